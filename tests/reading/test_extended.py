"""A stance that extends to another matter, and what nothing may be done without."""

from __future__ import annotations

import pytest

from .made import positions

LIKEWISE = [
    ("de", "against", "Chile lehnt eine Lohnerhöhung ab. Gleiches gelte für Zölle."),
    ("de", "against", "Chile lehnt eine Lohnerhöhung ab; dasselbe gilt für Zölle."),
    (
        "de",
        "against",
        "Chile lehnte eine Lohnerhöhung ab. Nicht anders verhalte es sich mit Zöllen.",
    ),
    ("de", "for", "Chile fordert eine Lohnerhöhung. Das gelte auch für Zölle."),
    ("en", "against", "Chile rejects a pay rise. The same goes for tariffs."),
    ("en", "for", "Chile demands a pay rise. That applies to tariffs as well."),
]
NOT_LIKEWISE = [
    ("de", "Chile lehnt eine Lohnerhöhung ab. Gleiches gelte nicht für Zölle."),
    (
        "de",
        "Chile lehnt eine Lohnerhöhung ab. Gleiches gelte für Zölle, sagte Perus Präsident Vargas.",
    ),
    ("de", "Chile lehnt eine Lohnerhöhung ab. Das Gesetz gilt auch für Zölle."),
    ("de", "Chile lehnt eine Lohnerhöhung ab. Am Abend regnete es. Gleiches gelte für Zölle."),
    ("en", "Chile rejects a pay rise. The same does not go for tariffs."),
]


@pytest.mark.parametrize(("language", "stance", "text"), LIKEWISE)
def test_a_stance_extends_to_another_matter(language: str, stance: str, text: str) -> None:
    found = {(p.party, p.issue): p.stance for p in positions(text, language)}
    assert found == {("cl", "wages"): stance, ("cl", "tariffs"): stance}


@pytest.mark.parametrize(("language", "text"), NOT_LIKEWISE)
def test_what_does_not_extend(language: str, text: str) -> None:
    assert {(p.party, p.issue) for p in positions(text, language)} == {("cl", "wages")}


@pytest.mark.parametrize(
    "text",
    [
        "Das könne nicht ohne Zölle beschlossen werden, sagte Chiles Präsident Ruiz.",
        "Der Haushalt dürfe nicht ohne Zölle verabschiedet werden, sagte Chiles Präsident Ruiz.",
    ],
)
def test_what_may_not_be_done_without(text: str) -> None:
    (found,) = positions(text)
    assert (found.party, found.issue, found.stance) == ("cl", "tariffs", "for")


def test_a_question_of_two_words_for_one_matter_is_answered() -> None:
    text = (
        "Zölle auf alle Waren aus dem fernen Ausland von morgen an? Dazu werde sein Land nicht die "
        "Hand reichen, sagte Chiles Präsident Ruiz."
    )
    (found,) = positions(text)
    assert (found.party, found.issue, found.stance) == ("cl", "tariffs", "against")


def test_a_noun_that_looks_like_a_verb_does_not_hide_a_question() -> None:
    text = (
        "Zölle nach dem Ende der Kämpfe um die Löhne? Dazu werde sein Land nicht die Hand reichen, "
        "sagte Chiles Präsident Ruiz."
    )
    (found,) = positions(text)
    assert (found.party, found.issue, found.stance) == ("cl", "tariffs", "against")
