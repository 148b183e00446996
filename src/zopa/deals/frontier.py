"""The efficient frontier: every package that no other improves for one party at nobody's cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from zopa.deals.additive import Additive, Numbers
from zopa.deals.dominance import efficient
from zopa.deals.package import Package
from zopa.deals.programme import Programme
from zopa.deals.space import Picks
from zopa.deals.stop import Stop
from zopa.deals.sweep import Sweep, TooLargeError

Progress = Callable[[int, int, int], None]
"""Told: issues done, issues in all, points kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Efficient packages, each by its option numbers, and what every party gets from it.

    ``complete``: these are all of them, one package for each vector of utilities of the parties
    with a veto (differences below 1e-9 count as none). Otherwise it is a *sample*: each package is
    efficient, but there are more; ``termination`` says why. Sorted by utilities, the first party's
    largest first. ``seconds`` is wall time, ``peak`` the most points looked at in one step.
    """

    game: Additive
    picks: Picks  # (packages, issues)
    utilities: Numbers  # (packages, parties)
    complete: bool
    termination: Literal["proven", "size", "time", "interrupt"]
    seconds: float
    peak: int

    def __len__(self) -> int:
        return len(self.picks)

    def package(self, at: int) -> Package:
        """The package with this number."""
        return self.game.package(self.picks[at])


def frontier(
    game: Additive,
    *,
    stop: Stop | None = None,
    points: int = 4_000_000,
    sample: int = 100,
    seed: int = 0,
    progress: Progress | None = None,
) -> Frontier:
    """All efficient packages that keep every limit, or a sample of them.

    Issue by issue, with all that is dominated or can no longer reach a walk-away value left out.
    Where one step would look at more than ``points`` points, or time runs out, up to ``sample``
    efficient packages are found one by one instead, and the answer says that it is a sample.
    """
    started = time.perf_counter()
    among = game.bargaining()
    termination: Literal["proven", "size", "time", "interrupt"] = "proven"
    with stop or Stop() as wish:
        sweep = Sweep(among, wish, points, progress)
        try:
            picks = sweep.run()
        except TooLargeError:
            if wish.now:
                termination = "interrupt" if wish.asked else "time"
                picks = np.zeros((0, len(among.values)), dtype=np.intp)
            else:
                termination = "size"
                picks = _sample(among, wish, sample, seed)
    picks = picks[among.accepted(picks)]
    reached = np.round(among.utilities(picks), 9)
    picks = picks[efficient(reached)]
    return Frontier(
        game=game,
        picks=picks,
        utilities=game.utilities(picks),
        complete=termination == "proven",
        termination=termination,
        seconds=time.perf_counter() - started,
        peak=sweep.peak,
    )


def _sample(game: Additive, stop: Stop, count: int, seed: int) -> Picks:
    """Efficient packages: the largest weighted sum of gains above random floors (eps-constraint).

    Source: Y. Haimes and others, IEEE Trans. Systems, Man, and Cybernetics 1 (1971); a sum with
    weights above 0 under floors is largest at an efficient package.
    """
    random = np.random.default_rng(seed)
    programme = Programme(game)
    parties = len(programme.gains)
    found: list[Picks] = []
    ideals = np.zeros(parties)
    for party in range(parties):
        costs = np.full(parties, 1e-3)
        costs[party] = 1.0
        outcome = programme.maximise(programme.gains, costs, stop)
        if outcome.end != "optimal" or outcome.pick is None:
            return np.array(found, dtype=np.intp).reshape(-1, len(game.values))
        found.append(outcome.pick)
        gains = game.utilities(outcome.pick[None, :])[0] - game.zero
        ideals[party] = gains[party]
    while len(found) < count and not stop.now:
        floors = ideals * random.random(parties) * random.random()
        for party, column in enumerate(programme.gains):
            programme.set_column(int(column), max(0.0, float(floors[party])), programme.infinity)
        outcome = programme.maximise(programme.gains, random.dirichlet(np.ones(parties)), stop)
        if outcome.end == "optimal" and outcome.pick is not None:
            found.append(outcome.pick)
        count -= outcome.end == "infeasible"  # floors that are too high use up a try
    return np.array(found, dtype=np.intp).reshape(-1, len(game.values))
