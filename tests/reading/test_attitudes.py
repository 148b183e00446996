"""Positions over several sentences: what "this" takes up, who "both sides" are, what is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .made import positions, report

TAKEN_UP = [
    ("Chile fordert Zölle. Das lehnt Peru ab.", ("pe", "tariffs", "against")),
    ("Chile fordert einen Verzicht auf Zölle. Das lehnt Peru ab.", ("pe", "tariffs", "for")),
    ("Chile fordert Zölle. Diese Forderung wies Peru zurück.", ("pe", "tariffs", "against")),
    ("Chile fordert Zölle. Peru kann sich solche Abgaben vorstellen.", ("pe", "tariffs", "open")),
    ("Chile fordert Zölle. Kenia schloss sie nicht aus.", ("ke", "tariffs", "open")),
    ("Und die Zölle? Davon will Peru nichts wissen.", ("pe", "tariffs", "against")),
    ("Chile verlangt Zölle und eine Freilassung. Die erste lehnt Peru ab.", None),
    (
        "Chile verlangt eine Lohnerhöhung und eine Freilassung. Die erste nannte Peru denkbar.",
        ("pe", "wages", "open"),
    ),
    (
        "Chile verlangt eine Lohnerhöhung und eine Freilassung. Die zweite lehnt Peru ab.",
        ("pe", "hostages", "against"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN_UP)
def test_what_points_back(text: str, expected: tuple[str, str, str] | None) -> None:
    found = {(p.party, p.issue, p.stance) for p in positions(text)}
    assert expected is None or expected in found


def test_too_far_back_is_not_taken_up() -> None:
    text = "Chile fordert Zölle.\n\nEs regnet.\n\nDie Ernte ist gut.\n\nDas lehnt Peru ab."
    assert [p.party for p in positions(text)] == ["cl"]


SIDES = [
    "Chile und Peru trafen sich in Kenia. Chile und Peru schwiegen. Beide Seiten wollen Zölle.",
    "Chile und Peru trafen sich. Beide Länder wollen Zölle.",
]


@pytest.mark.parametrize("text", SIDES)
def test_both_sides(text: str) -> None:
    assert {(p.party, p.stance) for p in positions(text)} == {("cl", "for"), ("pe", "for")}


CONTRASTS = [
    ("Zölle seien möglich, eine Freilassung nicht, sagte Peru.", "hostages", "against"),
    ("Zölle lehnt Peru ab, eine Freilassung nicht.", "hostages", "open"),
]


@pytest.mark.parametrize(("text", "issue", "stance"), CONTRASTS)
def test_a_bare_denial_is_the_contrary(text: str, issue: str, stance: str) -> None:
    found = {(p.issue, p.stance) for p in positions(text)}
    assert (issue, stance) in found or issue not in {i for i, _ in found}


ASKED = [
    ("Chile ist zu Gesprächen bereit, sofern Peru die Zölle senkt.", None),
    ("Chile stimmt dem Wasserabkommen zu, wenn Peru auf Zölle verzichtet.", "against"),
    ("Chile stimmt dem Wasserabkommen zu, sofern die Freilassung kommt.", None),
    ("Chile droht mit Lohnkürzungen, falls Peru Zölle erhebt.", "against"),
]


@pytest.mark.parametrize(("text", "stance"), ASKED)
def test_what_is_asked_for_in_return(text: str, stance: str | None) -> None:
    found = {p.stance for p in positions(text) if p.party == "cl" and p.issue == "tariffs"}
    assert stance is None or found == {stance}


LEADERS = [
    "Anna Belm, die Chiles Delegation anführt, lehnte Zölle ab.",
    "Chile will mehr Wasser. „Ohne Zölle unterschreiben wir nichts“, sagte Präsidentin Anna Belm.",
]


@pytest.mark.parametrize("text", LEADERS)
def test_an_officeholder_of_the_side_that_is_spoken_of(text: str) -> None:
    assert {p.party for p in positions(text) if p.issue == "tariffs"} == {"cl"}


def test_an_officeholder_after_a_contrast_is_nobodys() -> None:
    text = "Chile will Zölle. Dagegen sagte Präsidentin Anna Belm, Zölle kämen nicht infrage."
    assert {p.party for p in positions(text)} <= {"cl", None}


LAUGHED_AT = [
    "Zölle! Zölle? „Zölle",
    "DAS LEHNT PERU AB. ZÖLLE. NEIN.",
    "Die erste die zweite die letzte lehnt Peru ab und Peru",
    "Ohne Zölle ohne Zölle ohne, wenn, falls, sofern, nicht.",
    "Beide. Beide lehnen ab. Das. Davon.",
]


@pytest.mark.parametrize("text", LAUGHED_AT)
def test_bad_text_does_no_harm(text: str) -> None:
    for found in positions(text):
        (span,) = found.evidence
        assert text[span.start : span.end] == span.text


WORDS = [
    "Chile",
    "Peru",
    "Kenia",
    "lehnt",
    "ab",
    "Zölle",
    "fordert",
    "das",
    "davon",
    "nicht",
    "ohne",
    "wenn",
    "sofern",
    ",",
    ".",
    "„",
    "“",
    "er",
    "sie",
    "beide",
    "Seiten",
    "die",
    "erste",
    "zweite",
    "solche",
    "Freilassung",
    "Gespräche",
    "bereit",
    "zu",
    "sagte",
    "Präsident",
    "Anna",
    "Belm",
    "und",
    "aber",
    "Verzicht",
    "auf",
    "gegen",
    "werde",
    "müsse",
    "dürfe",
    "keine",
    "Lohnerhöhung",
    "ist",
    "möglich",
    "ausgeschlossen",
    "?",
    ":",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_order_of_words(words: list[str]) -> None:
    text = " ".join(words)
    for found in positions(text):
        for span in found.evidence:
            assert report(text).text[span.start : span.end] == span.text
        if found.condition is not None:
            part = found.condition
            assert text[part.start : part.end] == part.text
