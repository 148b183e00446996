"""Where something happened: the places that a stretch of words names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from zopa.language.happenings import Happenings
from zopa.language.people import People, people
from zopa.reading.event_dates import EventDates
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.names import Name
from zopa.reading.page import Page

_PLACES = frozenset({"name", "capital", "seat"})
_ADJECTIVES = 3  # words between the article and the noun of a place, at most
_LONGEST = 4  # words of the name of a place


class Place(Struct, frozen=True):
    """Words ``first`` to ``last`` name a place; ``link`` is the preposition before it.

    ``actor`` is the state whose place it is, where that is known; ``proper``: a town or a state, no
    building; ``goal``: one goes there.
    """

    link: int
    first: int
    last: int
    actor: str | None
    proper: bool
    goal: bool


class EventPlaces:
    """Finds places on one page."""

    def __init__(
        self,
        page: Page,
        places: Gazetteer,
        at: Mapping[int, Name],
        dates: EventDates,
        words: Happenings,
    ) -> None:
        self.page = page
        self.places = places
        self.at = at
        self.dates = dates
        self.data = words
        self.people: People = people(page.language)
        self._texts = page.words.text
        self._low = page.words.low
        self._ends = tuple(sorted(words.place_nouns))

    def within(self, words: Sequence[int]) -> list[Place]:
        """The places that these words name, in their order."""
        found: list[Place] = []
        limit = words[-1] + 1 if words else 0
        behind = 0
        for index in words:
            if index < behind or self._low[index] not in self.data.place_links:
                continue
            place = self._behind(index, limit)
            if place is not None:
                found.append(place)
                behind = place.last
        return found

    def named(self, words: Sequence[int]) -> tuple[int, int] | None:
        """The words of the one town or state that words name as such, ``None`` where there are more."""
        found: dict[str, tuple[int, int]] = {}
        behind = 0
        for index in words:
            if index < behind:
                continue
            for last, entry in self.places.entries.at(self._low, index, words[-1] + 1):
                if entry.role in {"name", "capital"}:
                    found.setdefault(entry.name, (index, last))
                    behind = last
                    break
        return next(iter(found.values())) if len(found) == 1 else None

    def of_noun(self, index: int, limit: int) -> Place | None:
        """The town in "der Gipfel von Alaska"; a party there is a side, no place."""
        link = index + 1
        if link + 1 >= limit or self._low[link] not in self.data.town_links:
            return None
        if self.places.entries.first(self._low, link + 1, limit) is not None:
            return None
        town = self._town_of(link, limit) if link + 1 not in self.at else None
        return Place(link, *town, goal=False) if town is not None else None

    def _behind(self, link: int, limit: int) -> Place | None:
        """The place that stands behind a preposition."""
        low, grammar = self._low, self.page.grammar
        at = link + 1
        if at >= limit:
            return None
        article = low[at] in grammar.articles
        at += article
        first = at
        while at < min(limit, first + _ADJECTIVES) and self._texts[at][0].islower():
            if low[at] in grammar.prepositions or low[at] in grammar.coordinators:
                return None
            if not grammar.inverted_cue and article and self._is_building(low[at]):
                while at + 1 < limit and self._is_building(low[at + 1]):
                    at += 1  # "a school gymnasium"
                return Place(
                    link, first, at + 1, None, proper=False, goal=low[link] in self.data.goals
                )
            at += 1
        if at >= limit or not self._texts[at][0].isupper() or self.dates.covers(at):
            return None
        goal = low[link] in self.data.goals
        if low[link] not in self.data.state_links:
            return self._unknown(link, first, at, limit, article=article, goal=goal)
        for last, entry in self.places.entries.at(low, first, limit):
            if entry.role in _PLACES:
                return Place(link, first, last, entry.actor, entry.role != "seat", goal)
        for last, entry in self.places.entries.at(low, at, limit):
            if entry.role in _PLACES:
                return Place(link, at, last, entry.actor, entry.role != "seat", goal)
        return self._unknown(link, first, at, limit, article=article, goal=goal)

    def _unknown(
        self, link: int, first: int, at: int, limit: int, *, article: bool, goal: bool
    ) -> Place | None:
        """A town that no list has, or a building."""
        last = at + 1
        while last < min(limit, at + _LONGEST) and self._continues(last):
            last += 1
        name = self.at.get(at)
        if name is not None and name.kind == "person":
            return None
        head = next((i for i in range(at, last) if self._is_building(self._low[i])), None)
        if head is not None:
            town = self._town_of(last, limit)
            if town is not None:
                return Place(link, *town, goal)
            return Place(link, first, last, None, proper=False, goal=goal)
        contracted = self._low[link] not in self.data.bare_links
        if article or contracted or first != at or not self._proper(at):
            return None
        return Place(link, at, last, None, proper=True, goal=goal)

    def _town_of(self, last: int, limit: int) -> tuple[int, int, str | None, bool] | None:
        """ "im Dirija-Palast von Riad": the town says more than the building."""
        at = last
        if at + 1 >= limit or self._low[at] not in self.data.town_links:
            return None
        at += 1
        if self._low[at] in self.data.transparent:
            return self._town_of(at + 1, limit)  # "am Rande von Anchorage"
        if not self._texts[at][0].isupper() or self.dates.covers(at):
            return None
        for end, entry in self.places.entries.at(self._low, at, limit):
            if entry.role in _PLACES:
                return at, end, entry.actor, True
        return (at, at + 1, None, True) if self._proper(at) else None

    def _continues(self, at: int) -> bool:
        """Whether a word goes on with the name of a place that began before it."""
        text, low = self._texts[at], self._low[at]
        return (
            text[0].isupper()
            and low not in self.page.grammar.articles
            and not self.dates.covers(at)
            and at not in self.at
            and low not in self.people.not_names
            and self.data.nouns.get(low) is None
        )

    def _proper(self, at: int) -> bool:
        """Whether a capital word behind a bare preposition can be the name of a town."""
        text, low = self._texts[at], self._low[at]
        known = self.at.get(at)
        return (
            len(text) > 2
            and not any(c.isdigit() for c in text)
            and low not in self.data.not_places
            and low not in self.data.phases
            and low not in self.people.not_names
            and not low.endswith(self.people.not_name_endings)
            and self.data.nouns.get(low) is None
            and (known is None or known.kind not in {"person", "group"})
            and not text.isupper()
            and low not in self.page.grammar.prepositions
        )

    def _is_building(self, low: str) -> bool:
        return low.endswith(self._ends)
