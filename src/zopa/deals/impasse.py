"""Why there is no deal: every minimal conflict, and every minimal set of limits that must give way.

Source: M. H. Liffiton and others, Fast, flexible MUS enumeration (MARCO), Constraints 21 (2016);
U. Junker, QuickXplain, AAAI 2004. Conflicts are minimal unsatisfiable sets of red lines and
walk-away values, with the links of the game always in force; relaxations are the complements of
maximal satisfiable sets.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from zopa.deals.additive import Additive
from zopa.deals.limits import Limit, limit_at
from zopa.deals.moves import Move, ranked_moves
from zopa.deals.oracle import Chosen, Oracle
from zopa.deals.space import Picks
from zopa.deals.stop import Stop
from zopa.deals.table import StoppedError


class Conflict(Struct, frozen=True, kw_only=True):
    """Limits that cannot all be kept; without any one of them they can.

    ``links`` are the places of links of the game that the clash needs as well, a smallest set of
    them (another may do).
    """

    limits: tuple[Limit, ...]
    links: tuple[int, ...]


class Impasse(Struct, frozen=True, kw_only=True):
    """Every conflict, and every way out, the smallest first.

    ``open``: there is a deal, so nothing clashes. ``complete`` is false where the search was told
    to stop or met ``most``: what is listed is proven, but there may be more. ``seconds`` is wall
    time.
    """

    open: bool
    complete: bool
    termination: Literal["proven", "time", "interrupt", "most"]
    conflicts: tuple[Conflict, ...]
    moves: tuple[Move, ...]
    seconds: float


def conflicts(
    game: Additive,
    *,
    stop: Stop | None = None,
    most: int = 1_000,
    progress: Callable[[int, int], None] | None = None,
) -> Impasse:
    """All minimal conflicts and all minimal moves among the parties with a veto.

    At most ``most`` of both together. ``progress`` is told how many conflicts and moves are known.
    """
    started = time.perf_counter()
    game = game.bargaining()
    with stop or Stop() as wish, Oracle(game, wish) as oracle:
        search = _Marco(oracle, most, progress)
        try:
            search.run()
        except StoppedError:
            search.complete = False
        found = tuple(
            Conflict(
                limits=tuple(limit_at(oracle, at) for at in sorted(chosen)),
                links=search.links(chosen),
            )
            for chosen in sorted(search.conflicts, key=lambda c: (len(c), sorted(c)))
        )
        moves = ranked_moves(oracle, search.moves)
        if wish.now:  # moves that were not measured to the end
            search.complete = False
    reason: Literal["proven", "time", "interrupt", "most"] = "proven"
    if not search.complete:
        reason = "interrupt" if wish.asked else "time" if wish.now else "most"
    return Impasse(
        open=search.open,
        complete=search.complete,
        termination=reason,
        conflicts=found,
        moves=moves,
        seconds=time.perf_counter() - started,
    )


class _Marco:
    """Asks for subsets of limits; what is above a conflict or below a deal is known."""

    def __init__(
        self, oracle: Oracle, most: int, progress: Callable[[int, int], None] | None
    ) -> None:
        self.oracle = oracle
        self.most = most
        self.progress = progress
        self.open = False
        self.complete = True
        self.conflicts: list[Chosen] = []
        self.moves: list[tuple[Chosen, Picks]] = []

    def run(self) -> None:
        from pysat.solvers import Minisat22

        oracle = self.oracle
        names = [at + 1 for at in range(oracle.count)]
        with Minisat22() as map_:
            map_.set_phases(names)
            while True:
                if len(self.conflicts) + len(self.moves) >= self.most:
                    self.complete = False
                    return
                if not map_.solve():
                    return
                model = set(map_.get_model() or [])
                # Names that the map has no clause on are free: a maximal seed takes them.
                seed = frozenset(at for at in range(oracle.count) if -(at + 1) not in model)
                seed = self._top(seed)
                pick = oracle.package(seed)
                if pick is not None:
                    rest = oracle.every - seed
                    if not rest:
                        self.open = True
                        return
                    self.moves.append((rest, pick))
                    map_.add_clause([at + 1 for at in rest])
                else:
                    conflict = self.shrink(seed)
                    self.conflicts.append(conflict)
                    map_.add_clause([-(at + 1) for at in conflict])
                    if not conflict:  # the links alone leave nothing
                        return
                if self.progress is not None:
                    self.progress(len(self.conflicts), len(self.moves))

    def _top(self, seed: Chosen) -> Chosen:
        """The seed made maximal among the sets that are still unknown."""
        inside = set(seed)
        known: list[Chosen] = self.conflicts
        for at in sorted(self.oracle.every - seed):
            if not any(conflict <= inside | {at} for conflict in known if at in conflict):
                inside.add(at)
        return frozenset(inside)

    def shrink(self, seed: Chosen) -> Chosen:
        """A minimal conflict within a set that leaves no package."""
        core = self.oracle.clash(seed)
        wanted = sorted(seed if core is None else core, reverse=True)
        if self.oracle.package(()) is None:
            return frozenset()
        return frozenset(_explain(self._fails, [], wanted))

    def links(self, conflict: Chosen) -> tuple[int, ...]:
        """Places of the links that the conflict needs: a smallest set by inclusion."""
        rules = self.oracle.game.space.rules

        def fails(kept: Sequence[int]) -> bool:
            return self.oracle.package(conflict, links=kept) is None

        needed: list[int] = list(self.oracle.links)
        try:
            if not needed or fails(()):
                return ()
            needed = _explain(fails, [], needed)
        except StoppedError:
            self.complete = False
        return tuple(sorted({rules[at].number for at in needed}))

    def _fails(self, kept: Sequence[int]) -> bool:
        return self.oracle.package(kept) is None


def _explain(
    fails: Callable[[Sequence[int]], bool], base: list[int], rest: list[int], *, grown: bool = False
) -> list[int]:
    """QuickXplain: a minimal part of ``rest`` that fails together with ``base``."""
    if grown and fails(base):
        return []
    if len(rest) == 1:
        return rest
    half = len(rest) // 2
    left, right = rest[:half], rest[half:]
    late = _explain(fails, base + left, right, grown=bool(left))
    early = _explain(fails, base + late, left, grown=bool(late))
    return early + late
