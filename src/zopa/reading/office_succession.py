"""Who came before or after whom in an office: "sein Vorgänger Aksel Ohm", "ihm folgt Ida Falk nach".

The title is that of the office of the other one, as the report has told it before.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zopa.case.findings import OfficeStatus
from zopa.language.officeholders import OfficeWords
from zopa.language.text import Sentence
from zopa.reading.office_holders import Holder, Holders
from zopa.reading.page import Page

_REACH = 150  # words back in which the office was told
_NEAR = 7  # words from a noun or verb to the name


class Term(Struct, frozen=True):
    """An office that the report told: whose name stands at word ``at``, its title, its party."""

    at: int
    actor: str
    title: str
    plain: str
    party: str | None
    status: OfficeStatus


class Succeeded(Struct, frozen=True):
    """Somebody who took over an office or gave it up; words ``first`` to ``last`` say so."""

    holder: Holder
    term: Term
    status: OfficeStatus
    first: int
    last: int


class OfficeSuccession:
    """Reads predecessors and successors on one page; ``terms`` grow as offices are told."""

    def __init__(self, page: Page, words: OfficeWords, holders: Holders) -> None:
        self.words = words
        self.holders = holders
        self.terms: list[Term] = []
        self._texts = page.words.text
        self._low = page.words.low
        self._by_one = page.grammar.agents
        self._indefinite = words.indefinite

    def read(self, sentence: Sentence) -> Iterator[Succeeded]:
        """Who a sentence says came before or after another one."""
        words = self.words
        for index in range(sentence.first, sentence.last):
            low = self._low[index]
            found = None
            if index > sentence.first and self._low[index - 1] in self._indefinite:
                continue  # "bis zur Wahl eines Nachfolgers"
            if low in words.predecessors:
                found = self._before(index, sentence)
            elif low in words.successors:
                found = self._after(index, sentence)
            elif low in words.succeeding:
                found = self._follows(index, sentence)
            if found is not None:
                yield found

    def _before(self, index: int, sentence: Sentence) -> Succeeded | None:
        holder = self._behind(index, sentence)
        return self._made(holder, None, "left", index) if holder is not None else None

    def _after(self, index: int, sentence: Sentence) -> Succeeded | None:
        """ "Nachfolger wird Ida Falk", "Falk ist die Nachfolgerin von Ohm"."""
        behind = self._behind(index, sentence)
        run = self._low[index + 1 : index + 2]
        other = None
        if run and run[0] in self.words.links and behind is not None:
            other, behind = behind, None  # "die Nachfolgerin von Ohm"
        holder = behind or self._ahead(index, sentence)
        if holder is None:
            return None
        coming = behind is None or bool(run and run[0] in self.words.copulas)
        return self._made(holder, other, "named" if coming else "held", index)

    def _follows(self, index: int, sentence: Sentence) -> Succeeded | None:
        """ "Ihm folgt Ida Falk nach", "Falk löst Ohm ab", "Falk succeeds Ohm"."""
        words = self.words
        need = words.succeeding_with
        rest = self._low[index + 1 : sentence.last]
        around = {*self._low[max(sentence.first, index - _NEAR) : index], *rest[: 2 * _NEAR]}
        if need and around.isdisjoint(need):
            return None
        behind, ahead = self._behind(index, sentence), self._ahead(index, sentence)
        passive = bool(rest) and rest[0] in self._by_one
        start = self._low[sentence.first]
        if passive or (start in words.succeeded and ahead is None):
            holder, other = behind, ahead
        elif ahead is not None and not need.isdisjoint(
            self._low[max(0, ahead.first - 3) : ahead.first]
        ):
            holder, other = behind, ahead  # "Auf Ohm folgt Falk"
        else:
            holder, other = ahead, behind
        if holder is None:
            return None
        if other is None and around.isdisjoint(words.succeeded):
            return None
        now = self._low[index] in words.succeeding_now
        return self._made(holder, other, "named" if now else "held", index)

    def _behind(self, index: int, sentence: Sentence) -> Holder | None:
        """The person named a few words behind, before any break but one comma."""
        for at in range(index + 1, min(index + 1 + _NEAR, sentence.last)):
            if self._texts[at] in ";:.–(" or (self._texts[at] == "," and at > index + 1):
                return None
            holder = self.holders.at(at, sentence, sure=at == index + 1)
            if holder is not None:
                return holder
        return self._titled(range(index + 1, min(index + 1 + _NEAR, sentence.last)))

    def _ahead(self, index: int, sentence: Sentence) -> Holder | None:
        """The person named a few words before."""
        for at in range(index, max(sentence.first, index - _NEAR), -1):
            holder = self.holders.ending_at(at)
            if holder is not None:
                return holder
            if self._texts[at - 1] in ",;:.–":
                return None
        found = self._titled(range(max(sentence.first, index - _NEAR), index))
        return found or self.holders.before_verb(index, sentence)

    def _titled(self, words: range) -> Holder | None:
        """Somebody whose title among these words has told who that is."""
        near = (term for term in reversed(self.terms) if term.at in words)
        return next((Holder(t.at, t.at, t.at + 1, t.actor, t.party) for t in near), None)

    def _made(
        self, holder: Holder, other: Holder | None, status: OfficeStatus, index: int
    ) -> Succeeded | None:
        term = self._term(index, holder, other)
        if term is None:
            return None
        return Succeeded(holder, term, status, min(holder.head, index), max(holder.last, index + 1))

    def _term(self, index: int, holder: Holder, other: Holder | None) -> Term | None:
        """The office that is meant: the other one's, else the last one told, of those left first."""
        if other is not None:
            told = (term for term in reversed(self.terms) if term.actor == other.actor)
            return next(told, None)
        near = [
            term
            for term in self.terms
            if term.actor != holder.actor and term.at <= index and index - term.at < _REACH
        ]
        left = next((term for term in reversed(near) if term.status == "left"), None)
        return left or (near[-1] if near else None)
