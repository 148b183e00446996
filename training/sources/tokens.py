"""Words of a data set with their place in a text, and a text rebuilt from words alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

_NO_BLANK_BEFORE = frozenset(".,;:!?)]…“»")
_NO_BLANK_BEHIND = frozenset("([„«")


class Token(Struct, frozen=True, gc=False):
    """A word or mark: ``text[start:end]`` of the document it stands in."""

    text: str
    start: int
    end: int


def joined(words: Sequence[str], *, at: int = 0) -> tuple[str, tuple[Token, ...]]:
    """A text of ``words`` with blanks where print has them, and the place of each (from ``at`` on).

    Data sets that keep words alone do not tell where blanks stood; the text is a guess, its offsets
    are exact.
    """
    pieces: list[str] = []
    tokens: list[Token] = []
    behind = at
    before = ""
    for word in words:
        if pieces and word not in _NO_BLANK_BEFORE and before not in _NO_BLANK_BEHIND:
            pieces.append(" ")
            behind += 1
        pieces.append(word)
        tokens.append(Token(word, behind, behind + len(word)))
        behind += len(word)
        before = word
    return "".join(pieces), tuple(tokens)


def ids_of(tokens: Sequence[Token], spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The numbers of the tokens that the stretches of characters touch, in their order."""
    starts = [token.start for token in tokens]
    ends = [token.end for token in tokens]
    found: set[int] = set()
    for start, end in spans:
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return tuple(sorted(found))


def stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, first and last (excluded): ``1 2 5`` gives ``(1, 3), (5, 6)``."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found
