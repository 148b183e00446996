"""Folding: case, diacritics and hyphens make no difference, other spellings do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.folding import name_key, plain

SAME = [
    ("Wałęsa", "Walesa"),
    ("Støre", "Store"),
    ("Groß", "Gross"),
    ("MÜLLER", "Müller"),
    ("Jean-Luc Picard", "Jean Luc Picard"),
]
APART = [("Müller", "Möller"), ("Umerow", "Umerov"), ("Hanna Berg", "Berg")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_folding_joins(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_folding_keeps_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=40))
def test_a_key_holds_no_blanks_and_no_diacritics(text: str) -> None:
    key = name_key(text)
    assert key == "" or not any(c.isspace() for c in key)
    assert key == name_key(text.strip())
    assert plain(plain(text)) == plain(text)
