"""Nouns of what a deed is done with: which one a verb governs, and which is only named beside it."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.leverage import Act, Means
from zopa.reading.clause import Clause
from zopa.reading.lever_page import LeverPage
from zopa.reading.scene import Scene

GIVEN = frozenset({"arms_release", "aid"})
FREED = frozenset({"lift", "insist"})
_RELIEF = 7  # words back to "Aufhebung"


class LeverMeans(LeverPage):
    """Finds the means of the deeds of one page."""

    def of_act(self, scene: Scene, number: int, index: int, act: Act) -> int | None:
        """The noun of what a verb is done with: near it, else in its clause or in the one joined to it."""
        clause = scene.clauses[number]
        places: list[Sequence[int]] = [self.at.run(clause, index), clause.words]
        if clause.fresh and number:
            places.append(scene.clauses[number - 1].words)
        if act.does in FREED:  # "auf dem Freitag, den A als Frist gesetzt hatte, beharre man nicht"
            places += [c.words for c in scene.clauses if c.kind == "relative"]
        for words in places:
            nouns = [i for i in words if self.parts.means(i) in act.of and self._governed(i, act)]
            if act.does == "price":  # "die Auszahlung der Hilfen"
                nouns = [i for i in words if self.parts.means(i) in GIVEN] or nouns
            if nouns:
                return min(nouns, key=lambda i: abs(i - index))
        return None

    def _governed(self, noun: int, act: Act) -> bool:
        """Whether a noun can be what the verb is done with: no part of a phrase behind a preposition."""
        low, data = self.low, self.data
        head = self.at.roles.head(noun, self.at.sentence.first)
        link = low[head - 1] if head > 0 else ""
        if self._relieved(noun):
            return False
        carried = low[head] if low[head] in data.carrier_links else link
        before = head - 1 if low[head] in data.carrier_links else head - 2
        if carried in data.carrier_links and before >= 0 and self._noun(before):
            part = low[before].rpartition("-")[2]
            return part.endswith(tuple(data.carriers)) or self.parts.means(before) is not None
        if act.links and link in act.links:
            return True
        return link not in self.grammar.prepositions or link in data.object_links

    def _relieved(self, noun: int) -> bool:
        """Whether a noun is what goes: "die Aufhebung der 2014 verhängten Zölle"."""
        for at in range(noun - 1, max(noun - _RELIEF, self.at.sentence.first) - 1, -1):
            if self.low[at] in self.data.relief:
                return True
            if self.grammar.inverted_cue and self.texts[at][0].isupper():
                return False
        return False

    def _noun(self, index: int) -> bool:
        if not self.grammar.inverted_cue:
            return self.low[index].isalpha() and not self.at.clauses.is_finite(index)
        return self.texts[index][0].isupper() and index not in self.at.subjects.at

    def meant(self, scene: Scene, means: Means) -> Means:
        """What a block blocks: arms or aid, where the sentence names them."""
        if means != "block":
            return means
        words = range(scene.sentence.first, scene.sentence.last)
        noun = self.parts.means_in(words, GIVEN, scene.sentence.first)
        return (self.parts.means(noun) if noun is not None else None) or means

    def attributive(self, clause: Clause, index: int, noun: int) -> bool:
        """Whether a verb form only describes a noun: "die 2014 verhängten Zölle", "aid approved by A"."""
        if not self.grammar.inverted_cue:
            by = index + 1 < clause.last and self.low[index + 1] in self.grammar.agents
            return by and noun == index - 1
        if not 0 < noun - index <= 2:
            return False
        finite = self.at.clauses.finite_of(clause)
        between = all(self.texts[i][0].islower() for i in range(index, noun))
        return between and finite is not None and finite < index
