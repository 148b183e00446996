"""Members of a delegation, those left out of it, and those who act without an office."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zopa.case.findings import OfficeStatus
from zopa.language.officeholders import OfficeWords
from zopa.language.text import Sentence
from zopa.reading.office_holders import Holder, Holders
from zopa.reading.page import Page

_COPULA = 3  # words between a group and the verb that says who belongs to it


class Grouped(Struct, frozen=True):
    """A person with the words that name the group, those that say who belongs to it, and whether."""

    holder: Holder
    first: int
    last: int
    told: int
    status: OfficeStatus


class OfficeGroups:
    """Reads the delegations of one page."""

    def __init__(self, page: Page, words: OfficeWords, holders: Holders) -> None:
        self.words = words
        self.holders = holders
        self.grammar = page.grammar
        self._negations = page.grammar.negations
        self._low = page.words.low
        self._texts = page.words.text
        self._group: int | None = None  # the group that the sentence before told of
        self._paragraph = -1

    def read(self, sentence: Sentence) -> Iterator[Grouped]:
        """Who belongs to a group that the sentence names, who does not, who has no office at all."""
        low, words = self._low, self.words
        run = range(sentence.first, sentence.last)
        for index in run:
            phrase = words.without_office.first(low, index, sentence.last)
            holder = self.holders.near(index, sentence) if phrase is not None else None
            if phrase is not None and holder is not None:
                yield Grouped(holder, index, phrase[0], index, "informal")
        before = self._group if self._paragraph == sentence.paragraph else None
        group = next(
            (
                i
                for i in run
                if low[i] in words.delegations or ("-" in low[i] and self._compound(i))
            ),
            None,
        )
        self._group, self._paragraph = group, sentence.paragraph
        if group is None:
            if before is not None:
                yield from self._taken_up(before, sentence)
            return
        for index in run:
            if low[index] in words.without and index + 1 < sentence.last:
                holder = self.holders.from_head(index + 1, sentence)
                if holder is not None:
                    yield Grouped(holder, group, group + 1, index, "excluded")
        named = self._named(group, sentence)
        if named is not None:
            yield from named
            return
        belongs = any(low[i] in words.belongs for i in run)
        if belongs or any(low[i] in words.members for i in run):
            denied = any(low[i] in self._negations for i in run)
            for holder in self.holders.within(sentence):
                if belongs or holder.first < group:
                    status: OfficeStatus = "excluded" if denied else "member"
                    yield Grouped(holder, group, group + 1, group, status)

    def _compound(self, index: int) -> bool:
        """ "US-Verhandlungsteams"."""
        _, dash, last = self._low[index].rpartition("-")
        return bool(dash) and last in self.words.delegations

    def _taken_up(self, group: int, sentence: Sentence) -> Iterator[Grouped]:
        """ "Dazu gehören X und Y": the group of the sentence before."""
        run = range(sentence.first, sentence.last)
        told = next((i for i in run if self._low[i] in self.words.belongs), None)
        if told is None or not any(self._low[i] in self.words.taken_up for i in run):
            return
        denied = any(self._low[i] in self._negations for i in run)
        for holder in self.holders.within(sentence):
            yield Grouped(holder, group, group + 1, told, "excluded" if denied else "member")

    def _named(self, group: int, sentence: Sentence) -> list[Grouped] | None:
        """ "(Nicht) Teil des Teams ist X": who stands behind the verb; ``None`` for other sentences."""
        low = self._low
        near = range(max(sentence.first, group - _COPULA), group)
        told = next((i for i in near if low[i] in self.words.members), None)
        behind = range(group + 1, min(sentence.last, group + 1 + _COPULA))
        verb = next((i for i in behind if low[i] in self.words.copulas), None)
        if told is None or verb is None:
            return None
        if any(holder.last <= told for holder in self.holders.within(sentence)):
            return None  # "X, Mitglied der Delegation, war ..."
        no = [i for i in range(sentence.first, verb + 2) if low[i] in self._negations]
        told = min([told, *no])
        found: list[Grouped] = []
        for holder in self.holders.within(sentence):
            if found and not self._joined(found[-1].holder.last, holder):
                break
            if holder.first > verb:
                status: OfficeStatus = "excluded" if no else "member"
                found.append(Grouped(holder, group, group + 1, told, status))
        return found

    def _joined(self, last: int, holder: Holder) -> bool:
        """Whether nothing but commas and "und" stands between two names."""
        if self._low[holder.head] in self.grammar.relatives and holder.first == holder.head + 1:
            return False  # "X, der Y oft kritisiert hatte"
        return all(
            self._texts[i] == "," or self._low[i] in self.grammar.coordinators
            for i in range(last, holder.head)
        )
