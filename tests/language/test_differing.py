"""Signs of change and denial, the scale of strength, offices of one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.compact import LANGUAGES
from zopa.language.counting import counting
from zopa.language.differing import Sign, differing, nouns, office_of, sign, strongest


@pytest.mark.parametrize(
    ("text", "name", "language", "words"),
    [
        ("Das schließt er nicht mehr aus.", "changed", "de", "nicht mehr"),
        ("Die Partei rückt von der Forderung ab.", "changed", "de", "rückt von der Forderung ab"),
        ("Die Partei rückt von der Forderung nicht ab.", "changed", "de", None),
        ("Dabei bleibe es.", "still", "de", "Dabei bleibe es"),
        ("He is no longer against it.", "changed", "en", "no longer"),
        ("He denied it.", "denied", "en", "denied"),
        ("Umstellung", "changed", "de", None),
        ("Das schließt er nicht mehr aus.", "changed", "fr", None),
        ("Das schließt er nicht mehr aus.", "changed", None, None),
    ],
)
def test_signs(text: str, name: Sign, language: str | None, words: str | None) -> None:
    found = sign(text, name, language)
    assert (found.text if found else None) == words


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Das halte ich für unrealistisch.", 1),
        ("Das lehnen wir ab.", 2),
        ("Das ist unrealistisch und ausgeschlossen.", 3),
        ("Er schließt Gespräche mit dem Nachbarn aus.", 3),
        ("Er schließt Gespräche nicht aus.", None),
        ("Das ist nicht ausgeschlossen.", None),
        ("Das ist nicht verhandelbar.", 3),
        ("Guten Tag.", None),
    ],
)
def test_strength(text: str, level: int | None) -> None:
    found = strongest(text, "de")
    assert (found.level if found else None) == level


def test_offices_have_one_id_in_all_languages() -> None:
    assert office_of("Außenministerin", "de") == office_of("foreign minister", "en")
    assert office_of("Sprecherin", "de") is None
    assert office_of("Außenministerin", None) is None


def test_nouns() -> None:
    assert nouns("Die Gespräche scheitern", "de") == ["Die", "Gespräche"]
    assert nouns("the talks fail", "en") == ["the", "talks", "fail"]
    assert nouns("the talks fail", None) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_of_each_language(language: str) -> None:
    known = differing(language)
    assert set(known.signs) == set(differing("de").signs)
    assert set(known.offices.values()) == set(differing("de").offices.values())
    assert counting(language).totals <= {one.id for one in counting(language).counts}


@given(st.text(max_size=200), st.sampled_from(("still", "changed", "denied")))
def test_any_text(text: str, name: Sign) -> None:
    for found in (sign(text, name, "de"), strongest(text, "de")):
        if found is not None:
            assert text[found.start : found.end] == found.text
