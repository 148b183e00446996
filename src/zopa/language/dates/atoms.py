"""The words of a text as the rules of dates see them: one character each, and numbers by their shape."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from zopa.language.dates.lexicon import OTHER, Lexicon
from zopa.language.text import Words

_INNER = re.compile(r"[-‑/]")
_DIGITS = re.compile(r"\d")
_GROUP = re.compile(r"\d{1,3}")
_BREAK = re.compile(r"\n")


class Atoms(Struct, frozen=True, gc=False):
    """Words, with those that hold two numbers cut ("10-18"); ``classes`` is one character for each.

    ``runs`` are stretches of atoms without a line break or a stretch that is not read.
    """

    text: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    classes: str
    runs: list[tuple[int, int]]


def atoms(text: str, tokens: Words, lexicon: Lexicon, skip: Sequence[tuple[int, int]]) -> Atoms:
    """The atoms of a text; what touches a stretch of ``skip`` is in none of the runs."""
    table = lexicon.table
    letters = [table.get(word, OTHER) for word in tokens.low]
    found = tokens
    cuts = _owned(tokens, lexicon) if lexicon.possessives else []
    numbers = [i for i, word in enumerate(tokens.low) if word[0] <= "9" and word[0] >= "0"]
    if numbers:
        for i in numbers:
            if letters[i] == OTHER:
                pieces = _pieces(tokens.low[i], lexicon)
                if pieces:
                    cuts.append((i, pieces))
                else:
                    letters[i] = lexicon.shape(tokens.low[i])
        _mark_groups(text, tokens, numbers, letters, lexicon)
    if cuts:
        found, letters = _cut(tokens, letters, sorted(cuts), lexicon)
    return Atoms(
        found.text, found.low, found.start, found.end, "".join(letters), _runs(text, found, skip)
    )


def _pieces(word: str, lexicon: Lexicon) -> list[str]:
    """The numbers and marks that a word of two or more numbers consists of; empty for another."""
    if not _INNER.search(word) or lexicon.shape(word) != OTHER:
        return []
    pieces = re.split(r"([-‑/])", word)
    numbers = pieces[::2]
    if all(piece and lexicon.known(piece) and piece[0].isdigit() for piece in numbers):
        return pieces
    return []


def _owned(tokens: Words, lexicon: Lexicon) -> list[tuple[int, list[str]]]:
    """The words of time that own something ("Wednesday's"), each with its ending by itself."""
    found: list[tuple[int, list[str]]] = []
    for i, word in enumerate(tokens.low):
        if word.endswith(lexicon.possessives):
            ending = next(end for end in lexicon.possessives if word.endswith(end))
            stem = word.removesuffix(ending)
            if stem[:1].isalpha() and lexicon.known(stem):
                found.append((i, [stem, ending]))
    return found


def _mark_groups(
    text: str, tokens: Words, numbers: list[int], letters: list[str], lexicon: Lexicon
) -> None:
    """Numbers in groups of three ("600 000") are one quantity, and neither a day nor a year."""
    for i in numbers:
        following = tokens.low[i + 1] if i + 1 < len(tokens) else ""
        if len(following) != 3 or not following.isdigit() or not _GROUP.fullmatch(tokens.low[i]):
            continue
        if tokens.start[i + 1] - tokens.end[i] == 1 and text[tokens.end[i]] not in "\n,;":
            letters[i] = lexicon.grouped
            letters[i + 1] = lexicon.grouped


def _cut(
    tokens: Words, letters: list[str], cuts: list[tuple[int, list[str]]], lexicon: Lexicon
) -> tuple[Words, list[str]]:
    """The words and their characters with some words cut into pieces."""
    text: list[str] = []
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    marks: list[str] = []
    at = 0
    for index, pieces in cuts:
        for whole, part in (
            (text, tokens.text),
            (low, tokens.low),
            (marks, letters),
        ):
            whole.extend(part[at:index])
        start.extend(tokens.start[at:index])
        end.extend(tokens.end[at:index])
        begin = first = tokens.start[index]
        for piece in pieces:
            text.append(tokens.text[index][begin - first : begin - first + len(piece)])
            low.append(piece)
            start.append(begin)
            begin += len(piece)
            end.append(begin)
            marks.append(lexicon.of(piece))
        at = index + 1
    text += tokens.text[at:]
    low += tokens.low[at:]
    start += tokens.start[at:]
    end += tokens.end[at:]
    marks += letters[at:]
    return Words(text, low, start, end), marks


def _runs(text: str, tokens: Words, skip: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    count = len(tokens.start)
    bounds = {0, count}
    for found in _BREAK.finditer(text):
        bounds.add(bisect_left(tokens.start, found.start()))
    dead: list[tuple[int, int]] = []
    for begin, stop in skip:
        first, last = bisect_right(tokens.end, begin), bisect_left(tokens.start, stop)
        if first < last:
            bounds.update((first, last))
            dead.append((first, last))
    ordered = sorted(bounds)
    dead.sort()
    runs: list[tuple[int, int]] = []
    at = reach = 0
    for first, last in pairwise(ordered):
        while at < len(dead) and dead[at][0] <= first:
            reach = max(reach, dead[at][1])
            at += 1
        if first >= reach:
            runs.append((first, last))
    return runs
