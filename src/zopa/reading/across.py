"""The words of a sentence without the relative clauses that break into it: "Land, das X hält, abtreten"."""

from __future__ import annotations

from zopa.language.grammar import Grammar
from zopa.language.text import Words

_MARK = ","
_STOPS = frozenset(";:–—")  # marks that end what a sentence can go on with
_LONGEST = 16  # words of a relative clause at most


def uninterrupted(tokens: Words, first: int, last: int, grammar: Grammar) -> list[int] | None:
    """The words ``first`` to ``last`` (excluded) without relative clauses between two commas; ``None``
    where none breaks into them.
    """
    low = tokens.low
    if low[first:last].count(_MARK) < len((first, last)):
        return None
    found: list[int] = []
    at, apart = first, False
    while at < last:
        end = _inserted(low, at, last, grammar) if low[at] == _MARK and found else at
        apart = apart or end > at
        if end == at:
            found.append(at)
        at = max(end, at) + 1
    return found if apart else None


def _inserted(low: list[str], comma: int, last: int, grammar: Grammar) -> int:
    """The comma behind a relative clause that begins behind a comma; the first one where none does."""
    begin = comma + 1
    if begin + 1 >= last:
        return comma
    behind = low[begin + 1] if low[begin] in grammar.prepositions else low[begin]
    if behind not in grammar.relatives:
        return comma
    for at in range(begin + 1, min(begin + _LONGEST, last)):
        if low[at] == _MARK:
            return at if at + 1 < last else comma
        if low[at] in _STOPS:
            return comma
    return comma
