"""Games in files: what is written is read again, and every mistake names its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.deals_games import small_game

from zopa.deals.compiled import compile_game, compile_space, missing, pressed
from zopa.deals.cycles import precondition_cycles
from zopa.deals.document import read_document
from zopa.deals.errors import GameError
from zopa.deals.files import load_game, parse_game, save_game
from zopa.deals.order import order_text, parse_order
from zopa.deals.tree import read_tree
from zopa.deals.write import game_json, game_yaml

GAME = """\
format: zopa-game/1
id: water
parties:
  - id: up
    walk_away: 0.3
    weights: {dam: 0.6, flow: 0.4}
    preferences: {dam: {high: 1, low: 0.4, none: 0}, flow: {no: 0, yes: 1}}
    red_lines: [{terms: {dam: none}, evidence: [{report: r1, start: 3, end: 9, text: never}]}]
  - id: down
    weights: flow > dam
    preferences: {dam: none > low = high, flow: {order: yes > no, evidence: [r2]}}
    walk_away: {package: {dam: low, flow: no}}
  - id: bank
    veto: false
    walk_away:
      pressure: {start: 0.5, effect: 0.1, points: [[2025-11-20, 0], [2025-12-20, 2]], floor: 0.35}
issues:
  - {id: dam, options: [high, low, {id: none, name: {en: No dam}}]}
  - {id: flow, options: [yes, no]}
links:
  - {kind: requires, if: {dam: [high, low]}, then: {flow: yes}}
  - {kind: bonus, if: {dam: low, flow: yes}, gains: {up: 0.05}}
