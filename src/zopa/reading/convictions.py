"""What somebody thinks, told in a clause behind words that say so: "Für Lima steht fest, dass X", "Lima ist
überzeugt: X".
"""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.spoken import spoken_words
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.holders import Holders
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.signs import SignReader
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Range

_NEAR = 2  # words and marks between a clause and its content


class Convictions:
    """Finds on one page the words that give what a party thinks."""

    def __init__(
        self, page: Page, clauses: ClauseReader, subjects: Subjects, holders: Holders
    ) -> None:
        self.page = page
        self.clauses = clauses
        self.subjects = subjects
        self.holders = holders
        self.grammar = page.grammar
        self._signs = SignReader(page, clauses, spoken_words(page.language).convictions)
        self._texts = page.words.text
        self._low = page.words.low

    def find(
        self, sentence: Sentence, clauses: Sequence[Clause]
    ) -> tuple[tuple[Name, ...], Range] | None:
        """The first words of a sentence that give what parties think, and those parties."""
        for _, spans in self._signs.find(sentence, clauses):
            place = spans[0][0]
            number = next((n for n, c in enumerate(clauses) if place in c.words), None)
            if number is None or self.clauses.quote(place) is not None:
                continue
            clause = clauses[number]
            if clause.kind != "main":
                continue
            words = self._content(sentence, clauses, number)
            thinkers = self._thinkers(clauses, number) if words is not None else ()
            if words is not None and thinkers and all(one.party for one in thinkers):
                return thinkers, words
        return None

    def _content(self, sentence: Sentence, clauses: Sequence[Clause], number: int) -> Range | None:
        """The words behind a colon, or of the clause with "dass" and all that hangs on it."""
        last = clauses[number].last
        behind = [c for c in clauses[number + 1 :] if c.first >= last]
        if not behind:
            before = clauses[number - 1] if number else None
            told = before is not None and before.head in self.grammar.content_words
            # "Dass X kommen muss, steht für Lima fest"
            return (before.first, before.last) if before and told and number == 1 else None
        if self._texts[last] == ":":
            return behind[0].first, sentence.last
        first = behind[0]
        content = first.head in self.grammar.content_words and first.parent == number
        if not content or first.first > last + _NEAR:
            return None
        end = first.last
        for clause in behind[1:]:
            if clause.kind == "main" and not clause.elliptic:
                break
            end = max(end, clause.last)
        return first.first, end

    def _thinkers(self, clauses: Sequence[Clause], number: int) -> tuple[Name, ...]:
        """Who thinks so: the subject, or whoever stands behind "für" or "in"."""
        clause, grammar = clauses[number], self.grammar
        found = self.subjects.of(clauses, number, clause.last)
        if isinstance(found, tuple):
            return tuple(self.holders.sided(one) for one in found)
        if found == "we":
            return ()
        links = grammar.beneficiary | grammar.locatives
        for index in clause.words:
            if self._low[index] not in links or index + 1 >= clause.last:
                continue
            name = self.subjects.at.get(index + 1)
            if name is not None and name.role != "adjective":
                return (self.holders.sided(name),)
            meant = self.holders.behind(index, clause.last)
            if meant:
                return meant
        if found == "one":
            before = self.subjects.before()
            return (before,) if before is not None else ()
        return self.holders.of_clause(clause)
