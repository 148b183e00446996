"""Words of one family share a key; words that only look alike share none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.families import families

RELATED = [
    ("de", "Abtretung", "abtreten"),
    ("de", "Abtretung", "abzutreten"),
    ("de", "Abtretung", "abgetretenen"),
    ("de", "Rückzug", "zurückziehen"),
    ("de", "Rückzug", "zurückgezogen"),
    ("de", "Einfrieren", "eingefroren"),
    ("de", "Aufhebung", "aufgehoben"),
    ("de", "Wahl", "gewählt"),
    ("de", "Lockerung", "gelockert"),
    ("de", "Stationierung", "stationieren"),
    ("de", "Beitritt", "beizutreten"),
    ("de", "Überwachung", "überwacht"),
    ("de", "Rückgabe", "zurückzugeben"),
    ("en", "withdrawal", "withdrew"),
    ("en", "recognition", "recognizes"),
    ("en", "deployment", "deploying"),
    ("en", "annexation", "annexed"),
    ("en", "delivery", "delivered"),
]
STRANGERS = [
    ("de", "Alten", "alten"),
    ("de", "Verfassung", "verfassen"),
    ("de", "Vertrag", "vertragen"),
    ("de", "Verhalten", "halten"),
    ("de", "Zug", "Abzug"),
    ("de", "Regierung", "regieren"),
    ("en", "nation", "national"),
    ("en", "government", "governs"),
    ("en", "station", "stationed"),
]


@pytest.mark.parametrize(("language", "one", "other"), RELATED)
def test_one_family(language: str, one: str, other: str) -> None:
    known = families(language)
    assert known.of(one) & known.of(other)


@pytest.mark.parametrize(("language", "one", "other"), STRANGERS)
def test_no_family(language: str, one: str, other: str) -> None:
    known = families(language)
    assert not known.of(one) & known.of(other)


def test_a_verb_in_two_pieces() -> None:
    known = families("de")
    assert known.joined("ab", "zieht") == known.of("Abzug")
    assert known.joined("zurück", "gibt") == known.of("Rückgabe")
    assert not known.joined("heute", "zieht")


def test_nouns_without_their_endings() -> None:
    known = families("de")
    assert known.stem("Gebiete") == known.stem("Gebieten") == known.stem("Gebiet")
    assert known.stem("Alten") != known.stem("Alter")


@given(st.text(max_size=30))
def test_any_word(word: str) -> None:
    for language in ("de", "en"):
        known = families(language)
        assert known.of(word) == known.of(word)
        assert known.stem(word).lower() == known.stem(word)
