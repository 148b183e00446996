"""Stances on what the agenda does not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.findings import Matter
from zopa.reading.clauses import ClauseReader
from zopa.reading.matters import open_matters
from zopa.reading.name_reader import NameReader
from zopa.reading.stance import StanceReader
from zopa.reading.subjects import Subjects

from .made import of, page, places, reader, report


def matters(text: str, language: str = "de") -> list[Matter]:
    laid = page(text, language)
    clauses = ClauseReader(laid)
    subjects = Subjects(laid, NameReader(laid, places(language)).read(), clauses)
    reader = StanceReader(laid, clauses, subjects)
    stands = [
        stand
        for sentence in laid.sentences
        for stand in reader.read(sentence, clauses.read(sentence), [])
    ]
    return open_matters(laid, stands, frozenset(subjects.at))


def test_the_nouns_of_a_stance_are_its_keywords() -> None:
    (found,) = matters("Chile fordert ein Tempolimit auf Landstraßen.")
    assert (found.party, found.stance) == ("cl", "for")
    assert found.keywords == ("Tempolimit", "Landstraßen")
    assert found.evidence[0].text == "Chile fordert ein Tempolimit auf Landstraßen"


def test_names_and_words_that_take_up_are_no_matters() -> None:
    assert matters("Chile lehnt diesen Vorschlag ab.") == []
    assert matters("Chile fordert das von Peru.") == []


def test_one_matter_is_told_once() -> None:
    text = "Chile fordert ein Tempolimit. Chile verlangt ein Tempolimit."
    assert [one.keywords for one in matters(text)] == [("Tempolimit",)]


def test_english() -> None:
    (found,) = matters("Chile demanded a speed limit.", "en")
    assert (found.party, found.stance, found.keywords[0]) == ("cl", "for", "limit")


@pytest.mark.parametrize(
    "text",
    [
        "Chile verlangt am Freitag im Herbst.",
        "Chile fordert eine Antwort.",
        "Chile lehnt die Vorschläge der Unterhändler ab.",
        "Chile verlangt, nicht namentlich im Bericht zu stehen.",
    ],
)
def test_times_people_and_words_for_anything_are_no_matters(text: str) -> None:
    assert matters(text) == []


def test_a_report_gives_its_open_matters_with_their_words() -> None:
    text = "Chile fordert ein Tempolimit auf Landstraßen. Peru lehnt ein Tempolimit ab.\n"
    found = of(Matter, text)
    assert [(f.party, f.stance, f.keywords[0]) for f in found] == [
        ("cl", "for", "Tempolimit"),
        ("pe", "against", "Tempolimit"),
    ]
    assert all(f.id for f in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "Chile",
                "Peru",
                "fordert",
                "lehnt",
                "ab",
                "ein",
                "Tempolimit",
                "am Freitag",
                ",",
                ".",
                "„",
                "“",
            ]
        ),
        max_size=30,
    )
)
def test_any_words_keep_the_promise_of_evidence(pieces: list[str]) -> None:
    made = report(" ".join(pieces) + "\n")
    for one in reader().read(made):
        for span in one.evidence:
            assert made.text[span.start : span.end] == span.text
