"""The day a report was published, and how that day is known.

A wrong day called *printed* is the worst mistake here: everything that the report says would be
filed under it. A day counts as printed only where the report says it of itself, in a line (or the
head of one) of a known form, or where its metadata say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from zopa.case.report import Noise
from zopa.case.spans import Published
from zopa.intake.datelines import Dateline
from zopa.intake.dateparts import Rank
from zopa.intake.dates import (
    WEEKDAYS,
    NamedDay,
    date_at,
    date_of,
    iter_dates,
    iter_weekdays,
    years_in,
)
from zopa.intake.fingerprint import prose
from zopa.intake.layout import Layout
from zopa.intake.lines import Line, lines_of

# A report names the weekday together with the date only of days that are near.
_NEAR = timedelta(days=6)
_ABOUT = 62  # days: a report names full dates that are near its own
_LAST = 12
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_YEAR = timedelta(days=366)
_OPENING = 1500
_SENTENCE = 250
_STOP = re.compile(r"(?<=[^\W\d_])[.!?][ ]|\n")
_PAST = re.compile(
    r"\b(?:nachdem|hatten?|wurden?|war|waren|seit|had|was|were|after|since)\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:wird|werden|soll|sollen|will|wollen|geplant|angesetzt|will|would|planned)\b",
    re.IGNORECASE,
)
_THIS_DAY = re.compile(
    rf"\b(?:an diesem|am heutigen) (?P<weekday>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE
)
_TODAY = re.compile(
    r"(?:^|\W)(?:heute|heutigen|today|сегодня|сьогодні)[ ]?[,(]?[ ]?(?:(?:der|dem|den|am)[ ])?$",
    re.IGNORECASE,
)
_SAID = frozenset[Rank]({"published", "head"})
_OTHERS: tuple[frozenset[Rank], ...] = tuple(
    frozenset[Rank]({rank}) for rank in ("byline", "place", "bare", "headline", "stamp", "updated")
)


def published_on(
    layout: Layout, noise: Iterable[Noise], *, metadata: Published | None = None
) -> Published:
    """When the report was published; ``reason`` quotes the words that say so.

    In this order: a label or head in the text, metadata that give the day of publication, any other
    dateline in the text; then, as *inferred*, two datelines that disagree (from the earlier to the
    later), the dates in the opening, metadata that give a day near by.
    """
    noise = tuple(noise)
    found = [item for item in layout.datelines if item.date is not None]
    found = [item for item in found if not _below_credit(item, layout.lines, noise)]
    if printed := _agreed(found, _SAID):
        return printed
    if metadata is not None and metadata.known == "printed":
        return metadata
    for ranks in _OTHERS:
        if printed := _agreed(found, ranks):
            return printed
    inferred = _from_yearless(layout, metadata)
    if inferred is None and not layout.chronicle:
        inferred = _from_prose(prose(layout.text, noise))
    inferred = inferred or metadata
    if inferred is not None:
        return inferred
    broken = next((item for item in found if item.date and item.date.first is None), None)
    reason = f"no such day: “{broken.words}”" if broken else ""
    return Published(reason=reason)


def _agreed(found: list[Dateline], ranks: frozenset[Rank]) -> Published | None:
    """The one day that the datelines of these ranks give; where they disagree, the days between."""
    days: dict[tuple[date, date], Dateline] = {}
    for item in found:
        if item.rank in ranks and item.date and item.date.first and item.date.last:
            days.setdefault((item.date.first, item.date.last), item)
    if not days:
        return None
    if len(days) == 1:
        ((first, last), item), *_ = days.items()
        return Published(first, last, "printed", f"{item.rank}: “{item.words}”")
    words = " / ".join(f"“{item.words}”" for item in days.values())
    return Published(
        min(first for first, _ in days),
        max(last for _, last in days),
        "inferred",
        f"datelines that disagree: {words}",
    )


def _from_yearless(layout: Layout, metadata: Published | None) -> Published | None:
    """From a dateline without a year, where another date of the report gives it away.

    That is a full date within two months of it: in the text, or the metadata's day near publication.
    The year of a copyright line serves too. Where two years are possible, nothing is inferred.
    """
    heads = [item for item in layout.datelines if item.yearless is not None]
    if not heads or heads[0].yearless is None:
        return None
    named, words = heads[0].yearless, heads[0].words
    near = [
        (found.first, layout.text[found.start : found.end]) for found in iter_dates(layout.text)
    ]
    if metadata is not None:
        near.append((metadata.start, metadata.reason))
    days: dict[date, str] = {}
    for other, said in near:
        for year in range(other.year - 1, other.year + 2) if other else ():
            day = _fits(named, year)
            if other and day and abs((day - other).days) <= _ABOUT:
                days.setdefault(day, said)
    if not days:
        for line in layout.lines[-_LAST:]:
            for year in years_in(line.words) if _COPYRIGHT.match(line.words) else ():
                if day := _fits(named, year):
                    days.setdefault(day, line.words)
    if len(days) != 1:
        return None
    ((day, said),) = days.items()
    return Published(day, day, "inferred", f"“{words}” with the year of “{said}”")


def _fits(named: NamedDay, year: int) -> date | None:
    day = date_of(year, named.month, named.day)
    return day if day and named.weekday in {-1, day.weekday()} else None


def _below_credit(item: Dateline, lines: list[Line], noise: tuple[Noise, ...]) -> bool:
    """Whether a bare date stands right under a picture's credit or caption: then it may be its."""
    if item.rank not in {"bare", "place"} or not item.whole:
        return False
    above = [line for line in lines if line.end <= item.start]
    return bool(above) and any(
        mark.kind in {"credit", "caption"} and mark.end == above[-1].end for mark in noise
    )


