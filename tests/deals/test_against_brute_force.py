"""Every solver against brute force on 2,000 random small games."""

from __future__ import annotations

import math

import numpy as np
import pytest
from benchmarks.deals_games import small_game

from tests.deals.brute import TIE, Brute, holds, linked
from zopa.deals.check import check_game
from zopa.deals.compiled import compile_game
from zopa.deals.errors import GameError
from zopa.deals.frontier import frontier
from zopa.deals.game import Game
from zopa.deals.impasse import conflicts
from zopa.deals.solutions import SOLUTIONS, solve_all

GAMES = 2_000
PART = 100


def usable(game: Game) -> bool:
    """Whether the game passes the checks (some random links contradict each other)."""
    try:
        check_game(game)
    except GameError:
        return False
    return True


def keeps_everything(game: Game, package: dict[str, str]) -> bool:
    return linked(game, package) and not any(
        holds(line.terms, package)
        for party in game.parties
        if party.veto
        for line in party.red_lines
    )


def test_most_games_are_usable_and_many_have_no_deal() -> None:
    games = [small_game(seed) for seed in range(300)]
    good = [game for game in games if usable(game)]
    without = sum(not Brute(game).good.any() for game in good)
    assert len(good) > 150
    assert 0.15 < without / len(good) < 0.85


@pytest.mark.parametrize("start", range(0, GAMES, PART))
def test_solutions(start: int) -> None:
    for seed in range(start, start + PART):
        game = small_game(seed)
        brute = Brute(game)
        for answer in solve_all(compile_game(game)):
            what = (seed, answer)
            best = brute.value(answer.solution)
            if best is None:
                assert answer.status == "infeasible", what
                assert answer.package is None, what
                continue
            assert answer.status == "optimal", what
            assert answer.package is not None, what
            assert answer.value is not None, what
            assert math.isclose(answer.value, best, abs_tol=TIE), (what, best)
            assert keeps_everything(game, answer.package.terms), what
            if answer.solution == "egalitarian":
                gains = sorted(answer.package.gains[side.id] for side in brute.sides)
                assert np.allclose(gains, brute.leximin(), atol=1e-6), (what, brute.leximin())
            if answer.termination != "no gain":
                reached = [answer.package.utilities[side.id] for side in brute.sides]
                assert tuple(np.round(reached, 7)) in brute.frontier(), what
    assert len(SOLUTIONS) == 5


@pytest.mark.parametrize("start", range(0, GAMES, PART))
def test_frontier(start: int) -> None:
    for seed in range(start, start + PART):
        game = small_game(seed)
        brute = Brute(game)
        found = frontier(compile_game(game))
        sides = [party.veto for party in game.parties]
        rows = {tuple(row) for row in np.round(found.utilities[:, sides], 7).tolist()}
        assert found.complete, seed
        assert rows == brute.frontier(), seed
        assert len(found) == len(rows), seed
        for at in range(len(found)):
            assert keeps_everything(game, found.package(at).terms), seed


@pytest.mark.parametrize("start", range(0, GAMES, PART))
def test_conflicts_and_moves(start: int) -> None:
    for seed in range(start, start + PART):
        game = small_game(seed)
        brute = Brute(game)
        found = conflicts(compile_game(game))
        assert found.complete, seed
        assert found.open == bool(brute.good.any()), seed
        if found.open:
            assert not found.conflicts, seed
            continue
        minimal, opens = brute.conflicts()
        named = {frozenset((x.party, x.number) for x in c.limits) for c in found.conflicts}
        assert named == minimal, seed
        if frozenset() not in minimal:
            moves = {frozenset((x.party, x.number) for x in m.limits) for m in found.moves}
            assert moves == opens, seed
        sizes = [move.size for move in found.moves]
        assert sizes == sorted(sizes), seed
        for move in found.moves:
            held = set(brute.limits) - {(x.party, x.number) for x in move.limits}
            at = brute.every.index(move.package.terms)
            assert brute.left(held)[at], (seed, move)
            short = {
                side.id: max(0.0, float(brute.zero[n] - brute.utilities[at, n]))
                for n, side in enumerate(brute.sides)
                if side.id in move.shortfalls
            }
            assert move.shortfalls == pytest.approx(short, abs=TIE), seed
            rows = brute.utilities[brute.left(held)]
            least = min(
                (
                    sum(
                        max(0.0, brute.zero[n] - row[n])
                        for n, s in enumerate(brute.sides)
                        if s.id in short
                    )
                    for row in rows
                ),
                default=0.0,
            )
            assert sum(short.values()) == pytest.approx(least, abs=TIE), seed
