"""The hard shape of a game, without numbers: which packages are ruled out, by whom and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Picks = NDArray[np.intp]
"""Packages as rows of option numbers, one column for each issue."""

Owner = Literal["party", "link"]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A combination that is ruled out: a package in which every term of ``terms`` holds.

    ``terms`` is (issue, mask over its options), each issue once, issues ascending. A red line is
    one rule with ``owner == "party"`` and the number of the party; a link gives one rule or more
    with ``owner == "link"``. ``number`` is the place of the red line among those of its party, or
    of the link in the game.
    """

    owner: Owner
    party: int
    number: int
    terms: tuple[tuple[int, Mask], ...]

    def breaks(self, picks: Picks) -> Mask:
        """Which of the packages (rows) break the rule."""
        hit = np.ones(len(picks), dtype=bool)
        for issue, mask in self.terms:
            hit &= mask[picks[:, issue]]
        return hit


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Parties, issues and options by number, and the rules that every deal has to keep.

    ``vetoes`` marks the parties that must accept; rules of the others are not among ``rules``.
    """

    parties: tuple[str, ...]
    vetoes: Mask
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    rules: tuple[Rule, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(options) for options in self.options)

    @property
    def offsets(self) -> Picks:
        """Where the options of each issue start when all options stand in one row; last: total."""
        return np.concatenate([[0], np.cumsum(self.sizes)]).astype(np.intp)

    @property
    def packages(self) -> int:
        """How many packages there are before any rule (a product that may be huge)."""
        count = 1
        for size in self.sizes:
            count *= size
        return count

    def allowed(self, picks: Picks) -> Mask:
        """Which of the packages (rows) keep every rule."""
        good = np.ones(len(picks), dtype=bool)
        for rule in self.rules:
            good &= ~rule.breaks(picks)
        return good

    def terms(self, pick: Sequence[int] | Picks) -> dict[str, str]:
        """Issue -> option for one package of option numbers."""
        return {
            issue: options[int(at)]
            for issue, options, at in zip(self.issues, self.options, pick, strict=True)
        }

    def pick(self, terms: dict[str, str]) -> Picks:
        """Option numbers of a package; raises :class:`KeyError` or :class:`ValueError`."""
        return np.array(
            [
                options.index(terms[issue])
                for issue, options in zip(self.issues, self.options, strict=True)
            ],
            dtype=np.intp,
        )


def every_package(sizes: Sequence[int]) -> Picks:
    """All packages, as rows; for small games only (rows = product of ``sizes``)."""
    grid = np.indices(tuple(sizes), dtype=np.intp)
    return grid.reshape(len(sizes), -1).T
