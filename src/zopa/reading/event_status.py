"""Whether an event is planned, held, moved, called off: by words, modals, tense and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from zopa.case.findings import EventStatus
from zopa.case.spans import Interval
from zopa.language.happenings import Happenings
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page

# Of several words in one clause the one that says more counts.
_ORDER: tuple[EventStatus, ...] = (
    "cancelled",
    "postponed",
    "suspended",
    "replaced",
    "agreed",
    "rumoured",
    "planned",
    "held",
)


class Told(Struct, frozen=True):
    """A status that words tell, and where the first of them stands."""

    status: EventStatus
    index: int


class EventStatusReader:
    """Tells the status of events on one page."""

    def __init__(
        self, page: Page, clauses: ClauseReader, words: Happenings, published: Interval
    ) -> None:
        self.page = page
        self.grammar = page.grammar
        self.clauses = clauses
        self.data = words
        self.published = published
        self._low = page.words.low

    def told(self, clause: Clause, words: Sequence[int], *, but: Iterable[int] = ()) -> Told | None:
        """The status that words of a clause tell; ``but`` are words that are not asked."""
        taken = set(but)
        for index in words:
            if index in taken:
                continue
            phrase = self.data.status_phrases.first(self._low, index, clause.last)
            if phrase is not None:
                return Told(phrase[1], index)
        found: dict[EventStatus, int] = {}
        verb = self.clauses.finite_of(clause)
        bound = verb is not None and self._low[verb] in self.grammar.auxiliaries
        mark = self.grammar.infinitive_mark if bound else ""
        for index in words:
            if index in taken or (mark and index and self._low[index - 1] == mark):
                continue  # "der Streik habe zu ruhen"
            for status in self.data.statuses.get(self._low[index], ()):
                if status.needs and clause.lows.isdisjoint(status.needs):
                    continue
                if not clause.lows.isdisjoint(status.bars):
                    continue
                if status.particles and not any(
                    self.clauses.particle(clause, index, particle) for particle in status.particles
                ):
                    continue
                found.setdefault(status.status, index)
        return next((Told(status, found[status]) for status in _ORDER if status in found), None)

    def marked(self, words: Iterable[int]) -> EventStatus | None:
        """The status that words before the noun itself tell ("die geplante Reise")."""
        found = {self.data.marks[self._low[i]] for i in words if self._low[i] in self.data.marks}
        return next((status for status in _ORDER if status in found), None)

    def by_mood(self, clause: Clause) -> EventStatus | None:
        """Planned by a modal with an infinitive, rumoured by "soll" with a perfect."""
        if clause.lows.isdisjoint(self.data.modals):
            return None
        hearsay = not clause.lows.isdisjoint(self.data.hearsay)
        if hearsay and not clause.lows.isdisjoint(self.data.perfect):
            return "rumoured"
        return "planned"

    def by_day(self, day: Interval) -> EventStatus | None:
        """Planned where the days lie behind the day of the report, held where before it."""
        today = self.published
        if today.start is None or today.end is None:
            return None
        if day.start is not None and day.start > today.end:
            return "planned"
        if day.end is not None and day.end < today.start:
            return "held"
        return None

    def is_past(self, clause: Clause, verb: int) -> bool:
        """Whether the clause tells what has been."""
        return (
            self.reduced(clause)
            or not clause.lows.isdisjoint(self.data.past)
            or self._low[verb] not in self.data.present
        )

    def is_coming(self, clause: Clause) -> bool:
        """Whether a modal of the clause tells what is to be."""
        return not clause.lows.isdisjoint(self.data.modals)

    def reduced(self, clause: Clause) -> bool:
        """Whether a German participle describes a noun: "der Entwurf, am Montag in Rom verteilt,"."""
        if clause.kind != "relative" or not self.grammar.inverted_cue:
            return False
        return self.grammar.relatives.isdisjoint(self._low[clause.first : clause.first + 2])
