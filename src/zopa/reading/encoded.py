"""The statements of a page, weighed by the encoder against what rules and tagger hear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from zopa.case.findings import Statement
from zopa.case.spans import Interval, Part
from zopa.language import encoder, heads
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.tagged import TAGGER
from zopa.reading.told import Run, Told, told
from zopa.reading.voice import KINDS

_SAME = 0.5  # the share of words that two statements must have in common to be one
_OTHER = 0.2  # with less in common they are two
_ALONE = 0.99  # how sure the heads must be of a statement that nobody else hears
_ALONE_REPORTED = 0.98  # the same where only the act of saying is told


def states_of(page: Page) -> encoder.States:
    """What the encoder makes of the page."""
    text = encoder.text_of(page.report.text, page.words)
    (states,) = encoder.shipped().read([text])
    return states


def weighed(
    page: Page, names: Sequence[Name], heard: Sequence[Statement], states: heads.Floats
) -> list[Statement]:
    """The statements of a page. ``heard`` are those of rules and tagger.

    These keep their words; a part that they lack is taken from the heads. Of what the tagger marks
    without a rule, and of the reports of mere acts of saying ("kritisierte den Plan"), that stays
    which the heads mark as well. A statement that only the heads mark is added if they are sure.
    """
    marked = [one for one in told(states, heads.shipped()) if _prose(page, one.quote)]
    numbers = [_numbers(page, one) for one in heard]
    holding: dict[int, list[int]] = {}  # which statements hold a word
    for at, words in enumerate(numbers):
        for word in words:
            holding.setdefault(word, []).append(at)
    found = list(heard)
    seen: set[int] = set()
    alone: list[Statement] = []
    for one in marked:
        words = {at for first, last in one.quote for at in range(first, last)}
        common = Counter(at for word in words for at in holding.get(word, ()))
        shares = {at: both / len(words | numbers[at]) for at, both in common.items()}
        best = max(sorted(shares), key=shares.__getitem__, default=None)
        share = shares[best] if best is not None else 0.0
        direct = best is not None and found[best].form == "Direct"
        apart = direct != (one.form == "Direct")
        if best is not None and share >= _SAME and not apart:
            seen.add(best)
            found[best] = _filled(page, found[best], one)
        elif share < _OTHER or apart:
            needed = _ALONE_REPORTED if one.form == "Reported" else _ALONE
            if one.sure >= needed:
                alone.append(_statement(page, one, names))
    kept = [
        one
        for at, one in enumerate(found)
        if at in seen or (one.form != "Reported" and one.rule != TAGGER)
    ]
    return kept + alone


def _numbers(page: Page, one: Statement) -> set[int]:
    """The words of a statement."""
    words = page.words
    return {
        at
        for part in one.quote
        for at in range(bisect_right(words.end, part.start), bisect_left(words.start, part.end))
    }


def _prose(page: Page, runs: Iterable[Run]) -> bool:
    """Whether every run of words touches no noise."""
    noise = page.report.noise
    spans = [(page.words.start[first], page.words.end[last - 1]) for first, last in runs]
    return not any(one.start < end and start < one.end for one in noise for start, end in spans)


def _filled(page: Page, statement: Statement, one: Told) -> Statement:
    """A statement with the parts that it lacks."""
    return replace(
        statement,
        speaker_spans=statement.speaker_spans or _parts(page, one.speaker),
        cue=statement.cue or _parts(page, one.cue),
        frame=statement.frame or _parts(page, one.frame),
        addressee_spans=statement.addressee_spans or _parts(page, one.addressee),
        medium=one.medium,
        rule=f"{statement.rule}+encoder",
    )


def _statement(page: Page, one: Told, names: Sequence[Name]) -> Statement:
    published = page.report.published
    speaker = _named(one.speaker, names)
    return Statement(
        id="",
        evidence=(page.span(one.quote[0][0], one.quote[-1][1]),),
        confidence=round(one.sure, 3),
        rule=f"statement.encoder.{one.form}",
        report=page.report.id,
        speaker=speaker.actor if speaker else None,
        kind=KINDS[one.form],
        form=one.form,
        medium=one.medium,
        quote=_parts(page, one.quote),
        speaker_spans=_parts(page, one.speaker),
        cue=_parts(page, one.cue),
        frame=_parts(page, one.frame),
        addressee_spans=_parts(page, one.addressee),
        said=Interval(published.start, published.end),
    )


def _named(runs: Iterable[Run], names: Sequence[Name]) -> Name | None:
    """The name that a noun phrase holds; a person before a body, the last of several."""
    found = [
        name
        for first, last in runs
        for name in names
        if name.head < last and first < name.last and not name.genitive
    ]
    persons = [name for name in found if name.kind == "person" and name.actor is not None]
    best = persons or found
    return best[-1] if best else None


def _parts(page: Page, runs: Iterable[Run]) -> tuple[Part, ...]:
    return tuple(page.part(first, last) for first, last in runs)
