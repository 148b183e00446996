"""Preferences drawn evenly from all that fit what a game gives (Monte Carlo, no chain)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zopa.deals.additive import Numbers
from zopa.deals.unknowns import Belief, Importance, Scale

Generator = np.random.Generator


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """``weights`` (draws, issues) and ``values`` (one array (draws, options) for each issue)."""

    weights: Numbers
    values: tuple[Numbers, ...]

    @property
    def worth(self) -> Numbers:
        """(draws, options of all issues in a row): weight x value of each option."""
        parts = [self.weights[:, i, None] * v for i, v in enumerate(self.values)]
        return np.concatenate(parts, axis=1)

    @property
    def worst(self) -> Numbers:
        """(draws,): the utility of the worst option of every issue."""
        lows = np.stack([v.min(axis=1) for v in self.values], axis=1)
        least: Numbers = (self.weights * lows).sum(axis=1)
        return least


def draws(belief: Belief, count: int, rng: Generator) -> Draws:
    """So many preferences of one party, each equally likely among all that fit.

    Values of an order: independent uniform numbers, sorted along the tiers and stretched to 0 and
    1, which is uniform over the values that keep the order. Weights: see :func:`weights`. Method:
    SMAA with ordinal information, Lahdelma, Miettinen and Salminen, "Ordinal criteria in stochastic
    multicriteria acceptability analysis", European Journal of Operational Research 147 (2003).
    """
    return Draws(
        weights=weights(belief.importance, count, rng),
        values=tuple(values(scale, count, rng) for scale in belief.scales),
    )


def values(scale: Scale, count: int, rng: Generator) -> Numbers:
    """(count, options): values that fit what is known, uniform over all that do."""
    if scale.figures is not None:
        out = np.repeat(scale.figures[None, :], count, axis=0)
        gap = np.isnan(scale.figures)
        if gap.any():
            low, high = scale.hull
            out[:, gap] = rng.uniform(low, high, (count, int(gap.sum())))
        return out
    if scale.count == 1:
        return np.zeros((count, len(scale.blocks)))
    raw = rng.random((count, scale.count))
    raw[:, : scale.chain] = -np.sort(-raw[:, : scale.chain], axis=1)
    raw -= raw.min(axis=1, keepdims=True)
    raw /= raw.max(axis=1, keepdims=True)
    return raw[:, scale.blocks]


def weights(importance: Importance, count: int, rng: Generator) -> Numbers:
    """(count, issues): weights that fit what is known, uniform over all that do.

    The steps from tier to tier are independent exponential numbers with the rate of the issues
    they lift, so that the density is level wherever the sum is; dividing by the sum then gives the
    uniform law on the part of the simplex that keeps the order (Rubinstein 1982 for the simplex).
    """
    if importance.figures is not None:
        return np.repeat(importance.figures[None, :], count, axis=0)
    blocks = importance.blocks
    size = np.bincount(blocks).astype(float)
    raw = rng.exponential(size=(count, len(size)))
    chain = importance.chain
    if chain:
        steps = raw[:, :chain] / np.cumsum(size[:chain])
        raw[:, :chain] = np.cumsum(steps[:, ::-1], axis=1)[:, ::-1]
    raw /= raw @ size[:, None]
    return raw[:, blocks]
