"""The way in: one solution, or all of them, of one game."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zopa.deals.additive import Additive
from zopa.deals.egalitarian import egalitarian
from zopa.deals.fair import kalai_smorodinsky, least_regret, utilitarian
from zopa.deals.nash import nash
from zopa.deals.package import Answer, Solution
from zopa.deals.stop import Stop
from zopa.deals.table import Table

SOLUTIONS: dict[Solution, Callable[[Table], Answer]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
    "regret": least_regret,
}


def solve(game: Additive, solution: Solution = "nash", *, seconds: float | None = None) -> Answer:
    """One solution with its proof, any number of parties.

    ``seconds`` is a limit of wall time. At the limit, and at Ctrl-C, the answer holds what is
    known by then and says so.
    """
    return solve_all(game, (solution,), stop=Stop(seconds))[0]


def solve_all(
    game: Additive,
    solutions: Iterable[Solution] = tuple(SOLUTIONS),
    *,
    stop: Stop | None = None,
    progress: Callable[[Answer], None] | None = None,
) -> list[Answer]:
    """The solutions in the order asked for; ``progress`` gets each when it is there.

    After a wish to stop the rest come back as ``stopped``.
    """
    answers: list[Answer] = []
    with stop or Stop() as wish:
        table = Table(game, wish)
        for solution in solutions:
            answers.append(SOLUTIONS[solution](table))
            if progress is not None:
                progress(answers[-1])
    return answers
