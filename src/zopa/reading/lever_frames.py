"""Levers without a verb of their own: conditions, "andernfalls werde man", what is told as a menace."""

from __future__ import annotations

from zopa.language.leverage import Act, Means
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.lever_acts import KINDS
from zopa.reading.lever_deadlines import LeverDeadlines
from zopa.reading.lever_drafts import Pressure
from zopa.reading.lever_page import LeverPage
from zopa.reading.lever_parts import LeverParts
from zopa.reading.scene import Scene
from zopa.reading.voice import Range

_ENDED = frozenset({"sanction", "battlefield", "block", "threat", "deadline"})
_ASIDE = 8  # words behind "andernfalls" and an insertion
_NEAR = 2  # words between an adverb and the verb of its clause
_HARD = frozenset({"sanction", "money", "supply", "block", "arms_release", "aid", "battlefield"})


class LeverFrames(LeverPage):
    """Reads the clauses of one page that tell pressure by how they are built."""

    def __init__(self, parts: LeverParts) -> None:
        super().__init__(parts)
        self.deadlines = LeverDeadlines(parts)
        self.before: Sentence | None = None

    def read(self, scene: Scene, number: int) -> list[Pressure]:
        """The levers of a clause."""
        clause = scene.clauses[number]
        draft = self.deadlines.read(scene, number)
        found = [draft, self._otherwise(scene, number) or self._afterwards(scene, number)]
        if found[1] is None:
            found.append(self._conditional(scene, number))
        if clause.kind == "main":
            found.append(self._fallback(scene, number))
            if not any(found):
                found.append(self._menace(scene, number))
        return [one for one in found if one is not None]

    def _otherwise(self, scene: Scene, number: int) -> Pressure | None:
        """ "Andernfalls werde man Zölle verhängen": the trigger is the demand before."""
        clause = scene.clauses[number]
        finite = self.at.clauses.finite_of(clause)
        at = next((i for i in clause.words if self.low[i] in self.data.otherwise), None)
        if at is None:
            at = self._opened(scene, number)
            if at is None or finite != clause.first:
                return None
        elif finite is None or abs(clause.words.index(finite) - clause.words.index(at)) > _NEAR:
            return (
                None  # "Andernfalls, ließ er wissen, werde man ...": what breaks in does not count
            )
        if self.low[finite] not in self.data.future | self.grammar.subjunctive:
            return None
        trigger: Range | None = None
        if at - clause.first <= 1 and number == 0 and self.before is not None:
            before = self.before
            if before.paragraph == scene.sentence.paragraph:
                trigger = self._clause_before(before)
        elif at < clause.first and self.before is not None:
            trigger = self._clause_before(self.before)
        elif number and clause.first <= at:
            trigger = scene.clauses[0].first, scene.clauses[number - 1].last
        return self._told(scene, number, finite, trigger, "lever.otherwise", refused=True)

    def _afterwards(self, scene: Scene, number: int) -> Pressure | None:
        """ "Die Frist läuft bis Freitag, danach werde man gehen": harm behind a deadline."""
        clause, demand = scene.clauses[number], self.deadlines.latest
        finite = self.at.clauses.finite_of(clause)
        if demand is None or finite is None or self.at.number - demand.sentence > 1:
            return None
        if self.low[clause.first] not in self.data.afterwards:
            return None
        if self.low[finite] not in self.data.future | self.grammar.subjunctive:
            return None
        if not any(self._harms(clause, i) for i in clause.words) and not self._stops(clause):
            return None
        trigger = demand.evidence[0]
        return self._told(scene, number, finite, trigger, "lever.after_deadline", refused=True)

    def _opened(self, scene: Scene, number: int) -> int | None:
        """ "Andernfalls, ließ er wissen, werde man ...": the word that opens the sentence."""
        first = scene.sentence.first
        near = number in {1, 2} and scene.clauses[number].first - first <= _ASIDE
        opens = self.low[first] in self.data.otherwise and self.texts[first + 1] in {",", "–", "—"}
        return first if near and opens else None

    def _clause_before(self, before: Sentence) -> Range:
        last = before.last
        while last > before.first + 1 and not self.texts[last - 1][0].isalnum():
            last -= 1
        return before.first, last

    def _conditional(self, scene: Scene, number: int) -> Pressure | None:
        """ "sollte B nicht zustimmen, werde man klagen": a condition that is a refusal, and harm."""
        parts = self.parts
        clause = scene.clauses[number]
        if clause.kind == "relative" or parts.conditional(clause):
            return None
        harm = next((i for i in clause.words if self._harms(clause, i)), None)
        finite = self.at.clauses.finite_of(clause)
        if (
            finite is None
            and harm == clause.first
            and not clause.lows.isdisjoint(self.grammar.we_words)
        ):
            finite = harm  # "drehen wir den Hahn zu"
        stops = self._stops(clause)
        taken = [number]
        if clause.kind == "infinitive":
            above = parts.above(scene.clauses, number)
            if (harm is None and not stops) or above is None:
                return None
            if scene.clauses[above].lows.isdisjoint(self.at.data.plans_verbs | self.data.warnings):
                return None
            taken, finite = [above, number], harm if harm is not None else clause.last - 1
        elif finite is None or not (
            self.low[finite] in self.data.future
            or self._own(scene, clause, finite, harm)
            or self._alternative(scene, number) is not None
        ):
            return None
        if harm is None and not stops and not self._warned(scene):
            return None
        trigger = parts.trigger(scene.clauses, taken)
        if trigger is None:
            trigger = self._alternative(scene, number)
            if trigger is None:
                return None
        elif stops and harm is None:
            told = clause.kind == "infinitive" or scene.voice(finite) is not None
            if parts.yields(*trigger) or not told:
                return None
        elif not parts.refuses(*trigger) or self.at.denied(clause, finite):
            return None
        return self._told(scene, number, finite, trigger, "lever.conditional", refused=True)

    def _harms(self, clause: Clause, index: int) -> bool:
        """Whether a word is a verb of harm; what ends a means of pressure is none."""
        told = self.data.acts.get(self.parts.plain(index), ())
        if not any(act.does == "harm" and self._complete(clause, index, act) for act in told):
            return False
        ends = self.parts.means_in(clause.words, _ENDED, index) is not None
        return not (ends and any(act.does == "lift" for act in told))

    def _complete(self, clause: Clause, index: int, act: Act) -> bool:
        """Whether the other words that the act needs stand in the clause."""
        if act.needs and clause.lows.isdisjoint(act.needs):
            return False
        return not act.particles or any(
            self.at.clauses.particle(clause, index, particle) is not None
            for particle in act.particles
        )

    def _stops(self, clause: Clause) -> bool:
        """Whether a clause tells that something would no longer be done: "keinen Zug mehr schicken"."""
        negated = not clause.lows.isdisjoint(self.grammar.negations)
        return negated and not clause.lows.isdisjoint(self.data.stopping)

    def _own(self, scene: Scene, clause: Clause, finite: int, harm: int | None) -> bool:
        """Whether somebody tells what his side does: "dann klagen wir", "..., verlässt A den Rat"."""
        if harm != finite:
            return False
        voice = scene.voice(finite)
        if voice is not None:
            return voice.speaker is not None
        return self.grammar.inverted_cue and finite == clause.first

    def _alternative(self, scene: Scene, number: int) -> Range | None:
        """ "Entweder stimmt A zu, oder B geht": the first half is what B asks for."""
        clause = scene.clauses[number]
        if not number or self.low[clause.first] not in self.data.or_else:
            return None
        before = scene.clauses[number - 1]
        if before.lows.isdisjoint(self.data.either):
            return None
        return self.parts.trimmed(before.first, before.last)

    def _menace(self, scene: Scene, number: int) -> Pressure | None:
        """ "Das werde nicht unbeantwortet bleiben": what tells a threat in the mouth of a side."""
        parts = self.parts
        clause = scene.clauses[number]
        finite = self.at.clauses.finite_of(clause)
        if finite is None or self.low[finite] not in self.data.future | self.grammar.future:
            return None
        if not any(self.data.menaces.first(self.low, i, clause.last) for i in clause.words):
            return None
        voice = scene.voice(finite)
        holder = parts.id_of(voice.speaker) if voice is not None else None
        if not parts.is_side(holder):
            return None
        trigger = parts.trigger(scene.clauses, [number])
        own = [holder] if holder is not None else []
        target = next((id for _, id in parts.names(clause.first, clause.last, own)), None)
        if target is None and trigger is not None:
            target = parts.target((), trigger, own)
        first, last = clause.first, clause.last
        if trigger is not None:
            first, last = min(first, trigger[0]), max(last, trigger[1])
        return Pressure(
            kind="threat",
            status="announced",
            sentence=self.at.number,
            evidence=[parts.trimmed(first, last)],
            rule="lever.menace",
            confidence=0.65,
            holder=holder,
            target=target,
            trigger=trigger,
        )

    def _warned(self, scene: Scene) -> bool:
        """Whether the sentence is told as a warning."""
        words = self.low[scene.sentence.first : scene.sentence.last]
        return not self.data.warnings.isdisjoint(words)

    def _fallback(self, scene: Scene, number: int) -> Pressure | None:
        """ "notfalls werde man weiterkämpfen": what a side would do without a deal."""
        clause = scene.clauses[number]
        finite = self.at.clauses.finite_of(clause)
        if finite is None:
            return None
        if self.low[finite] not in self.data.future and scene.voice(finite) is None:
            return None
        low = self.low
        run = self.at.run(clause, finite)
        told = any(
            low[i] in self.data.fallback
            or self.data.fallback_phrases.first(low, i, clause.last) is not None
            for i in run
        )
        if not told or self.at.denied(clause, finite):
            return None
        means = self.parts.means_in(clause.words, _HARD | {"harm"}, finite)
        harm = any(self._harms(clause, i) for i in clause.words)
        if means is None and not harm and clause.lows.isdisjoint(self.data.alone):
            return None
        trigger = self.parts.trigger(scene.clauses, [number])
        return self._told(scene, number, finite, trigger, "lever.fallback", refused=False)

    def _told(
        self,
        scene: Scene,
        number: int,
        index: int,
        trigger: Range | None,
        rule: str,
        *,
        refused: bool,
    ) -> Pressure | None:
        """A threat of the one who does what the clause says, if that one says or plans it."""
        parts = self.parts
        clause = scene.clauses[number]
        holders, named = parts.holders(scene, number, index)
        voice = scene.voice(index)
        if not holders and voice is not None and not clause.lows.isdisjoint(self.grammar.we_words):
            speaker = parts.id_of(voice.speaker)
            holders = (speaker,) if speaker is not None else ()
        holder = next(iter(holders), None)
        if not named and not refused:
            return None
        if holder is None or parts.hostile(voice, holder):
            return None
        noun = parts.means_in(clause.words, _HARD, index)
        means: Means = (parts.means(noun) if noun is not None else None) or "threat"
        inside = trigger if trigger is not None and trigger[0] >= scene.sentence.first else None
        first, last = clause.first, clause.last
        if inside is not None:
            first, last = min(first, inside[0]), max(last, inside[1])
        target = parts.target(clause.words, trigger, holders, means=noun)
        demand = self.deadlines.latest
        if target is None and demand is not None and self.at.number - demand.sentence <= 1:
            target = demand.target if demand.holder in {holder, None} else None
        behind = scene.clauses[number + 1 : number + 2]
        hangs = [c for c in behind if c.kind == "relative"]
        amounts = [(clause.first, clause.last), *((c.first, c.last) for c in hangs)]
        return Pressure(
            kind=KINDS[means],
            status="announced",
            sentence=self.at.number,
            evidence=[parts.trimmed(first, last)],
            rule=rule,
            confidence=0.75,
            holder=holder,
            target=target,
            trigger=trigger,
            size=parts.size(amounts, inside),
        )
