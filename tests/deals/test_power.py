from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.deals.compiled import compile_game, compile_space
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Party, Preference, Pressure, RedLine, WalkAway, Weights
from zopa.deals.power import MOST_PARTIES, blocking, indices, power, within_red_lines
from zopa.deals.space import every_package
from zopa.deals.stability import stability

from .orders import games, issue


def test_a_veto_shares_power_equally() -> None:
    game = Game(
        id="g",
        issues=(issue("i", "x"),),
        parties=(Party(id="a"), Party(id="b"), Party(id="c", veto=False)),
    )
    found = {p.party: (p.banzhaf, p.shapley_shubik) for p in power(game)}
    assert found == {"a": (0.5, 0.5), "b": (0.5, 0.5), "c": (0.0, 0.0)}


def test_known_indices() -> None:
    """Votes 50, 49, 1 with the quota 51: Banzhaf 3/5, 1/5, 1/5; Shapley-Shubik 2/3, 1/6, 1/6."""
    found = indices(["a", "b", "c"], votes=[50, 49, 1], quota=51)
    assert [p.banzhaf for p in found] == pytest.approx([0.6, 0.2, 0.2])
    assert [p.shapley_shubik for p in found] == pytest.approx([2 / 3, 1 / 6, 1 / 6])


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=5),
    st.integers(0, 10),
)
def test_shapley_shubik_counts_orders(parties: list[tuple[int, bool]], quota: int) -> None:
    votes, veto = [float(v) for v, _ in parties], [must for _, must in parties]
    names = [str(number) for number in range(len(parties))]
    if sum(votes) < quota:
        with pytest.raises(GameError, match="quota"):
            indices(names, votes=votes, veto=veto, quota=quota)
        return

    def wins(members: tuple[int, ...]) -> bool:
        have_all = all(number in members for number, must in enumerate(veto) if must)
        return have_all and sum(votes[number] for number in members) >= quota

    pivots = [0] * len(parties)
    orders = list(permutations(range(len(parties))))
    for order in orders:
        for at, party in enumerate(order):
            if wins(order[: at + 1]) and not wins(order[:at]):
                pivots[party] += 1
    found = indices(names, votes=votes, veto=veto, quota=quota)
    assert [p.shapley_shubik for p in found] == pytest.approx([p / len(orders) for p in pivots])


def test_too_many_parties() -> None:
    names = [str(number) for number in range(MOST_PARTIES + 1)]
    with pytest.raises(GameError, match=f"at most {MOST_PARTIES}"):
        indices(names)


def test_who_blocks_whom() -> None:
    game = Game(
        id="g",
        issues=(issue("i", "x", "y", "z"),),
        parties=(
            Party(id="a", red_lines=(RedLine(terms={"i": ("x", "y")}),)),
            Party(id="b", red_lines=(RedLine(terms={"i": ("z",)}),)),
            Party(id="c", red_lines=(RedLine(terms={"i": ("x",)}),)),
        ),
    )
    space = compile_space(game)
    able = within_red_lines(space, every_package(space.sizes))
    assert blocking(space.parties, able) == (("a", "b"),)


@settings(max_examples=100)
@given(games())
def test_blocking_coalitions_are_smallest(game: Game) -> None:
    space = compile_space(game)
    able = within_red_lines(space, every_package(space.sizes))
    for group in blocking(space.parties, able):
        columns = [space.parties.index(party) for party in group]
        assert not able[:, columns].all(axis=1).any()
        for left_out in range(len(columns)):
            rest = columns[:left_out] + columns[left_out + 1 :]
            assert not rest or able[:, rest].all(axis=1).any()


def pie() -> Game:
    """Three parties over two issues, all in figures; c's limit gives way over time."""
    return Game(
        id="pie",
        issues=(issue("i", "a", "b", "c"), issue("j", "x", "y")),
        parties=(
            _wants("a", {"a": 1.0, "b": 0.6, "c": 0.0}, {"x": 1.0, "y": 0.0}, WalkAway(value=0.2)),
            _wants("b", {"a": 0.0, "b": 1.0, "c": 0.5}, {"x": 1.0, "y": 0.0}, WalkAway(value=0.2)),
            _wants(
                "c",
                {"a": 0.0, "b": 0.2, "c": 1.0},
                {"x": 0.0, "y": 1.0},
                WalkAway(
                    pressure=Pressure(start=0.0, effect=-0.3, points=((1.0, 0.0), (2.0, 1.0)))
                ),
            ),
        ),
    )


def _wants(id: str, i: dict[str, float], j: dict[str, float], limit: WalkAway) -> Party:
    return Party(
        id=id,
        preferences={"i": Preference(values=i), "j": Preference(values=j)},
        weights=Weights(values={"i": 0.5, "j": 0.5}),
        walk_away=limit,
    )


def test_who_would_rather_leave() -> None:
    game = pie()
    additive = compile_game(game)
    everything = every_package(additive.space.sizes)
    signed = additive.space.pick({"i": "b", "j": "y"})
    found = stability(game, additive, signed, everything)
    slack = {f.party: f.slack for f in found.parties}
    assert slack == pytest.approx({"a": 0.1, "b": 0.3, "c": 0.3})
    assert [f.leaves_at for f in found.parties] == [None, None, None]
    temptation = {t.coalition: t for t in found.temptations}
    assert temptation["a", "b"].terms == {"i": "b", "j": "x"}
    assert temptation["a", "b"].stopped_by == ("c",)
    assert found.stable

    poor = additive.space.pick({"i": "b", "j": "x"})
    found = stability(game, additive, poor, everything)
    assert found.parties[2].leaves_at == 2.0
    assert not found.stable


@settings(max_examples=60)
@given(games())
def test_no_temptation_is_invented(game: Game) -> None:
    figures = Game(
        id="f",
        issues=game.issues,
        links=game.links,
        parties=tuple(
            Party(
                id=p.id,
                veto=p.veto,
                points=True,
                red_lines=p.red_lines,
                preferences={
                    one.id: Preference(
                        values={o.id: float(hash((p.id, o.id)) % 7) for o in one.options}
                    )
                    for one in game.issues
                },
            )
            for p in game.parties
        ),
    )
    additive = compile_game(figures)
    everything = every_package(additive.space.sizes)
    signed = everything[len(everything) // 2]
    before = additive.utilities(signed[None, :])[0]
    for one in stability(figures, additive, signed, everything).temptations:
        after = additive.utilities(additive.space.pick(one.terms)[None, :])[0]
        columns = [additive.space.parties.index(party) for party in one.coalition]
        assert (after[columns] > before[columns]).all()
        assert one.gain == pytest.approx(float(np.min(after[columns] - before[columns])))
