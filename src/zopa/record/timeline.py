"""The time line: the same event in several reports is one entry, and its status has a history.

A pure function of the snapshot. Two findings are one event where their kinds belong together, the
same sides take part, their days can be the same and no place or person speaks against it; a plan goes
on with what became of it. Days that exclude each other are never joined, but for a day that the
report itself moved. Each join keeps its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from zopa.case.findings import EventKind, EventStatus
from zopa.case.ids import content_id
from zopa.case.spans import Interval, Span
from zopa.record.actors import actors, resolve
from zopa.record.places import Places
from zopa.record.snapshot import Snapshot
from zopa.record.threads import Telling, Thread, Threads

# What an entry is called where its reports differ, the most telling kind first.
_KINDS: tuple[EventKind, ...] = ("summit", "talks", "visit", "meeting", "call")
# An event that took place does not become a plan again because a later report is out of date.
_SETTLED = frozenset({"held", "cancelled"})
_BEFORE = frozenset({"planned", "rumoured", "agreed"})


class Stage(Struct, frozen=True, kw_only=True):
    """What one report says of an event: ``reported`` is the report's day, ``date`` that of the event."""

    event: str
    report: str
    reported: Interval
    status: EventStatus
    date: Interval
    evidence: tuple[Span, ...]


class Join(Struct, frozen=True):
    """Why a finding belongs to an entry: ``rule`` names the reason, ``event`` the finding."""

    event: str
    rule: str


class Entry(Struct, frozen=True, kw_only=True):
    """One event with all that was told of it.

    ``status`` is what holds after the last report, ``date`` the days that all reports of it leave,
    ``history`` its stages in the order of the reports. ``joins`` has a reason for each finding but the
    first.
    """

    id: str
    kind: EventKind
    status: EventStatus
    participants: tuple[str, ...]
    place: str | None
    name: str | None
    date: Interval
    minutes: int | None
    history: tuple[Stage, ...]
    joins: tuple[Join, ...]


def timeline(snapshot: Snapshot) -> tuple[Entry, ...]:
    """The events of the case that nobody rejected, by date; undated ones by the day of their report.

    A person counts for the party that it speaks for. The order of the findings makes no difference.
    """
    resolved = resolve(snapshot)
    party = {actor.id: actor.party for actor in actors(resolved) if actor.party is not None}
    reported = {r.id: Interval(r.published.start, r.published.end) for r in resolved.reports}
    places = Places(resolved.agenda)
    events = sorted(
        filter(resolved.holds, resolved.events),
        key=lambda e: (
            _day(reported.get(e.report)),
            e.report,
            e.evidence[0].start,
            e.status in _BEFORE,  # what was moved before the day it was moved to
            e.id,
        ),
    )
    threads = Threads()
    for event in events:
        sides = tuple(dict.fromkeys(party.get(id, id) for id in event.participants))
        threads.add(
            Telling(
                event,
                sides,
                places.key(event.place),
                reported.get(event.report, Interval()),
                resolved.copy_of.get(event.report, event.report),
                places.around(event.place),
            )
        )
    entries = [_entry(thread) for thread in threads.all()]
    return tuple(sorted(entries, key=_order))


def _entry(thread: Thread) -> Entry:
    tellings = thread.tellings
    history = tuple(
        Stage(
            event=one.event.id,
            report=one.event.report,
            reported=one.reported,
            status=one.event.status,
            date=one.event.date,
            evidence=one.event.evidence,
        )
        for one in tellings
    )
    return Entry(
        id=content_id("entry", sorted(one.event.id for one in tellings)),
        kind=_kind(tellings),
        status=_status(history),
        participants=tuple(dict.fromkeys(side for one in tellings for side in one.sides)),
        place=_first(one.event.place for one in tellings if one.event.place),
        name=_first(one.event.name for one in tellings if one.event.name),
        date=thread.date,
        minutes=next((one.event.minutes for one in tellings if one.event.minutes), None),
        history=history,
        joins=tuple(Join(event, rule) for event, rule in thread.joins),
    )


def _kind(tellings: Sequence[Telling]) -> EventKind:
    counts = Counter(one.event.kind for one in tellings)
    most = max(counts.values())
    rivals = [kind for kind, number in counts.items() if number == most]
    return next((kind for kind in _KINDS if kind in rivals), rivals[0])


def _status(history: Sequence[Stage]) -> EventStatus:
    """What holds at the end: the last word, but no plan after the event."""
    status = history[0].status
    for stage in history[1:]:
        if not (status in _SETTLED and stage.status in _BEFORE):
            status = stage.status
    return status


def _first(values: Iterable[str | None]) -> str | None:
    """The value that most reports have, of several the first."""
    counts = Counter(values)
    return counts.most_common(1)[0][0] if counts else None


def _order(entry: Entry) -> tuple[date, date, str]:
    first = entry.history[0].reported
    start = entry.date.start or entry.date.end or first.start or first.end or date.max
    return start, entry.date.end or start, entry.id


def _day(reported: Interval | None) -> date:
    if reported is None:
        return date.max
    return reported.start or reported.end or date.max
