"""Words with what they stand for, where a compound stands for what its last part does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

_LEAST = 8  # letters of a compound
_MEMORY = 100_000  # words; enough for all of a language's news
_LONGEST = 100  # letters of a word that is remembered


class Endings(Generic[T]):
    """Lower-case words, and endings of longer ones; each word is worked out once."""

    def __init__(self, words: Mapping[str, T], endings: Iterable[tuple[str, T]]) -> None:
        self._words = words
        # the longest ending first ("gipfeltreffen" is no mere "treffen"), then by the alphabet:
        # always the same one
        self._endings = sorted(endings, key=lambda pair: (-len(pair[0]), pair[0]))
        self._ends = tuple(ending for ending, _ in self._endings)
        self._memory: dict[str, T | None] = {}
        self._parts: dict[str, T | None] = {}

    def get(self, low: str) -> T | None:
        """What a word stands for, or what it ends in."""
        if low not in self._memory:
            return _kept(self._memory, low, self._look_up(low))
        return self._memory[low]

    def of_compound(self, low: str) -> T | None:
        """The same; where a word stands for nothing, what is behind its last hyphen."""
        if low not in self._parts:
            return _kept(self._parts, low, self.get(low) or self.get(low.rpartition("-")[2]))
        return self._parts[low]

    def __iter__(self) -> Iterator[str]:
        """The words that are listed whole."""
        return iter(self._words)

    def _look_up(self, low: str) -> T | None:
        known = self._words.get(low)
        if known is not None or len(low) < _LEAST or not low.endswith(self._ends):
            return known
        return next(value for ending, value in self._endings if low.endswith(ending))


def _kept(memory: dict[str, T | None], low: str, value: T | None) -> T | None:
    if len(memory) < _MEMORY and len(low) < _LONGEST:
        memory[low] = value
    return value
