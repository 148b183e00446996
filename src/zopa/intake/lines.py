"""The lines of a text, and the blocks they form where an editor has wrapped them by hand."""

from __future__ import annotations

import re

from msgspec import Struct

# A line of prose ends like this, behind which a quotation or a bracket may close.
SENTENCE_END = re.compile(r"[.!?…:;](?:[\"'”“’‘»«)\]]{0,3}|\s?\[\d{1,3}\])$")
_LINE = re.compile(r"[^\n]+")


class Line(Struct, frozen=True):
    """A line that is not blank, without the spaces around it: ``text[start:end] == words``."""

    start: int
    end: int
    words: str


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    result: list[Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if words:
            start = match.start() + len(raw) - len(raw.lstrip())
            result.append(Line(start, start + len(words), words))
    return result


def blocks_of(text: str) -> list[Line]:
    """The paragraphs: the lines, or what stands between blank lines where lines are wrapped."""
    lines = lines_of(text)
    if not is_wrapped(lines):
        return lines
    blocks: list[Line] = []
    start = 0
    for index, line in enumerate(lines):
        last = index + 1 == len(lines)
        if last or text.count("\n", line.end, lines[index + 1].start) > 1:
            first = lines[start].start
            blocks.append(Line(first, line.end, text[first : line.end]))
            start = index + 1
    return blocks


def is_wrapped(lines: list[Line]) -> bool:
    """Whether the lines were broken to fit a width of some 60 to 90 characters."""
    if len(lines) < 6:
        return False
    long = [line for line in lines if len(line.words) > 45]
    if len(long) * 2 < len(lines) or any(len(line.words) > 100 for line in lines):
        return False
    open_ends = sum(1 for line in long if not SENTENCE_END.search(line.words[-8:]))
    return open_ends * 5 >= len(long) * 3
