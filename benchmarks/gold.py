"""The hand-made annotation of the sample cases, and how a reading is scored against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import Struct

from zopa.case.agendas import load_agenda
from zopa.case.findings import Finding, Position, Stance, Statement
from zopa.case.report import Report
from zopa.case.store import MemoryStore, Reading
from zopa.intake import Problem, Source, extract, iter_sources
from zopa.reading.dating import dated
from zopa.reading.mode import Mode
from zopa.reading.read import Reader
from zopa.record.actors import resolve
from zopa.record.snapshot import snapshot

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CASES = ("ukraine-2025", "river-treaty")

T = TypeVar("T")


class GoldPosition(Struct, frozen=True):
    """A position a careful analyst signed, with the offsets of its evidence."""

    party: str
    issue: str
    option: str | None
    stance: Stance
    red_line: bool
    condition: str | None
    start: int
    end: int
    text: str


class GoldStatement(Struct, frozen=True):
    """An attributed utterance; ``stretches`` are the offsets of its parts."""

    kind: str
    speaker: str | None
    stretches: tuple[tuple[int, int], ...]
    text: str


class Scored(Struct, frozen=True):
    """One report with what was found in it and what should have been."""

    name: str
    report: Report
    findings: tuple[Finding, ...]
    gold: dict[str, Any]
    positions: list[GoldPosition]
    statements: list[GoldStatement]

    def of(self, kind: type[T]) -> list[T]:
        """The findings of one kind."""
        return [finding for finding in self.findings if isinstance(finding, kind)]


class Score(Struct, frozen=True):
    """Counts of pairs, of what was found and of what was to be found."""

    hits: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.found + other.found, self.gold + other.gold)


def read_case(
    case: str,
    *,
    only: Iterable[str] | None = None,
    mode: Mode = "encoder",
    folder: Path | None = None,
) -> list[Scored]:
    """Read a sample case as a whole and lay its annotation beside it. ``only`` picks file names,
    ``folder`` is where the case stands if not among the examples.

    Positions are those of the case: a speaker whose office another report tells has its party.
    Raises ``ValueError`` where an annotation does not stand in the text of its report.
    """
    home = (folder or EXAMPLES) / case
    agenda_file = home / "agenda.yaml"
    agenda = load_agenda(agenda_file if agenda_file.exists() else None)
    reader = Reader(agenda, mode)
    gold = yaml.safe_load((home / "expected.yaml").read_text(encoding="utf-8"))["reports"]
    wanted = set(only) if only is not None else set(gold)
    store = MemoryStore()
    store.set_agenda(agenda)
    read: dict[str, Report] = {}
    raw: dict[str, bytes] = {}
    for source in iter_sources([home / "reports"]):
        reports = source if isinstance(source, Problem) else extract(source)
        if isinstance(reports, Problem):
            raise ValueError(str(reports))  # noqa: TRY004 - the file is bad, not its type
        name = Path(reports[0].path).name
        if name in wanted and isinstance(source, Source):
            read[name] = dated(reports[0])
            raw[reports[0].raw] = source.data
    readings = [
        Reading(report=report, findings=reader.read(report), reader=reader.key)
        for report in read.values()
    ]
    store.add(readings, raw)
    snap = resolve(snapshot(store))
    found: list[Finding] = [
        *snap.positions,
        *snap.statements,
        *snap.offices,
        *snap.mentions,
        *snap.events,
        *snap.figures,
        *snap.levers,
    ]
    return [
        Scored(
            name,
            report,
            tuple(f for f in found if f.evidence[0].report == report.id),
            gold[name],
            [_position(report, p) for p in gold[name]["positions"]],
            [_statement(report, s) for s in gold[name]["statements"]],
        )
        for name, report in sorted(read.items())
    ]


def locate(report: Report, text: str, nth: int = 1, *, after: int = 0) -> tuple[int, int]:
    """Where the text stands in the report; raises ``ValueError`` if it does not."""
    at = after - 1
    for _ in range(nth):
        at = report.text.find(text, at + 1)
        if at < 0:
            raise ValueError(
                f"{report.path}: the annotation names words that are not there: {text!r}"
            )
    return at, at + len(text)


def _position(report: Report, entry: dict[str, Any]) -> GoldPosition:
    start, end = locate(report, entry["evidence"], entry.get("nth", 1))
    fields = {k: entry.get(k) for k in ("party", "issue", "option", "stance", "condition")}
    fields |= {"red_line": bool(entry.get("red_line")), "start": start, "end": end}
    return msgspec.convert(fields | {"text": entry["evidence"]}, GoldPosition)


def _statement(report: Report, entry: dict[str, Any]) -> GoldStatement:
    parts = entry["quote"] if isinstance(entry["quote"], list) else [entry["quote"]]
    stretches = []
    after = 0
    for part in parts:
        stretch = locate(report, part, entry.get("nth", 1), after=after)
        stretches.append(stretch)
        after = stretch[0]
    return GoldStatement(entry["kind"], entry["speaker"], tuple(stretches), " ".join(parts))


def pair_positions(
    found: Sequence[Position], gold: Sequence[GoldPosition]
) -> tuple[list[tuple[Position, GoldPosition]], list[Position], list[GoldPosition]]:
    """Pairs with the same party, issue and stance whose evidence overlaps; then the rest of both."""
    left = list(gold)
    pairs, wrong = [], []
    for position in sorted(found, key=lambda p: (p.evidence[0].start, p.id)):
        span = position.evidence[0]
        match = next(
            (
                g
                for g in sorted(left, key=lambda g: g.option != position.option)
                if (g.party, g.issue, g.stance) == (position.party, position.issue, position.stance)
                and g.start < span.end
                and span.start < g.end
            ),
            None,
        )
        if match is None:
            wrong.append(position)
        else:
            left.remove(match)
            pairs.append((position, match))
    return pairs, wrong, left


def score_positions(scored: Sequence[Scored], *, stance: str | None = None) -> Score:
    """Precision and recall of positions, all or those of one stance."""
    total = Score(0, 0, 0)
    for one in scored:
        found = [p for p in one.of(Position) if p.party and (stance is None or p.stance == stance)]
        gold = [g for g in one.positions if stance is None or g.stance == stance]
        pairs, _, _ = pair_positions(found, gold)
        total += Score(len(pairs), len(found), len(gold))
    return total


def score_statements(scored: Sequence[Scored], *, kind: str | None = None) -> Score:
    """Statements of one kind (or any) whose words overlap by at least half on both sides."""
    total = Score(0, 0, 0)
    for one in scored:
        found = [s for s in one.of(Statement) if kind is None or s.kind == kind]
        left = [g for g in one.statements if kind is None or g.kind == kind]
        count = len(left)
        hits = 0
        for statement in found:
            taken = [(part.start, part.end) for part in statement.quote]
            match = next(
                (
                    g
                    for g in left
                    if (kind is not None or g.kind == statement.kind) and half(taken, g.stretches)
                ),
                None,
            )
            if match is not None:
                left.remove(match)
                hits += 1
        total += Score(hits, len(found), count)
    return total


def half(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    """Whether two lists of stretches share at least half of either."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return shared * 2 >= sum(b - a for a, b in one) and shared * 2 >= sum(b - a for a, b in other)
