"""What German idioms say for, open or against a matter, and what only looks like them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import Position

from .made import HOME, findings, positions, report, stances

TABLE = yaml.safe_load((HOME / "idioms.yaml").read_text(encoding="utf-8"))
SENTENCES = [(text, stance) for stance, texts in TABLE.items() for text in texts]


@pytest.mark.parametrize(("text", "stance"), SENTENCES)
def test_idiom(text: str, stance: str) -> None:
    found = {(p.party, p.stance) for p in positions(text)}
    assert found == (set() if stance == "nothing" else {("cl", stance)})


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Chiles Regierung lehnt Zölle ab.", "cl"),
        ("Perus Delegation fordert Zölle.", "pe"),
        ("Der kenianischen Regierung missfallen Zölle.", "ke"),
    ],
)
def test_whose_it_is(text: str, party: str) -> None:
    assert {p.party for p in positions(text)} == {party}


def test_two_who_may_be_meant_are_nobody() -> None:
    assert stances("Chile ist Peru zu teuer, und Zölle gibt es auch.") == set()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_evidence_is_what_the_text_says(chosen: list[tuple[str, str]]) -> None:
    text = " ".join(sentence for sentence, _ in chosen)
    read = report(text)
    for finding in findings(text):
        if isinstance(finding, Position):
            assert all(read.text[e.start : e.end] == e.text for e in finding.evidence)
