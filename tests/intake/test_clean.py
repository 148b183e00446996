from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from zopa.case.report import Origin
from zopa.intake.clean import Pieces, clean, compose, tidy

RAW = st.text(
    alphabet=st.sampled_from("aé e\u0301o\u0308\r\n\t\xa0\xad\u200b\ufeff\x00ᄀ\u1161\u11a8你")
)


@given(RAW)
def test_origins_cover_the_text_and_point_at_the_characters(raw: str) -> None:
    text, origins = clean(raw)
    position = 0
    for origin in origins:
        assert origin.start == position < origin.end
        position = origin.end
        assert origin.source is not None
        piece = text[origin.start : origin.end]
        there = raw[origin.source : origin.source + len(piece) * 3 + 3]
        plain = clean(there)[0]
        first = unicodedata.normalize("NFD", piece)[0]
        # Marks on one letter may change places among themselves.
        if not unicodedata.combining(first):
            assert unicodedata.normalize("NFD", plain)[0] == first
    assert position == len(text)
    assert unicodedata.is_normalized("NFC", text)


@given(RAW)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    text, _ = clean(raw)
    assert clean(text)[0] == text


def test_what_is_removed_and_what_is_kept() -> None:
    raw = "\ufeffVer\xadhand\u200blung\x00:\r\n3\xa0Mio.\tEuro\rEnde\u2028„…“ –"
    assert clean(raw)[0] == "Verhandlung:\n3 Mio. Euro\nEnde\n„…“ –"


def test_composed_letters_keep_their_place() -> None:
    text, origins = clean("abc u\u0308ber")
    assert text == "abc über"
    assert origins == [Origin(0, 5, 0), Origin(5, 8, 6)]


def test_a_tower_of_marks_is_cut() -> None:
    text, _ = clean("a" + "\u0316\u0301" * 200_000 + "b")
    assert len(text) < 40
    assert text.endswith("b")
    text, _ = clean("a" + "\u0316\u200b\u0301" * 200_000)
    assert len(text) < 40


def test_pieces_keep_source_and_place() -> None:
    pieces = Pieces()
    pieces.add("Wor\xadte ", 10, "page 1")
    pieces.add("und", None, "page 2")
    assert pieces.finish() == (
        "Worte und",
        (Origin(0, 3, 10, "page 1"), Origin(3, 6, 14, "page 1"), Origin(6, 9, None, "page 2")),
    )


def test_compose_splits_at_borders_and_says_where_nothing_is_known() -> None:
    below = [Origin(0, 4, 100), Origin(6, 9, 200)]
    assert compose([Origin(0, 8, 1), Origin(8, 9)], below) == [
        Origin(0, 3, 101),
        Origin(3, 5),
        Origin(5, 8, 200),
        Origin(8, 9),
    ]


def test_metadata_become_one_clean_line() -> None:
    assert tidy("  a\n\u200b b\ud800 ") == "a b\ufffd"
    assert tidy(" \n") is None
    assert tidy(["a"]) is None
