"""What a sentence goes on with: pronouns, "beides", nouns of one kind; and where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions


def found(text: str, language: str = "de") -> set[tuple[str | None, str, str]]:
    return {(p.party, p.issue, p.stance) for p in positions(text, language)}


TAKEN_UP = [
    ("Die Zölle steigen im Mai. Chile hielt das bis zum Herbst für überflüssig.", "tariffs"),
    ("Peru will Zölle erheben. Davor warnt Chile.", "tariffs"),
    ("Am Montag ging es um die Freilassung der Geiseln. Chile lehnt das ab.", "hostages"),
]
SEVERAL = (
    "Norwegen fordert Strafzölle. Norwegen verlangt auch ein Wasserabkommen. Chile lehnt beides ab."
)


@pytest.mark.parametrize(("text", "issue"), TAKEN_UP)
def test_what_a_pronoun_takes_up(text: str, issue: str) -> None:
    assert ("cl", issue, "against") in found(text)


def test_both_are_two_positions() -> None:
    mine = {(issue, stance) for party, issue, stance in found(SEVERAL) if party == "cl"}
    assert mine == {("tariffs", "against"), ("water", "against")}


def test_a_noun_of_the_same_kind_takes_a_matter_up() -> None:
    text = "Am Mittwoch trat die Einfuhrzölle niemand an. Chile lehnt diese Abgaben ab."
    assert ("cl", "tariffs", "against") in found(text)


def test_the_issue_of_a_sentence_before_is_less_sure() -> None:
    before, after = (
        p.confidence
        for text in ("Chile lehnt die Zölle ab.", "Die Zölle steigen. Chile lehnt das ab.")
        for p in positions(text)
    )
    assert after < before
    assert positions("Die Zölle steigen. Chile lehnt das ab.")[0].rule.endswith(".context")


@pytest.mark.parametrize(
    "text",
    [
        "Die Zölle steigen. Chile lehnt neue Stromleitungen ab.",  # a noun of its own
        "Die Zölle steigen.\n\nDas Wetter ist schön.\n\nChile lehnt das ab.",  # another topic
        "Die Zölle steigen. Chile warnt davor, den Fluss umzuleiten.",  # the clause says what
        "Norwegen fordert Strafzölle. Chile lehnt beide Kandidaten ab.",
        "Chile lehnt beides ab.",
        "Die Zölle steigen. Chile lehnt im Herbst die Abgaben der Winzer an den Tempel ab.",
    ],
)
def test_what_is_not_taken_up(text: str) -> None:
    assert not [one for one in found(text) if one[0] == "cl"]


WORDS = "Chile lehnt beides das ab . ? davon Zölle Die"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=60))
def test_any_order_of_such_words(words: list[str]) -> None:
    text = " ".join(words)
    for position in positions(text):
        (span,) = position.evidence
        assert text[span.start : span.end] == span.text


def test_an_idea_of_somebody_who_is_no_party_is_not_the_plan_told_before() -> None:
    begun = "Die Seepartei arbeitet an einem Entwurf. "
    assert found(begun + "Dieser Ansatz habe laut Bergbund keine Chance.") == {
        ("hill", "draft", "against")
    }
    assert not found(begun + "Dieser chilenische Ansatz habe laut Bergbund keine Chance.")


def test_a_pronoun_means_whom_a_description_let_speak() -> None:
    text = (
        "Chiles Präsident Ruiz empfing Perus Präsidenten Vargas. Eine Lohnerhöhung sei denkbar, sagte der "
        "Gastgeber gleich zu Beginn. Zölle schloss er dagegen aus."
    )
    found = {(p.party, p.issue): p.stance for p in positions(text)}
    assert found["cl", "tariffs"] == "against"
