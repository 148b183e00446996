"""How well positions are read in the sample cases: by case and half, red lines, conditions, origin.

Run: python -m benchmarks.positions [--errors] [--no-encoder] [--no-fast] [CASE ...]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import get_args

from benchmarks.gold import (
    EXAMPLES,
    GoldPosition,
    Score,
    Scored,
    half,
    pair_positions,
    read_case,
    score_positions,
)
from zopa.case.findings import Position, PositionOrigin, Stance
from zopa.reading.mode import Mode

SEEN = {
    "ukraine-2025": {f"{number:02}" for number in range(1, 13)},
    "river-treaty": {"01", "02", "03"},
    "coalition": {"01", "02"},
    "budget": {"01", "02"},
    "ceasefire-line": {"01", "02"},
    "enrichment": {"01", "02"},
}
"""The reports that the rules were made with; all others are held out."""


def halves(case: str, scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """The reports of a case that the rules were made with, and the held-out ones."""
    seen = [one for one in scored if one.name[:2] in SEEN[case]]
    return {"seen": seen, "held out": [one for one in scored if one not in seen]}


def score_red_lines(scored: Sequence[Scored]) -> Score:
    """Red lines: positions marked as one on both sides that pair as positions do."""
    total = Score(0, 0, 0)
    for one in scored:
        found = [p for p in one.of(Position) if p.party and p.red_line]
        gold = [g for g in one.positions if g.red_line]
        pairs, _, _ = pair_positions(found, gold)
        total += Score(len(pairs), len(found), len(gold))
    return total


def score_conditions(scored: Sequence[Scored]) -> Score:
    """Conditions: positions that pair, whose conditions share half of their words on both sides."""
    total = Score(0, 0, 0)
    for one in scored:
        found = [p for p in one.of(Position) if p.party]
        pairs, _, _ = pair_positions(found, one.positions)
        hits = sum(_same_condition(one, p, g) for p, g in pairs)
        count = sum(p.condition is not None for p in found)
        total += Score(hits, count, sum(g.condition is not None for g in one.positions))
    return total


def _same_condition(one: Scored, found: Position, gold: GoldPosition) -> bool:
    if found.condition is None or gold.condition is None:
        return False
    near = max(gold.start - 400, 0)
    start = one.report.text.find(gold.condition, near)
    if start < 0:
        raise ValueError(f"{one.name}: no such condition: {gold.condition!r}")
    return half(
        [(found.condition.start, found.condition.end)], [(start, start + len(gold.condition))]
    )


def score_origin(scored: Sequence[Scored], origin: PositionOrigin) -> Score:
    """Recall of the positions of one origin, and how many of those found are in the right one."""
    total = Score(0, 0, 0)
    for one in scored:
        found = [p for p in one.of(Position) if p.party]
        pairs, _, _ = pair_positions(found, one.positions)
        told = {
            (g["evidence"], g["issue"], g["party"], g["stance"]): g["origin"]
            for g in one.gold["positions"]
        }
        origins = [told[g.text, g.issue, g.party, g.stance] for _, g in pairs]
        hits = sum(o == origin == p.origin for o, (p, _) in zip(origins, pairs, strict=True))
        count = sum(p.origin == origin for p in found)
        total += Score(hits, count, sum(o == origin for o in told.values()))
    return total


def table(cases: Iterable[str], mode: Mode, read: dict[str, list[Scored]]) -> str:
    """The figures as text."""
    head = "".join(f"{word:>{width}}" for word, width in _COLUMNS.items())
    lines = [f"reader {mode}", f"{'':34}{head}"]
    parts: dict[str, list[Scored]] = {"seen": [], "held out": []}
    for case in cases:
        for name, some in halves(case, read[case]).items():
            parts[name] += some
            if some:
                lines.append(_line(f"{case}, {name}", score_positions(some)))
    measures: dict[str, Callable[[Sequence[Scored]], Score]] = {
        "all": score_positions,
        **{stance: partial(score_positions, stance=stance) for stance in get_args(Stance)},
        "red lines": score_red_lines,
        "conditions": score_conditions,
        **{
            f"origin {origin}": partial(score_origin, origin=origin)
            for origin in get_args(PositionOrigin)
        },
    }
    for name, some in [*parts.items(), ("both", parts["seen"] + parts["held out"])]:
        if some:
            lines += [_line(f"{name}: {what}", count(some)) for what, count in measures.items()]
    return "\n".join(lines)


_COLUMNS = {"precision": 10, "recall": 8, "F1": 7, "right": 7, "found": 7, "gold": 7}


def _line(name: str, score: Score) -> str:
    return (
        f"{name:34}{score.precision:10.2f}{score.recall:8.2f}{score.f1:7.2f}"
        f"{score.hits:7}{score.found:7}{score.gold:7}"
    )


def errors(case: str, scored: Sequence[Scored]) -> list[str]:
    """A line for every wrong and every missed position of the seen reports."""
    lines: list[str] = []
    for one in halves(case, scored)["seen"]:
        found = [p for p in one.of(Position) if p.party]
        _, wrong, missed = pair_positions(found, one.positions)
        lines += [
            f"{one.name} WRONG {p.party} {p.issue} {p.stance} [{p.rule}] {p.evidence[0].text}"
            for p in wrong
        ]
        lines += [f"{one.name} MISSED {g.party} {g.issue} {g.stance} {g.text}" for g in missed]
    return lines


def main() -> None:
    """Print the table of each reader; with ``--errors`` also what went wrong in the seen reports."""
    cases = [word for word in sys.argv[1:] if not word.startswith("-")] or list(SEEN)
    cases = [case for case in cases if (EXAMPLES / case).exists()]
    modes: list[Mode] = [mode for mode in get_args(Mode) if f"--no-{mode}" not in sys.argv]
    for mode in modes:
        read = {case: read_case(case, mode=mode) for case in cases}
        print(table(cases, mode, read))
        if "--errors" in sys.argv:
            for case in cases:
                print("\n".join(errors(case, read[case])))


if __name__ == "__main__":
    main()
