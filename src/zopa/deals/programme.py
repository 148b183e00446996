"""A game as a mixed-integer programme for HiGHS: one binary for each option of each issue.

Columns, in this order: options (binary), bonuses (0 to 1, whole because the options are), gains
(one for each party: utility minus ``Additive.zero``). Rows: each issue takes one option, no rule
is broken, walk-away values are reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from zopa.deals.additive import TOLERANCE, Additive, Numbers
from zopa.deals.space import Mask, Picks
from zopa.deals.stop import Stop

End = Literal["optimal", "infeasible", "stopped"]
Columns = NDArray[np.int32]

# Presolve takes bounds closer than the tolerance of HiGHS for one number, and limits that leave one
# point would then leave none: what is asked is forgiven a little more than that, and a gap of ours
# that is wider still keeps the search from chasing what was forgiven.
_FEASIBILITY = 2e-10
_SLACK = 2e-9


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The end of one search: the best package (or none) and what no package can exceed."""

    end: End
    pick: Picks | None
    bound: float


class _Input(Protocol):
    user_interrupt: bool


class Event(Protocol):
    """What HiGHS hands to whoever may interrupt it."""

    data_in: _Input


class Programme:
    """A game of parties with a veto, ready to be maximised for any linear measure of gains.

    Exact but for rounding: a proof holds to 1e-8 in the units of the measure.
    """

    def __init__(
        self, game: Additive, *, rules: Mask | None = None, limits: Mask | None = None
    ) -> None:
        """``rules`` and ``limits`` (over parties) choose which rules and walk-away values hold."""
        import highspy

        self.game = game
        space = game.space
        self._options = int(space.offsets[-1])
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._highs = highs
        self._status = highspy.HighsModelStatus
        highs.silent()
        for name, value in (
            ("threads", 1),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", TOLERANCE),
            ("mip_feasibility_tolerance", _FEASIBILITY),
            ("primal_feasibility_tolerance", _FEASIBILITY),
            ("dual_feasibility_tolerance", 1e-9),
        ):
            highs.setOptionValue(name, value)
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.infinity: float = highspy.kHighsInf
        self._columns = 0
        self._rows = 0
        self._costs: Columns = np.zeros(0, dtype=np.int32)
        self.add_columns(np.zeros(self._options), np.ones(self._options))
        whole = np.full(self._options, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        every = np.arange(self._options, dtype=np.int32)
        highs.changeColsIntegrality(self._options, every, whole)
        for start, end in pairwise(space.offsets):
            self.add_row(1.0, 1.0, np.arange(start, end), np.ones(end - start))
        self.rule_rows = [
            self._rule(rule.terms, holds=bool(rules is None or rules[at]))
            for at, rule in enumerate(space.rules)
        ]
        bonuses = self.add_columns(np.zeros(len(game.bonuses)), np.ones(len(game.bonuses)))
        for column, bonus in zip(bonuses, game.bonuses, strict=True):
            self._bonus(int(column), bonus.terms)
        self.gains = self._gains(bonuses, limits)

    def _rule(self, terms: tuple[tuple[int, Mask], ...], *, holds: bool) -> int:
        columns = self._term_columns(terms)
        limit = len(terms) - 1.0 if holds else self.infinity
        return self.add_row(-self.infinity, limit, columns, np.ones(len(columns)))

    def _term_columns(self, terms: tuple[tuple[int, Mask], ...]) -> Columns:
        offsets = self.game.space.offsets
        parts = [offsets[issue] + np.flatnonzero(mask) for issue, mask in terms]
        return np.concatenate(parts).astype(np.int32)

    def _bonus(self, column: int, terms: tuple[tuple[int, Mask], ...]) -> None:
        """``column`` is 1 where all terms hold and 0 elsewhere (bounded on both sides)."""
        for term in terms:
            columns = self._term_columns((term,))
            row = np.append(columns, column)
            self.add_row(0.0, self.infinity, row, np.append(np.ones(len(columns)), -1.0))
        columns = self._term_columns(terms)
        row = np.append(columns, column)
        self.add_row(-self.infinity, len(terms) - 1.0, row, np.append(np.ones(len(columns)), -1.0))

    def _gains(self, bonuses: Columns, limits: Mask | None) -> Columns:
        game = self.game
        held = np.isfinite(game.walk_away)
        if limits is not None:
            held &= limits
        lows = np.where(held, game.walk_away - game.zero - _SLACK, -self.infinity)
        gains = self.add_columns(lows, np.full(len(lows), self.infinity))
        flat = np.concatenate(game.values, axis=1)
        extra = np.array([bonus.gains for bonus in game.bonuses]).reshape(-1, len(lows)).T
        every = np.concatenate([np.arange(self._options), bonuses])
        for party, column in enumerate(gains):
            row = np.append(np.concatenate([flat[party], extra[party]]), -1.0)
            zero = float(game.zero[party])
            self.add_row(zero, zero, np.append(every, column), row)
        return gains

    def add_columns(self, lows: Numbers, highs: Numbers) -> Columns:
        """New columns between two bounds; returns their numbers."""
        count = len(lows)
        if count:
            self._highs.addVars(count, np.asarray(lows, dtype=float), np.asarray(highs, float))
        self._columns += count
        return np.arange(self._columns - count, self._columns, dtype=np.int32)

    def add_row(self, low: float, high: float, columns: NDArray[Any], coefficients: Numbers) -> int:
        """A new row ``low <= coefficients @ columns <= high``; returns its number."""
        used = np.flatnonzero(coefficients)
        self._highs.addRow(
            low,
            high,
            len(used),
            np.ascontiguousarray(columns[used], dtype=np.int32),
            np.ascontiguousarray(coefficients[used], dtype=float),
        )
        self._rows += 1
        return self._rows - 1

    def limit(self, party: int, *, holds: bool) -> None:
        """Whether the walk-away value of the party holds."""
        game = self.game
        low = game.walk_away[party] - game.zero[party] - _SLACK if holds else -self.infinity
        self.set_column(int(self.gains[party]), float(low), self.infinity)

    def at_least(self, low: float, columns: Columns, coefficients: Numbers) -> int:
        """A row ``coefficients @ columns >= low`` that forgives less than the tolerance."""
        return self.add_row(low - 0.9 * TOLERANCE, self.infinity, columns, coefficients)

    def set_row(self, row: int, low: float, high: float) -> None:
        """New bounds for a row."""
        self._highs.changeRowBounds(row, low, high)

    def set_column(self, column: int, low: float, high: float) -> None:
        """New bounds for a column."""
        self._highs.changeColBounds(int(column), low, high)

    def maximise(self, columns: Columns, costs: Numbers, stop: Stop) -> Outcome:
        """The package with the largest ``costs @ columns``, or what is known when told to stop."""
        highs = self._highs
        self._aim(columns, costs)
        if stop.now:
            return Outcome("stopped", None, np.inf)
        self._run(stop)
        status = highs.getModelStatus()
        if status == self._status.kInfeasible:
            # Presolve may take limits that leave one point for limits that leave none.
            highs.setOptionValue("presolve", "off")
            highs.clearSolver()
            self._run(stop)
            highs.setOptionValue("presolve", "choose")
            status = highs.getModelStatus()
        if status == self._status.kInfeasible:
            return Outcome("infeasible", None, -np.inf)
        info = highs.getInfo()
        end: End = "optimal" if status == self._status.kOptimal else "stopped"
        pick = self._pick() if info.primal_solution_status == 2 else None  # 2: feasible
        return Outcome(end, pick, float(info.mip_dual_bound))

    def relaxed(
        self, columns: Columns, costs: Numbers, stop: Stop
    ) -> tuple[float, list[Numbers]] | None:
        """What ``costs @ columns`` cannot exceed where options may be mixed, and for each issue
        what each option takes off that bound at least (reduced costs); ``None``: not solved.

        The value of any package is at most the bound minus the sum of what its options take off.
        """
        highs = self._highs
        self._aim(columns, costs)
        if stop.now:
            return None
        mixed, whole = True, False
        highs.setOptionValue("solve_relaxation", mixed)
        try:
            self._run(stop)
        finally:
            highs.setOptionValue("solve_relaxation", whole)
        if highs.getModelStatus() != self._status.kOptimal:
            return None
        solution = highs.getSolution()
        prices = np.array(solution.col_dual)[: self._options]
        shares = np.array(solution.col_value)[: self._options]
        bound = float(highs.getInfo().objective_function_value)
        losses = []
        for start, end in pairwise(self.game.space.offsets):
            price = prices[start:end]
            bound += float(price.max() - price @ shares[start:end])
            losses.append(price.max() - price)
        return bound, losses

    def prices(self) -> Numbers:
        """(rows,) what the last bound would change by for each unit that a row gives way."""
        return np.array(self._highs.getSolution().row_dual)

    def _aim(self, columns: Columns, costs: Numbers) -> None:
        highs = self._highs
        if len(self._costs):
            highs.changeColsCost(len(self._costs), self._costs, np.zeros(len(self._costs)))
        self._costs = np.ascontiguousarray(columns, dtype=np.int32)
        highs.changeColsCost(len(columns), self._costs, np.ascontiguousarray(costs, dtype=float))

    def _run(self, stop: Stop) -> None:
        highs = self._highs
        left = stop.left
        # The clock of HiGHS runs on over all runs of one model.
        limit = self.infinity if np.isinf(left) else float(highs.getRunTime()) + left
        highs.setOptionValue("time_limit", limit)

        def ask(event: Event) -> None:
            if stop.asked:
                event.data_in.user_interrupt = True

        highs.cbMipInterrupt.subscribe(ask)
        try:
            highs.run()
        finally:
            highs.cbMipInterrupt.unsubscribe(ask)

    def _pick(self) -> Picks:
        row = np.array(self._highs.getSolution().col_value)[: self._options]
        offsets = self.game.space.offsets
        return np.array(
            [int(row[a:b].argmax()) for a, b in pairwise(offsets)],
            dtype=np.intp,
        )
