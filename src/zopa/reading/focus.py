"""Whom a report is about at each sentence: who spoke in it and who acted, for words that look back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.spans import Part
from zopa.language.text import Sentence
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.referents import Referents
from zopa.reading.voice import Range

_BACK = 3  # sentences that a pronoun or a description looks back
_ASKS = "?"
_PERSONS = frozenset({"person", "title"})  # roles of names

Fits = Callable[[str], bool]


class Referent(Struct, frozen=True):
    """Whom words mean, and the rule that told; ``actor`` is ``None`` for somebody unnamed.

    ``words`` are those that name the speaker, where they are others than a statement has marked.
    """

    actor: str | None
    rule: str
    words: tuple[Part, ...] = ()


UNNAMED = Referent(None, "speaker.unnamed")


class Center(Struct):
    """Whom a sentence is about: who speaks in it, and who acts; ``told``: somebody speaks in it."""

    speakers: list[Referent]
    acting: list[Referent]
    told: bool = False


class Focus:
    """Remembers whom the sentences of one page are about; to be filled in their order."""

    def __init__(self, page: Page, referents: Referents) -> None:
        self.page = page
        self.referents = referents
        self.grammar = page.grammar
        self.sentences = page.sentences
        self.centers = [Center([], []) for _ in page.sentences]
        self._low = page.words.low
        grammar = page.grammar
        self._backward = frozenset().union(
            grammar.possessives,
            grammar.third_person - grammar.demonstratives,
            grammar.he_objects,
            grammar.she_objects,
        )
        self._quotes = page.quotations
        self._quote_firsts = [quote.first for quote in page.quotations]

    def last(self, place: int, index: int, quote: Sequence[Range], fits: Fits) -> str | None:
        """The actor that fits whom the report was last about before the word at ``index``.

        First the names before it in its sentence, but for those in the words of ``quote``; then the
        sentences before: their speaker, their subject. ``None`` behind a heading, and where two fit.
        """
        sentence = self.sentences[place]
        for name in self.referents.within(sentence.first, index):
            inside = any(first <= name.first < last for first, last in quote)
            if name.actor is not None and not inside and self.stands(name) and fits(name.actor):
                return name.actor
        crossed = 0
        for at in range(place - 1, max(place - 1 - _BACK, -1), -1):
            before = self.sentences[at]
            if before.heading:
                return None
            center = self.centers[at]
            for said in reversed(center.speakers):
                if said.actor is not None and fits(said.actor):
                    return said.actor
            acting = [one.actor for one in center.acting if one.actor and fits(one.actor)]
            if acting:
                return acting[0] if len(acting) == 1 else None
            only = self._only(before, fits) if at == place - 1 else None
            if only is not None:
                return only
            if before.paragraph != sentence.paragraph:
                crossed += 1
                if crossed > 1 and not (center.speakers or center.acting):
                    return None
        return None

    def mentioned(self, place: int, fits: Fits) -> str | None:
        """The actor named last in the sentence before, of those that fit."""
        if place == 0 or self.sentences[place - 1].heading:
            return None
        before = self.sentences[place - 1]
        names = self.referents.within(before.first, before.last)
        fitting = [n.actor for n in names if n.actor and n.role != "adjective" and fits(n.actor)]
        return fitting[-1] if fitting else None

    def carried(self, place: int) -> Referent | None:
        """Who goes on speaking in a sentence: whoever spoke last in it or in the one before; in one
        paragraph also whom the sentence before was about. Nothing is carried over a heading.
        """
        if self.sentences[place].heading:
            return None
        if self.centers[place].told:
            return self._again(self.centers[place])
        if place == 0 or self.sentences[place - 1].heading:
            return None
        before = self.centers[place - 1]
        if before.told:
            return self._again(before)
        joined = self.sentences[place - 1].paragraph == self.sentences[place].paragraph
        if joined and len(before.acting) == 1:
            return replace(before.acting[0], rule="speaker.subject_before")
        return self._past_setting(place)

    def _past_setting(self, place: int) -> Referent | None:
        """Who spoke before sentences that only point back to somebody, or ask: "Bei den Gebühren wird
        sein Ton schärfer." Nobody acts in them.
        """
        for at in range(place - 1, max(place - 1 - _BACK, -1), -1):
            sentence, center = self.sentences[at], self.centers[at]
            if sentence.heading:
                return None
            if center.told:
                return self._again(center)
            names = self.referents.within(sentence.first, sentence.last)
            if center.acting or any(self.stands(name) for name in names):
                return None
            words = self._low[sentence.first : sentence.last]
            if _ASKS not in words and self._backward.isdisjoint(words):
                return None
        return None

    def stands(self, name: Name) -> bool:
        """Whether a name can be a subject by what is before it, outside all quotation marks."""
        if name.role == "adjective" or name.genitive:
            return False
        at = bisect_right(self._quote_firsts, name.first) - 1
        if at >= 0 and name.first < self._quotes[at].last:
            return False
        before = self._low[name.head - 1] if name.head else ""
        article = self._low[name.head]
        return before not in self.grammar.prepositions and article not in self.grammar.oblique

    def _only(self, sentence: Sentence, fits: Fits) -> str | None:
        """The one person of a sentence who fits."""
        names = self.referents.within(sentence.first, sentence.last)
        persons = {n.actor for n in names if n.actor is not None and n.role in _PERSONS}
        found = [actor for actor in persons if fits(actor)]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _again(center: Center) -> Referent | None:
        if not center.speakers:
            return None
        return replace(center.speakers[-1], rule="speaker.carried")
