"""The days that stand around the words of an event: its own, those told from it, the day of a story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from zopa.case.findings import EventStatus
from zopa.case.spans import Interval
from zopa.language.dates import distant, told
from zopa.language.grammar import Grammar
from zopa.language.happenings import Happenings, happenings
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.event_dates import EventDates, Timed
from zopa.reading.event_drafts import Range
from zopa.reading.event_status import EventStatusReader
from zopa.reading.page import Page

_PRECISE = 7  # days of a week
_THIRD = 10  # days between the first and the last of a third of a month
_TOLD_ON = 8  # sentences back in which the day of what is told on is named
_STORY = 2 * _TOLD_ON  # the same where it names one day only
_LENGTH = 5  # words of a length of time before "nach"
_STATE = "_REF"  # "derzeit ausgesetzt" tells how things are, not a day
_DAYS = frozenset({"weekday", "day-month", "month-day"})
_UNDONE = frozenset({"postponed", "cancelled"})


class EventDays:
    """Tells the days of events of one page; sentences come in their order."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.page = page
        self.grammar: Grammar = page.grammar
        self.data: Happenings = happenings(page.language)
        self.clauses = clauses
        self.dates = EventDates(page, self.data)
        self.status = EventStatusReader(page, clauses, self.data, self.dates.published)
        self.texts = page.words.text
        self.low = page.words.low
        self.sentence = Sentence(0, 0, 0)
        self.number = 0
        self._days: list[tuple[int, Timed]] = []

    def times(self, words: Sequence[int], index: int) -> list[Timed]:
        """The expressions of time among the words, the nearest to ``index`` first."""
        found = self.dates.within(words)
        if words and not found and self.texts[max(0, words[0] - 1)] == ",":
            before = range(max(self.sentence.first, words[0] - 4), words[0])
            found = [t for t in self.dates.within(before) if t.last == words[0] - 1]
        return sorted(found, key=lambda t: abs(t.first - index))

    def day(self, times: Sequence[Timed], *, but: Timed | None = None) -> Timed | None:
        """The nearest expression that tells days, those of "seit Januar" left out."""
        return next(
            (
                t
                for t in times
                if t is not but
                and (t.expression.kind in {"date", "time"} or self._distance(t))
                and not t.expression.value.endswith(_STATE)
                and (t.both or self._before(t.first) not in self.data.since)
            ),
            None,
        )

    def _distance(self, timed: Timed) -> bool:
        """Whether a length of time tells a day ("vor drei Tagen"), not that of a participle before its noun
        ("die vor drei Tagen verhängte Sperre").
        """
        days = timed.expression.interval
        if timed.expression.kind != "duration" or days.start is None or days.end is None:
            return False
        at = timed.last
        if at + 1 >= len(self.low) or not self.grammar.inverted_cue:
            return True
        small = self.grammar.prepositions | self.grammar.articles
        attribute = self.texts[at][0].islower() and self.texts[at + 1][0].isupper()
        return not attribute or self.low[at] in small or self.clauses.is_finite(at)

    def note_day(self, sentence: Sentence) -> None:
        """Remember the day that a sentence tells, for those after it in its paragraph."""
        for timed in self.dates.within(range(sentence.first, sentence.last)):
            precise = timed.expression.kind in {"date", "time"} and self.precise(timed)
            state = timed.expression.value.endswith(_STATE)
            if precise and not state and self._before(timed.first) not in self.data.since:
                self._days.append((self.number, timed))

    def day_before(self) -> Timed | None:
        """The day on which the sentences before this one are: the last one that they name."""
        near = [timed for number, timed in self._days if self.number - number <= _TOLD_ON]
        if not near:
            # farther back, only a report that is of one day leaves no doubt
            near = [timed for number, timed in self._days if self.number - number <= _STORY]
            if len({timed.expression.interval.start for timed in near}) > 1:
                return None
        last = near[-1] if near else None
        if last is None or self.status.by_day(last.expression.interval) == "planned":
            return None
        one = last.expression.interval
        return last if one.start == one.end else None

    def since(self, times: Sequence[Timed]) -> Timed | None:
        """The day from which something holds: "gilt seit dem 1. Mai"."""
        return next((t for t in times if self._before(t.first) in self.data.since), None)

    def begun(self, times: Sequence[Timed]) -> Timed | None:
        """The day on which something began that still goes on: "verhandeln seit Donnerstag"."""
        since = self.since(times)
        if since is None or since.expression.kind == "duration" or not self.precise(since):
            return None
        return since if self._before(since.first) not in self.data.until else None

    def past(self, timed: Timed) -> Timed:
        """The weekday before the report, where the next one was taken for what is told as done."""
        days = timed.expression.interval
        if timed.expression.kind == "time" and self.status.by_day(days) == "planned":
            now = replace(timed.expression, interval=self.dates.published)
            return replace(timed, expression=now)  # "am Morgen", behind a day to come
        if timed.expression.reason != "weekday" or self.status.by_day(days) != "planned":
            return timed
        if days.start is None or days.end is None:
            return timed
        week = timedelta(days=_PRECISE)
        before = Interval(days.start - week, days.end - week)
        return replace(timed, expression=replace(timed.expression, interval=before))

    def own_times(self, times: Sequence[Timed], head: int, index: int) -> list[Timed]:
        """The times without those of what only is added: "die im Mai verschobene Reise"."""
        return [t for t in times if not (head < t.first < index and self._of_participle(t))]

    def _of_participle(self, timed: Timed) -> bool:
        """Whether a time belongs to a participle that stands by itself: ", im Februar geplatzt,"."""
        at = timed.last
        if at + 1 >= len(self.low):
            return False
        if self.data.marks.get(self.low[at]) in _UNDONE:
            return True
        told = {word.status for word in self.data.statuses.get(self.low[at], ())}
        return not told.isdisjoint(_UNDONE) and self.texts[at + 1] == ","

    def told_from(self, clause: Clause, link: int) -> tuple[Interval, Range] | None:
        """The days of what something else followed: "einen Tag nach dem Treffen hat Moskau ...".

        They are counted from the day that the clause names, else from the report's, where the clause
        tells no story of the past.
        """
        near = self.dates.within(range(max(self.sentence.first, link - _LENGTH), link))
        length = next((t for t in near if t.last == link), None)
        if length is None or self.low[link] not in self.data.behind:
            return None
        before = self.dates.within(range(self.sentence.first, length.first))
        own = self.day([t for t in before if length.first - t.last <= 1])
        today = own.expression.interval if own is not None else self.dates.published
        verb = self.clauses.finite_of(clause)
        news = verb is None or self.low[verb] in self.data.present | self.data.reporting
        story = not news and self.of_the_past(length.first, length.last)
        if today.start is None or today.start != today.end or (story and own is None):
            return None
        days = distant(length.expression, today.start, -1)
        return (days, (length.first, link)) if days.start is not None else None

    def of_the_past(self, first: int, last: int | None = None) -> bool:
        """Whether the clause around some words tells what was."""
        page = self.page
        end = page.words.end[(first + 1 if last is None else last) - 1]
        return told(page.report.text, page.words, page.words.start[first], end, page.language) == (
            "past"
        )

    def told_with(self, clause: Clause, link: int) -> tuple[Interval, Range] | None:
        """The day of what something else came right after: "sagte er am Montag nach dem Treffen".

        Nothing where a length of time stands between them.
        """
        if self.low[link] not in self.data.behind or self.low[link] in self.data.since:
            return None
        near = self.dates.within(range(max(self.sentence.first, link - _LENGTH), link))
        if any(t.last == link and t.expression.kind == "duration" for t in near):
            return None
        own = self.day(self.times(clause.words, link)) or self.day_before()
        if own is None or not self.precise(own) or own.expression.interval.start is None:
            return None
        if self.status.by_day(own.expression.interval) == "planned":
            return None
        return own.expression.interval, (own.first, own.last)

    def moved(self, times: Sequence[Timed], status: EventStatus) -> Timed | None:
        """The new day of what was moved ("auf den 10. März verschoben"), of what was broken off the day
        until which ("bis Donnerstag unterbrochen").
        """
        links = {"postponed": self.data.moved_to, "suspended": self.data.until}.get(status)
        if links is None:
            return None
        for timed in times:
            if timed.expression.kind in {"date", "time"} and (
                self._before(timed.first) in links or self.low[timed.first] in links
            ):
                coming = self.status.by_day(timed.expression.interval) != "held"
                return timed if coming or status == "postponed" else None
        return None

    def _before(self, index: int) -> str:
        """The word before an expression, an article passed over, and what stands behind "bis"."""
        at = index - 1
        if at >= 0 and self.low[at] in self.grammar.articles:
            at -= 1
        if at > 0 and self.low[at] in self.data.place_links and self.low[at - 1] in self.data.until:
            at -= 1  # "bis in die Nacht zum Donnerstag"
        return self.low[at] if at >= 0 else ""

    def length(self, times: Sequence[Timed]) -> int | None:
        """How long it took, in minutes, where an expression tells a length."""
        return next((m for t in times if (m := self.dates.minutes(t)) is not None), None)

    @staticmethod
    def precise(timed: Timed | None) -> bool:
        """Whether an expression means a few days at most."""
        if timed is None:
            return False
        interval = timed.expression.interval
        if interval.start is None or interval.end is None:
            # "am Montag" in a report that nobody can date
            return interval == Interval() and timed.expression.reason in _DAYS
        return (interval.end - interval.start).days <= _THIRD
