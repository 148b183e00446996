"""Who can stop a deal: power indices of the rule of decision, and coalitions that block each other."""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np
from msgspec import Struct

from zopa.deals.errors import GameError
from zopa.deals.game import Game
from zopa.deals.space import Mask, Space

MOST_PARTIES = 20
"""Coalitions are counted one by one: 2 to the power of so many."""


class Power(Struct, frozen=True, kw_only=True):
    """Power of one party under the rule of decision, each 0 to 1.

    ``banzhaf``: its share of all swings (normalised Banzhaf index, 1965); ``shapley_shubik``: share
    of the orders in which it is the one that makes a coalition winning (1954).
    """

    party: str
    banzhaf: float
    shapley_shubik: float


def power(game: Game) -> tuple[Power, ...]:
    """The indices for the veto rule of the game: a coalition wins with all parties that have one.

    Parties with a veto then share power equally and all others have none; the figures say no more
    than that, and are here so that another rule can be set beside them (:func:`indices`).
    """
    names = [party.id for party in game.parties]
    must = [party.veto for party in game.parties]
    if not any(must):
        return tuple(Power(party=name, banzhaf=0.0, shapley_shubik=0.0) for name in names)
    return indices(names, veto=must)


def indices(
    names: list[str],
    *,
    veto: list[bool] | None = None,
    votes: list[float] | None = None,
    quota: float = 0.0,
) -> tuple[Power, ...]:
    """Both indices of the rule *all with a veto, and votes that reach the quota*.

    Raises :class:`GameError` for more than ``MOST_PARTIES`` parties, for lists of other lengths, or
    for a quota that even all parties together miss.
    """
    count = len(names)
    must = np.array(veto if veto is not None else [False] * count, dtype=bool)
    weight = np.array(votes if votes is not None else [0.0] * count, dtype=float)
    if count > MOST_PARTIES or len(must) != count or len(weight) != count:
        raise GameError(
            f"{count} parties, {len(must)} vetoes, {len(weight)} votes",
            hint=f"give one of each for at most {MOST_PARTIES} parties",
        )
    if weight.sum() < quota:
        raise GameError(
            f"the quota {quota} is more than all votes together ({weight.sum()})",
            hint="lower the quota",
        )
    coalitions = np.arange(1 << count)
    member = (coalitions[:, None] >> np.arange(count)) & 1 == 1
    wins = (member | ~must).all(axis=1) & (member @ weight >= quota)
    size = member.sum(axis=1)
    orders = np.array([factorial(int(s) - 1) * factorial(count - int(s)) if s else 0 for s in
                       range(count + 1)], dtype=float) / factorial(count)  # fmt: skip
    swings, pivots = np.zeros(count), np.zeros(count)
    for party in range(count):
        without = coalitions & ~(1 << party)
        swing = member[:, party] & wins & ~wins[without]
        swings[party] = swing.sum()
        pivots[party] = orders[size[swing]].sum()
    total = swings.sum()
    return tuple(
        Power(
            party=name,
            banzhaf=float(swings[at] / total) if total else 0.0,
            shapley_shubik=float(pivots[at]),
        )
        for at, name in enumerate(names)
    )


def blocking(parties: tuple[str, ...], able: Mask) -> tuple[tuple[str, ...], ...]:
    """The smallest coalitions that have no package in common.

    ``able`` (packages, parties): which package each party could take. Empty where all share one.
    Of two coalitions one of which holds the other only the smaller is given; a party that can take
    no package at all is a coalition by itself.
    """
    found: list[frozenset[int]] = []
    everyone = range(len(parties))
    if len(parties) > MOST_PARTIES:
        raise GameError(
            f"{len(parties)} parties are too many to look at every coalition",
            hint=f"at most {MOST_PARTIES}",
        )
    distinct = np.unique(able, axis=0)
    for size in range(1, len(parties) + 1):
        for members in combinations(everyone, size):
            group = frozenset(members)
            if any(smaller <= group for smaller in found):
                continue
            if not distinct[:, list(members)].all(axis=1).any():
                found.append(group)
    return tuple(tuple(parties[number] for number in sorted(group)) for group in found)


def within_red_lines(space: Space, picks: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> Mask:
    """(packages, parties): packages that break no red line of the party (links are not counted)."""
    able = np.ones((len(picks), len(space.parties)), dtype=bool)
    for rule in space.rules:
        if rule.owner == "party":
            able[:, rule.party] &= ~rule.breaks(picks)
    return able
