"""Levers without a verb of their own: ultimatums, conditions, "andernfalls werde man"."""

from __future__ import annotations

from zopa.case.findings import LeverStatus
from zopa.language.leverage import Means
from zopa.language.text import Sentence
from zopa.reading.clauses import Clause
from zopa.reading.lever_acts import KINDS
from zopa.reading.lever_drafts import Pressure
from zopa.reading.lever_parts import LeverParts
from zopa.reading.scene import Scene
from zopa.reading.voice import Range

_HARD = frozenset({"sanction", "money", "supply", "block", "arms_release", "aid", "battlefield"})


class LeverFrames:
    """Reads the clauses of one page that tell pressure by how they are built."""

    def __init__(self, parts: LeverParts) -> None:
        self.parts = parts
        self.at = parts.at
        self.data = parts.data
        self.low = parts.low
        self.texts = parts.texts
        self.grammar = parts.grammar
        self._demand: Pressure | None = None  # the latest deadline
        self.before: Sentence | None = None

    def read(self, scene: Scene, number: int) -> list[Pressure]:
        """The levers of a clause."""
        clause = scene.clauses[number]
        draft = self._deadline(scene, number)
        if draft is not None:
            self._demand = draft
        found = [draft, self._otherwise(scene, number)]
        if found[1] is None:
            found.append(self._conditional(scene, number))
        if clause.kind == "main":
            found.append(self._fallback(scene, number))
        return [one for one in found if one is not None]

    # -- deadlines ------------------------------------------------------------------------------------

    def _deadline(self, scene: Scene, number: int) -> Pressure | None:
        clause = scene.clauses[number]
        lows = clause.lows
        noun = self.parts.means_in(clause.words, frozenset({"deadline"}), clause.first)
        if noun is not None and not lows.isdisjoint(self.data.deadline_verbs):
            return self._ultimatum(scene, number, noun)
        if lows.isdisjoint(self.data.until | self.data.within):
            return None
        until = self.parts.until(clause)
        if until is None:
            return None
        left = not lows.isdisjoint(self.data.time_left)
        if not self.grammar.inverted_cue and self.low[until.first - 2] in self.data.time_verbs:
            left = True  # "B has until Friday"
        if left and not lows.isdisjoint(self.data.time_verbs):
            return self._time_left(scene, number)
        asked = self._asked(scene, number)
        if asked is not None:
            return asked
        if not lows.isdisjoint(self.data.musts):
            return self._must(scene, number)
        return None

    def _asked(self, scene: Scene, number: int) -> Pressure | None:
        """ "forderte B auf, bis Freitag abzuziehen"; "bis Freitag müsse B abziehen, verlangte A"."""
        parts = self.parts
        clause = scene.clauses[number]
        above = parts.above(scene.clauses, number) if number else None
        near = [n for n in (above, number + 1) if n is not None]
        for at in near:
            if at >= len(scene.clauses) or scene.clauses[at].lows.isdisjoint(self.data.demands):
                continue
            frame = scene.clauses[at]
            hangs = at < number and self.at.clauses.finite_of(clause) is None
            closes = at > number and self.at.clauses.is_finite(frame.first)
            if not (hangs or closes):
                continue
            verb = next(i for i in frame.words if self.low[i] in self.data.demands)
            holders, _ = parts.holders(scene, at, verb)
            words = frame.words if hangs else clause.words
            target = parts.target(words, None, holders)
            if holders and target is not None:
                return self._deadline_of(scene, clause, "lever.asked_until", holders[0], target)
        return None

    def _ultimatum(self, scene: Scene, number: int, noun: int) -> Pressure | None:
        """ "setzt B eine Frist", "das Ultimatum läuft am Freitag ab"."""
        parts = self.parts
        clause = scene.clauses[number]
        verb = next(i for i in clause.words if self.low[i] in self.data.deadline_verbs)
        if self.at.denied(clause, noun) or self.at.unreal(clause):
            return None
        holders, _ = parts.holders(scene, number, verb)
        holder = next(iter(holders), None)
        subject = clause.first <= noun < (self.at.clauses.finite_of(clause) or noun)
        if subject:
            holder = parts.owner(noun)
        if subject:
            holders = (holder,) if holder is not None else ()
        target = parts.target(clause.words, None, holders)
        expired = not clause.lows.isdisjoint(self.data.expired)
        if expired and not subject:
            holder, target = None, None  # "B ließ die Frist verstreichen": whose it was is not told
        status: LeverStatus = "carried_out" if expired else "announced"
        day, old = parts.day(clause, verb)
        if old:
            return None
        behind = scene.clauses[number + 1 : number + 2]
        if holder is None and behind and behind[0].kind == "relative":
            # "die Frist, die A der B gesetzt hatte, ..."
            setters, _ = parts.holders(scene, number + 1, behind[0].last - 1)
            holder = next(iter(setters), None)
            target = target or parts.target(behind[0].words, None, setters)
        bound = parts.until(clause)
        return Pressure(
            kind="deadline",
            status=status,
            sentence=self.at.number,
            evidence=[parts.trimmed(clause.first, clause.last)],
            rule="lever.ultimatum",
            confidence=0.8 if holder and target else 0.65,
            holder=holder,
            target=target,
            date=None if bound is not None or subject else day,
            vague=holder is None,
        )

    def _time_left(self, scene: Scene, number: int) -> Pressure | None:
        """ "gab B bis Freitag Zeit", "B hat bis Freitag Zeit"."""
        parts = self.parts
        clause = scene.clauses[number]
        verb = next(i for i in clause.words if self.low[i] in self.data.time_verbs)
        holders, _ = parts.holders(scene, number, verb)
        holder = next(iter(holders), None)
        target = parts.target(clause.words, None, holders)
        if target is None:  # who has time is the one who is pressed
            holder, target = None, holder
            voice = scene.voice(verb)
            speaker = parts.id_of(voice.speaker) if voice is not None else None
            holder = speaker if speaker != target else None
        if target is None and holder is None:
            return None
        return self._deadline_of(scene, clause, "lever.time_left", holder, target)

    def _must(self, scene: Scene, number: int) -> Pressure | None:
        """ "bis zum 1. Mai müsse B verzichten": in the mouth of somebody else."""
        parts = self.parts
        clause = scene.clauses[number]
        index = next(i for i in clause.words if self.low[i] in self.data.musts)
        if self.at.denied(clause, index):
            return None
        voice = scene.voice(index)
        speaker = parts.id_of(voice.speaker) if voice is not None else None
        if speaker is None:
            return None
        pressed, _ = parts.holders(scene, number, index)
        target = next(iter(pressed), None)
        if target is None or target == speaker:
            target = self._last_target(speaker)  # "das Land" that the deadline before was set
        if target is None or target == speaker:
            return None
        return self._deadline_of(scene, clause, "lever.must_until", speaker, target)

    def _last_target(self, holder: str) -> str | None:
        """Whom the deadline before was set: "das Land" takes it up."""
        demand = self._demand
        near = demand is not None and self.at.number - demand.sentence <= 1
        return demand.target if near and demand is not None and demand.holder == holder else None

    def _deadline_of(
        self, scene: Scene, clause: Clause, rule: str, holder: str | None, target: str | None
    ) -> Pressure:
        parts = self.parts
        frame = next((c for c in scene.clauses if c is not clause and c.kind == "main"), None)
        day = parts.day(frame, frame.first)[0] if frame is not None else None
        return Pressure(
            kind="deadline",
            status="announced",
            sentence=self.at.number,
            evidence=[parts.trimmed(clause.first, clause.last)],
            rule=rule,
            confidence=0.75,
            holder=holder,
            target=target,
            date=day,
        )

    # -- threats without the word ---------------------------------------------------------------------

    def _otherwise(self, scene: Scene, number: int) -> Pressure | None:
        """ "Andernfalls werde man Zölle verhängen": the trigger is the demand before."""
        clause = scene.clauses[number]
        finite = self.at.clauses.finite_of(clause)
        at = next((i for i in clause.words if self.low[i] in self.data.otherwise), None)
        if at is None or finite is None or abs(finite - at) > 2:
            return None
        if self.low[finite] not in self.data.future | self.grammar.subjunctive:
            return None
        trigger: Range | None = None
        if at - clause.first <= 1 and number == 0 and self.before is not None:
            before = self.before
            if before.paragraph == scene.sentence.paragraph:
                trigger = self._clause_before(before)
        elif number and clause.first <= at:
            trigger = scene.clauses[0].first, scene.clauses[number - 1].last
        return self._told(scene, number, finite, trigger, "lever.otherwise", refused=True)

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
        harm = next((i for i in clause.words if self._harms(i)), None)
        finite = self.at.clauses.finite_of(clause)
        taken = [number]
        if clause.kind == "infinitive":
            above = parts.above(scene.clauses, number)
            if harm is None or above is None:
                return None
            if scene.clauses[above].lows.isdisjoint(self.at.data.plans_verbs):
                return None
            taken, finite = [above, number], harm
        elif finite is None or not (
            self.low[finite] in self.data.future or self._own(scene, finite, harm)
        ):
            return None
        if harm is None and not self._warned(scene):
            return None
        trigger = parts.trigger(scene.clauses, taken)
        if trigger is None or not parts.refuses(*trigger) or self.at.denied(clause, finite):
            return None
        return self._told(scene, number, finite, trigger, "lever.conditional", refused=True)

    def _harms(self, index: int) -> bool:
        word = self.parts.plain(index)
        return any(act.does == "harm" for act in self.data.acts.get(word, ()))

    def _own(self, scene: Scene, finite: int, harm: int | None) -> bool:
        """Whether a speaker tells what his side does: "dann klagen wir"."""
        voice = scene.voice(finite)
        return harm == finite and voice is not None and voice.speaker is not None

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
        holder = next(iter(holders), None)
        if not named and not refused:
            return None
        voice = scene.voice(index)
        if holder is None or parts.hostile(voice, holder):
            return None
        noun = parts.means_in(clause.words, _HARD, index)
        means: Means = (parts.means(noun) if noun is not None else None) or "threat"
        inside = trigger if trigger is not None and trigger[0] >= scene.sentence.first else None
        first, last = clause.first, clause.last
        if inside is not None:
            first, last = min(first, inside[0]), max(last, inside[1])
        target = parts.target(clause.words, trigger, holders, means=noun)
        demand = self._demand
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
