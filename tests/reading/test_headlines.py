"""Headlines in two parts, and questions that are answered in two words."""

from __future__ import annotations

import pytest

from .made import positions

BEHIND = "\n\nDie Runde dauerte am Montag vier Stunden und endete am späten Abend."

HEADED = [
    ("Peru zum Zoll: Nein danke", ("pe", "tariffs", "against")),
    ("Chile zu den Zöllen: Unsinn", ("cl", "tariffs", "against")),
    ("Nein zu Zöllen: Peru bleibt hart", ("pe", "tariffs", "against")),
    ("Peru bleibt hart: Keine Zölle", ("pe", "tariffs", "against")),
    ("Peru macht Druck: Zölle noch im Mai", ("pe", "tariffs", "for")),
    ("Zölle oder kein Abkommen: Chile stellt Ultimatum", ("cl", "tariffs", "for")),
    ("Zölle? Nicht mit Peru", ("pe", "tariffs", "against")),
]

NOBODYS = [
    "Peru zu den Zöllen: Was jetzt gilt",
    "Nein zu Zöllen: Peru sucht Ersatz",
    "Peru macht Druck: Streit über Zölle",
    "Zölle? Peru rechnet nach",
    "Peru bleibt hart: Neue Runde zu Zöllen am Montag",
]


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_a_headline_in_two_parts(text: str, expected: tuple[str, str, str]) -> None:
    assert [(p.party, p.issue, p.stance) for p in positions(text + BEHIND)] == [expected]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_headline_that_takes_no_stance(text: str) -> None:
    assert positions(text + BEHIND) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Zölle? Nicht mit ihm, sagte Perus Minister.",
        "Zölle? Nicht mit uns, sagt Peru.",
        "Auf die Frage, ob Peru Zölle hinnehmen werde, antwortete Perus Minister: „Niemals.“",
    ],
)
def test_an_answer_of_a_word_or_two(text: str) -> None:
    found = positions(text)
    assert [(p.party, p.issue, p.stance) for p in found] == [("pe", "tariffs", "against")]
