"""Whether a set of limits leaves any package: exact, and quick where an earlier answer helps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np

from zopa.deals.additive import TOLERANCE, Additive
from zopa.deals.programme import Columns, Programme
from zopa.deals.satisfy import clauses
from zopa.deals.space import Mask, Picks
from zopa.deals.stop import Stop
from zopa.deals.table import StoppedError

Chosen = frozenset[int]
_PRICE = 1e-9
_SHORT = 1e-6  # how much must be missing for all rounding to be beside the point


class Oracle:
    """Limits by number: first the red lines in the order of the rules, then walk-away values.

    Links always hold. Rules that touch no number are asked of SAT, the rest of HiGHS; packages
    that were found answer later questions. As a context it frees the solver.
    """

    def __init__(self, game: Additive, stop: Stop) -> None:
        from pysat.solvers import Cadical153

        self.game = game
        self.stop = stop
        rules = game.space.rules
        self.lines = [at for at, rule in enumerate(rules) if rule.owner == "party"]
        self.links = [at for at, rule in enumerate(rules) if rule.owner == "link"]
        self.walks = [int(p) for p in np.flatnonzero(np.isfinite(game.walk_away))]
        self.count = len(self.lines) + len(self.walks)
        self.every: Chosen = frozenset(range(self.count))
        base, ruled = clauses(game.space.sizes, rules)
        self._variables = int(game.space.offsets[-1])
        self._sat = Cadical153(bootstrap_with=base)
        # The selector of a rule: while it is assumed, the rule holds.
        self._selectors = [self._variables + at + 1 for at in range(len(rules))]
        for selector, clause in zip(self._selectors, ruled, strict=True):
            self._sat.add_clause([-selector, *clause])
        self._programme: Programme | None = None
        self._mixed: Programme | None = None
        self._level: Columns = np.zeros(0, dtype=np.int32)
        self._level_rows: dict[int, int] = {}
        self._kept: list[Mask] = []
        self._picks: list[Picks] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._sat.delete()

    def keeps(self, pick: Picks) -> Mask:
        """(limits,) which of the limits the package keeps."""
        rows = pick[None, :]
        gains = self.game.utilities(rows)[0]
        lines = [not self.game.space.rules[at].breaks(rows)[0] for at in self.lines]
        walks = [gains[p] >= self.game.walk_away[p] - TOLERANCE for p in self.walks]
        return np.array(lines + walks, dtype=bool)

    def package(self, chosen: Iterable[int], links: Iterable[int] | None = None) -> Picks | None:
        """A package that keeps the limits (and the links, by default all), or ``None``: proven.

        Raises :class:`StoppedError` when told to stop.
        """
        wanted = np.fromiter(chosen, dtype=np.intp)
        if links is None:
            for kept, known in zip(reversed(self._kept), reversed(self._picks), strict=True):
                if bool(kept[wanted].all()):
                    return known
        if self.stop.now:
            raise StoppedError(None, np.inf)
        held = set(self.links if links is None else links)
        held.update(self.lines[at] for at in wanted if at < len(self.lines))
        walks = [self.walks[at - len(self.lines)] for at in wanted if at >= len(self.lines)]
        if not self._sat.solve(assumptions=[self._selectors[rule] for rule in held]):
            return None
        pick = self._numeric(held, walks) if walks else self._model()
        if pick is not None and links is None:
            self._picks.append(pick)
            self._kept.append(self.keeps(pick))
        return pick

    def clash(self, chosen: Chosen) -> Chosen | None:
        """A subset that clashes by itself (not yet minimal), or ``None`` where none is at hand."""
        numbers = {self._selectors[self.lines[at]]: at for at in chosen if at < len(self.lines)}
        links = [self._selectors[at] for at in self.links]
        if not self._sat.solve(assumptions=[*links, *numbers]):
            core = self._sat.get_core() or []
            return frozenset(numbers[name] for name in core if name in numbers)
        rules = set(self.links) | {self.lines[at] for at in chosen if at < len(self.lines)}
        walks = [self.walks[at - len(self.lines)] for at in chosen if at >= len(self.lines)]
        if not walks or not self._short(rules, walks) or self._mixed is None:
            return None
        # What has no price in the proof is not needed for it.
        prices = np.abs(self._mixed.prices())
        priced = frozenset(
            at
            for at in chosen
            if prices[
                self._mixed.rule_rows[self.lines[at]]
                if at < len(self.lines)
                else self._level_rows[self.walks[at - len(self.lines)]]
            ]
            > _PRICE
        )
        return priced if self.package(priced) is None else None

    def _model(self) -> Picks:
        true = [name - 1 for name in self._sat.get_model() if 0 < name <= self._variables]
        offsets = self.game.space.offsets
        pick = np.zeros(len(self.game.values), dtype=np.intp)
        for column in true:
            issue = int(np.searchsorted(offsets, column, side="right")) - 1
            pick[issue] = column - offsets[issue]
        return pick

    def _hold(self, programme: Programme, rules: set[int]) -> None:
        for at, rule in enumerate(self.game.space.rules):
            limit = len(rule.terms) - 1.0 if at in rules else programme.infinity
            programme.set_row(programme.rule_rows[at], -programme.infinity, limit)

    def _short(self, rules: set[int], walks: list[int]) -> bool:
        """Whether even a mix of options leaves somebody short of the walk-away value: a proof."""
        if self._mixed is None:
            self._mixed = Programme(self.game, limits=np.zeros(len(self.game.walk_away), bool))
            infinity = self._mixed.infinity
            self._level = self._mixed.add_columns(np.full(1, -infinity), np.full(1, infinity))
            self._level_rows = {
                party: self._mixed.add_row(
                    -infinity,
                    infinity,
                    np.array([self._mixed.gains[party], self._level[0]]),
                    np.array([1.0, -1.0]),
                )
                for party in self.walks
            }
        self._hold(self._mixed, rules)
        least = self.game.walk_away - self.game.zero
        for party, row in self._level_rows.items():
            low = float(least[party]) if party in walks else -self._mixed.infinity
            self._mixed.set_row(row, low, self._mixed.infinity)
        relaxed = self._mixed.relaxed(self._level, np.ones(1), self.stop)
        return relaxed is not None and relaxed[0] < -_SHORT

    def _numeric(self, rules: set[int], walks: list[int]) -> Picks | None:
        if self._short(rules, walks):
            return None
        if self._programme is None:
            self._programme = Programme(self.game)
        programme = self._programme
        self._hold(programme, rules)
        for party in self.walks:
            programme.limit(party, holds=party in walks)
        costs = np.zeros(len(programme.gains))
        outcome = programme.maximise(programme.gains, costs, self.stop)
        if outcome.end == "stopped" and outcome.pick is None:
            raise StoppedError(None, np.inf)
        return outcome.pick
