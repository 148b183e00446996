"""A game with all its numbers, as arrays: what the solvers work on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from zopa.deals.package import Package
from zopa.deals.space import Mask, Picks, Space

Numbers = NDArray[np.float64]

TOLERANCE = 1e-8
"""How far below a walk-away value still counts as reaching it; smaller differences are ties."""


@dataclass(frozen=True, slots=True, eq=False)
class Bonus:
    """So much more utility for each party in a package in which every term holds."""

    number: int
    terms: tuple[tuple[int, Mask], ...]
    gains: Numbers  # (parties,)

    def holds(self, picks: Picks) -> Mask:
        """Which of the packages (rows) have it."""
        hit = np.ones(len(picks), dtype=bool)
        for issue, mask in self.terms:
            hit &= mask[picks[:, issue]]
        return hit


@dataclass(frozen=True, slots=True, eq=False)
class Additive:
    """Utilities that add up over issues, with bonuses for combinations and walk-away values.

    ``values`` has one array (parties, options) for each issue, weights already in it.
    ``walk_away`` (parties,) is the least that a party takes; ``-inf`` where it is unknown.
    """

    space: Space
    values: tuple[Numbers, ...]
    walk_away: Numbers
    bonuses: tuple[Bonus, ...] = ()

    @property
    def zero(self) -> Numbers:
        """What gains are counted from: the walk-away value, or where it is unknown a value that
        no package falls below (the worst option of every issue and the worst of each bonus).
        """
        worst = sum((v.min(axis=1) for v in self.values), np.zeros(len(self.walk_away)))
        for bonus in self.bonuses:
            worst = worst + np.minimum(bonus.gains, 0.0)
        return np.where(np.isfinite(self.walk_away), self.walk_away, worst)

    def utilities(self, picks: Picks) -> Numbers:
        """(packages, parties): what each package (row) gives each party."""
        total = np.zeros((len(picks), len(self.space.parties)))
        for issue, values in enumerate(self.values):
            total += values.T[picks[:, issue]]
        for bonus in self.bonuses:
            total += np.outer(bonus.holds(picks), bonus.gains)
        return total

    def accepted(self, picks: Picks) -> Mask:
        """Which packages (rows) keep all rules and every walk-away value of a party with a veto."""
        good = self.space.allowed(picks)
        limits = np.where(self.space.vetoes, self.walk_away, -np.inf)
        good &= (self.utilities(picks) >= limits - TOLERANCE).all(axis=1)
        return good

    def package(self, pick: Picks) -> Package:
        """One package of option numbers, with names and what each party gets."""
        row = self.utilities(pick[None, :])[0]
        names = self.space.parties
        gains = row - self.zero
        return Package(
            terms=self.space.terms(pick),
            utilities={name: float(x) for name, x in zip(names, row, strict=True)},
            gains={name: float(x) for name, x in zip(names, gains, strict=True)},
        )

    def bargaining(self) -> Additive:
        """The game among the parties with a veto: the others neither bind nor count."""
        vetoes = self.space.vetoes
        if vetoes.all():
            return self
        names = tuple(n for n, veto in zip(self.space.parties, vetoes, strict=True) if veto)
        place = np.cumsum(vetoes) - 1
        rules = tuple(
            replace(rule, party=int(place[rule.party])) if rule.owner == "party" else rule
            for rule in self.space.rules
        )
        space = replace(self.space, parties=names, vetoes=vetoes[vetoes], rules=rules)
        bonuses = tuple(replace(bonus, gains=bonus.gains[vetoes]) for bonus in self.bonuses)
        values = tuple(values[vetoes] for values in self.values)
        return Additive(space, values, self.walk_away[vetoes], bonuses)
