"""What somebody leaves open on terms or holds back until something is done, whatever his words for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions

# what is said, the stance on the issue, the words of the condition
BARGAINS = [
    (
        "de",
        "Ein Wasserabkommen könne man stemmen, wenn Peru zahle, sagte Chiles Präsident Ruiz.",
        "water",
        "open",
        "wenn Peru zahle",
    ),
    (
        "de",
        "Senkt Peru den Preis, würde Chile das Wasserabkommen wohl schultern.",
        "water",
        "open",
        "Senkt Peru den Preis",
    ),
    (
        "de",
        "Gegen ein Wasserabkommen würde Chile keinen Finger rühren, falls Peru zahlt.",
        "water",
        "open",
        "falls Peru zahlt",
    ),
    (
        "de",
        "Solange Peru schweigt, werde niemand das Wasserabkommen anfassen, sagte Chiles Präsident Ruiz.",
        "water",
        "against",
        "Solange Peru schweigt",
    ),
    (
        "en",
        "Chile would send the water treaty on its way in exchange for a bridge.",
        "water",
        "open",
        "in exchange for a bridge",
    ),
    (
        "en",
        "Chile could picture the water treaty subject to a vote.",
        "water",
        "open",
        "subject to a vote",
    ),
]
NONE = [
    ("de", "Das Wasserabkommen würde platzen, wenn Peru geht, sagte Chiles Präsident Ruiz."),
    ("de", "Verweigert sich Peru, baut Chile den Stausee eben allein."),
    ("de", "Als Peru ging, wurde das Wasserabkommen aufgesetzt."),
    ("de", "Das Wasserabkommen wird jedes Jahr geprüft, sobald der Schnee schmilzt."),
    ("en", "Chile would lose the water treaty if Peru left."),
    ("en", "If Peru refuses, Chile will build the reservoir alone."),
]


@pytest.mark.parametrize(("language", "text", "issue", "stance", "condition"), BARGAINS)
def test_bargain(language: str, text: str, issue: str, stance: str, condition: str) -> None:
    found = [
        (p.party, p.issue, p.stance, p.condition.text if p.condition is not None else None)
        for p in positions(text, language)
    ]
    assert found == [("cl", issue, stance, condition)]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_none(language: str, text: str) -> None:
    rules = {p.rule for p in positions(text, language)}
    assert rules.isdisjoint({"position.bargained", "position.held_back"})


@given(
    st.lists(
        st.sampled_from(
            [*"abc.,„“", " wenn ", " Chile ", " Zölle ", " würde ", " solange ", " nicht "]
        )
    )
)
def test_any_words(words: list[str]) -> None:
    text = "".join(words)
    for one in positions(text):
        assert (
            one.condition is None
            or text[one.condition.start : one.condition.end] == one.condition.text
        )
