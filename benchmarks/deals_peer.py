"""The frontier and the Nash point of one game by NegMAS; runs in an environment of its own.

Takes a file with the values (one table, parties x options, for each issue) and prints JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from negmas.outcomes import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import nash_points, pareto_frontier
from negmas.preferences.value_fun import TableFun


def main() -> None:
    """Read the game, run both, print points and times."""
    values = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    issues = [make_issue(len(table[0]), f"i{at}") for at, table in enumerate(values)]
    space = make_os(issues)
    parties = [
        LinearAdditiveUtilityFunction(
            values=[TableFun(dict(enumerate(table[party]))) for table in values],
            weights=[1.0] * len(values),
            outcome_space=space,
            reserved_value=0.0,
        )
        for party in range(len(values[0]))
    ]
    started = time.process_time()
    outcomes = list(space.enumerate())
    front, _ = pareto_frontier(parties, outcomes=outcomes, sort_by_welfare=True)
    frontier_processor = time.process_time() - started
    started = time.process_time()
    nash = nash_points(parties, front, outcome_space=space)
    nash_processor = time.process_time() - started
    product = 1.0
    for gain in nash[0][0]:
        product *= gain
    print(
        json.dumps(
            {
                "frontier": [list(map(float, point)) for point in front],
                "nash": product,
                "frontier_processor": frontier_processor,
                "nash_processor": nash_processor,
            }
        )
    )


if __name__ == "__main__":
    main()
