"""What durations and repeated times say: "drei Wochen", "vor etwa zwei Jahren", "jeden Montag"."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from zopa.case.spans import Interval
from zopa.language.dates import period
from zopa.language.dates.period import Period
from zopa.language.dates.place import Found, Place, Slots

_SHORT = {"TH": 3600, "TM": 60, "TS": 1}  # in seconds
_TIMES = {"Q": (3, "M"), "H": (6, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "S": (3, "M")}
_SAME_DAY = 6 * 3600  # seconds; so many before a report or after it is mostly the same day
_LARGEST = 100_000  # of a unit: more is no time that reports are about


def duration(slots: Slots, place: Place) -> Found | None:
    """A length of time; with ``from`` in the rule or "in den letzten" it lies on the calendar."""
    number, unit = _amount(slots)
    value = written(number, unit)
    if not value:
        return None
    step = slots.get("step") or slots.get("after") or slots.arguments.get("step", "")
    wanted, barred = slots.arguments.get("only"), slots.arguments.get("unless")
    if (
        step in {"", "0"}
        or (wanted and place.tense != wanted)
        or (barred and place.tense == barred)
    ):
        return Found("duration", value)
    direction = -1 if int(step) < 0 else 1
    if "point" in slots.arguments:
        return _point(place, slots, number, unit, direction, value)
    return _stretch(place, number, unit, direction, value)


def _point(
    place: Place, slots: Slots, number: float | None, unit: str, direction: int, value: str
) -> Found:
    """A time so long ago or so far ahead ("vor drei Wochen", "two hours later")."""
    days = unit in {"D", "W", "WE"} or unit in _SHORT
    told = place.on_day if days else place.on_expression
    anchor = told if slots.arguments.get("from") == "expression" else place.on_report
    dated = slots.arguments.get("kind") == "date"
    if number is None:
        found = _stretch(place, number, unit, direction, value)
        return Found("date", "", found.interval, found.anchored) if dated else found
    found = anchor(lambda d: _away(d, number, unit, direction))
    if not dated:
        return Found("duration", value, found.interval, found.anchored)
    if unit in _SHORT:
        return Found("time", "", found.interval, found.anchored)
    return found


def _away(d: date, number: float, unit: str, direction: int) -> Period:
    """The day, week, month or year that lies so far away; of hours, all days that they may reach."""
    if unit in _SHORT:
        seconds = number * _SHORT[unit]
        days = ceil(seconds / 86_400) if seconds > _SAME_DAY else 0
        other = d + timedelta(days * direction)
        return Period("", min(d, other), max(d, other))
    count, base = _in_base(number, unit)
    if count != int(count):  # "vor eineinhalb Jahren"
        count, base = {"Y": (count * 12, "M"), "W": (count * 7, "D")}.get(base, (count, base))
    there = period.moved(d, base, direction * round(count))
    return period.around(there, "D" if base in {"D", "W", "WE"} else base)


def _stretch(place: Place, number: float | None, unit: str, direction: int, value: str) -> Found:
    """The time up to the report's day or from it on ("in den letzten zehn Jahren")."""
    known = place.published
    if known.start is None and known.end is None:
        return Found("duration", value)
    if number is None:
        open_end = Interval(None, known.end) if direction < 0 else Interval(known.start, None)
        return Found("duration", value, open_end, "report")

    def reach(d: date) -> Period:
        if unit in _SHORT:
            return _away(d, number, unit, direction)
        count, base = _in_base(number, unit)
        if base in {"Y", "M"}:
            count, base = (count * 12, "M") if base == "Y" else (count, base)
        else:
            count, base = count * (7 if base in {"W", "WE"} else 1), "D"
        other = period.moved(d, base, direction * round(count))
        return Period("", min(d, other), max(d, other))

    return _as_duration(place.on_report(reach), value)


def _as_duration(found: Found, value: str) -> Found:
    return Found("duration", value, found.interval, found.anchored)


def repeated(slots: Slots, _place: Place) -> Found | None:
    """What comes again and again ("täglich", "jeden Montag", "zweimal im Monat")."""
    if "value" in slots.arguments:
        return Found("set", slots.arguments["value"])
    if value := slots.get("repeated"):
        return Found("set", value)
    day = slots.get("weekday") or slots.get("weekday_part") or slots.get("weekdays")
    if day:
        number, *part = day.split()
        name = " ".join(part) or slots.get("daypart")
        return Found("set", f"XXXX-WXX-{number}" + (f"T{name}" if name else ""))
    if part_of_day := slots.get("daypart"):
        return Found("set", f"XXXX-XX-XXT{part_of_day}")
    number_of, unit = _amount(slots)
    if month := slots.get("month"):
        return Found("set", f"XXXX-{int(month):02}")
    if season := slots.get("season"):
        return Found("set", f"XXXX-{season}")
    if "ordinal" in slots:  # "jedes zweite Jahr"
        number_of = float(slots.get("ordinal"))
    value = written(1.0 if number_of is None else number_of, unit)
    return Found("set", value) if value else None


def written(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length; ``P`` with an ``X`` where the number is not said."""
    if not unit or (number is not None and not 0 <= number <= _LARGEST):
        return ""
    times = 1.0
    if unit in _TIMES:
        factor, unit = _TIMES[unit]
        times = float(factor)
    count = "X" if number is None else f"{number * times:g}"
    return f"PT{count}{unit[1:]}" if unit in _SHORT else f"P{count}{unit}"


def _in_base(number: float, unit: str) -> tuple[float, str]:
    factor, base = _TIMES.get(unit, (1, unit))
    return number * factor, base


def _amount(slots: Slots) -> tuple[float | None, str]:
    """The number, ``None`` where it is not said, and the unit."""
    if length := slots.get("length"):
        count, unit = length.split()
        return float(count), unit
    unit = (
        slots.get("unit") or slots.get("units") or slots.get("vague_length") or slots.get("single")
    )
    if "decimal_mark" in slots:
        return float(".".join(slots.all("digits"))), unit
    if dotted := slots.get("dotted"):
        return float(dotted), unit
    numbers = [_figure(one) for one in slots.all("number")]
    if not numbers:
        return (None, unit) if {"vague", "units", "vague_length"} & slots.names() else (1.0, unit)
    if "half_more" in slots:  # "two and a half hours", "an hour and a half"
        return numbers[0] + 0.5, unit
    return numbers[0], unit


def _figure(text: str) -> float:
    """The value of a number; points part the thousands of long ones."""
    return float(text.replace(".", "") if text.count(".") and len(text) > 4 else text)
