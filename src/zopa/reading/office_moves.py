"""Who goes from one office to another: "moved from the defence ministry to the post of secretary"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zopa.case.findings import OfficeStatus
from zopa.language.officeholders import OfficeWords
from zopa.language.text import Sentence
from zopa.reading.office_holders import Holder, Holders
from zopa.reading.office_titles import OfficeTitles
from zopa.reading.page import Page

_LONG = 7  # words of an office, with what belongs to it
_STOPS = frozenset(",;:.–")
_WAYS: tuple[OfficeStatus, OfficeStatus] = ("left", "held")

Range = tuple[int, int]
_Office = tuple[str, str | None, int]  # title, party, the word behind it


class Moved(Struct, frozen=True):
    """An office that somebody left or took in moving; words ``first`` to ``last`` say so."""

    holder: Holder
    title: str
    party: str | None
    status: OfficeStatus
    first: int
    last: int


class OfficeMoves:
    """Reads moves from office to office, on one page."""

    def __init__(
        self, page: Page, words: OfficeWords, holders: Holders, titles: OfficeTitles
    ) -> None:
        self.page = page
        self.words = words
        self.holders = holders
        self.titles = titles
        self._texts = page.words.text
        self._low = page.words.low

    def read(self, sentence: Sentence) -> Iterator[Moved]:
        """The office that was left, and the one that was taken."""
        for index in range(sentence.first, sentence.last):
            if self._low[index] not in self.words.moving:
                continue
            holder = self.holders.near(index, sentence)
            if holder is None or holder.first >= index:
                continue
            for begin, end in self._stretches(index, holder, sentence):
                told = self._both(begin, end, sentence)
                if told is None:
                    continue
                for (title, party, last), status in zip(told, _WAYS, strict=True):
                    first = min(index, begin)
                    side = party or holder.party
                    yield Moved(holder, title, side, status, first, max(last, index + 1))
                break

    def _stretches(self, index: int, holder: Holder, sentence: Sentence) -> Iterator[Range]:
        """The words behind a verb, and those before one that ends its clause."""
        yield index + 1, self._end(index + 1, sentence)
        if self.page.grammar.inverted_cue:
            stops = range(index - 1, holder.last - 1, -1)
            begin = next((i + 1 for i in stops if self._texts[i] in _STOPS), holder.last)
            yield begin, index

    def _both(self, begin: int, end: int, sentence: Sentence) -> tuple[_Office, _Office] | None:
        """The two offices between which somebody moves; ``None`` where one of them is none."""
        low, words = self._low, self.words
        source = next((i for i in range(begin, end) if low[i] in words.moved_from), None)
        if source is None:
            return None
        aim = next((i for i in range(source + 2, end) if low[i] in words.moved_to), None)
        if aim is None:
            return None
        left, taken = self._office(source + 1, aim, sentence), self._office(aim + 1, end, sentence)
        return (left, taken) if left is not None and taken is not None else None

    def _end(self, first: int, sentence: Sentence) -> int:
        """Where the words end that belong to a verb."""
        last = min(first + 3 * _LONG, sentence.last)
        return next((i for i in range(first, last) if self._texts[i] in _STOPS), last)

    def _office(self, first: int, last: int, sentence: Sentence) -> _Office | None:
        """The title that stands there, or the house that one is the head of."""
        grammar = self.page.grammar
        for at in range(first, min(first + _LONG, last)):
            if self.titles.is_title(at):
                title = self.titles.read(at, sentence)
                behind = range(title.index + 1, title.last)
                cut = next((i for i in behind if self._low[i] in self.words.times), None)
                if cut is not None:
                    return self.page.between(title.first, cut), title.owner, cut
                return self.titles.text(title), title.owner, title.last
        while first < last and self._low[first] in grammar.articles:
            first += 1
        for at in range(first, min(first + _LONG, last)):
            if self._low[at].endswith(self.words.houses + self.words.led_bodies):
                return self.page.between(first, at + 1), None, at + 1
        return None
