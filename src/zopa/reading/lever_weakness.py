"""Sides that are weak at home: no majority, their own people against them, a crisis."""

from __future__ import annotations

from zopa.language.leverage import Weakness
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.lever_drafts import Pressure
from zopa.reading.lever_page import LeverPage
from zopa.reading.lever_parts import LeverParts
from zopa.reading.scene import Scene

_REACH = 7  # words in which a set of words tells one thing
_OWNING = frozenset({"adjective", "body", "title", "person"})


class LeverWeakness(LeverPage):
    """Reads the weaknesses of one page; ``following`` is the sentence behind the one that is read."""

    def __init__(self, parts: LeverParts) -> None:
        super().__init__(parts)
        self.following: Sentence | None = None

    def read(self, scene: Scene, number: int) -> Pressure | None:
        """A side that has no majority, a scandal, its own people against it."""
        clause = scene.clauses[number]
        if self.at.unreal(clause) or clause.head in self.grammar.subordinators:
            return None
        if not clause.lows.isdisjoint(self.data.not_weak):
            told = self._lacks(clause)
        else:
            told = self._weakness(clause) or self._crisis(clause)
        if told is None:
            return None
        target = self._weak_side(scene, number)
        if target is None:
            return None
        day, old = self.parts.day(clause, clause.first)
        if old:
            return None
        return Pressure(
            kind="domestic",
            status="in_force",
            sentence=self.at.number,
            evidence=[self.parts.trimmed(clause.first, clause.last)],
            rule=f"lever.{told}",
            confidence=0.65,
            target=target,
            size=self.parts.size([(clause.first, clause.last)]),
            date=day,
        )

    def _lacks(self, clause: Clause) -> str | None:
        """ "hat keine Mehrheit": a weakness that is itself a lack."""
        for index in clause.words:
            for weak in self.data.weaknesses.get(self.low[index], ()):
                negated = [i for i in clause.words if self.low[i] in weak.also & self.data.not_weak]
                if any(abs(i - index) <= 3 for i in negated):
                    return weak.id
        return None

    def _weakness(self, clause: Clause) -> str | None:
        for index in clause.words:
            for weak in self.data.weaknesses.get(self.low[index], ()):
                if self._holds(weak, clause):
                    return weak.id
        return None

    def _holds(self, weak: Weakness, clause: Clause) -> bool:
        lows = clause.lows
        if lows.isdisjoint(weak.also) or (weak.home and lows.isdisjoint(self.data.home)):
            return False
        if not weak.third:
            return True
        links = [i for i in clause.words if self.low[i] in weak.also]
        return any(
            self.low[i] in weak.third and any(0 < i - link <= _REACH for link in links)
            for i in clause.words
        )

    def _crisis(self, clause: Clause) -> str | None:
        """A noun of crisis that strikes somebody: by its verb, or by its owner."""
        for index in clause.words:
            noun = self.texts[index][0].isupper() or not self.grammar.inverted_cue
            if not noun or not self.data.is_crisis(self.low[index]):
                continue
            if not clause.lows.isdisjoint(self.data.crisis_verbs):
                return "crisis"
            if any(self.low[i] in self.data.against for i in clause.words if i > index):
                return "crisis"
        return None

    def _weak_side(self, scene: Scene, number: int) -> str | None:
        """Which side is weak: one that the clause names, or its sentence, or the next one."""
        clause = scene.clauses[number]
        for first, last in (
            (clause.first, clause.last),
            (scene.sentence.first, scene.sentence.last),
        ):
            found = self._sides(first, last)
            if found:
                return found[0]
        name = scene.subjects.before()
        if name is not None and not clause.lows.isdisjoint(self.grammar.third_person):
            return name.party or name.owner
        following = self.following
        if following is None or following.paragraph != scene.sentence.paragraph:
            return None
        behind = self._sides(following.first, following.last)
        return behind[0] if behind else None

    def _sides(self, first: int, last: int) -> list[str]:
        """The parties that some words name: owners of a body or a title first."""
        owners: list[str] = []
        others: list[str] = []
        for at in range(first, last):
            name = self.at.subjects.at.get(at)
            if name is None or name.head != at:
                continue
            side = name.party or name.owner
            if side is not None:
                (owners if name.role in _OWNING else others).append(side)
        return owners + others
