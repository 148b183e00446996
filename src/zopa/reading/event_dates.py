"""The expressions of time of a page, by its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from zopa.case.spans import Interval
from zopa.language.dates import TimeExpression, expressions, minutes
from zopa.reading.page import Page


class Timed(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) that tell a time."""

    first: int
    last: int
    expression: TimeExpression


class EventDates:
    """Finds expressions of time by words."""

    def __init__(self, page: Page) -> None:
        published = page.report.published
        found = _expressions(page)
        starts, ends = page.words.start, page.words.end
        self.published = Interval(published.start, published.end)
        self._timed = []
        for one in found:
            first, last = bisect_right(starts, one.start) - 1, bisect_left(ends, one.end) + 1
            if 0 <= first < last <= len(starts):
                self._timed.append(Timed(first, last, one))
        self._covered = {i for timed in self._timed for i in range(timed.first, timed.last)}
        self._firsts = [timed.first for timed in self._timed]

    def covers(self, index: int) -> bool:
        """Whether the word belongs to an expression of time."""
        return index in self._covered

    @staticmethod
    def minutes(timed: Timed) -> int | None:
        """How long a duration is; ``None`` for a distance on the calendar ("vor zwei Stunden")."""
        if timed.expression.interval.start or timed.expression.interval.end:
            return None
        return minutes(timed.expression)

    def within(self, words: Sequence[int]) -> list[Timed]:
        """The expressions that begin among these words (in their order)."""
        if not words:
            return []
        first = bisect_left(self._firsts, words[0])
        last = bisect_right(self._firsts, words[-1])
        own = frozenset(words)
        return [timed for timed in self._timed[first:last] if timed.first in own]


def _expressions(page: Page) -> list[TimeExpression]:
    """The expressions of the page; none in a language without words for them."""
    published = page.report.published
    return expressions(
        page.report.text,
        page.language,
        published=Interval(published.start, published.end),
        tokens=page.words,
    )
