"""Titles of offices on a page: how far one goes with what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zopa.case.findings import OfficeStatus
from zopa.language.officeholders import OfficeWords, office_words
from zopa.language.text import Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.titles import MEMORY, takes_up

_BEFORE = 6  # words before a title that can belong to its phrase
_BEHIND = 8  # words of what a title belongs to ("Chef des russischen Staatsfonds")


class Title(Struct, frozen=True):
    """A title: its phrase begins at ``head``, its words go from ``first`` to ``last``.

    ``index`` is the noun, ``owner`` whom the phrase itself names as the one it speaks for, ``bare``:
    nothing follows the noun.
    """

    head: int
    first: int
    index: int
    last: int
    owner: str | None
    status: OfficeStatus
    plural: bool

    @property
    def bare(self) -> bool:
        return self.last == self.index + 1


class OfficeTitles:
    """Finds the titles of one page."""

    def __init__(
        self, page: Page, places: Gazetteer, at: Mapping[int, Name], clauses: ClauseReader
    ) -> None:
        self.page = page
        self.places = places
        self.at = at
        self.clauses = clauses
        self.words: OfficeWords = office_words(page.language)
        self.grammar = page.grammar
        self._texts = page.words.text
        self._low = page.words.low

    def is_title(self, index: int) -> bool:
        """Whether the word is one for an office."""
        text, low = self._texts[index], self._low[index]
        if self.grammar.inverted_cue and not text[0].isupper():
            return False
        known = self.places.offices.get(low)
        if known is None:
            known = self._look_up(low)
            if len(self.places.offices) < MEMORY and len(low) < 100:
                self.places.offices[low] = known
        return known

    def _look_up(self, low: str) -> bool:
        before, _, core = low.rpartition("-")
        words = self.words
        if core in words.coming:
            core = before  # "minister-designate"
        if {low, core} & words.not_offices or low.endswith(words.not_endings or ("\n",)):
            return False
        if low in words.kin or core in words.kin:
            return True
        if not self.grammar.inverted_cue:
            return core in words.heads
        return self.places.titles.word(low).core_title or (
            core.endswith(words.heads) and not core.endswith(("schaften", "ungen"))
        )

    def read(self, index: int, sentence: Sentence) -> Title:
        """The title whose noun stands at a word."""
        low, words = self._low, self.words
        owner = self.places.titles.word(low[index])
        party = owner.owner.actor if owner.owner is not None else owner.home
        head = first = index
        status: OfficeStatus = "left" if owner.former else "held"
        if low[index].rpartition("-")[2] in words.coming:
            status = "named"
        plural = False
        while head > sentence.first and index - head < _BEFORE:
            before = head - 1
            word = low[before]
            name = self.at.get(before)
            if name is not None and name.role == "person":
                if name.genitive and name.last == head:
                    party = party or name.party or name.owner  # "Kesslers Berater"
                    head = name.head
                break
            if (
                name is not None
                and name.head <= before
                and name.role in {"adjective", "name", "seat"}
            ):
                party = party or name.party or name.owner
                head = max(name.head, sentence.first)
                if low[head] in self.grammar.articles:
                    break
                continue
            if name is not None and name.role == "genitive":
                party = party or name.party
                head = name.head
                continue
            state = self._state(before, head)
            if state is not None:
                party = party or state
                head = before
                continue
            if word in self.grammar.articles:
                if takes_up(self.page, before, self._texts[index]):
                    break
                head = before
                plural = word in self.grammar.plural_articles
                break
            if word in words.former or low[before] in self.places.titles.people.former:
                status = "left"
            elif word in words.coming:
                status = "named"
            elif word not in words.new and not self._aged(before):
                if not self._modifier(before):
                    break
                first = before
            head = before
        last = self._complement(index + 1, sentence)
        return Title(
            head,
            first,
            index,
            last,
            party or self._owner(index + 1, last),
            "informal" if {low[index], low[index].rpartition("-")[2]} & words.kin else status,
            plural,
        )

    def _state(self, first: int, last: int) -> str | None:
        """The party that one word names ("chilenische", "Chile's")."""
        for end, entry in self.places.entries.at(self._low, first, last):
            exact = not entry.exact or self._texts[first].isupper()
            if end == last and entry.role != "capital" and exact:
                return entry.actor
        return None

    def _aged(self, index: int) -> bool:
        """Whether a word only tells how old somebody is ("der 54-jährige Vorsitzende")."""
        text = self._texts[index]
        return text[0].isdigit() and text[-1].islower()

    def _modifier(self, index: int) -> bool:
        """Whether a word before a title belongs to it ("außenpolitischer", "White House press")."""
        text, low = self._texts[index], self._low[index]
        if not text[0].isalpha() or low in self.grammar.prepositions:
            return False
        if low in self.grammar.coordinators or low in self.grammar.finite:
            return False
        if low in self.grammar.subordinators or self.clauses.is_finite(index):
            return False
        if low in self.words.succeeding | self.words.passed or self.words.ended(self._low, index):
            return False
        if self.grammar.inverted_cue:
            adjective = low.endswith(tuple(self.grammar.adjective_endings))
            return adjective and (text[0].islower() or self._adjectival(index))
        name = self.at.get(index)
        own = name is None or name.role == "title"  # "chief negotiator" is a name of somebody
        closed = low.endswith("ly") or low in self.grammar.negations
        return own and not closed and not low.endswith(("'s", "’s"))

    def _adjectival(self, index: int) -> bool:
        """ "der Nationale Sicherheitsberater": a capital adjective behind an article."""
        modifiers = self.places.titles.people.title_modifiers
        return self._low[index] in modifiers

    def _complement(self, at: int, sentence: Sentence) -> int:
        """Behind what a title belongs to: "des russischen Staatsfonds", "of the security council"."""
        limit = min(sentence.last, at + _BEHIND)
        if at < limit and self._is_genitive(at):
            return at + 1  # "der Chefunterhändler Kenias"
        while at < limit and self._low[at] in self.words.links:
            noun = at + 1
            if noun < limit and self._low[noun] in self.grammar.articles:
                noun += 1
            begun = noun
            while noun < limit and self._plain(noun):
                noun += 1
            end = noun
            if self.grammar.inverted_cue:
                while noun < limit and self._texts[noun][0].isupper():
                    noun += 1
                    end = noun
            if end == begun or (
                self.grammar.inverted_cue and not self._texts[end - 1][0].isupper()
            ):
                break
            at = end
        return at

    def _is_genitive(self, index: int) -> bool:
        entries = self.places.entries.at(self._low, index, index + 1)
        return any(entry.role == "genitive" for _, entry in entries)

    def _plain(self, index: int) -> bool:
        text, low = self._texts[index], self._low[index]
        if not text[0].isalpha() or self.clauses.is_finite(index):
            return False
        if low in self.grammar.prepositions or low in self.grammar.coordinators:
            return False
        if low in self.grammar.finite or low in self.grammar.relatives:
            return False
        name = self.at.get(index)
        if name is not None and name.role == "person":
            return False
        return text[0].islower() if self.grammar.inverted_cue else True

    def _owner(self, first: int, last: int) -> str | None:
        """The party that what a title belongs to names."""
        for index in range(first, last):
            name = self.at.get(index)
            if name is not None and name.role != "capital":
                return name.party or name.owner or name.actor
            for end, entry in self.places.entries.at(self._low, index, last):
                if entry.role != "capital" and end <= last:
                    return entry.actor
        return None

    def text(self, title: Title) -> str:
        """The title as printed, in the nominative and without a prefix for the state."""
        word = self._texts[title.index]
        first, dash, last = word.rpartition("-")
        if dash and last.lower() in self.words.coming:
            word = first
        office = self.places.titles.word(self._low[title.index])
        _, dash, rest = word.partition("-")
        if dash and rest and office.owner is not None and office.owner.role != "seat":
            word = rest[0].upper() + rest[1:]
        if self._low[title.head] in self.grammar.oblique or self._strong(word):
            word = self._nominative(word)
        before = self.page.between(title.first, title.index) if title.first < title.index else ""
        linked = not title.bare and self._low[title.index + 1] in self.words.links
        behind = self.page.between(title.index + 1, title.last) if linked else ""
        return " ".join(part for part in (before, word, behind) if part)

    def _strong(self, word: str) -> bool:
        """Whether a title ends as only an oblique case does: "von Kerns Gesandtem"."""
        return word.lower().endswith(self.words.oblique_endings or ("\n",))

    def _nominative(self, word: str) -> str:
        """A title behind an oblique article without its ending, where that gives a known title."""
        known = self.places.titles.people.titles
        for ending in self.places.titles.people.title_inflection:
            stem = word.removesuffix(ending)
            case = ending not in self.words.feminine_endings
            if case and stem != word and stem.lower() in known:
                return stem
        return word
