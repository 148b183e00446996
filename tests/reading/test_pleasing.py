"""Whom something pleases or displeases in English: "tariffs do not satisfy Chile"."""

from __future__ import annotations

import pytest

from .made import positions, stances


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Tariffs do not satisfy Chile.", "against"),
        ("Tariffs hardly suit Chile.", "against"),
        ("Tariffs would please the Chilean government.", "for"),
        ("The tariffs have angered Chile.", "against"),
        ("Plans for tariffs alarmed Chile.", "against"),
        ("The end of the tariffs dismayed Chile.", "for"),
    ],
)
def test_pleasing(text: str, stance: str) -> None:
    assert stances(text, "en") == {("cl", "tariffs", None, stance)}


@pytest.mark.parametrize(
    "text",
    [
        "The tariffs did not upset Chile.",
        "The meeting on tariffs pleased Chile's neighbours.",
        "The suit Chile filed over tariffs is pending.",
        "The visit pleased Chile.",
        "Tariffs alarmed Chile's neighbours so much that they met.",
    ],
)
def test_what_pleases_nobody(text: str) -> None:
    assert not [p for p in positions(text, "en") if p.rule.startswith("position.pleased")]


def test_who_is_described_behind_is_displeased_by_what_stands_before() -> None:
    text = "Tariffs do not satisfy Chile, which still favours a water treaty."
    assert stances(text, "en") == {
        ("cl", "tariffs", None, "against"),
        ("cl", "water", None, "for"),
    }
