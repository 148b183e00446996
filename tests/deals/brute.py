"""Every package of a small game looked at: what the solvers are held against."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np

from zopa.deals.game import Game, Party, Terms

TIE = 1e-7
Key = tuple[str, int | None]


def packages(game: Game) -> list[dict[str, str]]:
    names = [issue.id for issue in game.issues]
    choices = [[option.id for option in issue.options] for issue in game.issues]
    return [dict(zip(names, row, strict=True)) for row in product(*choices)]


def holds(terms: Terms, package: dict[str, str]) -> bool:
    return all(package[issue] in options for issue, options in terms.items())


def linked(game: Game, package: dict[str, str]) -> bool:
    for link in game.links:
        if link.kind == "requires" and holds(link.if_, package) and not holds(link.then, package):
            return False
        if link.kind == "excludes" and holds(link.if_, package) and holds(link.then, package):
            return False
    return True


def utility(game: Game, party: Party, package: dict[str, str]) -> float:
    assert party.weights is not None
    assert party.weights.values is not None
    total = 0.0
    for issue, option in package.items():
        values = party.preferences[issue].values
        assert values is not None
        total += party.weights.values[issue] * values[option]
    for link in game.links:
        if link.kind == "bonus" and holds(link.if_, package):
            total += link.gains.get(party.id, 0.0)
    return total


def worst(game: Game, party: Party) -> float:
    """What nothing falls below: the zero of a party whose walk-away value is unknown."""
    assert party.weights is not None
    assert party.weights.values is not None
    total = 0.0
    for issue in game.issues:
        values = party.preferences[issue.id].values
        assert values is not None
        total += party.weights.values[issue.id] * min(values[o.id] for o in issue.options)
    return total + sum(min(0.0, link.gains.get(party.id, 0.0)) for link in game.links)


class Brute:
    """All packages of a game, and what the parties with a veto make of each."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.sides = [party for party in game.parties if party.veto]
        self.every = packages(game)
        self.linked = [linked(game, package) for package in self.every]
        utilities = [[utility(game, p, package) for p in self.sides] for package in self.every]
        self.utilities = np.array(utilities)
        # (party, None): the walk-away value; (party, n): its n-th red line.
        self.limits: dict[Key, list[bool]] = {}
        for at, side in enumerate(self.sides):
            for number, line in enumerate(side.red_lines):
                self.limits[side.id, number] = [not holds(line.terms, p) for p in self.every]
            if side.walk_away is not None:
                assert side.walk_away.value is not None
                reached = self.utilities[:, at] >= side.walk_away.value - 1e-8
                self.limits[side.id, None] = list(reached)
        self.good = self.left(self.limits)
        self.zero = np.array([self._zero(side) for side in self.sides])
        self.gains = (self.utilities - self.zero)[self.good]

    def _zero(self, side: Party) -> float:
        if side.walk_away is None:
            return worst(self.game, side)
        assert side.walk_away.value is not None
        return side.walk_away.value

    def left(self, kept: Iterable[Key]) -> np.ndarray:
        """Which packages keep the links and the limits named."""
        good = np.array(self.linked, dtype=bool)
        for key in kept:
            good &= np.array(self.limits[key], dtype=bool)
        return good

    def value(self, solution: str) -> float | None:
        """The best value of a solution, or ``None`` where there is no deal."""
        gains = self.gains
        if len(gains) == 0:
            return None
        if solution == "nash":
            return float(np.where((gains > 1e-8).all(axis=1), gains.prod(axis=1), 0.0).max())
        if solution == "egalitarian":
            return float(gains.min(axis=1).max())
        if solution == "utilitarian":
            return float(self.utilities[self.good].sum(axis=1).max())
        ideals = gains.max(axis=0)
        if solution == "regret":
            return float((ideals - gains).max(axis=1).min())
        able = ideals > 1e-8
        if not able.any():
            return float(gains.min(axis=1).max())
        return float((gains[:, able] / ideals[able]).min(axis=1).max())

    def leximin(self) -> list[float]:
        """The sorted gains that come last in the order of a dictionary."""
        rows = np.round(np.sort(self.gains, axis=1), 7)
        return [float(x) for x in max(rows.tolist())]

    def frontier(self) -> set[tuple[float, ...]]:
        rows = np.unique(np.round(self.utilities[self.good], 7), axis=0)
        return {
            tuple(row)
            for row in rows.tolist()
            if not ((rows >= row).all(axis=1) & (rows > row).any(axis=1)).any()
        }

    def conflicts(self) -> tuple[set[frozenset[Key]], set[frozenset[Key]]]:
        """All minimal conflicts and all minimal relaxations."""
        keys = list(self.limits)
        fails = {
            frozenset(key for at, key in enumerate(keys) if bits >> at & 1)
            for bits in range(1 << len(keys))
        }
        fails = {kept for kept in fails if not self.left(kept).any()}
        minimal = {f for f in fails if not any(f - {key} in fails for key in f)}
        every = frozenset(keys)
        opens = {
            every - kept
            for kept in map(frozenset, _subsets(keys))
            if kept not in fails and all(kept | {key} in fails for key in every - kept)
        }
        return minimal, opens


def _subsets(keys: list[Key]) -> list[set[Key]]:
    return [{k for at, k in enumerate(keys) if bits >> at & 1} for bits in range(1 << len(keys))]
