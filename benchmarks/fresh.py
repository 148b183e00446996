"""Positions read in the cases of ``benchmarks/cases``, which were scored blind before anybody tuned on them,
or in those of ``benchmarks/unread``, which nobody who tunes has read.

Run: python -m benchmarks.fresh [--unread] [--fast]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.gold import Score, Scored, pair_positions, read_case, score_positions
from benchmarks.positions import score_conditions, score_red_lines
from zopa.case.findings import ESTIMATED, Position
from zopa.reading.mode import Mode

HERE = Path(__file__).parent


def main() -> None:
    """Print how well positions and refusals of each case are read, then all of them and their details."""
    cases = HERE / ("unread" if "--unread" in sys.argv else "cases")
    mode: Mode = "fast" if "--fast" in sys.argv else "encoder"
    total = refused = firm = limited = guessed = Score(0, 0, 0)
    for home in sorted(path for path in cases.iterdir() if path.is_dir()):
        scored = read_case(home.name, mode=mode, folder=cases)
        positions, refusals = score_positions(scored), score_positions(scored, stance="against")
        print(_line(home.name, positions, refusals))
        total, refused = total + positions, refused + refusals
        firm, limited = firm + score_red_lines(scored), limited + score_conditions(scored)
        guessed += score_estimates(scored)
    print(_line(f"all, {mode}", total, refused))
    for name, share in (("red lines", firm), ("conditions", limited)):
        print(f"{name:16} {share.hits} right of {share.found}, {share.gold} in the gold")
    print(f"estimates        {guessed.hits} right of {guessed.found}")


def score_estimates(scored: Sequence[Scored]) -> Score:
    """Positions of the model of stances, which stand where no rule reads any."""
    hits = found = 0
    for one in scored:
        read = [p for p in one.of(Position) if p.party]
        pairs, _, _ = pair_positions(read, one.positions)
        hits += sum(p.rule == ESTIMATED for p, _ in pairs)
        found += sum(p.rule == ESTIMATED for p in read)
    return Score(hits, found, 0)


def _line(name: str, positions: Score, refusals: Score) -> str:
    return (
        f"{name:16} positions P {positions.precision:.2f} R {positions.recall:.2f} "
        f"({positions.hits} right of {positions.found}, {positions.gold} in the gold)  "
        f"refusals P {refusals.precision:.2f} R {refusals.recall:.2f}"
    )


if __name__ == "__main__":
    main()
