"""Words without quotation marks or without a verb that somebody utters; what he would do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions, report, statements

UTTERED = [
    ("Kein Zoll vor der Wahl, sagt Chile. Keine Zölle, sagt Chile.", "cl", "tariffs", "against"),
    ("Keine Zölle, brummt Chile.", "cl", "tariffs", "against"),
    ("Die Seepartei sagt: Zölle gibt es nicht.", "lake", "tariffs", "against"),
    ("Chile bleibt hart: Zölle kein Thema", "cl", "tariffs", "against"),
    ("Der Arbeitgeberverband winkt ab: Zölle erhebe man nicht.", "employers", "tariffs", "against"),
    (
        "Eine Lohnerhöhung? Keinen Cent, sagt der Arbeitgeberverband.",
        "employers",
        "wages",
        "against",
    ),
    ("Position Chile: Zölle ja, aber nur bis Mai.", "cl", "tariffs", "open"),
    ("Chile stellt Bedingung: Zölle nur bei Freilassung", "cl", "tariffs", "open"),
    ("12.30 Uhr: Die Seepartei sagt: Zölle gibt es nicht.", "lake", "tariffs", "against"),
    ("Chile: Peru lehnt Zölle ab.", "pe", "tariffs", "against"),
]
NOBODYS = [
    "Der Bericht sagt: Zölle gibt es nicht.",
    "Lima: Regen und Zölle.",
    "12.30 Uhr: Zölle nur im Mai.",
    "Das Buch kostet zwölf Euro: Zölle nur im Anhang.",
]
OFFERED = [
    ("Chile würde Zölle erheben, falls Peru zahlt.", "open"),
    ("Die Zölle würde Chile abbauen, Zug um Zug gegen Garantien.", "open"),
    ("Chile würde auf Zölle verzichten, wenn Peru zahlt.", "open"),
    ("Chile verzichtet auf Zölle.", "against"),
    ("Chile könnte auf Zölle nicht verzichten.", "for"),
]
BEFALLS = [
    "Chile würde die Zölle verlieren, wenn Peru geht.",
    "Ohne Zölle würde Chile leiden, wenn Peru geht.",
    "Chile würde die Zölle abbauen.",
]


@pytest.mark.parametrize(("text", "party", "issue", "stance"), UTTERED)
def test_what_is_uttered_is_a_stance(text: str, party: str, issue: str, stance: str) -> None:
    assert {(p.party, p.issue, p.stance) for p in positions(text)} == {(party, issue, stance)}


@pytest.mark.parametrize("text", NOBODYS)
def test_what_nobody_utters_is_none(text: str) -> None:
    assert positions(text) == []


def test_what_is_uttered_is_no_statement() -> None:
    assert statements("Keine Zölle, brummt Chile.") == []


@pytest.mark.parametrize(("text", "stance"), OFFERED)
def test_what_would_be_done_on_a_condition_is_open(text: str, stance: str) -> None:
    assert [(p.party, p.stance) for p in positions(text) if p.issue == "tariffs"] == [
        ("cl", stance)
    ]


@pytest.mark.parametrize("text", BEFALLS)
def test_what_would_befall_somebody_is_no_will(text: str) -> None:
    assert [p for p in positions(text) if p.issue == "tariffs"] == []


@given(
    st.lists(st.sampled_from([t for t, *_ in UTTERED + OFFERED] + NOBODYS + BEFALLS), max_size=4)
)
def test_evidence_is_the_words_of_the_report(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    read = report(text)
    for one in positions(text):
        assert all(read.text[e.start : e.end] == e.text for e in one.evidence)
