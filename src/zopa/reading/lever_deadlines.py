"""Deadlines: an ultimatum, time that is left, what is asked for until a day."""

from __future__ import annotations

from zopa.case.findings import LeverStatus
from zopa.reading.clause import Clause
from zopa.reading.lever_drafts import Pressure
from zopa.reading.lever_page import LeverPage
from zopa.reading.lever_parts import LeverParts
from zopa.reading.scene import Scene

_ASKED = 4  # words from "of" to the side that something is asked of
_GIVEN_BACK = 5  # words between "gave" and the day until which time is given


class LeverDeadlines(LeverPage):
    """Reads the deadlines of one page; ``latest`` is the last one that was told."""

    def __init__(self, parts: LeverParts) -> None:
        super().__init__(parts)
        self.latest: Pressure | None = None

    def read(self, scene: Scene, number: int) -> Pressure | None:
        """The deadline that a clause tells, or ``None``."""
        draft = self._deadline(scene, number)
        if draft is not None:
            self.latest = draft
        return draft

    def _deadline(self, scene: Scene, number: int) -> Pressure | None:
        clause = scene.clauses[number]
        lows = clause.lows
        noun = self.parts.means_in(clause.words, frozenset({"deadline"}), clause.first)
        if noun is not None and not lows.isdisjoint(self.data.deadline_verbs):
            return self._ultimatum(scene, number, noun)
        if lows.isdisjoint(self.data.until | self.data.within | self.data.time_left):
            return None
        until = self.parts.until(clause)
        left = not lows.isdisjoint(self.data.time_left)
        if until is None:
            given = left and self._lasting(clause) and not lows.isdisjoint(self.data.time_verbs)
            left_to = self._time_left(scene, number) if given else None
            return left_to if left_to is not None and left_to.holder is not None else None
        if not self.grammar.inverted_cue and self._given(clause, until.first):
            left = True  # "B has until Friday"
        if left and not lows.isdisjoint(self.data.time_verbs):
            return self._time_left(scene, number)
        asked = self._asked(scene, number) or self._asked_of(scene, number)
        if asked is not None:
            return asked
        if not lows.isdisjoint(self.data.musts):
            return self._must(scene, number)
        return None

    def _lasting(self, clause: Clause) -> bool:
        """Whether a clause names a length of time of days or hours: "zwei Wochen Zeit"."""
        dates = self.at.dates
        return any(
            timed.expression.kind == "duration" and dates.minutes(timed) is not None
            for timed in dates.within(clause.words)
        )

    def _given(self, clause: Clause, end: int) -> bool:
        """Whether the end of a time stands behind a verb of giving time: "gave B until Friday"."""
        before = range(max(clause.first, end - _GIVEN_BACK), end)
        given = [i for i in before if self.low[i] in self.data.time_verbs]
        mark = self.grammar.infinitive_mark
        return bool(given) and mark not in self.low[given[-1] : end]

    def _freed(self, scene: Scene, number: int) -> bool:
        """Whether a relative clause hangs on one that tells what becomes of the deadline."""
        clause = scene.clauses[number]
        if clause.kind != "relative" or clause.parent is None:
            return False
        above = scene.clauses[clause.parent]
        return any(
            act.does in {"lift", "insist"}
            for i in above.words
            for act in self.data.acts.get(self.low[i], ())
        )

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
            content = clause.head in self.grammar.content_words and clause.parent == at
            hangs = at < number and (content or self.at.clauses.finite_of(clause) is None)
            closes = at > number and self.at.clauses.is_finite(frame.first)
            if not (hangs or closes):
                continue
            verb = next(i for i in frame.words if self.low[i] in self.data.demands)
            holders, _ = parts.holders(scene, at, verb)
            words = frame.words if hangs and not content else clause.words
            target = parts.target(words, None, holders, links=self.data.asked_links)
            if target is None and content:
                pressed, _ = parts.holders(scene, number, clause.last - 1)
                target = next((id for id in pressed if id not in holders), None)
            if holders and target is not None:
                return self._deadline_of(scene, clause, "lever.asked_until", holders[0], target)
        return None

    def _asked_of(self, scene: Scene, number: int) -> Pressure | None:
        """ "erwartet von B bis Freitag eine Antwort"."""
        parts = self.parts
        clause = scene.clauses[number]
        verb = next((i for i in clause.words if self.low[i] in self.data.expects), None)
        if verb is None or self.at.denied(clause, verb) or self.at.unreal(clause):
            return None
        if self.low[verb + 1] == self.grammar.infinitive_mark:
            return None  # "wants to go": his own plan
        holders, _ = parts.holders(scene, number, verb)
        links = [i for i in clause.words if self.low[i] in self.data.asked_links]
        asked = next((parts.names(i + 1, min(i + _ASKED, clause.last), holders) for i in links), [])
        if not holders or not asked:
            return None
        return self._deadline_of(scene, clause, "lever.asked_until", holders[0], asked[0][1])

    def _of_a_body(self, clause: Clause, verb: int, holder: str) -> bool:
        """Whether a noun that names no side opens the clause, and the holder stands behind its verb."""
        if self.low[clause.first] not in self.grammar.articles or not self.grammar.inverted_cue:
            return False
        before = self.parts.names(clause.first, verb, [])
        behind = self.parts.names(verb, clause.last, [])
        return not before and any(id == holder for _, id in behind)

    def _speaker(self, scene: Scene, index: int) -> str | None:
        """The side in whose words a word stands."""
        voice = scene.voice(index)
        speaker = self.parts.id_of(voice.speaker) if voice is not None else None
        return speaker if self.parts.is_side(speaker) else None

    def _ultimatum(self, scene: Scene, number: int, noun: int) -> Pressure | None:
        """ "setzt B eine Frist", "das Ultimatum läuft am Freitag ab"."""
        parts = self.parts
        clause = scene.clauses[number]
        verb = next(i for i in clause.words if self.low[i] in self.data.deadline_verbs)
        if self.at.denied(clause, noun) or self.at.unreal(clause) or self._freed(scene, number):
            return None
        holders, _ = parts.holders(scene, number, verb)
        holder = next(iter(holders), None)
        subject = clause.first <= noun < (self.at.clauses.finite_of(clause) or noun)
        if subject:
            holder = parts.owner(noun) or self._speaker(scene, verb)
            holders = (holder,) if holder is not None else ()
        if holder is not None and self._of_a_body(clause, verb, holder):
            holder, holders = None, ()  # "die Konferenz setzte B eine Frist"
        target = parts.target(clause.words, None, holders, receiving=True)
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
            vague=holder is None and target is None,
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
        demand = self.latest
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
