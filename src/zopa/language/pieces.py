"""Words into the pieces of the encoder's vocabulary, and pieces into their vectors."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

MODELS = Path(str(files("zopa.language") / "models"))
"""The folder of the weights that ship with the product."""

MARK = "▁"  # stands before a word that follows a blank
BLOCK = 32  # weights that share one scale
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])

_KEPT = 200_000  # words whose pieces are remembered


class Pieces:
    """The vocabulary and its table of word vectors, mapped into memory and read where needed.

    The table holds the vectors as the base has them: blocks of 32 four-bit weights with one scale.
    """

    def __init__(self, folder: Path = MODELS) -> None:
        self._model = SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        self._table = np.load(folder / "vectors.npy", mmap_mode="r")
        self._known: dict[tuple[str, bool], tuple[int, ...]] = {}
        self.unknown = int(self._model.unk_id())

    def __len__(self) -> int:
        return int(self._table.shape[0])

    @property
    def hidden(self) -> int:
        """The length of a vector."""
        return int(self._table.shape[1]) // BLOCK_TYPE.itemsize * BLOCK

    def spelled(self, ids: Sequence[int]) -> list[str]:
        """The pieces of the ids as text, the word mark included."""
        return [str(self._model.id_to_piece(index)) for index in ids]

    def cut(self, words: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, ...]]:
        """The piece ids of each word; ``spaced`` says whether a blank stands before it.

        A word of characters that the vocabulary does not hold has the one piece for unknown.
        """
        marked = list(zip(words, spaced, strict=True))
        fresh = sorted({word for word in marked if word not in self._known})
        if len(self._known) + len(fresh) > _KEPT:
            self._known.clear()
            fresh = sorted(set(marked))
        coded = self._model.encode([" " * blank + word for word, blank in fresh])
        for word, found in zip(fresh, coded, strict=True):
            self._known[word] = tuple(found) or (self.unknown,)
        return [self._known[word] for word in marked]

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of piece ids, one more axis of length ``hidden`` behind those of ``ids``."""
        distinct, back = np.unique(ids, return_inverse=True)
        rows = np.ascontiguousarray(self._table[distinct]).view(BLOCK_TYPE)
        halves = rows["halves"]
        weights = np.concatenate([halves & 0x0F, halves >> 4], axis=-1).astype(np.float32) - 8
        weights *= rows["scale"].astype(np.float32)[..., None]
        found = weights.reshape(len(distinct), self.hidden)
        return np.asarray(found[back.reshape(ids.shape)])
