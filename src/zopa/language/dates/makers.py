"""From the words of a match to what it says: one function for each kind of expression of a date.

Each takes the words with the rule's own arguments (``Slots``) and the place, and returns what it found,
or ``None`` for what is no expression of time at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from zopa.case.spans import Interval
from zopa.language.dates import period
from zopa.language.dates.period import Period
from zopa.language.dates.place import Found, Place, Slots, day_of, fixed

Make = Callable[[Slots, Place], Found | None]

_DAYS = frozenset(("D", "W", "WE"))  # counted from a day alone, and not from a year
_NUMBERS = re.compile(r"\d+")


def nothing(_slots: Slots, _place: Place) -> None:
    """What looks like a date and is none: an age, a quantity."""


def reference(slots: Slots, place: Place) -> Found:
    """Now, some time ago, some time to come."""
    value = slots.arguments.get("value") or slots.get("reference")
    if value == "PRESENT_REF" and place.published != Interval():
        return Found("date", value, place.published, "report")
    return Found("date", value)


def unknown(_slots: Slots, _place: Place) -> Found:
    """A time that the text alone does not place ("der dritte Jahrestag")."""
    return Found("date")


def printed(slots: Slots, _place: Place) -> Found | None:
    """A date in figures: 15.03.2024, 15.3.24, 2024-03-15; no expression where there is no such day."""
    text = slots.get("full")
    first, second, third = (int(part) for part in _NUMBERS.findall(text))
    if len(text.split("-")[0]) == 4:
        year, month, day = first, second, third
    elif "/" in text:
        if first == second or first > 12:
            year, month, day = third, second, first
        elif second > 12:
            year, month, day = third, first, second
        else:
            return Found("date")  # 02/03/2025: the order is anybody's guess
    else:
        year, month, day = third, second, first
    if year < 100:
        year += 2000 if year < 70 else 1900
    found = day_of(year, month, day)
    return fixed(_on_weekday(found, slots)) if found else None


def month_day(slots: Slots, place: Place) -> Found | None:
    """A day of a month, of a year or without one ("3. März", "12.3.")."""
    if dotted := slots.get("dotted"):
        day, month = (int(part) for part in dotted.split("."))
        if day_of(2000, month, day) is None:
            return None
    else:
        figure = _NUMBERS.match(slots.get("dom") or slots.get("nth"))
        day = int(figure.group() if figure else slots.get("ordinal"))
        month = int(slots.get("month") or slots.get("month_short") or slots.get("monthno"))
    part = slots.arguments.get("part", "")
    if year := slots.get("year"):
        return with_part(fixed(_on_weekday(day_of(int(year), month, day), slots)), part)
    if _names_year(slots):
        return with_part(place.on_report(lambda d: day_of(_year_of(slots, d), month, day)), part)
    found = place.occurrence(lambda year: _on_weekday(day_of(year, month, day), slots))
    return with_part(found, part)


def month(slots: Slots, place: Place) -> Found:
    """A month, of a year or without one ("März 2024", "Ende Juli", "August vorigen Jahres")."""
    edge, _, mid = slots.get("mid_month").partition(" ")
    named = slots.first("month", "month_short", "month_sure") or mid
    number = int(named)

    def of_year(year: int) -> Period:
        return period.month(date(year, number, 1))

    year = slots.get("year")
    found = fixed(of_year(int(year))) if year else _yearly(of_year, slots, place)
    return narrowed(found, edge) if edge else found


def season(slots: Slots, place: Place) -> Found:
    """A season, of a year or without one."""
    name = slots.get("season")

    def of_year(year: int) -> Period:
        return period.season(year, name)

    if year := slots.get("year"):
        return fixed(of_year(int(year)))
    return _yearly(of_year, slots, place)


def part_of_year(slots: Slots, place: Place) -> Found | None:
    """A quarter or half of a year ("im dritten Quartal 2014")."""
    unit = slots.get("part")
    number = int(slots.get("ordinal") or slots.get("dom"))
    length = {"Q": 3, "H": 6}[unit]
    if number * length > 12:
        return None

    def of_year(year: int) -> Period:
        return period.around(date(year, number * length, 1), unit)

    if year := slots.get("year"):
        return fixed(of_year(int(year)))
    return _yearly(of_year, slots, place)


def holiday(slots: Slots, place: Place) -> Found:
    """A feast with a day of its own; ``E+1`` counts from Easter Sunday."""
    rule = slots.get("holiday")

    def of_year(year: int) -> Period:
        if rule.startswith("E"):
            return period.day(_easter(year) + timedelta(int(rule[1:])))
        return period.day(date(year, int(rule[:2]), int(rule[3:])))

    if year := slots.get("year"):
        return fixed(of_year(int(year)))
    return _yearly(of_year, slots, place)


def _yearly(of_year: Callable[[int], Period], slots: Slots, place: Place) -> Found:
    """What comes once a year, with the words that say of which year."""
    if _names_year(slots):
        return place.on_report(lambda d: of_year(_year_of(slots, d)))
    if "step" not in slots:
        return place.occurrence(of_year)
    step = int(slots.get("step"))

    def chosen(d: date) -> Period:
        this = of_year(d.year)
        if step < 0:
            return this if this.end < d else of_year(d.year - 1)
        if step > 0:
            return this if this.start > d else of_year(d.year + 1)
        return this

    return place.on_report(chosen)


def _names_year(slots: Slots) -> bool:
    """Whether a year is named in words ("März dieses Jahres", "Ende Mai des Vorjahres")."""
    return "yearword" in slots or "yearback" in slots


def _year_of(slots: Slots, d: date) -> int:
    """The year that "dieses Jahres" or "des Vorjahres" means."""
    if back := slots.get("yearback"):
        return d.year + int(back)
    return d.year + int(slots.get("step") or 0)


def year(slots: Slots, _place: Place) -> Found | None:
    """A year by its number."""
    number = int(slots.get("year") or slots.get("year_sure"))
    return fixed(period.years(number, 1, f"{number:04}"))


def year_span(slots: Slots, _place: Place) -> Found | None:
    """Two years in one ("Saison 2007/08")."""
    first, second = (int(part) for part in _NUMBERS.findall(slots.get("yearspan")))
    last = first // 100 * 100 + second
    if last <= first:
        return None
    return Found("date", "", Interval(date(first, 1, 1), date(last, 12, 31)), "absolute")


def decade(slots: Slots, place: Place) -> Found:
    """Ten years ("die neunziger Jahre", "the 1990s"); without its century the last such one."""
    text = slots.get("decade") or slots.get("decades") or slots.get("tens")
    found = _NUMBERS.search(text)
    number = int(found.group()) if found else 0
    if number >= 100:
        return fixed(period.decade(date(number, 1, 1)))

    def last(d: date) -> Period:
        start = d.year // 100 * 100 + number
        return period.decade(date(start if start <= d.year else start - 100, 1, 1))

    return place.on_report(last)


def century(slots: Slots, _place: Place) -> Found | None:
    """A century by its number."""
    number = int(re.sub(r"\D", "", slots.get("dom") or slots.get("nth")) or slots.get("ordinal"))
    if not 1 <= number <= 30:
        return None
    return fixed(period.century(date(number * 100, 1, 1)))


def deictic(slots: Slots, place: Place) -> Found:
    """Today, yesterday, tomorrow, this year, with the part of the day where it is said."""
    step, unit = (
        slots.get("deictic") or slots.get("deictic_adjective") or slots.arguments["day"]
    ).split()
    steps = int(step)
    found = place.on_report(lambda d: period.around(d, unit, steps))
    return with_part(found, slots.get("daypart"))


def relative(slots: Slots, place: Place) -> Found:
    """This, the last, the next week, month, year ("im kommenden Jahr", "Vorwoche")."""
    if back := slots.get("unit_back") or slots.arguments.get("unit_back"):
        step, unit = back.split()
    else:
        unit = (
            slots.arguments.get("unit") or slots.get("single") or slots.get("unit_edge").split()[1]
        )
        step = (
            slots.get("step")
            or slots.get("follow")
            or slots.get("after")
            or slots.arguments.get("step", "0")
        )

    def moved(d: date) -> Period:
        return period.around(d, unit, int(step))

    near = place.near()
    if "follow" in slots or slots.arguments.get("from") == "expression":
        found = place.on_day(moved) if unit in _DAYS else place.on_expression(moved)
    elif (unit == "D" and near) or _of_told_year(unit, int(step), slots, place):
        found = place.on_expression(moved)
    else:
        found = place.on_report(moved)
    found = with_part(found, slots.get("daypart"))
    edge = slots.get("unit_edge")
    return _edge_month(found, edge) if edge else found


def _edge_month(found: Found, edge: str) -> Found:
    """The end of a year by one word ("Jahresende") is its last month, that of a month a third of it."""
    start = found.interval.start
    side, unit = edge.split()
    if unit != "Y" or side == "MID" or start is None:
        return narrowed(found, side)
    month = period.month(start.replace(month=1 if side == "START" else 12))
    return Found(found.kind, found.value, Interval(month.start, month.end), found.anchored, side)


def day_back(slots: Slots, place: Place) -> Found:
    """The day before or after the one named just before, else the report's ("am Vortag")."""
    step, unit = slots.get("day_back").split()
    find = partial(period.around, unit=unit, steps=int(step))
    return place.on_expression(find) if place.near() else place.on_report(find)


