"""A hand through which a report came, and the words around a name that make it a source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import LinkKind, Unnamed
from zopa.language.grammar import grammar
from zopa.language.hedging import HedgeWords, Pattern, hedge_words
from zopa.language.phrases import Phrases
from zopa.language.saying import SpeechWords, speech_words
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.phrase import NounPhrases
from zopa.reading.voice import Range

_NEAR = 5  # words between a link and the name of its source
_PHRASE = 8  # words that a phrase with a gap has at most
_WHOLE = 5  # letters up to which a noun must be the whole word, and not its ending
_DASHED = 3  # letters that a compound has more than
_PAUSES = frozenset({",", "–", "—", "(", *QUOTE_MARKS})
Sort = Literal[
    "carrier", "document", "circle", "insider", "people", "person", "someone", "place", "brought"
]
_NONE: frozenset[Sort] = frozenset()
CARRIERS = frozenset({"outlet", "agency"})
"""Hands that pass on what others told them."""
REACH = 14
"""Words between a verb of telling and who tells."""


class Hand(Struct, frozen=True):
    """One hand: words ``first`` to ``last`` (excluded) name it, ``head`` to ``tail`` are its phrase.

    ``shown`` are the words that make it a source ("unter Berufung auf"); ``linked``: a preposition
    or an impersonal verb does so, and no verb of which it is the subject; ``told``: somebody tells it
    ("sagte er dem Sender X"); ``cited``: it stands behind another hand; ``unnamed`` for a source
    without a name.
    """

    kind: LinkKind
    first: int
    last: int
    head: int
    tail: int
    shown: tuple[Range, ...] = ()
    linked: bool = False
    cited: bool = False
    told: bool = False
    unnamed: Unnamed | None = None
    actor: str | None = None


@lru_cache(maxsize=100_000)
def sorts(language: str, text: str) -> frozenset[Sort]:
    """What kinds of hands a word can name or begin. Nouns of a language that writes them with a
    capital count by their endings ("Regierungskreise"), those of another as they are.
    """
    words, capitals = hedge_words(language), grammar(language).inverted_cue
    low = text.lower()

    found: set[Sort] = set()
    if (
        low in words.carriers
        or low in words.media_reports
        or low in words.outlet_heads
        or low.endswith(words.agency_nouns + words.outlet_nouns)
        or dashed(text)
        or text in QUOTE_MARKS
    ):
        found.add("carrier")
    if low in words.someone:
        found.add("someone")
    if low in words.place_links:
        found.add("place")
    if low in words.behalf or low in words.through:
        found.add("brought")
    if text[0].isupper() or not capitals:
        nouns: tuple[tuple[Sort, tuple[str, ...]], ...] = (
            ("document", words.documents),
            ("circle", words.circles),
            ("insider", words.crowd_nouns),
            ("people", words.people_nouns),
        )
        found.update(sort for sort, listed in nouns if _is_noun(low, listed, capitals=capitals))
        like_person = low.endswith(words.person_endings) and not low.endswith(words.not_persons)
        if like_person and (capitals or (text[0].islower() and low.isalpha())):
            found.add("person")
    return frozenset(found) if found else _NONE


def _is_noun(low: str, listed: tuple[str, ...], *, capitals: bool) -> bool:
    """Whether a noun is in a list, or ends in a long one of it where compounds are one word."""
    if not capitals:
        return low in listed
    if not low.endswith(listed):
        return False
    return low in listed or any(low.endswith(word) for word in listed if len(word) > _WHOLE)


def dashed(text: str) -> bool:
    """Whether a word is a compound with a hyphen."""
    return len(text) > _DASHED and ("-" in text[1:-1] or "‑" in text[1:-1])


class Links:
    """What makes a phrase a source: "laut", "nach Angaben von", "zufolge", a verb of telling."""

    def __init__(self, page: Page, clauses: ClauseReader, names: Sequence[Name]) -> None:
        self.page = page
        self.clauses = clauses
        self.phrases = NounPhrases(page, clauses)
        self.words: HedgeWords = hedge_words(page.language)
        self.speech: SpeechWords = speech_words(page.language)
        self.low = page.words.low
        self.texts = page.words.text
        self.capitals = page.grammar.inverted_cue  # a language that writes nouns with a capital
        self.at: dict[int, Name] = {}
        for name in names:
            for index in range(name.first, name.last):
                self.at.setdefault(index, name)

    def before(self, index: int, sentence: Sentence) -> str:
        """The word before an index, empty at the beginning of the sentence."""
        return self.low[index - 1] if index > sentence.first else ""

    def linked(self, hand: Hand, sentence: Sentence) -> Hand | None:
        """A hand behind "laut", "nach Angaben", "unter Berufung auf", or before "zufolge"."""
        low, grammar = self.low, self.page.grammar
        if hand.tail < sentence.last and low[hand.tail] in self.speech.trailing:
            return replace(hand, shown=((hand.tail, hand.tail + 1),), linked=True)
        citing = self.ending(self.words.citing, hand.head, sentence)
        if citing is not None:
            return replace(hand, shown=(citing,), linked=True, cited=True)
        before = self.before(hand.head, sentence)
        if before in self.speech.source_markers and self.before(hand.head - 1, sentence) in _PAUSES:
            return replace(hand, shown=((hand.head - 1, hand.head),), linked=True)
        trusted = self.ending(self.words.trusting, hand.head, sentence)
        if trusted is not None:
            return replace(hand, shown=(trusted,), linked=True)
        fixed = self.ending(self.speech.sources, hand.head, sentence)
        if fixed is not None:
            return replace(hand, shown=(fixed,), linked=True)
        saying = False
        for at in range(hand.head - 1, max(sentence.first, hand.head - _NEAR) - 1, -1):
            word = low[at]
            named = saying and word in self.speech.source_markers  # ", so die Angabe eines X,"
            named = named and self.before(at, sentence) in _PAUSES
            if (
                word in self.words.source_links
                or named
                or (saying and word in self.words.weak_links)
            ):
                return replace(hand, shown=((at, hand.head),), linked=True)
            if saying and (behind := self.trailing(hand, sentence)) is not None:
                return replace(hand, shown=((at, at + 1), behind), linked=True)
            if self._says(at):
                saying = True
            elif not (
                word in grammar.articles
                or word in grammar.owner_links
                or word in self.words.weak_links
                or (
                    word[0].isalpha()
                    and self.texts[at][0].islower()
                    and not self.clauses.is_finite(at)
                )
            ):
                return None
        return None

    def trailing(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "zufolge" right behind a hand."""
        if hand.tail < sentence.last and (
            self.low[hand.tail] in self.speech.trailing
            or self.low[hand.tail] in self.words.source_trailing
        ):
            return hand.tail, hand.tail + 1
        return None

    def opened(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "eine Meldung der Agentur X, wonach": a report of a hand, and a word that brings its words."""
        before = hand.head - 1
        if before < sentence.first or not self._says(before):
            return None
        near = range(hand.tail, min(sentence.last, hand.tail + _NEAR))
        told = any(self.low[i] in self.words.report_openers or self.texts[i] == ":" for i in near)
        return (before, hand.head) if told else None

    def _says(self, index: int) -> bool:
        low = self.low[index]
        return low.endswith(self.words.saying_nouns) or low in self.words.report_nouns

    def ending(
        self, phrases: Phrases[Pattern] | Phrases[None], at: int, sentence: Sentence
    ) -> Range | None:
        """The phrase of a list that ends right before ``at``."""
        for first in range(max(sentence.first, at - _PHRASE), at):
            if self.low[first] not in phrases:
                continue
            for last, pattern in phrases.at(self.low, first, at):
                end = pattern.end(self.low, last, at) if pattern is not None else last
                if end == at:
                    return first, at
        return None

    def said(self, phrases: Phrases[Pattern], near: range, limit: int) -> Range | None:
        """The first phrase of a list that begins in a range of words."""
        for first in near:
            if self.low[first] not in phrases:
                continue
            for last, pattern in phrases.at(self.low, first, limit):
                end = pattern.end(self.low, last, limit)
                if end is not None:
                    return first, end
        return None

    def telling(
        self,
        hand: Hand,
        sentence: Sentence,
        also: frozenset[str] = frozenset(),
        *,
        whole: bool = False,
    ) -> int | None:
        """The verb of telling nearest to a hand that can be its subject: it stands behind no
        preposition, and no clause lies between. ``also`` are more verbs that tell;
        ``whole``: one that tells only beside a particle does not count.
        """
        before = self.before(hand.head, sentence)
        grammar = self.page.grammar
        if before in grammar.prepositions and before not in grammar.as_words:
            return None
        if self.capitals and self.low[hand.head] in grammar.oblique:
            return None
        near = range(max(sentence.first, hand.head - REACH), min(sentence.last, hand.tail + REACH))
        verbs = [
            i
            for i in near
            if not hand.head <= i < hand.tail
            and (
                self.low[i] in self.words.reporting
                or self.low[i] in (self.speech.whole if whole else self.speech.cues)
                or self.low[i] in also
            )
            and self.texts[i][0].islower()
            and self._one_clause(hand, i)
        ]
        return min(verbs, key=lambda i: abs(i - hand.first), default=None)

    def _one_clause(self, hand: Hand, verb: int) -> bool:
        """Whether the commas between a hand and a verb enclose something, or there are none."""
        first, last = (verb, hand.head) if verb < hand.head else (hand.tail, verb)
        between = self.texts[first:last]
        if any(mark in between for mark in (";", ":")) or QUOTE_MARKS & set(between):
            return False
        opened = any(word in self.page.grammar.content_words for word in self.low[first:last])
        return between.count(",") % 2 == 0 and not (opened and verb < hand.head)
