"""What the rules hear for certain and the tagger passes over: headlines, speech that goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from zopa.case.findings import Statement
from zopa.reading.indirect import GOES_ON, NOUN
from zopa.reading.page import Page
from zopa.reading.sources import HEADLINE
from zopa.reading.voice import Voice

_SURE = {
    NOUN: "Indirect",
    HEADLINE: "Indirect",
    GOES_ON: "IndirectFreeIndirect",
    "statement.subjunctive": "Indirect",
}
_LEAST = 3  # words of what is told without quotation marks


QUOTED = "statement.quoted_words"


def quoted(
    page: Page, heard: Sequence[Voice], acts: Sequence[Voice], statements: Sequence[Statement]
) -> list[Voice]:
    """The quoted words in reports of mere acts ("besteht auf einer „Klärung“"), where they are no
    statement yet: they are words of whoever acts.
    """
    words = page.words
    taken = {part.start for one in statements if one.form == "Direct" for part in one.quote}
    found = []
    for voice in heard:
        if voice.form != "Direct" or voice.rule != QUOTED or voice.speaker is None:
            continue
        act = next((a for a in acts if a.first <= voice.first and voice.last <= a.last + 1), None)
        if act is None or act.speaker is None or act.speaker.actor != voice.speaker.actor:
            continue
        if words.start[voice.first] not in taken:
            found.append(voice)
    return found


def once(page: Page, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without the mere acts that another one tells in full: "kündigte am Montag an"
    beside what was announced, "fordere den Abzug" within what somebody said.
    """
    spoken = [one for one in statements if one.kind == "indirect"]
    cues = {part.start for one in spoken for part in one.cue}
    told = sorted((part.start, part.end, one.speaker) for one in spoken for part in one.quote)
    return [
        one
        for one in statements
        if one.form != "Reported" or not one.cue or not _retold(page, one, cues, told)
    ]


def _retold(
    page: Page,
    one: Statement,
    cues: Collection[int],
    told: Sequence[tuple[int, int, str | None]],
) -> bool:
    at = one.cue[0].start
    if at in cues:
        return not _has_object(page, one)
    return any(start <= at < end and speaker == one.speaker for start, end, speaker in told)


def _has_object(page: Page, one: Statement) -> bool:
    """Whether an act names what it is about, outside of phrases with a preposition."""
    words, grammar = page.words, page.grammar
    if not grammar.inverted_cue:
        return False
    covered = [(part.start, part.end) for part in (*one.speaker_spans, *one.cue)]
    first = bisect_left(words.start, one.quote[0].start)
    last = bisect_left(words.start, one.quote[-1].end)
    governed = False
    for at in range(first, last):
        low, text = words.low[at], words.text[at]
        if any(start <= words.start[at] < end for start, end in covered):
            governed = False
        elif low in grammar.prepositions:
            governed = True
        elif not governed and ((text[0].isupper() and at > first) or low in grammar.demonstratives):
            return True
        elif text[0].isupper() or not text[0].isalnum():
            governed = governed and text[0].isupper() and at + 1 < last
            governed = governed and words.text[at + 1][0].isupper()
    return False


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
