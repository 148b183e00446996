"""Stretches of a report that are not its prose: credits, captions, teasers, datelines, page trim.

Noise is kept in the text and not read. A rule that is in doubt leaves the line as prose: a stray
credit does less harm in a case than a sentence of the report that nobody reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zopa.case.report import Noise
from zopa.intake.boilerplate import boilerplate
from zopa.intake.credits import credits_in
from zopa.intake.layout import Layout
from zopa.intake.lines import SENTENCE_END, Line, blocks_of
from zopa.intake.teasers import teasers

_MOST_HEADING = 160
_MOST_HEADING_WORDS = 22
_MOST_TOGETHER = 2
_TOP = 5
_BULLETS = ("-", "–", "—", "•", "*", "·", "▪", "►", ">", "…", "(", "[")


def find_noise(layout: Layout, *, outlet: str | None = None) -> tuple[Noise, ...]:
    """The noise in a report's text, sorted, without overlaps; kinds as in `NoiseKind`.

    ``outlet`` is the outlet that the metadata name: its name above the text is a masthead.
    """
    lines = layout.lines
    found = [Noise(item.start, item.end, "dateline") for item in layout.datelines if not item.prose]
    if outlet is not None:
        found = _joined(found, _mastheads(lines, outlet.casefold()))
    opened = bool(found) and layout.text[found[0].start : found[0].end].endswith(":")
    found = _joined(found, credits_in(lines))
    found = _joined(found, boilerplate(lines))
    left = _free(lines, found)
    return tuple(_joined(found, teasers(left, opened=opened)))


def headings(text: str, noise: Iterable[Noise]) -> tuple[tuple[int, int], ...]:
    """Start and end of each headline and sub-heading of the prose, in order.

    A heading is a short line without a stop at its end, with a paragraph (or one more heading and a
    paragraph) behind it.
    """
    blocks = _free(blocks_of(text), list(noise))
    result: list[tuple[int, int]] = []
    run: list[Line] = []
    for block in blocks:
        if looks_like_heading(block.words):
            run.append(block)
            continue
        # A longer run of short lines is a list or a poem, save above the first paragraph, where
        # kicker, headline and sub-heading stand.
        first = not result and len(run) <= _MOST_TOGETHER + 1 and run and run[0] is blocks[0]
        if first or len(run) <= _MOST_TOGETHER:
            result.extend((line.start, line.end) for line in run)
        run = []
    return tuple(result)


def looks_like_heading(words: str) -> bool:
    """Whether a line is short, begins like a sentence and does not end like one."""
    if len(words) > _MOST_HEADING or len(words.split()) > _MOST_HEADING_WORDS or "\n" in words:
        return False
    if words.startswith(_BULLETS) or not any(map(str.isalpha, words)):
        return False
    begins = words.lstrip("\"'„“‚‘»«").lstrip()[:1]
    return (begins.isupper() or begins.isdigit()) and (
        words.endswith("?") or not SENTENCE_END.search(words[-8:])
    )


def _mastheads(lines: list[Line], outlet: str) -> Iterator[Noise]:
    for line in lines[:_TOP]:
        parts = [part.strip().casefold() for part in re.split(r"[|·•]", line.words[:_MOST_HEADING])]
        if outlet in parts and len(line.words) <= _MOST_HEADING:
            yield Noise(line.start, line.end, "dateline")


def _free(lines: list[Line], noise: list[Noise]) -> list[Line]:
    """The lines in which something is left beside the noise: all of it, or what is left behind."""
    result: list[Line] = []
    index = 0
    ordered = sorted(noise)
    for line in lines:
        while index < len(ordered) and ordered[index].end <= line.start:
            index += 1
        start = line.start
        position = index
        while position < len(ordered) and ordered[position].start <= start < ordered[position].end:
            start = ordered[position].end
            position += 1
        words = line.words[start - line.start :] if start < line.end else ""
        if any(map(str.isalnum, words)):
            kept = words.lstrip()
            result.append(Line(line.end - len(kept), line.end, kept))
    return result


def _joined(taken: list[Noise], more: Iterable[Noise]) -> list[Noise]:
    """Both, sorted; of two that overlap, the one in ``taken`` keeps its stretch."""
    result = sorted(taken)
    kept: list[Noise] = []
    index = 0
    position = 0
    for new in sorted(more):
        while index < len(result) and result[index].end <= new.start:
            index += 1
        overlaps = index < len(result) and result[index].start < new.end
        if not overlaps and new.start >= position:
            kept.append(new)
            position = new.end
    return sorted([*result, *kept])
