"""Which packages to look at closely: all of them where they are few, else the best of many draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from zopa.deals.additive import Additive, Bonus, Numbers
from zopa.deals.bounds import base
from zopa.deals.samples import Draws, draws
from zopa.deals.solutions import solve
from zopa.deals.space import Mask, Picks, Space
from zopa.deals.stop import Stop
from zopa.deals.unknowns import Belief

MOST_LISTED = 300_000
"""So many packages are listed one by one; a space with more is searched."""

MOST_CANDIDATES = 1_000
_SCREEN = 64
_SEARCH = 24

Kind = Literal["all", "best of draws"]


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """``picks``: the candidates; ``allowed``: how many packages keep all rules, if counted.

    ``kind``: ``all`` of those, or the ``best of draws``: packages that were among the best under
    some of so many preferences drawn for the purpose.
    """

    picks: Picks
    allowed: int | None
    kind: Kind


def listed(space: Space) -> Picks | None:
    """Every package that keeps all rules, or ``None`` where there are too many to list.

    Options that a red line on their issue alone rules out are left out before packages are built.
    """
    live = [np.flatnonzero(~dead) for dead in _dead(space)]
    count = 1
    for options in live:
        count *= len(options)
    if count > MOST_LISTED:
        return None
    if count == 0:
        return np.zeros((0, len(space.issues)), dtype=np.intp)
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*live, indexing="ij")], axis=1)
    picks = grid.astype(np.intp)
    return picks[space.allowed(picks)]


def field_of(
    space: Space,
    beliefs: tuple[Belief, ...],
    bonuses: tuple[Bonus, ...],
    *,
    seed: int,
    most: int = MOST_CANDIDATES,
    stop: Stop | None = None,
) -> Field:
    """The candidates of a game; the same seed gives the same ones."""
    every = listed(space)
    if every is not None and len(every) <= most:
        return Field(every, len(every), "all")
    rng = np.random.default_rng(seed)
    count = _SCREEN if every is not None else _SEARCH
    drawn = tuple(draws(belief, count, rng) for belief in beliefs)
    found: list[Picks] = []
    for at in range(count):
        if stop is not None and stop.now:
            break
        game = drawn_game(space, beliefs, drawn, at, bonuses)
        if every is None:
            answer = solve(game, "nash", seconds=1.0)
            if answer.package is not None:
                found.append(space.pick(answer.package.terms)[None, :])
            continue
        gains = np.maximum(game.utilities(every) - game.zero, 0.0)[:, space.vetoes]
        top = np.argsort(-gains.prod(axis=1), kind="stable")[: max(1, most // count)]
        found.append(every[top])
    width = len(space.issues)
    picks = np.unique(np.concatenate(found), axis=0) if found else np.zeros((0, width), np.intp)
    return Field(picks, None if every is None else len(every), "best of draws")


def drawn_game(
    space: Space,
    beliefs: tuple[Belief, ...],
    drawn: tuple[Draws, ...],
    at: int,
    bonuses: tuple[Bonus, ...],
) -> Additive:
    """The game with the preferences of draw number ``at`` as its figures."""
    offsets = space.offsets
    worth = np.stack([d.weights[at].repeat(space.sizes) for d in drawn])
    worth *= np.stack([np.concatenate([v[at] for v in d.values]) for d in drawn])
    values = tuple(worth[:, offsets[i] : offsets[i + 1]] for i in range(len(space.issues)))
    limits: Numbers = np.full(len(beliefs), -np.inf)
    for number, belief in enumerate(beliefs):
        if belief.limit == "value":
            limits[number] = belief.least
        elif belief.reference is not None:
            columns = belief.reference + offsets[:-1]
            limits[number] = worth[number, columns].sum() + base(belief, number, bonuses)
    return Additive(space, values, limits, bonuses)


def _dead(space: Space) -> list[Mask]:
    dead = [np.zeros(size, dtype=bool) for size in space.sizes]
    for rule in space.rules:
        if len(rule.terms) == 1:
            issue, mask = rule.terms[0]
            dead[issue] |= mask
    return dead
