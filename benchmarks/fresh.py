"""Positions read in the cases of ``benchmarks/cases``, which were scored blind before anybody tuned on them.

Run: python -m benchmarks.fresh [--fast]
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.gold import Score, read_case, score_positions
from zopa.reading.mode import Mode

CASES = Path(__file__).parent / "cases"


def main() -> None:
    """Print precision and recall of positions, and of refusals among them, for each case and all."""
    mode: Mode = "fast" if "--fast" in sys.argv else "encoder"
    total = refused = Score(0, 0, 0)
    for home in sorted(path for path in CASES.iterdir() if path.is_dir()):
        scored = read_case(home.name, mode=mode, folder=CASES)
        positions, refusals = score_positions(scored), score_positions(scored, stance="against")
        print(_line(home.name, positions, refusals))
        total, refused = total + positions, refused + refusals
    print(_line(f"all, {mode}", total, refused))


def _line(name: str, positions: Score, refusals: Score) -> str:
    return (
        f"{name:16} positions P {positions.precision:.2f} R {positions.recall:.2f} "
        f"({positions.hits} right of {positions.found}, {positions.gold} in the gold)  "
        f"refusals P {refusals.precision:.2f} R {refusals.recall:.2f}"
    )


if __name__ == "__main__":
    main()
