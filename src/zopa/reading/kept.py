"""What the rules hear for certain and the tagger passes over: headlines, speech that goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zopa.case.findings import Statement
from zopa.reading.indirect import GOES_ON
from zopa.reading.page import Page
from zopa.reading.sources import HEADLINE
from zopa.reading.voice import Voice

_SURE = {
    HEADLINE: "Indirect",
    GOES_ON: "IndirectFreeIndirect",
    "statement.subjunctive": "Indirect",
}
_LEAST = 3  # words of what is told without quotation marks


def kept(page: Page, heard: Sequence[Voice], statements: Sequence[Statement]) -> list[Voice]:
    """The voices of certain rules, with a speaker, that no statement shares a word with."""
    words = page.words
    taken = sorted((part.start, part.end) for one in statements for part in one.quote)
    starts = [start for start, _ in taken]
    reach: list[int] = []  # how far the stretches up to here go
    for _, end in taken:
        reach.append(max(end, reach[-1] if reach else 0))
    found = []
    for voice in heard:
        if _SURE.get(voice.rule) != voice.form or voice.speaker is None:
            continue
        if voice.last - voice.first < _LEAST or words.low[voice.first] in page.grammar.comparison:
            continue
        at = bisect_left(starts, words.end[voice.last - 1])
        if at == 0 or reach[at - 1] <= words.start[voice.first]:
            found.append(voice)
    return found
