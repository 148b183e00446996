"""Whom a pronoun means: the speaker, or whom the sentence before was about."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.grammar import Grammar
from zopa.language.people import People
from zopa.reading.clause import Clause
from zopa.reading.names import Name


class Antecedents:
    """The part of the reader of subjects that looks back from a pronoun."""

    people: People
    speaker: Name | None
    grammar: Grammar
    _low: list[str]
    _last: tuple[Name, ...]
    _mentioned: Sequence[Name]
    _kept: list[Name]

    def before(self) -> Name | None:
        """The one actor that the sentence before was about."""
        return self._last[0] if len(self._last) == 1 else None

    def _antecedent(self, pronoun: str, verb: int | None = None) -> tuple[Name, ...]:
        """Whom a pronoun before a ``verb`` means; nobody where that is not clear."""
        row = self._in_row(pronoun, verb) if self.speaker is None and verb is not None else ()
        if row:
            return row
        if self.speaker is not None and self.speaker.kind == "person":
            return (self.speaker,)  # in somebody's reported speech "er" is mostly the speaker
        if self.speaker is not None and self._of_itself(self.speaker, pronoun):
            return (self.speaker,)
        if pronoun in self.grammar.he_words or self._her(pronoun):
            persons = [n for n in self._last if n.kind == "person"] or [
                n for n in self._mentioned if n.kind == "person" and not n.genitive
            ]
            persons = persons or [n for n in self._kept if not (n.genitive or self._mentioned)]
            return (persons[-1],) if persons else self._masculine()
        name = self.before()
        if name is None or pronoun not in self.grammar.she_words:
            return ()
        if name.kind == "person" and self.grammar.inverted_cue:
            return (name,) if name.title.lower().endswith(self.people.feminine_titles) else ()
        return (name,)

    def _in_row(self, pronoun: str, verb: int) -> tuple[Name, ...]:
        """One of each side of those whom the sentence before lists and who are "sie" beside a plural verb:
        "Es kamen A, B und C. Angeboten hatten sie X".
        """
        low, grammar = self._low, self.grammar
        if not grammar.inverted_cue or pronoun not in grammar.she_words - grammar.demonstratives:
            return ()
        if not low[verb].endswith(grammar.infinitive_ending):
            return ()
        persons = [n for n in self._mentioned if n.kind == "person" and not n.genitive]
        parties = {n.party: n for n in reversed(persons)}
        between = low[persons[-2].last : persons[-1].first] if len(persons) > 1 else []
        joined = between and between[0] in grammar.coordinators
        return tuple(parties.values()) if joined and None not in parties else ()

    def _her(self, pronoun: str) -> bool:
        """Whether a pronoun means a woman and nothing else: English "she"."""
        grammar = self.grammar
        return not grammar.inverted_cue and pronoun in grammar.she_words - grammar.they_words

    def _of_itself(self, speaker: Name, pronoun: str) -> bool:
        """Whether a German pronoun means the body that has the word: "Der Verband sagte, er begrüße X".
        A state is none of those: "er" is somebody else.
        """
        if not self.grammar.inverted_cue or speaker.kind == "state" or speaker.role == "seat":
            return False
        return pronoun not in self.grammar.demonstratives

    def _masculine(self) -> tuple[Name, ...]:
        """The side that the sentence before was about, where its article is that of "er"."""
        about, article = self.before(), self.grammar.nominative_article
        if about is None or not article:
            return ()
        subjects = (n for n in self._mentioned if n.actor == about.actor and not n.genitive)
        return (about,) if any(self._low[n.head] == article for n in subjects) else ()

    def _neuter(self, name: Name) -> bool:
        """Whether a name can be neuter: by its article, or a state's that bears none."""
        article = self._low[name.head]
        other = article in self.grammar.articles and article != self.grammar.neuter_article
        return name.kind != "person" and name.role != "adjective" and not other

    def _own_side(self, clause: Clause) -> bool:
        """ "sein Land", "ihre Regierung": the side of whoever speaks."""
        low, grammar = self._low, self.grammar
        if clause.lows.isdisjoint(grammar.own_side):
            return False
        before = ""
        for index, following in zip(clause.words, clause.words[1:], strict=False):
            own = low[index] in grammar.possessives and low[following] in grammar.own_side
            if own and before not in grammar.prepositions:
                return True
            before = low[index]
        return False
