"""Signs of hedges are read from their data."""

from __future__ import annotations

import pytest

from zopa.language.signs import gap_end, signs


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sign_can_begin(language: str) -> None:
    read = signs(language)
    assert read.all
    for sign in read.all:
        assert sign.parts[0].scope in {"clause", "first"}
        for way in sign.parts[0].ways:
            first = way[0]
            assert not first.gap
            words = [*first.words, *first.verbs, *first.parted]
            words += ["x" + ending for ending in first.endings] + list(first.beginnings)
            assert words
            second = way[1] if len(way) > 1 else None
            behind = sorted({*second.words, *second.verbs, *second.parted}) if second else []
            following = behind[0] if behind else ""
            assert all(
                any(start.sign is sign for start in read.starting(word, following))
                for word in words
            )


def test_all_forms_of_a_verb_and_its_particle() -> None:
    tokens = [start.way[0] for start in signs("de").starting("stellt", "es")]
    assert any("dar" in token.parted.get("stellt", ()) for token in tokens)


def test_what_a_sign_needs_is_told_before_it_is_looked_for() -> None:
    starts = signs("de").starting("gilt", "als")
    assert any(need == {"als"} for start in starts for need in start.needs)


def test_a_gap_ends_with_its_sentence() -> None:
    assert list(gap_end(["a", "b", ".", "c"], 0, 4)) == [0, 1, 2]
    assert len(gap_end(["a"] * 50, 0, 50)) == 7


def test_a_language_without_a_folder() -> None:
    with pytest.raises(FileNotFoundError):
        signs("tlh")
