"""The windows of a training run, and the base's embeddings of some of their sentences."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.base.verify import embeddings
from training.base.wheel import Base
from training.model import annotated, examples
from training.model.annotated import Annotated
from training.model.encoder import Encoder
from training.model.examples import Window
from training.model.settings import Settings
from zopa.language.pieces import Pieces

Meaning = tuple[int, int, Tensor]

COPIES = (
    4  # so often the treebanks are shuffled into windows: they are small, and three heads need them
)
NAMES = 2  # so often the set of names is seen in an epoch
MEANINGS = 2  # stretches of a window whose embedding is kept


def windows(settings: Settings) -> list[Window]:
    """The windows of all tasks, in a fixed order.

    A share of a part is its first documents in a fixed shuffle.
    """
    data = settings.data
    found: list[Window] = []
    if "syntax" in settings.tasks:
        for seed in range(COPIES):
            found += examples.syntax(data / "syntax" / "de_gsd-ud-dev.conllu", seed=seed)
            found += examples.syntax(data / "syntax" / "de_pud-ud-test.conllu", seed=seed)
    if "names" in settings.tasks:
        found += NAMES * list(examples.names(data / "names", "dev"))
    parts: dict[str, Callable[[], Iterable[Annotated]]] = {
        "a": lambda: annotated.part_a(data),
        "b": lambda: annotated.part_b(data),
        "c": annotated.part_c,
        "d": annotated.part_d,
        "quotes": lambda: annotated.quotes_train(data),
    }
    for name, load in parts.items():
        if name in settings.tasks:
            documents = list(load())
            random.Random(20).shuffle(documents)
            kept = documents[: round(len(documents) * settings.shares.get(name, 1.0))]
            found += examples.texts(kept, seed=settings.seed)
    return found


def _sentences(one: Window) -> list[tuple[int, int]]:
    """Stretches of a window between full stops, of 5 to 40 words."""
    ends = [0, *(at + 1 for at, word in enumerate(one.words) if word in ".!?"), len(one)]
    return [(first, last) for first, last in pairwise(ends) if 5 <= last - first <= 40]


def meanings(
    found: Sequence[Window], base: Base, pieces: Pieces, cache: Path, seed: int
) -> list[list[Meaning]]:
    """For each window up to ``MEANINGS`` stretches with the base's embedding, centred, of length one.

    The embeddings are kept in ``cache`` and made anew when the texts change.
    """
    chance = random.Random(seed)
    chosen = [
        chance.sample(stretches, min(MEANINGS, len(stretches)))
        for stretches in map(_sentences, found)
    ]
    texts = list(_texts(found, chosen))
    path = cache / "meanings.npz"
    if path.exists():
        stored = np.load(path, allow_pickle=False)
        if stored["texts"].tolist() == texts:
            return _given(chosen, stored["vectors"])
    encoder = Encoder(base, depth=base.layers).eval()
    vectors = embeddings(encoder, pieces, texts)
    vectors -= vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    cache.mkdir(parents=True, exist_ok=True)
    np.savez(path, texts=np.array(texts), vectors=vectors)
    return _given(chosen, vectors)


def _texts(found: Sequence[Window], chosen: Sequence[Sequence[tuple[int, int]]]) -> Iterator[str]:
    for one, stretches in zip(found, chosen, strict=True):
        for first, last in stretches:
            pairs = zip(one.words[first:last], one.spaced[first:last], strict=True)
            yield "".join(" " * blank + word for word, blank in pairs).strip()


def _given(chosen: Sequence[Sequence[tuple[int, int]]], vectors: np.ndarray) -> list[list[Meaning]]:
    rows = iter(torch.from_numpy(vectors))
    return [[(first, last, next(rows)) for first, last in stretches] for stretches in chosen]
