from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from msgspec import structs

from zopa.deals.bridges import LANGUAGES, bridged, bridges, catalogue
from zopa.deals.compiled import compile_space
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Issue, Link, Option, Party, RedLine
from zopa.deals.shape import shapes
from zopa.deals.space import every_package

from .orders import games, issue

WORDS = {
    "a", "b", "refused_a", "refused_b", "narrow", "wide", "refused_narrow", "refused_wide", "goal",
    "others",
}  # fmt: skip


def standoff() -> Game:
    """A graded issue with two wide refusals, a renunciation, and a wait for the other."""
    return Game(
        id="standoff",
        issues=(
            issue("place", "all_mine", "line", "some_yours", "all_yours"),
            issue("club", "in", "door", "out"),
            issue("halt", "now", "then", "after"),
        ),
        parties=(
            Party(
                id="north",
                red_lines=(
                    RedLine(terms={"place": ("some_yours", "all_yours")}),
                    RedLine(terms={"club": ("out",)}),
                ),
            ),
            Party(
                id="south",
                red_lines=(
                    RedLine(terms={"place": ("all_mine", "line")}),
                    RedLine(terms={"club": ("in", "door")}),
                    RedLine(terms={"halt": ("now", "then")}),
                ),
            ),
            Party(id="host", veto=False),
        ),
        links=(
            Link(
                kind="requires",
                if_={"halt": ("after",)},
                then={"place": ("some_yours", "all_yours")},
            ),
        ),
    )


def test_the_catalogue() -> None:
    patterns = catalogue()
    assert len(patterns) >= 20
    for id, pattern in patterns.items():
        assert 1 <= len(pattern.precedents) <= 3, id
        assert pattern.when, id
        texts = [pattern.name, pattern.idea, pattern.option, pattern.around]
        texts += [text for p in pattern.precedents for text in (p.what, p.fact)]
        for text in texts:
            assert set(text) == set(LANGUAGES), id
            assert all(words.strip() for words in text.values()), id
        for text in (pattern.option, pattern.around):
            for words in text.values():
                used = {name for _, name, _, _ in string.Formatter().parse(words) if name}
                assert used <= WORDS, id
        assert all(1600 < p.year < 2030 for p in pattern.precedents), id


def test_a_pattern_answers_the_shape() -> None:
    first = {bridge.issue: bridge.pattern for bridge in reversed(bridges(standoff()))}
    assert first == {
        "place": "demilitarised_zone",
        "club": "third_party_commitment",
        "halt": "mirrored_steps",
    }
    top = [b.pattern for b in bridges(standoff(), each=3) if b.issue == "place"]
    assert {"later_vote", "administration_apart"} <= set(top)


def test_names_play_no_part() -> None:
    game = standoff()
    renamed = {one.id: f"x{number}" for number, one in enumerate(game.issues)}
    other = structs.replace(
        game,
        issues=tuple(Issue(id=renamed[one.id], options=one.options) for one in game.issues),
        parties=tuple(
            structs.replace(
                party,
                red_lines=tuple(
                    RedLine(terms={renamed[i]: o for i, o in line.terms.items()})
                    for line in party.red_lines
                ),
            )
            for party in game.parties
        ),
        links=tuple(
            Link(
                kind=link.kind,
                if_={renamed[i]: o for i, o in link.if_.items()},
                then={renamed[i]: o for i, o in link.then.items()},
            )
            for link in game.links
        ),
    )
    assert [b.pattern for b in bridges(other)] == [b.pattern for b in bridges(game)]


def test_it_is_marked_as_a_proposal_of_the_software() -> None:
    assert {b.origin for b in bridges(standoff())} == {"proposal of the software"}


def test_texts_name_the_sides() -> None:
    found = next(b for b in bridges(standoff()) if b.pattern == "third_party_commitment")
    assert "invited by host," in found.option["en"]
    assert "consent “in” would" in found.option["en"]
    assert "Zustimmung „in“ bräuchte" in found.option["de"]
    assert "{" not in found.option["en"] + found.around["de"]


def test_bridges_open_a_deal() -> None:
    game = standoff()
    space = compile_space(game)
    assert not space.allowed(every_package(space.sizes)).any()
    opened = bridged(game, bridges(game, each=1))
    space = compile_space(opened)
    picks = every_package(space.sizes)
    assert space.allowed(picks).any()
    assert opened.issue("club").options[-1] == Option(
        id="bridge_third_party_commitment",
        name=catalogue()["third_party_commitment"].name,
    )
    assert bridged(opened, bridges(game, each=1)) == opened


def test_an_issue_with_a_way_out_needs_no_bridge() -> None:
    game = Game(
        id="easy",
        issues=(issue("i", "x", "y"),),
        parties=(Party(id="a", red_lines=(RedLine(terms={"i": ("x",)}),)), Party(id="b")),
    )
    shape = shapes(game)[0]
    assert shape.open == ("y",)
    # What the one side thinks of y is unknown, so y may be no way out.
    assert shape.contested
    assert bridges(structs.replace(game, parties=(Party(id="a"), Party(id="b")))) == ()


@settings(max_examples=200)
@given(games())
def test_shapes_agree_with_the_rules(game: Game) -> None:
    space = compile_space(game)
    picks = every_package(space.sizes)
    allowed = picks[space.allowed(picks)]
    for at, shape in enumerate(shapes(game)):
        for option, parties in shape.refused.items():
            number = space.options[at].index(option)
            if parties:
                assert not (allowed[:, at] == number).any()
    for bridge in bridges(game):
        assert bridge.because


def test_a_bridge_for_an_issue_that_is_not_there() -> None:
    found = bridges(standoff())[0]
    with pytest.raises(GameError, match="no issue 'gone'"):
        bridged(standoff(), [structs.replace(found, issue="gone")])
