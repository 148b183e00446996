"""Findings of events on their way to the time line: which of them tell one and the same event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from zopa.case.families import family
from zopa.case.findings import Event
from zopa.case.spans import Interval

_DAY = 24 * 60  # minutes
_PRECISE = 45  # days of an interval by which an event can be looked up
_PLAN = 60  # days after the report of a plan without a date in which it is fulfilled
_MEET = 30  # the same where people are to meet
_SOON = 14  # the same where talks that were planned were held as a call
_RECENT = 14  # days back to which a mention without a date looks
_PAIR = 2  # people whose plan is known again without a day
_ANY = "*"  # the key of all sides
_BODY = 5  # letters of the noun of a body that takes part
_LOOK = 20  # threads of one side that are looked through, the latest first

_OPEN = frozenset({"planned", "rumoured", "agreed", "postponed", "suspended"})
_MOVED = frozenset({"postponed", "suspended", "cancelled", "replaced"})
_STOPPED = frozenset({"suspended", "cancelled"})
_NEW = frozenset({"planned", "rumoured", "agreed"})
_PERSONAL = frozenset({"resignation", "appointment"})

PlaceKey = tuple[str, bool]


class Telling(Struct, frozen=True):
    """A finding with what it is compared by: its sides, the key of its place, the day of its report.

    ``source`` is the first report of those that are copies of one another. ``around``: the state and
    the region of its place.
    """

    event: Event
    sides: tuple[str, ...]
    place: PlaceKey | None
    reported: Interval
    source: str
    around: frozenset[str] = frozenset()

    @property
    def persons(self) -> frozenset[str]:
        """The persons that the report names in it."""
        return frozenset(
            r.actor for r in self.event.roles if r.actor and r.actor.startswith("person-")
        )

    @property
    def words(self) -> tuple[str, str, str]:
        """What is the same in a copy of the report: the kind and the words that tell it."""
        return self.source, self.event.kind, " ".join(self.event.evidence[0].text.split())

    @property
    def bodies(self) -> frozenset[str]:
        """The last words of those who take part and are nobody known: "der Vermittlungsausschuss"."""
        names = (r.name.text.casefold().split()[-1] for r in self.event.roles if r.actor is None)
        return frozenset(name for name in names if len(name) >= _BODY)

    @property
    def days(self) -> Interval:
        """The days of the event; what took several days may have begun or ended on the one told."""
        date, minutes = self.event.date, self.event.minutes
        if date.start is None or date.end is None or minutes is None or minutes <= _DAY:
            return date
        more = timedelta(days=min(-(-minutes // _DAY) - 1, _PRECISE))
        return Interval(date.start - more, date.end + more)

    @property
    def dated(self) -> bool:
        """Whether its day is known well enough to look for it."""
        start, end = self.days.start, self.days.end
        return start is not None and end is not None and (end - start).days <= _PRECISE


class Thread(Struct):
    """Tellings of one event. ``date`` is what all days leave; ``joins``: finding and reason.

    What is asked of all its tellings is kept beside them, for a thread can have thousands.
    """

    number: int
    date: Interval
    tellings: list[Telling] = []
    joins: list[tuple[str, str]] = []
    sides: set[str] = set()
    places: set[PlaceKey] = set()
    around: set[str] = set()
    persons: set[str] = set()
    kinds: set[str] = set()
    families: set[str] = set()
    bodies: set[str] = set()

    @property
    def first(self) -> Telling:
        return self.tellings[0]

    @property
    def last(self) -> Telling:
        return self.tellings[-1]

    @property
    def open(self) -> bool:
        """Whether it has not taken place yet, as far as the reports tell."""
        return self.last.event.status in _OPEN

    def add(self, telling: Telling) -> None:
        """One more telling of it."""
        self.tellings.append(telling)
        self.sides.update(telling.sides)
        self.persons.update(telling.persons)
        self.kinds.add(telling.event.kind)
        self.families.add(family(telling.event.kind))
        self.bodies.update(telling.bodies)
        if telling.place is not None:
            self.places.add(telling.place)
            self.around.update(telling.around)


class Threads:
    """All threads of a case; tellings come in the order of their reports.

    Each telling is compared with few threads only: those of its family and of one of its sides that
    are on one of its days, and the latest ones of these sides. So the time grows with the number of
    findings, not with its square.
    """

    def __init__(self) -> None:
        self._threads: list[Thread] = []
        self._by_day: dict[tuple[str, str, date], list[Thread]] = defaultdict(list)
        self._by_side: dict[tuple[str, str], list[Thread]] = defaultdict(list)
        self._by_words: dict[tuple[str, str, str], tuple[Thread, str]] = {}

    def all(self) -> Iterator[Thread]:
        """The threads, in the order of their first telling."""
        return iter(self._threads)

    def add(self, telling: Telling) -> None:
        """Put a telling into the thread of its event, or begin one."""
        copied = self._by_words.get(telling.words)
        if copied is not None and copied[1] != telling.event.report:
            self._join(copied[0], telling, "timeline.copy")
            return
        best: tuple[float, int, str, Thread] | None = None
        for thread in self._candidates(telling):
            found = _reason(thread, telling)
            if found is None:
                continue
            weight, rule = found
            if best is None or (weight, thread.number) > best[:2]:
                best = (weight, thread.number, rule, thread)
        if best is None:
            thread = Thread(len(self._threads), telling.event.date)
            thread.add(telling)
            self._threads.append(thread)
            self._index(thread, telling)
        else:
            self._join(best[3], telling, best[2])

    def _join(self, thread: Thread, telling: Telling, rule: str) -> None:
        thread.date = _narrowed(thread, telling, rule)
        thread.add(telling)
        thread.joins.append((telling.event.id, rule))
        self._index(thread, telling)

    def _families(self, telling: Telling) -> tuple[str, ...]:
        own = family(telling.event.kind)
        return (own, "encounter") if own == "call" else (own,)

    def _candidates(self, telling: Telling) -> Iterator[Thread]:
        seen: set[int] = set()
        kinds = self._families(telling)
        for kind in kinds:
            listed: list[Thread] = []
            for side in telling.sides or ("",):
                listed += reversed(self._by_side.get((kind, side), [])[-_LOOK:])
                if telling.dated:
                    for day in _days(telling.days):
                        listed += self._by_day.get((kind, side, day), [])[-_LOOK:]
            if telling.event.date.start is not None:
                # of two reports of one day one may name no sides
                rest = "" if telling.sides else _ANY
                listed += self._by_day.get((kind, rest, telling.event.date.start), [])[-_LOOK:]
            for thread in listed:
                if thread.number not in seen:
                    seen.add(thread.number)
                    yield thread

    def _index(self, thread: Thread, telling: Telling) -> None:
        self._by_words.setdefault(telling.words, (thread, telling.event.report))
        kind = family(telling.event.kind)
        start = telling.event.date.start
        if start is not None and telling.sides:
            on_day = self._by_day[kind, _ANY, start]
            if not any(one is thread for one in on_day[-_LOOK:]):
                on_day.append(thread)
        for side in telling.sides or ("",):
            listed = self._by_side[kind, side]
            if not listed or listed[-1] is not thread:
                listed.append(thread)
            if telling.dated:
                for day in _days(telling.days):
                    on_day = self._by_day[kind, side, day]
                    if not any(one is thread for one in on_day[-_LOOK:]):
                        on_day.append(thread)


def _reason(thread: Thread, telling: Telling) -> tuple[float, str] | None:
    """Why a telling belongs to a thread, and how strong that is; ``None`` where it does not."""
    sides = _sides(thread.sides, set(telling.sides))
    if sides is None and not (thread.sides and telling.sides) and _same_spot(thread, telling):
        return 1.0, "timeline.same_day_and_place"  # one of the reports names no sides
    if sides is None or _persons_apart(thread, telling):
        return None
    if _moved(thread, telling):
        return 3.0, "timeline.moved"
    place = _place(thread, telling)
    day = _day(thread, telling)
    if day == "apart":
        return _a_day_off(thread, telling, place, sides) or _called_off(thread, telling, place)
    same_kind = telling.event.kind in thread.kinds
    same_family = family(telling.event.kind) in thread.families
    if day == "same" and same_family:
        if place == "apart" and not (sides == 1.0 and same_kind):
            return None
        few = sides < 1.0 and len(telling.sides) < 2 and place != "same"
        if few and same_kind and _of_that_day(thread, telling):
            return 1.5, "timeline.plan_of_that_day"
        if place == "elsewhere" or few:
            return None
        return 2.0 + sides + same_kind, "timeline.same_day"
    return _open(thread, telling, place, same_kind=same_kind, sides=sides)


def _open(
    thread: Thread, telling: Telling, place: str, *, same_kind: bool, sides: float
) -> tuple[float, str] | None:
    """A plan and what became of it, a later mention without a day."""
    event = telling.event
    if place in {"apart", "elsewhere"} or sides < 0.5:
        return None
    distance = _distance(thread, telling)
    if distance is None:
        # a report that nobody can date: only the same place tells that it means this one
        if place == "same" and sides == 1.0 and event.status not in _MOVED:
            return 0.5, "timeline.same_place"
        return _same_persons(thread, telling, same_kind=same_kind)
    if not thread.open and event.status == "held" and not _dated(thread):
        before = _before(thread, telling)
        near = same_kind and sides == 1.0 and before is not None and 0 <= before <= _RECENT
        return (1.0, "timeline.latest_of_these_sides") if near else None
    if distance < 0:
        return None
    talked = {thread.first.event.kind, event.kind} == {"talks", "call"}
    if thread.open and not _dated(thread):
        reach = _MEET if family(event.kind) == "encounter" else _PLAN
        resumed = thread.last.event.status not in _STOPPED or event.status != "held"
        if same_kind and sides == 1.0 and distance <= reach and (resumed or place == "same"):
            return 1.0 + (place == "same"), "timeline.plan_without_day"
        if talked and sides == 1.0 and distance <= _SOON and event.status == "held":
            return 0.5, "timeline.talks_by_telephone"
        return None
    if event.date.start is None and event.date.end is None:
        if thread.open:
            near = same_kind or place == "same"
            return (1.0, "timeline.plan_named_again") if near and distance <= _PLAN else None
        if event.status in _NEW or event.status in _MOVED:
            return None  # a plan after the event is another one
        if place == "same" and sides == 1.0:
            return 1.5, "timeline.same_place"
        if same_kind and sides == 1.0 and distance <= _RECENT:
            return 1.0, "timeline.latest_of_these_sides"
    return None


def _same_persons(thread: Thread, telling: Telling, *, same_kind: bool) -> tuple[float, str] | None:
    """A plan of an undated report, between two people of whose meeting or talk other reports tell."""
    if telling.event.status not in _NEW or len(thread.persons & telling.persons) < _PAIR:
        return None
    talked = {thread.first.event.kind, telling.event.kind} == {"talks", "call"}
    if not (talked or (same_kind and thread.open)):
        return None
    return 0.4, "timeline.same_persons"


def _a_day_off(
    thread: Thread, telling: Telling, place: str, sides: float
) -> tuple[float, str] | None:
    """A plan that was carried out a day before or behind the one named first."""
    held = telling.event.status == "held" and thread.last.event.status in {"planned", "agreed"}
    if not held or sides < 1.0 or place != "same" or telling.event.kind not in thread.kinds:
        return None
    one, other = thread.date, telling.event.date
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    apart = max((other.start - one.end).days, (one.start - other.end).days)
    return (1.0, "timeline.a_day_off") if apart == 1 else None


def _called_off(thread: Thread, telling: Telling, place: str) -> tuple[float, str] | None:
    """A planned event that a report calls off or moves on another day than that of the event."""
    if telling.event.status not in _MOVED or not thread.open or place != "same":
        return None
    start, told = thread.date.start, telling.event.date.start
    if start is None or told is None or told > start:
        return None
    return 1.0, "timeline.called_off_before"


def _moved(thread: Thread, telling: Telling) -> bool:
    """Whether the same words move the event to the day of this telling."""
    if telling.event.status not in _NEW or thread.last.event.status != "postponed":
        return False
    return thread.last.event.report == telling.event.report and any(
        a.start < b.end and b.start < a.end
        for a in thread.last.event.evidence
        for b in telling.event.evidence
    )


def _sides(held: set[str], told: set[str]) -> float | None:
    """How far the sides are the same: 1 where one has all of the other, ``None`` where too little."""
    if not held and not told:
        return 0.0
    shared = len(held & told)
    if not shared:
        return None
    if held == told or (min(len(held), len(told)) == shared and shared > 1):
        return 1.0
    if shared == min(len(held), len(told)):
        return 0.5
    return 0.5 if shared / len(held | told) >= 0.5 else None


def _same_spot(thread: Thread, telling: Telling) -> bool:
    """Whether both are at one place on one day."""
    alike = family(telling.event.kind) in thread.families
    return alike and _one_day(thread, telling) and _place(thread, telling) == "same"


def _of_that_day(thread: Thread, telling: Telling) -> bool:
    """Whether a plan for a day is followed by a report of what took place on that very day: one of its
    sides is named, or neither report names any and both are of one body.
    """
    if not thread.open or telling.event.status != "held" or not _one_day(thread, telling):
        return False
    if _place(thread, telling) in {"apart", "elsewhere"}:
        return False
    if thread.sides and telling.sides:
        return True
    return any(a.endswith(b) or b.endswith(a) for a in thread.bodies for b in telling.bodies)


def _one_day(thread: Thread, telling: Telling) -> bool:
    """Whether thread and telling are of one single day."""
    day = telling.event.date
    return day.start is not None and day.start == day.end and thread.date == day


def _persons_apart(thread: Thread, telling: Telling) -> bool:
    """Whether two resignations or appointments are of two people."""
    if telling.event.kind not in _PERSONAL:
        return False
    held = thread.persons
    return bool(held and telling.persons) and held.isdisjoint(telling.persons)


def _place(thread: Thread, telling: Telling) -> str:
    """``same``, ``open`` (not told), ``elsewhere`` (two states) or ``apart`` (two towns)."""
    places = thread.places
    if telling.place is None or not places:
        return "open"
    if telling.place in places:
        return "same"
    if telling.place[0] in thread.around or any(id in telling.around for id, _ in places):
        return "same"  # a town and the state or region that it lies in
    known = {is_state for _, is_state in places}
    if (known == {True} and telling.around) or (telling.place[1] and thread.around):
        return "elsewhere"
    if telling.place[1] and known == {True}:
        return "elsewhere"
    return "apart" if not telling.place[1] and known == {False} else "open"


def _day(thread: Thread, telling: Telling) -> str:
    """``same`` where the days can be the same, ``apart`` where not, ``open`` where one is not known."""
    told = telling.days
    if (told.start is None and told.end is None) or not _dated(thread):
        return "open"
    return "apart" if _excluded(thread.date, told) else "same"


def _dated(thread: Thread) -> bool:
    return thread.date.start is not None or thread.date.end is not None


def _excluded(one: Interval, other: Interval) -> bool:
    return bool(
        (one.end and other.start and one.end < other.start)
        or (other.end and one.start and other.end < one.start)
    )


def _narrowed(thread: Thread, telling: Telling, rule: str) -> Interval:
    """The days that are left: the new day of what was moved, else what both leave."""
    held, told = thread.date, telling.event.date
    if told.start is None and told.end is None:
        return held
    if rule == "timeline.moved":
        return told
    if rule == "timeline.called_off_before" or _excluded(held, told):
        return held
    starts = [day for day in (held.start, told.start) if day is not None]
    ends = [day for day in (held.end, told.end) if day is not None]
    return Interval(max(starts, default=None), min(ends, default=None))


def _distance(thread: Thread, telling: Telling) -> int | None:
    """Days from the thread (its event, or its last report) to the telling."""
    begin = thread.date.end or thread.last.reported.start or thread.last.reported.end
    if thread.open:
        begin = thread.last.reported.start or thread.last.reported.end or begin
    end = telling.event.date.start or telling.reported.start or telling.reported.end
    if begin is None or end is None:
        return None
    return (end - begin).days


def _before(thread: Thread, telling: Telling) -> int | None:
    """Days from an event to the report that told it without a day."""
    reported = thread.first.reported.start or thread.first.reported.end
    held = telling.event.date.start
    return (reported - held).days if reported is not None and held is not None else None


def _days(interval: Interval) -> Iterator[date]:
    assert interval.start is not None
    assert interval.end is not None
    for number in range((interval.end - interval.start).days + 1):
        yield interval.start + timedelta(days=number)
