"""Slogans, which have no verb: "Zölle ja, Wasserteilung nein: So sieht es Peru"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions, report

Found = list[tuple[str | None, str, str]]

SLOGANS: list[tuple[str, Found]] = [
    (
        "Zölle ja, Wasserteilung nein: So sieht es Peru.",
        [("pe", "tariffs", "for"), ("pe", "water", "against")],
    ),
    (
        "Nicht Zölle, sondern Wasserteilung: Mit dieser Losung ging Peru in die Runde.",
        [("pe", "tariffs", "against"), ("pe", "water", "for")],
    ),
    (
        "Die Zölle ja, eine Wasserteilung nein, so lässt sich Perus Haltung zusammenfassen.",
        [("pe", "tariffs", "for"), ("pe", "water", "against")],
    ),
    (
        "Zölle weg, Wasserteilung her: Peru dreht bei.",
        [("pe", "tariffs", "against"), ("pe", "water", "for")],
    ),
    (
        "„Zölle ja, Wasserteilung niemals“, sagte Peru.",
        [("pe", "tariffs", "for"), ("pe", "water", "against")],
    ),
    ("Keine Zölle, Punkt: So knapp fasst Peru seine Haltung.", [("pe", "tariffs", "against")]),
    (
        # the next sentence begins with who cries it
        "Zölle ja, Wasserteilung nein\n\nPeru bleibt hart.",
        [("pe", "tariffs", "for"), ("pe", "water", "against")],
    ),
]
NEWS: list[tuple[str, Found]] = [
    ("Keine Wasserteilung: Peru reist ab.", []),
    ("Neue Zölle, alter Streit: Peru berät.", []),
    ("Mehr Zölle, weniger Wachstum: Peru legt die Prognose vor.", []),
    ("Kein Wort über Zölle: Peru schweigt.", []),
    ("Vor Zöllen ja, nach Zöllen nein: So sieht es Peru.", []),
    ("Zölle ja, Wasserteilung nein: Das ist seit Jahren die Frage.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*SLOGANS, *NEWS])
def test_slogans(text: str, expected: Found) -> None:
    found = positions(text)
    assert sorted((str(p.party), str(p.issue), p.stance) for p in found) == sorted(
        (str(party), issue, stance) for party, issue, stance in expected
    )


WORDS = "Peru : Zölle ja , nein Wasserteilung weg her nicht sondern „ “ Punkt . – kein statt sagte"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=20))
def test_every_slogan_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for position in positions(text):
        for span in position.evidence:
            assert report(text).text[span.start : span.end] == span.text
