"""Events of a report on their way to findings: what one mention tells, and which mentions are one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.families import family
from zopa.case.findings import EventKind, EventStatus
from zopa.case.spans import Interval
from zopa.reading.event_roles import Side

Range = tuple[int, int]
_NEAR = 2  # sentences behind an event in which "der Termin" is said of it
_LEAD = 4  # sentences behind a heading that tell what it announces
_PERSONAL = frozenset({"resignation", "appointment"})
_EXPLICIT = frozenset({"cancelled", "postponed", "suspended", "replaced"})


class Draft(Struct):
    """One mention of an event, in word numbers.

    ``certain``: its status was told by words, not guessed; ``points_back``: a definite noun that by
    itself names nothing new ("das Treffen"), ``definite``: behind an article that says so; ``fresh``:
    told as news are; ``of_story``: its day is that of what is told around it; ``general``: not by a
    compound of its own ("Klimagipfel"); ``spoken``: may be a call as well; ``of_those``: its sides are
    words for those of an event before it; ``only_told_at``: it names nobody but whoever did something
    there; ``next``: one more than those before ("die nächste Runde"); ``before``: told as what had been.
    """

    kind: EventKind
    sentence: int
    evidence: list[Range]
    sides: list[Side]
    rule: str
    confidence: float
    status: EventStatus
    certain: bool
    place: Range | None = None
    proper: bool = False
    date: Interval | None = None
    when: list[Range] = []
    minutes: int | None = None
    moods: list[Range] = []
    name: Range | None = None
    points_back: bool = False
    definite: bool = False
    next: bool = False
    moved: Interval | None = None
    moved_when: Range | None = None
    assumed: tuple[str, ...] = ()
    heading: bool = False
    general: bool = True
    fresh: bool = False
    of_story: bool = False
    spoken: bool = False
    of_those: bool = False
    only_told_at: bool = False
    before: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The parties and persons that take part, in the order of the text."""
        found = (id for side in self.sides for id in side.ids if side.role != "absent")
        return tuple(dict.fromkeys(found))

    @property
    def dated(self) -> bool:
        """Whether a date is known."""
        return self.date is not None and not (self.date.start is None and self.date.end is None)


def merged(drafts: Sequence[Draft], place_text: Sequence[str]) -> list[Draft]:
    """The drafts with those that are clearly one event made one, in the order of their first mention.

    ``place_text`` are the words of the page in lower case, to compare places.
    """
    found: list[Draft] = []
    for draft in drafts:
        for held in reversed(found):
            if _same(held, draft, place_text):
                _join(held, draft)
                break
        else:
            found.append(draft)
    return found


def _same(held: Draft, draft: Draft, low: Sequence[str]) -> bool:
    by_call = held.sentence == draft.sentence and _overlap(held, draft) and _by_call(held, draft)
    if family(held.kind) != family(draft.kind) and not (_spoken_of(held, draft) or by_call):
        return False
    if apart(held.date, draft.date):
        return False
    if held.place and draft.place and not _same_place(held.place, draft.place, low):
        return False
    if held.ids and draft.ids and not {*held.ids} & {*draft.ids}:
        return False
    shared = len({*held.ids} & {*draft.ids})
    if held.sentence == draft.sentence and shared and _overlap(held, draft):
        return True  # "hat seinen Besuch nachgeholt und mit dem Kronprinzen gesprochen"
    if 1 < len(held.ids) > shared < len(draft.ids) > 1:
        return False  # a call with one side and a call with another one
    if _spoken_of(held, draft) or _told_on(held, draft):
        return held.status == draft.status
    if held.sentence == draft.sentence and _overlap(held, draft):
        return True  # noun and verb of one clause: "kamen zu Gesprächen zusammen"
    if held.moved is not None and draft.dated and not apart(held.moved, draft.date):
        return False  # the new day of what was moved
    if draft.definite and shared > 1 and len(held.ids) == len(draft.ids) == shared:
        return held.kind == draft.kind and held.next == draft.next and not _others(held, draft)
    near = draft.sentence - held.sentence <= 1
    later = held.next and not held.dated and not draft.next and draft.dated
    if (
        later
        and held.status == draft.status == "planned"
        and draft.sentence - held.sentence <= _LEAD
    ):
        return True  # "Vor der nächsten Runde ...": the day on which it is to be is told a little later
    if draft.next:
        # one more meeting is another one, unless both mentions speak of it
        return near and held.next and held.status == draft.status
    if draft.points_back:
        return _meant(held, draft)
    if held.heading and draft.sentence - held.sentence <= _LEAD and not held.dated:
        # "Runde abgebrochen", and below: "Die dritte Runde ging ohne Ergebnis zu Ende"
        told = {held.status, draft.status}
        return len(told) == 1 or not held.certain or "planned" not in told
    nobody = not held.ids or not draft.ids
    if near and held.kind in _PERSONAL and (nobody or {*held.ids} & {*draft.ids}):
        return held.kind == draft.kind and held.status == draft.status
    own = not held.of_story and not draft.of_story
    same_day = own and held.dated and draft.dated and held.date == draft.date
    same_place = held.place is not None and draft.place is not None
    same_sides = bool({*held.ids} & {*draft.ids})
    if same_place and held.status == draft.status and not (held.ids and draft.ids):
        return True
    if held.status != draft.status and not (same_day or held.sentence == draft.sentence):
        return False
    if held.sentence == draft.sentence:
        return True
    return same_sides + same_day + same_place >= 2 and (
        same_day or not (own and held.dated and draft.dated)
    )


