"""Holders of a stance who are no known actor: "die Rebellen", "der Hausherr", "er"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zopa.language.people import People, people
from zopa.language.ranks import ranks
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.phrase import NounPhrases

STRANGER = "stranger"
_PRONOUN = 2  # words behind its verb among which a pronoun is the subject


class Strangers:
    """Tells whether a noun phrase of one page names somebody who may take a stance.

    Who that is stays unknown: such a name has neither an actor nor a party.
    """

    def __init__(self, page: Page, phrases: NounPhrases, clauses: ClauseReader) -> None:
        self.page = page
        self.grammar = page.grammar
        self._people: People = people(page.language)
        self._learned = ranks(page.language)
        self._phrases = phrases
        self._clauses = clauses
        self._low = page.words.low
        self._texts = page.words.text

    def subject(self, clause: Clause) -> Name | None:
        """The first noun phrase or pronoun of a clause that can be its subject and may hold a stance."""
        finite = self._clauses.finite_of(clause)
        personal = self.grammar.he_words | self.grammar.she_words
        for begin, end, free in self._candidates(clause, finite):
            if not free:
                continue
            if end == begin + 1 and self._low[begin] in personal:
                near = finite is None or begin <= finite + _PRONOUN
                if near or clause.kind != "main":
                    return self._name(begin, end)
            elif self.bears(begin, end):
                return self._name(begin, end)
        return None

    def outsider(self, clause: Clause) -> bool:
        """Whether somebody who binds nobody is the subject in front of a verb: "Ein Ökonom rät Peru ..."."""
        finite = self._clauses.finite_of(clause)
        first = next(iter(self._candidates(clause, finite)), None)
        if finite is None or first is None or clause.kind != "main":
            return False
        begin, end, free = first
        nouns = {self._low[i] for i in range(begin, end)}
        private = nouns & (self._people.private | self._learned.learned)
        return free and end <= finite and begin == clause.first and bool(private)

    def behind(self, index: int, limit: int) -> Name | None:
        """Whom the words behind a preposition name."""
        begin = index + 1
        if begin >= limit:
            return None
        if self._low[begin] in self.grammar.he_objects | self.grammar.she_objects:
            return self._name(begin, begin + 1)
        if not self._phrases.begins(begin, limit):
            return None
        end = self._phrases.end(begin, limit, appositions=False)
        return self._name(begin, end) if self.bears(begin, end) else None

    def author(self, index: int) -> Name:
        """Whoever has the word in a sentence that begins at a word, where nobody is named."""
        return self._name(index, index)

    def described(self, before: Sequence[int], clause: Clause) -> Name | None:
        """The noun right before a relative clause, whose subject it is where that has no other noun in
        front: "der Rat, der Zölle ablehnt".
        """
        if not before or before[-1] != clause.first - 2:
            return None
        last = clause.first - 1
        known = self.grammar.inverted_cue and self._texts[last - 1][0].isupper()
        known = known or not self.grammar.inverted_cue
        return self._name(last - 1, last) if known and self.bears(last - 1, last) else None

    def bears(self, first: int, last: int) -> bool:
        """Whether the noun of a phrase is one for somebody who may take a stance."""
        words, grammar = self._people, self.grammar
        anybody = self._low[first] not in words.definite | grammar.possessives
        for index in range(first, last):
            low = self._low[index]
            if low in grammar.owner_links and self._shares(first, index):
                continue  # "three of the governors"
            if index > first and (low in grammar.genitive_articles or low in grammar.prepositions):
                return False  # "die Forderung der Regierung"
            if self.page.grammar.inverted_cue and not self._texts[index][0].isupper():
                continue
            if low in words.private or low in self._learned.learned:
                return False
            if low in words.former - words.bearers:
                return False  # "ehemalige Minister"
            if anybody and low in words.unnamed:
                return False  # "ein Diplomat": a source, whoever that is
            if low in words.bearers or low.endswith(words.bearer_endings):
                return True
        return False

    def _shares(self, first: int, link: int) -> bool:
        """Whether the words before a link only tell how many: "three of", "most of"."""
        counts = self._people.counts
        return bool(counts) and all(self._low[i] in counts for i in range(first, link))

    def speaker(self, first: int, last: int) -> Name | None:
        """Who speaks by the words that name a speaker: a pronoun, somebody described, a bare name."""
        closed = self._people.unnamed | self._people.private | self._learned.learned
        low = self._low[first:last]
        if low[0] in self.grammar.third_person or self.bears(first, last):
            return self._name(first, last)
        named = all(self._texts[i][0].isupper() for i in range(first, last))
        return self._name(first, last) if named and closed.isdisjoint(low) else None

    def _candidates(self, clause: Clause, finite: int | None) -> Iterator[tuple[int, int, bool]]:
        """The noun phrases of a clause, each with whether it may be a subject."""
        own = set(clause.words)
        limit = clause.last
        if finite is not None and not self.grammar.inverted_cue:
            limit = max(finite, clause.first + 1)
        at = clause.first
        while at < limit:
            if at not in own or self._low[at] in self.grammar.reflexive:
                at += 1
                continue
            opens = at == clause.first and self._low[at] == clause.head
            governed = self._low[at] in self.grammar.prepositions and not opens
            begin = at + 1 if governed or opens else at
            plain = not self.grammar.inverted_cue and begin == clause.first and not governed
            if begin >= limit or not (plain or self._phrases.begins(begin, limit)):
                at += 1
                continue
            end = self._phrases.end(begin, limit, appositions=False)
            yield begin, end, not governed and self._nominative(begin, end)
            at = max(end, at + 1)

    def _nominative(self, first: int, last: int) -> bool:
        """Whether a phrase can be a subject: "der Minister", but neither "der Regierung" nor "der neuen"."""
        grammar, low = self.grammar, self._low
        if not self._phrases.subject_like(first):
            return False
        bare = low[first] not in grammar.articles and low[first] not in grammar.third_person
        if bare and self._texts[first][0].islower() and self._texts[first - 1][0].isupper():
            return False  # "das Verbleiben fremder Truppen"
        if low[first] != grammar.nominative_article:
            return True
        inner = range(first + 1, last)
        noun = next((i for i in inner if self._texts[i][0].isupper()), last)
        oblique = any(low[i].endswith(grammar.oblique_ending) for i in range(first + 1, noun))
        feminine = noun < last and low[noun].endswith(self._people.feminine_bearers)
        return not (oblique or feminine)

    def _name(self, first: int, last: int) -> Name:
        form = self.page.between(first, last)
        return Name(first, first, last, None, "person", form, None, STRANGER, "name.stranger")
