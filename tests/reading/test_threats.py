"""What somebody does if something comes is meant to prevent it: "will klagen, falls Zölle kommen"."""

from __future__ import annotations

import pytest

from .made import stances


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile kündigte an, die Häfen zu sperren, falls Zölle erhoben werden.", "against"),
        ("Chile werde klagen, falls Zölle erhoben werden, sagte der Außenminister.", "against"),
        ("Chile will die Brücke blockieren, wenn Zölle kommen.", "against"),
        ("Chile drohte damit, den Hafen zu schließen, sollten Zölle kommen.", "against"),
        ("Chile drohte damit, den Hafen zu schließen, sollten Zölle nicht kommen.", "for"),
        # who no longer resists asks for it
        ("Chile sperrt sich nicht mehr gegen das Treffen, wenn Zölle kommen.", "for"),
    ],
)
def test_what_a_deed_is_to_prevent(text: str, stance: str) -> None:
    assert ("cl", "tariffs", None, stance) in stances(text)
    assert len({found for _, issue, _, found in stances(text) if issue == "tariffs"}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chiles Minister war dort. Die gestern geforderten Zölle lehnte er ab.",
            {"cl": "against"},
        ),
        (
            "Chiles Minister war dort. Die von Peru angestrebten Zölle lehnte er ab.",
            {"cl": "against", "pe": "for"},
        ),
        ("Chile gewährte Zölle.", {"cl": "for"}),
        ("Nicht Kredite brauche man, sondern Zölle, sagte Chile.", {"cl": "for"}),
        ("Das lasse man sich nicht von Zöllen nehmen, sagte Chile.", {"cl": "against"}),
    ],
)
def test_whose_verb_it_is(text: str, expected: dict[str, str]) -> None:
    assert {party: stance for party, issue, _, stance in stances(text)} == expected
