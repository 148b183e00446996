"""Events in a report: who met, called, visited, voted, signed, where, when, and what became of it.

A noun ("das Treffen") or a verb ("trafen sich") tells one where the clause pins it down: by a date, a
place, those who take part, or a word of status. What is asked for, hoped for, denied or spoken of in
general is none; what is told not to have taken place on a day that is over is cancelled. The words are
data (``language/<lang>/events.yaml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from zopa.case.findings import Event, EventStatus, Participant
from zopa.case.spans import Interval, Part
from zopa.language.differing import differing
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.event_absence import EventAbsence
from zopa.reading.event_dates import clipped
from zopa.reading.event_drafts import Draft, Range, merged
from zopa.reading.event_moods import EventMoods
from zopa.reading.event_nouns import EventNouns
from zopa.reading.event_roles import Side
from zopa.reading.event_setting import Setting
from zopa.reading.event_verbs import EventVerbs
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects

_DAY = 24 * 60  # minutes
_NEAR = 1  # sentences behind an encounter that name its place
_STOPS = frozenset(".!…")
_PERSON = "person-"
_PERSONAL = frozenset({"resignation", "appointment"})
_DEEDS = frozenset({"signing", "sanction", "arms_release"})
_ENCOUNTERS = frozenset({"talks", "meeting", "summit", "call"})
_COMMON = _ENCOUNTERS | {"agreement", "ceasefire"}  # what those do together who talk


class EventReader:
    """Reads the events of one page, sentence by sentence, in their order."""

    def __init__(
        self, page: Page, places: Gazetteer, clauses: ClauseReader, subjects: Subjects
    ) -> None:
        self.page = page
        self.setting = Setting(page, places, clauses, subjects)
        self.nouns = EventNouns(self.setting)
        self.verbs = EventVerbs(self.setting)
        self.moods = EventMoods(page, self.setting.data)
        self.absence = EventAbsence(self.setting, page.language)
        signs = differing(page.language).signs
        self._outcomes = (signs["unanimous"], signs["dissent"])
        self._drafts: list[Draft] = []

    def read(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Take in one sentence."""
        at = self.setting
        at.enter(sentence)
        if sentence.paragraph in self.page.listed:
            return
        asked = self._asked(sentence)
        clauses = at.rejoined(clauses)
        for number, clause in enumerate(clauses):
            if clause.last > asked:
                break
            timed = at.dated_before(clause) or at.until_a_time(clause)
            if (clause.conditional and not timed) or at.questioned(clause):
                continue
            left = False
            told = [(i, self._at(clauses, number, i)) for i in self._telling(clause)]
            for index, draft in told:
                if draft is not None and self._who_votes(index, draft, told):
                    continue  # "der Parteitag hat zugestimmt"
                if draft is not None and not (left and draft.rule == "event.noun"):
                    left |= draft.kind == "walkout"
                    draft.heading = sentence.heading
                    if not self.absence.mark(clauses, number, draft):
                        continue
                    self._with_context(draft)
                    self._drafts.append(draft)
                    at.remember(draft.ids)
        self._note_day(sentence)
        self._note_vote(sentence)
        self._note_mood(sentence)
        self._note_venue(sentence)

    @staticmethod
    def _who_votes(index: int, draft: Draft, told: Sequence[tuple[int, Draft | None]]) -> bool:
        """Whether the noun of a meeting is the body that votes in the same clause."""
        return draft.rule == "event.noun" and any(
            other is not None
            and other.kind == "vote"
            and other.rule == "event.verb"
            and any(side.first <= index < side.last for side in other.sides)
            for _, other in told
        )

    def _asked(self, sentence: Sentence) -> int:
        """Where the question of a sentence begins ("Die Runde endete ohne Papier. Warum?"): from there
        on nothing is told. The end of a sentence that asks nothing.
        """
        texts = self.setting.texts
        if texts[sentence.last - 1] != "?":
            return sentence.last
        stops = range(sentence.last - 2, sentence.first, -1)
        return next((i for i in stops if texts[i] in _STOPS), sentence.first)

    def _note_day(self, sentence: Sentence) -> None:
        """The day that the second sentence of a report tells is that of the encounter in the lead, where
        the lead tells none: "Die vierte Runde ist vorüber. Chile hat am Mittwoch in Oslo ...".
        """
        at = self.setting
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.kind not in _ENCOUNTERS or last.status != "held" or last.date:
            return
        if last.when or last.heading or not last.sentence == at.number - 1 == at.first_of_text:
            return
        days = at.dates.within(range(sentence.first, sentence.last))
        one = at.day(days)
        if len(days) != 1 or one is None or not at.precise(one):
            return
        if at.status.by_day(one.expression.interval) == "held":
            last.date, last.when = (
                self._days_until(last, one.expression.interval),
                [(one.first, one.last)],
            )
            last.of_story = True

    def _note_vote(self, sentence: Sentence) -> None:
        """How a vote ended that the sentence before told of: "Der Beschluss fiel einstimmig"."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.kind != "vote" or last.status != "held" or last.heading:
            return
        low = self.setting.low[sentence.first : sentence.last]
        if last.sentence == self.setting.number - 1 and any(
            next(signs.find(low), None) is not None for signs in self._outcomes
        ):
            end = sentence.last
            while end - 1 > sentence.first and not self.setting.texts[end - 1][0].isalnum():
                end -= 1
            last.evidence = [*last.evidence, (sentence.first, end)]

    @staticmethod
    def _days_until(draft: Draft, day: Interval) -> Interval:
        """The days of an event that ended on a day: "nach drei Tagen getrennter Gespräche"."""
        days = (draft.minutes or 0) // _DAY
        if day.start is None or days < 1:
            return day
        return Interval(day.start - timedelta(days - 1), day.end)

    def _note_mood(self, sentence: Sentence) -> None:
        """The mood that a sentence tells is that of the encounter in it, or in the one before."""
        last = self._drafts[-1] if self._drafts else None
        near = last is not None and self.setting.number - last.sentence <= 1
        if last is None or not near or last.kind not in _ENCOUNTERS or last.moods:
            return
        last.moods = self.moods.within(sentence, lambda index: self.nouns.noun(index) is not None)

    def _note_venue(self, sentence: Sentence) -> None:
        """The place that a sentence names as one to meet at is that of what is still to come."""
        at = self.setting
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.kind not in _ENCOUNTERS or last.place or last.status == "held":
            return
        if at.number - last.sentence > _NEAR:
            return
        words = range(sentence.first, sentence.last)
        if any(at.low[i] in at.data.venues for i in words):
            last.place = at.places.named(words)
            last.proper = last.place is not None

    def events(self) -> list[Event]:
        """The events of all sentences that were read, each once."""
        found: list[Event] = []
        for draft in merged(self._drafts, self.setting.low):
            if draft.points_back and not draft.certain and not draft.ids:
                continue  # "das Treffen", and no word of which one
            found.append(self._event(draft, draft.date, draft.when, draft.status, draft.rule))
            if draft.moved is not None and draft.moved_when is not None:
                found.append(
                    self._event(draft, draft.moved, [draft.moved_when], "planned", "event.moved")
                )
        return found

    def _telling(self, clause: Clause) -> list[int]:
        """The words of a clause that may tell an event: a first test of each."""
        low, verbs, nouns = self.setting.low, self.setting.data.verbs, self.setting.data.nouns
        return [i for i in clause.words if low[i] in verbs or nouns.of_compound(low[i]) is not None]

    def _at(self, clauses: Sequence[Clause], number: int, index: int) -> Draft | None:
        """The event that a word tells."""
        for verb in self.setting.data.verbs.get(self.setting.low[index], ()):
            draft = self.verbs.read(clauses, number, index, verb)
            if draft is not None:
                return draft
        noun = self.nouns.noun(index)
        return self.nouns.read(clauses, number, index, noun) if noun is not None else None

    def _with_context(self, draft: Draft) -> None:
        """What was told before: the sides of talks that name none, the day of what is told on."""
        roles = self.setting.roles
        named = [
            side
            for side in draft.sides
            if side.role == "side" and (side.ids or not roles.vague(side))
        ]
        if draft.kind in _COMMON and draft.general and not named:
            draft.assumed = self.setting.sides_of_report()
        elif draft.kind in _ENCOUNTERS and draft.general and draft.only_told_at:
            usual = self.setting.sides_of_report()
            draft.assumed = usual if {*draft.ids} < {*usual} else ()
        elif self._of_government(draft) or self._of_state(draft):
            draft.assumed = self.setting.country(range(*draft.evidence[0]))
        elif self._of_nobody(draft):
            words = range(*draft.evidence[0])
            draft.assumed = self.setting.country(words, named_often=False)
        elif draft.kind in _DEEDS and not draft.ids and not named:
            here = self.setting.sides_here()
            draft.assumed = (
                self.setting.sides_of_report() if draft.kind == "signing" and not here else here
            )
        if draft.status == "held" and draft.date is None and not draft.points_back:
            entry = self.setting.entry
            day = entry.timed if entry is not None else None
            if day is None and draft.fresh:
                day = self.setting.day_before()
            if day is not None:
                draft.date, draft.when = day.expression.interval, [(day.first, day.last)]
                draft.of_story = True

    def _of_government(self, draft: Draft) -> bool:
        """Whether somebody whose side is not known has a post that only a state gives."""
        at = self.setting
        if (
            draft.kind not in _PERSONAL
            or not draft.ids
            or not all(id.startswith(_PERSON) for id in draft.ids)
        ):
            return False
        return any(
            self.verbs.ends(i, at.data.state_posts)
            for side in draft.sides
            for i in range(side.first, side.last)
        )

    def _of_nobody(self, draft: Draft) -> bool:
        """Whether somebody comes or goes of whom the clause tells neither side nor post."""
        if draft.kind not in _PERSONAL or not draft.ids:
            return False
        words = [i for side in draft.sides for i in range(side.first, side.last)]
        posts = self.setting.data.posts
        return all(id.startswith(_PERSON) for id in draft.ids) and not any(
            self.verbs.ends(i, posts) for i in words
        )

    def _of_state(self, draft: Draft) -> bool:
        """Whether those of a state vote: its parliament, its cabinet, its people."""
        if draft.kind != "vote" or draft.ids:
            return False
        words = range(*draft.evidence[0])
        return any(self.verbs.ends(i, self.setting.data.organs) for i in words)

    # -- findings ---------------------------------------------------------------------------------

    def _event(
        self,
        draft: Draft,
        date: Interval | None,
        when: Sequence[Range],
        status: EventStatus,
        rule: str,
    ) -> Event:
        page = self.page
        roles = tuple(
            Participant(
                side.role,
                page.part(side.first, side.last),
                side.actor or (side.ids[0] if len(side.ids) == 1 else None),
            )
            for side in draft.sides
            if side.ids or not self._says_nothing(side)
        )
        ids = [id for side in draft.sides if side.role != "absent" for id in side.ids]
        if draft.kind in _PERSONAL and draft.assumed:
            ids = []  # the person is told by the roles
        return Event(
            id="",
            evidence=tuple(page.span(*words) for words in draft.evidence),
            confidence=draft.confidence if ids else draft.confidence - 0.1,
            rule=rule,
            report=page.report.id,
            kind=draft.kind,
            participants=tuple(dict.fromkeys([*ids, *draft.assumed])),
            place=page.between(*draft.place) if draft.place else None,
            date=clipped(date, status, self.setting.dates.published),
            status=status,
            name=page.between(*draft.name) if draft.name else None,
            minutes=draft.minutes,
            roles=roles,
            atmosphere=self._parts(draft.moods),
            when=self._parts(when),
        )

    def _says_nothing(self, side: Side) -> bool:
        """Whether the words name nobody: a pronoun, an adverb."""
        at = self.setting
        closed = at.grammar.third_person | at.grammar.relatives | at.data.no_sides
        return all(at.low[i] in closed for i in range(side.first, side.last))

    def _parts(self, ranges: Sequence[Range]) -> tuple[Part, ...]:
        return tuple(self.page.part(*words) for words in ranges)
