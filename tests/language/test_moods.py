"""Which verbs report speech by their form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.language.moods import forms, konjunktiv_1

CASES = [
    ("Der Hafen sei sicher .", 0.1, ["sei"]),
    ("Die Stadt verliere den Hafen .", 0.05, ["verliere"]),
    ("Sie halte den Hafen für sicher .", 0.05, ["halte"]),
    ("Sie berichte davon .", 0.05, ["berichte"]),
    ("Dort fehlte der Hafen .", 0.8, []),  # a past tense
    ("Dort käme das Schiff an , wenn niemand es ausschlösse .", 0.8, []),  # the other Konjunktiv
    ("Ich verliere den Hafen .", 0.5, []),  # the indicative of the first person
    ("Ich weiß , er verliere den Hafen .", 0.5, ["verliere"]),
    ("Verliere den Hafen nicht .", 0.2, []),
    ("Wir fahren , und ihr wartet .", 0.9, []),  # no form of that mood
    ("Die Häfen seien voll .", 0.01, []),  # the model must allow it
]


@pytest.mark.parametrize(("text", "chance", "expected"), CASES)
def test_konjunktiv_1(text: str, chance: float, expected: list[str]) -> None:
    words = text.split()
    found = konjunktiv_1(words, [True] * len(words), [chance] * len(words), forms("de"))
    assert [word for word, is_it in zip(words, found, strict=True) if is_it] == expected


def test_what_is_no_verb_is_none() -> None:
    assert konjunktiv_1(["Frage"], [False], [0.9], forms("de")) == [False]


def test_a_language_without_the_mood_is_named() -> None:
    with pytest.raises(FileNotFoundError):
        forms("en")


@given(st.lists(st.tuples(st.text(min_size=1), st.booleans(), st.floats(0, 1))))
def test_only_verbs_and_one_answer_for_each_word(rows: list[tuple[str, bool, float]]) -> None:
    words, verbs, chances = zip(*rows, strict=True) if rows else ((), (), ())
    found = konjunktiv_1(words, verbs, chances, forms("de"))
    assert len(found) == len(rows)
    assert all(verb for verb, is_it in zip(verbs, found, strict=True) if is_it)
