"""Noun phrases without a parser: where one begins, how far it goes with what hangs on it."""

from __future__ import annotations

from zopa.language.people import people
from zopa.language.text import QUOTE_MARKS
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page

_CLOSING = {"(": ")", "[": "]"}
_OWNING = frozenset("'’")
_BRACKETED = 8  # words that an addition in brackets has at most
_APPOSED = 16  # words that an addition between commas has at most


class NounPhrases:
    """Finds the ends of the noun phrases of one page."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.page = page
        self.grammar = page.grammar
        self.clauses = clauses
        self._particles = people(page.language).particles
        self._texts = page.words.text
        self._low = page.words.low
        self._pronouns = page.grammar.pronouns
        self._quotes = {quote.first: quote.last for quote in page.quotations}
        self._functional = (
            page.grammar.prepositions
            | page.grammar.coordinators
            | page.grammar.subordinators
            | page.grammar.negations
        )

    def begins(self, index: int, limit: int) -> bool:
        """Whether a noun phrase can begin at the word."""
        low, text = self._low[index], self._texts[index]
        if low in self._pronouns:
            return True
        if low in self._functional:
            return False
        if low in self.grammar.articles:
            return index + 1 < limit
        if text[0].isupper() or (index in self._quotes and self._quotes[index] <= limit):
            return True
        verb = self.clauses.is_finite(index) and low.endswith(self.grammar.preterite_ending or low)
        return not verb and self._attributive(index, limit) and self._named(index + 1, limit)

    def subject_like(self, index: int) -> bool:
        """Whether the phrase that begins here can be a subject by its article."""
        return self._low[index] not in self.grammar.oblique

    def end(self, first: int, limit: int, *, appositions: bool = True) -> int:
        """Behind the noun phrase that begins at ``first``, not beyond ``limit``."""
        low, texts, grammar = self._low, self._texts, self.grammar
        if low[first] in self._pronouns and low[first] not in grammar.articles:
            return first + 1
        at = self._core(first, limit)
        while at < limit:
            word = low[at]
            if texts[at] in _CLOSING:
                close = self._bracket(at, limit)
                if close is None:
                    break
                at = close
            elif at in self._quotes and self._quotes[at] <= limit:
                if self._quotes[at] - at > _BRACKETED:
                    break
                at = self._quotes[at]
            elif (
                (word in grammar.genitive_articles or word in grammar.attributes)
                and at + 1 < limit
                and self._opens(at, limit)
            ) or (word in grammar.coordinators and at + 1 < limit and self._coordinated(at, limit)):
                at = self._core(at + 1, limit)
            elif appositions and texts[at] == ",":
                close = self._apposition(at, limit)
                if close is None:
                    break
                return close
            else:
                break
        return at

    # -- parts ------------------------------------------------------------------------------------

    def _core(self, first: int, limit: int) -> int:
        """Behind article, adjectives and nouns."""
        low, texts = self._low, self._texts
        at = first
        if at < limit and low[at] in self.grammar.articles:
            at += 1
        noun = False
        while at < limit:
            text = texts[at]
            if text[0].isupper() or (noun and low[at] in self._particles):
                noun = True
            elif at in self._quotes and self._quotes[at] <= limit and not noun:
                at = self._quotes[at]
                noun = True
                continue
            elif noun and (text == "." and len(texts[at - 1]) <= 4 and at + 1 < limit):
                pass  # an initial or "Dr."
            elif text[0].isdigit() or self.is_lower_noun(at) or self._owner_mark(at, limit):
                pass
            elif noun or not (self._attributive(at, limit) and self._named(at + 1, limit)):
                break
            at += 1
        while at > first + 1 and low[at - 1] in self._particles:
            at -= 1
        return max(at, first + 1)

    def is_lower_noun(self, index: int) -> bool:
        """Whether the word can be a noun or adjective of a language that writes nouns small."""
        low = self._low[index]
        for mark in self.grammar.possessive_marks:
            low = low.removesuffix(mark)  # "the island's governor"
        if self.grammar.inverted_cue or not low.replace("-", "").isalpha():
            return False
        closed = low in self._functional or low in self.grammar.articles or low in self._pronouns
        return not closed and not self.clauses.is_finite(index)

    def _owner_mark(self, index: int, limit: int) -> bool:
        """Whether the mark of an English plural that owns what follows stands here: "drivers' union"."""
        if self.grammar.inverted_cue or self._texts[index] not in _OWNING or index + 1 >= limit:
            return False
        ending = self.grammar.genitive_ending or "s"
        return (
            bool(index) and self._low[index - 1].endswith(ending) and self.is_lower_noun(index + 1)
        )

    def _attributive(self, index: int, limit: int) -> bool:
        """Whether the word can be an adjective, or an adverb before one."""
        low = self._low[index]
        return (
            index < limit
            and low[0].isalpha()
            and self._texts[index][0].islower()
            and low not in self._functional
            and low not in self.grammar.finite
            and not (
                self.clauses.is_finite(index) and not low.endswith(self.grammar.adjective_endings)
            )
        )

    def _named(self, index: int, limit: int) -> bool:
        """Whether a noun follows within the next words, adjectives passed over."""
        for at in range(index, min(limit, index + 5)):
            text = self._texts[at]
            if text[0].isupper() or at in self._quotes:
                return True
            if not (text[0].isdigit() or self._attributive(at, limit)):
                return False
        return False

    def _opens(self, at: int, limit: int) -> bool:
        """Whether what follows a genitive article or a link is a noun phrase."""
        following = at + 1
        return (
            self._texts[following][0].isupper()
            or self._low[following] in self.grammar.articles
            or self._texts[following][0].isdigit()
            or following in self._quotes
            or (self._attributive(following, limit) and self._named(following + 1, limit))
        )

    def _coordinated(self, at: int, limit: int) -> bool:
        return self._opens(at, limit) and not self.clauses.is_finite(at + 1)

    def _bracket(self, at: int, limit: int) -> int | None:
        close = _CLOSING[self._texts[at]]
        for index in range(at + 1, min(limit, at + _BRACKETED)):
            if self._texts[index] == close:
                return index + 1
        return None

    def _apposition(self, at: int, limit: int) -> int | None:
        """The closing comma of an addition that holds no verb: "Ott, Chef der Bahn, sagte"."""
        following = at + 1
        if following >= limit or not self.begins(following, limit):
            return None
        if (
            self._low[following] in self._pronouns
            and self._low[following] not in self.grammar.articles
        ):
            return None
        for index in range(following, min(limit + 1, at + _APPOSED)):
            if index == limit or self._texts[index] == ",":
                return index
            if self.clauses.is_finite(index) or self._low[index] in self.grammar.finite:
                return None
            if self._texts[index] in QUOTE_MARKS and index not in self._quotes:
                continue
        return None
