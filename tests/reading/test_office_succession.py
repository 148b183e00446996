"""Offices told by who came before or after whom, and offices that somebody gives up."""

from __future__ import annotations

import pytest

from zopa.case.findings import Office

from .made import of

TOLD = [
    (
        "de",
        "Die Gesandte Greta Holm hat ihr Amt niedergelegt. Nachfolger wird Sven Arndt.",
        {("holm", "Gesandte", "left"), ("arndt", "Gesandte", "named")},
    ),
    (
        "de",
        "Chefunterhändler Luc Vermeer geht im Juni. Ihm folgt Ida Martens nach.",
        {("vermeer", "Chefunterhändler", "held"), ("martens", "Chefunterhändler", "named")},
    ),
    (
        "de",
        "Außenminister Jorn Tveit kam spät, sein Vorgänger Aksel Rimmer war nie da.",
        {("tveit", "Außenminister", "held"), ("rimmer", "Außenminister", "left")},
    ),
    (
        "de",
        "Ida Falk löst Verteidigungsminister Karl Brehm ab.",
        {("brehm", "Verteidigungsminister", "held"), ("falk", "Verteidigungsminister", "named")},
    ),
    (
        "de",
        "Auf Generaldirektor Karl Brehm folgt Ida Falk.",
        {("brehm", "Generaldirektor", "held"), ("falk", "Generaldirektor", "named")},
    ),
    (
        "de",
        "Verteidigungsminister Karl Brehm, der lange gezögert hatte, trat am Mittwoch zurück.",
        {("brehm", "Verteidigungsminister", "left")},
    ),
    (
        "en",
        "Justice Minister Petra Sole, who had fought it, resigned. Her successor is Ida Falk.",
        {("sole", "Justice Minister", "left"), ("falk", "Justice Minister", "named")},
    ),
    (
        "en",
        "Ida Falk succeeds Foreign Minister Karl Brehm.",
        {("brehm", "Foreign Minister", "held"), ("falk", "Foreign Minister", "named")},
    ),
    (
        "en",
        "Foreign Minister Karl Brehm was replaced by Ida Falk.",
        {("brehm", "Foreign Minister", "held"), ("falk", "Foreign Minister", "held")},
    ),
]


def told(text: str, language: str) -> set[tuple[str, str, str]]:
    return {
        (one.actor.rpartition("-")[2], one.title, one.status) for one in of(Office, text, language)
    }


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_succession(language: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text, language) == expected


NONE = [
    ("de", "Verteidigungsminister Karl Brehm kam. Ida Falk folgt der Einladung nach Oslo."),
    ("de", "Verteidigungsminister Karl Brehm kam. Ida Falk löste den Streit."),
    ("de", "Verteidigungsminister Karl Brehm kam. Ein Nachfolger steht nicht fest."),
    ("de", "Ihm folgt Ida Falk nach."),
    ("de", "Ein Vertrauter von Verteidigungsminister Karl Brehm hat sein Amt verloren."),
    ("en", "Foreign Minister Karl Brehm came. Ida Falk replaced the old paper."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_tells_of_no_succession(language: str, text: str) -> None:
    found = told(text, language)
    assert all(surname != "falk" for surname, _, _ in found)
    assert all(status == "held" for _, _, status in found)


def test_the_minister_of_a_meeting_of_ministers_is_nobody() -> None:
    text = (
        "Kenias Handelsminister heißt Tao Remi. Nach einer Sitzung der Handelsminister schwieg er."
    )
    assert all(one.rule != "office.title_of_bearer" for one in of(Office, text))


def test_evidence_is_the_text() -> None:
    for language, text, _ in TOLD:
        for one in of(Office, text, language):
            span = one.evidence[0]
            assert text[span.start : span.end] == span.text
