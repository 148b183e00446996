r"""Clean characters, and where each of them came from.

A report's text is NFC with ``\n`` as its only line break. Byte order marks, soft hyphens,
zero-width and directional marks, NUL and the other control characters are removed; tabs and
no-break spaces become a space each, so that one search finds both. Nothing else is changed.
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from zopa.case.report import Origin

_SPACES = "\t\xa0\u2007\u202f"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_REMOVED = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb"
)
_TABLE = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_BREAKS, "\n")})
_DROP = re.compile(f"[\r{_REMOVED}]+")
# The blocks that hold combining marks, and much else; Western and Cyrillic text has none of it.
_MAY_BE_MARK = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabff"
    "\ufb1e\ufe20-\ufe2f\U00010000-\U0001f000]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# More marks on one letter than any writing has (Unicode's stream-safe format stops at 30 as well).
# The rest is dropped: putting marks in order takes time that grows with the square of their number.
_MOST_MARKS = 30


def clean(raw: str) -> tuple[str, list[Origin]]:
    """The cleaned text and its origins, in order and without gaps; sources count in ``raw``."""
    raw = _SURROGATE.sub("\ufffd", raw.translate(_TABLE))
    drops = list(_drops(raw))
    text, runs = _without(raw, drops)
    if is_stacked(text):
        # Only now: invisible characters could have stood between the marks.
        text, kept = _without(text, [match.span(1) for match in _too_many_marks().finditer(text)])
        runs = compose(kept, runs)
    # A lone carriage return is the line break of old Macs; \r\n has lost its \r above.
    text = text.replace("\r", "\n")
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, runs
    text, composed = _nfc(text)
    return text, compose(composed, runs)


def is_stacked(text: str) -> bool:
    """Whether somewhere more marks stand on one letter than `clean` keeps."""
    return bool(_MAY_BE_MARK.search(text)) and _too_many_marks().search(text) is not None


def tidy(value: object) -> str | None:
    """A piece of metadata as one clean line of at most 500 characters, or ``None``."""
    if not isinstance(value, str):
        return None
    line = " ".join(clean(value[:2000])[0].split())
    return line[:500].strip() or None


def compose(upper: Iterable[Origin], below: Sequence[Origin]) -> list[Origin]:
    """Origins whose sources count in a middle text, followed down through those of that text.

    An origin that crosses borders of ``below`` is split there; neighbours that continue one another
    are put together.
    """
    starts = [origin.start for origin in below]
    result: list[Origin] = []
    for run in upper:
        at = run.start
        while at < run.end:
            if run.source is None:
                _append(result, Origin(at, run.end, None, run.place))
                break
            middle = run.source + at - run.start
            index = bisect_right(starts, middle) - 1
            if index < 0 or middle >= below[index].end:
                following = starts[index + 1] if index + 1 < len(starts) else sys.maxsize
                stop = min(run.end, at + following - middle)
                _append(result, Origin(at, stop, None, run.place))
            else:
                base = below[index]
                stop = min(run.end, at + base.end - middle)
                source = None if base.source is None else base.source + middle - base.start
                _append(result, Origin(at, stop, source, base.place or run.place))
            at = stop
    return result


class Pieces:
    """A text put together from pieces, each with its offset in the source or a place for people."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._origins: list[Origin] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, source: int | None = None, place: str = "") -> None:
        if text:
            end = self._length + len(text)
            self._pieces.append(text)
            self._origins.append(Origin(self._length, end, source, place))
            self._length = end

    def raw(self) -> str:
        """The pieces together, not cleaned."""
        return "".join(self._pieces)

    def finish(self) -> tuple[str, tuple[Origin, ...]]:
        """The cleaned text and its origins, which cover it in order and without gaps."""
        text, runs = clean("".join(self._pieces))
        return text, tuple(compose(runs, self._origins))


def _append(origins: list[Origin], new: Origin) -> None:
    if origins and origins[-1].place == new.place and origins[-1].end == new.start:
        last = origins[-1]
        unknown = last.source is None and new.source is None
        follows = last.source is not None and new.source == last.source + last.end - last.start
        if unknown or follows:
            origins[-1] = Origin(last.start, new.end, last.source, last.place)
            return
    origins.append(new)


def _drops(raw: str) -> Iterator[tuple[int, int]]:
    # One class and no alternatives: that is five times faster than to ask for \r\n here.
    for match in _DROP.finditer(raw):
        start = match.start()
        for position in range(start, match.end()):
            if raw[position] == "\r" and raw[position + 1 : position + 2] != "\n":
                if position > start:
                    yield start, position
                start = position + 1
        if match.end() > start:
            yield start, match.end()


def _without(raw: str, drops: Iterable[tuple[int, int]]) -> tuple[str, list[Origin]]:
    pieces: list[str] = []
    runs: list[Origin] = []
    length = position = 0
    for start, end in [*drops, (len(raw), len(raw))]:
        if start > position:
            pieces.append(raw[position:start])
            runs.append(Origin(length, length + start - position, position))
            length += start - position
        position = max(position, end)
    return "".join(pieces), runs


def _nfc(text: str) -> tuple[str, list[Origin]]:
    pieces: list[str] = []
    runs: list[Origin] = []
    length = 0

    def take(piece: str, source: int) -> None:
        nonlocal length
        if not piece:
            return
        pieces.append(piece)
        runs.append(Origin(length, length + len(piece), source))
        length += len(piece)

    position = 0
    for line in text.splitlines(keepends=True):
        if line.isascii() or unicodedata.is_normalized("NFC", line):
            take(line, position)
        else:
            clusters = list(_clusters(line))
            if "".join(cluster for cluster, _, _ in clusters) == unicodedata.normalize("NFC", line):
                for composed, offset, tail in clusters:
                    take(composed[:1], position + offset)
                    take(composed[1:], position + tail - len(composed) + 1)
            else:
                # Should letters compose that are two here, the line is the smallest sure stretch.
                take(unicodedata.normalize("NFC", line), position)
        position += len(line)
    return "".join(pieces), compose(runs, [Origin(0, len(text), 0)])


def _clusters(line: str) -> Iterator[tuple[str, int, int]]:
    """Each letter with its marks, composed, and where it starts and ends."""
    start = 0
    for end in range(1, len(line) + 1):
        if end == len(line) or not _goes_on(line[start:end], line[end]):
            cluster = line[start:end]
            yield unicodedata.normalize("NFC", cluster), start, end
            start = end


def _goes_on(cluster: str, letter: str) -> bool:
    if letter.isascii() or unicodedata.combining(letter):
        return not letter.isascii()
    # Vowels and finals of Hangul and of some Indian scripts are letters that compose.
    last = cluster[-3:]
    joined = unicodedata.normalize("NFC", last + letter)
    return joined != unicodedata.normalize("NFC", last) + unicodedata.normalize("NFC", letter)


@functools.cache
def _too_many_marks() -> re.Pattern[str]:
    marks = [c for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c))]
    ranges: list[list[int]] = []
    for mark in marks:
        if ranges and ranges[-1][1] == mark - 1:
            ranges[-1][1] = mark
        else:
            ranges.append([mark, mark])
    some = "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)
    return re.compile(f"[{some}]{{{_MOST_MARKS}}}([{some}]+)")
