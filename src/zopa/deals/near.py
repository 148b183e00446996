"""All efficient packages near a bound that no package exceeds: where the best one is, with proof.

A linear relaxation gives the bound and what each option takes off it at least. Packages whose options
together take off more than a small amount cannot come within that amount of the bound; what is left
is swept issue by issue. Once a package is found within the amount, every better one was among those
swept. Source: the core of a knapsack, E. Balas and E. Zemel, Operations Research 28 (1980), with
reduced costs as in S. Martello and P. Toth, Knapsack Problems (1990).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from zopa.deals.additive import TOLERANCE, Numbers
from zopa.deals.programme import Columns, Programme
from zopa.deals.space import Picks
from zopa.deals.sweep import Sweep, TooLargeError
from zopa.deals.table import Table

_FIRST = 5e-4  # of the bound: how far below it packages are looked for at first
_WIDER = (2.0, 1.4)  # how much further is looked next: after a small sweep, after a large one
_LARGE = 1_000
_FAR = 4_000.0  # times the first reach: where to give up
_POINTS = 200_000
_OPEN = 1e10  # packages left at first; with more of them the bound parts too little
_ROUNDING = 1e-7


def near_bound(
    table: Table,
    programme: Programme,
    columns: Columns,
    costs: Numbers,
    value: Callable[[Numbers], Numbers],
) -> tuple[float, Picks | None]:
    """The bound of ``costs @ columns``, and every efficient package within some reach of it.

    ``value`` is what is bounded, of (packages, parties) gains; a package that is not asked for has
    ``-inf``. Where packages come back, the best of all packages by ``value`` is among them, and
    all that are as good. ``None`` is no proof: with a bound, too many packages may reach it;
    without one (``inf``) it is not known or not nearly reached.
    """
    game = table.game
    relaxed = programme.relaxed(columns, costs, table.stop)
    if relaxed is None:
        return math.inf, None
    bound, losses = relaxed
    first = _FIRST * max(abs(bound), _ROUNDING)
    if math.prod(max(1.0, float((loss <= first).sum())) for loss in losses) > _OPEN:
        return bound, None
    row = programme.add_row(-programme.infinity, programme.infinity, columns, costs)
    found: Picks | None = None
    reach = first
    while reach < _FAR * first:
        least = bound - reach
        programme.set_row(row, least - _ROUNDING, programme.infinity)
        sweep = Sweep(
            replace(game, walk_away=_floors(table, programme)),
            table.stop,
            _POINTS,
            losses=losses,
            budget=reach + _ROUNDING,
        )
        try:
            picks = sweep.run()
        except TooLargeError:
            break
        good = game.accepted(picks)
        good &= value(game.utilities(picks) - game.zero) >= least - TOLERANCE
        if good.any():
            found = picks[good]
            break
        reach *= _WIDER[sweep.peak > _LARGE]
    programme.set_row(row, -programme.infinity, programme.infinity)
    return (math.inf if found is None else bound), found


def _floors(table: Table, programme: Programme) -> Numbers:
    """(parties,) utilities that no package within the rows of the programme falls below."""
    game = table.game
    floors = game.walk_away.copy()
    for party, gain in enumerate(programme.gains):
        least = programme.relaxed(np.full(1, gain), -np.ones(1), table.stop)
        if least is not None:
            floors[party] = max(floors[party], game.zero[party] - least[0] - _ROUNDING)
    return floors
