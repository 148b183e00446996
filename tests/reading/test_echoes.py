"""Stands that take over another's, and what somebody only expects of others."""

from __future__ import annotations

import pytest

from .made import positions


def found(text: str) -> set[tuple[str | None, str, str]]:
    return {(p.party, p.issue, p.stance) for p in positions(text)}


@pytest.mark.parametrize(
    "second",
    [
        "Dem schließt sich Chile an.",
        "Chile sieht es nicht anders.",
        "Chile sieht das genauso.",
        "Diese Haltung teilt Chile.",
        "Chile hat sich dem angeschlossen.",
    ],
)
def test_who_shares_a_stance(second: str) -> None:
    assert found(f"Peru lehnt die Zölle ab. {second}") == {
        ("pe", "tariffs", "against"),
        ("cl", "tariffs", "against"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Chile sieht es nicht anders.",
        "Peru lehnt die Zölle ab. Chile teilt sich einen See mit Bolivien.",
        "Peru lehnt die Zölle ab.\n\nEs regnet.\n\nDem schließt sich Chile an.",
        "Die Zölle steigen im Mai. Chile sieht es nicht anders.",
        "Peru lehnt die Zölle ab. Chile schließt an den Umzug ein Fest an.",
    ],
)
def test_who_shares_none(text: str) -> None:
    assert not [one for one in found(text) if one[0] == "cl"]


def test_a_clause_without_a_verb_goes_on() -> None:
    text = "Zölle kommen für Chile nicht infrage, ein Wasserabkommen ebenso wenig."
    assert found(text) == {("cl", "tariffs", "against"), ("cl", "water", "against")}
    text = "Chile fordert ein Wasserabkommen, Strafzölle ebenfalls."
    assert found(text) == {("cl", "water", "for"), ("cl", "tariffs", "for")}


def test_another_name_in_a_clause_without_a_verb() -> None:
    both = {("cl", "tariffs", "against"), ("pe", "tariffs", "against")}
    assert found("Chile lehnt Zölle ab, Peru auch.") == both


@pytest.mark.parametrize(
    "text",
    [
        "Weder Zölle noch ein Wasserabkommen will Chile akzeptieren.",
        "Zölle akzeptiert Chile so wenig wie ein Wasserabkommen.",
        "Chile lehnt Zölle und ein Wasserabkommen ab.",
    ],
)
def test_one_stance_on_two_matters(text: str) -> None:
    assert found(text) == {("cl", "tariffs", "against"), ("cl", "water", "against")}


@pytest.mark.parametrize(
    "text",
    [
        "Mag sein, dass Chile eines Tages die Zölle akzeptiert.",
        "Es ist wahrscheinlich, dass Chile die Zölle ablehnt.",
        "Viele hoffen, dass Chile ein Wasserabkommen fordert.",
        "Kaum jemand glaubt, dass Chile die Zölle akzeptiert.",
    ],
)
def test_what_is_only_expected(text: str) -> None:
    assert found(text) == set()
