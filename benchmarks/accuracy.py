"""How well the sample cases are read: the figures of the accuracy gate.

Run: python -m benchmarks.accuracy [--errors]
"""

from __future__ import annotations

import sys

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

HELD_OUT = {
    "ukraine-2025": {f"{number:02}" for number in range(9, 18)},
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


def main() -> None:
    """Print one table for each sample case; with ``--errors`` every wrong and missed position."""
    for case in CASES:
        scored = read_case(case)
        print(f"\n{case}: {len(scored)} reports")
        print(f"{'':30}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'found':>7}{'gold':>7}")
        for name, some in halves(case, scored).items():
            _line(f"positions, {name}", score_positions(some))
        for stance in ("for", "against", "open"):
            _line(f"positions, {stance}", score_positions(scored, stance=stance))
        for kind in ("direct", "indirect", "reported"):
            _line(f"statements, {kind}", score_statements(scored, kind=kind))
        if "--errors" in sys.argv:
            _errors(scored)


def _line(name: str, score: Score) -> None:
    print(
        f"{name:30}{score.precision:10.2f}{score.recall:8.2f}{score.f1:7.2f}"
        f"{score.hits:7}{score.found:7}{score.gold:7}"
    )


def _errors(scored: list[Scored]) -> None:
    for one in scored:
        found = [p for p in one.of(Position) if p.party]
        _, wrong, missed = pair_positions(found, one.positions)
        for p in wrong:
            print(
                f"{one.name} WRONG {p.party} {p.issue} {p.stance} [{p.rule}] {p.evidence[0].text}"
            )
        for g in missed:
            print(f"{one.name} MISSED {g.party} {g.issue} {g.stance} {g.text}")


if __name__ == "__main__":
    main()
