from __future__ import annotations

from itertools import pairwise

import highspy
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zopa.deals.additive import TOLERANCE
from zopa.deals.bounds import bounds
from zopa.deals.compiled import compile_bonuses, compile_space
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Party, Preference, WalkAway, Weights
from zopa.deals.questions import questions
from zopa.deals.robustness import Robustness, Sampled, robustness, share
from zopa.deals.samples import draws, weights
from zopa.deals.shape import shapes
from zopa.deals.space import Picks, Space, every_package
from zopa.deals.stop import Stop
from zopa.deals.trades import trades
from zopa.deals.unknowns import Importance, beliefs

from .orders import games, issue, order

DRAWS = 100


def looked_at(game: Game, samples: int = DRAWS) -> tuple[Robustness, Sampled, Space, Picks]:
    space = compile_space(game)
    picks = every_package(space.sizes)
    picks = picks[space.allowed(picks)]
    found, sampled = robustness(game, space, picks, samples=samples, seed=3)
    return found, sampled, space, picks


@settings(max_examples=60)
@given(games())
def test_sampled_shares_lie_within_the_exact_bounds(game: Game) -> None:
    found, sampled, space, picks = looked_at(game)
    bonuses = compile_bonuses(game, space)
    for number, belief in enumerate(sampled.beliefs):
        exact = bounds(belief, number, picks, bonuses)
        worth = sampled.draws[number].worth
        offsets = space.offsets[:-1]
        for row, pick in enumerate(picks):
            gain = worth[:, pick + offsets].sum(axis=1)
            gain += sum(bonus.gains[number] for bonus in bonuses if bonus.holds(pick[None, :])[0])
            if belief.reference is not None:
                gain -= worth[:, belief.reference + offsets].sum(axis=1)
                gain -= sum(
                    bonus.gains[number]
                    for bonus in bonuses
                    if bonus.holds(belief.reference[None, :])[0]
                )
            elif belief.limit == "value":
                gain -= belief.least
            assert gain.min() >= exact.low[row] - TOLERANCE
            assert gain.max() <= exact.high[row] + TOLERANCE
    for candidate in found.candidates:
        for party in candidate.parties.values():
            if party.verdict == "unknown":
                assert party.share is None
                continue
            assert party.share is not None
            if party.verdict == "always":
                assert party.share.value == 1
            if party.verdict == "never":
                assert party.share.value == 0


@settings(max_examples=100)
@given(games(most_parties=1))
def test_draws_keep_what_is_known(game: Game) -> None:
    belief = beliefs(game)[0]
    party = game.parties[0]
    drawn = draws(belief, 50, np.random.default_rng(0))
    assert np.allclose(drawn.weights.sum(axis=1), 1)
    assert drawn.weights.min() >= 0
    ids = [one.id for one in game.issues]
    if party.weights and party.weights.order:
        _keeps(drawn.weights, ids, party.weights.order.tiers)
    for at, one in enumerate(game.issues):
        given_ = party.preferences.get(one.id)
        options = [option.id for option in one.options]
        values = drawn.values[at]
        if given_ and given_.order:
            _keeps(values, options, given_.order.tiers)
        if given_ and given_.values:
            for option, value in given_.values.items():
                assert (values[:, options.index(option)] == value).all()
        elif values.max() > 0:
            assert np.allclose(values.max(axis=1), 1)
            assert np.allclose(values.min(axis=1), 0)


def _keeps(
    rows: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    names: list[str],
    tiers: tuple[tuple[str, ...], ...],
) -> None:
    for higher, lower in pairwise(tiers):
        for a in higher:
            for b in lower:
                assert (rows[:, names.index(a)] >= rows[:, names.index(b)]).all()
    for tier in tiers:
        for a in tier:
            assert (rows[:, names.index(a)] == rows[:, names.index(tier[0])]).all()


@settings(max_examples=60)
@given(games(most_parties=1), st.integers(0, 10_000))
def test_the_corners_solve_the_linear_program(game: Game, pick: int) -> None:
    """The bound over weights is what a solver of linear programs finds."""
    belief = beliefs(game)[0]
    rows = every_package(compile_space(game).sizes)
    row = rows[pick % len(rows)]
    low = np.array(
        [
            (scale.level() if belief.reference is None else scale.above(int(belief.reference[i])))[
                0
            ][row[i]]
            for i, scale in enumerate(belief.scales)
        ]
    )
    exact = float((belief.importance.vertices() @ low).min())
    assert exact == pytest.approx(_least(belief.importance, low), abs=1e-7)


def _least(
    importance: Importance, cost: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> float:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    count = len(cost)
    x = [solver.addVariable(lb=0, ub=1) for _ in range(count)]
    solver.addConstr(sum(x[1:], x[0]) == 1)
    for a in range(count):
        for b in range(count):
            above, below = int(importance.blocks[a]), int(importance.blocks[b])
            if a != b and above <= below < importance.chain:
                solver.addConstr(x[a] - x[b] >= 0)
    total = x[0] * float(cost[0])
    for at in range(1, count):
        total += x[at] * float(cost[at])
    solver.minimize(total)
    return float(solver.getObjectiveValue())


def test_weights_are_uniform_on_the_simplex() -> None:
    free = Importance(None, np.arange(3), 0)
    drawn = weights(free, 40_000, np.random.default_rng(5))
    # Of a uniform point of the simplex each weight has mean 1/3 and P(weight > 1/2) = 1/4.
    assert drawn.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.01)
    assert (drawn > 0.5).mean(axis=0) == pytest.approx([0.25] * 3, abs=0.01)


