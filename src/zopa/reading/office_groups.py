"""Members of a delegation, those left out of it, and those who act without an office."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zopa.case.findings import OfficeStatus
from zopa.language.officeholders import OfficeWords
from zopa.language.text import Sentence
from zopa.reading.office_holders import Holder, Holders
from zopa.reading.page import Page


class Grouped(Struct, frozen=True):
    """A person with the words that name the group, and whether it belongs to it."""

    holder: Holder
    first: int
    last: int
    status: OfficeStatus


class OfficeGroups:
    """Reads the delegations of one page."""

    def __init__(self, page: Page, words: OfficeWords, holders: Holders) -> None:
        self.words = words
        self.holders = holders
        self._negations = page.grammar.negations
        self._low = page.words.low

    def read(self, sentence: Sentence) -> Iterator[Grouped]:
        """Who belongs to a group that the sentence names, who does not, who has no office at all."""
        low, words = self._low, self.words
        run = range(sentence.first, sentence.last)
        for index in run:
            phrase = words.without_office.first(low, index, sentence.last)
            holder = self.holders.near(index, sentence) if phrase is not None else None
            if phrase is not None and holder is not None:
                yield Grouped(holder, index, phrase[0], "informal")
        group = next((i for i in run if low[i] in words.delegations), None)
        if group is None:
            return
        for index in run:
            if low[index] in words.without and index + 1 < sentence.last:
                holder = self.holders.from_head(index + 1, sentence)
                if holder is not None:
                    yield Grouped(holder, group, group + 1, "excluded")
        belongs = any(low[i] in words.belongs for i in run)
        if belongs or any(low[i] in words.members for i in run):
            denied = any(low[i] in self._negations for i in run)
            for holder in self.holders.within(sentence):
                if belongs or holder.first < group:
                    yield Grouped(holder, group, group + 1, "excluded" if denied else "member")
