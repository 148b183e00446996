"""How far words reach: denials of a part, what stands for what, what a clause takes up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .made import findings, positions

Case = tuple[str, str, str]  # language, text, positions: party, issue and stance


def found(text: str, language: str = "de") -> set[str]:
    return {f"{p.party}:{p.issue}:{p.stance}" for p in positions(text, language)}


PARTS: list[Case] = [
    # a denial behind a mark is of what follows it
    ("de", "Chile fordert Zölle, nicht eine Freilassung.", "cl:tariffs:for cl:hostages:against"),
    (
        "de",
        "Chile fordert keine Zölle, sondern ein Wasserabkommen.",
        "cl:tariffs:against cl:water:for",
    ),
    ("de", "Peru sei bereit, Zölle zu erheben, aber nicht im Mai.", "pe:tariffs:for"),
    ("en", "Chile wants tariffs, not a water treaty.", "cl:tariffs:for cl:water:against"),
    # behind an insertion it is of the whole
    ("de", "Chile unterstützt, so der Minister, nicht das Wasserabkommen.", "cl:water:against"),
    (
        "de",
        "„Wir werden, wie gesagt, nicht den Zöllen zustimmen“, sagte Peru.",
        "pe:tariffs:against",
    ),
    ("de", "Chile kündigte an, keine Zölle zu erheben.", "cl:tariffs:against"),
]
INSTEAD: list[Case] = [
    ("de", "Chile fordert eine Freilassung statt Zöllen.", "cl:hostages:for cl:tariffs:against"),
    ("de", "Statt Zöllen fordert Chile eine Freilassung.", "cl:hostages:for cl:tariffs:against"),
    ("en", "Chile wants a water treaty rather than tariffs.", "cl:water:for cl:tariffs:against"),
]
CLEFTS: list[Case] = [
    ("de", "Was Chile will, ist ein Wasserabkommen.", "cl:water:for"),
    ("de", "Was Chile nicht akzeptiert, sind Zölle.", "cl:tariffs:against"),
    ("de", "Ein Wasserabkommen ist genau das, was Peru verlangt.", "pe:water:for"),
    ("en", "What Peru wants is a water treaty.", "pe:water:for"),
    ("de", "Die Zölle steigen. Was Chile ablehnt, bleibt unklar.", ""),
]
CLAUSES: list[Case] = [
    # the object stands before its relative clause, and the verb behind it
    (
        "de",
        "Die Zölle, die Peru im Mai verlangt hatte, lehnt Chile ab.",
        "cl:tariffs:against pe:tariffs:for",
    ),
    # what the same sentence named goes before what an earlier one did
    (
        "de",
        "Die Geiseln sind müde. Norwegen fordert Zölle, Chile lehnt sie ab.",
        "no:tariffs:for cl:tariffs:against",
    ),
    (
        "de",
        "Chile fordert Zölle und ein Wasserabkommen; Peru lehnt beides ab.",
        "cl:tariffs:for cl:water:for pe:tariffs:against pe:water:against",
    ),
    # a semicolon ends what a verb is about; a reason is not what is refused
    (
        "de",
        "Kein gutes Haar ließ Chile an der Freilassung; die Zölle seien neu.",
        "cl:hostages:against",
    ),
    ("de", "Der Minister, der anonym bleiben wollte, sprach über Zölle.", ""),
    (
        "de",
        "Die Zölle seien so wenig verhandelbar wie ein Wasserabkommen, sagte Peru.",
        "pe:tariffs:against pe:water:against",
    ),
]
TAKEN: list[Case] = [
    # an adverb in front is the object; what else is named is not
    (
        "de",
        "Peru verlangt Zölle. Davon hält Chile nichts, eine Freilassung sei besser.",
        "pe:tariffs:for cl:tariffs:against",
    ),
    (
        "de",
        "Peru bietet Zölle an. Chile kann sich mit solchen anfreunden.",
        "pe:tariffs:for cl:tariffs:open",
    ),
    # refused for who has no part in it
    ("de", "„Über Zölle ohne uns zu reden, führe nirgendwohin“, sagte Peru.", ""),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [*PARTS, *INSTEAD, *CLEFTS, *CLAUSES, *TAKEN]
)
def test_what_words_reach(language: str, text: str, expected: str) -> None:
    assert found(text, language) == set(expected.split())


PIECES = [
    *["Chile", "fordert", "was", "Zölle", "statt", "nicht", "sondern", "beides", "die", "das"],
    *[",", ";", ":", "„", "ist", "ab"],
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_evidence_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words) + "."
    for finding in findings(text):
        for span in finding.evidence:
            assert text[span.start : span.end] == span.text
