"""Titles compared, and who bears them."""

from __future__ import annotations

import pytest

from zopa.language.ranks import Relation, bare_title, by_a_woman, given_to_women, relation

TITLES = [
    ("de", "Präsident", "Staatschef", "same"),
    ("de", "Ministerin", "Finanzministerin", "same"),
    ("de", "US-Außenministers", "Außenminister", "same"),
    ("de", "Außenminister", "Finanzminister", "apart"),
    ("de", "Präsident", "Vizepräsident", "apart"),
    ("de", "Professorin", "Ministerin", "apart"),
    ("de", "Kanzler", "Vorsitzender", "unknown"),
    ("en", "president", "vice-president", "apart"),
    ("de", "kenianischer Minister für Fischerei", "Außenminister", "same"),
    ("en", "professor", "minister", "apart"),
]


@pytest.mark.parametrize(("language", "one", "other", "expected"), TITLES)
def test_two_titles(language: str, one: str, other: str, expected: Relation) -> None:
    titles = bare_title(one, language), bare_title(other, language)
    assert relation(*titles, language) == expected
    assert relation(*reversed(titles), language) == expected


def test_who_bears_a_title() -> None:
    german = {"Ministerin": True, "Minister": False, "Personalchefin": True, "Gesandte": None}
    assert {title: by_a_woman(title, "de") for title in german} == german
    assert by_a_woman("spokeswoman", "en") is True
    assert by_a_woman("president", "en") is None


def test_who_bears_a_given_name() -> None:
    assert given_to_women("Anna", "de") is True
    assert given_to_women("Paul", "de") is False
    assert given_to_women("Kim", "de") is None
    assert given_to_women("Xquil", "de") is None
