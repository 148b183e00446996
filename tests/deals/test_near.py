"""The sweep near a bound, and dominance among points with open links: what larger games rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.deals_games import free_game, large_game

from zopa.deals import egalitarian, fair
from zopa.deals.additive import Additive
from zopa.deals.dominance import efficient, undominated
from zopa.deals.impasse import conflicts
from zopa.deals.oracle import Oracle
from zopa.deals.package import Answer
from zopa.deals.programme import Programme
from zopa.deals.solutions import solve
from zopa.deals.space import every_package
from zopa.deals.stop import Stop
from zopa.deals.table import StoppedError


def medium_game(seed: int, *, opposed: bool) -> Additive:
    """8 issues of 3 options: 6,561 packages."""
    return large_game(8, 3, 4, seed, red_lines=4, links=4, limit=0.3, opposed=opposed)


def gains(game: Additive) -> np.ndarray:
    every = every_package(game.space.sizes)
    found: np.ndarray = game.utilities(every[game.accepted(every)]) - game.zero
    return found


@pytest.mark.parametrize("opposed", [False, True])
def test_medium_games_against_every_package(*, opposed: bool) -> None:
    for seed in range(40):
        game = medium_game(seed, opposed=opposed)
        rows = gains(game)
        for name in ("egalitarian", "kalai_smorodinsky", "regret"):
            answer = solve(game, name)
            if len(rows) == 0:
                assert answer.status == "infeasible", seed
                continue
            assert answer.status == "optimal", (seed, answer)
            assert answer.package is not None
            got = np.array(list(answer.package.gains.values()))
            if name == "egalitarian":
                best = max(np.round(np.sort(rows, axis=1), 7).tolist())
                assert np.sort(got) == pytest.approx(best, abs=1e-6), seed
                continue
            ideals = rows.max(axis=0)
            scale, shift = fair.measure(name, ideals)
            levels = (rows * scale - shift)[:, scale > 0].min(axis=1)
            level = (got * scale - shift)[scale > 0].min()
            assert level == pytest.approx(levels.max(), abs=1e-7), seed
            ties = rows[levels >= levels.max() - 1e-9]
            assert got @ scale >= (ties @ scale).max() - 1e-7, seed


@pytest.mark.parametrize("solution", ["egalitarian", "kalai_smorodinsky"])
def test_search_by_rounds_agrees(solution: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left to the solver where the bound is far: the same answers."""
    games = [medium_game(seed, opposed=bool(seed % 2)) for seed in range(8)]

    def levels() -> list[float | None]:
        found: list[Answer] = [
            solve(game, "egalitarian" if solution == "egalitarian" else "kalai_smorodinsky")
            for game in games
        ]
        return [answer.value for answer in found]

    near = levels()
    nothing: Callable[..., None] = lambda *_: None  # noqa: E731 - a stand-in in one line
    monkeypatch.setattr(egalitarian, "_near", nothing)
    monkeypatch.setattr(fair, "_near", nothing)
    assert levels() == pytest.approx(near, abs=1e-7)


def test_no_package_exceeds_the_bound_less_its_losses() -> None:
    for seed in range(10):
        game = medium_game(seed, opposed=False)
        programme = Programme(game)
        costs = np.random.default_rng(seed).random(4)
        relaxed = programme.relaxed(programme.gains, costs, Stop())
        assert relaxed is not None
        bound, losses = relaxed
        every = every_package(game.space.sizes)
        good = every[game.accepted(every)]
        lost = sum(loss[good[:, issue]] for issue, loss in enumerate(losses))
        assert all(loss.min() == 0 for loss in losses)
        assert ((game.utilities(good) - game.zero) @ costs <= bound - lost + 1e-7).all()


@pytest.mark.parametrize("width", [2, 4, 6, 13, 40])
def test_points_of_groups(width: int) -> None:
    random = np.random.default_rng(width)
    beats = np.array([[1, 1, 1], [0, 1, 1], [0, 0, 1]], dtype=bool)
    for levels in (2, 4, 10**6):
        points = random.integers(0, levels, (700, width)).astype(float)
        points[350:] += random.integers(-1, 1, (350, width))
        groups = random.integers(0, 3, 700)
        rows = np.arange(700)
        reached = (points[:, None] >= points[None]).all(axis=2)
        equal = (points[:, None] == points[None]).all(axis=2) & (groups[:, None] == groups)
        reached &= beats[groups[:, None], groups] & ~(equal & (rows[:, None] >= rows))
        assert (undominated(points, groups, beats) == ~reached.any(axis=0)).all()


def test_many_points() -> None:
    """Enough of them that grid, trees and portions all have work."""
    points = np.random.default_rng(0).random((40_000, 4)) ** 0.3
    points[:20_000] = np.round(points[:20_000], 2)
    kept = points[efficient(points)]
    for row in points[::97]:
        assert (kept >= row).all(axis=1).any()
    for row in kept[::7]:
        assert not ((points >= row).all(axis=1) & (points > row).any(axis=1)).any()
    assert len(np.unique(kept, axis=0)) == len(kept)


def test_a_stop_while_links_are_named() -> None:
    """A deadline after a conflict was found and before its links were: no error, and it says so."""
    game = replace(medium_game(0, opposed=True), walk_away=np.array([0.6, 0.6, 0.3, 0.3]))
    whole = conflicts(game)
    assert whole.complete
    assert whole.conflicts
    stop = Stop()
    found = conflicts(game, stop=stop, progress=lambda *_: stop.ask())
    assert not found.complete
    assert len(found.conflicts) + len(found.moves) >= 1


def test_a_proof_by_mixed_options_is_one_by_packages() -> None:
    for seed in range(10):
        game = replace(medium_game(seed, opposed=False), walk_away=np.full(4, 0.62))
        with Oracle(game, Stop()) as oracle:
            every = every_package(game.space.sizes)
            kept = np.array([oracle.keeps(pick) for pick in every[game.space.allowed(every)]])
            random = np.random.default_rng(seed)
            for _ in range(20):
                chosen = np.flatnonzero(random.random(oracle.count) < 0.6)
                lines = [at for at in chosen if at >= len(oracle.lines)]
                there = bool(kept[:, lines].all(axis=1).any())
                whole = [*range(len(oracle.lines)), *lines]
                assert (oracle.package(whole) is not None) == there, seed
            core = oracle.clash(oracle.every)
            if core is not None:
                assert oracle.package(core) is None


def test_stopped_searches_say_so() -> None:
    game = free_game((3,) * 6, 3, 0)
    stop = Stop()
    stop.ask()
    with pytest.raises(StoppedError):
        Oracle(game, stop).package(())
    assert solve(game, "egalitarian", seconds=0.0).termination == "time"
    assert solve(game, "kalai_smorodinsky", seconds=0.0).package is None
