"""The egalitarian solution as leximin: the smallest gain as large as can be, then the next.

Source: E. Kalai, Proportional solutions to bargaining situations, Econometrica 45 (1977); leximin
over whole packages by sums of the k smallest gains, W. Ogryczak and T. Sliwinski, On solving
linear programs with the ordered weighted averaging objective, EJOR 148 (2003).
"""

from __future__ import annotations

import time

import numpy as np

from zopa.deals.additive import TOLERANCE, Numbers
from zopa.deals.near import near_bound
from zopa.deals.package import Answer
from zopa.deals.programme import Columns, Programme
from zopa.deals.space import Mask, Picks
from zopa.deals.table import InfeasibleError, StoppedError, Table


def egalitarian(table: Table) -> Answer:
    """The leximin package of the gains of the parties with a veto; value: the smallest gain."""
    started = time.perf_counter()
    try:
        pick = leximin_pick(table)
    except InfeasibleError:
        return table.answer("egalitarian", started, termination="no package")
    except StoppedError as stopped:
        best = stopped.pick
        return table.answer(
            "egalitarian",
            started,
            pick=best,
            value=None if best is None else float(table.gains(best).min()),
            bound=stopped.bound,
            termination=table.reason,
        )
    return table.answer("egalitarian", started, pick=pick, value=float(table.gains(pick).min()))


def leximin_pick(table: Table) -> Picks:
    """The package whose gains, sorted from the smallest, come last in the order of a dictionary.

    Raises :class:`InfeasibleError`, or :class:`StoppedError` with the best package so far and an
    upper bound of the smallest gain.
    """
    found = _near(table)
    return _by_rounds(table) if found is None else found


def _near(table: Table) -> Picks | None:
    """The package where it is close to the bound of the smallest gain, or of more of them.

    Where too many packages share the largest smallest gain (two parties want the opposite), the
    bound is taken to be reached; a package that does proves it.
    """
    parties = len(table.game.space.parties)
    programme = Programme(table.game)
    known: list[float] = []
    for count in range(1, parties + 1):
        columns, costs = _smallest(programme, count)

        def value(gains: Numbers, count: int = count) -> Numbers:
            sums = np.cumsum(np.sort(gains, axis=1), axis=1)
            reached: Mask = np.all(sums[:, : count - 1] >= np.array(known) - TOLERANCE, axis=1)
            return np.where(reached, sums[:, count - 1], -np.inf)

        bound, picks = near_bound(table, programme, columns, costs, value)
        if picks is not None:
            return _foremost(table, picks)
        if np.isinf(bound):
            return None
        known.append(bound)
        programme.at_least(bound, columns, costs)
    return None


def _foremost(table: Table, picks: Picks) -> Picks:
    """Of some packages the one that leximin prefers; gains closer than the tolerance are equal."""
    rows = np.sort(table.game.utilities(picks) - table.game.zero, axis=1)
    left = np.arange(len(rows))
    for column in rows.T:
        left = left[column[left] >= column[left].max() - TOLERANCE]
    best: Picks = picks[left[0]]
    return best


def _by_rounds(table: Table) -> Picks:
    programme = Programme(table.game)
    parties = len(table.game.space.parties)
    best: Picks | None = None
    bound = np.inf
    for count in range(1, parties + 1):
        columns, costs = _smallest(programme, count)
        try:
            outcome = table.search(programme, columns, costs, feasible=best is not None)
        except StoppedError as stopped:
            if best is None:
                raise
            raise StoppedError(_better(table, best, stopped.pick), bound) from stopped
        best = outcome.pick if best is None else _better(table, best, outcome.pick)
        assert best is not None
        least = float(np.sort(table.gains(best))[:count].sum())
        if count == 1:
            bound = least
        programme.at_least(least, columns, costs)
    assert best is not None
    return best


def _smallest(programme: Programme, count: int) -> tuple[Columns, Numbers]:
    """Columns and costs whose largest value is the sum of the ``count`` smallest gains.

    That sum is the largest ``count * t - sum(short)`` with ``short >= t - gain`` and
    ``short >= 0`` for each party.
    """
    parties = len(programme.gains)
    infinity = programme.infinity
    level = programme.add_columns(np.full(1, -infinity), np.full(1, infinity))
    if count == 1:
        for gain in programme.gains:
            programme.add_row(0.0, infinity, np.array([gain, level[0]]), np.array([1.0, -1.0]))
        return level, np.ones(1)
    if count == parties:
        return programme.gains, np.ones(parties)
    short = programme.add_columns(np.zeros(parties), np.full(parties, infinity))
    for gain, column in zip(programme.gains, short, strict=True):
        programme.add_row(
            0.0, infinity, np.array([gain, level[0], column]), np.array([1.0, -1.0, 1.0])
        )
    return np.append(level, short), np.append(np.full(1, float(count)), np.full(parties, -1.0))


def _better(table: Table, one: Picks, other: Picks | None) -> Picks:
    return one if other is None else _foremost(table, np.stack([one, other]))
