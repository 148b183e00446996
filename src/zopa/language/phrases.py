"""Fixed sequences of words, each with what it stands for, found where a text says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by their first word, the longest first; of equal length, in the order given."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._starting: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        for words, value in phrases:
            self._starting.setdefault(words[0], []).append((len(words), words, value))
        for listed in self._starting.values():
            listed.sort(key=lambda phrase: -phrase[0])

    def __contains__(self, word: str) -> bool:
        """Whether a phrase begins with the word."""
        return word in self._starting

    def openers(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._starting)

    def in_none(self, words: Iterable[str]) -> bool:
        """Whether no phrase begins with one of some words: a first test of a sentence or clause."""
        return self._starting.keys().isdisjoint(words)

    def at(
        self, words: Sequence[str], index: int, last: int | None = None
    ) -> Sequence[tuple[int, T]]:
        """The phrases that stand at ``index`` and end by ``last``: the index behind each, its value."""
        starting = self._starting.get(words[index])
        if starting is None:
            return ()
        if last is None:
            last = len(words)
        return [
            (index + size, value)
            for size, phrase, value in starting
            if index + size <= last and (size == 1 or tuple(words[index : index + size]) == phrase)
        ]

    def first(
        self, words: Sequence[str], index: int, last: int | None = None
    ) -> tuple[int, T] | None:
        """The longest phrase at ``index``, or ``None``."""
        if words[index] not in self._starting:
            return None
        found = self.at(words, index, last)
        return found[0] if found else None

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], T]]:
        for listed in self._starting.values():
            for _, words, value in listed:
                yield words, value
