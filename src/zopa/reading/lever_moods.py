"""Whether a deed is told as done, to be done, or denied; what is only wished for is none."""

from __future__ import annotations

from msgspec import Struct

from zopa.reading.clause import Clause
from zopa.reading.lever_page import LeverPage
from zopa.reading.scene import Scene


class Mood(Struct, frozen=True):
    """How a deed is told: ``coming`` (it is to be), ``denied``, or neither: it is so."""

    coming: bool
    denied: bool


class LeverMoods(LeverPage):
    """Reads how the deeds of one page are told."""

    def mood(self, scene: Scene, number: int, index: int) -> Mood | None:
        """Whether a deed is, is to be, or is denied; ``None`` where it is only wished or asked for."""
        at, data = self.at, self.data
        clause = scene.clauses[number]
        own = not at.clauses.is_finite(index) and self.low[index] not in at.data.hopes
        if at.hoped(scene.clauses, number, own=own):
            return None
        if at.questioned(clause) or at.usual(clause):
            return None
        spoken = scene.voice(index) is not None
        if (at.unreal(clause) or at.possible(clause)) and not spoken:
            return None
        if clause.kind != "infinitive" and self._infinitive(index):
            planned = not clause.lows.isdisjoint(at.data.plans_verbs)
            return Mood(coming=True, denied=False) if planned else None
        denied = at.denied(clause, index)
        if clause.fresh and at.low[clause.first] in at.grammar.contrast and not denied:
            return Mood(coming=self._planned(scene, number), denied=False)
        if clause.kind == "infinitive":
            above = self.parts.above(scene.clauses, number)
            if above is None:
                return None
            announced = not scene.clauses[above].lows.isdisjoint(
                at.data.plans_verbs | at.data.modals
            )
            return Mood(coming=True, denied=denied) if announced else None
        recalled = clause.head in at.grammar.like_words or clause.kind == "relative"
        if recalled and not (clause.lows.isdisjoint(at.data.past) or at.clauses.is_finite(index)):
            # "die Zölle, die A verhängt hatte": told before, the main clause says what becomes of it
            return None
        finite = at.clauses.finite_of(clause)
        modal = not clause.lows.isdisjoint(data.future)
        coming = modal and index != finite and not self._perfect(clause)
        if coming and self.parts.passive(clause, index) and not self._infinite_passive(clause):
            coming = False  # "wird geliefert" is so now
        return Mood(coming=coming, denied=denied)

    def _infinitive(self, index: int) -> bool:
        """Whether a verb is an infinitive with its mark: "zu liefern", "aufzuheben"."""
        mark, low = self.grammar.infinitive_mark, self.low[index]
        if index and self.low[index - 1] == mark:
            return True
        inside = self.grammar.inverted_cue and mark in low[2:-3]
        return inside and low.endswith(self.grammar.infinitive_ending) and mark != low[:2]

    def _planned(self, scene: Scene, number: int) -> bool:
        """Whether "sondern ausweiten" shares a modal with the clause before it."""
        return number > 0 and not scene.clauses[number - 1].lows.isdisjoint(self.data.future)

    def _perfect(self, clause: Clause) -> bool:
        return not clause.lows.isdisjoint(self.data.perfect)

    def _infinite_passive(self, clause: Clause) -> bool:
        """Whether the passive hangs on a modal verb: "sollen aufgehoben werden"."""
        return sum(self.low[i] in self.data.future for i in clause.words) > 1
