"""The noun phrase around a name: where it begins, whether it is a genitive, whom it names as owner."""

from __future__ import annotations

from functools import lru_cache

from zopa.language.epithets import Epithets, epithets
from zopa.language.grammar import grammar
from zopa.language.people import People, people
from zopa.language.saying import speech_words
from zopa.language.stances import stance_words
from zopa.language.states import states
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.page import Page


@lru_cache(maxsize=8)
def _demonyms(language: str) -> frozenset[str]:
    """The adjectives for all states, with their endings."""
    return frozenset(
        stem.lower() + ending
        for state in states(language)
        for stem in state.names.adjectives
        for ending in grammar(language).adjective_endings
    )


@lru_cache(maxsize=8)
def never_inside(language: str) -> frozenset[str]:
    """Words that never stand between an article and its noun."""
    closed = grammar(language)
    return closed.prepositions.union(
        closed.finite,
        closed.coordinators,
        closed.articles,
        speech_words(language).cues,
        closed.negations,
        closed.subordinators,
    )


class NamedPhrases:
    """Reads the noun phrases of the names of one page."""

    def __init__(self, page: Page, places: Gazetteer) -> None:
        self.words = page.words
        self.grammar = page.grammar
        self.people: People = people(page.language)
        self.entries = places.entries
        self.called = places.called
        self.titles = places.titles
        self._links = never_inside(page.language)
        self.epithets: Epithets = epithets(page.language)
        self._demonyms = _demonyms(page.language)
        both = stance_words(page.language).both
        articles = self.grammar.articles & self.people.definite
        self._definite = articles - both
        self._openers = self.grammar.finite | self.grammar.subordinators

    def possessive(self, at: int) -> bool:
        """Whether a mark of possession by itself stands at ``at``: "Merz’ Vorschlag"."""
        words = self.words
        return (
            at + 1 < len(words)
            and words.low[at] in self.grammar.possessive_marks
            and words.start[at] == words.end[at - 1]
            and words.start[at + 1] > words.end[at]
            and words.text[at + 1][0].isalpha()
        )

    def owner_after(self, index: int, sentence: Sentence) -> str | None:
        """The owner in "der Präsident der Ukraine", "Präsident Perus", "Chef des russischen Fonds"."""
        low = self.words.low
        if index >= sentence.last:
            return None
        if low[index] in self.people.belonging - self.grammar.owner_links:
            return self._come_from(index + 1, sentence)
        if low[index] not in self.grammar.owner_links | self.grammar.spoken_for:
            return self._possessor(index, sentence)
        at = index + 1
        if (
            not self.grammar.inverted_cue
            and at < sentence.last
            and low[at] in self.grammar.articles
        ):
            at += 1
        if at >= sentence.last:
            return None
        owners = (e.actor for _, e in self.entries.at(low, at) if e.role != "capital")
        return next(owners, None) or self._of_body(at, sentence) or self._of_called(at, sentence)

    def _come_from(self, index: int, sentence: Sentence) -> str | None:
        """The state whose city or name stands behind "aus": "der Sprecher aus Moskau"."""
        if index >= sentence.last:
            return None
        return next(
            (
                entry.actor
                for last, entry in self.entries.at(self.words.low, index, sentence.last)
                if entry.role in {"capital", "seat", "name"} and entry.kind == "state"
            ),
            None,
        )

    def _of_called(self, index: int, sentence: Sentence) -> str | None:
        """The one party that a noun means: "Chef der Gewerkschaft"."""
        meant = self.called.get(self.words.low[index], ())
        return meant[0].actor if len(meant) == 1 and self.known(index, sentence) else None

    def _of_body(self, index: int, sentence: Sentence) -> str | None:
        """The owner of a body: "Sprecher des Außenministeriums von Peru", "der Regierung in Oslo"."""
        low, at = self.words.low, index + 1
        if self.grammar.inverted_cue and not self.titles.word(low[index]).core_body:
            return None
        while at < min(index + 3, sentence.last) and low[at] in self.grammar.owning:
            at += 1
        if index + 1 < at < sentence.last:
            return next((entry.actor for _, entry in self.entries.at(low, at)), None)
        return self._possessor(at, sentence) if at < sentence.last else None

    def _possessor(self, index: int, sentence: Sentence) -> str | None:
        """The owner right behind a title; in "lobte der Präsident Perus Vorschlag" it owns that."""
        if not self.grammar.inverted_cue:
            return None
        for last, entry in self.entries.at(self.words.low, index):
            owns = last < sentence.last and self.words.text[last][0].isupper()
            if entry.role == "genitive" and not owns:
                return entry.actor
        return None

    def is_modifier(self, index: int) -> bool:
        """Whether the word can stand between an article and its noun."""
        word, low = self.words.text[index], self.words.low[index]
        if not word[0].isalpha() or low in self._links:
            return False
        if low in self.people.title_modifiers:
            return True
        if not self.grammar.inverted_cue:
            return low in self.people.former
        return word[0].islower() and low.endswith(self.grammar.adjective_endings)

    def describes(self, index: int, sentence: Sentence) -> bool:
        """Whether what may be a title is an adjective before a noun: "a general truce"."""
        low, behind = self.words.low, index + 1
        if low[index] not in self.people.adjectival or behind >= sentence.last:
            return False
        text = self.words.text
        if not text[index][0].islower() or not text[behind].isalpha() or text[behind][0].isupper():
            return False
        verb = low[behind].endswith(self.grammar.finite_endings)
        return low[behind] not in self._links | self.grammar.relatives and not verb

    def head(self, index: int, sentence: Sentence) -> int:
        """Where the noun phrase of the word at ``index`` begins: its article and adjectives."""
        at = index
        while at > sentence.first and index - at < 5:
            if self.words.low[at - 1] in self.grammar.articles:
                return at - 1
            if not self.is_modifier(at - 1):
                break
            at -= 1
        return at

    def definite(self, first: int, last: int, sentence: Sentence) -> bool:
        """Whether a noun without a capital names one body that is known: "the union", "bondholders", "a
        union official", "management", but not "a company", "the company of" or "the rail union".
        """
        low, grammar = self.words.low, self.grammar
        behind = low[last] if last < sentence.last else ""
        if behind in grammar.owner_links:
            return False
        head = self.head(first, sentence)
        before = low[head - 1] if head > sentence.first else ""
        if head < first:
            of_titled = bool(behind) and self.titles.word(behind).core_title
            known = low[head] in self.people.definite or last - first > 1 or of_titled
            return known and head == first - 1
        links = (self._links - grammar.negations) | grammar.relatives
        alone = low[first] in self.people.articleless and last - first == 1
        several = low[last - 1].endswith(grammar.plural_endings) or (
            bool(behind) and self.titles.word(behind).core_title
        )
        return (several or alone) and (not before[:1].isalpha() or before in links)

    def known(self, index: int, sentence: Sentence) -> bool:
        """Whether a German noun with a capital means somebody spoken of, by its article and what stands
        behind it: "der Konzern", but neither "ein Konzern" nor "die Gewerkschaft der Lehrer".
        """
        low, texts = self.words.low, self.words.text
        head = self.head(index, sentence)
        if head == index:
            contracted = low[index - 1] if index > sentence.first else ""
            if contracted not in self.grammar.prepositions & self.people.definite:
                return self._paired(index, sentence)
        elif low[head] not in self._definite:
            return False
        if any(
            low[at] in self.epithets.others or low[at] in self._demonyms
            for at in range(head, index)
        ):
            return False  # "die andere Reederei", "die peruanische Reederei"
        behind = index + 1
        if behind >= sentence.last:
            return True
        before = low[head - 1] if head > sentence.first else ""
        free = before in self._openers or before.endswith(tuple(self.grammar.finite_endings))
        if texts[behind][0].isupper() or texts[behind] in QUOTE_MARKS:
            return free and not texts[behind].isupper() and texts[behind] not in QUOTE_MARKS
        return free or low[behind] not in self.epithets.details

    def _paired(self, index: int, sentence: Sentence) -> bool:
        """Whether a noun without an article stands beside that of another party: "Konzern und Stadt"."""
        low = self.words.low
        for at, joint in ((index + 2, index + 1), (index - 2, index - 1)):
            if not sentence.first <= at < sentence.last:
                continue
            bare = low[at] in self.called or low[at] in self.entries
            if bare and low[joint] in self.grammar.coordinators:
                return True
        return False

    def genitive(self, index: int, sentence: Sentence, title: str = "") -> bool:
        """Whether the noun phrase is a genitive that hangs on a noun before it ("Rückzug der Ukraine")."""
        head = self.head(index, sentence)
        article = self.words.low[head]
        if article not in self.grammar.genitive_articles or head <= sentence.first:
            return False
        if article == self.grammar.nominative_article:
            if title and not title.lower().endswith(self.people.feminine_endings):
                return False  # "der Minister" is a nominative
            adjective = self.words.low[head + 1] if head + 1 < index else ""
            if adjective and adjective.endswith(self.grammar.nominative_ending):
                return False  # "der russische ..."
        before = self.words.text[head - 1]
        return before[0].isupper() and before[0].isalpha() and head - 1 > sentence.first
