"""Teaser lines: summaries above a report that repeat what it says, run together or doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zopa.case.report import Noise
from zopa.intake.lines import SENTENCE_END, Line

_HEAD = re.compile(
    r"(?:das wichtigste )?(?:in kürze|kurz gefasst|auf einen blick|zusammengefasst)|"
    r"(?:das wichtigste|die wichtigsten punkte)(?: in kürze)?|key (?:points|takeaways|facts)|"
    r"in brief|at a glance|what you need to know",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_MOST_LINES = 8
_MOST_LENGTH = 250
_FIRST = 14
_LEAST_SHARED = 12  # characters
_LEAST_WORDS = 3
_REPEATED = 0.5


def teasers(lines: list[Line], *, opened: bool) -> Iterator[Noise]:
    """The teasers among the lines that no other rule has taken.

    ``opened`` says that the report begins with a head such as "In Kürze:" glued to its date.
    """
    start = 0
    if opened:
        end = _block_end(lines, 0)
        yield from _block(lines, 0, end)
        start = end
    for index, line in enumerate(lines[:_FIRST]):
        if index < start or not _is_head(line.words):
            continue
        end = _block_end(lines, index + 1)
        if end > index + 1:
            yield Noise(line.start, line.end, "teaser")
            yield from _block(lines, index + 1, end)
            start = end
    yield from _doubled(lines, start)


def _is_head(words: str) -> bool:
    match = _HEAD.match(words)
    return match is not None and words[match.end() :].strip() in {"", ":"}


def _block_end(lines: list[Line], start: int) -> int:
    """Behind the last of the lines from ``start`` that end like no sentence."""
    end = start
    while end < min(len(lines), start + _MOST_LINES):
        words = lines[end].words
        if len(words) > _MOST_LENGTH or SENTENCE_END.search(words[-8:]):
            break
        end += 1
    return end


def _block(lines: list[Line], start: int, end: int) -> Iterator[Noise]:
    """The lines of a block that repeat each other or what the report says further down."""
    below = _stems(" ".join(line.words for line in lines[end:]))
    doubled = any(
        overlap(a.words, b.words)
        for a, b in zip(lines[start:end], lines[start + 1 : end], strict=False)
    )
    for line in lines[start:end]:
        own = _stems(line.words)
        if doubled or (own and len(own & below) >= _REPEATED * len(own)):
            yield Noise(line.start, line.end, "teaser")


def _doubled(lines: list[Line], start: int) -> Iterator[Noise]:
    """What begins a line and is the end of the line before; the first of two equal lines."""
    for index in range(max(start, 1), len(lines)):
        before, line = lines[index - 1], lines[index]
        if before.words == line.words and len(line.words) >= _LEAST_SHARED:
            yield Noise(before.start, before.end, "teaser")
        elif shared := overlap(before.words, line.words):
            yield Noise(line.start, line.start + shared, "teaser")


def overlap(before: str, line: str) -> int:
    """How many characters of ``line`` repeat the end of ``before``: three words or more, or 0."""
    most = min(len(before), len(line), _MOST_LENGTH)
    for length in range(most, _LEAST_SHARED - 1, -1):
        if line[length - 1] == before[-1] and before.endswith(line[:length]):
            whole = length == len(line) or not line[length].isalnum()
            begins = length == len(before) or not before[-length - 1].isalnum()
            if whole and begins and line[:length].count(" ") + 1 >= _LEAST_WORDS:
                return length
    return 0


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(words.lower())}
