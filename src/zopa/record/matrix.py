"""Where each party stands on each issue: the latest it said, and how well that is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from zopa.case.agenda import Agenda
from zopa.case.findings import ESTIMATED, Position, PositionOrigin, Stance
from zopa.record.actors import resolve
from zopa.record.snapshot import Snapshot
from zopa.record.strength import decisive

Key = tuple[str, str]


class Cell(Struct, frozen=True, kw_only=True):
    """What a party said on an issue. ``stance``, ``option`` and ``origin`` are those of the latest.

    ``red_line``: the party called it one and has not taken another stance on it since.
    ``sentences`` counts different sentences, ``sources`` independent reports: a copy of a report
    counts for nothing. ``contested``: of the latest date there are positions for and against one
    and the same thing. ``estimated``: no rule reads any of it, the model of stances was sure of it; where
    a rule reads one, estimates decide and count nothing. ``positions`` are the ids of all, the latest
    first, then those estimates.
    """

    issue: str
    party: str
    stance: Stance
    option: str | None
    red_line: bool
    origin: PositionOrigin
    estimated: bool
    sentences: int
    sources: int
    date: date | None
    contested: bool
    positions: tuple[str, ...]


class Matrix(Struct, frozen=True, kw_only=True):
    """Issues by parties. A pair without a cell is one of which nothing was said."""

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    cells: tuple[Cell, ...]

    def cell(self, issue: str, party: str) -> Cell | None:
        """The cell of a party on an issue, or ``None``: nothing said."""
        return next((c for c in self.cells if c.issue == issue and c.party == party), None)


def matrix(snapshot: Snapshot, *, all: bool = False) -> Matrix:
    """The positions of the case by issue and party, without those that a person rejected.

    Issues in the order of the agenda (with ``all`` also those without a position), parties with a
    veto first, then those with most positions. A position of an unknown party is in no cell.
    """
    resolved = resolve(snapshot)
    first = snapshot.copy_of
    found: dict[Key, list[Position]] = defaultdict(list)
    for position in filter(resolved.holds, resolved.positions):
        if position.party is not None:
            found[position.issue, position.party].append(position)
    issues = _issues(snapshot.agenda, {issue for issue, _ in found}, all=all)
    parties = _parties(snapshot.agenda, found)
    return Matrix(
        issues=issues,
        parties=parties,
        cells=tuple(
            _cell(issue, party, found[issue, party], first)
            for issue in issues
            for party in parties
            if (issue, party) in found
        ),
    )


def latest_first(positions: Iterable[Position]) -> list[Position]:
    """By date, undated ones last; on one day the surer one, then the later in its text."""
    return sorted(
        positions,
        key=lambda p: (-_day(p).toordinal(), -p.confidence, -p.evidence[0].start, p.id),
    )


def _issues(agenda: Agenda, found: set[str], *, all: bool) -> tuple[str, ...]:
    own = [issue.id for issue in agenda.issues if all or issue.id in found]
    return (*own, *sorted(found - {issue.id for issue in agenda.issues}))


def _parties(agenda: Agenda, found: Mapping[Key, Sequence[Position]]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for (_, party), positions in found.items():
        counts[party] += len(positions)
    veto = {party.id for party in agenda.parties if party.veto}
    return tuple(sorted(counts, key=lambda p: (p not in veto, -counts[p], p)))


def _cell(issue: str, party: str, positions: Sequence[Position], first: Mapping[str, str]) -> Cell:
    ordered = latest_first(decisive(positions))
    left = [one for one in latest_first(positions) if one not in ordered]
    latest = ordered[0]
    stances: dict[str | None, set[Stance]] = defaultdict(set)
    for position in ordered:
        if _day(position) == _day(latest):
            stances[position.option].add(position.stance)
    return Cell(
        issue=issue,
        party=party,
        stance=latest.stance,
        option=latest.option,
        red_line=_red_line(ordered),
        origin=latest.origin,
        estimated=latest.rule == ESTIMATED,
        sentences=_sentences(ordered, first),
        sources=len({first.get(p.report, p.report) for p in ordered}),
        date=latest.as_of.start or latest.as_of.end,
        contested=any({"for", "against"} <= both for both in stances.values()),
        positions=tuple(p.id for p in (*ordered, *left)),
    )


def _red_line(ordered: Sequence[Position]) -> bool:
    """Whether the latest stance was called a red line since it was last another one."""
    for position in ordered:
        if position.option != ordered[0].option:
            continue
        if position.stance != ordered[0].stance:
            return False
        if position.red_line:
            return True
    return False


def _sentences(positions: Iterable[Position], first: Mapping[str, str]) -> int:
    """Different sentences; the same words in a copy of the report are the same sentence."""
    spans = {(span.report, span.start, span.text) for p in positions for span in p.evidence}
    said = Counter((first.get(report, report), report, text) for report, _, text in spans)
    most: dict[tuple[str, str], int] = {}
    for (source, _, text), count in said.items():
        words = source, " ".join(text.split())
        most[words] = max(count, most.get(words, 0))
    return sum(most.values())


def _day(position: Position) -> date:
    return position.as_of.start or position.as_of.end or date.min
