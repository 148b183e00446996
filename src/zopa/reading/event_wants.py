"""What a clause must name beside a verb, so that the verb tells an event."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.spans import Interval
from zopa.language.happenings import EventVerb
from zopa.reading.clause import Clause
from zopa.reading.event_dates import Timed
from zopa.reading.event_places import Place
from zopa.reading.event_roles import Side
from zopa.reading.event_setting import Setting

_SOMEBODY = "person-"
_BODY = "organisation-"  # ids of those that may be an outlet: "sprach mit dem Sender"
_MONTH = 31  # days
_SEASON = 100  # days
_PHRASE = 3  # words before a noun that belong to it
_HEAD = 4  # words before a genitive in which its noun stands


class EventWants:
    """Tells on one page whether clauses name what verbs of events want."""

    def __init__(self, setting: Setting) -> None:
        self.at = setting
        self.data = setting.data
        self._ends: dict[tuple[str, frozenset[str]], bool] = {}

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
                person = any((side.actor or "").startswith(_SOMEBODY) for side in subject)
                there = person and place is not None and place.proper
                return named and (other or several or there or self._in_a_month(day))
            case "location":
                return place is not None and (named or other or self._together(subject))
            case "arrival":
                named |= any(self._of_post(side) for side in subject)
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
                return assembly and (precise or self._in_a_month_to_come(day, _SEASON))
            case "named":
                return named or other
            case "with_and_time":
                company = self.at.roles.companions(clause)
                beside = any(side.ids or (precise and self._partner(side)) for side in company)
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
                placed = day is not None and place is not None
                return self.at.precise(day) or placed or self._in_a_month_to_come(day)
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
            case "past_or_day":
                past = self.at.status.is_past(clause, index)
                return day is not None or (bool(subject) and past)
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
                talkers = several or self._together(subject) or self._joint(subject)
                past = (
                    talkers and (self._fresh(clause, index) or self.at.sentence.heading)
                    if day is None or not self.at.precise(day)
                    else self.at.status.by_day(day.expression.interval) != "planned"
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

    def _joint(self, subject: Sequence[Side]) -> bool:
        """Whether a subject is two joined by "und": "der Verein und der Spieler"."""
        return len(subject) > 1 or any(
            self.at.low[i] in self.at.grammar.coordinators
            for side in subject
            for i in range(side.first, side.last)
        )

    def _is_of(self, side: Side, verb: EventVerb) -> bool:
        """Whether a side is what the verb is done to."""
        return any(self.ends(i, verb.of) for i in range(side.first, side.last))

    def _by(self, verb: EventVerb, clause: Clause, index: int, subject: Sequence[Side]) -> bool:
        """Whether the subject has one of the words of those who do such a thing."""
        words = {i for side in subject for i in self._with_head(side)}
        if not clause.fresh:
            words &= {*clause.words}
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

    def _in_a_month_to_come(self, day: Timed | None, length: int = _MONTH) -> bool:
        """Whether days tell no more than the month, or season, in which something is to be."""
        if day is None or not self._in_a_month(day, length):
            return False
        return self.at.status.by_day(day.expression.interval) == "planned"

    @staticmethod
    def _in_a_month(day: Timed | None, length: int = _MONTH) -> bool:
        """Whether days tell at least the month in which something was or is to be."""
        days = day.expression.interval if day is not None else Interval()
        if days.start is None or days.end is None:
            return False
        return (days.end - days.start).days <= length

    def _partner(self, side: Side) -> bool:
        """Whether words name several by a post ("mit den Bürgermeistern")."""
        return any(self.ends(i, self.data.partners) for i in range(side.first, side.last))

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
