"""An expression of time in a text, and what it says."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from zopa.case.spans import Interval
from zopa.language.dates.period import around, moved

Kind = Literal["date", "time", "duration", "set"]
Anchored = Literal["absolute", "report", "expression", "none"]

_LENGTH = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)([HMS]))")
# A month and a year in days are means of the calendar; a caller who needs them exact has the interval.
_MINUTES = {"Y": 525_600.0, "M": 43_800.0, "W": 10_080.0, "D": 1_440.0}
_SHORT_MINUTES = {"H": 60.0, "M": 1.0, "S": 1 / 60}


class TimeExpression(Struct, frozen=True, gc=False):
    """An expression of time: ``text[start:end]`` says it, ``value`` in TIMEX3, ``interval`` in days.

    The package's docstring lists the forms of ``value`` and what ``anchored`` means. ``reason`` is
    the id of the rule that found it.
    """

    start: int
    end: int
    kind: Kind
    value: str = ""
    modifier: str = ""
    interval: Interval = Interval()
    anchored: Anchored = "none"
    reason: str = ""


def distant(expression: TimeExpression, day: date, direction: int) -> Interval:
    """The days that lie the length of a duration before a day (``direction`` -1) or after it (1).

    Months and years away is some day of that month or year, as with "vor drei Monaten". Nothing for
    what is no length of whole days, and beyond the calendar.
    """
    match = _LENGTH.fullmatch(expression.value)
    if expression.kind != "duration" or match is None or not (match[1] or "").isdigit():
        return Interval()
    unit = match[2]
    try:
        there = moved(day, unit, direction * int(match[1]))
        found = around(there, unit if unit in {"M", "Y"} else "D")
    except (ValueError, OverflowError):
        return Interval()
    return Interval(found.start, found.end)


def minutes(expression: TimeExpression) -> int | None:
    """How long a duration lasts, in whole minutes; ``None`` for what is none or of unknown length.

    A month counts as a twelfth of 365 days. "Vor zwei Stunden" has a length as well: what is
    ``anchored`` is the distance from then, not how long something took.
    """
    if expression.kind != "duration":
        return None
    match = _LENGTH.fullmatch(expression.value)
    if match is None:
        return None
    number, unit, short_number, short_unit = match.groups()
    if unit:
        return round(float(number) * _MINUTES[unit])
    return round(float(short_number) * _SHORT_MINUTES[short_unit])
