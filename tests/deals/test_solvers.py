"""What a caller sees of the solvers besides the right answer: bounds, wishes to stop, what-ifs."""

from __future__ import annotations

import signal
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.deals_games import free_game, large_game, small_game

from zopa.deals.additive import Additive
from zopa.deals.compiled import compile_game
from zopa.deals.dominance import efficient
from zopa.deals.errors import GameError
from zopa.deals.frontier import frontier
from zopa.deals.game import Terms
from zopa.deals.impasse import conflicts
from zopa.deals.package import Answer
from zopa.deals.solutions import SOLUTIONS, solve, solve_all
from zopa.deals.space import every_package
from zopa.deals.stop import Stop
from zopa.deals.whatif import switched, what_if


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("levels", [3, 20, 10**6])
def test_efficient_points(width: int, levels: int) -> None:
    random = np.random.default_rng(width * levels)
    for count in (0, 1, 2, 17, 40, 300):
        points = random.integers(0, levels, (count, width)).astype(float)
        rows = np.unique(points, axis=0)
        best = {
            tuple(row)
            for row in rows.tolist()
            if not ((rows >= row).all(axis=1) & (rows > row).any(axis=1)).any()
        }
        kept = points[efficient(points)].tolist()
        assert {tuple(row) for row in kept} == best
        assert len(kept) == len(best)


def test_asked_to_stop_before_it_began() -> None:
    game = large_game(8, 3, 3, 0, red_lines=2, links=2)
    stop = Stop()
    stop.ask()
    for answer in solve_all(game, stop=stop):
        assert answer.status in {"stopped", "feasible"}
        assert answer.termination == "interrupt"
    assert not frontier(game, stop=stop).complete
    assert not conflicts(replace(game, walk_away=np.full(3, 0.99)), stop=stop).complete
    assert solve(game, "nash", seconds=0.0).termination == "time"


def test_an_interrupt_keeps_what_is_proven() -> None:
    game = large_game(8, 3, 3, 0, red_lines=2, links=2)
    seen: list[Answer] = []

    def interrupt(answer: Answer) -> None:
        seen.append(answer)
        if len(seen) == 1:
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    answers = solve_all(game, progress=interrupt)
    assert signal.getsignal(signal.SIGINT) is before
    assert answers[0].status == "optimal"
    assert {answer.termination for answer in answers[1:]} == {"interrupt"}


def test_large_games_never_break_a_rule() -> None:
    game = large_game(20, 4, 4, 1, red_lines=12)
    for answer in solve_all(game, ("nash", "utilitarian")):
        assert answer.status == "optimal"
        assert answer.package is not None
        assert game.accepted(game.space.pick(answer.package.terms)[None, :])[0]


def test_a_sample_says_that_it_is_one() -> None:
    game = free_game((4, 4, 4, 4), 3, 0)
    all_ = frontier(game)
    some = frontier(game, points=10, sample=20)
    assert all_.complete
    assert not some.complete
    assert some.termination == "size"
    rows = {tuple(row) for row in np.round(all_.utilities, 7).tolist()}
    assert len(some) > 0
    assert {tuple(row) for row in np.round(some.utilities, 7).tolist()} <= rows


def test_frontier_of_a_free_game() -> None:
    game = free_game((4, 3, 5), 3, 1)
    utilities = game.utilities(every_package(game.space.sizes))
    found = frontier(game)
    assert len(found) == len(efficient(np.round(utilities, 9)))


def same(one: Answer, two: Answer) -> bool:
    if one.status != two.status or (one.value is None) != (two.value is None):
        return False
    return one.value is None or one.value == pytest.approx(two.value, abs=1e-7)


def test_what_if_is_the_game_solved_anew() -> None:
    for seed in range(40):
        game = compile_game(small_game(seed))
        before = solve_all(game)
        party, issue = game.space.parties[0], game.space.issues[0]
        terms: Terms = {issue: (game.space.options[0][0],)}
        after, added = switched(game, party, terms)
        assert len(after.space.rules) == len(game.space.rules) + (1 if added else -1)
        fresh = solve_all(after)
        found = what_if(game, party, terms, before)
        assert all(same(a, b) for a, b in zip(found, fresh, strict=True)), seed
        again, _ = switched(after, party, terms)
        if added:
            assert len(again.space.rules) == len(game.space.rules)
            back = what_if(after, party, terms, found)
            assert all(same(a, b) for a, b in zip(back, before, strict=True)), seed


def test_what_if_of_nobody() -> None:
    game = free_game((2, 2), 2, 0)
    with pytest.raises(GameError):
        switched(game, "nobody", {"i0": ("o0",)})


def test_no_walk_away_value_and_no_gain() -> None:
    game = free_game((3, 3), 2, 0)
    unknown = Additive(game.space, game.values, np.full(2, -np.inf))
    assert all(answer.status == "optimal" for answer in solve_all(unknown))
    at_best = Additive(game.space, game.values, np.array([sum(v[0].max() for v in game.values), 0]))
    answer = solve(at_best, "nash")
    assert answer.termination == "no gain"
    assert answer.value == 0.0
    assert len(SOLUTIONS) == 5
