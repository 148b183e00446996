"""Ways out of an impasse: who would have to move, and how far."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from zopa.deals.limits import Limit, limit_at
from zopa.deals.oracle import Chosen, Oracle
from zopa.deals.package import Package
from zopa.deals.programme import Programme
from zopa.deals.space import Picks


class Move(Struct, frozen=True, kw_only=True):
    """Limits that must all give way; with any one of them kept there is still no deal.

    ``shortfalls``: how far below its walk-away value each party has to go, with the smallest sum
    that does. ``package`` is a deal that the move opens.
    """

    limits: tuple[Limit, ...]
    parties: tuple[str, ...]
    shortfalls: dict[str, float]
    package: Package

    @property
    def size(self) -> tuple[int, int, float]:
        """What moves are ranked by: parties that move, red lines given up, sum of shortfalls."""
        lines = sum(limit.kind == "red line" for limit in self.limits)
        return len(self.parties), lines, sum(self.shortfalls.values())

    def __str__(self) -> str:
        parts = [f"give up {limit}" for limit in self.limits if limit.kind == "red line"]
        parts += [
            f"{party} takes {short:.4g} less than its walk-away value"
            for party, short in self.shortfalls.items()
        ]
        return "; ".join(parts)


def ranked_moves(oracle: Oracle, found: list[tuple[Chosen, Picks]]) -> tuple[Move, ...]:
    """The moves with their sizes, the smallest first."""
    moves = [_move(oracle, chosen, pick) for chosen, pick in found]
    return tuple(sorted(moves, key=lambda move: (move.size, str(move))))


def _move(oracle: Oracle, chosen: Chosen, pick: Picks) -> Move:
    game = oracle.game
    walks = [oracle.walks[at - len(oracle.lines)] for at in chosen if at >= len(oracle.lines)]
    if walks:
        pick = _nearest(oracle, chosen, walks, pick)
    limits = tuple(limit_at(oracle, at) for at in sorted(chosen))
    utilities = game.utilities(pick[None, :])[0]
    shortfalls = {
        game.space.parties[p]: float(max(0.0, game.walk_away[p] - utilities[p])) for p in walks
    }
    return Move(
        limits=limits,
        parties=tuple(dict.fromkeys(limit.party for limit in limits)),
        shortfalls=shortfalls,
        package=game.package(pick),
    )


def _nearest(oracle: Oracle, chosen: Chosen, walks: list[int], pick: Picks) -> Picks:
    """The package with the smallest sum of shortfalls of ``walks``; ``pick`` when told to stop."""
    game = oracle.game
    given_up = {oracle.lines[at] for at in chosen if at < len(oracle.lines)}
    held = np.array([at not in given_up for at in range(len(game.space.rules))], dtype=bool)
    limits = np.ones(len(game.space.parties), dtype=bool)
    limits[walks] = False
    programme = Programme(game, rules=held, limits=limits)
    short = programme.add_columns(np.zeros(len(walks)), np.full(len(walks), programme.infinity))
    for party, column in zip(walks, short, strict=True):
        columns = np.array([programme.gains[party], column])
        programme.add_row(0.0, programme.infinity, columns, np.ones(2))
    outcome = programme.maximise(short, np.full(len(walks), -1.0), oracle.stop)
    return pick if outcome.pick is None else outcome.pick
