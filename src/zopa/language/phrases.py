"""Fixed sequences of words, each with what it stands for, found where a text says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by their first word, the longest first; of equal length, in the order given."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], T]]) -> None:
        sized: dict[str, dict[int, dict[tuple[str, ...], list[T]]]] = {}
        for words, value in phrases:
            same = sized.setdefault(words[0], {}).setdefault(len(words), {})
            same.setdefault(words, []).append(value)
        # of many phrases with one first word there is one look-up for each length
        self._starting = {
            word: sorted(by_size.items(), reverse=True) for word, by_size in sized.items()
        }

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
        room = (len(words) if last is None else last) - index
        return [
            (index + size, value)
            for size, known in starting
            if size <= room
            for value in known.get(tuple(words[index : index + size]), ())
        ]

    def first(
        self, words: Sequence[str], index: int, last: int | None = None
    ) -> tuple[int, T] | None:
        """The longest phrase at ``index``, or ``None``."""
        found = self.at(words, index, last)
        return found[0] if found else None

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], T]]:
        for starting in self._starting.values():
            for _, known in starting:
                for words, values in known.items():
                    yield from ((words, value) for value in values)
