"""What an issue asks to give up: "Die Sanktionen werden aufgehoben", "Lockerung der Ausfuhrkontrollen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zopa.case.agenda import Issue
from zopa.language.compact import LANGUAGES
from zopa.language.grammar import Grammar, grammar
from zopa.language.stances import StanceWords, stance_words
from zopa.language.threads import thread_words
from zopa.language.verbs import Forms

_LEAST = 4  # letters of a noun, or of the part of a compound, that names something
_ENDING = 3  # letters of the ending of a noun
_LINKS = ("s", "n", "en", "es")  # letters between the parts of a compound
_ROW = 3  # words between two verbs that a conjunction joins
_STAR = "*"
_WORD = re.compile(r"[\w\-‑]+")


class GivenUp:
    """The nouns that one issue asks to give up, by its question and the cues of those who are for it.

    What everybody wants to end ("Angriffe", "attacks") is given up as well, unless the question says
    that it is to be.
    """

    def __init__(self, issue: Issue, language: str) -> None:
        self._asked: set[str] = set()  # what the question says is to end
        self._nouns: set[str] = set()
        self._evils: frozenset[str] = frozenset()
        if language not in LANGUAGES:
            return
        self._language = language
        self._lexicon: StanceWords = stance_words(language)
        self._grammar: Grammar = grammar(language)
        self._kinds = thread_words(language).kinds
        question = _WORD.findall(issue.question.get(language, ""))
        self._asked |= self._ended(question)
        cues = issue.cues.get(language)
        wanted = {word.lower() for word in question} - self._asked
        for text in cues.for_ if cues is not None else ():
            words = text.replace(_STAR, "").split()
            ended = self._ended(words) | self._of_compound(text)
            self._nouns |= ended
            wanted |= set() if ended else {word.lower() for word in words}
        # what those who are for it name without its end is not given up: "Abbau der Erze", "Erzvertrag"
        self._nouns = {
            noun for noun in self._nouns if not any(word.startswith(noun) for word in wanted)
        }
        self._nouns |= self._asked
        evils = self._lexicon.evils | (self._lexicon.bounds if not self._bounds(issue) else set())
        self._evils = evils - ({word.lower() for word in question} - self._asked)

    @property
    def asked(self) -> bool:
        """Whether the question asks for the end of something."""
        return bool(self._asked)

    def names(self, text: str, *, option: bool = False) -> bool:
        """Whether a cue as the agenda writes it names something that is given up; one of an ``option``
        does so where it says how much of it is meant: "sämtliche Sanktionen".
        """
        if not self._nouns and not self._evils:
            return False
        words = text.split()
        if option:
            wholes = [word for word in words if word.lower() in self._lexicon.wholes]
            words = [word for word in words if word not in wholes] if wholes else []
        return bool(words) and all(self._is(word) for word in words)

    def _bounds(self, issue: Issue) -> bool:
        """Whether those who are for an issue want a bound."""
        asked = [issue.question.get(self._language, "")]
        cues = issue.cues.get(self._language)
        asked += cues.for_ if cues is not None else ()
        asked += [text for one in issue.options for text in one.cues.get(self._language, ())]
        words = {word.lower() for text in asked for word in _WORD.findall(text)}
        return any(word.endswith(bound) for word in words for bound in self._lexicon.bounds)

    def _is(self, word: str) -> bool:
        """Whether a word of a cue is one of those nouns, a form or a compound of it."""
        start, star, rest = word.lower().partition(_STAR)
        if rest or not start:
            return False
        if start in self._nouns | self._evils or any(low.startswith(start) for low in self._asked):
            return True
        begun = self._nouns | self._evils if star else ()
        if any(low.startswith(start) and len(low) - len(start) <= _ENDING for low in begun):
            return True
        kin = self._kinds.get(start, frozenset[str]())
        if star and not kin:  # "soldier*"
            forms = (low for low in self._kinds if low.startswith(start))
            kin = next((self._kinds[f] for f in forms if len(f) - len(start) <= _ENDING), kin)
        if not kin.isdisjoint(self._nouns):
            return True
        if not self._grammar.inverted_cue or not word[0].isupper():
            return False
        heads = self._asked if len(start) >= _LEAST else ()
        if any(low.endswith(start) for low in heads):
            return True  # "Zulage*", where the question ends the "Gefahrenzulage"
        return any(self._part(start, low) for low in self._nouns)

    def _part(self, word: str, noun: str) -> bool:
        """Whether a noun is the first or the last part of a compound that does not end it."""
        if len(noun) < _LEAST or len(word) <= len(noun):
            return False
        if word.endswith(noun):
            return True
        rest = word.removeprefix(noun)
        ended = any(rest.endswith(end) for end in self._lexicon.flips if len(end) >= _LEAST)
        return rest != word and len(rest) >= _LEAST and not ended

    def _of_compound(self, text: str) -> set[str]:
        """The noun that a compound ends: "Sanktionsabbau" gives "sanktion"."""
        if not self._grammar.inverted_cue or len(text.split()) > 1:
            return set()
        low = text.rstrip(_STAR).lower()
        for end in self._lexicon.flips:
            first = low.removesuffix(end)
            if len(end) >= _LEAST and first != low and len(first) >= _LEAST:
                return {first, *(first.removesuffix(link) for link in _LINKS)}
        return set()

    def _ended(self, words: Sequence[str]) -> set[str]:
        """The words of a sentence, or of a cue, whose end it tells, in lower case."""
        lows = [word.lower() for word in words]
        ends = [
            at for at, word in enumerate(words) if self._ends(word) and not self._noun(lows, at)
        ]
        leaving = self._verb(lows, self._lexicon.leaving)
        surrendering = self._verb(lows, self._lexicon.surrendering)
        denials = self._grammar.negations | self._grammar.nothing
        barred = next((at for at, low in enumerate(lows) if low in denials), None)
        if barred is not None and not ends and self._bars(lows, barred):
            return set(lows[barred + 1 :])  # "Es gibt keine Entlassungen"
        if ends and leaving is None and self._joined(lows, ends):
            at = ends[0]
            # a German verb of an end stands last, one or more
            last = (
                self._finite(lows, ends[-1])
                if self._grammar.inverted_cue
                else self._finite(lows, at)
            )
            alone = self._grammar.inverted_cue and lows[at + 1 : at + 2] != []
            alone = alone and lows[at + 1] in self._grammar.prepositions  # "ruhen während der"
            last = last and not alone
            behind = (self._is_noun(words[at]) and not self._passive(lows, at)) or last
            return set(lows[at + 1 :] if behind else lows[:at])
        if not ends and leaving is not None:
            rest = lows[leaving + 1 :]
            place = not self._grammar.articles.isdisjoint(rest[:1])  # "Peru leaves the island"
            own = place and not self._grammar.inverted_cue
            return set(rest) if own else set(lows[:leaving])
        if not ends and surrendering is not None:
            behind = self._finite(lows, surrendering) and surrendering + 1 < len(lows)
            return set(lows[surrendering + 1 :] if behind else lows[:surrendering])
        return set()

    def _bars(self, lows: Sequence[str], at: int) -> bool:
        """Whether a denial is an article, or "nothing" before a preposition: "pay nothing for parking"."""
        behind = lows[at + 1 : at + 2]
        nothing = lows[at] in self._grammar.nothing
        return lows[at] in self._grammar.articles or (
            nothing and not self._grammar.prepositions.isdisjoint(behind)
        )

    def _joined(self, lows: Sequence[str], ends: Sequence[int]) -> bool:
        """Whether there is one word of an end, or more of them in a row: "verboten oder begrenzt"."""
        between = lows[ends[0] + 1 : ends[-1]]
        return len(ends) == 1 or (
            len(between) < _ROW and not self._grammar.coordinators.isdisjoint(between)
        )

    def _ends(self, word: str) -> bool:
        low = word.lower()
        if low in self._lexicon.flip_verbs and (low == word or not self._grammar.inverted_cue):
            return True
        return low in self._lexicon.flips and self._is_noun(word)

    def _noun(self, lows: Sequence[str], at: int) -> bool:
        """Whether an English verb stands behind an article: "the veto"."""
        if self._grammar.inverted_cue or not at or lows[at] in self._lexicon.flips:
            return False
        return lows[at - 1] in self._grammar.articles

    def _is_noun(self, word: str) -> bool:
        return word[0].isupper() if self._grammar.inverted_cue else word in self._lexicon.flips

    def _finite(self, lows: Sequence[str], at: int) -> bool:
        """Whether a verb stands before its object: "lockert die Kontrollen", but not "wird gelockert"."""
        if not self._grammar.inverted_cue:
            return not self._passive(lows, at)
        return at < len(lows) - 1

    def _passive(self, lows: Sequence[str], at: int) -> bool:
        """Whether an English participle stands behind a helping verb: "wages are cut"."""
        helped = self._grammar.passive | self._grammar.auxiliaries
        return not self._grammar.inverted_cue and not helped.isdisjoint(lows[max(at - 2, 0) : at])

    def _verb(self, lows: Sequence[str], verbs: Sequence[Forms]) -> int | None:
        """Where one of some verbs stands, in one piece or two."""
        for at, low in enumerate(lows):
            for verb in verbs:
                if low in verb.joined or (low in verb.apart and not verb.particle):
                    return at
                if low in verb.apart and verb.particle in lows[at + 1 :]:
                    return at
        return None
