"""Calendar dates as people write them in German, English, Russian and Ukrainian."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

FIRST_YEAR = 1900
# The clock is not asked: the same bytes must give the same report on every day. A year beyond this
# one is a slip of the pen or a deadline, not the day of a report.
LAST_YEAR = 2035

_MONTHS = (
    "januar jänner january jan januari января январь січня січень",
    "februar feber february feb february февраля февраль лютого лютий",
    "märz maerz mrz march mar марта март березня березень",
    "april apr апреля апрель квітня квітень",
    "mai may мая май травня травень",
    "juni june jun июня июнь червня червень",
    "juli july jul июля июль липня липень",
    "august aug августа август серпня серпень",
    "september sept sep сентября сентябрь вересня вересень",
    "oktober okt october oct октября октябрь жовтня жовтень",
    "november nov ноября ноябрь листопада листопад",
    "dezember dez december dec декабря декабрь грудня грудень",
)
_WEEKDAYS = (
    "montag monday mon mo понедельник понеділок",
    "dienstag tuesday tue tues di вторник вівторок",
    "mittwoch wednesday wed mi среда середа среду середу",
    "donnerstag thursday thu thur thurs do четверг четвер",
    "freitag friday fri fr пятница пʼятниця п'ятниця п’ятниця пятницу п'ятницю п’ятницю",
    "samstag sonnabend saturday sat sa суббота субота субботу суботу",
    "sonntag sunday sun so воскресенье неділя неділю",
)
MONTHS = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}
WEEKDAYS = {word: n for n, words in enumerate(_WEEKDAYS) for word in words.split()}


def _choice(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# Every gap has an upper bound: unbounded ones cost the square of a line of spaces.
_GAP = r"[ ,]{0,3}"
_WEEKDAY = rf"(?:(?P<weekday>{_choice(WEEKDAYS)})\.?,?[ ]{{1,2}}(?:(?:den|dem|the)[ ])?)?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)(?!\d)"
_MONTH = rf"(?P<month>{_choice(MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = (
    # 19. November 2025, 3 March 2025, 24th of July, 2025, 3 марта 2025
    rf"{_DAY}(?:\.|st|nd|rd|th)?[ ]{{0,2}}(?:of[ ])?{_MONTH}{_GAP}{_YEAR}",
    # July 24, 2025
    rf"{_MONTH}[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{{1,2}}{_YEAR}",
    # 2025-12-01, 2025/12/01, 2025-12-01T14:05
    rf"{_YEAR}(?P<sep>[-/.])(?P<number>\d\d)(?P=sep){_DAY}(?![\d-])",
    # 02.12.2025, 2. 12. 2025
    rf"{_DAY}\.[ ]?(?P<number>\d{{1,2}})\.[ ]?{_YEAR}",
    # 02/12/2025: which is the month, the weekday or the size of the numbers must tell
    rf"(?P<first>\d{{1,2}})(?P<sep>[/-])(?P<second>\d{{1,2}})(?P=sep){_YEAR}",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w./-]){_WEEKDAY}{form}", re.IGNORECASE) for form in _FORMS)
# 02.12.25
_SHORT = re.compile(
    rf"{_WEEKDAY}{_DAY}\.[ ]?(?P<number>\d{{1,2}})\.[ ]?(?P<year>\d\d)(?!\d)", re.IGNORECASE
)
_NAMED_DAY = re.compile(
    rf"\b(?P<weekday>{_choice(WEEKDAYS)})[ ]?[,(]?[ ](?:(?:den|dem|the)[ ])?"
    rf"(?:(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[ ](?P<month>{_choice(MONTHS)})|"
    rf"(?P<month2>{_choice(MONTHS)})[ ](?P<day2>\d{{1,2}}))\b(?:[ ,]{{1,2}}{_YEAR})?",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"{_WEEKDAY}(?:{_DAY}(?:\.|st|nd|rd|th)?[ ]{_MONTH}|"
    rf"{_MONTH.replace('month', 'month2')}[ ](?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?![\w.]|,?[ ]\d)",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d,-])")
_YEAR_ALONE = re.compile(r"(?:19|20|21)\d\d")
_WIDTH = 60  # no date is wider
_MONTH_YEAR = re.compile(rf"(?<!\w){_MONTH}[ ]{_YEAR}", re.IGNORECASE)


class Found(Struct, frozen=True):
    """A date in a text: ``text[start:end]`` says a day (or a month) from ``first`` to ``last``.

    Both are ``None`` where no such day exists, or where it was not the weekday that is named.
    """

    start: int
    end: int
    first: date | None
    last: date | None


def date_of(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none or the year is out of reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def iter_dates(text: str) -> Iterator[Found]:
    """What is written as a full date in a text, in order."""
    # The year is what all forms have and few words are: the costly patterns look only around it.
    found = [
        Found(match.start(), match.end(), *_day_of(match.groupdict()))
        for start, end in _around_years(text)
        for pattern in _PATTERNS
        for match in pattern.finditer(text, start, end)
    ]
    found.sort(key=lambda item: (item.start, -item.end))
    position = -1
    for item in found:
        if item.start >= position:
            yield item
            position = item.end


def _around_years(text: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for year in _YEAR_ALONE.finditer(text):
        if year.start() - _WIDTH > end:
            if end > 0:
                yield start, end
            start = max(year.start() - _WIDTH, 0)
        end = min(year.end() + _WIDTH, len(text))
    if end > 0:
        yield start, end


def date_at(text: str, position: int, *, labelled: bool = False) -> Found | None:
    """What is written as a date from ``position`` on, or ``None``.

    Behind a label, a month with its year counts, and a year of two digits.
    """
    for pattern in _PATTERNS:
        if match := pattern.match(text, position):
            return Found(position, match.end(), *_day_of(match.groupdict()))
    if not labelled:
        return None
    if match := _SHORT.match(text, position):
        return Found(position, match.end(), *_day_of(match.groupdict()))
    if match := _MONTH_YEAR.match(text, position):
        first = date_of(int(match.group("year")), MONTHS[match.group("month").lower()], 1)
        last = first and first.replace(day=monthrange(first.year, first.month)[1])
        return Found(position, match.end(), first, last)
    return None


class NamedDay(Struct, frozen=True):
    """A weekday with its day and month, and the year where that is written too."""

    start: int
    end: int
    weekday: int
    day: int
    month: int
    year: int | None


def yearless_at(text: str, position: int) -> tuple[NamedDay | None, int]:
    """A day and month without a year from ``position`` on, and where it ends; the weekday is -1
    where none is named.
    """
    match = _YEARLESS.match(text, position)
    if match is None:
        return None, position
    weekday = match.group("weekday")
    found = NamedDay(
        position,
        match.end(),
        WEEKDAYS[weekday.lower()] if weekday else -1,
        int(match.group("day") or match.group("day2")),
        MONTHS[(match.group("month") or match.group("month2")).lower()],
        None,
    )
    return found, match.end()


def iter_weekdays(text: str) -> Iterator[NamedDay]:
    """The weekdays that stand with a day and a month: "Montag, 1. Dezember"."""
    for match in _NAMED_DAY.finditer(text):
        year = match.group("year")
        yield NamedDay(
            match.start(),
            match.end(),
            WEEKDAYS[match.group("weekday").lower()],
            int(match.group("day") or match.group("day2")),
            MONTHS[(match.group("month") or match.group("month2")).lower()],
            int(year) if year else None,
        )


def years_in(text: str) -> list[int]:
    """The years named in a text, as far as reports are about them."""
    return [int(match) for match in _ANY_YEAR.findall(text) if int(match) <= LAST_YEAR]


def _day_of(parts: dict[str, str | None]) -> tuple[date | None, date | None]:
    digits = parts["year"] or ""
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if parts.get("first"):
        month, day = _unordered(int(parts["first"] or 0), int(parts["second"] or 0))
    else:
        name = parts.get("month")
        month = MONTHS[name.lower()] if name else int(parts.get("number") or 0)
        day = int(parts["day"] or 0)
    result = date_of(year, month, day)
    weekday = parts.get("weekday")
    if result and weekday and WEEKDAYS[weekday.lower()] != result.weekday():
        result = None
    return result, result


def _unordered(first: int, second: int) -> tuple[int, int]:
    """Month and day of 02/12; (0, 0) where it can be read both ways."""
    if first == second or first > 12 >= second:
        return second, first
    return (first, second) if second > 12 >= first else (0, 0)
