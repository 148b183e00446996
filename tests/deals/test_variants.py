from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.deals.compiled import compile_space
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Link, Party, RedLine
from zopa.deals.space import every_package
from zopa.deals.variants import named, red_lines, relaxed, supposed, without

from .orders import games, issue


def talks() -> Game:
    return Game(
        id="talks",
        issues=(issue("land", "mine", "half", "yours"), issue("water", "mine", "yours")),
        parties=(
            Party(
                id="a",
                red_lines=(
                    RedLine(terms={"land": ("half", "yours")}),
                    RedLine(terms={"land": ("mine",), "water": ("yours",)}),
                ),
            ),
            Party(id="b", red_lines=(RedLine(terms={"water": ("mine",)}),)),
        ),
        links=(Link(kind="bonus", if_={"land": ("half",)}, gains={"a": 0.1, "b": 0.2}),),
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.1", ["a.1"]),
        ("a.2", ["a.2"]),
        ("a", ["a.1", "a.2"]),
        ("a.land", ["a.1", "a.2"]),
        ("a.land.yours", ["a.1"]),
        ("a.water", ["a.2"]),
        ("b.water.mine", ["b.1"]),
    ],
)
def test_short_names(name: str, found: list[str]) -> None:
    assert [one.name for one in named(talks(), name)] == found


def test_relaxing_one_option_keeps_the_others() -> None:
    lines = relaxed(talks(), ["a.land.yours"]).party("a").red_lines
    assert [line.terms for line in lines] == [
        {"land": ("half",)},
        {"land": ("mine",), "water": ("yours",)},
    ]


def test_relaxing_by_issue_and_by_number() -> None:
    assert [one.name for one in red_lines(relaxed(talks(), ["a"]))] == ["b.1"]
    (left,) = relaxed(talks(), ["a.1"]).party("a").red_lines
    assert left.terms == talks().party("a").red_lines[1].terms


def test_without_a_party() -> None:
    game = without(talks(), ["b"])
    assert [party.id for party in game.parties] == ["a"]
    assert game.links[0].gains == {"a": 0.1}
    with pytest.raises(GameError, match="no party is left"):
        without(game, ["a"])


def test_short_names_stay_when_others_are_dropped() -> None:
    game = talks()
    left = supposed(relaxed(game, ["a.1"]), ["a.land.mine=forbidden"])
    assert [one.name for one in red_lines(left)] == ["a.2", "a.3", "b.1"]
    none = supposed(relaxed(game, ["a"]), ["a.land.mine=forbidden"], given=game)
    assert [one.name for one in red_lines(none)] == ["a.3", "b.1"]
    (kept,) = named(left, "a.2")
    assert kept.line.terms == game.party("a").red_lines[1].terms
    assert relaxed(relaxed(game, ["a.1"]), ["a.2"]) == relaxed(game, ["a.1", "a.2"])
    with pytest.raises(GameError, match="no red line"):
        named(left, "a.1")


def test_what_if() -> None:
    game = supposed(talks(), ["b.land.half=forbidden", "a.land.yours=allowed"])
    assert game.party("b").red_lines[-1].terms == {"land": ("half",)}
    assert game.party("a").red_lines[0].terms == {"land": ("half",)}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("b.land.half", "not understood"),
        ("b.land.half=maybe", "not understood"),
        ("b.land=forbidden", "not understood"),
        ("c.land.half=forbidden", "no party 'c'"),
        ("b.sea.half=forbidden", "no issue 'sea'"),
        ("b.land.third=forbidden", "no option 'third' of 'land'"),
        ("b.land.half=allowed", "no red line 'b.land.half'"),
    ],
)
def test_changes_that_cannot_be(change: str, says: str) -> None:
    with pytest.raises(GameError, match=says):
        supposed(talks(), [change])


@pytest.mark.parametrize(
    ("name", "says"), [("x", "no party 'x'"), ("a.9", "no red line"), ("b.1.2", "no issue '1'")]
)
def test_names_that_mean_nothing(name: str, says: str) -> None:
    with pytest.raises(GameError, match=says):
        named(talks(), name)


@settings(max_examples=100)
@given(games(), st.data())
def test_relaxing_never_takes_a_package_away(game: Game, data: st.DataObject) -> None:
    lines = red_lines(game)
    if not lines:
        return
    name = data.draw(st.sampled_from(lines)).name
    before, after = compile_space(game), compile_space(relaxed(game, [name]))
    picks = every_package(before.sizes)
    assert (after.allowed(picks) >= before.allowed(picks)).all()