def _from_prose(text: str) -> Published | None:
    """From the opening: "today" with its date, a date as its very first words, weekdays with dates.

    Weekdays narrow one another down; where they do not go together, nothing is inferred. A weekday
    without a year takes the year that the text names, if that is the only one and fits.
    """
    opening = text[:_OPENING]
    lines = lines_of(opening)
    for found in iter_dates(opening):
        if found.first and _TODAY.search(opening[max(found.start - 25, 0) : found.start]):
            words = opening[max(found.start - 25, 0) : found.end].split("\n")[-1]
            return Published(found.first, found.last, "inferred", f"today: “{words.strip()}”")
    if lines and (head := date_at(lines[0].words, 0)) and head.first:
        behind = lines[0].words[head.end : head.end + 2]
        if behind[:1] in {" ", ""} and (behind[1:].isupper() or not behind):
            words = lines[0].words[: head.end]
            return Published(head.first, head.last, "inferred", f"first words: “{words}”")
    inferred = _from_weekdays(opening, set(years_in(text)))
    if inferred is None or inferred.end is None:
        return None
    last = inferred.end
    # A date long after them shows that the weekdays tell an old story.
    later = (other.first for other in iter_dates(text) if other.first)
    return None if any(day - last > _YEAR for day in later) else inferred


def _from_weekdays(opening: str, years: set[int]) -> Published | None:
    first, last = date.min, date.max
    reasons: list[str] = []
    for named in iter_weekdays(opening):
        year = named.year or (min(years) if len(years) == 1 else None)
        day = date_of(year, named.month, named.day) if year else None
        if day is None or day.weekday() != named.weekday:
            return None
        tense = _tense(opening, named.start)
        first = max(first, day if tense == "past" else day - _NEAR)
        last = min(last, day if tense == "future" else day + _NEAR)
        words = opening[named.start : named.end]
        reasons.append(f"“{words}”" if named.year else f"“{words}” with the year {year}")
    if not reasons or first > last:
        return None
    reason = f"within six days of {', '.join(reasons[:3])}"
    for match in _THIS_DAY.finditer(opening):
        days = [first + timedelta(n) for n in range((last - first).days + 1)]
        days = [day for day in days if day.weekday() == WEEKDAYS[match.group("weekday").lower()]]
        if days and _tense(opening, match.start()) != "future":
            return Published(days[0], days[-1], "inferred", f"{reason}, on “{match.group()}”")
    return Published(first, last, "inferred", reason)


def _tense(text: str, position: int) -> Literal["past", "future"] | None:
    """Whether the sentence around ``position`` says that it is over or to come, if either."""
    low, high = max(position - _SENTENCE, 0), position + _SENTENCE
    before = _STOP.split(text[low:position])[-1]
    sentence = before + _STOP.split(text[position:high])[0]
    past, future = bool(_PAST.search(sentence)), bool(_FUTURE.search(sentence))
    return None if past == future else "past" if past else "future"
