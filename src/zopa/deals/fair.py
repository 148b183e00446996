"""Kalai-Smorodinsky, utilitarian and regret solutions: one linear measure, then no waste.

Sources: E. Kalai and M. Smorodinsky, Other solutions to Nash's bargaining problem, Econometrica 43
(1975), for packages as the largest smallest ratio of gain to ideal gain; L. J. Savage, The theory
of statistical decision, JASA 46 (1951), for regret.
"""

from __future__ import annotations

import time

import numpy as np

from zopa.deals.additive import TOLERANCE, Numbers
from zopa.deals.near import near_bound
from zopa.deals.package import Answer, Solution
from zopa.deals.programme import Columns, Programme
from zopa.deals.space import Picks
from zopa.deals.table import InfeasibleError, StoppedError, Table


def kalai_smorodinsky(table: Table) -> Answer:
    """The package whose smallest ratio of gain to ideal gain is largest.

    Among those, the largest sum of ratios, so that nothing is wasted. A party that can gain
    nothing in any package has no ratio and is left out; its limits still hold.
    """
    return _maximin(table, "kalai_smorodinsky")


def least_regret(table: Table) -> Answer:
    """The package whose largest regret (ideal gain minus gain, in utility) is smallest.

    Among those, the largest sum of gains.
    """
    return _maximin(table, "regret")


def utilitarian(table: Table) -> Answer:
    """The package with the largest sum of utilities of the parties with a veto."""
    started = time.perf_counter()
    programme = Programme(table.game)
    zero = float(table.game.zero.sum())
    try:
        outcome = table.search(programme, programme.gains, np.ones(len(programme.gains)))
    except InfeasibleError:
        return table.answer("utilitarian", started, termination="no package")
    except StoppedError as stopped:
        pick = stopped.pick
        return table.answer(
            "utilitarian",
            started,
            pick=pick,
            value=None if pick is None else float(table.gains(pick).sum()) + zero,
            bound=stopped.bound + zero,
            termination=table.reason,
        )
    assert outcome.pick is not None
    value = float(table.gains(outcome.pick).sum()) + zero
    return table.answer("utilitarian", started, pick=outcome.pick, value=value)


def _maximin(table: Table, solution: Solution) -> Answer:
    started = time.perf_counter()
    best: Picks | None = None
    bound: float | None = None
    try:
        ideals = table.ideals()
        scale, shift = measure(solution, ideals)
        if not scale.any():  # nobody can gain: every package is as good
            scale, shift = np.ones(len(ideals)), np.zeros(len(ideals))
        programme = Programme(table.game)
        level = programme.add_columns(
            np.full(1, -programme.infinity), np.full(1, programme.infinity)
        )
        for gain, factor, less in zip(programme.gains, scale, shift, strict=True):
            if factor > 0:
                columns = np.array([gain, level[0]])
                programme.add_row(less, programme.infinity, columns, np.array([factor, -1.0]))
        best = _near(table, programme, level, scale, shift)
        if best is None:
            best = table.search(programme, level, np.ones(1)).pick
            assert best is not None
            bound = _value(table, best, scale, shift)
            programme.at_least(bound, level, np.ones(1))
            best = _without_waste(table, programme, scale, best)
    except InfeasibleError:
        return table.answer(solution, started, termination="no package")
    except StoppedError as stopped:
        if best is None:
            best, bound = stopped.pick, stopped.bound
        if not table.ideals_known:  # the package was found on the way to an ideal
            best = bound = None
        value = None if best is None else _value(table, best, scale, shift)
        return table.answer(
            solution,
            started,
            pick=best,
            value=_shown(solution, value),
            bound=_shown(solution, bound),
            termination=table.reason,
        )
    value = _shown(solution, _value(table, best, scale, shift))
    return table.answer(solution, started, pick=best, value=value)


def _near(
    table: Table, programme: Programme, level: Columns, scale: Numbers, shift: Numbers
) -> Picks | None:
    """The solution where it is close to the bound of what is measured."""

    def smallest(gains: Numbers) -> Numbers:
        least: Numbers = (gains * scale - shift)[:, scale > 0].min(axis=1)
        return least

    bound, picks = near_bound(table, programme, level, np.ones(1), smallest)
    if picks is None and np.isfinite(bound):
        # Too many share the best (two parties want the opposite): one that reaches the bound
        # proves it, so the search is for the largest sum among those that do.
        def total(gains: Numbers) -> Numbers:
            return np.where(smallest(gains) >= bound - TOLERANCE, gains @ scale, -np.inf)

        reached = programme.at_least(bound, level, np.ones(1))
        _, picks = near_bound(table, programme, programme.gains, scale, total)
        programme.set_row(reached, -programme.infinity, programme.infinity)
    if picks is None:
        return None
    gains = table.game.utilities(picks) - table.game.zero
    levels = smallest(gains)
    sums = np.where(levels >= levels.max() - 0.9 * TOLERANCE, gains @ scale, -np.inf)
    best: Picks = picks[int(sums.argmax())]
    return best


def _without_waste(table: Table, programme: Programme, scale: Numbers, best: Picks) -> Picks:
    """The package with the largest sum of what is measured; ``best`` where rounding hides all."""
    outcome = table.search(
        programme, programme.gains, np.where(scale > 0, scale, 0.0), feasible=True
    )
    return best if outcome.pick is None else outcome.pick


def measure(solution: Solution, ideals: Numbers) -> tuple[Numbers, Numbers]:
    """(factor, shift) of each party: what is made as large as can be is the smallest of
    ``factor * gain - shift`` over the parties with a factor above 0.
    """
    if solution == "regret":
        return np.ones(len(ideals)), ideals
    able = ideals > TOLERANCE
    return np.where(able, 1.0 / np.where(able, ideals, 1.0), 0.0), np.zeros(len(ideals))


def _value(table: Table, pick: Picks, scale: Numbers, shift: Numbers) -> float:
    levels = scale * table.gains(pick) - shift
    return float(levels[scale > 0].min())


def _shown(solution: Solution, value: float | None) -> float | None:
    """Regret is shown as what it is: the larger the worse."""
    return value if value is None or solution != "regret" else -value
