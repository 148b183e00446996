"""The data of hedges is whole, and its patterns find what they say."""

from __future__ import annotations

from typing import get_args

import pytest

from zopa.case.findings import Hedge
from zopa.language.compact import LANGUAGES
from zopa.language.hedging import Carrying, Pattern, hedge_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_has_words(language: str) -> None:
    words = hedge_words(language)
    told = {hedge for _, (hedge, _) in words.phrases} | set(words.words.values())
    assert told == set(get_args(Hedge)) - {"relayed"}
    assert words.crowd_nouns
    assert {carrying.kind for _, carrying in words.carriers} == {"agency", "outlet"}


def test_a_language_without_data() -> None:
    with pytest.raises(FileNotFoundError):
        hedge_words("tlh")


def test_a_pattern_bridges_a_few_words_and_no_full_stop() -> None:
    pattern = Pattern((("darauf", "hin"),))
    assert pattern.end(["deutet", "alles", "darauf", "hin"], 1, 4) == 4
    assert pattern.end(["deutet", "es", ".", "darauf", "hin"], 1, 5) is None
    assert pattern.end(["deutet", *["so"] * 7, "darauf", "hin"], 1, 10) is None
    assert Pattern().end([], 0, 0) == 0


def test_a_name_counts_as_it_is_written() -> None:
    name = Carrying("agency", "Tass")
    assert name.spelled("Tass")
    assert name.spelled("TASS")
    assert not name.spelled("tass")
