"""Words of the author that show a hedge: "angeblich", "nach eigenen Angaben", "soll gesagt haben"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from msgspec import Struct

from zopa.case.findings import Hedge
from zopa.language.hedging import HedgeWords, hedge_words
from zopa.language.signs import signs
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page
from zopa.reading.signs import SignReader
from zopa.reading.voice import Range

_NEAR = 5  # words between the parts of a phrase
_BESIDE = 8  # words between a place and "heißt es"
_REACH = 40  # words between a modal verb and its infinitive
_CALLED = 16  # words from "was" to "nennt"


class Mark(Struct, frozen=True):
    """Words that show a hedge; the first of ``spans`` tells where the mark stands.

    ``fact``: the words hedge what they stand in, whoever tells it ("soll gesagt haben"), and not a
    single term of it ("sogenannte").
    """

    hedge: Hedge
    spans: tuple[Range, ...]
    fact: bool = True

    @property
    def first(self) -> int:
        """The first word of the mark."""
        return self.spans[0][0]


@lru_cache(maxsize=100_000)
def _shows(language: str, low: str) -> bool:
    """Whether a lower-case word may show a hedge: a first test of each."""
    words = hedge_words(language)
    return (
        low in words.phrases
        or low in words.mere_hearsay
        or low in words.words
        or low in words.labels
        or low in words.plain_labels
        or low in words.modals
        or low in words.presumptions
        or low.endswith(words.rumours)
        or low in words.own
        or (bool(words.own_endings) and low.endswith(words.own_endings))
        or low in words.view_nouns
        or low in words.call_openers
        or low in words.call_participles
    )


class Marks:
    """Finds the marks in the sentences of one page."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.page = page
        self.words: HedgeWords = hedge_words(page.language)
        self._low = page.words.low
        self._texts = page.words.text
        self._signs = SignReader(page, clauses, signs(page.language))
        self._openers = page.grammar.clause_openers
        self._known: dict[int, tuple[Mark, ...]] = {}

    def find(self, sentence: Sentence) -> tuple[Mark, ...]:
        """The marks of a sentence in the order of their words."""
        known = self._known.get(sentence.first)
        if known is None:
            known = self._known[sentence.first] = tuple(self._find(sentence))
        return known

    def _find(self, sentence: Sentence) -> Iterator[Mark]:
        low, words, language = self._low, self.words, self.page.language
        for index in range(sentence.first, sentence.last):
            word = low[index]
            if not _shows(language, word):
                continue
            if self._means_else(index, sentence):
                continue
            if word in words.phrases:
                yield from self._phrases(index, sentence)
            if word in words.mere_hearsay:
                yield from self._mere(index, sentence)
            small = not self.page.grammar.inverted_cue or self._texts[index][0].islower()
            if word in words.words and (small or index == sentence.first):
                yield Mark(words.words[word], ((index, index + 1),))
            elif word in words.labels or word in words.plain_labels:
                yield from self._label(index, sentence)
            elif word in words.modals or word in words.presumptions:
                yield from self._modal(index, sentence)
            elif word.endswith(words.rumours):
                yield from self._rumour(index, sentence)
            elif word in words.own or (words.own_endings and word.endswith(words.own_endings)):
                yield from self._own(index, sentence)
            elif word in words.view_nouns:
                yield from self._view(index, sentence)
            elif word in words.call_openers:
                yield from self._called(index, sentence)
            elif word in words.call_participles:
                yield from self._participle(index, sentence)
        for sign, spans in self._signs.find(sentence):
            yield Mark(cast("Hedge", sign.says), spans, sign.fact)

    def _means_else(self, index: int, sentence: Sentence) -> bool:
        """Whether a phrase begins at a word in which its words hedge nothing: "in die Augen"."""
        low, exceptions = self._low, self.words.exceptions
        return low[index] in exceptions and any(
            pattern.end(low, last, sentence.last) is not None
            for last, pattern in exceptions.at(low, index, sentence.last)
        )

    def _phrases(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        for last, (hedge, pattern) in self.words.phrases.at(self._low, index, sentence.last):
            end = pattern.end(self._low, last, sentence.last)
            if end is not None:
                yield Mark(
                    hedge,
                    ((index, end),)
                    if end - index <= _NEAR
                    else self._apart(index, last, end, pattern.rest),
                )
                return

    def _apart(
        self, index: int, last: int, end: int, rest: tuple[tuple[str, ...], ...]
    ) -> tuple[Range, ...]:
        return ((index, last), (end - len(rest[-1]), end)) if rest else ((index, end),)

    def _mere(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        """ "Es heißt, ...": hearsay, but for "in der Erklärung heißt es" and "aus Kiew hieß es"."""
        low = self._low
        for last, pattern in self.words.mere_hearsay.at(low, index, sentence.last):
            end = pattern.end(low, last, sentence.last)
            near = range(max(sentence.first, index - _BESIDE), min(sentence.last, last + 2))
            if end is not None and not any(
                low[i] in self.words.place_links | self.words.source_links for i in near
            ):
                yield Mark("hearsay", ((index, end),))
                return

    def _label(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        """ "die angeblichen Garantien", "die sogenannten „Garantien“": a word before a term."""
        behind = index + 1
        if behind >= sentence.last or self._low[behind] == self.page.grammar.infinitive_mark:
            return  # "is supposed to"
        quoted = any(q.first == behind for q in self.page.quotations)
        if quoted or self._texts[behind][0].isalnum():
            yield Mark("framing", ((index, behind),), fact=False)

    def _own(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        """ "nach eigenen Angaben", "ihrer eigenen Darstellung zufolge"."""
        low = self._low
        for noun in range(index + 1, min(index + 3, sentence.last)):
            if low[noun] in self.words.own_nouns:
                first = index
                while first > sentence.first and index - first < 3:
                    if low[first - 1] in self.page.grammar.prepositions or low[first - 1] in (
                        self.page.grammar.articles | self.words.view_links
                    ):
                        first -= 1
                    else:
                        break
                last = noun + 1
                if last < sentence.last and low[last] in self.words.source_trailing:
                    last += 1
                if first < index or last > noun + 1:
                    yield Mark("self_report", ((first, last),))
                return

    def _view(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        """ "nach Lesart", "aus russischer Sicht", "seiner Ansicht nach", "in Moscow's telling"."""
        low, links = self._low, self.words.view_links
        behind = index + 1
        for first in range(index - 1, max(sentence.first, index - _NEAR) - 1, -1):
            word = low[first]
            if word in self.words.own and low[index] in self.words.own_nouns:
                return
            if word in links:
                if self._means_else(first, sentence):
                    return
                mine = behind < sentence.last and low[behind] in self.words.possessive
                yield Mark("self_report" if mine else "framing", ((first, index + 1),))
                return
            text = self._texts[first]
            if not (text[0].isalnum() or word in self.page.grammar.possessive_marks):
                break
            if word in self.page.grammar.prepositions and word not in self.page.grammar.owner_links:
                break
        if behind < sentence.last and low[behind] in self.words.view_trailing:
            yield Mark("framing", ((index, behind + 1),))

    def _rumour(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        """ "Branchengerüchten zufolge", "laut Gerüchten"."""
        low, behind = self._low, index + 1
        if behind < sentence.last and low[behind] in self.words.source_trailing:
            yield Mark("hearsay", ((index, behind + 1),))
        elif index > sentence.first and low[index - 1] in self.words.source_links:
            yield Mark("hearsay", ((index - 1, behind),))

    # -- "soll gesagt haben" ----------------------------------------------------------------------

    def _modal(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        low, words = self._low, self.words
        if low[index] in words.presumptions:
            if not self._permits(index, sentence):
                yield Mark("inference", ((index, index + 1),))
            return
        hedge = words.modals[low[index]]
        end = self._infinitive(index, sentence, facts=hedge == "hearsay")
        if end is not None:
            yield Mark(hedge, ((index, index + 1), (end, end + 1)))

    def _permits(self, index: int, sentence: Sentence) -> bool:
        """ "dürften nicht verschoben werden": what is allowed, not what is likely."""
        low, grammar = self._low, self.page.grammar
        behind = index + 1
        if behind >= sentence.last or low[behind] not in grammar.negations:
            return False
        near = range(behind, min(sentence.last, behind + _REACH))
        return any(
            low[i] in grammar.passive and self._participle_like(i - 1) for i in near if i > behind
        )

    def _infinitive(self, index: int, sentence: Sentence, *, facts: bool) -> int | None:
        """The infinitive of a modal verb that tells what was, not what is to be."""
        low, texts, words = self._low, self._texts, self.words
        before = index - 1
        ends = index + 1 >= sentence.last or not texts[index + 1][0].isalnum()
        if ends and before > sentence.first and self._told(before, sentence, facts=facts):
            return before
        planned = False
        for at in range(index + 1, min(sentence.last, index + _REACH)):
            word = low[at]
            if word in words.deadlines:
                planned = True
            if texts[at] in ";:" or (
                texts[at] == ","
                and at + 1 < sentence.last
                and low[at + 1] in self._openers
                and not self._resumes(at, sentence)
            ):
                return None
            final = (
                at + 1 >= sentence.last
                or not texts[at + 1][0].isalnum()
                or (low[at + 1] in self.page.grammar.coordinators)
            )
            if (final or word in words.perfect) and self._told(at, sentence, facts=facts):
                return at if not planned else None
        return None

    def _resumes(self, at: int, sentence: Sentence) -> bool:
        """Whether a relative clause closes soon: "soll dem Mann, der kam, gesagt haben"."""
        near = range(at + 1, min(sentence.last - 1, at + 12))
        close = next((i for i in near if self._texts[i] == ","), None)
        return close is not None and self._low[at + 1] in self.page.grammar.relatives

    def _told(self, at: int, sentence: Sentence, *, facts: bool) -> bool:
        """Whether the word is the infinitive of a perfect, or one of a mere fact."""
        low, words = self._low, self.words
        before = low[at - 1] if at > sentence.first else ""
        if low[at] in words.perfect:
            if before in words.perfect_inner or self._participle_like(at - 1):
                return True
            return facts and low[at] in words.mood_verbs and before in words.moods
        return facts and low[at] in words.facts

    def _participle_like(self, at: int) -> bool:
        word = self._low[at]
        return (
            len(word) > 3
            and self._texts[at][0].islower()
            and word.endswith(self.words.participle_endings)
            and word not in self.words.not_participle
            and word not in self.words.moods
            and word not in self.page.grammar.articles
            and not word.endswith("end" + self.page.grammar.infinitive_ending)
        )

    # -- "was Moskau als ... bezeichnet" ----------------------------------------------------------

    def _called(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        for at in range(index + 1, min(sentence.last, index + _CALLED)):
            if self._low[at] in self.words.call_verbs:
                yield Mark("framing", ((index, index + 1), (at, at + 1)), fact=False)
                return
            if self._texts[at] in ";:":
                return

    def _participle(self, index: int, sentence: Sentence) -> Iterator[Mark]:
        """ "der von Moskau als Schutzzone bezeichnete Streifen"."""
        for at in range(index - 1, max(sentence.first, index - 2 * _NEAR) - 1, -1):
            if self._low[at] in self.words.call_agents:
                yield Mark("framing", ((at, at + 1), (index, index + 1)), fact=False)
                return
