"""A learned eye on stances: which stance a sentence takes towards marked words of it, and whose it is.

The upper layers of the encoder once more, trained on that question alone, with the words in question
marked below them: the marks reach every layer, which a head on the finished states cannot offer.
The graph (``models/stances.onnx``) takes what layer ``MIDDLE`` of the encoder made of the pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.case.findings import Stance
from zopa.language.encoder import States
from zopa.language.graphs import graph_of
from zopa.language.heads import Floats, softmax
from zopa.language.pieces import MODELS
from zopa.language.text import Sentence

LONGEST = 100  # words of a sentence, with the one before it, that the model sees
STANCES: tuple[Stance, ...] = ("for", "open", "against")
"""The classes behind the first, which is that nobody takes a stance."""
_PARTY, _CONDITION = 1, 2
_PLAIN = 0.5

Range = tuple[int, int]
Run = Callable[[Floats, NDArray[np.bool_], NDArray[np.int64]], tuple[Floats, Floats, Floats]]


class Seen(Struct, frozen=True):
    """What the model sees towards some words.

    ``chances`` are the probabilities of ``STANCES``, ``red`` that of a red line; ``parties`` and
    ``conditions`` are the words that name who takes the stance, and on which terms, surest first.
    """

    chances: tuple[float, ...]
    red: float
    parties: tuple[Range, ...] = ()
    conditions: tuple[Range, ...] = ()

    @property
    def stance(self) -> Stance:
        """The likeliest stance."""
        return STANCES[int(np.argmax(self.chances))]

    @property
    def sure(self) -> float:
        """Its probability."""
        return max(self.chances)

    def chance(self, stance: Stance) -> float:
        """The probability of a stance."""
        return self.chances[STANCES.index(stance)]


def window(sentences: Sequence[Sentence], number: int) -> Range:
    """The words that are looked at for a sentence: its own, and those of the one before where they fit."""
    one = sentences[number]
    first = one.first
    if number and one.last - sentences[number - 1].first <= LONGEST:
        first = sentences[number - 1].first
    return first, min(one.last, first + LONGEST)


class StanceModel:
    """Asks the graph; ``run`` takes states (targets, pieces, hidden) with the marks of the targets
    and the hints of all pieces, and returns scores: of the stances, of a red line, and of the parts
    for each piece.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    def look(
        self, states: States, within: Range, targets: Sequence[Range], hinted: Sequence[int]
    ) -> list[Seen]:
        """What is seen towards each target; all numbers are words of the text, targets lie ``within``.

        ``hinted`` are the hints of the lexicon for the words ``within``.
        """
        if not targets:
            return []
        first, last = states.pieces(*within)
        around = states.middle[first:last].astype(np.float32)
        marks = np.zeros((len(targets), last - first), np.bool_)
        for row, target in zip(marks, targets, strict=True):
            begin, end = states.pieces(*target)
            row[begin - first : end - first] = True
        kinds = np.repeat(
            spread(hinted, states.ends[slice(*within)] - first)[None], len(targets), 0
        )
        stances, reds, parts = self._run(np.repeat(around[None], len(targets), 0), marks, kinds)
        heads = [states.pieces(at, at + 1)[0] - first for at in range(*within)]
        chances = softmax(stances)
        roles = softmax(parts[:, heads])
        return [
            Seen(
                tuple(float(one) for one in chance[1:]),
                float(1 / (1 + np.exp(-red))),
                _ranges(role, _PARTY, within[0]),
                _ranges(role, _CONDITION, within[0]),
            )
            for chance, red, role in zip(chances, reds, roles, strict=True)
        ]


def spread(hinted: Sequence[int], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The hints of words as those of their pieces; ``ends``: behind which piece each word ends."""
    return np.repeat(np.asarray(hinted, np.int64), np.diff(ends, prepend=0))


def _ranges(roles: Floats, part: int, begin: int) -> tuple[Range, ...]:
    """The stretches of words of one part, the surest first."""
    found: list[tuple[float, Range]] = []
    at = 0
    inside = roles[:, part] > _PLAIN
    while at < len(inside):
        if not inside[at]:
            at += 1
            continue
        end = at
        while end < len(inside) and inside[end]:
            end += 1
        found.append((-float(roles[at:end, part].mean()), (begin + at, begin + end)))
        at = end
    return tuple(words for _, words in sorted(found))


@lru_cache(maxsize=1)
def shipped(folder: Path = MODELS) -> StanceModel:
    """The model that ships with the product, loaded once for each process."""
    session = graph_of(folder / "stances.onnx")

    def run(
        states: Floats, marks: NDArray[np.bool_], kinds: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats]:
        given = {"states": states, "marks": marks, "hints": kinds}
        stances, reds, parts = session.run(None, given)
        return np.asarray(stances), np.asarray(reds), np.asarray(parts)

    return StanceModel(run)
