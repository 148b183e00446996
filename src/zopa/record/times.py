"""When what a finding says was so: by its own words where they name a day, else by its report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from zopa.case.report import Report
from zopa.case.spans import Interval, Span
from zopa.language.compact import LANGUAGES
from zopa.language.dates import told
from zopa.language.text import words
from zopa.reading.named_times import named_time


class Valid(Struct, frozen=True):
    """The days for which something is told, and the ``words`` of the report that name them."""

    days: Interval
    words: str


class Times:
    """Looks up the days of reports, and what days the words of their findings name."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._published = {r.id: Interval(r.published.start, r.published.end) for r in reports}
        self.language = {r.id: r.language for r in reports}
        self._named: dict[Span, Valid | None] = {}

    def published(self, report: str) -> Interval:
        """The day of a report; empty where it is not known."""
        return self._published.get(report, Interval())

    def named(self, span: Span) -> Valid | None:
        """The one time of the past that the words name; ``None`` for none or several."""
        if span not in self._named:
            language, published = self.language.get(span.report), self.published(span.report)
            named = named_time(span.text, language, published)
            self._named[span] = Valid(named.days, named.text) if named else None
        return self._named[span]

    def past(self, span: Span) -> bool:
        """Whether the words tell what was."""
        language = self.language.get(span.report)
        if language not in LANGUAGES:
            return False
        return told(span.text, words(span.text), 0, 0, language) == "past"


def first_day(interval: Interval) -> date | None:
    """The first day that is known of the interval."""
    return interval.start or interval.end


def last_day(interval: Interval) -> date | None:
    """The last day that is known of the interval."""
    return interval.end or interval.start


def excluded(one: Interval, other: Interval) -> bool:
    """Whether two intervals have no day in common; what is not known may be any day."""
    return bool(
        (one.end and other.start and one.end < other.start)
        or (other.end and one.start and other.end < one.start)
    )


def shown(interval: Interval) -> str:
    """The interval in words: a day, or both ends; empty where nothing is known."""
    start, end = first_day(interval), last_day(interval)
    if start is None or end is None:
        return ""
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
