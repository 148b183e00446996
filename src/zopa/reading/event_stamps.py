"""The day and the town before an entry of a chronicle: "23. November, Genf: Die Minister treffen ..."."""

from __future__ import annotations

from msgspec import Struct

from zopa.language.text import Sentence
from zopa.reading.event_dates import ENTRY, EventDates, Timed
from zopa.reading.event_places import Place
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects

_LONGEST = 10  # words of a stamp
_MARKS = frozenset("+*–•")  # before an entry of a ticker
_TOWN = 3  # words of the name of a town


class Stamp(Struct, frozen=True):
    """What stands before the colon; ``last`` is the word behind it."""

    timed: Timed
    place: Place | None
    last: int


def stamp(page: Page, sentence: Sentence, dates: EventDates, subjects: Subjects) -> Stamp | None:
    """The stamp that a sentence begins with: a day, perhaps a town, and a colon."""
    texts, first = page.words.text, sentence.first
    while first < sentence.last - 1 and texts[first] in _MARKS:
        first += 1
    limit = min(sentence.last, first + _LONGEST)
    clock = dates.within(range(first, first + 1))
    if clock and clock[0].expression.reason == ENTRY and texts[clock[0].last] != ":":
        return Stamp(clock[0], None, clock[0].last)
    colon = next((i for i in range(first, limit) if texts[i] == ":"), None)
    if colon is None or not dates.covers(first):
        return None
    timed = next(
        (
            t
            for t in reversed(dates.within(range(first, colon)))
            if t.expression.kind in {"date", "time"}
        ),
        None,
    )
    if timed is None or timed.last > colon:
        return None
    town = range(timed.last + 1, colon)
    if not town:
        return Stamp(timed, None, colon + 1) if timed.last == colon else None
    named = [subjects.at.get(i) for i in town]
    capital = all(texts[i][0].isupper() for i in town)
    if texts[timed.last] != "," or len(town) > _TOWN or not capital:
        return None
    if any(name is not None and name.kind == "person" for name in named):
        return None
    place = Place(timed.last, town.start, town.stop, None, proper=True, goal=False)
    return Stamp(timed, place, colon + 1)
