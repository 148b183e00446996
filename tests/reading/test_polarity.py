"""Whether a claim speaks for or against, by its text alone."""

from __future__ import annotations

import pytest

from zopa.reading.polarity import polarity

from .made import page

CLAIMS = [
    ("Der Verband fordert mehr Brücken.", "for"),
    ("Der Verband lehnt mehr Brücken ab.", "against"),
    ("Der Verband lehnt es ab, die Brücken zu streichen.", "for"),
    ("Der Verband fordert, die Brücken zu streichen.", "against"),
    ("Der Verband schließt neue Brücken nicht aus.", "for"),
    ("„Eine Brücke wird es nicht geben“, sagte sie.", "against"),
    ("Neue Brücken seien nicht hinnehmbar.", "against"),
    ("Die Kritik an den Brücken wächst.", "against"),
    ("Anwohner gegen neue Brücken.", "against"),
    ("Die Brücke wird gebaut.", "for"),
    ("Der Verband ist klar dagegen.", "against"),
    ("Das wollen und werden wir nicht bauen.", "against"),
    ("Der Verband hat sich gegen eine Brücke für Lastwagen ausgesprochen.", "against"),
    ("Der Verband hat sich für ein Gesetz gegen Brücken ausgesprochen.", "for"),
    ("Der Verband fordert, keine Brücken zu bauen.", "against"),
    ("Er lehnt den Plan als „nicht reif“ ab.", "against"),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_polarity(text: str, expected: str) -> None:
    assert polarity(page(text)) == expected
