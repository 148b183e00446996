"""Where an expression stands: what it can be counted from, and how its own words are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct

from zopa.case.spans import Interval
from zopa.language.dates import period
from zopa.language.dates.expression import Anchored, Kind
from zopa.language.dates.period import Period

Tense = Literal["past", "present", "future", ""]
Find = Callable[[date], Period | None]

_DAY = "2025-01-01"  # a value that names a day is at least so long
_FAR = 6  # sentences over which "zwei Tage später" is understood
_MONTH = 31  # the most days of what a story goes on from
# How much nearer the other occurrence must be for the tense of the sentence to be overruled:
# "wurde auf den 3. März vertagt", said in February, is next month and not eleven months ago.
_NEARER = 5


class Found(Struct, frozen=True, gc=False):
    """What an expression says, without its place in the text."""

    kind: Kind
    value: str = ""
    interval: Interval = Interval()
    anchored: Anchored = "none"
    modifier: str = ""


class Before(Struct, frozen=True, gc=False):
    """A day or a longer stretch that the text named before; ``sentences`` lie between."""

    interval: Interval
    value: str
    anchored: Anchored
    sentences: int = 0
    same_line: bool = True


class Slots:
    """The words of a match by their classes, each as what it stands for; the rule's arguments."""

    __slots__ = ("_found", "arguments")

    def __init__(self, found: list[tuple[str, str]], arguments: Mapping[str, str]) -> None:
        self._found = found
        self.arguments = arguments

    def __contains__(self, name: str) -> bool:
        return any(have == name for have, _ in self._found)

    def names(self) -> set[str]:
        """The classes that are there."""
        return {name for name, _ in self._found}

    def get(self, name: str) -> str:
        """The first of a class, or an empty string."""
        return next((value for have, value in self._found if have == name), "")

    def first(self, *names: str) -> str:
        """The first word that is in one of the classes, or an empty string."""
        return next((value for have, value in self._found if have in names), "")

    def all(self, name: str) -> list[str]:
        """All of a class, in their order."""
        return [value for have, value in self._found if have == name]


class Place:
    """What an expression is counted from: the report's date and what the text named before."""

    def __init__(
        self, published: Interval, before: Before | None, tense: Callable[[], Tense]
    ) -> None:
        self.published = published
        self.before = before
        self._tense = tense

    @cached_property
    def tense(self) -> Tense:
        """What the clause tells: what was, what is, what is to be; empty where nothing shows it."""
        return self._tense()

    def near(self) -> Before | None:
        """The day that was named in this sentence or the one before it, of the same paragraph."""
        before = self.before
        if before is None or not before.same_line or before.sentences > 1:
            return None
        return before if len(before.value) >= len(_DAY) and before.interval.start else None

    def on_report(self, find: Find, kind: Kind = "date") -> Found:
        """What is counted from the report's date."""
        return _counted(find, self.published, kind, "report")

    def on_day(self, find: Find, kind: Kind = "date") -> Found:
        """What is counted from a day that the text named before; unresolved where it named none."""
        before = self.before
        if before is None or len(before.value) < len(_DAY):
            return Found(kind)
        return self.on_expression(find, kind)

    def on_expression(self, find: Find, kind: Kind = "date") -> Found:
        """What is counted from what the text named before; unresolved where it named nothing."""
        before = self.before
        if before is None or before.sentences > _FAR or not before.interval.start:
            return Found(kind)
        return _counted(find, before.interval, kind, "expression")

    def occurrence(self, of_year: Callable[[int], Period | None], kind: Kind = "date") -> Found:
        """What comes once a year: of the year told of, else the one that the tense asks for."""
        before = self.before
        told = before is not None and before.anchored != "report" and before.same_line
        if before and told and before.sentences <= 2 and self.tense != "future":
            start, end = before.interval.start, before.interval.end
            now = self.published.start or self.published.end
            # A mere year is often an aside ("seit 1960"); a month or a day is where the story is.
            fine = bool(start and end and (end - start).days <= _MONTH)
            if start and fine and (now is None or start.year < now.year):
                return _counted(lambda d: of_year(d.year), before.interval, kind, "expression")
        return self.on_report(lambda d: self._nearest(of_year, d), kind)

    def _nearest(self, of_year: Callable[[int], Period | None], now: date) -> Period | None:
        years = range(max(now.year - 4, 1), now.year + 5)  # 29 February comes every four years
        found = [one for one in map(of_year, years) if one]
        past = next((one for one in reversed(found) if one.start <= now), None)
        coming = next((one for one in found if one.start > now), None)
        if past is None or coming is None or past.end >= now:
            return past or coming
        behind, ahead = (now - past.end).days, (coming.start - now).days
        if self.tense == "past":
            return coming if ahead * _NEARER < behind else past
        if self.tense == "future":
            return past if behind * _NEARER < ahead else coming
        # Where no verb tells, news is rather of what was.
        return past if behind <= (ahead if self.tense == "present" else 2 * ahead) else coming


def fixed(found: Period | None, kind: Kind = "date") -> Found:
    """What needs nothing to be counted from; without a value where the calendar has no such thing."""
    if found is None:
        return Found(kind)
    return Found(kind, found.value, Interval(found.start, found.end), "absolute")


def _counted(find: Find, interval: Interval, kind: Kind, anchored: Anchored) -> Found:
    """What ``find`` gives for every day that it may be counted from.

    Where the days do not agree there is no value, and the interval holds all of them.
    """
    first = _found(find, interval.start)
    last = first if interval.start == interval.end else _found(find, interval.end)
    if first is None and last is None:
        return Found(kind)
    if first and last and first == last:
        return Found(kind, first.value, Interval(first.start, first.end), anchored)
    start = first.start if first else None
    end = last.end if last else None
    if start and end and start > end:
        return Found(kind)
    same = first.value if first and last and first.value == last.value else ""
    return Found(kind, same, Interval(start, end), anchored)


def _found(find: Find, which: date | None) -> Period | None:
    if which is None:
        return None
    try:
        return find(which)
    except (ValueError, OverflowError):
        return None  # the calendar has no such day


def day_of(year: int, month: int, number: int) -> Period | None:
    """A day by its numbers, or ``None`` where the calendar has none."""
    try:
        return period.day(date(year, month, number))
    except ValueError:
        return None
