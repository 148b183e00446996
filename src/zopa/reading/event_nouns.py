"""Events that a noun tells: "das Treffen am Freitag in Wien", "die Abstimmung ist verschoben"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import EventKind
from zopa.language.happenings import EventNoun
from zopa.reading.clause import Clause
from zopa.reading.event_dates import Timed
from zopa.reading.event_drafts import Draft
from zopa.reading.event_places import Place
from zopa.reading.event_roles import Side
from zopa.reading.event_setting import Setting
from zopa.reading.event_status import Told

_ENOUGH = 2.0  # what a mention must weigh to be an event
_BREAKS = frozenset(",;:–—()")
_BROKEN_OFF = frozenset({"suspended", "cancelled", "postponed"})
_CALLED = frozenset({"strike", "protest"})
_PERSONAL = frozenset({"resignation", "appointment"})
_TOPICS = frozenset(
    {"release", "ceasefire", "agreement", "signing", "vote", "sanction", "arms_release", "summit"}
)
_TOLD_IN = frozenset({"call", "meeting", "talks"})
_UNSURE = frozenset({"rumoured", "cancelled", "postponed"})
_ATTRIBUTE = 4  # words of an attribute before the head of a noun phrase that can hold its day
_BESIDE = 4  # words from an article to the day right behind its noun
_APART = 7  # words between a noun and its relative clause, a date not counted
_LOOK_BACK = 12  # words before a noun that can belong to its phrase


class EventNouns:
    """Reads the nouns of one page."""

    def __init__(self, setting: Setting) -> None:
        self.at = setting
        self.data = setting.data

    def noun(self, index: int) -> EventNoun | None:
        """The noun of an event that stands at a word."""
        text = self.at.texts[index]
        inverted = self.at.grammar.inverted_cue
        if inverted and not text[0].isupper():
            return None
        noun = self.data.nouns.of_compound(self.at.low[index])
        if noun is not None and not self.data.no_events.isdisjoint(
            self.at.low[max(0, index - 1) : index + 1]
        ):
            return None  # "a press conference"
        if noun is not None and self.data.hope_phrases.first(self.at.low, index) is not None:
            return None  # "a call for talks"
        if noun is not None and self.at.dates.covers(index):
            return None  # "on 17 March"
        if noun is None or inverted or index + 1 >= len(self.at.low):
            return noun
        if text[0].isupper() and self._of_body(index):
            return None
        before = self.at.low[index - 1] if index else ""
        modals = self.data.modals | self.data.weak_modals | self.at.grammar.unreal
        if self.at.low[index] in self.data.verbs and before in modals:
            return None  # "they would strike"
        # "peace talks proposal": only the first part of another noun
        behind = self.at.low[index + 1]
        first = self.data.nouns.get(behind) is not None or behind in self.data.not_heads
        return None if first else noun

    def _of_body(self, index: int) -> bool:
        """Whether capitals and an "of" make a noun the name of a body: "the Conference of Bishops"."""
        at = self.at
        if at.low[index] not in self.data.bare or at.low[index + 1] not in self.data.links:
            return False
        return at.texts[min(index + 2, len(at.texts) - 1)][0].isupper()

    def read(
        self, clauses: Sequence[Clause], number: int, index: int, noun: EventNoun
    ) -> Draft | None:
        """The event that the noun tells, ``None`` where it tells none."""
        at, data, low = self.at, self.data, self.at.low
        clause = clauses[number]
        first = max(at.sentence.first, index - _LOOK_BACK)
        head = at.roles.head(index, first)
        link = low[head - 1] if head > at.sentence.first else ""
        if low[head] in at.grammar.prepositions:
            link = low[head]  # "beim Treffen"
        none = self._none(clause, head, index)
        if (
            (none is None and self._denied(head, index, link))
            or self._topic(head, link, noun.kind)
            or (noun.kind in _CALLED and link in data.aims)
        ):
            return None
        words = self._words(clauses, number, index)
        opening = self._opening(head, link, noun.kind)
        aside = link in data.aside or opening
        run = self._main_run(clause, index)
        told = None if aside else at.status.told(clause, run, but=range(head, index + 1))
        told = told or self._told_behind(clauses, number, index)
        if told is not None and told.status == "postponed" and self._after_hours(words):
            told = Told("held", told.index)  # "wurde nach vier Stunden vertagt"
        marked = at.status.marked(range(head, index))
        if none is not None:
            told = Told("cancelled", none)
        if link in data.failing and any(
            low[i] in data.behind for i in range(max(0, head - 4), head)
        ):
            marked = "cancelled"  # "nach dem Scheitern der Gespräche"
        if noun.bars and not clause.lows.isdisjoint(noun.bars):
            return None
        if noun.predicates and not self._predicated(clause, head, index, noun):
            return None
        if (
            noun.told
            and marked != "planned"
            and (told is None or told.status in {"held", "rumoured"})
        ):
            return None
        presupposed = aside and (low[head] in data.definite or link in data.behind or opening)
        if presupposed:
            words = self._phrase(words, head, index)
        times = at.own_times(at.times(words, index), head, index)
        moved = at.moved(times, told.status) if told is not None else None
        day = at.day(times, but=moved)
        if day is None and noun.predicates:
            day = at.since(times)
        elif day is None and noun.kind == "talks" and not presupposed:
            day = at.begun(times)
        if day is None and presupposed and link in data.amid:
            day = at.day(at.times(clause.words, index))  # "am Freitag beim Gipfel"
        threatened = link in data.companions and not clause.lows.isdisjoint(data.threats)
        if threatened and not at.precise(day) and not self._timed_by_phrase(clause, index, noun):
            return None  # "droht mit einer Blockade"
        if link in data.threats and day is None:
            return None  # "threatened a walkout if jobs were cut"
        if day is not None and (opening or (marked is None and self._done(day, index))):
            day = at.past(day)
        place = at.place(words, index)
        if noun.kind in _PERSONAL and place is not None and place.link == index + 1:
            place = None  # "der Abgang von Peder Holm"
        if place is not None and not self._there(clause, head, index, place, told):
            place = None
        sides = self._sides(
            clauses,
            number,
            head,
            index,
            words,
            noun,
            place,
            told,
            aside=presupposed,
            opening=opening,
        )
        if (
            not presupposed
            and not self._possible(clauses, number, head, day, told, link, noun.kind)
            and (marked not in _UNSURE)
        ):
            return None
        sequence = any(
            low[i] in data.sequence or low[i].endswith(tuple(data.lasting))
            for i in range(head, index)
        )
        followed = None
        if day is None and presupposed:
            at_link = head if low[head] == link else head - 1
            followed = at.told_from(clause, at_link) or at.told_with(clause, at_link)
        definite = low[head] in data.definite
        if (
            definite
            and told is None
            and at.stamped(day)
            and at.clauses.finite_of(clause) is not None
        ):
            day = None  # "8.05 Uhr: Ohm nennt den Ausstand ...": when he says so
        weight = self._weight(noun, head, index, link, told, day, place, sides, times, sequence)
        if (
            marked is not None
            or self._called(noun.kind, day)
            or self._called_long(clause, head, noun.kind)
        ):
            weight += 1
        pinned = day is not None or place is not None or bool(sides) or marked is not None
        pinned = pinned or self._called_long(clause, head, noun.kind)
        pinned = pinned or (told is not None and (told.status != "held" or sequence))
        pinned = pinned or low[index + 1 : index + 2] == [":"]
        weight += 1.0 if opening else 0.0
        if followed is not None and sequence and followed[1][0] in clause.words:
            # "sagte sie am Dienstag nach einer ersten Runde"
            weight, pinned = weight + 1.5, True
        if low[index] in data.bare and not (
            sequence or marked or told or day is not None or place is not None
        ):
            return None
        if weight < _ENOUGH or not pinned:
            return None
        if aside and noun.kind in _PERSONAL and day is None:
            return None  # "seit seinem Amtsantritt"
        if (
            noun.spoken
            and head == at.sentence.first
            and not clause.lows.isdisjoint(data.interviewing)
        ):
            return None  # "Das Gespräch führte Ida Falk"
        if link in data.because and day is None:
            return None  # "wegen des Streiks in Essen entfiel die Runde"
        if noun.bare_break and told is not None and told.status == "suspended" and day is None:
            return None  # "der Bürgermeister unterbricht die Sitzung"
        if marked is None and day is None and self._called_long(clause, head, noun.kind):
            marked = "planned"
        status, certain = at.settle(clause, day, marked, told, None, aside=presupposed)
        if link in data.ahead and day is None and status == "held":
            status = "planned"
        if status == "held" and not certain and sequence and self._coming(clause):
            status = "planned"
        if noun.kind == "agreement" and status != "held":
            return None  # "dass bis Freitag eine Einigung gelingt"
        interval = day.expression.interval if day is not None else None
        when = [(day.first, day.last)] if day is not None else []
        if followed is not None:
            interval, when = followed[0], [followed[1]]
        kind = noun.kind
        if kind == "meeting" and not presupposed and at.of_negotiators(clause):
            kind = "talks"
        return Draft(
            kind,
            at.number,
            [at.stretch(clause, head, self._end(clauses, number, index, times))],
            sides,
            "event.noun",
            0.8 if certain else 0.7,
            status,
            certain,
            place=(place.first, place.last) if place else None,
            proper=place is not None and place.proper,
            date=interval,
            when=when,
            minutes=at.length(times),
            definite=definite and not sequence and day is None and not place,
            points_back=definite
            and not (sequence or day or place)
            and marked in {None, "planned"}
            and not any(side.ids for side in sides),
            next=sequence and status == "planned",
            general=low[index] in data.shared,
            spoken=noun.spoken,
            only_told_at=presupposed
            and link in data.amid
            and not at.roles.of_noun(head, index, [i for i in words if i >= head]),
            before=not clause.lows.isdisjoint(data.had),
            moved=moved.expression.interval if moved is not None else None,
            moved_when=(moved.first, moved.last) if moved is not None else None,
            name=at.roles.format_name(first, index, clause.last),
        )

    def _timed_by_phrase(self, clause: Clause, index: int, noun: EventNoun) -> bool:
        """Whether a strike has a phrase of its own behind it: "drohen mit Ausstand zum Feiertag"."""
        behind = index + 1
        return (
            noun.kind == "strike"
            and behind in clause.words
            and self.at.low[behind] in self.at.grammar.prepositions
        )

    def _done(self, day: Timed, index: int) -> bool:
        """Whether a day is that of what was: "die am Montag in Kraft getretene Waffenruhe"."""
        at = self.at
        before = at.low[index - 1]
        if not at.grammar.inverted_cue or not at.texts[index - 1][0].islower():
            return False
        opens = any(
            at.low[i] in at.grammar.articles and at.low[i + 1] in at.grammar.prepositions
            for i in range(max(at.sentence.first, index - _LOOK_BACK), day.first)
        )
        return opens and day.first < index - 1 and before.endswith(tuple(self.data.participles))

    def _opening(self, head: int, link: str, kind: EventKind) -> bool:
        """Whether a sentence of what was begins with the encounter in which it was: "In a call on Tuesday,
        both agreed to ...".
        """
        at = self.at
        begins = kind == "call" or head - 1 == at.sentence.first
        if kind not in _TOLD_IN or link not in self.data.within or not begins:
            return False
        ahead = range(at.sentence.first, at.sentence.last)
        indefinite = at.low[head] in self.data.indefinite
        return indefinite and not any(at.low[i] in self.data.modals for i in ahead)

    def _after_hours(self, words: Sequence[int]) -> bool:
        """Whether words say how long something had taken until then."""
        at = self.at
        return any(
            at.dates.minutes(t) is not None and at.low[t.first - 1] in self.data.behind
            for t in at.dates.within(words)
        )

    def _coming(self, clause: Clause) -> bool:
        verb = self.at.clauses.finite_of(clause)
        return verb is None or not self.at.status.is_past(clause, verb)

    def _denied(self, head: int, index: int, link: str) -> bool:
        low, data = self.at.low, self.data
        behind = low[index + 1] if index + 1 < len(low) else ""
        phrase = range(head, index)
        if not self.at.grammar.inverted_cue and link in data.links:
            phrase = range(max(0, head - 2), head)  # "after years of wrangling"
        lasted = any(low[i] in data.long for i in phrase)
        wished = any(low[i] in data.hope_nouns for i in range(max(0, head - 2), head))
        return (
            wished
            or lasted
            or link in data.negated
            or any(low[i] in data.negated for i in range(head, index))
            or behind in self.at.grammar.negations
        )

    def _none(self, clause: Clause, head: int, index: int) -> int | None:
        """Where the words stand that say there was none on a day that is over: "no call took place"."""
        at, data = self.at, self.data
        if data.none.isdisjoint(at.low[head:index]) and at.low[head - 1] not in data.none:
            return None
        if not clause.lows.isdisjoint(data.not_yet_words):
            return None
        day = at.day(at.times(clause.words, index))
        past = day is not None and at.status.by_day(day.expression.interval) == "held"
        if not past or not at.precise(day):
            return None
        words = (i for i in clause.words if data.being.first(at.low, i, clause.last) is not None)
        return next(words, None)

    def _topic(self, head: int, link: str, kind: EventKind) -> bool:
        """Whether something is only what others talk about: "Verhandlungen über einen Austausch"."""
        known = self.at.low[head] in self.data.definite and kind not in _PERSONAL
        return kind in _TOPICS | _PERSONAL and link in self.data.about and not known

    def _possible(
        self,
        clauses: Sequence[Clause],
        number: int,
        head: int,
        day: Timed | None,
        told: Told | None,
        link: str,
        kind: EventKind,
    ) -> bool:
        """Whether the clause speaks of something that is or is to be, not of a wish."""
        at = self.at
        clause = clauses[number]
        definite = at.low[head] in self.data.definite
        if definite and at.precise(day) and self._right_behind(clause, head, day):
            return True  # "die Gelegenheit dazu bietet das Treffen am 20. Januar"
        if kind == "vote" and link in self.data.state_links and at.precise(day):
            return True  # "die Bürger lehnten den Bau am Sonntag in einem Entscheid ab"
        if self._called(kind, day) or self._called_long(clause, head, kind):
            return True  # "ruft für Freitag zu einem Warnstreik auf"
        if at.disowned(clauses, number) or (told is not None and at.to_be(clauses, number)):
            return False
        if at.hoped(clauses, number):
            return told is not None and told.status not in {"held", "planned", "rumoured"}
        if (at.unreal(clause) or at.possible(clause)) and day is None:
            return told is not None and told.status not in {"held", "planned", "rumoured"}
        if at.usual(clause):
            return False
        if told is not None and told.status == "planned" and at.denied(clause, told.index):
            return False  # "ein Treffen ist bisher nicht geplant"
        if told is not None or link in self.data.aside | self.data.before_event:
            return True
        if definite and day and at.status.by_day(day.expression.interval) == "held":
            return True  # "die Runde am Montag brachte kein Papier"
        return not at.denied(clause, head)

    def _called(self, kind: EventKind, day: Timed | None) -> bool:
        """Whether it is something that one calls for on a day to come."""
        at = self.at
        if kind not in _CALLED or day is None or not at.precise(day):
            return False
        return at.status.by_day(day.expression.interval) == "planned"

    def _called_long(self, clause: Clause, head: int, kind: EventKind) -> bool:
        """Whether one calls for a strike of so many hours: "rief zu einem 48-stündigen Ausstand auf"."""
        at = self.at
        if kind != "strike" or clause.lows.isdisjoint(self.data.calls):
            return False
        reach = range(head, min(head + _BESIDE, clause.last))
        return any(at.low[i].endswith(tuple(self.data.lasting)) for i in reach)

    def _right_behind(self, clause: Clause, head: int, day: Timed | None) -> bool:
        """Whether a day stands right behind a noun phrase that begins at ``head``."""
        return day is not None and clause.first <= head < day.first <= head + _BESIDE

    def _there(
        self, clause: Clause, head: int, index: int, place: Place, told: Told | None
    ) -> bool:
        """Whether a place is that of the event: not in "die Gespräche stoßen in Wien auf Skepsis"."""
        near = self._phrase(clause.words, head, index)
        beside = (
            place.link in near or head <= place.first < index or place.first not in clause.words
        )
        carried = told is not None or not clause.lows.isdisjoint(self.data.light)
        return beside or carried or place.first < head

    def _phrase(self, words: Sequence[int], head: int, index: int) -> list[int]:
        """The words of a noun phrase with what stands right behind it, up to a verb or a break."""
        found: list[int] = []
        for i in words:
            if i < head:
                continue
            if i > index and (
                self.at.clauses.is_finite(i)
                or self.at.low[i] in self.at.grammar.finite
                or self.at.texts[i - 1] in _BREAKS
            ):
                break
            found.append(i)
        return found

    def _main_run(self, clause: Clause, index: int) -> list[int]:
        """The words of the clause up to another statement that is only joined to it by "and"."""
        found: list[int] = []
        for i in clause.words:
            joint = self.at.low[i] in self.at.grammar.coordinators
            if joint and i > index and self.at.texts[i - 1] == ",":
                break
            if joint and i <= index and self.at.texts[i - 1] == ",":
                found.clear()
            found.append(i)
        return found

    def _words(self, clauses: Sequence[Clause], number: int, index: int) -> list[int]:
        """The words that can date and place a noun: its clause, a stamp before it, and what a
        relative clause right behind it says.
        """
        words = self.at.scope(clauses[number], index)
        if number and self.at.clauses.finite_of(clauses[number - 1]) is None:
            words = [*clauses[number - 1].words, *words]
        relative = self._relative(clauses, number, index)
        if relative is not None:
            words += [i for i in relative.words if i not in words]
        return sorted(words)

    def _relative(self, clauses: Sequence[Clause], number: int, index: int) -> Clause | None:
        """The relative clause that hangs on the noun, a few words behind it."""
        for clause in clauses[number + 1 : number + 2]:
            between = range(index + 1, clause.first)
            if any(self.at.clauses.is_finite(i) for i in between):
                return None
            near = sum(not self.at.dates.covers(i) for i in between) <= _APART
            if clause.kind == "relative" and clause.first > index and near:
                return clause
        return None

    def _end(
        self, clauses: Sequence[Clause], number: int, index: int, times: Sequence[Timed]
    ) -> int:
        """Where the words of the event end: behind a relative clause that says how long it took."""
        relative = self._relative(clauses, number, index)
        if relative is None:
            return index + 1
        own = [t for t in times if relative.first <= t.first < relative.last]
        return relative.last if self.at.length(own) is not None else index + 1

    def _told_behind(self, clauses: Sequence[Clause], number: int, index: int) -> Told | None:
        relative = self._relative(clauses, number, index)
        return self.at.status.told(relative, relative.words) if relative is not None else None

    def _predicated(self, clause: Clause, head: int, index: int, noun: EventNoun) -> bool:
        """Whether a word says what became of it; before the noun only with its day.

        "Die seit 2014 verhängten Sanktionen" are what is there, and tell of nothing new.
        """
        if clause.lows.isdisjoint(noun.predicates):
            return False
        at = self.at
        found = [i for i in clause.words if at.low[i] in noun.predicates]
        if any(not head <= i < index for i in found) or not found:
            return True
        first = max(at.sentence.first, head - _ATTRIBUTE)
        day = at.day(at.times(range(first, index), index))
        return at.precise(day)

    def _sides(
        self,
        clauses: Sequence[Clause],
        number: int,
        head: int,
        index: int,
        words: Sequence[int],
        noun: EventNoun,
        place: Place | None,
        told: Told | None,
        *,
        aside: bool,
        opening: bool,
    ) -> list[Side]:
        """Who takes part: whom the noun phrase names, then the subject of a verb that only carries it."""
        at, low, data = self.at, self.at.low, self.data
        clause = clauses[number]
        sides = at.roles.of_noun(head, index, [i for i in words if i >= head])
        sides = [at.meant(s) for s in sides]
        own = low[head] in at.grammar.possessives
        carried = own or (
            not aside and (told is not None or not clause.lows.isdisjoint(data.light))
        )
        verb = at.clauses.finite_of(clause)
        if opening:
            told_by = at.roles.tellers(clauses, number)
            if not told_by and number + 1 < len(clauses):
                told_by = at.roles.tellers(clauses, number + 1)
            return at.elsewhere([*sides, *told_by], place)
        if verb is None and told is not None:
            verb = told.index
        if verb is None or (not at.grammar.inverted_cue and low[verb] not in data.light):
            verb = next((i for i in clause.words if i < head and low[i] in data.light), verb)
        if carried and verb is not None and verb != index:
            subject = [
                at.meant(side)
                for side in at.roles.subject(clauses, number, verb)
                if not side.first <= head < side.last and not side.first <= index < side.last
            ]
            sides += [side for side in subject if self._about(side, own, told)]
        elif aside and verb is not None and self._there_as_well(sides, head, index):
            subject = [at.meant(side) for side in at.roles.subject(clauses, number, verb)]
            sides += [side for side in subject if side.ids]
        if not aside:
            sides += at.roles.helpers(clause)
        if noun.kind == "visit":
            sides += at.host_of(place)
        return at.elsewhere(sides, place)

    def _there_as_well(self, sides: Sequence[Side], head: int, index: int) -> bool:
        """Whether the subject of the clause took part: what he does he does at it ("sagte Ode bei dem
        Treffen"), or the noun names one other side ("sagte Ode nach dem Treffen mit Lind").
        """
        link = self.at.low[head] if self.at.low[head] in self.data.behind else self.at.low[head - 1]
        if link in self.data.amid:
            return True
        beside = self.at.low[index + 1 : index + 2]
        return (
            link in self.data.behind
            and len(sides) == 1
            and bool(sides[0].ids)
            and not self.data.companions.isdisjoint(beside)
        )

    def _about(self, side: Side, own: bool, told: Told | None) -> bool:  # noqa: FBT001
        """Whether the subject of a clause takes part in the event: not "die Lage", but people."""
        return bool(side.ids) or own or (told is not None and told.status in {"postponed", "held"})

    def _weight(
        self,
        noun: EventNoun,
        head: int,
        index: int,
        link: str,
        told: Told | None,
        day: Timed | None,
        place: Place | None,
        sides: Sequence[Side],
        times: Sequence[Timed],
        sequence: bool,  # noqa: FBT001
    ) -> float:
        at, low, data = self.at, self.at.low, self.data
        definite = low[head] in data.definite
        weight = 0.0 if noun.weak else 1.0
        weight += 1.0 if day is not None else 0.0
        weight += 1.0 if place is not None else 0.0
        weight += min(1.0, 0.5 * len(sides))
        weight += 1.5 if told is not None else 0.0
        weight += 0.5 if told is not None and told.status in _BROKEN_OFF else 0.0
        weight += 0.5 if sequence else 0.0
        weight += 0.5 if definite else 0.0
        weight += 1.0 if at.length(times) is not None else 0.0
        weight += 0.5 if definite and link in data.before_event else 0.0
        weight += 0.5 if link in data.behind and (place or day) else 0.0
        weight += 0.5 if day is not None and 0 < day.first - index <= 2 else 0.0
        weight += 1.0 if link in data.phases or low[max(0, head - 2)] in data.phases else 0.0
        weight += 1.0 if noun.predicates else 0.0
        weight += 1.0 if low[index + 1 : index + 2] == [":"] and link not in data.aside else 0.0
        return weight
