"""A good package found quickly, without proof: swaps of one or two options while they help."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from zopa.deals.additive import Additive, Numbers
from zopa.deals.space import Picks

Measure = Callable[[Numbers], Numbers]
"""(packages, parties) gains -> (packages,) what is to be made large."""

_PAIRS = 40_000  # swaps of two options that are looked at in one step, at most
_STEPS = 200


def climb(game: Additive, pick: Picks, measure: Measure) -> Picks:
    """The package at the end of the steepest way up from ``pick``, which must keep the limits.

    Each step looks at every swap of one option and at swaps of two (all of them in games of up to
    about 280 options). Always ends; what comes back is at least as good as ``pick``.
    """
    singles = _singles(game)
    pairs = _pairs(singles)
    best = pick
    level = float(measure(game.utilities(pick[None, :]) - game.zero)[0])
    for _ in range(_STEPS):
        found = False
        for moves in (singles[:, None], pairs):
            rows = np.repeat(best[None, :], len(moves), axis=0)
            for move in range(moves.shape[1]):
                rows[np.arange(len(rows)), moves[:, move, 0]] = moves[:, move, 1]
            levels = measure(game.utilities(rows) - game.zero)
            for row in np.argsort(-levels)[:64]:
                if levels[row] <= level + 1e-12:
                    break
                if game.accepted(rows[row : row + 1])[0]:
                    best, level, found = rows[row], float(levels[row]), True
                    break
            if found:
                break
        if not found:
            return best
    return best


def _singles(game: Additive) -> Picks:
    """(swaps, 2): issue and option."""
    sizes = game.space.sizes
    issues = np.repeat(np.arange(len(sizes)), sizes)
    options = np.concatenate([np.arange(size) for size in sizes])
    return np.stack([issues, options], axis=1)


def _pairs(singles: Picks) -> Picks:
    """(swaps, 2, 2): two swaps of different issues."""
    count = len(singles)
    if count * (count - 1) // 2 <= _PAIRS:
        one, two = np.triu_indices(count, 1)
    else:
        random = np.random.default_rng(0)
        one, two = random.integers(0, count, (2, _PAIRS))
    apart = singles[one, 0] != singles[two, 0]
    return np.stack([singles[one[apart]], singles[two[apart]]], axis=1)
