"""Figures held against each other: two numbers for one thing at one time, or a count that grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec.structs import replace

from zopa.case.findings import Disagreement, Figure
from zopa.case.spans import Span
from zopa.language.compact import LANGUAGES
from zopa.language.counting import claimed, flows, sources
from zopa.language.differing import Sign, sign
from zopa.reading.figures import AMOUNT, STOCK
from zopa.record.compared import Ground, Value, differ, length
from zopa.record.times import first_day, last_day, shown

_DAYS = 31  # a longer stretch is no one time of which there is one number
_ROUGH = 0.15  # two numbers so near may be one, told roughly
_ROUNDED = 0.05  # two sums of a year so near may be one, rounded
_TWO = 2  # sources that give numbers of their own
_APART = 10  # characters between two sentences that follow each other
_SHORT = 60  # characters between two numbers of which the second has no verb
_LATER: tuple[Sign, ...] = ("earlier", "changed", "now")
_LOOK = 6  # figures of one day that one is held against

_Group = tuple[str, str | None]


def figure_disagreements(ground: Ground) -> Iterator[Disagreement]:
    """Contradictions and status updates of figures.

    Two figures are of one thing where the noun and the unit are the same, the sentences name a common
    actor or none, and no other issue. A copy is no second source, but a number that it changed is told.
    """
    groups: dict[_Group, list[Figure]] = defaultdict(list)
    for figure in filter(ground.case.holds, ground.case.figures):
        if ground.day(figure.report) is not None:
            groups[figure.counted, figure.unit].append(figure)
    for (counted, unit), own in sorted(groups.items(), key=str):
        stocks = groups.get((STOCK, unit), []) if unit is not None and counted != STOCK else []
        own.sort(key=lambda f: _order(f, ground))
        yield from _grown([f for f in own if not ground.is_copy(f.report)], ground)
        yield from _exclusive(sorted([*own, *stocks], key=lambda f: _order(f, ground)), ground)
        yield from _altered(own, ground)
        yield from _set_against(own, ground)


def _order(figure: Figure, ground: Ground) -> tuple[date, str, int, str]:
    day = ground.day(figure.report) or date.max
    return day, figure.report, figure.number.start, figure.id


def _value(figure: Figure) -> Value:
    number = f"{figure.bound} {figure.value:g}" if figure.bound != "exact" else f"{figure.value:g}"
    unit = f"{figure.unit} " if figure.unit else ""
    days = shown(figure.date)
    return Value(figure, f"{number} {unit}{figure.noun.text}" + (f", {days}" if days else ""))


def _grown(figures: Sequence[Figure], ground: Ground) -> Iterator[Disagreement]:
    """A count that a later report has as higher: a status update and never a contradiction."""
    last: Figure | None = None
    for figure in figures:
        if not figure.total:
            continue
        if last is not None and _one_matter(last, figure):
            before, after = ground.day(last.report), ground.day(figure.report)
            assert before is not None
            assert after is not None
            if after > before and figure.value > last.value:
                yield differ(
                    "status",
                    figure.noun.text,
                    "figure",
                    [_value(last)],
                    [_value(figure)],
                    rule="figure.grown",
                )
        last = figure


def _exclusive(figures: Sequence[Figure], ground: Ground) -> Iterator[Disagreement]:
    """Two numbers for one thing on one day, told by two reports."""
    by_day: dict[date, list[Figure]] = defaultdict(list)
    told: set[frozenset[str]] = set()
    years: dict[tuple[date | None, date | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        days, start = length(figure.date), first_day(figure.date)
        if days is None or start is None or figure.rule == AMOUNT:
            continue  # of amounts nobody knows whether they are of one thing
        if days > _DAYS:
            yield from _of_a_year(figure, years, ground)
            continue
        if ground.is_copy(figure.report) or (figure.total and not _finished(figure, ground)):
            continue  # what was counted on the way may be more by the evening
        for number in range(days + 1):
            on_day = by_day[start + timedelta(days=number)]
            for other in on_day[-_LOOK:]:
                both = frozenset((figure.report, other.report))
                if both not in told and _rivals(other, figure, ground):
                    told.add(both)
                    yield _at_odds(other, figure, "figure.one_time_two_numbers")
            on_day.append(figure)


def _of_a_year(
    figure: Figure, years: dict[tuple[date | None, date | None], list[Figure]], ground: Ground
) -> Iterator[Disagreement]:
    """Two sums for one and the same year that is over: what came and went, and not what there was."""
    language = ground.times.language.get(figure.report)
    if figure.total or language not in LANGUAGES or ground.is_copy(figure.report):
        return
    if not flows(figure.evidence[0].text, language):
        return
    same = years[figure.date.start, figure.date.end]
    for other in same[-_LOOK:]:
        low, high = sorted((other.value, figure.value))
        if _rivals(other, figure, ground) and high > low * (1 + _ROUNDED):
            yield _at_odds(other, figure, "figure.one_year_two_sums")
            break
    same.append(figure)


def _at_odds(one: Figure, other: Figure, rule: str) -> Disagreement:
    """Two numbers of which only one can be right."""
    return differ(
        "contradiction",
        _subject(one, other),
        "figure",
        [_value(one)],
        [_value(other)],
        rule=rule,
        words=[one.number.text, other.number.text],
    )


def _altered(figures: Sequence[Figure], ground: Ground) -> Iterator[Disagreement]:
    """A copy that has another number than the report it is a copy of, in the same words else."""
    told: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        told[figure.report, figure.issue].append(figure)
    for figure in figures:
        first = ground.case.copy_of.get(figure.report)
        if first is None:
            continue
        there = told.get((first, figure.issue), [])
        here = told[figure.report, figure.issue]
        # only where each of the two has one such figure is it clear which one became which
        if len(there) != 1 or len(here) != 1 or not _one_matter(there[0], figure):
            continue
        if there[0].value != figure.value and there[0].bound == figure.bound:
            yield differ(
                "contradiction",
                _subject(there[0], figure),
                "figure",
                [_value(there[0])],
                [_value(figure)],
                rule="figure.altered_in_copy",
                words=[there[0].number.text, figure.number.text],
            )


def _set_against(figures: Sequence[Figure], ground: Ground) -> Iterator[Disagreement]:
    """Two numbers for one thing that one report sets against each other: A speaks of 40, B of 12."""
    for one, other in pairwise(figures):
        if one.report != other.report or ground.is_copy(one.report) or not _excluding(one, other):
            continue
        a, b = one.evidence[0], other.evidence[0]
        language = ground.times.language.get(one.report)
        if language not in LANGUAGES or not (a == b or 0 <= b.start - a.end < _APART):
            continue
        if a == b:
            before = a.text[: one.number.start - a.start]
            between = a.text[one.number.end - a.start : other.number.start - a.start]
        else:
            before = a.text
            between = a.text[one.number.end - a.start :] + b.text[: other.number.start - b.start]
        behind = b.text[other.number.end - b.start :][:_SHORT]
        if any(sign(between, name, language) for name in _LATER):
            continue
        gapped = a == b and len(between) < _SHORT
        told = claimed(between, language)
        each = claimed(before, language) > 0 and (gapped or told > 0)
        each = each or (a == b and told + (claimed(behind, language) > 0) >= _TWO and told > 0)
        bodies = sources(f"{before} {between} {behind}", language)
        if not each or len({*one.actors, *other.actors, *bodies}) < _TWO:
            continue
        yield differ(
            "contradiction",
            _subject(one, other),
            "figure",
            [_value(one)],
            [_value(other)],
            rule="figure.two_sources_two_numbers",
            words=[one.number.text, other.number.text],
        )


def _finished(figure: Figure, ground: Ground) -> bool:
    """Whether the day that is told of was over when the report came out."""
    end, day = last_day(figure.date), ground.day(figure.report)
    return end is not None and day is not None and end < day - timedelta(days=1)


def _rivals(one: Figure, other: Figure, ground: Ground) -> bool:
    if one.report == other.report or not _excluding(one, other):
        return False
    return _one_matter(_without_source(one, ground), _without_source(other, ground))


def _without_source(figure: Figure, ground: Ground) -> Figure:
    """The figure with the actors that it can be of, and not the one who only gives the number."""
    if not figure.actors:
        return figure
    number = figure.number
    told = ground.voices.told(Span(figure.report, number.start, number.end, number.text))
    who = {ground.speaks_for.get(one.speaker, one.speaker) for one in told if one.speaker}
    return replace(figure, actors=tuple(actor for actor in figure.actors if actor not in who))


def _one_matter(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one thing: a common actor or none at all, and no two issues."""
    stock = STOCK in {one.counted, other.counted}  # the word for a stock has an issue of its own
    if one.issue != other.issue and None not in {one.issue, other.issue} and not stock:
        return False
    if one.actors and other.actors:
        return not set(one.actors).isdisjoint(other.actors)
    return True


def _excluding(one: Figure, other: Figure) -> bool:
    """Whether the two numbers cannot both be right, with "at least" and "about" taken as they are."""
    low, high = sorted((one, other), key=lambda f: f.value)
    if low.bound == "least" or high.bound == "most":
        return False
    if "about" in {low.bound, high.bound}:
        return high.value > low.value * (1 + _ROUGH)
    return high.value > low.value


def _subject(one: Figure, other: Figure) -> str:
    common = [actor for actor in one.actors if actor in other.actors]
    return (common or [*one.actors, *other.actors, one.noun.text])[0]
