"""Finds the expressions of time of a text, and works out what each of them says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from zopa.case.spans import Interval
from zopa.language.dates import lengths, makers
from zopa.language.dates.atoms import Atoms, atoms
from zopa.language.dates.expression import TimeExpression
from zopa.language.dates.lexicon import OTHER, Lexicon, Rule, lexicon
from zopa.language.dates.makers import Make
from zopa.language.dates.place import Before, Found, Place, Slots, Tense
from zopa.language.dates.tense import tense
from zopa.language.text import Words, words

_ISLAND = re.compile(rf"[^{re.escape(OTHER)}]+")
_LINE = 1000  # characters to either side: what is looked for is nearer
_STOPS = frozenset(".!?…")
_WEEK = timedelta(days=7)

_MAKES: Mapping[str, Make] = {
    "century": makers.century,
    "clock": makers.clock,
    "daypart": makers.daypart,
    "day_back": makers.day_back,
    "decade": makers.decade,
    "deictic": makers.deictic,
    "duration": lengths.duration,
    "holiday": makers.holiday,
    "month": makers.month,
    "month_day": makers.month_day,
    "nothing": makers.nothing,
    "part_of_year": makers.part_of_year,
    "printed": makers.printed,
    "reference": makers.reference,
    "relative": makers.relative,
    "repeated": lengths.repeated,
    "season": makers.season,
    "unknown": makers.unknown,
    "weekday": makers.weekday,
    "weekend": makers.weekend,
    "year": makers.year,
    "year_span": makers.year_span,
}


def expressions(
    text: str,
    language: str,
    *,
    published: Interval,
    tokens: Words | None = None,
    skip: Sequence[tuple[int, int]] = (),
) -> list[TimeExpression]:
    """The expressions of time of a text, in their order; none overlaps another one.

    ``published`` is the report's date; where it is empty, what counts from it is found and stays
    unresolved. Where it is more than one day, so is what counts from it, but for a weekday beside a
    day that is named in full: that is of the same week. ``tokens`` are the words of
    the text where they are cut already, ``skip`` stretches of characters that are not read. Raises
    ``FileNotFoundError`` for a language without rules of dates. The time is linear in the text.
    """
    known = lexicon(language)
    found = atoms(text, tokens or words(text), known, skip)
    return _near_named_days(_Finder(found, known, published).run(), published)


def told(text: str, tokens: Words, start: int, end: int, language: str) -> Tense:
    """Whether the clause around ``text[start:end]`` tells what was or what is to be, if either."""
    begin = text.rfind("\n", max(start - _LINE, 0), start) + 1 or max(start - _LINE, 0)
    stop = text.find("\n", end, end + _LINE)
    line = (
        bisect_left(tokens.start, begin),
        bisect_left(tokens.start, stop if stop >= 0 else end + _LINE),
    )
    first, last = bisect_right(tokens.end, start), bisect_left(tokens.start, end)
    return tense(tokens.text, first, last, line, lexicon(language).cues)


def _near_named_days(found: list[TimeExpression], published: Interval) -> list[TimeExpression]:
    """The expressions, of weekdays in a report of unsure date those chosen that are next to a day that
    it names in full: "das Gericht entschied am Dienstag, dem 3. März 2026 ... am Mittwoch".
    """
    start, end = published.start, published.end
    if start is None or end is None or start == end:
        return found
    named = [
        one.interval.start
        for one in found
        if one.anchored == "absolute"
        and one.interval.start == one.interval.end
        and one.interval.start is not None
        and start - _WEEK <= one.interval.start <= end + _WEEK
    ]
    return [_nearest(one, named, end) if one.reason == "weekday" else one for one in found]


def _nearest(one: TimeExpression, named: list[date], latest: date) -> TimeExpression:
    """A weekday that can be of several weeks, all of them over, as that next to a named day."""
    first, last = one.interval.start, one.interval.end
    if first is None or last is None or one.anchored != "report" or first == last or last > latest:
        return one
    days = [first + _WEEK * n for n in range((last - first) // _WEEK + 1)]
    if days[-1] != last:
        return one
    far = sorted((min(abs(day - other) for other in named), day) for day in days if named)
    if not far or (len(far) > 1 and far[0][0] == far[1][0]):
        return one
    day = far[0][1]
    value = day.isoformat() if one.kind == "date" else one.value
    return replace(one, interval=Interval(day, day), value=value)


class _Finder:
    """One text on its way from words to expressions."""

    def __init__(self, found: Atoms, known: Lexicon, published: Interval) -> None:
        self._atoms = found
        self._known = known
        self._published = published
        self._before: Before | None = None
        self._last = 0  # the atom behind the expression before
        self._result: list[TimeExpression] = []

    def run(self) -> list[TimeExpression]:
        """All expressions."""
        classes, core = self._atoms.classes, self._known.core
        for first, last in self._atoms.runs:
            for island in _ISLAND.finditer(classes, first, last):
                if core.search(classes, island.start(), island.end()):
                    for match in self._matches(island.start(), island.end()):
                        self._take(match, (first, last))
        return self._result

    def _matches(self, first: int, last: int) -> Iterator[re.Match[str]]:
        """What the rules match, from left to right; the first rule that matches at a word counts."""
        classes, matchers = self._atoms.classes, self._known.matchers
        while first < last:
            tried = (rule.match(classes, first, last) for rule in matchers(classes[first]))
            match = next(filter(None, tried), None)
            if match:
                yield match
            first = match.end() if match else first + 1

    def _take(self, match: re.Match[str], run: tuple[int, int]) -> None:
        rule = self._known.rules[match.lastgroup or ""]
        first, last = match.span((match.lastindex or 0) + rule.span)
        slots = self._slots(match, rule)
        if slots is None or (match.start() == first and self._is_name(first, run)):
            return
        self._pass_to(first, run)
        place = Place(
            self._published,
            self._before,
            partial(tense, self._atoms.text, first, last, run, self._known.cues),
        )
        made = _MAKES[rule.make](slots, place)
        if made is None:
            return
        made = _with_modifier(made, slots)
        self._result.append(
            TimeExpression(
                start=self._atoms.start[first],
                end=self._atoms.end[last - 1],
                kind=made.kind,
                value=made.value,
                modifier=made.modifier,
                interval=made.interval,
                anchored=made.anchored,
                reason=rule.id,
            )
        )
        if made.kind in {"date", "time"} and made.interval.start and made.value[:1].isdigit():
            self._before = Before(made.interval, made.value, made.anchored)
        self._last = last

    def _slots(self, match: re.Match[str], rule: Rule) -> Slots | None:
        """The words of a match by their classes; ``None`` where one should be written large."""
        found: list[tuple[str, str]] = []
        known, whole = self._known, match.lastindex or 0
        for offset, name in enumerate(rule.names, 1):
            at = match.start(whole + offset)
            if at < 0 or offset == rule.span:
                continue
            word = self._atoms.low[at]
            if word in known.capital and self._atoms.text[at][0].islower():
                return None
            found.append((name, known.value_of(name, word)))
        return Slots(found, rule.arguments)

    def _pass_to(self, first: int, run: tuple[int, int]) -> None:
        """Count the sentences between the expression before and this one."""
        before = self._before
        if before is None:
            return
        begin = max(self._last, run[0])
        low, text = self._atoms.low, self._atoms.text
        ends = 0
        for at in range(begin, min(first, begin + 200)):
            if low[at] in _STOPS and not (at and low[at] == "." and self._goes_on(at)):
                following = text[at + 1] if at + 1 < len(text) else ""
                ends += not following or following[0].isupper() or not following[0].isalpha()
        if first - begin > 200:
            ends += 5
        line = before.same_line and self._last > run[0]
        self._before = Before(
            before.interval,
            before.value,
            before.anchored,
            before.sentences + ends + (0 if line or not before.same_line else 1),
            line,
        )
        self._last = first

    def _goes_on(self, at: int) -> bool:
        """Whether a full stop is that of an ordinal or of a short form."""
        before = self._atoms.low[at - 1]
        return before.isdigit() or before in self._known.abbreviations

    def _is_name(self, first: int, run: tuple[int, int]) -> bool:
        """Whether a given name stands before ("Thi Mai", "Robert Winter")."""
        if first == run[0]:
            return False
        before = self._atoms.text[first - 1]
        return before[0].isupper() and self._atoms.low[first - 1] in self._known.given


def _with_modifier(made: Found, slots: Slots) -> Found:
    """What was found with "Ende" or "etwa" taken in."""
    if edge := slots.get("edge"):
        return makers.narrowed(made, edge)
    if (approx := slots.get("approx")) and not made.modifier:
        return Found(made.kind, made.value, made.interval, made.anchored, approx)
    return made
