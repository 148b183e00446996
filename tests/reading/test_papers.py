"""Papers speak for whoever the report gives them to, and for nobody where that is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from .made import reader, report, stances, statements
from .test_any_text import texts

SPEAKS = [
    ("Der norwegische Entwurf verlangt Strafzölle.", "no", "tariffs", "for"),
    ("Der Entwurf der Seepartei fordert Strafzölle.", "lake", "tariffs", "for"),
    ("Das Papier aus Oslo verbietet Strafzölle.", "no", "tariffs", "against"),
    ("Chiles Gegenentwurf verlangt Strafzölle.", "cl", "tariffs", "for"),
    ("Der norwegische Entwurf liegt vor. Der Entwurf verlangt Strafzölle.", "no", "tariffs", "for"),
    (
        "Der norwegische Entwurf duldet Strafzölle und sieht ein Wasserabkommen vor.",
        "no",
        "water",
        "for",
    ),
    ("In der chilenischen Fassung müssen die Geiseln freikommen.", "cl", "hostages", "for"),
    (
        "Das Papier, das Oslo am Montag vorlegte, ist kurz. Das Papier verlangt Strafzölle.",
        "no",
        "tariffs",
        "for",
    ),
]


@pytest.mark.parametrize(("text", "party", "issue", "stance"), SPEAKS)
def test_a_paper_speaks_for_its_owner(text: str, party: str, issue: str, stance: str) -> None:
    assert (party, issue, None, stance) in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ein Entwurf verlangt Strafzölle.",
        "Der Entwurf verlangt Strafzölle.",
        "Der norwegische und der chilenische Entwurf liegen vor. Der Entwurf verlangt Strafzölle.",
        "Der norwegische Entwurf liegt vor. Ein Entwurf verlangt Strafzölle.",
        "Der norwegische Entwurf liegt vor. Das Gutachten verlangt Strafzölle.",
        "Der Brief an Oslo verlangt Strafzölle.",
        "Das Papier, das Oslo ablehnt, ist kurz. Das Papier verlangt Strafzölle.",
        "Der Entwurf für Norwegen verlangt Strafzölle.",
    ],
)
def test_a_paper_of_nobody_or_of_several_speaks_for_nobody(text: str) -> None:
    assert not stances(text)


def test_whoever_rejects_a_paper_is_not_its_owner() -> None:
    found = stances("Den norwegischen Entwurf weist Chile zurück.")
    assert {party for party, *_ in found} <= {"cl"}
    found = stances("Der norwegische Entwurf liegt vor. Das Papier lehnt der Verein ab.")
    assert not found


def test_english_papers() -> None:
    text = "A draft which Norway circulated on Monday is short. The draft demands tariffs."
    assert ("no", "tariffs", None, "for") in stances(text, "en")
    assert not stances("A draft is short. The draft demands tariffs.", "en")


def test_a_sentence_with_a_paper_as_its_source() -> None:
    text = "Nach dem Papier aus Oslo sollen alle Strafzölle fallen."
    (one,) = [one for one in statements(text) if one.rule == "statement.paper"]
    assert (one.speaker, one.medium) == ("no", "Writing")
    assert one.quote[0].text == "sollen alle Strafzölle fallen"
    assert [part.text for part in one.speaker_spans] == ["dem Papier aus Oslo"]


@settings(max_examples=60, deadline=None)
@given(texts())
def test_any_text_behind_a_paper(made: tuple[str, str]) -> None:
    text, language = made
    text = "Nach dem norwegischen Entwurf soll " + text
    for one in reader().read(report(text, language)):
        for span in one.evidence:
            assert text[span.start : span.end] == span.text
