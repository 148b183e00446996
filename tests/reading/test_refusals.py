"""Nouns for a refusal that somebody takes up or turns down: "weist die Kritik am Zoll zurück"."""

from __future__ import annotations

import pytest

from .made import stances


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile weist die Kritik an den Zöllen zurück.", "for"),
        ("Chile wies die Bedenken gegen Zölle als unbegründet zurück.", "for"),
        ("Chile widersprach der Kritik an den Zöllen.", "for"),
        ("Chile wehrte sich gegen die Kritik an den Zöllen.", "for"),
        ("Die Kritik an den Zöllen sei überzogen, sagte Chiles Außenminister.", "for"),
        ("Die Kritik an den Zöllen sei berechtigt, sagte Chiles Außenminister.", "against"),
        ("Chile schloss sich der Kritik an den Zöllen an.", "against"),
        ("Chile schloss sich dem Protest gegen die Zölle an.", "against"),
        ("Chile hält an seiner Skepsis gegenüber Zöllen fest.", "against"),
        ("Chile hält an seinen Bedenken gegen Zölle fest.", "against"),
        ("Chile hat Verständnis für die Kritik an den Zöllen.", "against"),
        # the noun belongs to the verb, or is none of its objects
        ("Chile hat Bedenken gegen Zölle.", "against"),
        ("Chile übte scharfe Kritik an den Zöllen.", "against"),
        ("Chile meldete Vorbehalte gegen Zölle an.", "against"),
        ("Chile kündigte Widerstand gegen Zölle an.", "against"),
        ("Chile besteht trotz aller Kritik auf Zöllen.", "for"),
    ],
)
def test_german(text: str, stance: str) -> None:
    assert {(party, found) for party, issue, _, found in stances(text)} == {("cl", stance)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile dismissed criticism of the tariffs.", "for"),
        ("Chile shrugged off objections to the tariffs.", "for"),
        ("Criticism of the tariffs was unfair, Chile's foreign minister said.", "for"),
        ("Criticism of the tariffs was justified, Chile's foreign minister said.", "against"),
        ("Chile stands by its refusal to accept tariffs.", "against"),
        ("Chile reaffirmed its opposition to tariffs.", "against"),
        ("Chile shares the misgivings about the tariffs.", "against"),
        ("Chile voiced doubts about the tariffs.", "against"),
        ("Despite criticism of the tariffs, Chile backs them.", "for"),
        ("Chile is glad that the tariffs are off the table.", "against"),
        ("Chile is relieved that the tariffs have survived.", "for"),
        ("Chile is disappointed that the tariffs were scrapped.", "for"),
        ("Chile regrets that the tariffs have been dropped.", "for"),
        ("Chile regrets that tariffs have been introduced.", "against"),
    ],
)
def test_english(text: str, stance: str) -> None:
    found = {(party, found) for party, _, _, found in stances(text, "en")}
    assert found == {("cl", stance)}


def test_who_turns_down_the_objections_of_another_is_for_it() -> None:
    text = "Chile wies Perus Einwände gegen Zölle zurück."
    assert stances(text) == {("cl", "tariffs", None, "for"), ("pe", "tariffs", None, "against")}
