"""The expressions of time of a page, by its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Event, EventStatus
from zopa.case.spans import Interval
from zopa.language.dates import TimeExpression, expressions, minutes
from zopa.language.happenings import Happenings
from zopa.reading.page import Page

_DAYS = frozenset({"date", "time"})
_LINK = 3  # words between the two ends of a stretch, at most
_LONGEST = 60  # days of a stretch that one event fills
_WEEK = 7
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]m)?")
ENTRY = "entry"
"""The reason of a time that only opens an entry of a ticker ("10:05 The port ...")."""


class Timed(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) that tell a time; ``both``: from one day to another."""

    first: int
    last: int
    expression: TimeExpression
    both: bool = False


class EventDates:
    """Finds expressions of time by words."""

    def __init__(self, page: Page, words: Happenings) -> None:
        published = page.report.published
        found = _expressions(page)
        self._low = page.words.low
        self._small = page.grammar.articles | page.grammar.prepositions | {"."}
        self._until, self._joined, self._between = words.until, words.joined, words.between
        starts, ends = page.words.start, page.words.end
        self.published = Interval(published.start, published.end)
        self._timed = []
        for one in found:
            first, last = bisect_right(starts, one.start) - 1, bisect_left(ends, one.end) + 1
            if 0 <= first < last <= len(starts):
                self._timed.append(Timed(first, last, one))
        self._timed += self._clocks(page)
        self._timed.sort(key=lambda timed: timed.first)
        self._timed = self._stretches(self._timed)
        self._covered = {i for timed in self._timed for i in range(timed.first, timed.last)}
        self._firsts = [timed.first for timed in self._timed]

    def _clocks(self, page: Page) -> list[Timed]:
        """The times of the clock that begin a sentence as in a ticker, where no rule reads them."""
        taken = {timed.first for timed in self._timed}
        words, found = page.words, []
        for sentence in page.sentences:
            first = sentence.first
            last = min(first + 3, sentence.last)
            colon = last - first == 3 and words.text[first + 1] == ":"
            if not colon or first in taken:
                last = first + 1
                if first in taken or not words.text[first].endswith("m"):
                    continue
            start, end = words.start[first], words.end[last - 1]
            if last < sentence.last and _CLOCK.fullmatch(page.report.text[start:end]):
                told = TimeExpression(
                    start, end, "time", interval=self.published, anchored="report", reason=ENTRY
                )
                found.append(Timed(first, last, told))
        return found

    def _stretches(self, timed: list[Timed]) -> list[Timed]:
        """The expressions, two that tell the ends of a stretch of days made one.

        So are "vom 2. bis 4. Juni", "am Montag und Dienstag"; not "am Montag und am Freitag".
        """
        found: list[Timed] = []
        for one in timed:
            days = self._stretch(found[-1], one) if found else None
            if days is None:
                found.append(one)
            else:
                first = found.pop()
                made = replace(one.expression, interval=days)
                found.append(Timed(first.first, one.last, made, both=True))
        return found

    def _stretch(self, one: Timed, other: Timed) -> Interval | None:
        between = [word for word in self._low[one.last : other.first] if word not in self._small]
        until = any(word in self._until for word in self._low[one.last : other.first])
        until |= any(word in self._between for word in self._low[max(0, one.first - 2) : one.first])
        if not until and (len(between) != 1 or between[0] not in self._joined):
            return None
        if other.first - one.last > _LINK or (until and len(between) > 1):
            return None
        first, last = one.expression, other.expression
        if first.kind not in _DAYS or last.kind not in _DAYS:
            return None
        start, end = first.interval.start, last.interval.end
        if start is None or end is None:
            return None
        if last.reason == "weekday":
            # "von Montag bis Mittwoch", "für Montag und Dienstag": the next such day, whatever the tense
            end = start + timedelta((end - start).days % _WEEK)
        days = (end - start).days
        return Interval(start, end) if 0 < days <= (_LONGEST if until else 1) else None

    def covers(self, index: int) -> bool:
        """Whether the word belongs to an expression of time."""
        return index in self._covered

    @staticmethod
    def minutes(timed: Timed) -> int | None:
        """How long a duration is; ``None`` for a distance on the calendar ("vor zwei Stunden")."""
        if timed.expression.interval.start or timed.expression.interval.end:
            return None
        return minutes(timed.expression) or None  # "a second round" takes no time

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


def clipped(date: Interval | None, status: EventStatus, today: Interval) -> Interval:
    """What is still to come is not before the report, what took place not after it."""
    if date is None:
        return Interval()
    if date.start is None or date.end is None or today.start is None or today.end is None:
        return date
    if status == "planned" and date.start < today.start <= date.end:
        return Interval(today.start, date.end)
    if status == "held" and date.start <= today.end < date.end:
        return Interval(date.start, today.end)
    return date


def redated(event: Event, language: str, today: Interval) -> Event:
    """An event of a report whose days, ``today``, were found after it was read, with the days that its
    words mean in such a report. One that had a day keeps it.
    """
    when = event.when[0] if event.when and event.date == Interval() else None
    if when is None:
        return event
    around = next((s for s in event.evidence if s.start <= when.start < s.end), None)
    begin, text = (when.start, when.text) if around is None else (around.start, around.text)
    first, last = when.start - begin, when.end - begin
    told = [
        one.interval
        for one in expressions(text, language, published=today)
        if one.kind in _DAYS and one.start < last and first < one.end
    ]
    if not told:
        return event
    days = Interval(told[0].start, told[-1].end)
    return replace(event, date=clipped(days, event.status, today))
