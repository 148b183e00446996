"""Indirect speech without what its author tells beside a semicolon: "Man rede; X hat das nie verlangt"."""

from __future__ import annotations

from collections.abc import Iterable

from zopa.language.saying import speech_words
from zopa.reading.finite import known_finite
from zopa.reading.page import Page
from zopa.reading.voice import Range

_PART = ";"
_LEAST = 3  # words of a clause that tells something


def told_parts(page: Page, pieces: Iterable[Range]) -> tuple[Range, ...]:
    """The pieces of German reported speech without the outer clauses in the indicative that a semicolon
    parts from one in the subjunctive; all of them where no clause is.
    """
    found: list[Range] = []
    for first, last in pieces:
        parts = _parts(page, first, last)
        moods = [reported(page, *part) for part in parts]
        if True not in moods or False not in moods:
            found.append((first, last))
            continue
        while moods[0] is False:
            del moods[0], parts[0]
        while moods[-1] is False:
            del moods[-1], parts[-1]
        found.append((parts[0][0], parts[-1][1]))
    return tuple(found)


def _parts(page: Page, first: int, last: int) -> list[Range]:
    """The words between the semicolons of a stretch."""
    breaks = [i for i in range(first, last) if page.words.text[i] == _PART]
    begins = [first, *(i + 1 for i in breaks)]
    return [part for part in zip(begins, [*breaks, last], strict=True) if part[0] < part[1]]


def reported(page: Page, first: int, last: int) -> bool | None:
    """Whether the first verb of a clause is one of reported speech; ``None`` where that is open."""
    closed, speech = page.grammar, speech_words(page.language)
    opens = closed.subordinators | closed.content_words | closed.relatives
    if last - first < _LEAST or page.words.low[first] in opens - closed.articles:
        return None
    spoken = closed.subjunctive | closed.telling | speech.told_modals | speech.told_denials
    known = known_finite(page.language)
    for at in range(first, last):
        low = page.words.low[at]
        if page.words.text[at][0].islower() and (low in spoken or low in known):
            return low in spoken
    return None
