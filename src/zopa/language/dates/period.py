"""Stretches of the calendar with their TIMEX3 values: days, weeks, months, seasons, years and more."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from msgspec import Struct

_LONG_MONTH = 31


class Period(Struct, frozen=True, gc=False):
    """The days from ``start`` to ``end``, and how TIMEX3 writes them."""

    value: str
    start: date
    end: date


def day(which: date) -> Period:
    """One day."""
    return Period(which.isoformat(), which, which)


def week(which: date) -> Period:
    """The ISO week of a day, Monday to Sunday."""
    monday = which - timedelta(which.weekday())
    year, number, _ = monday.isocalendar()
    return Period(f"{year:04}-W{number:02}", monday, monday + timedelta(6))


def weekend(which: date) -> Period:
    """Saturday and Sunday of the ISO week of a day."""
    whole = week(which)
    return Period(f"{whole.value}-WE", whole.start + timedelta(5), whole.end)


def months(year: int, first: int, last: int, value: str) -> Period:
    """Whole months of one year."""
    return Period(value, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def month(which: date) -> Period:
    """The month of a day."""
    return months(which.year, which.month, which.month, f"{which.year:04}-{which.month:02}")


def quarter(which: date) -> Period:
    """The quarter of a day."""
    number = (which.month - 1) // 3
    return months(which.year, 3 * number + 1, 3 * number + 3, f"{which.year:04}-Q{number + 1}")


def half(which: date) -> Period:
    """The half of the year that a day is in."""
    number = (which.month - 1) // 6
    return months(which.year, 6 * number + 1, 6 * number + 6, f"{which.year:04}-H{number + 1}")


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season of the weather (of the north) begins."""


def season(year: int, name: str) -> Period:
    """A season by the year it begins in; winter reaches into the next one."""
    first = SEASONS[name]
    if name != "WI":
        return months(year, first, first + 2, f"{year:04}-{name}")
    end = date(year + 1, 2, monthrange(year + 1, 2)[1])
    return Period(f"{year:04}-WI", date(year, 12, 1), end)


def season_of(which: date) -> Period:
    """The season of a day."""
    name = ("WI", "SP", "SU", "FA")[which.month % 12 // 3]
    return season(which.year - (which.month < 3), name)


def year(which: date) -> Period:
    """The year of a day."""
    return years(which.year, 1, f"{which.year:04}")


def years(first: int, count: int, value: str) -> Period:
    """Whole years; raises ``ValueError`` outside the calendar."""
    return Period(value, date(first, 1, 1), date(first + count - 1, 12, 31))


def decade(which: date) -> Period:
    """The decade of a day: 1990 to 1999 is ``199``."""
    return years(max(which.year // 10 * 10, 1), 10, f"{which.year // 10:03}")


def century(which: date) -> Period:
    """The century of a day: 1901 to 2000 is ``19``, as TIMEX3 writes it."""
    number = (which.year - 1) // 100
    return years(number * 100 + 1, 100, f"{number:02}")


_PERIODS: dict[str, Callable[[date], Period]] = {
    "D": day,
    "W": week,
    "WE": weekend,
    "M": month,
    "Q": quarter,
    "H": half,
    "S": season_of,
    "Y": year,
    "DE": decade,
    "CE": century,
}
_DAYS = {"D": 1, "W": 7, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}


def around(which: date, unit: str, steps: int = 0) -> Period:
    """The period of a ``unit`` that a day is in, or ``steps`` periods after it.

    Units are those of ``P3D`` and the like: D, W, WE (weekend), M, Q, H (half-year), S (season),
    Y, DE, CE. Raises ``ValueError`` or ``OverflowError`` where the calendar ends.
    """
    return _PERIODS[unit](moved(which, unit, steps))


def moved(which: date, unit: str, steps: int) -> date:
    """A day so many units later; the end of a shorter month stands for days it does not have."""
    if unit in _DAYS:
        return which + timedelta(steps * _DAYS[unit])
    number = which.year * 12 + which.month - 1 + steps * _MONTHS[unit]
    at, month_of_year = divmod(number, 12)
    if not 1 <= at <= MAXYEAR:
        raise ValueError(f"no such year: {at}")
    last = monthrange(at, month_of_year + 1)[1]
    return date(at, month_of_year + 1, min(which.day, last))


def narrowed(whole: Period, edge: str) -> Period:
    """The beginning, the middle or the end (``START``, ``MID``, ``END``) of a period.

    A third of a month, season or quarter, the odd day of a month in its end; of a year two months; of a
    week the first two days, the two in its middle, or Thursday to Sunday.
    """
    count = (whole.end - whole.start).days + 1
    if 360 < count < 370:
        first = {"START": 1, "MID": 6, "END": 11}[edge]
        return months(whole.start.year, first, first + 1, whole.value)
    length = 4 if count == 7 and edge == "END" else 2 if count == 7 else max(count // 3, 1)
    if edge == "END" and count == _LONG_MONTH:
        length += 1
    begin = {"START": 0, "MID": (count - length) // 2, "END": count - length}[edge]
    start = whole.start + timedelta(begin)
    return Period(whole.value, start, start + timedelta(length - 1))
