"""On whose side an officeholder stands whose office names no party: what the report shows around the name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from zopa.language.saying import speech_words
from zopa.language.stances import Frame, StanceWords, stance_words
from zopa.language.text import QUOTE_MARKS
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.referents import Referents

_OFFICE = 3  # words before an apposition in which the body stands
_RELATIVE = 8  # words behind a name in which its delegation is named
_TITLED = 12  # words behind a name in which its office and whose it is are told
_HEADED = 10  # words before a name in which its office and whose it is are told
_BELONGS = 7  # words behind a name in which the side that it belongs to is named
_STOPS = frozenset([*",;:.!?()–—", *QUOTE_MARKS])


def sides(
    page: Page,
    referents: Referents,
    acting: Mapping[int, Sequence[Name]],
    homes: Sequence[tuple[int, str, frozenset[int]]],
) -> dict[str, str]:
    """The party of each person with an office for whom all signs agree on one.

    ``homes``: sentences with the person who speaks in them and the words that are quoted. A sign is
    the delegation a person leads ("der Kiews Delegation anführt"), the owner or capital of an office
    told behind the name ("X, Vizeministerin in Kiew"), the side whose officer it is ("Peru will not
    pay, its trade minister X said"), the capital where the person speaks, the side that the sentence
    before was about where the speech only goes on with it, and the one whose stance the person tells
    ("Peru lehne das ab, sagte Ministerin X"), if it is nobody who stands between the sides.
    """
    signs = _Signs(page, referents, acting)
    found: dict[str, set[str]] = {}
    for name in referents.names:
        if name.role == "person" and name.actor is not None and signs.unbound(name.actor):
            led = signs.led(name) if signs.open(name.actor) else None
            party = led or signs.titled(name) or signs.headed(name) or signs.belongs(name)
            party = party or signs.owned(name)
            if party is not None:
                found.setdefault(name.actor, set()).add(party)
    heard = {actor for _, actor, _ in homes}
    others = [one for one in signs.saying() if one[1] not in heard]
    for place, actor, quoted in (*homes, *others):
        if signs.open(actor):
            party = signs.of_place(place, actor) or signs.going_on(place, actor, quoted)
            party = party or signs.answering(place, actor, quoted)
            if party is not None:
                found.setdefault(actor, set()).add(party)
    return {actor: parties.pop() for actor, parties in found.items() if len(parties) == 1}


class _Signs:
    def __init__(
        self, page: Page, referents: Referents, acting: Mapping[int, Sequence[Name]]
    ) -> None:
        self.page = page
        self.referents = referents
        self.acting = acting
        self.grammar = page.grammar
        self.lexicon: StanceWords = stance_words(page.language)
        self._low = page.words.low
        self._private = {
            n.actor for n in referents.names if n.actor is not None and (not n.speaks or n.former)
        }
        self._described = {
            n.actor for n in referents.names if n.role == "person" and self._in_office(n)
        }

    def _in_office(self, name: Name) -> bool:
        """ "der Berichterstatter der Kammer, X": the noun of a body before a name in apposition."""
        behind = self._low[name.last : name.last + _RELATIVE]
        if behind[:1] == [","] and behind[1:2] and behind[1] in self.grammar.relatives:
            return not self.lexicon.sides.isdisjoint(behind)
        at = name.head - 1
        if at < 1 or self._low[at] != ",":
            return False
        return not self.lexicon.sides.isdisjoint(self._low[max(at - _OFFICE, 0) : at])

    def saying(self) -> list[tuple[int, str, frozenset[int]]]:
        """The sentences that end with a verb of saying and a person, whom nothing else shows to speak."""
        cues = speech_words(self.page.language).cues
        found = []
        for name in self.referents.names:
            place = self._place(name.head)
            sentence = self.page.sentences[place]
            closes = name.last + 1 == sentence.last and name.head - 2 > sentence.first
            says = closes and self._low[name.head - 1] in cues and self._low[name.head - 2] == ","
            if says and name.role == "person" and name.actor is not None:
                found.append((place, name.actor, frozenset(range(sentence.first, name.head - 1))))
        return found

    def unbound(self, actor: str) -> bool:
        """Whether a person has no party that the report names, and may have an office."""
        known = self.referents.known.get(actor)
        return (
            known is not None
            and known.kind == "person"
            and known.party is None
            and actor not in self._private
        )

    def open(self, actor: str) -> bool:
        """Whether a person has an office and no party that the report names."""
        titled = actor in self._described or bool(self.referents.known[actor].titles)
        return titled and self.unbound(actor)

    def led(self, name: Name) -> str | None:
        """The party of the delegation in the relative clause behind a name."""
        at = name.last
        low = self._low
        if at + 1 >= len(low) or low[at] != "," or low[at + 1] not in self.grammar.relatives:
            return None
        end = next((i for i in range(at + 2, len(low)) if low[i] in _STOPS), len(low))
        sides = [n for n in self.referents.within(at + 2, end) if n.kind != "person" and n.party]
        for other in sides:
            stands_for = low[other.head - 1] in self.grammar.beneficiary
            leads = low[end - 1] in self.lexicon.leading and not other.genitive
            if other.role != "adjective" and (stands_for or leads):
                return other.party
        for other in self.referents.within(at + 2, min(at + _RELATIVE, len(low))):
            noun = low[other.last] if other.last < len(low) else ""
            owns = (other.genitive or other.role == "adjective") and noun in self.lexicon.sides
            if owns or other.role == "body":
                return other.party or other.owner or other.actor
        return None

    def titled(self, name: Name) -> str | None:
        """The party of the office in apposition behind a name: "X, Ministerin in Oslo, ..."."""
        low, people = self._low, self.referents.people
        limit = min(name.last + _TITLED, len(low))
        if name.last + 2 >= limit or low[name.last] != ",":
            return None
        end = next((i for i in range(name.last + 1, limit) if low[i] in _STOPS), limit)
        words = range(name.last + 1, end)
        title = next((i for i in words if self._is_title(low[i])), None)
        if title is None or any(low[i] in people.former for i in words):
            return None
        posted = low[title].endswith(people.posted)
        before = self._opens_with(name.last + 1, title)
        parties = set()
        for other in self.referents.within(name.last + 1, end):
            party = other.party or other.owner
            at = self._low[other.head - 1]
            placed = at in self.grammar.owning and not (posted and at in self.grammar.locatives)
            if party is None or other.role == "person":
                continue
            if other.first < title:
                owns = other.role == "adjective" or other.genitive
            else:
                owns = (other.genitive or placed) and other.head - title <= _OFFICE
            if owns:
                parties.add(party)
        return parties.pop() if len(parties) == 1 and before else None

    def headed(self, name: Name) -> str | None:
        """The party of the office before a name in apposition: "der Gesandte der Union, X, ..."."""
        comma = name.head - 1
        closed = name.last >= len(self._low) or self._low[name.last] in _STOPS
        if comma < _OFFICE or self._low[comma] != "," or not closed:
            return None
        place = self._place(comma)
        first = max(self.page.sentences[place].first, comma - _HEADED)
        owner = next((n for n in self.referents.within(first, comma) if n.last == comma), None)
        if owner is None or owner.role in {"person", "adjective"}:
            return None
        if owner.role == "title":
            return owner.party
        linked = self._low[owner.head - 1] in self.grammar.owner_links
        title = owner.head - (2 if linked else 1)
        owns = linked or owner.genitive
        return owner.party if owns and title >= first and self._is_title(self._low[title]) else None

    def belongs(self, name: Name) -> str | None:
        """The party behind a name: "X von der Union", "X (Union)", "X aus der Delegation von Peru"."""
        at, low = name.last, self._low
        bracket = low[at : at + 1] == ["("]
        if not bracket and low[at : at + 1] and low[at] not in self.referents.people.belonging:
            return None
        found = self.referents.within(at + 1, at + _BELONGS)
        other = next((n for n in found if n.party is not None and n.role != "person"), None)
        if other is None:
            return None
        nouns = [i for i in range(at + 1, other.head) if self.page.words.text[i][0].isupper()]
        if bracket:
            return other.party if low[other.last : other.last + 1] in ([","], [")"]) else None
        behind = low[other.last] if other.last < len(low) else ""
        if any(low[i] in self.lexicon.sides for i in nouns) or (
            (other.role == "adjective" or other.genitive) and behind in self.lexicon.sides
        ):
            return other.party or other.owner
        named = other.kind not in {"state", "person"} and other.role == "name"
        grouped = named or other.role == "body"
        known = all(low[i] in self.referents.people.collectives for i in nouns)
        return other.party if grouped and known else None

    def owned(self, name: Name) -> str | None:
        """The party that "its" means before the title of a name: the one that the sentence is about, or
        the one before it.
        """
        at = next(
            (i for i in range(name.first - 1, name.first - _OFFICE - 2, -1) if self._possesses(i)),
            None,
        )
        if at is None or not any(self._is_title(self._low[i]) for i in range(at + 1, name.last)):
            return None
        if any(self.page.words.text[i] in _STOPS for i in range(at + 1, name.first)):
            return None
        place = self._place(at)
        if self._low[at] in self.grammar.whose:
            return self._whose(place, at)
        subjects = [n for n in self.acting.get(place, ()) if n.first < at]
        begins = self.page.sentences[place].first == at
        if (begins or self.grammar.inverted_cue) and not subjects and place:
            subjects = [n for n in self.acting.get(place - 1, ()) if n.first < at]
        parties = {n.party for n in subjects if n.kind != "person" or n.party is not None}
        return parties.pop() if len(parties) == 1 else None

    def _whose(self, place: int, index: int) -> str | None:
        """The side that "deren" and "dessen" take up: the last one before it in the sentence, else that
        of the sentence before.
        """
        first = self.page.sentences[place].first
        near = self.referents.within(first, index)
        if not near and place:
            near = self.referents.within(self.page.sentences[place - 1].first, first)
            if len({name.party for name in near}) > 1:
                near = self.acting.get(place - 1, ())
        sides = [n for n in near if n.kind != "person" and n.role != "adjective" and n.party]
        return sides[-1].party if sides else None

    def _place(self, index: int) -> int:
        """The sentence that a word stands in."""
        return bisect_right(self.page.sentences, index, key=lambda one: one.first) - 1

    def _possesses(self, index: int) -> bool:
        possessors = self.grammar.possessives | self.grammar.whose
        return index >= 0 and self._low[index] in possessors

    def _opens_with(self, first: int, title: int) -> bool:
        """Whether only articles, adjectives and possessors stand before a title."""
        return title - first <= _OFFICE and not any(
            self._low[i] in self.grammar.prepositions for i in range(first, title)
        )

    def _is_title(self, low: str) -> bool:
        people = self.referents.people
        office = low in people.titles or low.endswith(people.title_endings)
        return office and not people.is_private(low)

    def of_place(self, place: int, actor: str | None = None) -> str | None:
        """The party whose capital or seat a sentence is set in; where it names the ``actor``, no comma may
        part the two: "Carls Mission in Oslo soll klären, wie Ministerin X es nannte" sets her nowhere.
        """
        sentence = self.page.sentences[place]
        links = self.grammar.locatives | self.grammar.place_sources
        names = self.referents.within(sentence.first, sentence.last)
        speaking = [name for name in names if name.actor == actor and actor is not None]
        parties = {
            name.party
            for name in names
            if name.role in {"capital", "seat"}
            and name.party is not None
            and name.head > 0
            and self._low[name.head - 1] in links
            and (not speaking or any(self._together(name, one) for one in speaking))
        }
        return parties.pop() if len(parties) == 1 else None

    def _together(self, one: Name, other: Name) -> bool:
        """Whether no mark parts two names."""
        first, last = min(one.last, other.last), max(one.head, other.head)
        return _STOPS.isdisjoint(self._low[first:last])

    def answering(self, place: int, actor: str, quoted: frozenset[int]) -> str | None:
        """The one party whose will an officer tells; not that of whom something is asked."""
        sentence = self.page.sentences[place]
        inside = [i for i in range(sentence.first, sentence.last) if i in quoted]
        lows = [self._low[i] for i in inside]
        between = self.referents.people.between
        if not inside or any(
            title.lower().endswith(between) for title in self.referents.known[actor].titles
        ):
            return None
        frames = [frame for low in lows for frame in self.lexicon.frames.get(low, ())]
        if not any(
            _wills(frame, lows) for frame in frames
        ) or not self.grammar.obligations.isdisjoint(lows):
            return None
        told = [n for n in self.acting.get(place, ()) if n.first in quoted]
        opens = [n for n in self.referents.within(inside[0], inside[-1] + 1) if n.first in quoted]
        for name in opens[:1]:  # "sagte, dass Peru das ablehne"
            before = set(self._low[inside[0] : name.head])
            told += [name] if before <= self.grammar.content_words and not name.genitive else []
        parties = {n.party for n in told if n.role != "adjective" and n.kind != "person"}
        return parties.pop() if len(parties) == 1 else None

    def going_on(self, place: int, actor: str, quoted: frozenset[int]) -> str | None:
        """The one party of the sentence before, if nothing shows that another side speaks here."""
        sentence = self.page.sentences[place]
        outside = (i for i in range(sentence.first, sentence.last) if i not in quoted)
        first = self.referents.known[actor].first
        if not sentence.first <= first < sentence.last:
            return None
        if place == 0 or any(self._low[i] in self.grammar.contrast for i in outside):
            return None
        before = self.page.sentences[place - 1]
        if before.paragraph != sentence.paragraph or before.heading:
            return None
        others = {
            n.actor
            for n in self.referents.within(sentence.first, sentence.last)
            if n.role != "adjective"
            and n.actor not in {None, actor}
            and not n.genitive
            and n.first not in quoted
        }
        if others:
            return None
        names = [
            n
            for n in self.acting.get(place - 1, ())
            if n.kind != "person" and n.party is not None and before.first <= n.first < before.last
        ]
        parties = {n.party for n in names} or {self.of_place(place - 1)} - {None}
        parties = parties or {
            n.party
            for n in self.referents.within(before.first, before.last)
            if n.party is not None and n.kind != "person" and n.role != "adjective"
        }
        return parties.pop() if len(parties) == 1 else None


def _wills(frame: Frame, lows: Sequence[str]) -> bool:
    """Whether words hold all that a way to say one's will asks for; its particle ends a clause."""
    if frame.origin != "statement" or frame.named or frame.fixed:
        return False
    ends = {low for low, behind in pairwise((*lows, ".")) if not behind[0].isalnum()}
    whole = not frame.particle or frame.particle in ends
    return whole and (not frame.needs or not frame.needs.isdisjoint(lows))