"""


def test_what_is_written_is_read_again() -> None:
    game = parse_game(GAME, place="water.yaml")
    assert parse_game(game_yaml(game), place="a.yaml") == game
    assert parse_game(game_json(game), place="a.json") == game
    assert [option.id for option in game.issue("flow").options] == ["yes", "no"]
    for seed in range(50):
        small = small_game(seed)
        again, _ = read_document(read_tree(game_yaml(small), place="a.yaml"))
        assert again == small


def test_unknown_stays_unknown() -> None:
    game = parse_game(GAME, place="water.yaml")
    assert str(missing(game)[0]) == "the weights of 'down'"
    with pytest.raises(GameError, match="unknown: the weights of 'down'"):
        compile_game(game)
    assert len(compile_space(game).rules) == 2


def test_pressure_over_time() -> None:
    pressure = parse_game(GAME, place="water.yaml").party("bank").walk_away
    assert pressure is not None
    assert pressure.pressure is not None
    assert pressed(pressure.pressure, "2025-11-20") == pytest.approx(0.5)
    assert pressed(pressure.pressure, "2025-12-05") == pytest.approx(0.4)
    assert pressed(pressure.pressure) == pytest.approx(0.35)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("flow: 0.4}", "flow: 0.5}", "water.yaml:6: parties/up/weights: the weights sum to 1.1"),
        ("high: 1,", "high: .nan,", "'.nan' is not a number"),
        ("high: 1,", "high: nan,", "is no number to reckon with"),
        ("high: 1,", "hihg: 1,", "unknown option of 'dam' 'hihg'; did you mean 'high'?"),
        ("terms: {dam: none}", "terms: {damm: none}", "red_lines/1: unknown issue 'damm'"),
        ("{dam: none}", "{dam: [high, low, none]}", "refuses every option of 'dam'"),
        ("flow > dam", "flow > > dam", "a name is missing"),
        ("kind: requires", "kind: needs", "unknown kind 'needs'"),
        ("[yes, no]", "[yes, yes]", "the option 'yes' stands twice"),
        ("[yes, no]", "[]", "the issue has no options"),
        ("veto: false", "vetto: false", "a party has no 'vetto'"),
        ("{dam: low, flow: no}}", "{dam: low}}", "the reference package says nothing on flow"),
        ("2025-12-20", "2025-12-40", "'2025-12-40' is no date"),
        ("gains: {up: 0.05}", "gains: {upp: 0.05}", "unknown party 'upp'"),
        ("format: zopa-game/1", "format: zopa-game/9", "unknown format"),
        ("id: down", "id: up", "the party 'up' stands twice"),
    ],
)
def test_mistakes_name_their_place(old: str, new: str, problem: str) -> None:
    assert old in GAME
    with pytest.raises(GameError) as caught:
        parse_game(GAME.replace(old, new, 1), place="water.yaml")
    assert problem in str(caught.value)
    assert caught.value.place.startswith("water.yaml")
    assert caught.value.hint


def test_contradictory_links() -> None:
    both = GAME + "  - {kind: excludes, if: {dam: [high, low]}, then: {flow: yes}}\n"
    with pytest.raises(GameError, match="links/3: contradicts link 1"):
        parse_game(both, place="w.yaml")
    never = GAME
    for option in ("high", "low", "none"):
        never += f"  - {{kind: excludes, if: {{dam: {option}}}, then: {{flow: [yes, no]}}}}\n"
    with pytest.raises(GameError, match="no package keeps them all"):
        parse_game(never, place="w.yaml")


def test_too_many_options() -> None:
    head = "format: zopa-game/1\nparties: [{id: a}]\nissues:\n"
    one = ", ".join(f"o{at}" for at in range(10_000))
    with pytest.raises(GameError, match="issues/i: the issue has 10000 options"):
        parse_game(f"{head}  - {{id: i, options: [{one}]}}\n", place="w.yaml")
    many = "".join(f"  - {{id: i{at}, options: [x, y]}}\n" for at in range(5_000))
    with pytest.raises(GameError, match="10000 options in all"):
        parse_game(head + many, place="w.yaml")


@pytest.mark.parametrize(
    "text", ["", "format: zopa-game/1\n", "- a\n", "a: [", "&a b: *a", "x\x00"]
)
def test_what_is_no_game(text: str) -> None:
    with pytest.raises(GameError) as caught:
        parse_game(text, place="w.yaml")
    assert "w.yaml" in str(caught.value)


def test_ten_thousand_options() -> None:
    options = [f"o{at}" for at in range(10_000)]
    data = {"format": "zopa-game/1", "parties": [{"id": "a"}]}
    data["issues"] = [{"id": "i", "options": options}]
    with pytest.raises(GameError, match="10000 options"):
        parse_game(json.dumps(data), place="w.json")


def test_json_mistakes(tmp_path: Path) -> None:
    for text in ("{", '{"a": 1, "a": 2}', '{"format": "zopa-game/1", "issues": NaN}'):
        with pytest.raises(GameError, match=r"w\.json"):
            parse_game(text, place="w.json")
    with pytest.raises(GameError, match="no such file"):
        load_game(tmp_path / "none.yaml")


def test_orders() -> None:
    assert order_text(parse_order("a > b=c >d")) == "a > b = c > d"
    with pytest.raises(ValueError, match="stands twice"):
        parse_order("a > b > a")


def test_genius_and_negolog(tmp_path: Path) -> None:
    profile = {
        "reservationValue": 0.25,
        "issueWeights": {"x": 0.75, "y": 0.25},
        "issues": {"x": {"a": 1.0, "b": 0.5}, "y": {"c": 0.0, "d": 1.0}},
    }
    for name in ("A", "B"):
        (tmp_path / f"profile{name}.json").write_text(json.dumps(profile), encoding="utf-8")
    game = load_game(tmp_path)
    assert [party.id for party in game.parties] == ["A", "B"]
    save_game(game, tmp_path / "genius")
    again = load_game(tmp_path / "genius")
    assert [party.weights for party in again.parties] == [party.weights for party in game.parties]
    assert [p.walk_away for p in again.parties] == [p.walk_away for p in game.parties]
    assert [p.preferences for p in again.parties] == [p.preferences for p in game.parties]
    with pytest.raises(GameError, match="cannot hold red lines"):
        save_game(small_game(3), tmp_path / "more")
    bad = (tmp_path / "genius" / f"{game.id}-A.xml").read_text(encoding="utf-8")
    file = tmp_path / "genius" / f"{game.id}-A.xml"
    file.write_text(bad.replace('evaluation="1.0"', 'evaluation="NaN"', 1), encoding="utf-8")
    with pytest.raises(GameError, match=r"evaluation is 'NaN'"):
        load_game(tmp_path / "genius")


def test_preconditions_that_wait_for_one_another() -> None:
    links = """\
  - {kind: requires, if: {dam: high}, then: {flow: yes}}
  - {kind: requires, if: {flow: yes}, then: {dam: high}}
"""
    game = parse_game(GAME + links, place="w.yaml")
    rounds = precondition_cycles(game)
    assert {frozenset(cycle.terms) for cycle in rounds} == {
        frozenset({("dam", "high"), ("flow", "yes")})
    }
