"""What somebody gets nothing without, and what he does rather than give way: red lines."""

from __future__ import annotations

import pytest

from .made import positions

RED = [
    ("de", "for", '„Das Wasserabkommen oder wir fahren heim", sagte Chiles Präsident Ruiz.'),
    ("de", "for", '„Das Wasserabkommen oder gar nichts", sagte Chiles Präsident Ruiz.'),
    (
        "de",
        "for",
        '„Entweder kommt das Wasserabkommen, oder es wird gestreikt", sagte Chiles Präsident Ruiz.',
    ),
    (
        "de",
        "for",
        '„Ohne das Wasserabkommen bleibt der Stift in der Tasche", sagte Chiles Präsident Ruiz.',
    ),
    (
        "de",
        "for",
        "Chile zählt das Wasserabkommen zu den Punkten, ohne die es keine Unterschrift gibt.",
    ),
    (
        "de",
        "for",
        "Dass das Wasserabkommen kommt, zählt Chile zu den Punkten, ohne die es keine Unterschrift gibt.",
    ),
    ("de", "for", "Das Wasserabkommen ist für Chile die Klammer, ohne die alles auseinanderfällt."),
    (
        "de",
        "for",
        '„Wir gehen nicht nach Hause, bevor das Wasserabkommen steht", sagte Chiles Präsident Ruiz.',
    ),
    ("de", "against", "Ehe er Zöllen zustimme, trete er ab, sagte Chiles Präsident Ruiz."),
    (
        "de",
        "against",
        'Zölle? „Eher friert das Meer zu", sagte Chiles Präsident Ruiz.',
    ),
    ("de", "against", "Zölle, das wird es mit Chile nicht geben, sagte Chiles Präsident Ruiz."),
    ("de", "against", "Zölle scheiterten am Grundgesetz, sagte Chiles Präsident Ruiz."),
    ("de", "against", "Zölle schließt Artikel 5 der Verfassung aus, sagte Chiles Präsident Ruiz."),
    (
        "de",
        "against",
        "Zölle seien mit ihm nicht zu machen, sagte Ruiz, Chiles Präsident, nicht heute und nicht später.",
    ),
    ("en", "for", '"The water treaty or we walk," said Chile\'s president.'),
    ("en", "for", "Chile insists: no water treaty, no deal."),
    (
        "en",
        "for",
        "Absent a water treaty, nothing will be signed, said Chile's president.",
    ),
    ("en", "against", "Chile says tariffs a non-starter"),
]
PLAIN = [
    ("de", 'Auf „Wasserabkommen oder Zölle" lautet das Thema der Tagung in Chile.'),
    ("de", "Ob das Wasserabkommen oder Zölle kommen, weiß in Chile niemand."),
    ("de", "Bevor er den Zöllen zustimme, wolle er Zahlen sehen, sagte Chiles Präsident Ruiz."),
    ("de", "Chile zählt das Wasserabkommen zu den Punkten, über die man sprechen werde."),
    ("de", "Dass Chile Zölle ausschließe, bestritt ein Beobachter."),
    ("de", "Früher waren Zölle für Chile ausgeschlossen."),
    (
        "de",
        "Eher sei mit einem Ergebnis im Mai zu rechnen, sagte Chiles Präsident Ruiz zu den Zöllen.",
    ),
    ("en", "Formerly tariffs were out of the question for Chile."),
    ("en", "Whether Chile wants the water treaty or tariffs is unclear."),
]


@pytest.mark.parametrize(("language", "stance", "text"), RED)
def test_a_choice_that_is_none_is_a_red_line(language: str, stance: str, text: str) -> None:
    found = positions(text, language)
    assert [(one.stance, one.red_line) for one in found] == [(stance, True)]
    assert all(text[e.start : e.end] == e.text for one in found for e in one.evidence)


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_what_only_looks_like_a_last_word_is_no_red_line(language: str, text: str) -> None:
    assert not any(one.red_line for one in positions(text, language))


def test_who_would_rather_resign_than_agree_refuses() -> None:
    (found,) = positions("Chile will sooner resign than accept the tariffs.", "en")
    assert found.stance == "against"


def test_as_long_as_opens_a_condition() -> None:
    (found,) = positions("As long as Norway waits, Chile will not accept tariffs.", "en")
    assert found.condition is not None
    assert found.condition.text == "As long as Norway waits"


def test_what_nobody_of_the_own_side_does_is_refused_by_the_speaker() -> None:
    (found,) = positions(
        "Für Zölle werde sich kein Minister seines Landes hergeben, sagte Chiles Präsident Ruiz."
    )
    assert (found.party, found.stance) == ("cl", "against")


ON_TERMS = [
    (
        "de",
        "Chile hätte nichts gegen Zölle, sofern sie befristet sind.",
        "sofern sie befristet sind",
    ),
    ("de", "Zölle? „Ja, wenn alle zahlen“, sagte Chiles Präsident Ruiz.", "wenn alle zahlen"),
    (
        "de",
        "Chile ist zu Zöllen bereit und stellt nur eine Bedingung: Alle müssen zahlen.",
        "Alle müssen zahlen",
    ),
    ("en", "Chile could live with tariffs so long as everyone pays.", "so long as everyone pays"),
    (
        "en",
        "In return for aid Chile would accept tariffs.",
        "In return for aid",
    ),
]


@pytest.mark.parametrize(("language", "text", "terms"), ON_TERMS)
def test_consent_on_terms_is_open(language: str, text: str, terms: str) -> None:
    found = [one for one in positions(text, language) if one.issue == "tariffs"]
    assert [one.stance for one in found] == ["open"]
    assert found[0].condition is not None
    assert found[0].condition.text == terms


def test_who_is_as_useful_as_a_hole_is_not_wanted() -> None:
    (found,) = positions("„Zölle sind so nützlich wie ein Kropf“, sagte Chiles Präsident Ruiz.")
    assert found.stance == "against"
    (other,) = positions("„Zölle sind so nützlich wie nie“, sagte Chiles Präsident Ruiz.")
    assert other.stance == "for"


def test_no_word_of_a_side_comes_from_there() -> None:
    (found,) = positions("Solange geschossen wird, gibt es von Chile keine Zölle.")
    assert (found.stance, found.condition is not None) == ("against", True)


@pytest.mark.parametrize(
    "text",
    [
        "Der Vermittler warnt Chile vor den Zöllen.",
        "Ein Gesandter forderte Chile auf, auf Zölle zu verzichten.",
        "Ein Beobachter riet Chile zu Zöllen.",
    ],
)
def test_whom_somebody_unknown_urges_takes_no_stance(text: str) -> None:
    assert not [one for one in positions(text) if one.party == "cl"]
