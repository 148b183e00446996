"""How well the sample cases are read: the figures of the accuracy gate.

Run: python -m benchmarks.accuracy [--errors] [--no-encoder] [--no-fast]
"""

from __future__ import annotations

import sys
from typing import get_args

from benchmarks.gold import (
    CASES,
    Score,
    Scored,
    pair_positions,
    read_case,
    score_positions,
    score_statements,
)
from zopa.case.findings import Position
from zopa.reading.mode import Mode

HELD_OUT = {
    "ukraine-2025": {f"{number:02}" for number in range(13, 18)},
    "river-treaty": {"04", "05", "06"},
}
"""Reports that were not looked at while the rules of part 1 were made."""


def halves(case: str, scored: list[Scored]) -> dict[str, list[Scored]]:
    """The whole case, the reports the rules were made with, and the held-out ones."""
    held = HELD_OUT[case]
    return {
        "all": scored,
        "seen": [one for one in scored if one.name[:2] not in held],
        "held out": [one for one in scored if one.name[:2] in held],
    }


def table(mode: Mode) -> str:
    """The figures of both cases as text, read in one of the two modes."""
    lines = []
    for case in CASES:
        scored = read_case(case, mode=mode)
        lines.append(f"{case}, {len(scored)} reports, reader {mode}")
        head = "".join(f"{word:>{width}}" for word, width in _COLUMNS.items())
        lines.append(f"{'':28}{head}")
        for name, some in halves(case, scored).items():
            lines.append(_line(f"  positions, {name}", score_positions(some)))
        lines.extend(
            _line(f"  positions, {stance}", score_positions(scored, stance=stance))
            for stance in ("for", "against", "open")
        )
        lines.extend(
            _line(f"  statements, {kind}", score_statements(scored, kind=kind))
            for kind in ("direct", "indirect", "reported")
        )
    return "\n".join(lines)


_COLUMNS = {"precision": 10, "recall": 8, "F1": 7, "right": 7, "found": 7, "gold": 7}


def _line(name: str, score: Score) -> str:
    return (
        f"{name:28}{score.precision:10.2f}{score.recall:8.2f}{score.f1:7.2f}"
        f"{score.hits:7}{score.found:7}{score.gold:7}"
    )


def errors(scored: list[Scored]) -> list[str]:
    """A line for every wrong and every missed position."""
    lines: list[str] = []
    for one in scored:
        found = [p for p in one.of(Position) if p.party]
        _, wrong, missed = pair_positions(found, one.positions)
        lines.extend(
            f"{one.name} WRONG {p.party} {p.issue} {p.stance} [{p.rule}] {p.evidence[0].text}"
            for p in wrong
        )
        lines.extend(f"{one.name} MISSED {g.party} {g.issue} {g.stance} {g.text}" for g in missed)
    return lines


def main() -> None:
    """Print the table of each reader; with ``--errors`` also every wrong and missed position of the
    seen reports.
    """
    modes: list[Mode] = [mode for mode in get_args(Mode) if f"--no-{mode}" not in sys.argv]
    for mode in modes:
        print(table(mode))
        if "--errors" in sys.argv:
            for case in CASES:
                print("\n".join(errors(halves(case, read_case(case, mode=mode))["seen"])))


if __name__ == "__main__":
    main()
