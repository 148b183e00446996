"""The encoder at work: one state for each word of a text, from windows that overlap where they must.

The weights (see ``models/CARD.md``) are an ONNX graph in 8 bits that takes the vectors of pieces.
It is loaded on first use; onnxruntime maps the file into memory. One thread, so that the same text
gives the same states on every run; several reports are read in several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.language.graphs import graph_of
from zopa.language.pieces import MODELS, Pieces
from zopa.language.text import Words

Floats = NDArray[np.float32]
Run = Callable[[Floats, NDArray[np.bool_]], tuple[Floats, Floats]]

LONGEST = 224  # pieces of a window, as long as those of the training
OVERLAP = 48  # pieces that two windows share inside a paragraph
MIDDLE = 6  # layers below those that look at the stance towards a stretch
BATCH = 1  # windows in one call: on one thread more are slower, for the padding between them

_BEGIN, _PAD, _END = 0, 1, 2


class Text(Struct, frozen=True):
    """The words of a text; ``spaced`` where a blank stands before, ``opens`` where a paragraph begins."""

    words: list[str]
    spaced: list[bool]
    opens: list[bool]


class States(Struct, frozen=True):
    """What the encoder makes of one text.

    ``words`` (words, hidden): the mean of the last states of a word's first and last piece;
    ``middle`` (pieces, hidden): what layer ``MIDDLE`` makes of each piece, in half precision;
    ``ends``: behind which piece each word ends.
    """

    words: Floats
    middle: NDArray[np.float16]
    ends: NDArray[np.int64]

    def pieces(self, first: int, last: int) -> tuple[int, int]:
        """The pieces of words ``first`` to ``last`` (excluded)."""
        return (int(self.ends[first - 1]) if first else 0, int(self.ends[last - 1]))


class _Window(Struct, frozen=True):
    """Words ``first`` to ``last`` of a text; the states of ``begin`` to ``end`` are taken from it."""

    text: int
    first: int
    last: int
    begin: int
    end: int


def text_of(text: str, tokens: Words) -> Text:
    """What the encoder needs to know of a text and its words."""
    spaced = [at == 0 or text[at - 1].isspace() for at in tokens.start]
    ends = [0, *tokens.end]
    opens = [
        number == 0 or "\n" in text[ends[number] : start]
        for number, start in enumerate(tokens.start)
    ]
    return Text(tokens.text, spaced, opens)


class Encoder:
    """Texts in, states of their words out.

    ``run`` takes vectors (windows, pieces, hidden) with their mask and returns the last states and those
    of layer ``MIDDLE``, both of that shape.
    """

    def __init__(self, pieces: Pieces, run: Run) -> None:
        self.pieces = pieces
        self._run = run

    def states(self, texts: Sequence[Text], *, batch: int = BATCH) -> list[Floats]:
        """For each text the states of its words alone."""
        return [one.words for one in self.read(texts, batch=batch)]

    def read(self, texts: Sequence[Text], *, batch: int = BATCH) -> list[States]:
        """The states of each text."""
        cut = [self.pieces.cut(text.words, text.spaced) for text in texts]
        found = [self._blank(words) for words in cut]
        windows = [
            window
            for number, text in enumerate(texts)
            for window in _windows(number, [len(word) for word in cut[number]], text.opens)
        ]
        sizes = [sum(len(word) for word in cut[w.text][w.first : w.last]) for w in windows]
        order = sorted(range(len(windows)), key=lambda at: sizes[at])
        for group in range(0, len(order), batch):
            self._fill([windows[at] for at in order[group : group + batch]], cut, found)
        return found

    def _blank(self, cut: Sequence[tuple[int, ...]]) -> States:
        ends = np.cumsum([len(word) for word in cut], dtype=np.int64)
        size = int(ends[-1]) if len(cut) else 0
        hidden = self.pieces.hidden
        words = np.zeros((len(cut), hidden), np.float32)
        return States(words, np.zeros((size, hidden), np.float16), ends)

    def _fill(
        self,
        windows: Sequence[_Window],
        cut: Sequence[Sequence[tuple[int, ...]]],
        found: Sequence[States],
    ) -> None:
        rows = [
            [_BEGIN, *(piece for word in cut[w.text][w.first : w.last] for piece in word), _END]
            for w in windows
        ]
        longest = max(map(len, rows))
        ids = np.full((len(rows), longest), _PAD, np.int64)
        mask = np.zeros((len(rows), longest), np.bool_)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            mask[number, : len(row)] = True
        lasting, middle = self._run(self.pieces.vectors(ids), mask)
        for state, half, window in zip(lasting, middle, windows, strict=True):
            sizes = np.array([len(word) for word in cut[window.text][window.first : window.last]])
            lasts = np.cumsum(sizes)
            firsts = lasts - sizes + 1
            kept = slice(window.begin - window.first, window.end - window.first)
            target = found[window.text]
            words = (state[firsts[kept]] + state[lasts[kept]]) / 2
            target.words[window.begin : window.end] = words
            if window.begin < window.end:
                first, last = target.pieces(window.begin, window.end)
                begin = firsts[kept][0]
                target.middle[first:last] = half[begin : begin + last - first]


def _windows(number: int, sizes: Sequence[int], opens: Sequence[bool]) -> Iterable[_Window]:
    """Windows of whole paragraphs where these fit; a longer paragraph is cut into overlapping ones."""
    total = len(sizes)
    first = begin = 0
    while begin < total:
        last, pieces = first, 0
        paragraph = 0  # the last place where a paragraph may end the window
        while last < total and (pieces + sizes[last] <= LONGEST or last == first):
            pieces += sizes[last]
            last += 1
            if last == total or opens[last]:
                paragraph = last
        if paragraph > begin:
            yield _Window(number, first, paragraph, begin, paragraph)
            first = begin = paragraph
            continue
        back, shared = last, 0
        while back - 1 > begin and shared + sizes[back - 1] <= OVERLAP:
            back -= 1
            shared += sizes[back]
        middle = max((back + last) // 2, begin + 1)
        yield _Window(number, first, last, begin, middle)
        first, begin = (back, middle) if back > first else (middle, middle)


@lru_cache(maxsize=1)
def shipped(folder: Path = MODELS) -> Encoder:
    """The encoder that ships with the product, loaded once for each process."""
    return opened(folder / "encoder.onnx", folder)


def opened(graph: Path, folder: Path = MODELS) -> Encoder:
    """An encoder from the file of its graph, on the pieces of ``folder``."""
    session = graph_of(graph)

    def run(vectors: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        states, middle = session.run(["states", "middle"], {"vectors": vectors, "mask": mask})
        return np.asarray(states), np.asarray(middle)

    return Encoder(Pieces(folder), run)
