"""What the record has of one party or person: where it stands, what it wants, whom it can press.

A pure function of the snapshot; each entry has its evidence. An interest is in it only where the party
names it as one in its own words, and an ally is not in it at all: no reading finds who says so.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from msgspec import Struct

from zopa.case.actors import Actor
from zopa.case.findings import Lever, Office, Position, Stance, Statement
from zopa.case.spans import Interval, Part, Span
from zopa.language.differing import sign
from zopa.record.actors import actors, resolve
from zopa.record.history import Run, history_of
from zopa.record.snapshot import Snapshot
from zopa.record.strength import Strength, Voices
from zopa.record.times import Times, last_day

_OWN = frozenset({None, "self_report"})


class Line(Struct, frozen=True, kw_only=True):
    """The latest stance on an issue or one option of it, since when, and how well it is proven.

    ``condition`` is that of its last position; ``red_line``: one of its positions calls it one.
    """

    issue: str
    option: str | None
    stance: Stance
    red_line: bool
    condition: Part | None
    since: date | None
    until: date | None
    strength: Strength
    positions: tuple[str, ...]
    evidence: tuple[Span, ...]


class Interest(Struct, frozen=True, kw_only=True):
    """An interest that a party states itself: the statement, and the words that call it one."""

    statement: str
    speaker: str
    words: str
    evidence: tuple[Span, ...]


class Profile(Struct, frozen=True, kw_only=True):
    """All that the record has of one actor.

    ``offices`` are its own, for a person, or those of the people who speak for it; ``undated`` the ids
    of positions without any day, of which nobody can say whether they are the latest. ``levers`` are
    those it holds, ``pressure`` those that are held against it.
    """

    actor: Actor
    positions: tuple[Line, ...]
    undated: tuple[str, ...]
    interests: tuple[Interest, ...]
    offices: tuple[Office, ...]
    levers: tuple[Lever, ...]
    pressure: tuple[Lever, ...]


def profile(snapshot: Snapshot, actor: str) -> Profile | None:
    """The profile of a party or a person by id; ``None`` where the case does not name it.

    Without the findings that a person rejected. What is not known is left empty.
    """
    case = resolve(snapshot)
    known = {one.id: one for one in actors(case)}
    if actor not in known:
        return None
    one = known[actor]
    people = {actor} | {id for id, other in known.items() if other.party == actor}
    lines, undated = _lines(case, one)
    return Profile(
        actor=one,
        positions=lines,
        undated=undated,
        interests=_interests(case, people if one.kind != "person" else {actor}),
        offices=_offices(case, one),
        levers=tuple(v for v in case.levers if v.holder == actor and case.holds(v)),
        pressure=tuple(v for v in case.levers if v.target == actor and case.holds(v)),
    )


def _lines(case: Snapshot, one: Actor) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    voices, times = Voices(case), Times(case.reports)
    found: dict[str, list[Position]] = defaultdict(list)
    for position in case.positions:
        if one.id == (position.speaker if one.kind == "person" else position.party):
            found[position.issue].append(position)
    order = {issue.id: number for number, issue in enumerate(case.agenda.issues)}
    lines: list[Line] = []
    undated: list[str] = []
    for issue in sorted(found, key=lambda issue: (order.get(issue, len(order)), issue)):
        history = history_of(case, voices, times, one.id, issue, found[issue])
        undated += history.undated
        last: dict[str | None, Run] = {run.option: run for run in history.runs}
        evidence = {told.position: told.evidence for told in history.told}
        conditions = {told.position: told.condition for told in history.told}
        lines += [
            Line(
                issue=issue,
                option=run.option,
                stance=run.stance,
                red_line=run.red_line,
                condition=conditions[run.positions[-1]],
                since=run.since,
                until=run.until,
                strength=run.strength,
                positions=run.positions,
                evidence=tuple(span for id in run.positions for span in evidence[id]),
            )
            for run in last.values()
        ]
    return tuple(lines), tuple(undated)


def _interests(case: Snapshot, speakers: set[str]) -> tuple[Interest, ...]:
    language = {report.id: report.language for report in case.reports}
    found = []
    for one in filter(case.holds, case.statements):
        if one.speaker is None or one.speaker not in speakers or one.hedge not in _OWN:
            continue
        words = _named(one, language.get(one.report))
        if words is not None and one.report not in case.copy_of:
            found.append(
                Interest(statement=one.id, speaker=one.speaker, words=words, evidence=one.evidence)
            )
    return tuple(found)


def _named(one: Statement, language: str | None) -> str | None:
    """The words of a direct or indirect quotation that call what is said an interest."""
    if one.kind == "reported":
        return None
    for part in one.quote:
        found = sign(part.text, "interests", language)
        if found is not None:
            return found.text
    return None


def _offices(case: Snapshot, one: Actor) -> tuple[Office, ...]:
    """The offices by person and title, the latest report of each."""
    times = Times(case.reports)
    latest: dict[tuple[str, str, str], tuple[date, Office]] = {}
    for office in filter(case.holds, case.offices):
        if one.id != (office.actor if one.kind == "person" else office.party):
            continue
        held = office.held if office.held != Interval() else times.published(office.report)
        day = last_day(held) or date.min
        key = office.actor, office.title.lower(), office.status
        if key not in latest or day > latest[key][0]:
            latest[key] = day, office
    return tuple(office for _, (_, office) in sorted(latest.items(), key=lambda item: item[0]))
