"""The heads on the encoder's states: plain matrices, read from ``heads.npz``, applied with numpy.

``training/model/heads.py`` holds the same functions for the training; the export compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.language.pieces import MODELS
from zopa.language.text import Beginnings

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

OUTSIDE = "O"
_CAPITALISED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM", "X", "PUNCT"})
"""Parts of speech that may bear a capital letter anywhere; all others only begin a sentence with it."""
_AGAIN = 2.0
"""So much less likely, as a logarithm, is a name right behind one of the same label: in most cases it
is the surname of the same person. Chosen on GermEval dev and SmartData."""


class Stretch(Struct, frozen=True, order=True):
    """Words ``first`` to ``last`` (excluded) with a label and how sure the head is (0 to 1)."""

    first: int
    last: int
    label: str
    sure: float = 1.0


class Around(Struct, frozen=True):
    """What is around a marked stretch; arrays begin at word ``begin`` of the text.

    ``roles`` (words, roles) and ``flags`` (words) are probabilities, ``labels`` the probabilities of
    each label of the stretch.
    """

    begin: int
    roles: Floats
    flags: Floats
    labels: tuple[Floats, ...]


class Heads:
    """The weights of all heads by name; ``labels`` are the names of the classes of each."""

    def __init__(self, weights: Mapping[str, Floats], labels: Mapping[str, Sequence[str]]) -> None:
        self._weights = {name: np.asarray(one, np.float32) for name, one in weights.items()}
        self.labels = {name: tuple(of) for name, of in labels.items()}

    def _linear(self, name: str, states: Floats) -> Floats:
        found = states @ self._weights[f"{name}.weight"].T
        return np.asarray(found + self._weights[f"{name}.bias"])

    def classes(self, name: str, states: Floats) -> Floats:
        """Probabilities (words, classes) of a head that gives each word one class."""
        return softmax(self._linear(name, states))

    def stretches(self, name: str, states: Floats) -> list[Stretch]:
        """The stretches that a head marks, in their order; those of one head do not overlap."""
        return decode(self.classes(name, states), self.labels[name])

    def names(self, states: Floats) -> list[Stretch]:
        """Names in their order: as ``stretches``, but one hardly ever follows another of its kind."""
        return decode(self.classes("names", states), self.labels["names"], again=_AGAIN)

    def beginnings(self, states: Floats) -> Beginnings:
        """Where sentences begin, for ``zopa.language.text.sentences``."""
        plain = np.array([name not in _CAPITALISED for name in self.labels["upos"]])
        return Beginnings(
            self.classes("starts", states)[:, 1].tolist(),
            plain[self._linear("upos", states).argmax(1)].tolist(),
        )

    def meaning(self, states: Floats) -> Floats:
        """The embedding of a stretch of words, of length one: near for what means the same."""
        found = self._linear("meaning", states.mean(0))
        return np.asarray(found / max(float(np.linalg.norm(found)), 1e-9))

    def projected(self, kind: str, states: Floats) -> Floats:
        """What ``around`` needs of the words of a text, computed once."""
        return self._linear(f"{kind}.word", states)

    def around(
        self, kind: str, states: Floats, words: Floats, first: int, last: int, *, reach: int
    ) -> Around:
        """What the words up to ``reach`` before and behind a stretch are to it.

        ``kind`` is ``quotation`` or ``target``, ``words`` what ``projected`` gave for it.
        """
        begin, end = max(first - reach, 0), min(last + reach, len(states))
        whole = np.concatenate([states[first], states[last - 1], states[first:last].mean(0)])
        stretch = self._linear(f"{kind}.stretch", whole)
        near = self._weights[f"{kind}.distance.weight"][distances(begin, end, first, last)]
        mixed = np.maximum(words[begin:end] + stretch + near, 0)
        held = np.maximum(stretch, 0)
        count = sum(name.startswith(f"{kind}.label.") for name in self._weights) // 2
        return Around(
            begin,
            softmax(self._linear(f"{kind}.role", mixed)),
            _sigmoid(self._linear(f"{kind}.flag", mixed)[:, 0]),
            tuple(softmax(self._linear(f"{kind}.label.{number}", held)) for number in range(count)),
        )

    def arcs(self, states: Floats) -> Floats:
        """Scores (words, 1 + words) of every head for every word of a sentence; column 0 is the root."""
        above = np.concatenate([self._weights["syntax.root"][None], states])
        child = np.maximum(self._linear("syntax.child", states), 0)
        head = np.maximum(self._linear("syntax.head", above), 0)
        return np.asarray(_with_one(child) @ self._weights["syntax.arc"] @ head.T)

    def tree(self, states: Floats) -> tuple[Ints, list[str]]:
        """Head (-1 for the root) and relation of each word of one sentence.

        Deep biaffine attention (Dozat and Manning 2017).
        """
        weights = self._weights
        heads = arborescence(self.arcs(states))
        above = np.concatenate([weights["syntax.root"][None], states])
        child = _with_one(np.maximum(self._linear("syntax.child_relation", states), 0))
        chosen = np.maximum(self._linear("syntax.head_relation", above[heads + 1]), 0)
        each = np.einsum(
            "rij,wj->wri", weights["syntax.relation"], _with_one(chosen), optimize=True
        )
        found = np.einsum("wri,wi->wr", each, child).argmax(1)
        names = self.labels["relations"]
        relations = [
            "root" if head < 0 else names[at] for head, at in zip(heads, found, strict=True)
        ]
        return heads, relations


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))


def _sigmoid(scores: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-scores)), np.float32)


def distances(begin: int, end: int, first: int, last: int) -> Ints:
    """The class of distance of each word from a stretch, as ``training`` counts them."""
    at = np.arange(begin, end)
    before = np.maximum(first - at, 0)
    behind = np.maximum(at - last + 1, 0)
    inside = (at >= first) & (at < last)
    return np.where(inside, 0, np.where(at < first, _class(before), _class(behind) + 16))


def _class(distance: Ints) -> Ints:
    far = np.ceil(2 * np.log2(np.maximum(distance, 1)) - 1e-9).astype(np.int64)
    return np.where(distance <= 4, distance, np.minimum(far, 16))


def decode(chances: Floats, labels: Sequence[str], *, again: float = 0.0) -> list[Stretch]:
    """The likeliest stretches under ``O``, ``B-x``, ``I-x``; an inside follows its own kind (Viterbi).

    ``again`` is what a stretch right behind another of its kind costs, as a logarithm.
    """
    if not len(chances):
        return []
    path = chances.argmax(1)
    if not path.any():
        return []
    kinds = np.array([(at + 1) // 2 for at in range(len(labels))])  # O, B-x, I-x, B-y, I-y ...
    inside = np.array([at > 0 and at % 2 == 0 for at in range(len(labels))])
    before = np.concatenate([[0], path[:-1]])
    torn = inside[path] & (kinds[before] != kinds[path])
    repeated = (path > 0) & ~inside[path] & (kinds[before] == kinds[path])
    if torn.any() or (again and repeated.any()):
        path = _viterbi(chances, kinds, inside, again)
    found: list[Stretch] = []
    begin = -1
    for at in [*range(len(path)), len(path)]:
        ended = at == len(path) or not inside[path[at]]
        if begin >= 0 and ended:
            sure = float(chances[range(begin, at), path[begin:at]].mean())
            found.append(Stretch(begin, at, labels[path[begin]][2:], sure))
            begin = -1
        if at < len(path) and path[at] and not inside[path[at]]:
            begin = at
    return found


def _viterbi(chances: Floats, kinds: Ints, inside: NDArray[np.bool_], again: float) -> Ints:
    same = kinds[:, None] == kinds[None, :]
    repeated = same & ~inside[None, :] & (kinds[None, :] > 0)
    step = np.where(inside[None, :] & ~same, -1e9, np.where(repeated, -again, 0.0))
    scores = np.log(np.maximum(chances.astype(np.float64), 1e-12))
    best = np.where(inside, -1e9, scores[0])
    back = np.zeros(chances.shape, np.int64)
    for at in range(1, len(scores)):
        through = best[:, None] + step
        back[at] = through.argmax(0)
        best = through.max(0) + scores[at]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def arborescence(scores: Floats) -> Ints:
    """The best head of each word so that all hang together under one root.

    ``scores`` has a row for each word and a column for the root and each word. Greedy where that
    gives a tree; else circles are opened at the word whose second choice costs least.
    """
    size = len(scores)
    scores = scores.copy()
    scores[np.arange(size), np.arange(size) + 1] = -np.inf
    root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax()) if size > 1 else 0
    scores[:, 0] = -np.inf
    heads = scores[:, 1:].argmax(1) if size > 1 else np.zeros(1, np.int64)
    heads[root] = -1
    while (circle := _circle(heads)) is not None:
        outside = np.where(_hanging(heads, circle), -np.inf, scores[circle][:, 1:])
        cost = scores[circle, heads[circle] + 1] - outside.max(1)
        word = int(cost.argmin())
        heads[circle[word]] = int(outside[word].argmax())
    return np.asarray(heads)


def _circle(heads: Ints) -> Ints | None:
    """The words of a circle, or ``None`` for a tree."""
    state = np.zeros(len(heads), np.int64)
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and state[at] == 1:
            return np.array(path[path.index(at) :])
        state[path] = 2
    return None


def _hanging(heads: Ints, circle: Ints) -> NDArray[np.bool_]:
    """Which words hang under the circle: a head among them would close another one."""
    under = np.zeros(len(heads), np.bool_)
    under[circle] = True
    changed = True
    while changed:
        more = under | ((heads >= 0) & under[heads])
        changed = bool((more != under).any())
        under = more
    return under


def _with_one(found: Floats) -> Floats:
    return np.concatenate([found, np.ones((len(found), 1), np.float32)], axis=1)


@lru_cache(maxsize=1)
def shipped(folder: Path = MODELS) -> Heads:
    """The heads that ship with the product, loaded once for each process."""
    stored = np.load(folder / "heads.npz")
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return Heads({name: stored[name] for name in stored.files}, labels)
