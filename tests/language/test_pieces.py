from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.language.pieces import MARK, Pieces


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces()


def test_a_blank_before_a_word_is_part_of_its_first_piece(pieces: Pieces) -> None:
    first, second = pieces.cut(["Frieden", "Frieden"], [True, False])
    assert pieces.spelled(first)[0].startswith(MARK)
    assert not pieces.spelled(second)[0].startswith(MARK)


@pytest.mark.parametrize(
    "word", ["Waffenstillstand", "ceasefire", "перемирие", "перемир'я", "Erdoğan"]
)
def test_the_pieces_of_a_word_spell_it(pieces: Pieces, word: str) -> None:
    (found,) = pieces.cut([word], [True])
    assert pieces.unknown not in found
    assert "".join(pieces.spelled(found)) == MARK + word


def test_a_word_of_foreign_letters_is_unknown_and_not_lost(pieces: Pieces) -> None:
    (found,) = pieces.cut(["和平"], [True])
    assert pieces.unknown in found


@given(st.lists(st.text(min_size=1, max_size=12), max_size=8))
@settings(max_examples=200)
def test_every_word_has_a_piece_whatever_it_is(found: list[str]) -> None:
    pieces = _shared()
    cut = pieces.cut(found, [True] * len(found))
    assert len(cut) == len(found)
    assert all(0 <= piece < len(pieces) for word in cut for piece in word)
    assert all(cut)


def _shared(known: list[Pieces] = []) -> Pieces:  # noqa: B006 - one vocabulary for all examples
    if not known:
        known.append(Pieces())
    return known[0]


def test_vectors_keep_the_shape_of_the_ids(pieces: Pieces) -> None:
    ids = np.array([[5, 6, 5], [7, 8, 9]])
    found = pieces.vectors(ids)
    assert found.shape == (2, 3, pieces.hidden)
    assert found.dtype == np.float32
    assert np.array_equal(found[0, 0], found[0, 2])
    assert not np.array_equal(found[0, 0], found[0, 1])
