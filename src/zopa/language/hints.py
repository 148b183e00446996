"""What the lexicon of stances says of each word of a sentence: hints for the model of stances.

A word that may take a stance has the one it takes in a plain sentence; whether it does so here, and who,
and towards what, is for the model to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zopa.language.grammar import grammar
from zopa.language.stances import Evaluation, Frame, StanceWords, stance_words
from zopa.language.text import Sentence, Words

HINTS = ("none", "for", "open", "against", "if denied", "turning", "denial")
"""Kinds of hints; ``if denied``: a stance only with a denial; ``turning``: turns a matter round."""
_KINDS = {name: kind for kind, name in enumerate(HINTS)}


def hints(words: Words, sentences: Sequence[Sentence], language: str) -> list[int]:
    """One number for each word of a text, its place in ``HINTS``: 0 for all but those of ``sentences``."""
    found = [0] * len(words)
    for sentence in sentences:
        low = words.low[sentence.first : sentence.last]
        kinds = _Hinted(low, stance_words(language), _denials(language)).kinds
        found[sentence.first : sentence.last] = kinds
    return found


@lru_cache(maxsize=8)
def _denials(language: str) -> frozenset[str]:
    return stance_words(language).denials | grammar(language).negations


class _Hinted:
    """The words of one sentence, in lower case, with their kinds."""

    def __init__(self, low: Sequence[str], lexicon: StanceWords, denials: frozenset[str]) -> None:
        self.low = low
        self.set = frozenset(low)
        self.kinds = [0] * len(low)
        for at, word in enumerate(low):
            if word in denials:
                self.kinds[at] = _KINDS["denial"]
            elif word in lexicon.flips:
                self.kinds[at] = _KINDS["turning"]
        for at, word in enumerate(low):
            for nominal in lexicon.nominals.get(word, ())[:1]:
                self._mark(_KINDS[nominal.stance], (at,))
            frames = [
                (weight, frame, parts)
                for frame in lexicon.frames.get(word, ())
                for weight, parts in [self._fits(frame, at)]
                if weight
            ]
            if frames:
                _, frame, parts = max(frames, key=lambda one: one[0])
                self._mark(_kind(frame), parts)
        for at in range(len(low)):
            for last, evaluation in lexicon.evaluations.at(low, at)[:1]:
                if evaluation.needs and self.set.isdisjoint(evaluation.needs):
                    continue
                behind = self._particle(evaluation.particle, last)
                if behind is not None:
                    self._mark(_kind(evaluation), (*range(at, last), *behind))

    def _mark(self, kind: int, places: Sequence[int]) -> None:
        for at in places:
            if self.kinds[at] != _KINDS["denial"]:
                self.kinds[at] = kind

    def _fits(self, frame: Frame, at: int) -> tuple[int, tuple[int, ...]]:
        """How much of a frame stands in the sentence (0: not all of it), and where."""
        if frame.needs and self.set.isdisjoint(frame.needs):
            return 0, ()
        behind = self._particle(frame.particle, at + 1)
        if behind is None:
            return 0, ()
        fixed: tuple[int, ...] = ()
        if frame.fixed:
            fixed = self._expression(frame.fixed)
            if not fixed:
                return 0, ()
        weight = 1 + 4 * bool(fixed) + 2 * bool(behind) + bool(frame.needs)
        return weight, (at, *behind, *fixed)

    def _particle(self, particle: str, first: int) -> tuple[int, ...] | None:
        """Where the particle of a verb stands from ``first`` on; ``None`` where it is missing."""
        if not particle:
            return ()
        for at in range(first, len(self.low)):
            if self.low[at] == particle:
                return (at,)
        return None

    def _expression(self, phrases: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
        for phrase in phrases:
            if phrase[0] not in self.set:
                continue
            size = len(phrase)
            for at, word in enumerate(self.low[: len(self.low) - size + 1]):
                if word == phrase[0] and tuple(self.low[at : at + size]) == phrase:
                    return tuple(range(at, at + size))
        return ()


def _kind(one: Frame | Evaluation) -> int:
    return _KINDS["if denied"] if one.only_denied else _KINDS[one.stance]
