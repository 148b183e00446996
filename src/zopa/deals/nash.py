"""The Nash solution with proof: the largest product of gains over what each could walk away to.

Source: J. F. Nash, The bargaining problem, Econometrica 18 (1950). The product is maximised as a
sum of logarithms; each logarithm is bounded from above by tangents that are added where a search
ended (outer approximation, M. A. Duran and I. E. Grossmann, Math. Programming 36, 1986), until
the best package found reaches the bound.
"""

from __future__ import annotations

import math
import time

import numpy as np

from zopa.deals.additive import TOLERANCE, Numbers
from zopa.deals.package import Answer, Termination
from zopa.deals.programme import Programme
from zopa.deals.space import Picks
from zopa.deals.table import InfeasibleError, StoppedError, Table

_FIRST = np.geomspace(0.05, 1.0, 12)  # where the first tangents touch, as shares of the most


def nash(table: Table) -> Answer:
    """The package with the largest product of gains among the parties with a veto.

    Where every package leaves some party without a gain, the product is 0 for all: the package is
    then the one with the largest sum of gains among those with the largest smallest gain, and
    ``termination`` says ``no gain``.
    """
    started = time.perf_counter()
    search = _Search(table)
    termination: Termination = "proven"
    try:
        termination = search.run()
    except InfeasibleError:
        return table.answer("nash", started, termination="no package")
    except StoppedError as stopped:
        search.keep(stopped.pick)
        termination = table.reason
    return table.answer(
        "nash",
        started,
        pick=search.best,
        value=math.exp(search.value),
        bound=math.exp(min(search.bound, 700.0)),
        termination=termination,
    )


class _Search:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.best: Picks | None = None
        self.value = -math.inf  # logarithm of the largest product found
        self.bound = math.inf  # logarithm of the product that no package exceeds

    def run(self) -> Termination:
        table = self.table
        game = table.game
        tops = np.array([values.max(axis=1) for values in game.values]).sum(axis=0) - game.zero
        for bonus in game.bonuses:
            tops = tops + np.maximum(bonus.gains, 0.0)
        if (tops <= TOLERANCE).any():
            return self._without_gain()
        programme = Programme(game)
        logs = programme.add_columns(
            np.full(len(tops), -programme.infinity), np.full(len(tops), programme.infinity)
        )
        for party, top in enumerate(tops):
            for share in _FIRST:
                _tangent(programme, int(logs[party]), int(programme.gains[party]), top * share)
        seen: set[bytes] = set()
        checked = False
        while True:
            outcome = table.search(programme, logs, np.ones(len(logs)))
            assert outcome.pick is not None
            self.bound = min(self.bound, outcome.bound)
            gains = table.gains(outcome.pick)
            self.keep(outcome.pick)
            if (gains <= TOLERANCE).any():
                # Tangents cannot cut off a gain of 0: ask whether all can gain at all.
                if not checked and self.best is None:
                    checked = True
                    least = least_gain(table)
                    if least is None:
                        return self._without_gain()
                    self.keep(least)
                self._floors(programme, tops)
                gains = np.maximum(gains, TOLERANCE)
            slack = TOLERANCE * float((1.0 + 1.0 / gains).sum())
            if self.bound - self.value <= slack:
                return "proven"
            if outcome.pick.tobytes() in seen:
                return "rounding"
            seen.add(outcome.pick.tobytes())
            for party, gain in enumerate(gains):
                _tangent(programme, int(logs[party]), int(programme.gains[party]), float(gain))

    def keep(self, pick: Picks | None) -> None:
        """Take the package where its product is larger than the best one so far."""
        if pick is None:
            return
        gains = self.table.gains(pick)
        value = float(np.log(gains).sum()) if (gains > TOLERANCE).all() else -math.inf
        if value > self.value:
            self.best, self.value = pick, value

    def _floors(self, programme: Programme, tops: Numbers) -> None:
        """No gain of the best package lies below the known product over the most of the others."""
        for party, column in enumerate(programme.gains):
            others = np.delete(tops, party)
            floor = math.exp(self.value - float(np.log(others).sum()))
            programme.set_column(int(column), floor * (1.0 - 1e-9), programme.infinity)

    def _without_gain(self) -> Termination:
        from zopa.deals.egalitarian import leximin_pick

        self.best = leximin_pick(self.table)
        self.value = self.bound = -math.inf
        return "no gain"


def least_gain(table: Table) -> Picks | None:
    """A package in which every party gains something, the smallest gain as large as can be.

    ``None`` where there is none. Raises :class:`InfeasibleError` or :class:`StoppedError`.
    """
    programme = Programme(table.game)
    least = programme.add_columns(np.full(1, -programme.infinity), np.full(1, programme.infinity))
    for column in programme.gains:
        programme.add_row(
            0.0, programme.infinity, np.array([column, least[0]]), np.array([1.0, -1.0])
        )
    outcome = table.search(programme, least, np.ones(1))
    assert outcome.pick is not None
    return outcome.pick if (table.gains(outcome.pick) > TOLERANCE).all() else None


def _tangent(programme: Programme, log: int, gain: int, at: float) -> None:
    """``log <= ln(at) + (gain - at) / at``, which holds for every gain above 0."""
    programme.add_row(
        -programme.infinity,
        math.log(at) - 1.0,
        np.array([log, gain]),
        np.array([1.0, -1.0 / at]),
    )
