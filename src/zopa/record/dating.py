"""Undated reports dated by what other reports of the case tell.

A pure function of the snapshot. An undated report tells of an event with a weekday or another time
that counts from its own day; where dated reports tell of the same event and of its day, the report's
day follows. One event is enough only where nothing else can be meant: the same person resigned. Of
meetings of the same sides at the same place it takes two that lead to the same days. Another way is a
weekday with its day and month that goes together in one year alone of those that the case is about, or
"tomorrow, 18 May" where all its dated reports are of one year.
Where two events lead to days that exclude each other, or to several days, the report stays undated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.families import family
from zopa.case.findings import Event
from zopa.case.report import Report
from zopa.case.spans import Interval, Published
from zopa.case.store.check import by_day
from zopa.intake.dates import NamedDay, date_of, iter_weekdays
from zopa.language.compact import LANGUAGES
from zopa.reading.dating import days_on_which, in_year
from zopa.reading.event_dates import redated
from zopa.record.bearers import PERSON
from zopa.record.places import Places
from zopa.record.snapshot import Snapshot

_ENOUGH = 3  # points that all events together must have: one meeting of two sides is not enough
_MOST_EVENTS = 20  # of one report: each is looked up for many days
_MOST_YEARS = 5  # in six years or more, some weekday returns to its date
_NEAR = timedelta(days=6)  # a weekday stands beside its date only where the day is near
_LONGEST = timedelta(days=14)  # of which nobody could say what was before, what behind
_AHEAD = frozenset({"planned", "rumoured", "agreed", "postponed"})
_OF_ONE = frozenset({"resignation", "appointment"})  # what a person does once


class _Anchor(Struct, frozen=True):
    """Days on which a report can have been written by one event; ``points``: how sure that is."""

    days: Interval
    points: int
    reason: str


def dated(snapshot: Snapshot) -> Snapshot:
    """The snapshot with those reports dated that its own events can date.

    Positions, statements and matters of such a report that have no day of their own take its days; the
    days of its events are counted from them.
    Needs the events to be loaded, and a snapshot that ``resolve`` was not applied to.
    """
    unknown = {r.id: r for r in snapshot.reports if _is_undated(r)}
    if not unknown:
        return snapshot
    found = dict(_Work(snapshot, unknown).published())
    if not found:
        return snapshot
    reports = [replace(r, published=found[r.id]) if r.id in found else r for r in snapshot.reports]
    days = {id: Interval(one.start, one.end) for id, one in found.items()}
    empty = Interval()
    return replace(
        snapshot,
        events=tuple(
            redated(e, unknown[e.report].language or "", days[e.report]) if e.report in days else e
            for e in snapshot.events
        ),
        reports=tuple(sorted(reports, key=by_day)),
        positions=tuple(
            replace(p, as_of=days[p.report]) if p.report in days and p.as_of == empty else p
            for p in snapshot.positions
        ),
        statements=tuple(
            replace(s, said=days[s.report]) if s.report in days and s.said == empty else s
            for s in snapshot.statements
        ),
        matters=tuple(
            replace(m, as_of=days[m.report]) if m.report in days and m.as_of == empty else m
            for m in snapshot.matters
        ),
    )


def _is_undated(report: Report) -> bool:
    return report.published.known == "unknown" and report.language in LANGUAGES


class _Work:
    """One run of ``dated``."""

    def __init__(self, snapshot: Snapshot, unknown: Mapping[str, Report]) -> None:
        self._unknown = unknown
        self._places = Places(snapshot.agenda)
        self._paths = {r.id: r.path for r in snapshot.reports}
        self._copies = snapshot.copy_of
        self._told: dict[str, list[Event]] = defaultdict(list)  # by undated report
        self._known: dict[str, list[Event]] = defaultdict(list)  # with a day, by family
        certain = {r.id for r in snapshot.reports if r.published.known != "unknown"}
        for event in sorted(filter(snapshot.holds, snapshot.events), key=lambda e: e.id):
            if event.report in unknown:
                self._told[event.report].append(event)
            elif event.report in certain and event.date.start == event.date.end is not None:
                self._known[family(event.kind)].append(event)
        days = [r.published.start for r in snapshot.reports if r.published.start is not None]
        span = range(min(days).year, max(days).year + 1) if days else range(0)
        self._years = span if len(span) <= _MOST_YEARS else range(0)

    def published(self) -> Iterator[tuple[str, Published]]:
        """The reports that can be dated, each with its days."""
        for id, report in self._unknown.items():
            language = report.language or ""
            anchors = [
                anchor
                for event in self._told[id][:_MOST_EVENTS]
                for anchor in (self._by_event(event, language), self._by_year(event))
                if anchor is not None
            ]
            if (anchor := self._in_year(report)) is not None:
                anchors.append(anchor)
            if (found := _common(anchors)) is not None:
                yield id, found

    def _in_year(self, report: Report) -> _Anchor | None:
        """From days that it names without a year, where all dated reports of the case are of one."""
        if len(self._years) != 1:
            return None
        found = in_year(report, self._years[0])
        if found is None:
            return None
        days = Interval(found.start, found.end)
        return _Anchor(days, _ENOUGH, f"{found.reason}, in {self._years[0]}")

    def _by_event(self, event: Event, language: str) -> _Anchor | None:
        """From an event that a dated report tells too."""
        if event.date != Interval() or not event.when:
            return None
        points: dict[date, int] = {}
        source: dict[date, str] = {}
        for other in self._known[family(event.kind)]:
            alike = self._alike(event, other)
            day = other.date.start
            if alike and day and alike > points.get(day, 0):
                points[day], source[day] = alike, other.report
        fitting: list[_Anchor] = []
        when = event.when[0]
        span = next((s for s in event.evidence if s.start <= when.start < s.end), None)
        if span is None:
            return None
        for day in sorted(points):
            days = days_on_which(span.text, when.start - span.start, language, day)
            if event.status == "held":
                days = [one for one in days if one >= day]  # what was told as over
            if days:
                told = f"“{when.text}” is {day} ({event.kind}, {self._paths[source[day]]})"
                fitting.append(_Anchor(Interval(days[0], days[-1]), points[day], told))
        return fitting[0] if len(fitting) == 1 else None

    def _alike(self, event: Event, other: Event) -> int:
        """Points for two findings being one event; 0 where they need not be."""
        persons = _persons(event) & _persons(other)
        if event.kind in _OF_ONE:
            return _ENOUGH if persons and event.kind == other.kind else 0
        ahead = event.status in _AHEAD
        if ahead and other.status not in _AHEAD and other.status != "held":
            return 0
        sides = {*event.participants} & {*other.participants}
        if len(sides) < 2 and not (sides and persons):
            return 0
        here, there = self._places.key(event.place), self._places.key(other.place)
        if here and there and here != there:
            return 0
        return (
            1 + (here is not None and here == there) + bool(event.name and event.name == other.name)
        )

    def _by_year(self, event: Event) -> _Anchor | None:
        """From a weekday with its day and month, where one year alone of the case has that day."""
        if event.date != Interval() or not self._years:
            return None
        for named in iter_weekdays(event.evidence[0].text):
            if named.year is not None:
                continue
            days = [day for year in self._years if (day := _in(named, year)) is not None]
            if len(days) == 1:
                (day,) = days
                ahead = event.status in _AHEAD
                words = event.evidence[0].text[named.start : named.end]
                first, last = (day - _NEAR, day) if ahead else (day, day + _NEAR)
                years = f"{self._years[0]} to {self._years[-1]}"
                return _Anchor(
                    Interval(first, last), _ENOUGH, f"“{words}” fits {day.year} alone of {years}"
                )
        return None


def _persons(event: Event) -> set[str]:
    named = {*event.participants} | {role.actor for role in event.roles if role.actor is not None}
    return {id for id in named if id.startswith(PERSON)}


def _in(named: NamedDay, year: int) -> date | None:
    day = date_of(year, named.month, named.day)
    return day if day is not None and day.weekday() == named.weekday else None


def _common(anchors: Iterable[_Anchor]) -> Published | None:
    """The days that all anchors allow; ``None`` where they are too few or exclude each other."""
    found = list(dict.fromkeys(anchors))
    if sum(anchor.points for anchor in found) < _ENOUGH:
        return None
    start = max(one.days.start or date.min for one in found)
    end = min(one.days.end or date.max for one in found)
    if start > end or end - start > _LONGEST:
        return None
    reasons = "; ".join(one.reason for one in found[:3])
    return Published(start, end, "inferred", f"by other reports: {reasons}")
