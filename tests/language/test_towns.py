from __future__ import annotations

from zopa.language.folding import name_key
from zopa.language.states import states
from zopa.language.towns import towns


def test_a_town_has_one_entry_for_all_languages() -> None:
    geneva = next(town for town in towns() if town.id == "geneva")
    assert {"Genf", "Geneva"} <= {*geneva.names}
    assert geneva.around == {"ch"}


def test_each_town_lies_in_a_state_or_a_region() -> None:
    known = {state.id for state in states("en")} | {town.id for town in towns()}
    regions = {"alaska", "florida", "maryland", "ohio", "california", "scotland"}
    assert {id for town in towns() for id in town.around} <= known | regions


def test_no_name_stands_for_two_towns() -> None:
    keys = [(name_key(name), town.id) for town in towns() for name in town.names]
    assert len({key for key, _ in keys}) == len({*keys})
