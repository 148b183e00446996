"""When an undated report was written, as far as its own words are sure of it.

Two anchors count. *Apposition*: a time counted from the report's day that stands beside its date
("gestern, am 3. März 2025") gives the days on which both mean the same. *Told*: what is told as happened
on a date was written on that date or later; such a report has an interval that is open at its end,
or ends where the nearest date begins that is still to come. Nothing else is taken for sure: a weekday
alone may belong to any week. Where anchors clash, the report stays undated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.report import Report
from zopa.case.spans import Interval, Published
from zopa.intake.dates import date_of, yearless_at
from zopa.language.compact import LANGUAGES
from zopa.language.dates import TimeExpression, expressions, told
from zopa.language.dates.lexicon import Lexicon, lexicon
from zopa.language.text import Words, words

_REACH = 45  # days: what is counted from the report's day is seldom farther from it
_AROUND = 200  # characters of the clause that an apposition stands in
_ENOUGH = 5  # anchors of one report
_TRIES = 20  # times beside dates: each is resolved for many days
_CLAUSE = 20  # words to either side in which an announcement is looked for


_BESIDE = "a time beside its date: "
_TOLD = "told as happened: "
_NO_YEAR = ", of a year that it does not say"


class _Anchor(Struct, frozen=True):
    """Days that are possible by one place in the text; ``words`` are what stands there."""

    days: Interval
    words: str


def dated(report: Report) -> Report:
    """The report with ``published`` inferred from its own words; itself where it is dated already.

    Where nothing is sure, it comes back as it is, with a ``reason`` where there was half of one.
    """
    if report.published.known != "unknown" or report.language not in LANGUAGES:
        return report
    published = _Dating(report, report.language).published()
    return report if published is None else replace(report, published=published)


def undated(report: Report) -> Report:
    """The report as it was before ``dated``: for a text or rules that have changed since."""
    own = _BESIDE in report.published.reason or _TOLD in report.published.reason
    return replace(report, published=Published()) if own else report


def days_on_which(text: str, at: int, language: str, meant: date) -> list[date]:
    """The days near by of a report in which the time that stands ``at`` this place means a day.

    "On Friday" means the 3rd in a report of that day or of one of the six behind it, if it tells of
    the past. Empty where the words mean a day by themselves, or no day.
    """
    day = Interval(meant, meant)

    def means(published: Interval) -> bool:
        found = expressions(text, language, published=published)
        return any(
            one.start <= at < one.end and one.anchored == "report" and one.interval == day
            for one in found
        )

    return [one for one in _near(meant) if means(Interval(one, one))]


def in_year(report: Report, year: int) -> Published | None:
    """When an undated report was written if the day that it names beside a time counted from its own
    ("tomorrow, 18 May") is of this year; ``None`` where ``dated`` saw no such words, or none fits.
    """
    said = report.published.reason.removeprefix(_BESIDE)
    if report.language not in LANGUAGES or not said.endswith(_NO_YEAR) or "“" not in said:
        return None
    words = said.removesuffix(_NO_YEAR).strip("“”")
    return _Dating(replace(report, text=words, noise=()), report.language, year).published()


class _Dating:
    def __init__(self, report: Report, language: str, year: int | None = None) -> None:
        self._report = report
        self._language = language
        self._lexicon: Lexicon = lexicon(language)
        self._words: Words = words(report.text)
        self._noise = [(noise.start, noise.end) for noise in report.noise]
        self._found = expressions(
            report.text, language, published=Interval(), tokens=self._words, skip=self._noise
        )
        if year is not None:
            self._found = [_of_year(one, report.text, year) for one in self._found]

    def published(self) -> Published | None:
        """What the words are sure of, or ``None``."""
        beside = list(islice(self._beside(), _ENOUGH))
        happened = max(self._happened(), key=lambda one: one.days.start or date.min, default=None)
        if beside:
            return _common(beside, happened)
        if happened is None or happened.days.start is None:
            words = next(self._yearless(), "")
            return Published(reason=f"{_BESIDE}“{words}”{_NO_YEAR}") if words else None
        if happened.days.start != happened.days.end:
            # A month or a year says too little to be filed under, but it is worth showing.
            return Published(reason=f"not before {happened.days.start}, {_TOLD}“{happened.words}”")
        ahead = min(
            (one for one in self._ahead() if (one.days.start or date.min) >= happened.days.start),
            key=lambda one: one.days.start or date.max,
            default=None,
        )
        reason = f"{_TOLD}“{happened.words}”"
        if ahead:
            reason += f", still to come: “{ahead.words}”"
        end = ahead.days.start if ahead else None
        return Published(happened.days.start, end, "inferred", reason)

    def _beside(self) -> Iterator[_Anchor]:
        """From times that stand beside a date that says the same."""
        touching = (pair for pair in pairwise(self._found) if self._touch(*pair))
        for first, second in islice(touching, _TRIES):
            for exact, counted in ((first, second), (second, first)):
                day = exact.interval.start
                if exact.anchored != "absolute" or day is None or day != exact.interval.end:
                    continue
                days = [d for d in _near(day) if self._means(counted, d, exact.interval)]
                if days and len(days) < _REACH:
                    text = self._report.text[first.start : second.end]
                    yield _Anchor(Interval(days[0], days[-1]), text)

    def _yearless(self) -> Iterator[str]:
        """Times beside their dates where the date has no year: half of an anchor."""
        for first, second in pairwise(self._found):
            for exact, counted in ((first, second), (second, first)):
                unknown = exact.anchored == counted.anchored == "none"
                days = exact.kind == counted.kind == "date" and self._touch(first, second)
                if unknown and days and yearless_at(self._report.text, exact.start)[0] is not None:
                    yield self._report.text[first.start : second.end]

    def _touch(self, first: TimeExpression, second: TimeExpression) -> bool:
        """Whether nothing but a comma, a bracket and an article stands between the two."""
        tokens = self._words
        begin, end = bisect_left(tokens.start, first.end), bisect_left(tokens.start, second.start)
        return "\n" not in self._report.text[first.end : second.start] and all(
            word in self._lexicon.apposition for word in tokens.low[begin:end]
        )

    def _means(self, counted: TimeExpression, day: date, meant: Interval) -> bool:
        """Whether the expression means these days in a report of that day."""
        if counted.anchored != "none" or counted.kind not in {"date", "time"}:
            return False
        text = self._report.text
        begin = max(text.rfind("\n", 0, counted.start) + 1, counted.start - _AROUND)
        end = text.find("\n", counted.end)
        piece = text[begin : min(end if end >= 0 else len(text), counted.end + _AROUND)]
        found = expressions(piece, self._language, published=Interval(day, day))
        return any(
            one.start + begin == counted.start
            and one.anchored == "report"
            and one.interval == meant
            for one in found
        )

    def _happened(self) -> Iterator[_Anchor]:
        """From dates on which something is told as happened."""
        for one in self._absolute():
            if self._tense(one) == "past" and not self._announced(one):
                yield _Anchor(one.interval, self._quoted(one))

    def _ahead(self) -> Iterator[_Anchor]:
        """From dates on which something is still to come."""
        for one in self._absolute():
            if self._tense(one) == "future":
                yield _Anchor(one.interval, self._quoted(one))

    def _absolute(self) -> Iterator[TimeExpression]:
        return (one for one in self._found if one.anchored == "absolute" and one.interval.start)

    def _tense(self, one: TimeExpression) -> str:
        return told(self._report.text, self._words, one.start, one.end, self._language)

    def _announced(self, one: TimeExpression) -> bool:
        """Whether the words around may tell in the past of what is still to come."""
        tokens, cues = self._words, self._lexicon.cues
        at = bisect_left(tokens.start, one.start)
        if {*tokens.low[max(at - 2, 0) : at]} & (cues["limit"] | cues["planned"] | cues["ahead"]):
            return True
        around = tokens.low[max(at - _CLAUSE, 0) : at + _CLAUSE]
        return not cues["announcing"].isdisjoint(around)

    def _quoted(self, one: TimeExpression) -> str:
        return self._report.text[one.start : one.end]


def _of_year(one: TimeExpression, text: str, year: int) -> TimeExpression:
    """A day and month without a year as those of this year."""
    named = yearless_at(text, one.start)[0] if one.anchored == "none" else None
    day = date_of(year, named.month, named.day) if named is not None else None
    if named is None or day is None or named.weekday not in {-1, day.weekday()}:
        return one
    return replace(one, interval=Interval(day, day), anchored="absolute")


def _near(day: date) -> Iterator[date]:
    """The days around one, as far as the calendar goes."""
    for number in range(-_REACH, _REACH + 1):
        if 1 <= day.toordinal() + number <= date.max.toordinal():
            yield day + timedelta(number)


def _common(anchors: list[_Anchor], happened: _Anchor | None) -> Published | None:
    """The days that all anchors allow; ``None`` where there are none."""
    start = max(one.days.start or date.min for one in anchors)
    end = min(one.days.end or date.max for one in anchors)
    if happened and happened.days.start and start < happened.days.start <= end:
        start = happened.days.start
    if start > end:
        return None
    quoted = ", ".join(f"“{one.words}”" for one in anchors[:3])
    return Published(start, end, "inferred", f"{_BESIDE}{quoted}")
