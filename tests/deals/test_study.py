from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings

import zopa
from zopa.deals.bridges import bridges
from zopa.deals.candidates import field_of, listed
from zopa.deals.compiled import compile_bonuses, compile_space
from zopa.deals.files import load_game
from zopa.deals.game import Game, Party, Preference, RedLine, Reference, WalkAway
from zopa.deals.space import every_package
from zopa.deals.stop import Stop
from zopa.deals.study import solve
from zopa.deals.unknowns import beliefs

from .orders import games, issue, order

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2025"
GAME = EXAMPLE / "game.yaml"


def references(game: Game) -> list[Reference]:
    found: list[Reference] = []
    for party in game.parties:
        held: list[Preference | RedLine] = [*party.preferences.values(), *party.red_lines]
        found += [one for entry in held for one in entry.evidence]
        found += party.weights.evidence if party.weights else ()
        found += party.walk_away.evidence if party.walk_away else ()
    return found + [one for link in game.links for one in link.evidence]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("case") / "talks.zopa"
    zopa.read([EXAMPLE / "reports"], case=path, jobs=1)
    with zopa.open(path) as case:
        return {Path(r.path).name: case.report(r.id).text for r in case.reports()}


def test_every_entry_of_the_worked_game_has_its_sentence(texts: dict[str, str]) -> None:
    game = load_game(GAME)
    for party in game.parties:
        for line in party.red_lines:
            assert line.evidence, (party.id, line.name)
        for id, preference in party.preferences.items():
            assert preference.evidence, (party.id, id)
            assert preference.values is None, "the reports give orders, no figures"
    found = references(game)
    assert len(found) > 25
    for one in found:
        assert one.text in texts[one.report], one


def test_the_worked_game() -> None:
    study = solve(GAME, samples=500)
    assert study.allowed == 0
    assert study.unknown
    assert study.solutions == ()
    assert study.blocking == (("ua", "ru"),)
    assert study.impasse is not None
    assert not study.impasse.open
    assert len(study.impasse.conflicts) == 2
    assert {b.issue for b in study.bridges} == {"ceasefire", "territory", "alliance"}
    assert study.opened is not None
    assert study.opened.allowed
    assert study.opened.robustness is not None
    assert set(study.opened.robustness.limits_unknown) == {"ua", "ru", "us", "eu"}
    assert study.unfinished == ()


def test_changes_open_the_worked_game() -> None:
    study = solve(GAME, relax=["ru.3", "ru.ceasefire"], samples=200)
    assert study.changes == ("relaxed ru.3", "relaxed ru.ceasefire")
    assert study.allowed
    assert study.robustness is not None
    assert study.robustness.candidates
    alone = solve(GAME, leave_out=["ru"], samples=200)
    assert alone.allowed
    kept = solve(GAME, keep=["ua"], samples=200)
    assert kept.impasse is not None
    assert {party for move in kept.impasse.moves for party in move.parties} == {"ru"}


def figures() -> Game:
    def wants(id: str, *values: float) -> Party:
        names = ("x", "y", "z")
        preference = Preference(values=dict(zip(names, values, strict=True)))
        return Party(id=id, points=True, preferences={"i": preference}, walk_away=WalkAway(value=1))

    return Game(
        id="f",
        issues=(issue("i", "x", "y", "z"),),
        parties=(wants("a", 9, 5, 0), wants("b", 0, 4, 9)),
    )


def test_a_what_if_shows_what_it_changes() -> None:
    study = solve(figures(), what_if=["a.i.y=forbidden"], samples=100)
    assert study.before is not None
    assert study.before.allowed == 3
    assert study.allowed == 2
    before = solve(figures(), samples=100)
    after = {answer.solution: answer.status for answer in study.solutions}
    assert [a.value for a in study.before.solutions] == [a.value for a in before.solutions]
    assert set(after.values()) == {"infeasible"}
    allowed = solve(figures(), what_if=["a.i.y=forbidden", "a.i.y=allowed"], samples=100)
    assert [a.value for a in allowed.solutions] == [a.value for a in before.solutions]


def test_a_game_of_figures() -> None:
    study = solve(figures(), samples=100)
    nash = next(a for a in study.solutions if a.solution == "nash")
    assert nash.status == "optimal"
    assert nash.package is not None
    assert nash.package.terms == {"i": "y"}
    assert study.robustness is not None
    assert study.robustness.settled
    best = study.robustness.candidates[0]
    assert best.terms == {"i": "y"}
    assert {p.verdict for p in best.parties.values()} == {"always"}
    assert study.stability is not None
    assert study.stability.stable
    assert study.questions == ()
    assert study.frontier is not None
    assert study.frontier.complete
    assert [p.terms for p in study.frontier.packages] == [{"i": "y"}]


def test_a_wish_to_stop_names_what_is_not_done() -> None:
    wish = Stop()
    wish.ask()
    study = solve(figures(), stop=wish)
    assert "solutions" in study.unfinished
    assert "robustness" in study.unfinished
    assert study.solutions == ()


def test_the_study_is_data() -> None:
    assert msgspec.json.encode(solve(GAME, samples=100))


@settings(max_examples=40)
@given(games())
def test_no_candidate_breaks_a_rule(game: Game) -> None:
    study = solve(game, samples=100)
    space = compile_space(game)
    every = every_package(space.sizes)
    assert study.allowed == int(space.allowed(every).sum())
    assert study.robustness is not None
    for candidate in study.robustness.candidates:
        assert space.allowed(space.pick(candidate.terms)[None, :]).all()
    assert (study.impasse is not None and study.impasse.open) == (study.allowed > 0)
    if study.opened is not None:
        opened = compile_space(study.opened.game)
        assert study.opened.robustness is not None
        for candidate in study.opened.robustness.candidates:
            assert opened.allowed(opened.pick(candidate.terms)[None, :]).all()


def test_a_space_too_large_to_list_is_searched() -> None:
    issues = tuple(issue(f"i{n}", *(f"o{o}" for o in range(4))) for n in range(12))
    up, down = order("o0 > o1 > o2 > o3"), order("o3 > o2 > o1 > o0")
    game = Game(
        id="large",
        issues=issues,
        parties=(
            Party(
                id="a",
                preferences={i.id: Preference(order=up) for i in issues},
                red_lines=(RedLine(terms={"i0": ("o3",), "i1": ("o3",)}),),
            ),
            Party(id="b", preferences={i.id: Preference(order=down) for i in issues}),
        ),
    )
    space = compile_space(game)
    assert listed(space) is None
    field = field_of(space, beliefs(game), compile_bonuses(game, space), seed=1)
    assert field.kind == "best of draws"
    assert field.allowed is None
    assert 0 < len(field.picks) <= 24
    assert space.allowed(field.picks).all()


def test_many_packages_are_screened() -> None:
    issues = tuple(issue(f"i{n}", *(f"o{o}" for o in range(3))) for n in range(8))
    game = Game(id="g", issues=issues, parties=(Party(id="a"), Party(id="b")))
    space = compile_space(game)
    field = field_of(space, beliefs(game), (), seed=1, most=200)
    assert field.kind == "best of draws"
    assert field.allowed == 3**8
    assert len(field.picks) <= 200
    assert len(np.unique(field.picks, axis=0)) == len(field.picks)


def test_bridges_for_the_worked_game_fit_their_issue() -> None:
    top = {b.issue: b.pattern for b in reversed(bridges(load_game(GAME)))}
    assert top == {
        "ceasefire": "mirrored_steps",
        "territory": "demilitarised_zone",
        "alliance": "third_party_commitment",
    }
