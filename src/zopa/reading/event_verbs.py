"""Events that a verb tells: "trafen sich", "telefonierte mit", "reiste nach", "trat zurück"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import EventKind
from zopa.language.happenings import EventVerb
from zopa.reading.clause import Clause
from zopa.reading.event_drafts import Draft
from zopa.reading.event_places import Place
from zopa.reading.event_roles import Side
from zopa.reading.event_wants import EventWants

_DEEDS = frozenset({"presentation", "signing", "vote", "arms_release"})
_STOPS = frozenset(",;.:")
_ATTRIBUTE = 8  # words from an article to the participle before its noun
_SENTENCE = 25  # words of the sentence before
_PHRASE = 3  # words before a noun that belong to it
_LASTING = frozenset({"strike", "protest", "ceasefire", "sanction", "appointment"})
_UNDONE = frozenset({"meeting", "talks", "call", "signing", "visit"})
_TALKING = frozenset({"talks", "meeting"})
_SUMMONED = frozenset({"talks", "meeting", "vote", "visit"})  # what one can have to do on a day
_PERSONAL = frozenset({"resignation", "appointment"})


class EventVerbs(EventWants):
    """Reads the verbs of one page."""

    def read(
        self, clauses: Sequence[Clause], number: int, index: int, verb: EventVerb
    ) -> Draft | None:
        """The event that the verb tells, ``None`` where it tells none."""
        at, data = self.at, self.data
        clause = clauses[number]
        attribute = self._before_noun(clause, index, verb)
        if attribute is not None:
            return attribute
        undone = self._undone(clause, index, verb)
        if not self._fits(clause, index, verb):
            return None
        if not self._real(clauses, number, index, verb, undone=undone):
            return None
        plan = False
        finite = at.clauses.finite_of(clause)
        # the forms of English verbs do not tell which of them are finite
        verbless = finite is None and clause.parent is not None and at.grammar.inverted_cue
        ends = index == clause.words[-1] and clause.kind in {"sub", "relative"}
        if ends and not at.status.reduced(clause):
            verbless = False  # "dass er sie anrief": a form that no list has
        loose = self._to_be(clause, index)
        if clause.kind == "infinitive" or verbless or loose:
            above = number - 1 if loose and clause.parent is None else clause.parent
            parent = clauses[above] if above is not None and above >= 0 else None
            if parent is None or parent.lows.isdisjoint(data.plans_verbs):
                return None
            plan = True
        scope = at.scope(clause, index)
        times = at.own_times(at.times(scope, index), at.sentence.first - 1, index)
        told = at.status.told(clause, at.run(clause, index), but=[index])
        if verb.of and not at.grammar.inverted_cue and self.ends(index - 1, verb.of):
            told = None  # "who expected more from the paper initialled in Rome"
        if plan and not at.grammar.inverted_cue:
            times = [
                t for t in times if t.first > index
            ]  # "in a call on Tuesday they agreed to meet"
        if number and at.low[clauses[number - 1].first] in data.within:
            # "In a call on Tuesday, both agreed to swap prisoners": the day is that of the call
            times = [t for t in times if t.first >= clause.first]
        since = at.since(times) if verb.kind in _LASTING else None
        day = at.day(times) or since or (at.begun(times) if verb.kind in _TALKING else None)
        told_back = (
            day is not None and day.expression.kind == "time" and at.status.is_past(clause, index)
        )
        if day is not None and (told_back or self._added(clause, index)):
            day = at.past(day)
        place = at.place(scope, index)
        if at.stamp is not None and index >= at.stamp.last:
            day, place = day or at.stamp.timed, place or at.stamp.place
        subject = [
            at.meant(side)
            for side in at.roles.subject(clauses, number, finite if finite is not None else index)
        ]
        if not subject and finite is not None and finite != index:
            subject = [at.meant(side) for side in at.roles.subject(clauses, number, index)]
        if not subject and verb.kind == "resignation":
            subject = at.roles.apposed(clauses, number, index)
        if not subject:
            subject = self._shared(clauses, number) or at.roles.counted(clause)
        # "Weiterverhandelt wird am Montag": the verb in front is nobody
        subject = [side for side in subject if side.ids or not side.first <= index < side.last]
        subject += at.roles.agents(clause)
        others = [at.meant(side) for side in at.roles.companions(clause)]
        others += at.roles.helpers(clause)
        # "Weiter geht es am Montag in Wien": nobody else takes part in it
        objects = [] if verb.wants == "moment" else at.roles.objects(clause, [*subject, *others])
        if verb.kind in _PERSONAL and at.roles.is_pronoun(
            clause, finite if finite is not None else index
        ):
            return None  # whom a pronoun means is too unsure for that
        if verb.kind in _PERSONAL and not verb.of:
            # "der Mann an der Seite von Präsident Reyes trat zurück": it is not the president
            subject = [self._titled(side) for side in subject if not at.roles.inner(side, clause)]
            objects = [side for side in objects if not at.roles.inner(side, clause)]
        if verb.of and not subject and not others and not objects:
            before = self._antecedent(clause, index)
            objects = [s for s in at.roles.sides(before.start, before.stop, "side") if s.ids]
        both = [
            at.meant(side) for side in at.roles.stand_ins(clause, [*subject, *others, *objects])
        ]
        objects += both
        subject = subject or both or [s for s in objects if at.unnamed(s)]
        stop = next((t for t in at.texts[index : at.sentence.last] if t in _STOPS), "")
        added = not at.grammar.inverted_cue and at.texts[index - 1] == stop == ","
        if verb.kind == "appointment" and added and not at.precise(day):
            return None  # "Lind, chosen as envoy in spring, said": who somebody is, and no news
        if verb.by and not self._by(verb, clause, index, subject):
            return None
        if not self._wanted(verb, clause, index, subject, [*others, *objects], day, place, times):
            return None
        sides = [*subject, *others, *objects]
        if verb.kind == "visit":
            sides += at.host_of(place)
        if verb.kind == "sanction":
            sides = at.roles.as_deed(sides)
        begins = index
        if at.stamp is not None and index >= at.stamp.last and day is at.stamp.timed:
            begins = at.stamp.timed.first
        status, certain = at.settle(clause, day, "planned" if plan else verb.status, told, index)
        if undone:
            past = day is not None and at.status.by_day(day.expression.interval) == "held"
            if not (past and at.precise(day) and status == "held"):
                return None
            status, certain = "cancelled", True
        if verb.kind == "agreement" and status not in {"held", "agreed"}:
            return None  # "bis Freitag soll eine Lösung vereinbart sein"
        opening = {at.low[i] for i in clause.words[:3]}
        if not opening.isdisjoint(data.not_yet) and not at.precise(day):
            return None
        return Draft(
            "talks" if both and verb.kind == "meeting" else self._kind(verb, clause, place),
            at.number,
            [at.stretch(clause, begins, index + 1)],
            at.elsewhere(sides, place),
            "event.verb",
            0.8 if certain else 0.7,
            status,
            certain,
            place=(place.first, place.last) if place else None,
            proper=place is not None and place.proper,
            date=day.expression.interval if day is not None else None,
            when=[(day.first, day.last)] if day is not None else [],
            minutes=at.length(times),
            fresh=at.status.is_past(clause, index),
            of_those=bool(both) and {id for s in sides for id in s.ids} == {*both[0].ids},
        )

    def _shared(self, clauses: Sequence[Clause], number: int) -> list[Side]:
        """The subject of the clause before, of one that only goes on with "und" and a verb."""
        at, clause = self.at, clauses[number]
        joined = at.low[clause.first] in at.grammar.coordinators
        begins = at.clauses.finite_of(clause) in {clause.first, clause.first + 1}
        before = clauses[number - 1] if number else None
        verb = at.clauses.finite_of(before) if before is not None else None
        if not (joined and begins) or verb is None:
            return []
        return [at.meant(side) for side in at.roles.subject(clauses, number - 1, verb)]

    def _to_be(self, clause: Clause, index: int) -> bool:
        """Whether a clause behind a comma only says what is to be: ", die Waffen ruhen zu lassen und ..."."""
        at, mark = self.at, self.at.grammar.infinitive_mark
        if not at.grammar.inverted_cue or at.texts[clause.first - 1] != ",":
            return False
        return at.low[index + 1 : index + 2] == [mark] and at.texts[index + 2][0].islower()

    def _before_noun(self, clause: Clause, index: int, verb: EventVerb) -> Draft | None:
        """What a participle between a day and its noun tells: "den am Freitag vorgelegten Entwurf"."""
        at = self.at
        if not verb.of or verb.kind not in _DEEDS or not at.grammar.inverted_cue:
            return None
        behind = next(
            (
                i
                for i in range(index + 1, min(index + _PHRASE, clause.last))
                if at.texts[i][0].isupper()
            ),
            None,
        )
        if behind is None or at.texts[index][0].isupper() or not self.ends(behind, verb.of):
            return None
        first = max(clause.first, index - _ATTRIBUTE)
        opens = [
            i
            for i in range(first, index)
            if at.low[i] in at.grammar.articles
            and i + 1 < index
            and not at.dates.covers(i + 1)
            and at.low[i + 1] in at.grammar.prepositions
        ]
        if not opens:
            return None
        words = range(opens[-1], index)
        day = at.day(at.times(words, index))
        if day is None or not at.precise(day):
            return None
        place = at.place(words, index)
        sides = [side for side in at.roles.sides(words.start, words.stop, "side") if side.ids]
        return Draft(
            verb.kind,
            at.number,
            [at.stretch(clause, words.start, behind + 1)],
            at.elsewhere(sides, place),
            "event.verb",
            0.8,
            at.status.by_day(day.expression.interval) or "held",
            certain=True,
            place=(place.first, place.last) if place else None,
            proper=place is not None and place.proper,
            date=day.expression.interval,
            when=[(day.first, day.last)],
        )

    def _kind(self, verb: EventVerb, clause: Clause, place: Place | None) -> EventKind:
        """Those who speak with each other do so by telephone where the report has one near.

        What negotiators meet for is talks.
        """
        if verb.spoken and place is None and self.at.by_telephone():
            return "call"
        return "talks" if verb.kind == "meeting" and self.at.of_negotiators(clause) else verb.kind

    def _fits(self, clause: Clause, index: int, verb: EventVerb) -> bool:
        """Whether the words that the verb needs stand in the clause."""
        at, data = self.at, self.data
        if verb.needs and clause.lows.isdisjoint(verb.needs):
            return False
        if verb.bars and not clause.lows.isdisjoint(verb.bars):
            return False
        if verb.particles and not any(
            place is not None
            and not at.dates.covers(place + 1)  # "stimme für ein Verbot ab Januar"
            for particle in verb.particles
            for place in [at.clauses.particle(clause, index, particle)]
        ):
            return False
        near = [*self._antecedent(clause, index), *clause.words]
        if verb.of and not any(
            self.ends(i, verb.of) and not (verb.bare and self._behind_preposition(i)) for i in near
        ):
            return verb.kind == "signing" and self._told_on(clause, verb)
        if not at.grammar.inverted_cue:
            named = at.low[index - 1] in at.grammar.articles or at.dates.covers(index)
            either = verb.by or verb.kind == "release"
            if either and data.nouns.get(at.low[index]) and not self._finite_noun(index, verb):
                return False
            return not named or index == clause.first
        capital = at.texts[index][0].isupper()
        return (not capital or index == clause.first) and not self._attribute(clause, index)

    def _told_on(self, clause: Clause, verb: EventVerb) -> bool:
        """Whether a pronoun stands for the paper of the sentence before: "Unterzeichnet wird er"."""
        at = self.at
        if clause.lows.isdisjoint(at.grammar.third_person) or at.subjects.in_sentence(at.sentence):
            return False
        before = range(max(0, at.sentence.first - _SENTENCE), at.sentence.first)
        return any(self.ends(i, verb.of) for i in before)

    def _finite_noun(self, index: int, verb: EventVerb) -> bool:
        """Whether a word that is a noun as well is a verb here: "will strike", "dockers strike"."""
        at = self.at
        before = at.low[index - 1] if index > at.sentence.first else ""
        grammar, data = at.grammar, self.data
        leading = {grammar.infinitive_mark} | data.modals | data.weak_modals | grammar.third_person
        named = index - 1 in at.subjects.at or before in grammar.coordinators
        return before in leading or named or self.ends(index - 1, verb.by)

    def _attribute(self, clause: Clause, index: int) -> bool:
        """Whether a participle stands before its noun: "die seit Mai verhängten Sanktionen"."""
        at = self.at
        behind = at.texts[index + 1] if index + 1 < clause.last else ""
        if not behind[:1].isupper() or index + 1 not in clause.words:
            return False
        finite = at.clauses.finite_of(clause)
        return finite is not None and finite != index and index + 1 not in at.subjects.at

    def _antecedent(self, clause: Clause, index: int) -> range:
        """The words before a clause that only tells of them: "ein Entwurf, am Montag verteilt, ..."."""
        at = self.at
        first = clause.first
        relative = clause.kind == "relative" or at.low[first] in at.grammar.relatives
        hangs = relative or self._added(clause, index)
        return range(max(at.sentence.first, first - 4), first) if hangs else range(0)

    def _added(self, clause: Clause, index: int) -> bool:
        """Whether a clause is a participle with what belongs to it: ", am Montag verteilt, ..."."""
        at = self.at
        if not at.grammar.inverted_cue or index != clause.words[-1] or index == clause.first:
            return False
        begins = clause.first > at.sentence.first and at.texts[clause.first - 1] == ","
        starts = at.dates.covers(clause.first + 1) or at.low[clause.first] in self.data.place_links
        return begins and starts and (clause.kind == "main" or at.status.reduced(clause))

    def _undone(self, clause: Clause, index: int, verb: EventVerb) -> bool:
        """Whether somebody is told not to have done it: "haben nicht telefoniert", "did not meet".

        Only where the negation stands at the verb itself: "sprachen nicht über Öl" did speak.
        """
        at = self.at
        if verb.kind not in _UNDONE or not clause.lows.isdisjoint(self.data.not_yet_words):
            return False
        run = at.run(clause, index)
        if not at.grammar.inverted_cue:
            before = at.low[max(clause.first, index - 2) : index]
            if len(before) < 2 or before[-1] not in at.grammar.negations:
                return False
            behind = index + 1
            free = behind >= clause.last or at.low[behind] in at.grammar.prepositions
            return free or verb.kind == "signing" or at.dates.covers(behind)
        at_end = index == run[-1]
        beside = index - 1 if at_end else run[-1]
        while at_end and beside > clause.first and at.low[beside] in self.data.together:
            beside -= 1  # "haben nicht miteinander gesprochen"
        return beside in run and at.low[beside] in at.grammar.negations and beside != index

    def _real(
        self,
        clauses: Sequence[Clause],
        number: int,
        index: int,
        verb: EventVerb,
        *,
        undone: bool = False,
    ) -> bool:
        """Whether the clause tells what is or is to be; ``undone``: what is told not to have been."""
        at = self.at
        clause = clauses[number]
        # "the draft leaked last week would cap it": the modal behind it is of another verb
        until = None if at.grammar.inverted_cue else index
        if (at.denied(clause, index) and not undone) or at.questioned(clause):
            return False
        if at.unreal(clause, until) and not self._announced(clauses, number, index):
            return False
        if at.possible(clause, until) or at.usual(clause) or self._must(clause, index, verb):
            return False
        if at.low[clause.first] in self.data.whoever and not at.of_the_past(index):
            return False  # "Whoever leaves the talks loses"
        if clause.kind == "relative" and verb.kind == "vote" and not at.of_the_past(index):
            return False  # "guarantees that Congress ratifies"
        asks = verb.asks or verb.wants == "summoned"
        if at.disowned(clauses, number):
            return False  # "dementierte, dass sie sich getroffen hätten"
        return not at.hoped(clauses, number, own=not asks and not at.clauses.is_finite(index))

    def _must(self, clause: Clause, index: int, verb: EventVerb) -> bool:
        """Whether a clause only says what somebody has to do: "Südland müsse Gefangene freilassen"."""
        at = self.at
        if clause.lows.isdisjoint(self.data.strong_modals) or at.of_the_past(index):
            return False
        return verb.kind not in _SUMMONED or not at.precise(at.day(at.times(clause.words, index)))

    def _announced(self, clauses: Sequence[Clause], number: int, index: int) -> bool:
        """Whether a clause tells a plan of others: "kündigte an, sie würden sich am Freitag treffen"."""
        at, clause = self.at, clauses[number]
        if number == 0 or clause.lows.isdisjoint(self.data.announced):
            return False
        if clauses[number - 1].lows.isdisjoint(self.data.plans_verbs):
            return False
        day = at.day(at.times(clause.words, index))
        coming = day is not None and at.status.by_day(day.expression.interval) == "planned"
        return coming and at.precise(day)
