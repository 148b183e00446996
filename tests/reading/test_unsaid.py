"""Stances that no single verb gives: laws, conditions, contrasts, answers, clauses that are denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions, report

Found = list[tuple[str | None, str, str, bool]]

LAWS: list[tuple[str, Found]] = [
    (
        "Peru teilte mit, die Wasserteilung stehe in der Verfassung.",
        [("pe", "water", "for", True)],
    ),
    (
        "Peru erklärte, die Verfassung verbiete Zölle.",
        [("pe", "tariffs", "against", True)],
    ),
    (
        "„Zölle erlaubt unsere Verfassung nicht“, sagte Peru.",
        [("pe", "tariffs", "against", True)],
    ),
    ("Peru erklärte, die Verfassung verbiete Zölle nicht.", [("pe", "tariffs", "open", False)]),
    ("Die Wasserteilung steht in der Zeitung.", []),
]
WITHOUT: list[tuple[str, Found]] = [
    ("„Ohne Zölle wird es keinen Frieden geben“, sagte Peru.", [("pe", "tariffs", "for", True)]),
    ("Peru unterschreibt ohne Zölle nichts.", [("pe", "tariffs", "for", True)]),
    ("„Ohne Zölle ist die Ernte schlecht“, sagte Peru.", []),
    (
        "Peru sagte, ein Wasserabkommen ohne Fristen sei nicht ausgereift.",
        [("pe", "water", "against", False)],
    ),
]
DENIED_CONTENT: list[tuple[str, Found]] = [
    ("Chile kündigte an, keine Zölle zu erheben.", [("cl", "tariffs", "against", False)]),
    ("Chile fordert, dass keine Zölle erhoben werden.", [("cl", "tariffs", "against", False)]),
    ("Chile fordert, nicht nur Zölle zu erheben.", [("cl", "tariffs", "for", False)]),
]
CONTRASTS: list[tuple[str, Found]] = [
    (
        "Chile schließt Zölle aus, eine Freilassung nicht.",
        [("cl", "tariffs", "against", False), ("cl", "hostages", "open", False)],
    ),
    (
        "Chile lehnt Zölle ab, eine Freilassung durchaus nicht.",
        [("cl", "tariffs", "against", False), ("cl", "hostages", "open", False)],
    ),
]
FADING: list[tuple[str, Found]] = [
    ("Der Widerstand Perus gegen Zölle bröckelt.", [("pe", "tariffs", "open", False)]),
    ("Chile verschließt sich Zöllen nicht länger.", [("cl", "tariffs", "open", False)]),
    ("Chile erhebt gegen Zölle keine Einwände mehr.", [("cl", "tariffs", "for", False)]),
    ("„Eine Freilassung ist kein Tabu mehr“, sagte Peru.", [("pe", "hostages", "open", False)]),
]
KINDS: list[tuple[str, Found]] = [
    # one of a kind is refused; what stands there already is kept
    (
        "Für Peru steht eine Wasserteilung nicht zur Debatte.",
        [("pe", "water", "against", True)],
    ),
    ("Für Peru steht die Wasserteilung nicht zur Debatte.", [("pe", "water", "for", True)]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*LAWS, *WITHOUT, *DENIED_CONTENT, *CONTRASTS, *FADING, *KINDS],
)
def test_what_is_left_unsaid(text: str, expected: Found) -> None:
    assert [(p.party, p.issue, p.stance, p.red_line) for p in positions(text)] == expected


def test_answers_to_a_question_in_the_same_mouth() -> None:
    found = positions("„Eine Freilassung? Niemals. So ist es eben“, sagte Peru.")
    assert [(p.party, p.issue, p.stance) for p in found] == [("pe", "hostages", "against")]
    assert positions("Kommt die Freilassung? Niemals sah man so viel Schnee.") == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Peru erklärte, Zölle würden erst erhoben, wenn die Ernte ende.",
            "wenn die Ernte ende",
        ),
        (
            "Peru teilte mit, man gebe die Geiseln nur dann frei, wenn die Armee gehe.",
            "wenn die Armee gehe",
        ),
        (
            "Fällt die Ernte aus, dann sei man zu Zöllen bereit, erklärte Peru.",
            "Fällt die Ernte aus",
        ),
        (
            "Chile ist zu Zöllen bereit, es sei denn, die Ernte fällt aus.",
            "es sei denn, die Ernte fällt aus",
        ),
    ],
)
def test_conditions_of_other_forms(text: str, condition: str) -> None:
    limits = [p.condition.text for p in positions(text) if p.condition is not None]
    assert limits == [condition]


WORDS = (
    "Zölle Peru Chile die Verfassung verbiete nicht ohne , ? „ “ : erst wenn man kein Frieden steht in "
    "der Gern zur Debatte sollte es sei denn niemals . wir lassen uns auf ein schließt aus durchaus"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
def test_evidence_is_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in positions(text):
        (span,) = found.evidence
        assert report(text).text[span.start : span.end] == span.text
        if found.condition is not None:
            part = found.condition
            assert report(text).text[part.start : part.end] == part.text
