"""Segments of a sentence: words between breaks, on their way to become clauses."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from zopa.language.grammar import Grammar
from zopa.language.saying import SpeechWords, speech_words
from zopa.language.stances import stance_words
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.finite import finite_words, telling
from zopa.reading.page import Page

_BREAKS = frozenset(",;:–—()")
_ASIDE = 4  # words of an insertion that says nothing, and letters of an adverb
_ORNAMENTS = frozenset({"+", "++", "+++", "*", "**", "***", "•", "|"})  # "+++ Ticker +++"
_SILENT = QUOTE_MARKS | frozenset(".!?…'") | _ORNAMENTS  # marks that belong to no clause
_CLEFT = 3  # words at least of "It is Peru"
_SUBJECT = 6  # words at most of "with the Kenyan government insisting"
_PLACE = 2  # words of "in Lima"
_ADDRESSED = 5  # words at most that tell whom somebody tells something


class Segment(Struct):
    """Words between two breaks, ``opener`` before them, on their way to become a clause.

    ``first`` and ``second`` are the first words behind a conjunction, ``finite`` the finite verbs.
    """

    opener: str
    words: list[int]
    start: int
    first: str
    second: str
    finite: list[int]
    joined: bool


class SegmentReader:
    """Cuts the sentences of one page into segments."""

    def __init__(self, page: Page) -> None:
        self.grammar: Grammar = page.grammar
        self.finite = finite_words(page)
        self._words = page.words
        self._texts = page.words.text
        self._low = page.words.low
        self._openers = self.grammar.clause_openers
        self._no_objects = self.grammar.prepositions | self.grammar.coordinators
        self._inverting = frozenset() if self.grammar.inverted_cue else self.grammar.obligations
        self._inverting &= self.grammar.if_verbs
        self._verbs = telling(page.language)
        self._deals = stance_words(page.language).papers
        self._speech: SpeechWords = speech_words(page.language)

    def read(self, sentence: Sentence) -> list[Segment]:
        """The segments of one sentence, in their order."""
        return [self._segment(opener, words) for opener, words in self._runs(sentence)]

    def _runs(self, sentence: Sentence) -> list[tuple[str, list[int]]]:
        """Runs of words between breaks, each with the break before it."""
        texts, low = self._texts, self._low
        runs: list[tuple[str, list[int]]] = []
        current: list[int] = []
        opener = ""
        asides = self._asides(sentence)
        for index in range(sentence.first, sentence.last):
            word = texts[index]
            if word == "," and (self._in_number(index) or index in asides):
                continue
            if word in _BREAKS or (word == "-" and current):
                if current:
                    runs.append((opener, current))
                    current = []
                opener = word
            elif word not in _SILENT:
                if current and self._splits(index, current, sentence):
                    led = self._led(index, current)
                    if led:
                        current.remove(led)
                    if current:
                        runs.append((opener, current))
                        opener = low[index]
                    current = [led] if led else []
                current.append(index)
        if current:
            runs.append((opener, current))
        return runs

    def _led(self, index: int, current: list[int]) -> int | None:
        """The preposition right before an English relative pronoun: "something to which it agrees"."""
        grammar, low = self.grammar, self._low
        if grammar.inverted_cue or low[index] not in grammar.relatives - grammar.content_words:
            return None
        return current[-1] if low[current[-1]] in grammar.prepositions else None

    def _in_number(self, index: int) -> bool:
        """Whether a comma stands within a number: "800,000"."""
        words = self._words
        if not 0 < index < len(words) - 1:
            return False
        digits = words.text[index - 1][-1].isdigit() and words.text[index + 1][0].isdigit()
        close = (
            words.end[index - 1] == words.start[index]
            and words.end[index] == words.start[index + 1]
        )
        return digits and close

    def _asides(self, sentence: Sentence) -> frozenset[int]:
        """The commas around English words that say nothing: ", however,", ", for its part,"."""
        if not self.grammar.asides:
            return frozenset()
        commas = [i for i in range(sentence.first, sentence.last) if self._texts[i] == ","]
        found: set[int] = set()
        for first, last in pairwise(commas):
            inner = self._low[first + 1 : last]
            aside = 0 < len(inner) <= _ASIDE and all(self.aside(low) for low in inner)
            if aside or self._breaks_in(first, last, sentence):
                found |= {first, last}
        return frozenset(found)

    def _breaks_in(self, first: int, last: int, sentence: Sentence) -> bool:
        """Whether two commas part an auxiliary from its verb: "would, in return for aid, give up"."""
        grammar, low = self.grammar, self._low
        if first == sentence.first or low[first - 1] not in grammar.helpers:
            return False
        if low[first + 1] in self._openers | grammar.coordinators or last + 1 >= sentence.last:
            return False
        return not any(self.finite[first + 1 : last]) and not self.can_be_subject(last + 1)

    def aside(self, low: str) -> bool:
        """Whether a word may stand in an insertion that says nothing: "however", "clearly"."""
        endings = tuple(self.grammar.adverb_endings)
        return low in self.grammar.asides or (len(low) > _ASIDE and low.endswith(endings))

    def _splits(self, index: int, current: list[int], sentence: Sentence) -> bool:
        """Whether a conjunction (or, in English, a bare subordinator) opens a new clause here."""
        grammar, low = self.grammar, self._low
        word = low[index]
        if not grammar.inverted_cue and word in self._openers:
            if not grammar.closed_pairs.isdisjoint(self._pairs(index)):
                return False
            if word in grammar.loose_subordinators:
                opens = low[index - 1] in self._verbs or self._told(index, current, sentence)
                opens = opens or self._behind_particle(index, current)
                opens = opens or self._describes(index, current, sentence)
                follows = index + 1 < sentence.last and self.finite[index + 1]
                opens = opens or (low[index - 1] in self._deals and follows)
                if word in grammar.conditions:
                    return self.has_finite(current) and self._awaits(index, sentence)
                opens = opens or (low[index - 1] in self._speech.telling_nouns and not follows)
                opens = opens or (self.cleft(current) and follows)
                return word in grammar.content_words and opens
            return True
        if word in grammar.absolutes:
            return self._absolute(index, sentence)
        if word in self._inverting and index + 1 < sentence.last:
            # "would agree should Peru ask for it"
            noun = low[index - 1] not in self._no_objects | self._openers
            return noun and self.has_finite(current) and self.can_be_subject(index + 1)
        if word in grammar.contrast:
            # in German "aber" joins clauses only behind a comma: "könne man sich aber vorstellen"
            if grammar.inverted_cue or word not in grammar.joining_contrast:
                return False
        elif word not in grammar.coordinators or self._joins_verbs(index, sentence):
            return False
        if self._joins_adverbs(index, current, sentence):
            return False
        return self.has_finite(current) and self._verb_ahead(index, current, sentence)

    def _absolute(self, index: int, sentence: Sentence) -> bool:
        """Whether a subject with a participle follows: "with Kenya insisting on a toll"."""
        grammar, texts = self.grammar, self._texts
        for at in range(index + 2, min(index + _SUBJECT, sentence.last - 1)):
            if texts[at] in _BREAKS or self._low[at] in grammar.prepositions:
                return False
            if self.finite[at]:
                ends = self._low[at].endswith(grammar.present_participle)
                return ends and self.can_be_subject(index + 1)
        return False

    def cleft(self, current: list[int]) -> bool:
        """Whether words only say of whom what follows is told: "It is Peru | that wants ..."."""
        grammar, low = self.grammar, self._low
        if len(current) < _CLEFT or low[current[0]] not in grammar.it_words:
            return False
        return low[current[1]] in grammar.passive and self._texts[current[-1]][0].isupper()

    def _behind_particle(self, index: int, current: list[int]) -> bool:
        """Whether the particle of a verb of saying stands right before: "made it plain that"."""
        low, particles = self._low, self._speech.particles
        return any(low[index - 1] in particles.get(low[i], {}) for i in current)

    def _told(self, index: int, current: list[int], sentence: Sentence) -> bool:
        """Whether only words that tell whom, where and when stand between a verb of saying and a
        conjunction: "said on Monday that", "told reporters in Lima that".
        """
        low, speech = self._low, self._speech
        verb = next((i for i in reversed(current) if self.finite[i]), None)
        if verb is None or low[verb] not in speech.cues or index + 1 == sentence.last:
            return False
        if self.finite[index + 1]:
            return False  # "told those that asked"
        between = range(verb + 1, index)
        placed = [i for i in between if low[i] in self.grammar.prepositions]
        if not placed:
            told = speech.cues[low[verb]] in speech.addressing and len(between) <= _ADDRESSED
            return told or low[index - 1] in speech.times
        apart = speech.times | speech.occasions
        return low[index - 1] in apart or (
            placed[-1] == index - _PLACE and self._texts[index - 1][0].isupper()
        )

    def _describes(self, index: int, current: list[int], sentence: Sentence) -> bool:
        """Whether "that" says more of the subject of a clause whose verb stands behind it: "The toll that
        Peru wants is too high".
        """
        if not current or self.has_finite(current) or self._low[current[-1]] in self._no_objects:
            return False
        following = range(index + 1, sentence.last)
        end = next((i for i in following if self._texts[i] in _BREAKS), sentence.last)
        return sum(self.finite[index + 1 : end]) > 1

    def _awaits(self, index: int, sentence: Sentence) -> bool:
        """Whether a verb of its own stands behind "until", an apposition passed over: "until the ban on its
        bank, Ibo, is lifted".
        """
        end = next(
            (
                i
                for i in range(index + 1, sentence.last)
                if self._low[i] in self.grammar.coordinators
            ),
            sentence.last,
        )
        marks = [i for i in range(index + 1, end) if self._texts[i] in _BREAKS]
        if any(self.finite[index + 1 : marks[0] if marks else end]):
            return True
        if len(marks) < _PLACE or self._texts[marks[0]] != "," or self._texts[marks[1]] != ",":
            return False
        apart = any(self.finite[marks[0] : marks[1]]) or marks[1] - marks[0] > _ADDRESSED
        return not apart and marks[1] + 1 < end and self.finite[marks[1] + 1]

    def _joins_adverbs(self, index: int, current: list[int], sentence: Sentence) -> bool:
        """Whether a conjunction stands between small words before the German infinitive that closes a
        clause: "wird dem nie und nimmer zustimmen".
        """
        grammar, low = self.grammar, self._low
        if (
            not grammar.inverted_cue
            or self.finite[index - 1]
            or not self._texts[index - 1].islower()
        ):
            return False
        if low[index - 1] in grammar.pronouns or len(current) < _ASIDE:
            return False
        for at in range(index + 1, sentence.last - 1):
            word = self._texts[at]
            if (
                not word.islower()
                or low[at] in grammar.pronouns | grammar.articles - grammar.negations
            ):
                return False
            if self.finite[at]:
                last = self._texts[at + 1] in _BREAKS or self._texts[at + 1] in _SILENT
                return last and at > index + 1 and low[at].endswith(grammar.infinitive_ending)
        return False

    def _pairs(self, index: int) -> tuple[str, str]:
        """A word with the one before it, and with the one behind it."""
        low = self._low
        behind = low[index + 1] if index + 1 < len(low) else ""
        return f"{low[index - 1]}+{low[index]}", f"{low[index]}+{behind}"

    def _joins_verbs(self, index: int, sentence: Sentence) -> bool:
        """Whether a conjunction stands between two verbs with one object: "das können und wollen wir
        nicht".
        """
        behind = index + 2
        if not sentence.first < index or behind >= sentence.last or not self.finite[index + 1]:
            return False
        goes_on = self._texts[behind][0].isalnum()
        return goes_on and self.finite[index - 1] and self._low[index - 1] in self.grammar.finite

    def _verb_ahead(self, index: int, current: list[int], sentence: Sentence) -> bool:
        """Whether a finite verb follows that does not close a clause begun before the conjunction."""
        grammar, low = self.grammar, self._low
        for at in range(index + 1, sentence.last):
            if self._texts[at] in _BREAKS or low[at] in grammar.coordinators:
                return False
            if self.finite[at]:
                # A finite verb at the very end closes a clause that began before ("dass A und B tut").
                after = self._texts[at + 1] if at + 1 < sentence.last else "."
                closing = after in _BREAKS or after == "."
                return not (
                    closing and grammar.inverted_cue and low[current[0]] in grammar.subordinators
                )
        return False

    def has_finite(self, words: list[int]) -> bool:
        """Whether one of the words can be a finite verb."""
        return any(self.finite[i] for i in words)

    def _segment(self, opener: str, words: list[int]) -> Segment:
        grammar, low = self.grammar, self._low
        start = 0
        while start < len(words) - 1 and (
            low[words[start]] in grammar.coordinators
            or low[words[start]] in grammar.joining_contrast
        ):
            start += 1
        return Segment(
            opener,
            words,
            start,
            low[words[start]],
            low[words[start + 1]] if start + 1 < len(words) else "",
            [i for i in words if self.finite[i]],
            start > 0 or opener in grammar.coordinators,
        )

    def behind_setting(self, words: list[int], at: int) -> int:
        """Behind the setting with which the words from a place on begin, where a verb follows it: "and by
        her own account | pressed for aid". The place itself where somebody else follows.
        """
        grammar, low = self.grammar, self._low
        if low[words[at]] not in grammar.prepositions:
            return at
        verb = next((n for n in range(at + 1, len(words)) if self.finite[words[n]]), at)
        inner = words[at + 1 : verb]
        if not 0 < len(inner) < _ADDRESSED:
            return at
        alone = len(inner) == 1 and low[inner[0]] not in grammar.pronouns
        plain = not any(self.can_be_subject(i) for i in inner[1:])
        return verb if alone or (plain and self._texts[inner[0]][0].islower()) else at

    def can_be_subject(self, index: int) -> bool:
        """Whether a noun phrase may begin with a word: an article, a pronoun or a name."""
        grammar, low = self.grammar, self._low[index]
        known = low in grammar.articles or low in grammar.pronouns or low in grammar.it_words
        return known or self._texts[index][0].isupper()