def test_an_order_of_importance_gives_the_centroid_weights() -> None:
    """The mean of uniform weights in an order is the rank-order centroid (Barron 1992)."""
    ordered = Importance(None, np.arange(3), 3)
    drawn = weights(ordered, 40_000, np.random.default_rng(5))
    centroid = [(1 + 1 / 2 + 1 / 3) / 3, (1 / 2 + 1 / 3) / 3, 1 / 9]
    assert drawn.mean(axis=0) == pytest.approx(centroid, abs=0.01)


def test_a_tie_counts_for_all_its_issues() -> None:
    tied = Importance(None, np.array([0, 0, 1]), 2)
    drawn = weights(tied, 40_000, np.random.default_rng(5))
    assert (drawn[:, 0] == drawn[:, 1]).all()
    # w, w, 1 - 2w with w >= 1 - 2w: w is uniform from 1/3 to 1/2.
    assert drawn[:, 0].mean() == pytest.approx(5 / 12, abs=0.005)


def split() -> Game:
    """Two parties, two issues, opposed on both; each cares more about another one."""
    return Game(
        id="split",
        issues=(issue("land", "mine", "yours"), issue("water", "mine", "yours")),
        parties=(
            Party(
                id="a",
                preferences={
                    "land": Preference(order=order("mine > yours")),
                    "water": Preference(order=order("mine > yours")),
                },
                weights=Weights(order=order("land > water")),
                walk_away=WalkAway(package={"land": "yours", "water": "mine"}),
            ),
            Party(
                id="b",
                preferences={
                    "land": Preference(order=order("yours > mine")),
                    "water": Preference(order=order("yours > mine")),
                },
                walk_away=WalkAway(package={"land": "mine", "water": "yours"}),
            ),
        ),
    )


def test_verdicts_hold_for_all_figures_that_fit() -> None:
    found, *_ = looked_at(split(), samples=2000)
    by_terms = {tuple(c.terms.values()): c for c in found.candidates}
    assert by_terms["mine", "yours"].parties["a"].verdict == "always"
    assert by_terms["yours", "yours"].parties["a"].verdict == "never"
    assert by_terms["yours", "mine"].parties["b"].verdict == "depends"
    half = by_terms["yours", "mine"].parties["b"].share
    assert half is not None
    assert half.value == pytest.approx(0.5, abs=0.04)


def test_the_question_that_matters_is_the_importance_to_b() -> None:
    _, sampled, space, picks = looked_at(split(), samples=4000)
    asked = questions(sampled, space, picks)
    # a's order leaves one package: land to a, water to b. Nothing that b could say changes it.
    assert asked == ()
    a, b = split().parties
    loose = Game(
        id="loose",
        issues=split().issues,
        parties=(
            Party(
                id="a",
                preferences=a.preferences,
                weights=a.weights,
                walk_away=WalkAway(value=0.5),
            ),
            Party(id="b", preferences=b.preferences, walk_away=WalkAway(value=0.5)),
        ),
    )
    _, sampled, space, picks = looked_at(loose, samples=4000)
    (asked_b,) = questions(sampled, space, picks)
    assert (asked_b.party, asked_b.kind, asked_b.first) == ("b", "importance", "land")
    assert asked_b.changes
    assert asked_b.gain == pytest.approx(0.5, abs=0.04)
    assert asked_b.yes.terms is None
    assert asked_b.no.terms == {"land": "mine", "water": "yours"}


def test_who_should_give_what_for_what() -> None:
    game = split()
    _, sampled, space, _ = looked_at(game, samples=2000)
    best = trades(sampled, space, shapes(game))[0]
    assert (best.a, best.gives, best.b, best.gets) == ("a", "water", "b", "land")
    assert best.terms == {"water": "yours", "land": "mine"}
    # For a it holds always, for b with one half.
    assert best.share.value == pytest.approx(0.5, abs=0.04)
    assert not best.always


def test_an_unknown_limit_gives_no_share() -> None:
    game = Game(id="silent", issues=(issue("i", "x", "y"),), parties=(Party(id="a"), Party(id="b")))
    found, *_ = looked_at(game)
    assert found.limits_unknown == ("a", "b")
    assert all(p.share is None for c in found.candidates for p in c.parties.values())
    assert sum(c.best.value for c in found.candidates) == pytest.approx(1)


def test_the_same_seed_gives_the_same_answer() -> None:
    assert looked_at(split())[0] == looked_at(split())[0]


def test_points_with_gaps_are_refused() -> None:
    game = Game(
        id="g",
        issues=(issue("i", "x", "y"),),
        parties=(Party(id="a", points=True, preferences={"i": Preference(values={"x": 4.0})}),),
    )
    with pytest.raises(GameError, match="'a' counts in points"):
        beliefs(game)


def test_a_wish_to_stop_leaves_what_was_drawn() -> None:
    wish = Stop()

    def progress(what: str, done: int, all: int) -> None:
        if done >= 500:
            wish.ask()

    game = split()
    space = compile_space(game)
    picks = every_package(space.sizes)
    found, sampled = robustness(game, space, picks, samples=5000, stop=wish, progress=progress)
    assert found.stopped
    assert found.samples == 1000
    assert len(sampled.best) == 1000
    assert sum(c.best.value for c in found.candidates) + found.no_deal.value == pytest.approx(1)


@example(0, 179)
@given(st.integers(0, 500), st.integers(1, 500))
def test_intervals_hold_their_share(count: int, more: int) -> None:
    found = share(count, count + more)
    assert 0 <= found.low <= found.value <= found.high <= 1
