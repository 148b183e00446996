"""Phrases: the longest one that stands at a place."""

from __future__ import annotations

from zopa.language.phrases import Phrases

PHRASES = Phrases(
    [
        (("nur",), "only"),
        (("nur", "wenn"), "only if"),
        (("nur", "wenn"), "twice"),
        (("erst", "nach"), "after"),
    ]
)


def test_the_longest_comes_first_then_the_order() -> None:
    words = ["ja", "nur", "wenn", "es", "regnet"]
    assert list(PHRASES.at(words, 1)) == [(3, "only if"), (3, "twice"), (2, "only")]
    assert PHRASES.first(words, 1) == (3, "only if")
    assert PHRASES.first(words, 0) is None


def test_a_phrase_ends_within_its_bounds() -> None:
    words = ["nur", "wenn"]
    assert PHRASES.first(words, 0, 1) == (2 - 1, "only")
    assert PHRASES.first(["erst"], 0) is None


def test_which_words_begin_a_phrase() -> None:
    assert "nur" in PHRASES
    assert "wenn" not in PHRASES
    assert len(list(PHRASES)) == 4
