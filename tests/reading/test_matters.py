"""Stances on what the agenda does not know."""

from __future__ import annotations

from zopa.reading.clauses import ClauseReader
from zopa.reading.matters import OpenMatter, open_matters
from zopa.reading.names import NameReader
from zopa.reading.stance import StanceReader
from zopa.reading.subjects import Subjects

from .made import page, places


def matters(text: str, language: str = "de") -> list[OpenMatter]:
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
    assert found.evidence.text == "Chile fordert ein Tempolimit auf Landstraßen"


def test_names_and_words_that_take_up_are_no_matters() -> None:
    assert matters("Chile lehnt diesen Vorschlag ab.") == []
    assert matters("Chile fordert das von Peru.") == []


def test_one_matter_is_told_once() -> None:
    text = "Chile fordert ein Tempolimit. Chile verlangt ein Tempolimit."
    assert [one.keywords for one in matters(text)] == [("Tempolimit",)]


def test_english() -> None:
    (found,) = matters("Chile demanded a speed limit.", "en")
    assert (found.party, found.stance, found.keywords[0]) == ("cl", "for", "limit")
