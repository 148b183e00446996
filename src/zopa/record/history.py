"""Where a party stood on an issue, from the first report to the last, and what was known on a day.

Pure functions of the snapshot. ``as_of`` is made before anything else is worked out, so that identity,
copies and parties of speakers know nothing of later reports either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Position, PositionOrigin, Stance
from zopa.case.spans import Interval, Part, Span
from zopa.case.store.check import report_of
from zopa.record.actors import resolve
from zopa.record.copies import copies
from zopa.record.dating import dated
from zopa.record.snapshot import F, Snapshot
from zopa.record.strength import Strength, Voice, Voices, decisive
from zopa.record.times import Times, first_day, last_day


class Told(Struct, frozen=True, kw_only=True):
    """One position in a history. ``day`` is that of the position, else of its report; it may be unknown.

    ``copy_of`` names the report that this one is a copy of, ``voice`` whose words prove it.
    """

    position: str
    report: str
    day: Interval
    stance: Stance
    option: str | None
    red_line: bool
    condition: Part | None
    speaker: str | None
    origin: PositionOrigin
    voice: Voice
    copy_of: str | None
    evidence: tuple[Span, ...]


class Run(Struct, frozen=True, kw_only=True):
    """Positions in a row that have the same stance on the same option, and how well they are proven.

    Estimates of the model of stances stand in one only where no rule reads a position.
    """

    stance: Stance
    option: str | None
    red_line: bool
    since: date | None
    until: date | None
    positions: tuple[str, ...]
    strength: Strength


class History(Struct, frozen=True, kw_only=True):
    """All that a party said on an issue, or on one option of it, the earliest first.

    ``undated`` are ids of positions without any day: they stand at the end of ``told`` and in no run.
    """

    party: str
    issue: str
    told: tuple[Told, ...]
    runs: tuple[Run, ...]
    undated: tuple[str, ...]


def history(snapshot: Snapshot, party: str, issue: str, *, option: str | None = None) -> History:
    """The history of one party on one issue; with ``option`` only of what was said on that option.

    Without the positions that a person rejected. Nothing said gives an empty history.
    """
    resolved = resolve(snapshot)
    found = [p for p in resolved.positions if p.party == party and p.issue == issue]
    if option is not None:
        found = [p for p in found if p.option == option]
    return history_of(resolved, Voices(resolved), Times(resolved.reports), party, issue, found)


def histories(snapshot: Snapshot) -> tuple[History, ...]:
    """The history of each party on each issue that it spoke of, by issue and party."""
    resolved = resolve(snapshot)
    voices, times = Voices(resolved), Times(resolved.reports)
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in resolved.positions:
        if position.party is not None and resolved.holds(position):
            found[position.issue, position.party].append(position)
    return tuple(
        history_of(resolved, voices, times, party, issue, some)
        for (issue, party), some in sorted(found.items())
    )


def as_of(snapshot: Snapshot, day: date) -> Snapshot:
    """The case as it was known at the end of a day: what only later reports say is not in it.

    A report counts from the last day on which it can have been published; one without a date is left
    out, and ``undated`` names it. What reports known by then tell may date it, what later ones tell
    not. Copies are worked out anew, from what is left. What people decided on findings is kept: it is
    about what the reports say. Raises ``ValueError`` for a snapshot that
    ``resolve`` was applied to, as the names in it may come from later reports.
    """
    if snapshot.resolved:
        raise ValueError(
            "as_of needs the snapshot before resolve: actors must not know later reports"
        )
    known = {r.id for r in snapshot.reports if _known(r.published.start, r.published.end, day)}
    then = [r for r in snapshot.reports if r.id in known or r.published.known == "unknown"]
    snapshot = dated(replace(snapshot, reports=tuple(then)))
    reports = tuple(r for r in snapshot.reports if _known(r.published.start, r.published.end, day))
    known = {report.id for report in reports}

    def held(findings: Iterable[F]) -> tuple[F, ...]:
        return tuple(finding for finding in findings if report_of(finding) in known)

    return replace(
        snapshot,
        reports=reports,
        mentions=held(snapshot.mentions),
        offices=held(snapshot.offices),
        statements=held(snapshot.statements),
        positions=held(snapshot.positions),
        events=held(snapshot.events),
        figures=held(snapshot.figures),
        proposals=held(snapshot.proposals),
        evaluations=held(snapshot.evaluations),
        levers=held(snapshot.levers),
        matters=held(snapshot.matters),
        copy_of=copies(reports),
    )


def undated(snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of the reports without a date, which no day of ``as_of`` has; sorted."""
    return tuple(
        sorted(
            r.id for r in snapshot.reports if r.published.start is None and r.published.end is None
        )
    )


def history_of(
    resolved: Snapshot,
    voices: Voices,
    times: Times,
    party: str,
    issue: str,
    found: Iterable[Position],
) -> History:
    """The history made of these positions of a party or person; those rejected are left out."""
    ordered = sorted(filter(resolved.holds, found), key=lambda p: _order(p, _day(p, times)))
    told = tuple(
        Told(
            position=p.id,
            report=p.report,
            day=_day(p, times),
            stance=p.stance,
            option=p.option,
            red_line=p.red_line,
            condition=p.condition,
            speaker=p.speaker,
            origin=p.origin,
            voice=voices.of(p),
            copy_of=resolved.copy_of.get(p.report),
            evidence=p.evidence,
        )
        for p in ordered
    )
    by_option: dict[str | None, list[tuple[Told, Position]]] = defaultdict(list)
    deciding = {one.id for one in decisive(ordered)}
    for one, position in zip(told, ordered, strict=True):
        if first_day(one.day) is not None and position.id in deciding:
            by_option[one.option].append((one, position))
    runs = [run for some in by_option.values() for run in _runs(some, voices)]
    return History(
        party=party,
        issue=issue,
        told=told,
        runs=tuple(sorted(runs, key=lambda r: (r.since or date.max, r.option or "", r.positions))),
        undated=tuple(one.position for one in told if first_day(one.day) is None),
    )


def _known(start: date | None, end: date | None, day: date) -> bool:
    last = end or start
    return last is not None and last <= day


def _runs(told: Sequence[tuple[Told, Position]], voices: Voices) -> list[Run]:
    runs: list[list[tuple[Told, Position]]] = []
    for one in told:
        if runs and runs[-1][-1][0].stance == one[0].stance:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [
        Run(
            stance=some[0][0].stance,
            option=some[0][0].option,
            red_line=any(one.red_line for one, _ in some),
            since=first_day(some[0][0].day),
            until=last_day(some[-1][0].day),
            positions=tuple(one.position for one, _ in some),
            strength=voices.strength(position for _, position in some),
        )
        for some in runs
    ]


def _day(position: Position, times: Times) -> Interval:
    return position.as_of if position.as_of != Interval() else times.published(position.report)


def _order(position: Position, day: Interval) -> tuple[date, date, str, int, str]:
    start, end = first_day(day) or date.max, last_day(day) or date.max
    return start, end, position.report, position.evidence[0].start, position.id
