"""What the words of a sentence can be about: clauses that hang on others, and what they take up."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Sequence

from zopa.language.conditions import ConditionWords
from zopa.language.grammar import Grammar
from zopa.language.stances import StanceWords
from zopa.language.text import Sentence
from zopa.language.threads import ThreadWords, thread_words
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects, Unnamed
from zopa.reading.voice import Voice

_ANTECEDENT = 10
_PART = ";"


def of_plan(page: Page, region: Iterable[int]) -> bool:
    """Whether the last noun of some words is one whose content a clause may tell: "ein Papier, das X
    vorsieht", "den Plan, X zu tun".
    """
    words, plans = page.words, thread_words(page.language).plans
    if page.grammar.inverted_cue:
        nouns = [words.low[i] for i in region if i and words.text[i][0].isupper()]
    else:
        nouns = [words.low[i] for i in region]
    return bool(nouns) and nouns[-1].endswith(plans)


class Regions:
    """The part of a scene that tells which words a stance can be about."""

    page: Page
    grammar: Grammar
    lexicon: StanceWords
    threads: ThreadWords
    terms: ConditionWords
    clause_reader: ClauseReader
    subjects: Subjects
    sentence: Sentence
    clauses: Sequence[Clause]
    texts: Sequence[str]
    low: Sequence[str]
    cues: KeysView[str]
    _voices: Sequence[Voice]

    def voice(self, index: int) -> Voice | None:
        """The innermost voice that a word stands in."""
        for voice in self._voices:
            if voice.first <= index < voice.last:
                return voice
        return None

    def region(self, number: int, subject: tuple[Name, ...] | Unnamed) -> tuple[int, ...]:
        """The words a stance can be about: the clause without its subject, and what hangs on it."""
        clause = self.clauses[number]
        own = self.without(clause.words, subject if isinstance(subject, tuple) else ())
        if isinstance(subject, tuple):
            owners = {i for name in subject for i in self._owner(name)}
            own = [i for i in own if i not in owners]
        if clause.kind == "relative" or clause.head in self.grammar.like_words:
            if not self._is_subject(number, subject):
                own += self.antecedent(number)  # "eine Pause, wie sie Kiew verlangt"
        elif clause.head in self.threads.free or self._opens_free(number):
            own += self.meant_by(number) or self._told_before(number)
        return (*self.fronted(number), *own, *self.dependents(number))

    def _is_subject(self, number: int, subject: tuple[Name, ...] | Unnamed) -> bool:
        """Whether an English relative pronoun stands for the holder right before it: "it displeases Peru,
        which favours a toll".
        """
        clause = self.clauses[number]
        if self.grammar.inverted_cue or not isinstance(subject, tuple) or not clause.first:
            return False
        opens = self.low[clause.first] in self.grammar.relatives
        return opens and any(name.last == clause.first - 1 for name in subject)

    def _owner(self, name: Name) -> range:
        """The words behind an office that say whose it is: "der Präsident von Peru"."""
        at = name.last
        other = self.subjects.at.get(at) or self.subjects.at.get(at + 1)
        if name.role != "title" or other is None or other.party is None:
            return range(0)
        linked = self.low[at] in self.grammar.owner_links | self.grammar.genitive_articles
        owns = (other.genitive or linked) and other.party in {name.party, name.owner}
        return range(at, other.last) if owns else range(0)

    def _opens_free(self, number: int) -> bool:
        """Whether an English clause with "what" stands before the one that says what that is."""
        clause = self.clauses[number]
        opens = not self.grammar.inverted_cue and self.low[clause.first] in self.threads.free
        behind = self.clauses[number + 1 : number + 2]
        return opens and bool(behind) and self.low[behind[0].first] in self.lexicon.equals

    def antecedent(self, number: int) -> list[int]:
        """The last words before a relative clause: what it speaks of stands among them."""
        clause = self.clauses[number]
        if clause.parent is None:
            return []
        return [i for i in self.clauses[clause.parent].words if i < clause.first][-_ANTECEDENT:]

    def meant_by(self, number: int) -> list[int]:
        """What a clause with "what" stands for: "what they want is X", "X is all that they want"."""
        clause = self.clauses[number]
        following = number + 1
        if following + 1 < len(self.clauses) and not self.cues.isdisjoint(
            self.clauses[following].lows
        ):
            following += 1  # "what they want, she said, is X"
        if following < len(self.clauses) and self.clauses[following].kind == "main":
            words = self.clauses[following].words
            if self.low[words[0]] in self.lexicon.equals:
                return [i for at, i in enumerate(words) if i == words[0] + at]
        told = self._behind_colon(clause)
        if told:
            return told
        above = self.clauses[clause.parent] if clause.parent is not None else None
        if above is None or above.lows.isdisjoint(self.lexicon.equals):
            return []
        before = [i for i in above.words if i < clause.first]
        if not before:
            return []
        if self.low[before[-1]] in self.grammar.neuter_words:
            return before[:-1]  # "X ist es, was Lima stört"
        return before[-_ANTECEDENT:] if self.low[before[-1]] in self.threads.anything else []

    def _told_before(self, number: int) -> list[int]:
        """The words that a clause with "was" takes up: "A schlug X vor, was B ablehnt"."""
        clause = self.clauses[number]
        above = self.clauses[clause.parent] if clause.parent is not None else None
        if not self.grammar.inverted_cue or above is None or above.kind != "main":
            return []
        return self.antecedent(number) if self.texts[clause.first - 1] == "," else []

    def _behind_colon(self, clause: Clause) -> list[int]:
        """The words behind a colon that says what a clause stands for: "Was Lima nicht duldet: ein Zoll"."""
        if not self.grammar.inverted_cue:
            return []
        near = range(clause.last, min(clause.last + _ANTECEDENT, self.sentence.last))
        colon = next((i for i in near if self.texts[i] == ":"), None)
        if colon is None or any(self.texts[i] in ";." for i in range(clause.last, colon)):
            return []
        return [i for c in self.clauses for i in c.words if i > colon and not c.conditional]

    def describing(self, region: Iterable[int]) -> tuple[int, ...]:
        """The words of the relative clauses that describe some words."""
        own = frozenset(region)
        found: list[int] = []
        for clause in self.clauses:
            describes = clause.kind == "relative" or clause.head in self.threads.plan_links
            if not describes or clause.parent is None or clause.first in own:
                continue
            above = [i for i in self.clauses[clause.parent].words if i < clause.first]
            if above and above[-1] in own:
                found += clause.words
        return tuple(found)

    @staticmethod
    def without(words: Iterable[int], names: Iterable[Name]) -> list[int]:
        """The words that are not in one of the names."""
        taken = {i for name in names for i in range(name.head, name.last)}
        return [i for i in words if i not in taken]

    def fronted(self, number: int) -> list[int]:
        """The content in front of a clause that begins with its verb ("Dass A, halte er für B")."""
        clause = self.clauses[number]
        if number == 0 or clause.kind != "main":
            return []
        before = self.clauses[self.described(number - 1)]
        if clause.fresh and (clause.head or before.head not in self.grammar.content_words):
            return []
        if not before.conditional and self._instead(before):
            return []  # "Statt eine Maut zu fordern, setzt Peru auf Spenden"
        if before.conditional or not self.clause_reader.is_finite(clause.words[0]):
            return []
        if before.kind == "sub" and before.head in self.lexicon.beside:
            return []  # "während A X fordert, lehnt B Y ab"
        words = before.words
        if self.clause_reader.is_finite(words[0]):
            # "ist ein A, und B, wie immer, möchte sie ...": B begins the second clause
            joined = (at for at, i in enumerate(words) if at and self._joins(i))
            return words[next(joined, 0) :]
        return list(words)

    def _instead(self, clause: Clause) -> bool:
        """Whether a German clause tells what is not done: "statt eine Maut zu fordern"."""
        single = any(words == (self.low[clause.first],) for words, _ in self.threads.instead)
        return single and clause.kind != "main" and self.grammar.inverted_cue

    def _joins(self, index: int) -> bool:
        """Whether a conjunction stands behind a mark."""
        mark = self.texts[index - 1]
        return not mark[0].isalnum() and self.low[index] in self.grammar.coordinators

    def described(self, number: int) -> int:
        """The clause whose words a relative clause describes; any other clause is its own."""
        while self.clauses[number].kind == "relative":
            above = self.clauses[number].parent
            if above is None:
                break
            number = above
        return number

    def shared(self, number: int) -> list[int]:
        """The words before the verb of the clause that a clause without a subject goes on with."""
        for at in range(number - 1, -1, -1):
            clause = self.clauses[at]
            if clause.kind == self.clauses[number].kind:
                verb = self.clause_reader.finite_of(clause)
                return [i for i in clause.words if verb is None or i < verb]
        return []

    def dependents(self, number: int) -> list[int]:
        """The words of the content clauses that hang on a clause, at any depth."""
        found: list[int] = []
        hanging = {number}
        beside = self._only_told(self.clauses[number])
        for at in range(number + 1, len(self.clauses)):
            clause = self.clauses[at]
            if clause.conditional:
                continue
            if self.texts[clause.words[0] - 1] == _PART:
                continue  # what stands behind a semicolon begins anew
            content = clause.kind == "infinitive" or clause.head in self.grammar.content_words
            if (content and clause.parent in hanging) or (
                self.described(at - 1) in hanging
                and clause.kind == "main"
                and not beside
                and self._reports(clause)
            ):
                hanging.add(at)
                found += clause.words
        return found

    def _only_told(self, clause: Clause) -> bool:
        """Whether a main clause is reported by its subjunctive, and its verb reports nothing: what stands
        beside it is told with it: "man lehne A ab, B sei aber möglich".
        """
        verb = self.clause_reader.finite_of(clause)
        if clause.kind != "main" or verb is None or self.voice(verb) is None:
            return False
        return self.low[verb] in self.grammar.subjunctive and self.low[verb] not in self.cues

    def _reports(self, clause: Clause) -> bool:
        """Whether a main clause in the subjunctive gives the content of the verb before it."""
        if clause.fresh or clause.head or clause.lows.isdisjoint(self.grammar.subjunctive):
            return False
        return any(
            self.low[i] in self.grammar.subjunctive and self.clause_reader.is_finite(i)
            for i in clause.words
        )
