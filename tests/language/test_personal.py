"""The parts of a personal name, and when two names with given names are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.personal import agree, bears, personal_name

PARTS = [
    ("Anna Berg", ("Anna",), "Berg", ""),
    ("Berg", (), "Berg", ""),
    ("J.D. Tal", ("j", "d"), "Tal", ""),
    ("JD Tal", ("j", "d"), "Tal", ""),
    ("J. D. Tal", ("j", "d"), "Tal", ""),
    ("Helga von der Heide", ("Helga",), "Heide", ""),
    ("Hassan al-Badri", ("Hassan",), "Badri", ""),
    ("Jean-Luc Falk", ("Jean", "Luc"), "Falk", ""),
    ("Ada Kramp-Sauer", ("Ada",), "Kramp-Sauer", ""),
    ("Donald Tal Jr.", ("Donald",), "Tal", "jr"),
]
AGREE = [
    ("Anna Berg", "Anna Maria Berg", "name.middle"),
    ("Anna M. Berg", "Anna Maria Berg", "spelling.same_letters"),
    ("Iryna Orlowa", "Irina Orlova", "spelling.slavic"),
    ("Anna Berg", "Paul Berg", None),
    ("Anna Maria Berg", "Anna Sofia Berg", None),
    ("Donald Tal", "Donald Tal Jr.", None),
    ("A. Berg", "Anna Berg", None),
    ("Berg", "Anna Berg", None),
]


@pytest.mark.parametrize(("text", "given_names", "surname", "suffix"), PARTS)
def test_parts(text: str, given_names: tuple[str, ...], surname: str, suffix: str) -> None:
    name = personal_name(text)
    assert (name.given, name.surname, name.suffix) == (given_names, surname, suffix)


@pytest.mark.parametrize(("one", "other", "rule"), AGREE)
def test_names_agree(one: str, other: str, rule: str | None) -> None:
    assert agree(one, other) == rule
    assert agree(other, one) == rule


def test_a_surname_in_another_spelling_is_that_of_the_full_name() -> None:
    assert bears("Andrij Hnatow", "Gnatov")
    assert bears("Anna Berg", "BERG")
    assert not bears("Anna Meyer", "Meier")


@given(st.text(max_size=40))
def test_any_text_has_parts(text: str) -> None:
    name = personal_name(text)
    assert name.text == text
    assert all(name.given)