def _others(held: Draft, draft: Draft) -> bool:
    """Whether other persons of a side take part: another minister is at another table."""
    for id in {*held.ids} & {*draft.ids}:
        one = {s.actor for s in held.sides if s.actor and s.ids == (id,)} - {id}
        other = {s.actor for s in draft.sides if s.actor and s.ids == (id,)} - {id}
        if one and other and one.isdisjoint(other):
            return True
    return False


def _spoken_of(held: Draft, draft: Draft) -> bool:
    """Whether "das Gespräch" is the call told before: a part of its sides, no day or place of its own."""
    near = 0 < draft.sentence - held.sentence <= _LEAD
    return (
        near
        and draft.spoken
        and draft.definite
        and held.kind == "call"
        and {*draft.ids} <= {*held.ids}
        and not (draft.dated or draft.place)
    )


def _by_call(held: Draft, draft: Draft) -> bool:
    """Whether one of two words tells how the other took place: "berieten in einer Videoschalte"."""
    return {family(held.kind), family(draft.kind)} == {family("call"), family("meeting")}


def _told_on(held: Draft, draft: Draft) -> bool:
    """Whether a sentence goes on about those who met in the one before: "Beide blieben drei Tage"."""
    return (
        draft.of_those
        and draft.sentence - held.sentence == 1
        and {*held.ids} == {*draft.ids}
        and not draft.dated
        and not held.dated
    )


def _meant(held: Draft, draft: Draft) -> bool:
    """Whether "das Treffen" or "der Termin" is the event told before.

    What is put off was still to come, or is told right behind: no word of it is about talks of long ago.
    """
    near = draft.sentence - held.sentence <= _NEAR
    if draft.status == "postponed" and draft.before and held.status == "held":
        return True
    if draft.status in _EXPLICIT:
        return near if held.status in {"planned", "held"} else held.status == draft.status
    return not held.next or held.status == draft.status


def _overlap(one: Draft, other: Draft) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one.evidence for b in other.evidence)


def apart(one: Interval | None, other: Interval | None) -> bool:
    """Whether two intervals have no day in common; what is not known may be any day."""
    if one is None or other is None:
        return False
    return bool(
        (one.end and other.start and one.end < other.start)
        or (other.end and one.start and other.end < one.start)
    )


def _same_place(one: Range, other: Range, low: Sequence[str]) -> bool:
    a, b = " ".join(low[slice(*one)]), " ".join(low[slice(*other)])
    return a in b or b in a


def _join(held: Draft, draft: Draft) -> None:
    """Add what a further mention tells to the first one."""
    if _by_call(held, draft) and draft.kind == "call":
        held.kind = "call"
    # what took place may have been put off before: "die Runde war um eine Woche verschoben worden"
    before = held.certain and held.status == "held" and draft.status == "postponed"
    if draft.certain and not before and (not held.certain or draft.status in _EXPLICIT):
        held.status = draft.status
        held.certain = True
    if not held.dated and (draft.dated or draft.when):
        held.date, held.when = draft.date, draft.when
    if held.place is None or (draft.proper and not held.proper):
        held.place, held.proper = draft.place or held.place, draft.proper or held.proper
    known = {*held.ids}
    persons = {s.actor for s in held.sides} if held.kind in _PERSONAL else None
    held.sides += [
        s
        for s in draft.sides
        if s.ids and (not set(s.ids) <= known or (persons is not None and s.actor not in persons))
    ]
    if not any(s.ids for s in held.sides):
        held.sides += draft.sides
    held.minutes = held.minutes or draft.minutes
    held.moods = held.moods or draft.moods
    held.name = held.name or draft.name
    if held.moved is None:
        held.moved, held.moved_when = draft.moved, draft.moved_when
    # sides of the report stand in only while no mention names any
    sided = any(s.ids and s.role == "side" for s in held.sides)
    held.assumed = () if sided else held.assumed or draft.assumed
    held.evidence += [e for e in draft.evidence if e not in held.evidence]
    held.confidence = max(held.confidence, draft.confidence)
