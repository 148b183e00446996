"""Does the extracted encoder say what the package says? Its own engine embeds the same sentences."""

from __future__ import annotations

import ctypes
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from training.base.wheel import MODEL, Base
from training.model.encoder import Encoder
from zopa.language.pieces import Pieces
from zopa.language.text import words

PREFIX = "query: "
SENTENCES = (
    "Der Außenminister lehnte den Vorschlag ab, verhandelt aber weiter.",
    "Die Gewerkschaft fordert acht Prozent mehr Lohn.",
    "The delegation would accept a ceasefire only after the prisoners return.",
    "Переговоры о границе продолжатся в пятницу.",
    "Переговори про кордон триватимуть у п'ятницю.",
    "Wer die Kaution zahlt, ist offen.",
)


def _theirs(wheel: Path) -> np.ndarray:
    """The package's own embeddings of ``SENTENCES``, from its compiled engine."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        engine = next(name for name in archive.namelist() if name.endswith(".so"))
        for name in archive.namelist():
            if name in {MODEL, engine} or ".libs/" in name:
                archive.extract(name, folder)
        library = ctypes.CDLL(str(Path(folder) / engine))
        library.e5_load.restype = ctypes.c_void_p
        library.e5_load.argtypes = [ctypes.c_char_p]
        library.e5_embed.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_void_p,
        ]
        model = library.e5_load(str(Path(folder) / MODEL).encode())
        found = np.empty((len(SENTENCES), 384), np.float32)
        for row, sentence in enumerate(SENTENCES):
            library.e5_embed(model, sentence.encode(), 1, found[row].ctypes.data)
    return found


def embeddings(
    encoder: Encoder, pieces: Pieces, sentences: Sequence[str], *, batch: int = 32
) -> np.ndarray:
    """For each sentence the mean of the states of its pieces, behind its prefix, as a row of length one."""
    rows = [_ids(pieces, sentence) for sentence in sentences]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    found = np.empty((len(rows), encoder.position.shape[1]), np.float32)
    for begin in range(0, len(order), batch):
        chosen = order[begin : begin + batch]
        ids = np.ones((len(chosen), len(rows[chosen[-1]])), np.int64)
        for number, at in enumerate(chosen):
            ids[number, : len(rows[at])] = rows[at]
        mask = torch.from_numpy(ids != 1)
        with torch.no_grad():
            states = encoder(torch.from_numpy(pieces.vectors(ids)), mask)
        sums = (states * mask[..., None]).sum(1).numpy()
        found[chosen] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return found


def _ids(pieces: Pieces, sentence: str) -> list[int]:
    text = PREFIX + sentence
    tokens = words(text)
    spaced = [start == 0 or text[start - 1] == " " for start in tokens.start]
    return [0, *(piece for word in pieces.cut(tokens.text, spaced) for piece in word), 2]


def verify(base: Base, wheel: Path) -> Iterator[str]:
    """One line for each sentence: the cosine of the package's embedding and ours.

    The package multiplies in 8 bits and cuts the text by itself, so the cosine is close to 1 and not 1.
    Raises ``ValueError`` below 0.99: then the extraction is wrong.
    """
    encoder = Encoder(base, depth=base.layers).eval()
    pieces = Pieces()
    found = embeddings(encoder, pieces, SENTENCES)
    for sentence, ours, theirs in zip(SENTENCES, found, _theirs(wheel), strict=True):
        cosine = float(ours @ theirs)
        yield f"cosine {cosine:.4f}  {sentence}"
        if cosine < 0.99:
            raise ValueError(f"the extracted encoder differs from the package on: {sentence}")
