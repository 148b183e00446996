"""The persons of a page who can hold an office, those that no list knows among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from msgspec import Struct

from zopa.language.people import people
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.extents import Extents
from zopa.reading.gazetteer import Gazetteer, person_id
from zopa.reading.names import Name
from zopa.reading.office_titles import OfficeTitles
from zopa.reading.page import Page
from zopa.reading.persons import Persons


class Holder(Struct, frozen=True):
    """A person on the page: words ``first`` to ``last``; its phrase begins at ``head``."""

    head: int
    first: int
    last: int
    actor: str
    party: str | None


class Holders:
    """Finds persons on one page by where their names stand."""

    def __init__(
        self,
        page: Page,
        names: Sequence[Name],
        places: Gazetteer,
        clauses: ClauseReader,
        titles: OfficeTitles,
    ) -> None:
        self.page = page
        self.grammar = page.grammar
        self.clauses = clauses
        self.titles = titles
        self.extents = Extents(page, places, Persons(page, places.listed, places.titles))
        self._not_names = people(page.language).not_names
        self._texts = page.words.text
        self._low = page.words.low
        self._persons = {
            n.first: Holder(n.head, n.first, n.last, n.actor, n.party)
            for n in names
            if n.role == "person" and n.kind == "person" and n.actor is not None
            if n.rule != "name.apposition"
        }
        self._by_head = {holder.head: holder for holder in self._persons.values()}
        self._firsts = sorted(self._persons)
        self._surnames = {
            n.actor.rpartition("-")[2]: n.actor
            for n in names
            if n.role == "person" and n.actor is not None
        }

    def note(self, holder: Holder) -> None:
        """Remember a person whom only a title made known."""
        if holder.first not in self._persons:
            self._persons[holder.first] = holder
            insort(self._firsts, holder.first)

    def opening(self, sentence: Sentence) -> Holder | None:
        """Somebody whom no list knows, by the two or three capital words that open a sentence."""
        first = sentence.first
        last = self.extents.end(first, sentence)
        if not 2 <= last - first <= 3 or self.extents.has_noun(first, last):
            return None
        if any(self.titles.is_title(i) for i in range(first, last)):
            return None
        return self._make(first, last)

    def within(self, sentence: Sentence) -> list[Holder]:
        """The persons that a sentence names."""
        first, last = (bisect_left(self._firsts, i) for i in (sentence.first, sentence.last))
        return [self._persons[at] for at in self._firsts[first:last]]

    def from_head(self, index: int, sentence: Sentence) -> Holder | None:
        """The person whose noun phrase begins at a word."""
        holder = self._by_head.get(index)
        return holder if holder is not None and holder.first < sentence.last else None

    def party_before(self, index: int, reach: int) -> str | None:
        """The party of the last person before a word whose party is known."""
        at = bisect_right(self._firsts, index) - 1
        while at >= 0 and index - self._firsts[at] < reach:
            party = self._persons[self._firsts[at]].party
            if party is not None:
                return party
            at -= 1
        return None

    def at(self, index: int, sentence: Sentence, *, sure: bool) -> Holder | None:
        """The person whose name begins here, degrees passed over; ``sure``: a name is expected."""
        index = self.extents.behind_degrees(index, sentence)
        if index >= sentence.last:
            return None
        known = self._persons.get(index)
        if known is not None:
            if known.last - index > 2 and self.titles.is_title(index):
                return self._make(index + 1, known.last)  # "der Vorsitzende Richter Kai Ohm"
            return known
        if not sure:
            return None
        last = self.extents.end(index, sentence)
        if last - index > 4 or last == index:
            return None
        alone = last - index == 1
        if self.extents.has_noun(index, last) or (
            alone and not self._single(index, last, sentence)
        ):
            return None
        if any(self.titles.is_title(i) for i in range(index, last)):
            return None
        return self._make(index, last)

    def _make(self, first: int, last: int) -> Holder:
        name = self.page.between(first, last)
        actor = person_id(name)
        if last - first == 1:
            actor = self._surnames.get(actor.rpartition("-")[2], actor)
        self._surnames.setdefault(actor.rpartition("-")[2], actor)
        return Holder(first, first, last, actor, None)

    def _single(self, index: int, last: int, sentence: Sentence) -> bool:
        """Whether one capital word behind a title is a surname: a verb or the end follows it."""
        if len(self._texts[index]) < 3 or self._low[index] in self._not_names | (
            self.grammar.abbreviations
        ):
            return False
        return last < sentence.last and (
            self.clauses.is_finite(last) or self._low[last] in self.grammar.finite
        )

    def ending_at(self, index: int) -> Holder | None:
        """The person whose name ends right before a word."""
        at = bisect_right(self._firsts, index - 1) - 1
        holder = self._persons[self._firsts[at]] if at >= 0 else None
        return holder if holder is not None and holder.last == index else None

    def unknown_before(self, comma: int, sentence: Sentence) -> Holder | None:
        """Two or three capital words before a comma that no list knows: "Ndeye Fassinou, the ..."."""
        first = comma
        while first > sentence.first and comma - first < 4 and self._capital(first - 1):
            first -= 1
        if not 2 <= comma - first <= 3 or self.extents.end(first, sentence) != comma:
            return None
        if self.extents.has_noun(first, comma):
            return None
        return self._make(first, comma)

    def _capital(self, index: int) -> bool:
        return self._texts[index][0].isupper() and self._low[index] not in self.grammar.articles

    def near(self, index: int, sentence: Sentence) -> Holder | None:
        """The last person that the sentence names before a word, else its first one."""
        at = bisect_right(self._firsts, index) - 1
        if at >= 0 and self._firsts[at] >= sentence.first:
            return self._persons[self._firsts[at]]
        if at + 1 < len(self._firsts) and self._firsts[at + 1] < sentence.last:
            return self._persons[self._firsts[at + 1]]
        return None

    def before_verb(self, verb: int, sentence: Sentence) -> Holder | None:
        """The person who stands first in a sentence, up to its verb."""
        first = sentence.first
        last = self.extents.end(first, sentence)
        if last == verb and last - first >= 2 and not self.extents.has_noun(first, last):
            return self._persons.get(first) or self._make(first, last)
        at = bisect_right(self._firsts, verb) - 1
        if at >= 0 and self._firsts[at] >= sentence.first:
            holder = self._persons[self._firsts[at]]
            between = self._texts[holder.last : verb]
            return holder if not any(word[0].isupper() for word in between) else None
        return None
