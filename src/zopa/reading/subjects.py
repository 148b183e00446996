"""Who does what a clause says: the subject of a verb, pronouns resolved to names of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from zopa.language.lexicon import People, people
from zopa.language.text import Sentence
from zopa.reading.clauses import Clause, ClauseReader
from zopa.reading.names import Name
from zopa.reading.page import Page

Unnamed = Literal["we", "one", "none"]


class Subjects:
    """Finds subjects on one page. Sentences are to be asked in their order (pronouns look back)."""

    def __init__(self, page: Page, names: Sequence[Name], clauses: ClauseReader) -> None:
        self.page = page
        self.names = names
        self.clauses = clauses
        self.at: dict[int, Name] = {}
        for name in names:
            for index in range(name.head, name.last):
                self.at[index] = name
        self.people: People = people(page.language)
        grammar = page.grammar
        self._pronouns = grammar.third_person | grammar.we_words | grammar.one_words
        self.speaker: Name | None = None
        self._last: tuple[Name, ...] = ()
        self._mentioned: list[Name] = []

    def of(
        self, sentence_clauses: Sequence[Clause], number: int, trigger: int
    ) -> tuple[Name, ...] | Unnamed:
        """The subject of the clause: names (several if coordinated), ``"we"`` or ``"one"`` for such
        pronouns, ``"none"`` where the clause has no subject that is an actor.
        """
        clause = sentence_clauses[number]
        capable = [name for name in self._names_in(clause) if self.can_be_subject(name)]
        found = self._choose(clause, capable, trigger)
        if found is not None:
            return self._with_coordinated(found, clause)
        if self._own_side(clause):
            return "we"
        pronoun = self._pronoun(clause, trigger)
        if pronoun is not None:
            return pronoun
        if clause.fresh and number > 0:
            before = self._previous(sentence_clauses, number)
            if before is not None:
                return self.of(sentence_clauses, before, sentence_clauses[before].last)
        if clause.kind == "infinitive" and clause.parent is not None:
            return self.of(sentence_clauses, clause.parent, sentence_clauses[clause.parent].last)
        if clause.kind == "relative":
            name = self.at.get(clause.first - 2) or self.at.get(clause.first - 1)
            if name is not None and name.role != "adjective":
                return (name,)
        return "none"

    def note(self, sentence: Sentence, subject: Iterable[Name]) -> None:
        """Remember what a sentence was about, for the pronouns of the next one."""
        self._last = tuple(subject)
        self._mentioned = [n for n in self.names if sentence.first <= n.first < sentence.last]

    def passive_agent(self, clause: Clause) -> Name | None:
        """The actor behind "von" in a passive clause."""
        low, grammar = self.page.words.low, self.page.grammar
        if not any(low[i] in grammar.passive for i in clause.words):
            return None
        for name in self._names_in(clause):
            if name.role != "adjective" and self._before(name) in grammar.agents:
                return name
        return None

    def can_be_subject(self, name: Name) -> bool:
        """Whether case and position allow the name to be a subject."""
        grammar, low = self.page.grammar, self.page.words.low
        if name.role == "adjective" or name.genitive:
            return False
        if name.role == "people" and low[name.head] not in grammar.plural_articles:
            return False
        before = self._before(name)
        if before in grammar.prepositions:
            return False
        article = low[name.head]
        if article in grammar.oblique:
            return False
        if article == grammar.nominative_article:
            return self._nominative_der(name)
        return True

    def _nominative_der(self, name: Name) -> bool:
        low, grammar = self.page.words.low, self.page.grammar
        word = low[name.last - 1] if name.role != "person" else low[max(name.first - 1, name.head)]
        adjectives = [low[i] for i in range(name.head + 1, name.first)]
        if any(a.endswith(grammar.oblique_ending) for a in adjectives[:1]):
            return False
        if name.role in {"person", "title"}:
            title = name.title.lower()
            return not title.endswith(self.people.feminine_endings)
        if name.role == "seat":
            return True
        if name.role == "body":
            first = low[name.head + 1] if name.head + 1 < name.last else ""
            return not first.endswith(grammar.oblique_ending)
        return word in self.page.grammar.masculine

    def before(self) -> Name | None:
        """The one actor that the sentence before was about."""
        return self._last[0] if len(self._last) == 1 else None

    # -- choosing ---------------------------------------------------------------------------------

    def _names_in(self, clause: Clause) -> list[Name]:
        seen: list[Name] = []
        for index in clause.words:
            name = self.at.get(index)
            if name is not None and (not seen or seen[-1] is not name):
                seen.append(name)
        return seen

    def _choose(self, clause: Clause, capable: list[Name], trigger: int) -> Name | None:
        if not capable:
            return None
        if clause.kind in {"sub", "relative"} and self.page.grammar.inverted_cue:
            return capable[0] if self._early(clause, capable[0]) else None
        finite = next((i for i in clause.words if self.clauses.is_finite(i)), None)
        if finite is None:
            return capable[0] if capable[0].head < trigger else None
        before = [name for name in capable if name.last <= finite]
        if before:
            if not self.page.grammar.inverted_cue:
                return before[-1] if self._pronoun_before(clause, finite) is None else None
            return before[0]
        if not self.page.grammar.inverted_cue:
            return None
        if self._pronoun_before(clause, finite) is not None:
            return None
        for name in capable:
            # Behind the verb only adverbs and pronouns may stand before the subject.
            between = [i for i in clause.words if finite < i < name.head]
            if self.page.words.low[name.head] == self.page.grammar.nominative_article:
                return name  # a nominative that can be nothing else
            if len(between) <= 4 and not any(
                self.page.words.text[i][0].isupper() and i not in self.at for i in between
            ):
                return name
        return None

    def _early(self, clause: Clause, name: Name) -> bool:
        """In a clause with the verb at its end the subject stands before any other noun."""
        for index in clause.words:
            if index >= name.head:
                return True
            text = self.page.words.text[index]
            if text[0].isupper() and index != clause.first and index not in self.at:
                return False
            low = self.page.words.low[index]
            if low in self._pronouns:
                return False
        return True

    def _with_coordinated(self, name: Name, clause: Clause) -> tuple[Name, ...]:
        result = [name]
        words = self.page.words
        while True:
            last = result[-1].last
            if last >= len(words) or words.low[last] not in self.page.grammar.coordinators | {","}:
                return tuple(result)
            at = last + 1
            following = self.at.get(at)
            if (
                following is None
                or following.head != at
                or following.genitive
                or following.role == "adjective"
                or (
                    words.low[last] == ","
                    and at not in clause.words
                    and not self._list_ahead(following)
                )
            ):
                return tuple(result)
            result.append(following)

    def _list_ahead(self, name: Name) -> bool:
        return (
            name.last < len(self.page.words)
            and self.page.words.low[name.last] in self.page.grammar.coordinators
        )

    def _pronoun_before(self, clause: Clause, finite: int) -> str | None:
        for index in clause.words:
            if index >= finite:
                return None
            low = self.page.words.low[index]
            if low in self.page.grammar.demonstratives:
                continue  # may as well be the object: "Diese fordert die Ukraine"
            if low in self._pronouns:
                return low
        return None

    def _pronoun(self, clause: Clause, trigger: int) -> tuple[Name, ...] | Unnamed | None:
        grammar, low = self.page.grammar, self.page.words.low
        finite = next((i for i in clause.words if self.clauses.is_finite(i)), trigger)
        for index in clause.words:
            word = low[index]
            if index > finite + 2 and clause.kind == "main":
                break
            if word in grammar.we_words:
                return "we"
            if word in grammar.one_words:
                return "one"
            if word in grammar.third_person:
                found = self._antecedent(word)
                return found or None
        return None

    def _own_side(self, clause: Clause) -> bool:
        """ "sein Land", "ihre Regierung": the side of whoever speaks."""
        low, grammar = self.page.words.low, self.page.grammar
        for at, index in enumerate(clause.words[:-1]):
            if low[index] in grammar.possessives and low[clause.words[at + 1]] in grammar.own_side:
                before = low[clause.words[at - 1]] if at else ""
                if before not in grammar.prepositions:
                    return True
        return False

    def _antecedent(self, pronoun: str) -> tuple[Name, ...]:
        if self.speaker is not None and self.speaker.kind == "person":
            return (self.speaker,)  # in somebody's reported speech "er" is mostly the speaker
        if pronoun in self.page.grammar.he_words:
            people = [n for n in self._last if n.kind == "person"]
            if people:
                return (people[-1],)
            people = [n for n in self._mentioned if n.kind == "person" and not n.genitive]
            return (people[-1],) if people else ()
        if pronoun in self.page.grammar.she_words and len(self._last) == 1:
            name = self._last[0]
            if name.kind == "person":
                low = name.title.lower()
                feminine = (
                    low.endswith(self.people.feminine_titles) or not self.page.grammar.inverted_cue
                )
                return (name,) if feminine else ()
            return (name,)
        return ()

    @staticmethod
    def _previous(clauses: Sequence[Clause], number: int) -> int | None:
        for at in range(number - 1, -1, -1):
            if clauses[at].kind == clauses[number].kind:
                return at
        return None

    def _before(self, name: Name) -> str:
        """The word before the noun phrase, marks of quotation passed over."""
        at = name.head - 1
        while at >= 0 and self.page.words.text[at] in '„“”"»«‚':
            at -= 1
        return self.page.words.low[at] if at >= 0 else ""
