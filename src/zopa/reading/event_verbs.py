"""Events that a verb tells: "trafen sich", "telefonierte mit", "reiste nach", "trat zurück"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import EventKind
from zopa.case.spans import Interval
from zopa.language.happenings import EventVerb
from zopa.reading.clause import Clause
from zopa.reading.event_dates import Timed
from zopa.reading.event_drafts import Draft
from zopa.reading.event_places import Place
from zopa.reading.event_roles import Side
from zopa.reading.event_setting import Setting

_SOMEBODY = "person-"
_BODY = "organisation-"  # ids of those that may be an outlet: "sprach mit dem Sender"
_MONTH = 31  # days
_DEEDS = frozenset({"presentation", "signing", "vote", "arms_release"})
_STOPS = frozenset(",;.:")
_ATTRIBUTE = 8  # words from an article to the participle before its noun
_SENTENCE = 25  # words of the sentence before
_PHRASE = 3  # words before a noun that belong to it
_HEAD = 4  # words before a genitive in which its noun stands
_LASTING = frozenset({"strike", "protest", "ceasefire", "sanction", "appointment"})
_TALKING = frozenset({"talks", "meeting"})
_SUMMONED = frozenset({"talks", "meeting", "vote", "visit"})  # what one can have to do on a day
_PERSONAL = frozenset({"resignation", "appointment"})


class EventVerbs:
    """Reads the verbs of one page."""

    def __init__(self, setting: Setting) -> None:
        self.at = setting
        self.data = setting.data
        self._ends: dict[tuple[str, frozenset[str]], bool] = {}

    def read(
        self, clauses: Sequence[Clause], number: int, index: int, verb: EventVerb
    ) -> Draft | None:
        """The event that the verb tells, ``None`` where it tells none."""
        at, data = self.at, self.data
        clause = clauses[number]
        attribute = self._before_noun(clause, index, verb)
        if attribute is not None:
            return attribute
        if not self._fits(clause, index, verb) or not self._real(clauses, number, index, verb):
            return None
        plan = False
        finite = at.clauses.finite_of(clause)
        # the forms of English verbs do not tell which of them are finite
        verbless = finite is None and clause.parent is not None and at.grammar.inverted_cue
        if clause.kind == "sub" and index == clause.words[-1]:
            verbless = (
                False  # "dass der Gerichtshof sein Gutachten verlas": a form that no list has
            )
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
        if day is not None and self._added(clause, index):
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

    def _behind_preposition(self, index: int) -> bool:
        """Whether a noun stands behind a preposition, its article and small words passed over."""
        at = self.at
        for back in range(index - 1, max(at.sentence.first, index - _PHRASE) - 1, -1):
            low = at.low[back]
            if low in at.grammar.prepositions:
                return True
            if not at.texts[back][0].islower():
                return False
        return False

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

    def _real(self, clauses: Sequence[Clause], number: int, index: int, verb: EventVerb) -> bool:
        """Whether the clause tells what is or is to be."""
        at = self.at
        clause = clauses[number]
        # "the draft leaked last week would cap it": the modal behind it is of another verb
        until = None if at.grammar.inverted_cue else index
        if at.denied(clause, index) or at.questioned(clause):
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

    def _wanted(
        self,
        verb: EventVerb,
        clause: Clause,
        index: int,
        subject: Sequence[Side],
        others: Sequence[Side],
        day: Timed | None,
        place: Place | None,
        times: Sequence[Timed],
    ) -> bool:
        """Whether the clause names what the verb wants."""
        precise = self.at.precise(day) or self.at.length(times) is not None
        named = any(side.ids for side in subject)
        if verb.kind == "resignation" and self.at.precise(day):
            # "der Chefunterhändler legte am Montag sein Amt nieder"
            named |= any(self._of_post(side) for side in subject)
        other = any(side.ids for side in others)
        several = len({id for side in [*subject, *others] for id in side.ids}) > 1
        assembly = any(self.ends(i, self.data.assemblies) for i in clause.words)
        match verb.wants:
            case "side":
                return bool(subject) or other
            case "sides":
                return several or (bool(subject) and (precise or place is not None))
            case "person":
                return bool(subject) and (other or several)
            case "each_other":
                return several or (bool(subject) and (precise or place is not None))
            case "length_and_place":
                return self.at.length(times) is not None and place is not None
            case "time":
                told = precise or place is not None or self._in_a_month_to_come(day)
                return bool(subject or others) and told
            case "destination":
                return place is not None and place.goal and bool(subject)
            case "visited":
                return named and (other or several)
            case "location":
                return place is not None and (named or other or self._together(subject))
            case "arrival":
                return named and place is not None and place.proper
            case "stay":
                abroad = place is not None and place.actor is not None
                here = place is not None and any(place.actor in side.ids for side in subject)
                led = self.at.grammar.inverted_cue or any(s.last <= index for s in subject)
                return named and led and abroad and not here and self.at.precise(day)
            case "time_and_place":
                return named and precise and place is not None
            case "assembly":
                return assembly
            case "assembly_and_time":
                return assembly and precise
            case "named":
                return named or other
            case "with_and_time":
                beside = any(side.ids for side in self.at.roles.companions(clause))
                return bool(subject) and beside and (precise or place is not None)
            case "several_and_time":
                return several and precise
            case "all_and_time":
                return precise and len({id for side in subject for id in side.ids}) > 1
            case "with":
                ids = [id for s in self.at.roles.companions(clause) for id in s.ids]
                return named and several and not all(id.startswith(_BODY) for id in ids)
            case "several_and_length_and_place":
                return several and self.at.length(times) is not None and place is not None
            case "moment":
                return self.at.precise(day) or (day is not None and place is not None)
            case "with_and_length":
                beside = any(side.ids for side in self.at.roles.companions(clause))
                return named and beside and self.at.length(times) is not None
            case "time_and_place_of_any":
                return bool(subject) and precise and place is not None
            case "summoned":
                away = place is not None and place.goal
                return bool(subject) and bool(others) and away and day is not None
            case "office":
                return (named or other) and self._post(clause.words) is not None
            case "somebody":
                return any((side.actor or "").startswith(_SOMEBODY) for side in subject)
            case "person_of_post":
                # "Parteichef Stahl zieht sich zurück": no army, no company
                return (
                    named
                    and self._post([i for s in subject for i in range(s.first, s.last)]) is not None
                )
            case "office_of":
                # "made the lawyer its envoy": the post stands behind a possessive
                post = self._post(clause.words)
                return (
                    bool(subject)
                    and post is not None
                    and not self.at.grammar.possessives.isdisjoint(self.at.low[post - 2 : post])
                )
            case "talkers_and_time":
                talkers = several or self._together(subject) or self.at.of_negotiators(clause)
                return talkers and (precise or place is not None)
            case "side_or_day":
                return bool(subject) or day is not None
            case "news":
                return day is not None or self._fresh(clause, index)
            case "side_and_time":
                return bool(subject) and (precise or place is not None)
            case "person_or_those":
                return bool(subject) and (other or several or self._together(others))
            case "side_or_moment":
                # "when the treaty was signed": the treaty signs nothing
                signs = any(s.ids or not self._is_of(s, verb) for s in subject)
                return signs or other or self.at.precise(day)
            case "named_or_moment":
                return named or other or self.at.precise(day)
            case "new_office":
                return self.at.precise(day) and self._new_in_office(
                    verb, clause, [*subject, *others]
                )
            case "takes_over":
                return named and self.at.precise(day) and self._no_object(clause, subject)
            case "day":
                return day is not None
            case "named_or_day":
                return named or day is not None
            case "settled":
                past = (
                    self._fresh(clause, index) and (several or self._together(subject))
                    if day is None
                    else self.at.precise(day)
                    and self.at.status.by_day(day.expression.interval) != "planned"
                )
                return (
                    bool(subject) and past and not any(self.at.event_word(i) for i in clause.words)
                )
            case "nothing":
                return True

    def _fresh(self, clause: Clause, index: int) -> bool:
        """Whether a participle tells news of an unnamed day: "hat die Klage abgewiesen"."""
        finite = self.at.clauses.finite_of(clause)
        return (
            finite is not None
            and finite != index
            and self.at.low[finite] in self.data.fresh
            and not self.at.status.is_coming(clause)
        )

    def _is_of(self, side: Side, verb: EventVerb) -> bool:
        """Whether a side is what the verb is done to."""
        return any(self.ends(i, verb.of) for i in range(side.first, side.last))

    def _by(self, verb: EventVerb, clause: Clause, index: int, subject: Sequence[Side]) -> bool:
        """Whether the subject has one of the words of those who do such a thing."""
        words = {i for side in subject for i in self._with_head(side)} & {*clause.words}
        if not self.at.grammar.inverted_cue:
            words |= {
                i for i in clause.words if i < index
            }  # the subject of English stands in front
        if any(self.ends(i, verb.by) for i in sorted(words)):
            return True
        # "vor dem Rathaus protestierten 300 Fischer"
        return any(
            i not in words and self.ends(i, verb.by) and not self._behind_preposition(i)
            for i in clause.words
            if self.at.grammar.inverted_cue
        )

    def _in_a_month_to_come(self, day: Timed | None) -> bool:
        """Whether days tell no more than the month in which something is to be."""
        days = day.expression.interval if day is not None else Interval()
        if days.start is None or days.end is None or (days.end - days.start).days > _MONTH:
            return False
        return self.at.status.by_day(days) == "planned"

    def _with_head(self, side: Side) -> range:
        """The words of a side with the noun whose genitive it is: "die Mitglieder der Gewerkschaft"."""
        at, first = self.at, side.first
        stop = max(at.sentence.first, first - _HEAD)
        while first > stop and not (
            at.low[first - 1] in at.grammar.prepositions
            or not at.texts[first - 1][0].isalnum()
            or at.clauses.is_finite(first - 1)
        ):
            first -= 1
        return range(first, side.last)

    def _of_post(self, side: Side) -> bool:
        """Whether a side is a post behind an article that says which."""
        definite = self.at.low[side.first] in self.at.grammar.articles & self.data.definite
        return definite and self._post(range(side.first, side.last)) is not None

    def _titled(self, side: Side) -> Side:
        """A side that only names a post ("der Chefunterhändler"), with the one person named before."""
        if side.ids or not self._of_post(side):
            return side
        name = self.at.person_before()
        return self.at.roles.as_meant(side, name) if name is not None else side

    def _new_in_office(self, verb: EventVerb, clause: Clause, sides: Sequence[Side]) -> bool:
        """Whether a clause says who a post goes to: "Neue Unterhändlerin wird die Juristin Clara Venn"."""
        at, words = self.at, clause.words
        post = self._post(words[:3])
        if post is None or {at.low[words[0]], at.low[post]}.isdisjoint(verb.needs):
            return False
        person = any(s.actor or id.startswith("person-") for s in sides for id in s.ids)
        return person and at.texts[words[-1]][0].isupper()

    def _no_object(self, clause: Clause, subject: Sequence[Side]) -> bool:
        """Whether a clause has no noun but those of its subject and its time."""
        at = self.at
        own = {i for side in subject for i in self._with_head(side)} | {clause.words[0]}
        return not any(
            at.texts[i][0].isupper() and i not in own and not at.dates.covers(i)
            for i in clause.words
        )

    def _together(self, subject: Sequence[Side]) -> bool:
        """Whether the subject is words for those who talk: "beide Seiten", "die Minister"."""
        return any(self.at.unnamed(side) for side in subject)

    def _post(self, words: Sequence[int]) -> int | None:
        """The word for a post among the words."""
        return next((i for i in words if self.ends(i, self.data.posts)), None)

    def ends(self, index: int, words: frozenset[str]) -> bool:
        """Whether a word is one of these, or a compound that ends in one."""
        low = self.at.low[index].rpartition("-")[2]
        if low in words:
            return True
        if not self.at.grammar.inverted_cue or len(low) < 9 or self.at.texts[index][0].islower():
            return False
        key = low, words
        if key not in self._ends:
            self._ends[key] = low.endswith(tuple(word for word in words if len(word) > 3))
        return self._ends[key]
