"""How a frame tells who speaks: the words of saying, the noun phrase of the teller, the addressee."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.saying import SpeechWords, speech_words
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page
from zopa.reading.phrase import NounPhrases
from zopa.reading.voice import Range


class Telling:
    """Reads the frames of one page, one clause with a cue at a time."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.page = page
        self.clauses = clauses
        self.grammar = page.grammar
        self.phrases = NounPhrases(page, clauses)
        self.speech: SpeechWords = speech_words(page.language)
        self._texts = page.words.text
        self._low = page.words.low

    def cue_words(self, clause: Clause, index: int) -> tuple[Range, ...]:
        """The cue with its particle, its auxiliary and the little words that belong to it."""
        low, grammar = self._low, self.grammar
        found = {index}
        verb = self.speech.saying.get(low[index], "")
        for particle, separable in self.speech.particles.get(low[index], {}).items():
            place = self.clauses.particle(clause, index, particle)
            if place is not None:
                found.add(place)
                verb = separable
        if grammar.inverted_cue and not self.clauses.is_finite(index):
            found.update(i for i in clause.words if low[i] in grammar.auxiliaries)
        for place in clause.words:
            if low[place] in self.speech.companions.get(verb, frozenset()):
                found.add(place)
        if clause.head in grammar.as_words and low[clause.first] == clause.head:
            found.add(clause.first)
        return _ranges(found)

    def told_by(self, clauses: Sequence[Clause], number: int, index: int) -> Range | None:
        """The noun phrase that names who speaks in the clause of a cue, ``None`` if it names nobody.

        A clause joined to one before it has the subject of that one: "X kam und sagte, ...".
        """
        clause = clauses[number]
        if self.passive(clause, index):
            return self._agent(clause, index)
        joined = clause.fresh and self._low[clause.first] in self.grammar.coordinators
        if joined and self.grammar.inverted_cue:
            for before in reversed(clauses[:number]):
                if before.kind == clause.kind and not before.fresh:
                    finite = self.clauses.finite_of(before)
                    return self.teller(before, finite) if finite is not None else None
        if self._low[index] in self.speech.participles:
            above = next((c for c in reversed(clauses[:number]) if not c.fresh), None)
            finite = self.clauses.finite_of(above) if above is not None else None
            return self._before(above.first, finite) if above and finite is not None else None
        found = self.teller(clause, index)
        if found is None and joined and number > 0:
            finite = self.clauses.finite_of(clauses[number - 1])
            return self.teller(clauses[number - 1], finite) if finite is not None else None
        return found

    def teller(self, clause: Clause, index: int) -> Range | None:
        """The same for one clause by itself."""
        words = [i for i in clause.words if i != index]
        if not words:
            return None
        first, limit = clause.first, clause.last
        if not self.grammar.inverted_cue:
            found = self._before(first, index) or self._plain(first, index)
            return found or self._behind(index + 1, limit)
        agent = self._agent(clause, index) or self._place(clause, index)
        if agent is not None:
            return agent
        if clause.kind in {"sub", "relative"}:
            takes_up = clause.kind == "relative" and self._low[first] in self.grammar.articles
            own = (first, first + 1) if takes_up else None
            return self._behind(first + 1, index) or own
        finite = self.clauses.finite_of(clause)
        finite = index if finite is None else finite
        behind = finite + 1
        inverted = behind < limit and self._low[behind] in self.grammar.third_person
        inverted = inverted or self.inserted(clause, finite)
        before = None if inverted else self._before(first, finite)
        return before or self._behind(behind, limit)

    def passive(self, clause: Clause, index: int) -> bool:
        """Whether somebody is told, urged or asked in the clause of a cue, and does not speak."""
        told = not self.clauses.is_finite(index) and self.grammar.inverted_cue
        return told and not clause.lows.isdisjoint(self.grammar.passive_auxiliaries)

    def inserted(self, clause: Clause, finite: int) -> bool:
        """Whether a verb of saying breaks into a sentence: "Der Damm, sagte X, sei fertig"."""
        if finite not in clause.words:
            return False  # a verb of another clause: "X über das Gespräch, das gestern endete"
        before = clause.words[: clause.words.index(finite)]
        return (
            self.grammar.inverted_cue
            and bool(before)
            and before[-1] == finite - 2
            and self._texts[finite - 1] == ","
            and before[-1] - before[0] == len(before) - 1
            and clause.kind == "main"
            and self._texts[before[0] - 1 if before[0] else 0] != ","
        )

    def _place(self, clause: Clause, index: int) -> Range | None:
        """The place that a verb without a speaker names: "Aus Kreisen des Militärs verlautete"."""
        if self._low[index] not in self.speech.place_cues:
            return None
        for at in clause.words:
            behind = at + 1
            placed = self._low[at] in self.grammar.place_sources and behind < clause.last
            if placed and self.phrases.begins(behind, clause.last):
                return at, self.phrases.end(behind, clause.last, appositions=False)
        return None

    def _before(self, first: int, finite: int) -> Range | None:
        """The subject before the finite verb, if the clause begins with it."""
        at = first
        while at < finite and (
            self._low[at] in self.grammar.coordinators
            or self._low[at] in self.grammar.contrast
            or self._low[at] in self.grammar.focus
            or self._low[at] in self.speech.adverbs
            or not (self._texts[at][0].isalnum() or self.phrases.begins(at, finite))
        ):
            at += 1
        if at >= finite or not self.phrases.begins(at, finite):
            return None
        if not self.phrases.subject_like(at):
            return None
        if self._low[at] in self.grammar.expletives or self._of_time(at, finite):
            return None
        end = self.phrases.end(at, finite)
        rest = range(end, finite)
        if any(self._low[i] in self.grammar.prepositions for i in rest):
            # "Ein Sprecher in Berlin sagte": all that stands before the verb belongs to the subject
            end = finite
            while (
                end > at and not self._texts[end - 1][0].isalnum() and self._texts[end - 1] != ")"
            ):
                end -= 1
        elif any(self._texts[i][0].isupper() for i in rest):
            return None
        return at, end

    def _plain(self, first: int, finite: int) -> Range | None:
        """The same for English nouns without an article: "management said", "dockers said"."""
        plain = finite > first and all(map(self.phrases.is_lower_noun, range(first, finite)))
        return (first, finite) if plain else None

    def _behind(self, begin: int, limit: int) -> Range | None:
        """The first noun phrase from ``begin`` on that can be a subject."""
        at = begin
        while at < limit:
            low = self._low[at]
            if low in self.grammar.content_words and not self.grammar.inverted_cue:
                return None  # "said that Chile ...": the content begins
            closed = self.grammar.expletives | self.grammar.reflexive
            if low in closed or low in self.speech.adverbs:
                at += 1
            elif low in self.grammar.prepositions:
                behind = at + 1
                if behind < limit and self.phrases.begins(behind, limit):
                    at = self.phrases.end(behind, limit, appositions=False)
                else:
                    at += 1
            elif self.phrases.begins(at, limit):
                timed = self._of_time(at, limit)
                end = self.phrases.end(at, limit, appositions=not timed)
                if self.phrases.subject_like(at) and not timed:
                    return at, end
                at = end
            elif self._texts[at] in ",;:" and at > begin:
                return None
            else:
                at += 1
        return None

    def _of_time(self, first: int, limit: int) -> bool:
        """Whether the noun of a phrase tells when: "vergangene Woche", "Mitte Mai"."""
        noun = next((i for i in range(first, limit) if self._texts[i][0].isupper()), first)
        if self._low[noun] in self.grammar.articles | self.speech.adverbs and noun + 1 < limit:
            behind = range(noun + 1, limit)
            noun = next((i for i in behind if self._texts[i][0].isupper()), noun)
        return self._low[noun] in self.speech.times

    def _agent(self, clause: Clause, index: int) -> Range | None:
        """Whoever stands behind "von" in a passive frame."""
        low, grammar = self._low, self.grammar
        if self.clauses.is_finite(index) or clause.lows.isdisjoint(grammar.agents):
            return None
        passive = not clause.lows.isdisjoint(grammar.passive_auxiliaries)
        if not passive and clause.head not in grammar.as_words:
            return None
        for at in clause.words:
            behind = at + 1
            if low[at] not in grammar.agents or behind >= clause.last:
                continue
            if self.phrases.begins(behind, clause.last):
                return behind, self.phrases.end(behind, clause.last)
        return None


def _ranges(numbers: set[int]) -> tuple[Range, ...]:
    found: list[Range] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return tuple(found)
