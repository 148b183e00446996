"""What a game leaves open about preferences: the polytope of all figures that fit what it gives.

For each party and issue a *scale*: figures, or an order, or nothing; for each party the importance
of its issues, in the same three ways. Values of a scale without figures run from 0 (the worst
option) to 1 (the best one); weights are not negative and sum to 1. The admissible preferences of a
party are the product of these sets, each of them a polytope or a union of faces of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zopa.deals.additive import Numbers
from zopa.deals.compiled import pressed
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Issue, Party, Ranking

Blocks = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What is known of the values of the options of one issue for one party.

    ``figures`` (options,) holds known values, NaN where unknown, or is ``None`` for an order. Then
    ``blocks`` (options,) numbers sets of equally good options: the first ``chain`` of them are the
    tiers of the order, best first; each later one is an option that the order does not name.
    """

    figures: Numbers | None
    blocks: Blocks
    chain: int

    @property
    def free(self) -> int:
        """How many options no order names."""
        return self.count - self.chain

    @property
    def count(self) -> int:
        """How many sets of equally good options there are."""
        return int(self.blocks.max()) + 1

    @property
    def settled(self) -> bool:
        """Whether only one set of values fits."""
        if self.figures is not None:
            return not np.isnan(self.figures).any()
        return self.count <= 2 and self.free == 0

    @property
    def hull(self) -> tuple[float, float]:
        """The range of a value that is unknown among known ones: 0 to 1, or wider as those are."""
        assert self.figures is not None
        known = self.figures[~np.isnan(self.figures)]
        return min(0.0, float(known.min(initial=0.0))), max(1.0, float(known.max(initial=1.0)))

    def level(self) -> tuple[Numbers, Numbers]:
        """(low, high), each (options,): between which values each option lies."""
        if self.figures is not None:
            low, high = self.hull
            gap = np.isnan(self.figures)
            return np.where(gap, low, self.figures), np.where(gap, high, self.figures)
        low_values, high_values = np.zeros(len(self.blocks)), np.ones(len(self.blocks))
        if self.count == 1:
            return low_values, low_values
        if self.free == 0:
            low_values[self.blocks == 0] = 1.0
            high_values[self.blocks == self.count - 1] = 0.0
        return low_values, high_values

    def above(self, reference: int) -> tuple[Numbers, Numbers]:
        """(low, high), each (options,): how far each option may stand above ``reference``."""
        if self.figures is not None:
            low, high = self.level()
            worst, best = low - high[reference], high - low[reference]
            worst[reference] = best[reference] = 0.0
            return worst, best
        own = int(self.blocks[reference])
        worst, best = np.full(len(self.blocks), -1.0), np.ones(len(self.blocks))
        same = self.blocks == own
        worst[same] = best[same] = 0.0
        if own < self.chain:
            named = self.blocks < self.chain
            worst[named & (self.blocks < own)] = 0.0
            best[named & (self.blocks > own)] = 0.0
            if self.free == 0:  # then the best tier is 1 and the worst 0
                last = self.count - 1
                if own == last:
                    worst[self.blocks == 0] = 1.0 if last else 0.0
                if own == 0:
                    best[self.blocks == last] = -1.0 if last else 0.0
        return worst, best


