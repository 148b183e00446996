"""Plans whose content a clause tells, deeds that somebody judges, officers who tell a side's will."""

from __future__ import annotations

import pytest

from .made import positions, stances


def taken(text: str, language: str = "de") -> set[tuple[str | None, str]]:
    return {(p, s) for p, issue, _, s in stances(text, language) if issue == "tariffs"}


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("de", "Einen Vorschlag, wonach Strafzölle kommen, wies Chile zurück.", "against"),
        (
            "de",
            "Ein Abkommen, das Strafzölle vorsieht, werde Chile nicht unterschreiben.",
            "against",
        ),
        ("de", "Einer Regelung, bei der Strafzölle gelten, will Chile nicht zustimmen.", "against"),
        ("de", "Chile stimmte für ein Papier, das Strafzölle vorsieht.", "for"),
        ("de", "Chile setzt auf eine Lösung, bei der Strafzölle gelten.", "for"),
        ("de", "Chile nannte die Idee absurd, Strafzölle auszuweiten.", "against"),
        ("de", "Chile hält es für falsch, Strafzölle auszuweiten.", "against"),
        ("de", "Chile hält es für richtig, Strafzölle auszuweiten.", "for"),
        ("en", "Chile rejected a deal that imposes tariffs.", "against"),
    ],
)
def test_a_plan_is_what_its_clause_tells(language: str, text: str, stance: str) -> None:
    assert taken(text, language) == {("cl", stance)}


@pytest.mark.parametrize(
    "text",
    [
        "Ein Vorschlag, wonach Strafzölle kommen, liegt auf dem Tisch.",
        "Chile kennt den Vorschlag, wonach Strafzölle kommen.",
        "Chile wies einen Bericht über das Essen zurück, das es beim Streit um Strafzölle gab.",
    ],
)
def test_a_plan_that_nobody_judges(text: str) -> None:
    assert not taken(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Chile lehne Strafzölle ab, sagte Außenministerin Ida Meier.", "cl"),
        ("Außenministerin Ida Meier stellte klar, dass Chile Strafzölle ablehne.", "cl"),
        ("Chile lehnt, so Unterhändler Karl Meier, Strafzölle ab.", "cl"),
        ("Chile lehne Strafzölle ab, sagte Vermittler Karl Meier.", None),
        ("Chile lehne Strafzölle ab, sagte die kenianische Ministerin Ida Meier.", None),
        ("Chile solle Strafzölle ablehnen, sagte Außenministerin Ida Meier.", None),
    ],
)
def test_an_officer_who_tells_the_will_of_a_side(text: str, party: str | None) -> None:
    assert {one.party for one in positions(text)} - {None} == ({party} - {None})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Seepartei fordert Strafzölle. Der Bergbund will sie verhindern.", {"lake", "hill"}),
        ("Die Seepartei fordert Strafzölle. Der Bergbund will ihn verhindern, den Lärm.", {"lake"}),
        ("Die Seepartei fordert Strafzölle. Der Bergbund will Lärm verhindern.", {"lake"}),
    ],
)
def test_a_pronoun_names_what_a_verb_must_name(text: str, found: set[str]) -> None:
    assert {party for party, _ in taken(text)} == found


def test_a_quoted_word_beside_the_verb_that_judges() -> None:
    text = "Chile nannte die „überarbeiteten“ Strafzölle eine mögliche „Basis“ für einen Vertrag."
    assert taken(text) == {("cl", "open")}
