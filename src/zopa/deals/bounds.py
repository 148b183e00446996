"""Always, never or depends: exact bounds on what a package gives a party, over all that fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from zopa.deals.additive import TOLERANCE, Bonus, Numbers
from zopa.deals.space import Mask, Picks
from zopa.deals.unknowns import Belief

Verdict = Literal["always", "never", "depends", "unknown"]


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """``low`` and ``high`` (packages,): between which utilities above its limit a party may be.

    Both are reached or approached. For a party whose limit is unknown they are utilities above 0.
    ``dominated`` (packages,): worse than the package that is the limit on some issue and better on
    none, so that 0 is only approached where a weight or a step of an order vanishes.
    """

    low: Numbers
    high: Numbers
    dominated: Mask
    known: bool

    def verdicts(self) -> tuple[Verdict, ...]:
        """One for each package: whether the party clears its limit under all preferences that fit."""
        if not self.known:
            return tuple("unknown" for _ in self.low)
        found: list[Verdict] = list(map(_verdict, self.low, self.high, self.dominated))
        return tuple(found)


def _verdict(low: float, high: float, dominated: bool) -> Verdict:  # noqa: FBT001 - for map
    if low >= -TOLERANCE:
        return "always"
    return "never" if high < -TOLERANCE or dominated else "depends"


def bounds(belief: Belief, number: int, picks: Picks, bonuses: tuple[Bonus, ...] = ()) -> Bounds:
    """Exact bounds for party ``number`` over all admissible preferences.

    Utility is linear in the weights for given values and the values of different issues vary
    independently, so the smallest (largest) utility is that of a linear program over the weights
    with the smallest (largest) value of each issue as its objective; and a linear program over a
    polytope is solved by comparing its corners (``Importance.vertices``).
    """
    lows = np.empty(picks.shape, dtype=float)
    highs = np.empty(picks.shape, dtype=float)
    for issue, scale in enumerate(belief.scales):
        if belief.reference is not None:
            low, high = scale.above(int(belief.reference[issue]))
        else:
            low, high = scale.level()
        lows[:, issue] = low[picks[:, issue]]
        highs[:, issue] = high[picks[:, issue]]
    corners = belief.importance.vertices().T
    low, high = (lows @ corners).min(axis=1), (highs @ corners).max(axis=1)
    shift = extra(number, picks, bonuses) - base(belief, number, bonuses)
    heavy = corners.max(axis=1) > 0
    worse = (lows < 0) & heavy
    dominated = (highs <= 0).all(axis=1) & worse.any(axis=1) & (shift <= 0)
    if belief.reference is None:
        dominated[:] = False
    return Bounds(
        low=low + shift, high=high + shift, dominated=dominated, known=belief.limit != "unknown"
    )


def extra(number: int, picks: Picks, bonuses: tuple[Bonus, ...]) -> Numbers:
    """(packages,): what links add for a party."""
    total = np.zeros(len(picks))
    for bonus in bonuses:
        total += bonus.holds(picks) * bonus.gains[number]
    return total


def base(belief: Belief, number: int, bonuses: tuple[Bonus, ...]) -> float:
    """The part of a party's limit that no preference changes."""
    if belief.limit == "value":
        return belief.least
    if belief.reference is not None:
        return float(extra(number, belief.reference[None, :], bonuses)[0])
    return 0.0
