"""Which issue a stretch of text is about, by the cue words of the agenda."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache, partial
from itertools import count
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.agenda import Agenda, Direction
from zopa.language.compact import LANGUAGES
from zopa.language.grammar import grammar
from zopa.language.stances import stance_words
from zopa.language.text import Words
from zopa.reading.across import uninterrupted
from zopa.reading.cues import ACTOR, GAP, NUMBER, PLACE, Cue, Hit
from zopa.reading.gazetteer import actor_words
from zopa.reading.given_up import GivenUp
from zopa.reading.kindred import Kindred
from zopa.reading.poles import Poles

_MEMORY = 200_000  # words; enough for all of a language's news
_JOINT = 2  # letters that join the parts of a compound
_BEGINNING = 4  # letters, at most, by which cues with a star are told apart first
_APART = 4  # words up to the one behind a gap; little words do not count
_FAR = 7  # the same with little words
_ANY = r"[\w\-‑]*"  # what a star stands for
_TAIL = re.compile(_ANY)

Needing = tuple[Cue, frozenset[str]]
"""A cue with the words behind its second that any text has in lower case where it says the cue."""


class Starting(Struct, frozen=True, gc=False):
    """The cues that a word can start: ``alone`` without any other, ``several`` for whether some need
    more words.

    Of these ``named`` has the ones whose next word is written as here, ``open`` all others; each with
    its place in the order. ``followed`` has those that a next word, as it is written, lets go on.
    """

    alone: tuple[Needing, ...]
    several: bool
    named: dict[str, list[tuple[int, Needing]]]
    open: list[tuple[int, Needing]]
    followed: dict[str, tuple[Needing, ...]] = {}


class CueIndex:
    """Finds cues. What a single word can start is worked out once and kept."""

    def __init__(self, agenda: Agenda, language: str) -> None:
        self.parties = frozenset(party.id for party in agenda.parties)
        self._exact: dict[str, list[Needing]] = {}
        self._wild: dict[
            str, list[tuple[int, str, Needing]]
        ] = {}  # by how they begin, with their order
        # those that begin with the star, by letters that stand behind it
        self._inner: list[tuple[str, tuple[int, str, Needing]]] = []
        self._memory: dict[str, Starting] = {}
        self._pairs = 0  # how many pairs of words are kept
        self._order = count()
        known = language in LANGUAGES
        self._bearers = stance_words(language).bearers if known else frozenset()
        self._kindred = Kindred(language) if language in LANGUAGES else None
        self._agenda, self._language = agenda, language
        self._light = _light_words(language) if known else frozenset()
        for issue in agenda.issues:
            cues = issue.cues.get(language)
            given_up = GivenUp(issue, language)
            poles = Poles(issue, language)
            cue_of = partial(
                Cue,
                issue=issue.id,
                general=issue.general,
                ends=given_up.asked,
                keeps=poles.keeps,
                changes=poles.changes,
                raises=poles.raises,
            )
            if cues is not None:
                listed: dict[Direction, tuple[str, ...]] = {
                    "for": cues.for_,
                    "against": cues.against,
                    "topic": cues.topic,
                }
                for direction, texts in listed.items():
                    topic = direction == "topic"
                    for text in texts:
                        cue = cue_of(
                            words=_compiled(text),
                            option=None,
                            direction=direction,
                            given_up=topic and given_up.names(text),
                            undoing=poles.undoing if topic else frozenset(),
                        )
                        self._add(cue, text, cues.places)
            places = cues.places if cues is not None else ()
            for option in issue.options:
                for text in option.cues.get(language, ()):
                    cue = cue_of(
                        words=_compiled(text),
                        option=option.id,
                        direction="for",
                        given_up=given_up.names(text, option=True),
                        undoing=poles.undoing,
                    )
                    self._add(cue, text, places)
        if self._kindred is not None:
            self._kindred.seal()

    @cached_property
    def _actors(self) -> frozenset[str]:
        """What the word for any party stands for; few agendas have it."""
        return actor_words(self._agenda, self._language)

    def _add(self, cue: Cue, text: str, places: tuple[str, ...]) -> None:
        if self._kindred is not None and ACTOR not in cue.words:
            self._kindred.add(cue, text, places)
        if PLACE in cue.words:
            return  # in whatever order the words come
        first, needing = cue.words[0], (cue, _needed(cue))
        if "*" in first:
            start = first.partition("*")[0].lower()[:_BEGINNING]
            one = (next(self._order), first, needing)
            if start:
                self._wild.setdefault(start, []).append(one)
            else:
                self._inner.append((max(first.lower().split("*"), key=len), one))
        else:
            self._exact.setdefault(first, []).append(needing)

    def _starting(self, text: str, low: str) -> Starting:
        """The cues that a word as it is written can start; worked out once for each word."""
        found: list[Needing] = []
        if text[0].isdigit():
            found += self._exact.get(NUMBER, ())
        if text[0].isalnum():
            acronym = _acronym(text) and text in self._exact
            found += self._exact.get(text if acronym else low, ())
            if acronym and text != low:
                found += self._exact.get(low, ())
            near = self._beginning(low)
            wild = [(order, cue) for order, word, cue in near if self._meant(word, low)]
            found += [cue for _, cue in sorted(wild, key=itemgetter(0))]
        known = _started(found) if found else _NOTHING
        if len(self._memory) < _MEMORY and len(text) < 100:
            self._memory[text] = known
        return known

    def _meant(self, word: str, low: str) -> bool:
        """Whether a word with stars stands for a word, and for a matter: "Zoll*" not for "Zollexperte"."""
        start, _, rest = word.lower().partition("*")
        return _fits(word, low) and (bool(rest) or not self._bearer(low[len(start) :]))

    def _bearer(self, ending: str) -> bool:
        """Whether what stands for a star is a noun for somebody, "Zollexperte"; a letter or two join it."""
        return any(ending[at:] in self._bearers for at in range(_JOINT + 1))

    def _beginning(self, low: str) -> list[tuple[int, str, Needing]]:
        """The cues with a star that begin as a word does, and those that begin with the star."""
        near = [one for letters, one in self._inner if letters in low]
        for letters in range(1, min(_BEGINNING, len(low)) + 1):
            near += self._wild.get(low[:letters], ())
        return near

    def _before(self, starting: Starting, text: str, low: str) -> tuple[Needing, ...]:
        """The cues of a word that may go on with the next one; worked out once for each pair."""
        cues = starting.followed.get(text)
        if cues is None:
            may = [one for one in starting.open if self._goes_on(one[1][0].words[1:2], text, low)]
            may += starting.named.get(low, ())
            if text != low:
                may += starting.named.get(text, ())
            cues = tuple(cue for _, cue in sorted(may, key=itemgetter(0)))
            if self._pairs < _MEMORY and len(text) < 100:
                self._pairs += 1
                starting.followed[text] = cues
        return cues

    def near(self, tokens: Words, first: int, last: int) -> list[Hit]:
        """The cues of ``find`` and those that words of the same families stand for.

        A derived cue yields to a literal one on the same words, unless it has more of them and the
        literal one only names a matter or the same issue without an option.
        """
        literal = self.find(tokens, first, last)
        if self._kindred is None:
            return literal
        words = uninterrupted(tokens, first, last, grammar(self._language))
        if words is not None:
            literal = self._across(literal, tokens, words)
        derived = self._kindred.find(tokens, first, last)
        return _weighed(literal, derived) if derived else literal

    def _across(self, literal: list[Hit], tokens: Words, words: list[int]) -> list[Hit]:
        """Cues with those whose words stand before and behind a relative clause: "Land, das X hält,
        abtreten".
        """
        texts, lows = tokens.text, tokens.low
        joined = Words([texts[i] for i in words], [lows[i] for i in words], [], [])
        found = [
            Hit(words[hit.first], words[hit.last - 1] + 1, hit.cue)
            for hit in self.find(joined, 0, len(words))
            if words[hit.last - 1] - words[hit.first] >= hit.last - hit.first
        ]
        return _best([*literal, *found]) if found else literal

    def find(self, tokens: Words, first: int, last: int) -> list[Hit]:
        """Cues in words ``first`` to ``last`` of a text; of overlapping ones on one issue the best is kept:
        one that names an option, then the longer one.
        """
        hits: list[Hit] = []
        texts, lows = tokens.text, tokens.low
        memory = self._memory
        present: frozenset[str] = frozenset()
        for index in range(first, last):
            text = texts[index]
            starting = memory.get(text)
            if starting is None:
                starting = self._starting(text, lows[index])
            cues = starting.alone
            if starting.several and index + 1 < last:
                cues = self._before(starting, texts[index + 1], lows[index + 1])
            for cue, needed in cues:
                if needed:
                    present = present or frozenset(lows[first:last])
                    if not needed <= present:
                        continue
                end = self._rest(cue, texts, lows, index, last) if len(cue.words) > 1 else index + 1
                if end:
                    hits.append(Hit(index, end, cue))
        return _best(hits) if len(hits) > 1 else hits

    def _rest(self, cue: Cue, texts: list[str], lows: list[str], index: int, last: int) -> int:
        at = index + 1
        gap = False
        for word in cue.words[1:]:
            if word == GAP:
                gap = True
                continue
            left = _APART if gap else 1
            for i in range(at, min(at + (_FAR if gap else 1), last)):
                if self._same(word, texts[i], lows[i]):
                    at = i + 1
                    break
                left -= lows[i] not in self._light
                if not left:
                    return 0
            else:
                return 0
            gap = False
        return at

    def _goes_on(self, second: tuple[str, ...], text: str, low: str) -> bool:
        """Whether the second word of a cue, if it has one, may be a word of a text, or stand behind it."""
        return all(word == GAP or self._same(word, text, low) for word in second)

    def _same(self, word: str, text: str, low: str) -> bool:
        """Whether a word of a cue, none with a gap, stands for a word of a text."""
        return low in self._actors if word == ACTOR else _same(word, text, low)


_NOTHING = Starting((), several=False, named={}, open=[])


def _started(cues: list[Needing]) -> Starting:
    """The cues that one word can start, told apart by their next words."""
    alone = tuple(one for one in cues if all(word == GAP for word in one[0].words[1:]))
    named: dict[str, list[tuple[int, Needing]]] = {}
    several: list[tuple[int, Needing]] = []
    # of equally good ones the first is kept: one whose next word is open
    ordered = sorted(cues, key=lambda one: "".join(one[0].words[1:2]).isalpha())
    for place, one in enumerate(ordered):
        word = "".join(one[0].words[1:2])
        if word.isalpha():
            named.setdefault(word, []).append((place, one))
        else:
            several.append((place, one))
    return Starting(alone, len(cues) > len(alone), named, several)


def _weighed(literal: list[Hit], derived: list[Hit]) -> list[Hit]:
    """Literal and derived cues, of those on the same words the one that says more."""
    kept = list(literal)
    derived.sort(key=lambda h: (h.first - h.last, h.cue.option is None, h.first))
    for hit in derived:
        rivals = [k for k in kept if k.first < hit.last and hit.first < k.last]
        if all(_gives_way(rival, hit) for rival in rivals):
            kept = [k for k in kept if k not in rivals]
            own = any(not k.derived and k.cue.issue == hit.cue.issue for k in rivals)
            kept.append(replace(hit, derived=not own))  # the text names the matter itself
    return sorted(kept, key=lambda h: (h.first, h.cue.option is None, h.first - h.last))


def _gives_way(rival: Hit, hit: Hit) -> bool:
    """Whether a cue on some of the words of a derived one says less than that."""
    if rival.derived or hit.last - hit.first <= rival.last - rival.first:
        return rival.cue.general and not hit.cue.general
    if not hit.first <= rival.first < rival.last <= hit.last:
        return False
    if rival.cue.issue == hit.cue.issue:
        return rival.cue.option is None
    return rival.cue.general or (rival.cue.direction == "topic" and rival.cue.option is None)


def _light_words(language: str) -> frozenset[str]:
    """Words that part nothing: "Boden könne jedoch kein Präsident hergeben"."""
    closed = grammar(language)
    little = closed.articles | closed.negations | closed.pronouns
    return little | closed.finite | closed.contrast


def _best(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda h: (h.first, h.cue.option is None, h.first - h.last))
    kept: list[Hit] = []
    for hit in hits:
        rival = next(
            (
                k
                for k in kept
                if k.cue.issue == hit.cue.issue and k.first < hit.last and hit.first < k.last
            ),
            None,
        )
        if rival is None:
            kept.append(hit)
        elif (hit.cue.option is not None, hit.last - hit.first) > (
            rival.cue.option is not None,
            rival.last - rival.first,
        ):
            kept[kept.index(rival)] = hit
    return kept


def _compiled(text: str) -> tuple[str, ...]:
    """The words of a cue; all but acronyms in lower case."""
    return tuple(_fold(word) for word in text.split())


def _acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _fold(word: str) -> str:
    return word if _acronym(word) else word.lower()


def _same(word: str, text: str, low: str) -> bool:
    if word == low or (word == NUMBER and low[0].isdigit()):
        return True
    if "*" in word:
        return _fits(word, low)
    return text == word


def _fits(word: str, low: str) -> bool:
    """Whether a word with stars stands for a word in lower case."""
    start, _, rest = word.lower().partition("*")
    if rest:
        return _pattern(word).fullmatch(low) is not None
    return low.startswith(start) and _TAIL.fullmatch(low, len(start)) is not None


def _needed(cue: Cue) -> frozenset[str]:
    """The words of a cue behind its second that are no acronyms and have no other forms."""
    return frozenset(
        word
        for word in cue.words[2:]
        if "*" not in word and word not in {ACTOR, GAP, NUMBER} and word == word.lower()
    )


@lru_cache(maxsize=8192)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(re.escape(word.lower()).replace(r"\*", _ANY))