def _of_told_year(unit: str, step: int, slots: Slots, place: Place) -> bool:
    """Whether "Ende des Jahres" is the end of the year that the text has just told of."""
    before = place.before
    if unit != "Y" or step or "step" in slots or before is None or before.anchored != "absolute":
        return False
    start, now = before.interval.start, place.published.start
    return bool(start and (now is None or start.year < now.year) and before.sentences <= 1)


def weekend(_slots: Slots, place: Place) -> Found:
    """A weekend without more: by the tense the last or the next, else the nearest."""

    def chosen(d: date) -> Period:
        this = period.weekend(d)
        if this.start <= d or place.tense in {"future", "present"}:
            return this
        if place.tense == "past" or d.weekday() < 3:
            return period.around(d, "WE", -1)
        return this

    return place.on_report(chosen)


def weekday(slots: Slots, place: Place) -> Found:
    """A day of the week: by its own words, else by the tense, else the last one."""
    names = slots.get("weekday") or slots.get("weekday_part")
    number = int(names.split()[0])
    part = slots.get("daypart") or " ".join(names.split()[1:]) or slots.arguments.get("part", "")
    kind = "week" if "weekword" in slots or "weekback" in slots else "day"
    step = slots.get("step") or slots.arguments.get("step", "")
    weeks = int(slots.get("number") or 0) if "number" in slots else 0

    def chosen(d: date) -> Period:
        if kind == "week" and "number" not in slots:  # "Donnerstag vergangener Woche"
            steps = int(slots.get("weekback") or step or 0)
            return period.day(period.around(d, "W", steps).start + timedelta(number - 1))
        last = d - timedelta((d.weekday() + 1 - number) % 7)
        coming = d + timedelta((number - 1 - d.weekday()) % 7)
        if weeks:  # "Freitag in einer Woche"
            away = slots.arguments.get("away", "1")
            return period.day((coming if away == "1" else last) + timedelta(7 * weeks * int(away)))
        if step == "-1":  # "last Tuesday", said on a Wednesday, is not yesterday
            return period.day(last if (d - last).days > 1 else last - timedelta(7))
        if step == "1":
            return period.day(coming if coming > d else coming + timedelta(7))
        if step in {"2", "-2"}:
            return period.day((coming if step == "2" else last) + timedelta(7 * (int(step) // 2)))
        # "kommt am Freitag": what is told of a day in the present is ahead
        return period.day(coming if place.tense in {"future", "present"} else last)

    return with_part(place.on_report(chosen), part)


def daypart(slots: Slots, place: Place) -> Found:
    """A part of a day: of the day named just before, else of the report's."""
    find = period.day
    found = place.on_expression(find) if place.near() else place.on_report(find)
    part = slots.get("daypart") or slots.get("tonight") or slots.arguments.get("part", "")
    return with_part(found, part)


def clock(slots: Slots, place: Place) -> Found | None:
    """A time of the clock, on the day named just before, else on the report's."""
    written = slots.first("hour", "dotted", "clockword", "number")
    if ":" in written or "." in written:
        hour, minute = written.replace(":", ".").split(".")[:2]
    else:
        hour, minute = written, slots.get("minute") or "0"
    hours, mins = int(float(hour)), int(minute)
    if half := slots.get("meridiem"):
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "PM" else 0)
    if not 0 <= hours <= 24 or not 0 <= mins < 60 or (hours == 24 and mins):
        return None
    value = f"T{hours:02}:{mins:02}"
    found = place.on_expression(period.day) if place.near() else place.on_report(period.day)
    return Found("time", found.value[:10] + value, found.interval, found.anchored)


def with_part(found: Found, part: str) -> Found:
    """A day with the part of it that is meant (MO, MI, AF, EV, NI), which makes it a time."""
    if not part:
        return found
    value = f"{found.value[:10]}T{part}" if len(found.value) >= 10 else ""
    return Found("time", value, found.interval, found.anchored)


def narrowed(found: Found, edge: str) -> Found:
    """The beginning, the middle or the end of what was found."""
    start, end = found.interval.start, found.interval.end
    interval = found.interval
    if start and end:
        third = period.narrowed(Period(found.value, start, end), edge)
        interval = Interval(third.start, third.end)
    return Found(found.kind, found.value, interval, found.anchored, edge)


def _on_weekday(found: Period | None, slots: Slots) -> Period | None:
    """The day, or ``None`` where it is not the day of the week that is named beside it."""
    name = slots.get("weekday") or slots.get("weekday_short")
    if found and name and int(name.split()[0]) != found.start.isoweekday():
        return None
    return found


def _easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones and Butcher: "anonymous Gregorian algorithm")."""
    golden, hundred, rest = year % 19, year // 100, year % 100
    shift = (hundred - (hundred + 8) // 25 + 1) // 3
    moon = (19 * golden + hundred - hundred // 4 - shift + 15) % 30
    sunday = (32 + 2 * (hundred % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