@dataclass(frozen=True, slots=True, eq=False)
class Importance:
    """What is known of the weights of one party: ``figures`` (issues,), or an order as in `Scale`."""

    figures: Numbers | None
    blocks: Blocks
    chain: int

    @property
    def settled(self) -> bool:
        """Whether only one set of weights fits."""
        return self.figures is not None or int(self.blocks.max()) == 0

    def vertices(self) -> Numbers:
        """(vertices, issues): the corners of the admissible weights.

        With an order those are the equal weights of its first tiers (the first, the first two, and
        so on) and each issue that the order does not name alone.
        """
        if self.figures is not None:
            return self.figures[None, :]
        corners = []
        for last in range(self.chain):
            row = (self.blocks <= last).astype(float)
            corners.append(row / row.sum())
        corners += [
            (self.blocks == block).astype(float)
            for block in range(self.chain, int(self.blocks.max()) + 1)
        ]
        return np.array(corners)


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """All that is known of what one party wants.

    ``limit`` says how its walk-away value is known: ``value`` (then ``least``), ``package`` (then
    ``reference``, option numbers) or ``unknown``.
    """

    party: str
    veto: bool
    scales: tuple[Scale, ...]
    importance: Importance
    limit: Literal["value", "package", "unknown"]
    least: float
    reference: Blocks | None

    @property
    def settled(self) -> bool:
        """Whether only one set of preferences fits (the walk-away value aside)."""
        return self.importance.settled and all(scale.settled for scale in self.scales)


def beliefs(game: Game, *, at: str | float | None = None) -> tuple[Belief, ...]:
    """What the game says of each party, parties in order; ``at``: the time for pressure.

    Raises :class:`GameError` for a party that counts in points and leaves figures out: points have
    no scale that a missing figure could be drawn from.
    """
    return tuple(_belief(game, party, at) for party in game.parties)


def _belief(game: Game, party: Party, at: str | float | None) -> Belief:
    limit, least, reference = _limit(game, party, at)
    return Belief(
        party=party.id,
        veto=party.veto,
        scales=tuple(_scale(game, party, issue) for issue in game.issues),
        importance=_importance(game, party),
        limit=limit,
        least=least,
        reference=reference,
    )


def _scale(game: Game, party: Party, issue: Issue) -> Scale:
    options = [option.id for option in issue.options]
    given = party.preferences.get(issue.id)
    each = np.arange(len(options), dtype=np.intp)
    if given is not None and given.values is not None:
        figures = np.array([given.values.get(option, np.nan) for option in options])
    elif given is not None and given.order is not None:
        blocks, chain = _ordered(options, given.order)
        figures = None
        if not party.points:
            return Scale(None, blocks, chain)
    else:
        figures = None
    if party.points and (figures is None or np.isnan(figures).any()):
        raise GameError(
            f"{party.id!r} counts in points and leaves out figures on {issue.id!r}",
            place=f"game {game.id!r}",
            hint="give all its points, or drop 'points' and give orders",
        )
    return Scale(figures, each, 0)


def _importance(game: Game, party: Party) -> Importance:
    issues = [issue.id for issue in game.issues]
    each = np.arange(len(issues), dtype=np.intp)
    if party.points:
        return Importance(np.ones(len(issues)), each, 0)
    if party.weights is not None and party.weights.values is not None:
        given = party.weights.values
        return Importance(np.array([given.get(issue, 0.0) for issue in issues]), each, 0)
    if party.weights is not None and party.weights.order is not None:
        return Importance(None, *_ordered(issues, party.weights.order))
    return Importance(None, each, 0)


def _ordered(names: list[str], order: Ranking) -> tuple[Blocks, int]:
    """Each name's block: its tier, or a block of its own behind the tiers."""
    tier = {name: place for place, tier in enumerate(order.tiers) for name in tier}
    blocks, spare = [], len(order.tiers)
    for name in names:
        if name in tier:
            blocks.append(tier[name])
        else:
            blocks.append(spare)
            spare += 1
    return np.array(blocks, dtype=np.intp), len(order.tiers)


def _limit(
    game: Game, party: Party, at: str | float | None
) -> tuple[Literal["value", "package", "unknown"], float, Blocks | None]:
    limit = party.walk_away
    if limit is None:
        return "unknown", -np.inf, None
    if limit.value is not None:
        return "value", limit.value, None
    if limit.pressure is not None:
        return "value", pressed(limit.pressure, at), None
    package = limit.package or {}
    picks = [issue.at(package[issue.id]) for issue in game.issues]
    return "package", -np.inf, np.array(picks, dtype=np.intp)
