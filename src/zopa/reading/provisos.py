"""Clauses that a proviso makes conditions: "vorausgesetzt, er kommt", "unter der Bedingung, dass"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.conditions import ConditionWords
from zopa.language.grammar import Grammar
from zopa.reading.clause import Clause

_NEAR = 3  # words and marks at most between a proviso and what it governs


def with_provisos(
    clauses: list[Clause], low: Sequence[str], words: ConditionWords, grammar: Grammar
) -> None:
    """Make one conditional clause of each proviso and the words that it governs, in place.

    A proviso is a clause by itself, or it ends one ("er begrüßt das, unter der Bedingung, dass"),
    or the clause behind it has lost its comma ("vorausgesetzt die Truppen gehen").
    """
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        found = _proviso(clause, low, words, grammar)
        if found is not None:
            begin, end = found
            opens = (
                low[clause.first] in grammar.prepositions
            )  # "unter einer Bedingung ist Peru bereit"
            if end < len(clause.words) and (begin or opens):
                _governed(clauses, at, grammar)
            elif end < len(clause.words):
                _mark(clause, at)
            else:
                _joined(clauses, at, begin)
        at += 1
    for number, clause in enumerate(clauses):
        if clause.parent is not None and clause.parent >= number:  # a circle has one of these
            _freed(clauses, number)


def whole(clauses: Sequence[Clause], number: int, openers: frozenset[str]) -> tuple[int, int]:
    """The words of a clause and of those behind it that tell its content: "wenn klar ist, wer zahlt"."""
    hanging, last = {number}, clauses[number].last
    for at in range(number + 1, len(clauses)):
        clause = clauses[at]
        content = clause.kind == "infinitive" or clause.head in openers
        if (
            clause.kind == "main"
            or clause.parent not in hanging
            or clause.conditional
            or not content
        ):
            break
        hanging.add(at)
        last = max(last, clause.last)
    return clauses[number].first, last


def _proviso(
    clause: Clause, low: Sequence[str], words: ConditionWords, grammar: Grammar
) -> tuple[int, int] | None:
    """Where a proviso stands among the words of a clause: at its head, at its end, or, of several
    words, anywhere.
    """
    if clause.conditional or words.provisos.in_none(low[i] for i in clause.words):
        return None
    lows = [low[i] for i in clause.words]
    head = 0
    while head < len(lows) - 1 and lows[head] in grammar.no_verbs - words.provisos.openers():
        head += 1  # "und auch das nur unter der Bedingung"
    for at in range(len(lows)):
        found = words.provisos.first(lows, at)
        if found is None:
            continue
        end = found[0]
        parted = at == 0 or clause.words[at] - clause.words[at - 1] > 1  # a mark stands between
        if at <= head and (end == len(lows) or (end - at == 1 and lows[at] in words.asking)):
            return 0, end
        if end == len(lows) and (parted or end - at > 1):
            return at, end
        if end - at > 1:
            return at, end
    return None


def _freed(clauses: Sequence[Clause], number: int) -> None:
    """Let a clause hang on nothing that hangs on itself: two conditions have no main clause."""
    passed = {number}
    at = clauses[number].parent
    while at is not None and at not in passed:
        passed.add(at)
        at = clauses[at].parent
    if at is not None:
        clauses[number].parent = None


def _mark(clause: Clause, at: int) -> None:
    clause.kind, clause.conditional = "sub", True
    clause.parent = at - 1 if at else None


def _governed(clauses: Sequence[Clause], at: int, grammar: Grammar) -> None:
    """Mark the clause that a proviso inside another one points to: "stimmt unter der Bedingung zu, dass"."""
    if at + 1 < len(clauses) and clauses[at + 1].head in grammar.content_words:
        clauses[at + 1].conditional = True


def _joined(clauses: list[Clause], at: int, begin: int) -> None:
    """Make one clause of a proviso that ends a clause and of the one that goes on behind it."""
    clause = clauses[at]
    behind = range(clause.last, clause.last + _NEAR)
    number = next((n for n in range(at + 1, len(clauses)) if clauses[n].first in behind), None)
    kinds = (
        {"main", "sub"} if begin else {"main", "sub", "relative"}
    )  # "vorausgesetzt, der Tarif gilt"
    if number is None or clauses[number].kind not in kinds:
        return
    following = clauses[number]
    following.words = clause.words[begin:] + following.words
    if begin:
        clause.words = clause.words[:begin]
        _mark(following, number)
        return
    del clauses[at]
    for other in clauses:
        if other.parent is not None and other.parent >= at:
            other.parent = max(other.parent - 1, 0)
    _mark(following, number - 1)
