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
    ("Er lehnt den Plan als „nicht reif“ ab.", "against"),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_polarity(text: str, expected: str) -> None:
    assert polarity(page(text)) == expected
