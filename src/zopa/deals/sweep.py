"""The frontier issue by issue: points of utilities with the links that are still open.

Dynamic programming over partial packages. Source for the scheme: multi-objective knapsack,
C. Bazgan, H. Hugot and D. Vanderpooten, Computers and Operations Research 36 (2009).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zopa.deals.additive import TOLERANCE, Additive, Numbers
from zopa.deals.dominance import undominated
from zopa.deals.space import Mask, Picks
from zopa.deals.stop import Stop

Bits = NDArray[np.int64]
_DECIMALS = 11  # sums are rounded so that equal sums are equal
_SLOTS = 20


class TooLargeError(Exception):
    """The sweep would need more points than allowed, or was told to stop."""


@dataclass(frozen=True, slots=True, eq=False)
class _Tie:
    """A rule or bonus over several issues: ``slot`` is its bit from its first issue to its last."""

    terms: dict[int, Mask]
    gains: Numbers | None  # None: a rule, the package is ruled out
    first: int
    last: int
    slot: int


class Sweep:
    """One run over the issues of a game whose parties all have a veto."""

    def __init__(
        self,
        game: Additive,
        stop: Stop,
        points: int,
        progress: Callable[[int, int, int], None] | None = None,
        *,
        losses: Sequence[Numbers] = (),
        budget: float = np.inf,
    ) -> None:
        """``losses`` (options,) for each issue, none below 0: packages that lose more than
        ``budget`` in all are left out.
        """
        self.game = game
        self.stop = stop
        self.points = points
        self.progress = progress
        self.peak = 1
        self.parties = len(game.space.parties)
        self.values = [values.T.copy() for values in game.values]
        self.allowed = [np.ones(len(values), dtype=bool) for values in self.values]
        self.limits = game.walk_away - TOLERANCE
        if losses:
            # What is lost is one more column that has a limit and does not count for dominance.
            self.values = [
                np.column_stack([values, -loss])
                for values, loss in zip(self.values, losses, strict=True)
            ]
            self.allowed = [loss <= budget for loss in losses]
            self.limits = np.append(self.limits, -budget)
        wide = self._narrow()
        spreads = [
            float(np.ptp(values[allowed], axis=0).sum()) if allowed.any() else 0.0
            for values, allowed in zip(self.values, self.allowed, strict=True)
        ]
        self.order = _order(spreads, [set(terms) for terms, _ in wide])
        self.ties = list(self._ties(wide))

    def _narrow(self) -> list[tuple[dict[int, Mask], Numbers | None]]:
        """Rules and bonuses over several issues that are still open; the others are worked in."""
        found = [(dict(rule.terms), None) for rule in self.game.space.rules]
        more = np.zeros(len(self.limits) - self.parties)
        wide: list[tuple[dict[int, Mask], Numbers | None]] = [
            *found,
            *((dict(b.terms), np.append(b.gains, more)) for b in self.game.bonuses),
        ]
        while True:
            before = sum(int(allowed.sum()) for allowed in self.allowed)
            # Rules first: what they rule out decides terms of bonuses.
            rules = self._still_open([tie for tie in wide if tie[1] is None])
            wide = rules + [tie for tie in wide if tie[1] is not None]
            if sum(int(allowed.sum()) for allowed in self.allowed) == before:
                return rules + self._still_open([tie for tie in wide if tie[1] is not None])

    def _still_open(
        self, ties: list[tuple[dict[int, Mask], Numbers | None]]
    ) -> list[tuple[dict[int, Mask], Numbers | None]]:
        left: list[tuple[dict[int, Mask], Numbers | None]] = []
        for terms, gains in ties:
            if any(not (mask & self.allowed[issue]).any() for issue, mask in terms.items()):
                continue  # can never hold
            kept = {
                issue: mask for issue, mask in terms.items() if not mask[self.allowed[issue]].all()
            }
            if len(kept) > 1:
                left.append((kept, gains))
                continue
            issue = next(iter(kept), 0)
            mask = kept.get(issue, np.ones(len(self.values[issue]), dtype=bool))
            if gains is None:
                self.allowed[issue] = self.allowed[issue] & ~mask
            else:
                self.values[issue] = self.values[issue] + np.outer(mask, gains)
        return left

    def _ties(self, wide: list[tuple[dict[int, Mask], Numbers | None]]) -> Iterator[_Tie]:
        place = {issue: step for step, issue in enumerate(self.order)}
        spans = [(min(place[i] for i in t), max(place[i] for i in t)) for t, _ in wide]
        taken: dict[int, int] = {}  # slot -> last step
        for at in sorted(range(len(wide)), key=lambda at: spans[at]):
            first, last = spans[at]
            slot = next(s for s in range(len(wide) + 1) if taken.get(s, -1) < first)
            taken[slot] = last
            if slot >= _SLOTS:
                self.points = 0
            yield _Tie(wide[at][0], wide[at][1], first, last, min(slot, _SLOTS))

    def run(self) -> Picks:
        """Every efficient package, as option numbers. Raises :class:`TooLargeError`."""
        if self.points == 0:
            raise TooLargeError
        rest = self._rest()
        sums = np.zeros((1, len(self.limits)))
        bits = np.zeros(1, dtype=np.int64)
        trail: list[tuple[NDArray[np.int32], NDArray[np.int16]]] = []
        for step, issue in enumerate(self.order):
            options = np.flatnonzero(self.allowed[issue])
            if len(sums) * len(options) > self.points or self.stop.now:
                raise TooLargeError
            parents, picked, sums, bits = self._step(step, options, sums, bits)
            self.peak = max(self.peak, len(sums))
            alive = (sums + rest[step + 1] >= self.limits).all(axis=1)
            parents, picked, sums, bits = parents[alive], picked[alive], sums[alive], bits[alive]
            keep = self._undominated(step, sums[:, : self.parties], bits)
            sums, bits = sums[keep], bits[keep]
            trail.append((parents[keep].astype(np.int32), picked[keep].astype(np.int16)))
            if self.progress is not None:
                self.progress(step + 1, len(self.order), len(sums))
        return self._trace(trail, len(sums))

    def _rest(self) -> Numbers:
        """(steps + 1, parties): the most that the issues from a step on could still add."""
        rest = np.zeros((len(self.order) + 1, len(self.limits)))
        for step in range(len(self.order) - 1, -1, -1):
            values = self.values[self.order[step]][self.allowed[self.order[step]]]
            most = values.max(axis=0) if len(values) else np.full(len(self.limits), -np.inf)
            rest[step] = rest[step + 1] + most
        for tie in self.ties:
            if tie.gains is not None:
                rest[: tie.last + 1] += np.maximum(tie.gains, 0.0)
        return rest

    def _step(
        self, step: int, options: Picks, sums: Numbers, bits: Bits
    ) -> tuple[Picks, Picks, Numbers, Bits]:
        """Every point with every option of the issue; links that close are settled."""
        issue = self.order[step]
        parts: list[tuple[Picks, Picks, Numbers, Bits]] = []
        for option in options:
            total = sums + self.values[issue][option]
            state = bits
            alive = np.ones(len(sums), dtype=bool)
            for tie in self.ties:
                if not tie.first <= step <= tie.last:
                    continue
                bit = np.int64(1 << tie.slot)
                holds = bool(tie.terms[issue][option]) if issue in tie.terms else None
                if step == tie.first:
                    state = state | bit if holds else state & ~bit
                elif holds is False:
                    state = state & ~bit
                if step == tie.last:
                    done = (state & bit) != 0
                    if tie.gains is None:
                        alive &= ~done
                    else:
                        total = total + np.outer(done, tie.gains)
                    state = state & ~bit
            parents = np.flatnonzero(alive)
            picked = np.full(len(parents), option)
            parts.append((parents, picked, total[parents], state[parents]))
        if not parts:
            empty = np.zeros(0, dtype=np.intp)
            return empty, empty, sums[:0], bits[:0]
        parents, picked = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
        total = np.round(np.concatenate([part[2] for part in parts]), _DECIMALS)
        return parents, picked, total, np.concatenate([part[3] for part in parts])

    def _undominated(self, step: int, sums: Numbers, bits: Bits) -> Picks:
        """Points that no other point dominates whose open links leave it as free or freer."""
        if len(sums) == 0:
            return np.zeros(0, dtype=np.intp)
        flip, equal = self._signs(step)
        states, group = np.unique(bits, return_inverse=True)
        # After the flip a set bit is never better: fewer bits, more freedom.
        flipped = states ^ flip
        freer = (flipped[:, None] & ~flipped[None, :]) == 0
        freer &= ((states[:, None] ^ states[None, :]) & equal) == 0
        return np.flatnonzero(undominated(sums, group, freer))

    def _signs(self, step: int) -> tuple[int, int]:
        """Open bits that are better set than not, and those of which neither is better."""
        better = equal = 0
        for tie in self.ties:
            if not tie.first <= step < tie.last or tie.gains is None or (tie.gains <= 0).all():
                continue
            if (tie.gains >= 0).all():
                better |= 1 << tie.slot
            else:
                equal |= 1 << tie.slot
        return better, equal

    def _trace(self, trail: list[tuple[NDArray[np.int32], NDArray[np.int16]]], count: int) -> Picks:
        picks = np.zeros((count, len(self.order)), dtype=np.intp)
        at = np.arange(count)
        for step in range(len(self.order) - 1, -1, -1):
            parents, picked = trail[step]
            picks[:, self.order[step]] = picked[at]
            at = parents[at].astype(np.intp)
        return picks


def _order(spreads: list[float], ties: list[set[int]]) -> list[int]:
    """Issues so that few links are open at a time: those with links first, the free ones last.

    Of the free ones those with the most at stake come first: what they part stays parted, and the
    small ones at the end add few points.
    """
    left = set().union(*ties)
    order: list[int] = []
    while left:
        best = min(left, key=lambda issue: _cost(issue, set(order), ties))
        order.append(best)
        left.remove(best)
    free = set(range(len(spreads))) - set(order)
    return order + sorted(free, key=lambda issue: (-spreads[issue], issue))


def _cost(issue: int, done: set[int], ties: list[set[int]]) -> tuple[int, bool, int]:
    """Links that are open after the issue, and whether it starts a new group of links."""
    after = done | {issue}
    unended = sum(bool(tie & after) and not tie <= after for tie in ties)
    joins = any(issue in tie and tie & done for tie in ties)
    return unended, not joins, issue
