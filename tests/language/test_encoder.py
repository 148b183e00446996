from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.language.encoder import LONGEST, Encoder, Text, _windows, text_of
from zopa.language.pieces import Pieces
from zopa.language.text import words


@given(
    st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=300),
)
@settings(max_examples=200)
def test_every_word_is_taken_from_exactly_one_window(found: list[tuple[int, bool]]) -> None:
    sizes = [size for size, _ in found]
    opens = [opened or at == 0 for at, (_, opened) in enumerate(found)]
    taken: list[int] = []
    for window in _windows(0, sizes, opens):
        assert window.first <= window.begin < window.end <= window.last
        assert sum(sizes[window.first : window.last]) <= max(LONGEST, sizes[window.first])
        taken += range(window.begin, window.end)
    assert taken == list(range(len(sizes)))


def test_the_state_of_a_word_does_not_depend_on_the_batch() -> None:
    def run(vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        total = np.where(mask[..., None], vectors, 0).cumsum(1)  # sees what stands before
        return np.asarray(total, np.float32), vectors

    encoder = Encoder(Pieces(), run)
    texts = [
        Text(
            words(text).text, [True] * len(words(text)), [at == 0 for at in range(len(words(text)))]
        )
        for text in (
            "Ein kurzer Satz.",
            "Ein anderer, der etwas länger ist als der erste.",
            "Nein.",
        )
    ]
    together = encoder.states(texts)
    for text, states in zip(texts, together, strict=True):
        (alone,) = encoder.states([text], batch=1)
        assert np.allclose(alone, states)
        assert states.shape == (len(text.words), encoder.pieces.hidden)


def test_the_middle_has_every_piece_of_every_word() -> None:
    def run(vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return vectors, vectors

    pieces = Pieces()
    text = "Die Waffenstillstandsverhandlungen ruhen. " * 60  # more than one window
    found = text_of(text, words(text))
    (read,) = Encoder(pieces, run).read([found])
    cut = pieces.cut(found.words, found.spaced)
    assert read.ends.tolist() == np.cumsum([len(word) for word in cut]).tolist()
    for at, word in enumerate(cut):
        first, last = read.pieces(at, at + 1)
        assert np.allclose(
            read.middle[first:last], pieces.vectors(np.array(word, np.int64)), atol=1e-2
        )


def test_paragraphs_and_blanks_are_seen() -> None:
    text = "Er kam.\n\nSie ging (fort)."
    found = text_of(text, words(text))
    assert found.words == ["Er", "kam", ".", "Sie", "ging", "(", "fort", ")", "."]
    assert found.opens == [True, False, False, True, False, False, False, False, False]
    assert found.spaced == [True, True, False, True, True, True, False, False, False]


def test_a_text_without_words_has_no_states() -> None:
    def run(vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        raise AssertionError("nothing to run on")

    (states,) = Encoder(Pieces(), run).states([Text([], [], [])])
    assert states.shape[0] == 0
