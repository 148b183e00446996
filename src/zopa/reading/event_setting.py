"""What stands around the words of an event: its place, its status, who was named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from zopa.case.findings import EventStatus
from zopa.case.spans import Interval
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.event_dates import Timed
from zopa.reading.event_days import EventDays
from zopa.reading.event_drafts import Range
from zopa.reading.event_places import EventPlaces, Place
from zopa.reading.event_roles import EventRoles, Side
from zopa.reading.event_stamps import Stamp, stamp
from zopa.reading.event_status import Told
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects
from zopa.reading.telling import Telling

_NEAR = 3  # sentences back in which the two sides of a pronoun are named
_SIDES = 3  # more than so many sides are those of a gathering, not of the talks
_OPENING = 4  # words at the beginning of a clause in which its time stands
_FEW = 2  # parties of a sentence that can all take part in what it tells
_RECENT = 8  # sentences back to which "beide Seiten" looks
_BREAKS = frozenset(",;:–—()")
_AGREED_ON = frozenset({"talks", "meeting", "summit", "call", "visit", "ceasefire"})
_LEADING = 0.5  # how often a side of the report is named, against the one named most
_TABLE = 4  # sides that must agree and can be meant by "the talks"
_EACH = 3  # words behind "each" in which a stretch of time stands ("every second week")
_OFTEN = 3  # and how often at least
_LESS = 0.85  # how often a third side is named at most, so that two are meant


class Setting(EventDays):
    """One page as the readers of events see it; sentences come in their order."""

    def __init__(
        self, page: Page, places: Gazetteer, clauses: ClauseReader, subjects: Subjects
    ) -> None:
        super().__init__(page, clauses)
        self.subjects = subjects
        self.places = EventPlaces(page, places, subjects.at, self.dates, self.data)
        self.roles = EventRoles(page, subjects, Telling(page, clauses), self.dates, self.data)
        self._recent: list[tuple[int, tuple[str, ...]]] = []
        self._named: list[tuple[str, ...]] = []
        self._persons: list[tuple[int, tuple[Name, ...]]] = []
        self._leading: tuple[str, ...] | None = None
        self._deciding = places.deciding
        known = (name.actor for name in subjects.names if name.kind == "state")
        self._states = places.states | {id for id in known if id is not None}
        self._carriers = self.grammar.auxiliaries | self.data.modals
        self._length_before = 0
        self.stamp: Stamp | None = None
        self.first_of_text = 0  # the number of the first sentence that is no heading
        self.entry: Stamp | None = None  # of the paragraph: an entry of a chronicle
        self._calls = [i for i, low in enumerate(self.low) if low in self.data.call_signs]

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence."""
        before = self.sentence
        self._named = [self._ids(before.first, before.last), *self._named[: _NEAR - 1]]
        self._note_persons(before, sentence)
        self.note_day(before)
        self._length_before = before.last - before.first
        self.sentence = sentence
        self.number += 1
        if not (self.first_of_text or sentence.heading):
            self.first_of_text = self.number
        self.stamp = stamp(self.page, sentence, self.dates, self.subjects)
        if self.stamp is not None or before.paragraph != sentence.paragraph:
            self.entry = self.stamp

    def _note_persons(self, before: Sentence, sentence: Sentence) -> None:
        """Remember whom a sentence names, for the pronouns of the next ones in its paragraph."""
        if before.paragraph != sentence.paragraph:
            self._persons.clear()
        names = (self.subjects.at.get(at) for at in range(before.first, before.last))
        found = {n.actor or n.head: n for n in names if n is not None and n.kind == "person"}
        if found:
            self._persons.append((self.number, tuple(found.values())))

    def person_before(self) -> Name | None:
        """Whom "er" or "mit ihm" means: the only person of the last sentence that names any."""
        if not self._persons:
            return None
        number, names = self._persons[-1]
        return names[0] if len(names) == 1 and self.number - number < _NEAR else None

    def meant(self, side: Side) -> Side:
        """A side with the ids of whom it stands for: sides named before, or one person."""
        side = self.roles.resolved(side, self.sides_before(side.first))
        pronoun = side.last - side.first == 1 and self.low[side.first] in self.data.pronouns
        name = self.person_before() if pronoun and not side.ids else None
        return self.roles.as_meant(side, name) if name is not None else side

    def stamped(self, day: Timed | None) -> bool:
        """Whether a day is only that of the entry of a chronicle."""
        return day is not None and self.stamp is not None and day is self.stamp.timed

    def unnamed(self, side: Side) -> bool:
        """Whether a side is words for those who talk ("die Unterhändler"), and names nobody."""
        return not side.ids and self.roles.anaphoric(range(side.first, side.last))

    def event_word(self, index: int) -> bool:
        """Whether a noun of an encounter or a ceasefire stands at a word."""
        noun = self.data.nouns.of_compound(self.low[index])
        return noun is not None and noun.kind in _AGREED_ON

    def remember(self, ids: Iterable[str]) -> None:
        """The sides of an event that was just read."""
        sides = tuple(dict.fromkeys(ids))
        if len(sides) > 1:
            self._recent.append((self.number, sides))

    def sides_before(self, index: int) -> tuple[str, ...]:
        """Whom "beide Seiten" or "sie" means: two named just before, or the sides of the last event."""
        here = self._ids(self.sentence.first, index)
        if len(here) == 2:
            return here
        if self._recent and self.number - self._recent[-1][0] <= _RECENT:
            return self._recent[-1][1]
        if self.pair():
            return self.pair()
        return next((named for named in self._named[:1] if len(named) == _FEW), ())

    def sides_here(self) -> tuple[str, ...]:
        """The parties that the sentence names, where they are few."""
        found = self._ids(self.sentence.first, self.sentence.last)
        return found if len(found) <= _FEW else ()

    def dated_before(self, clause: Clause) -> bool:
        """Whether a day stands right before a clause: "am Freitag, wenn in München ... beginnt"."""
        at = clause.first - 1
        return at > self.sentence.first and self.texts[at] == "," and self.dates.covers(at - 1)

    def until_a_time(self, clause: Clause) -> bool:
        """Whether a clause begins with a time up to which something went on: "Bis Mitternacht haben ..."."""
        first = clause.first
        near = range(first + 1, min(first + _OPENING, clause.last))
        return self.low[first] in self.data.until and any(self.dates.covers(i) for i in near)

    def sides_of_report(self) -> tuple[str, ...]:
        """Whom talks without any sides are between: those of the last event, or of the report."""
        if self._recent and self.number - self._recent[-1][0] <= _RECENT:
            last = self._recent[-1][1]
            if len(last) > _FEW == len(self._named[0]) and {*self._named[0]} <= {*last}:
                return self._named[0]  # two of them are named in between
            return last if len(last) <= _SIDES else self.leading()
        leading = self.leading()
        if len(leading) > _FEW:
            # of three the report speaks as often: those that must agree, where they are two
            must = tuple(id for id, _ in self._ranked() if id in self._deciding)
            return must if len(must) == _FEW else leading
        if leading:
            return leading
        just = self._named[0] if self._named else ()
        return just if len(just) == _FEW else self._must_agree()

    def _must_agree(self) -> tuple[str, ...]:
        """Those of the report that must agree by the agenda, where it names them more than once and
        they are few enough to sit at one table.
        """
        must = tuple(id for id, times in self._ranked() if id in self._deciding and times > 1)
        return must if 1 < len(must) <= _TABLE else ()

    def country(self, words: Iterable[int], *, named_often: bool = True) -> tuple[str, ...]:
        """Whose parliament or cabinet one without a name is: the one state that the words name, be it as
        a place, else the one of this sentence and the one before, else whose seat they name, else the
        one that the report names far more often than all others. Empty where that stays open.
        """
        states = self._states
        words = list(words)
        person = self.person_before()
        if person is not None and any(
            self.low[i] in self.grammar.possessives and self.low[i + 1] in self.data.organs
            for i in words[:-1]
        ):
            own = {self._owner(person)} & states  # "ihr Kabinett"
            if own:
                return tuple(id for id in own if id)
        names = [self.subjects.at.get(i) for i in words]
        own = {self._owner(name) for name in names if name is not None} & states
        if own:
            return tuple(id for id in own if id) if len(own) == 1 else ()
        near = {*self._ids(self.sentence.first, self.sentence.last), *self._named[0]} & states
        if len(near) == 1:
            return tuple(near)
        around = self._seats() & states
        if len(around) == 1:
            return tuple(id for id in around if id)
        if not named_often:
            return ()
        ranked = [(id, times) for id, times in self._ranked() if id in states]
        if len(ranked) == 1 or (len(ranked) > 1 and ranked[1][1] <= _LEADING * ranked[0][1]):
            return (ranked[0][0],)
        return ()

    def _seats(self) -> frozenset[str | None]:
        """The states whose towns this sentence and the one before it name."""
        sentence = self.sentence
        first = max(0, sentence.first - self._length_before)
        names = (self.subjects.at.get(i) for i in range(first, sentence.last))
        return frozenset(
            self._owner(name) for name in names if name is not None and name.kind != "person"
        )

    @staticmethod
    def _owner(name: Name) -> str | None:
        return name.party or name.owner or name.actor

    def leading(self) -> tuple[str, ...]:
        """The two or three sides that the report is about: named far more often than all others.

        Where none are, they are the two of the report that must agree by the agenda.
        """
        if self._leading is None:
            ranked = self._ranked()
            least = max(_LEADING * ranked[0][1], _OFTEN) if ranked else 0
            leading = tuple(id for id, number in ranked if number >= least)
            if not 1 < len(leading) <= _SIDES:
                leading = tuple(id for id, _ in ranked if id in self._deciding)
                leading = leading if len(leading) == _FEW else ()
            self._leading = leading
        return self._leading

    def pair(self) -> tuple[str, ...]:
        """The two sides that the report is about, a third one named clearly less often left out."""
        leading = self.leading()
        if len(leading) <= _FEW:
            return leading
        counts = [number for _, number in self._ranked()]
        return leading[:_FEW] if counts[_FEW] <= _LESS * counts[_FEW - 1] else ()

    def _ranked(self) -> list[tuple[str, int]]:
        """How often the report names each party; bodies that need not agree are no sides."""
        counts = Counter(
            id
            for name in self.subjects.names
            if (id := name.party or name.owner) is not None or name.kind != "person"
            if (id := id or name.actor) is not None
        )
        bodies = self.places.places.bodies
        return [(id, number) for id, number in counts.most_common() if id not in bodies]

    def of_negotiators(self, clause: Clause) -> bool:
        """Whether a clause names people as those who talk for their sides."""
        return not clause.lows.isdisjoint(self.data.negotiators)

    def by_telephone(self) -> bool:
        """Whether a word of telephoning stands in this sentence or near it."""
        first, last = self.sentence.first - 40, self.sentence.last + 40
        return any(first <= at < last for at in self._calls)

    def _ids(self, first: int, last: int) -> tuple[str, ...]:
        found = [
            name.party or name.owner or name.actor
            for at in range(first, last)
            if (name := self.subjects.at.get(at)) is not None
            and name.head == at
            and not self.roles.is_place(name)
            and (name.party or name.owner or name.kind != "person")
        ]
        return tuple(dict.fromkeys(id for id in found if id is not None))

    # -- places ------------------------------------------------------------------------------------

    def place(self, words: Sequence[int], index: int) -> Place | None:
        """The place that words name: a town before a building, then the nearest."""
        found = self.places.within(words)
        own = self.places.of_noun(index, words[-1] + 1 if words else index)
        if own is not None:
            return own
        return min(found, key=lambda p: (not p.proper, abs(p.first - index)), default=None)

    # -- status -------------------------------------------------------------------------------------

    def settle(
        self,
        clause: Clause,
        day: Timed | None,
        marked: EventStatus | None,
        told: Told | None,
        verb: int | None,
        *,
        aside: bool = False,
    ) -> tuple[EventStatus, bool]:
        """The status of an event, and whether words or days tell it.

        ``aside``: the noun only dates something else ("nach ihrer Begegnung"), so it took place.
        """
        if told is not None and told.status == "held" and marked in {"postponed", "suspended"}:
            marked = None  # "der verschobene Besuch wurde nachgeholt"
        for word in (told.status if told else None, marked):
            if word is not None and word not in {"held", "planned"}:
                return word, True
        mood = self.status.by_mood(clause) if verb is not None or not aside else None
        if mood == "rumoured":
            return "rumoured", True
        interval = day.expression.interval if day is not None else Interval()
        by_day = self.status.by_day(interval)
        if by_day is not None:
            return by_day, True
        if marked is not None:
            return marked, True
        if mood is not None:
            return mood, True
        if told is not None:
            coming = told.status == "held" and self._ahead(told.index, day)
            return "planned" if coming else told.status, True
        if verb is not None:
            past = self.status.is_past(clause, verb)
            stamped = self.stamp is not None and self.stamp.timed is day
            if not past and day is not None and interval == Interval() and not stamped:
                return "planned", True  # "am Freitag stimmt das Parlament ab", in an undated report
            return "held", past
        return "held", aside

    def _ahead(self, verb: int, day: Timed | None) -> bool:
        """Whether a verb of the present tells of a day to come: "findet am Freitag statt", undated."""
        return (
            day is not None
            and day.expression.interval == Interval()
            and self.precise(day)
            and self.low[verb] in self.data.present
        )

    def hoped(self, clauses: Sequence[Clause], number: int, *, own: bool = True) -> bool:
        """Whether a clause, or the one that it hangs on, asks, offers, doubts."""
        clause = clauses[number]
        if own and self._hopes(clause):
            return True
        if clause.kind in {"main", "relative"} or clause.parent is None:
            return False
        return self._hopes(clauses[clause.parent])

    def _hopes(self, clause: Clause) -> bool:
        if not clause.lows.isdisjoint(self.data.hopes):
            return True
        return any(
            self.data.hope_phrases.first(self.low, i, clause.last) is not None for i in clause.words
        )

    def disowned(self, clauses: Sequence[Clause], number: int) -> bool:
        """Whether somebody denies what a clause says: "verneint, dass die Gespräche abgebrochen seien"."""
        clause = clauses[number]
        above = clauses[clause.parent] if clause.parent is not None else None
        if above is None or clause.kind in {"main", "relative"}:
            return False
        return not above.lows.isdisjoint(self.data.denials)

    def to_be(self, clauses: Sequence[Clause], number: int) -> bool:
        """Whether an infinitive only says what might be done: "bereit, die Streiks auszusetzen"."""
        clause = clauses[number]
        if clause.kind != "infinitive" or not self.grammar.inverted_cue:
            return False
        above = clauses[clause.parent] if clause.parent is not None else None
        return above is None or above.lows.isdisjoint(self.data.plans_verbs)

    def unreal(self, clause: Clause, until: int | None = None) -> bool:
        """Whether a clause, up to a word, tells what only would be; a month is no modal ("since May")."""
        return self._has_small(clause, self.grammar.unreal, until)

    def possible(self, clause: Clause, until: int | None = None) -> bool:
        """Whether a clause, up to a word, tells what can, may or should be."""
        return self._has_small(clause, self.data.weak_modals, until)

    def _has_small(self, clause: Clause, words: frozenset[str], until: int | None) -> bool:
        """Whether a clause has one of these words up to another one, inside without a capital."""
        if clause.lows.isdisjoint(words):
            return False
        return any(
            self.low[i] in words and (i == clause.first or self.texts[i].islower())
            for i in clause.words
            if until is None or i < until
        )

    def usual(self, clause: Clause) -> bool:
        """Whether a clause tells what happens again and again."""
        if not clause.lows.isdisjoint(self.data.habits):
            return True
        return not clause.lows.isdisjoint(self.data.each) and any(
            self.low[i] in self.data.each
            and not self.data.recurring.isdisjoint(self.low[i + 1 : i + _EACH])
            and self.low[i + 1] not in self.grammar.prepositions
            for i in clause.words
        )

    def denied(self, clause: Clause, index: int) -> bool:
        """Whether a word of negation stands in the clause, with no break between it and the word."""
        run = self.run(clause, index)
        denials = self.grammar.negations - self.grammar.without
        return any(self.low[i] in denials for i in run)

    def run(self, clause: Clause, index: int) -> list[int]:
        """The words of a clause around one of them, up to the next break on both sides."""
        first = last = index
        while first > clause.first and self.texts[first - 1] not in _BREAKS:
            first -= 1
        while last < clause.last and self.texts[last] not in _BREAKS:
            last += 1
        return [i for i in clause.words if first <= i < last]

    def scope(self, clause: Clause, index: int) -> list[int]:
        """The words of a clause without what only adds to a word of it: ", auf der im März ..."."""
        found: list[int] = []
        skipping = False
        for at in clause.words:
            if at and self.texts[at - 1] == ",":
                second = self.low[at + 1] if at + 1 < len(self.low) else ""
                prepositional = self.low[at] in self.grammar.prepositions
                skipping = at > index and prepositional and second in self.grammar.relatives
            if not skipping:
                found.append(at)
        return found

    def rejoined(self, clauses: Sequence[Clause]) -> list[Clause]:
        """The clauses, those that share a modal put together: "wollen sich A | und B treffen"."""
        if not self.grammar.inverted_cue:
            return list(clauses)
        found: list[Clause] = []
        for number, clause in enumerate(clauses):
            verbs = [i for i in clause.words if self.clauses.is_finite(i)]
            before = found[-1] if found else None
            if (
                before is not None
                and number == len(found)
                and before.kind == clause.kind == "main"
                and (
                    self.low[clause.first] in self.grammar.coordinators
                    or self.texts[clause.first - 1] == ","  # of a list: "sollen A, | B und C tagen"
                )
                and clause.words[-1] in verbs
                and not before.lows.isdisjoint(self._carriers)
                and sum(self.clauses.is_finite(i) for i in before.words) == 1
            ):
                words = [*before.words, *clause.words]
                found[-1] = replace(before, words=words, lows=before.lows | clause.lows)
            else:
                found.append(clause)
        return found if len(found) == len(clauses) or self._flat(clauses) else list(clauses)

    @staticmethod
    def _flat(clauses: Sequence[Clause]) -> bool:
        """Whether no clause hangs on another one, so that numbers may change."""
        return all(clause.parent is None for clause in clauses)

    def questioned(self, clause: Clause) -> bool:
        """Whether a clause begins like "Sollte Moskau ...": a condition without a conjunction."""
        return clause.kind == "main" and self.low[clause.first] in self.data.conditional_openers

    def stretch(self, clause: Clause, first: int, last: int) -> Range:
        """The evidence: the clause, with what stands before or behind it of the event."""
        return min(clause.first, first), max(clause.last, last)

    @staticmethod
    def elsewhere(sides: Iterable[Side], place: Place | None) -> list[Side]:
        """The sides without those whose name is only that of the place ("im Palast von Riad")."""
        found: list[Side] = []
        for side in sides:
            inside = place is not None and place.link <= side.first and side.last <= place.last
            if side not in found and (not inside or side.role == "host"):
                found.append(side)
        return found

    def host_of(self, place: Place | None) -> list[Side]:
        """The state that one visits, by the place that one goes to."""
        if place is None or place.actor is None:
            return []
        return [Side("host", place.first, place.last, (place.actor,))]
