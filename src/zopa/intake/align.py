"""Where the words of an extracted text stand in the source they were extracted from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from zopa.case.report import Origin

_WORD = re.compile(r"\w+")
_CONTEXT = 4
_CHUNK = 64
# How many words further on a stretch may begin, by the number of words of its line that speak for
# it: four in a row are believed anywhere, one alone only right behind what was found before.
_REACH = {1: 40, 2: 150, 3: 600}

Pair = tuple[int, int, int]  # text[start:end] stands at this offset of the stream
Spans = list[tuple[int, int]]


def align(text: str, stream: str) -> list[Origin]:
    """Origins of ``text`` in ``stream``, from which it was taken in pieces; they cover the text.

    Words are matched in order: a stretch begins where four words in a row are found next behind the
    last one (or anywhere, where the page repeats itself out of order) and goes on while the words
    agree. Between two words that are neighbours on both sides the characters are matched one by
    one. What is not found has no source. Takes time in proportion to both texts.
    """
    here = [match.span() for match in _WORD.finditer(text)]
    there = [match.span() for match in _WORD.finditer(stream)]
    matched = _match(text, here, [stream[a:b] for a, b in there])
    return _cover(_pairs(text, here, stream, there, matched), len(text))


def _match(text: str, here: Spans, there: list[str]) -> list[int | None]:
    words = [text[a:b] for a, b in here]
    breaks = _line_ends(text, here)
    places: dict[int, dict[tuple[str, ...], list[int]]] = {}
    matched: list[int | None] = [None] * len(words)
    at = cursor = 0
    while at < len(words):
        size = min(_CONTEXT, breaks[at] - at)
        if size not in places:
            places[size] = _contexts(there, size)
        found = places[size].get(tuple(words[at : at + size]))
        place = _next(found, cursor, _REACH.get(size)) if found else None
        if place is None:
            at += 1
            continue
        length = _agreeing(words, at, there, place)
        matched[at : at + length] = range(place, place + length)
        at += length
        place += length
        cursor = place
    return matched


def _agreeing(words: list[str], at: int, there: list[str], place: int) -> int:
    """How many words are the same from here on; by the chunk, as most are."""
    start = at
    while words[at : at + _CHUNK] == there[place : place + _CHUNK] and at < len(words):
        step = len(words[at : at + _CHUNK])
        at += step
        place += step
    while at < len(words) and place < len(there) and words[at] == there[place]:
        at += 1
        place += 1
    return at - start


def _line_ends(text: str, here: Spans) -> list[int]:
    """For each word the index of the first word of the next line."""
    ends = [len(here)] * len(here)
    for index in range(len(here) - 2, -1, -1):
        broken = text.find("\n", here[index][1], here[index + 1][0]) >= 0
        ends[index] = index + 1 if broken else ends[index + 1]
    return ends


def _contexts(there: list[str], size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    shifted = (there[offset:] for offset in range(size))
    for start, words in enumerate(zip(*shifted, strict=False)):
        places.setdefault(words, []).append(start)
    return places


def _next(found: list[int], cursor: int, reach: int | None) -> int | None:
    behind = bisect_left(found, cursor)
    if reach is None:
        return found[behind] if behind < len(found) else found[0]
    return found[behind] if behind < len(found) and found[behind] - cursor <= reach else None


def _pairs(
    text: str, here: Spans, stream: str, there: Spans, matched: list[int | None]
) -> Iterator[Pair]:
    start = 0
    while start < len(matched):
        first = matched[start]
        end = start + 1
        if first is not None:
            while end < len(matched) and matched[end] == first + end - start:
                end += 1
            low, high = here[start][0], there[first][0]
            count = _same(text[max(low - 8, 0) : low][::-1], stream[max(high - 8, 0) : high][::-1])
            yield low - count, low, high - count
            yield from _run(text, here[start:end], stream, there[first : first + end - start])
            low, high = here[end - 1][1], there[first + end - start - 1][1]
            count = _same(text[low : low + 8], stream[high : high + 8])
            yield low, low + count, high
        start = end


def _run(text: str, here: Spans, stream: str, there: Spans) -> Iterator[Pair]:
    """The pairs of words that agree; halved until the spaces between them agree as well."""
    waiting = [(0, len(here))]
    while waiting:
        low, high = waiting.pop()
        start, end = here[low][0], here[high - 1][1]
        source = there[low][0]
        if text[start:end] != stream[source : there[high - 1][1]]:
            middle = (low + high) // 2
            waiting += [(middle, high), (low, middle)]
            continue
        yield start, end, source
        if high < len(here):
            yield from _gap(text, end, here[high][0], stream, there[high - 1][1], there[high][0])


def _gap(text: str, start: int, end: int, stream: str, low: int, high: int) -> Iterator[Pair]:
    if text[start:end] == stream[low:high]:
        yield start, end, low
        return
    for at in range(start, end):
        space = text[at].isspace()
        while low < high and stream[low].isspace() and not space:
            low += 1
        if low < high and (stream[low] == text[at] or (space and stream[low].isspace())):
            yield at, at + 1, low
            low += 1


def _same(ours: str, theirs: str) -> int:
    # Marks right beside a word: quotation marks, brackets, full stops.
    count = 0
    for mine, other in zip(ours, theirs, strict=False):
        if mine != other or mine.isspace() or mine.isalnum():
            break
        count += 1
    return count


def _cover(pairs: Iterator[Pair], length: int) -> list[Origin]:
    origins: list[Origin] = []
    position = 0
    for start, end, source in pairs:
        if start < position or start >= end:
            continue
        if start > position:
            origins.append(Origin(position, start, None))
        last = origins[-1] if origins else Origin(0, 0)
        if last.source is not None and source == last.source + start - last.start:
            origins[-1] = Origin(last.start, end, last.source)
        else:
            origins.append(Origin(start, end, source))
        position = end
    if position < length:
        origins.append(Origin(position, length, None))
    return origins
