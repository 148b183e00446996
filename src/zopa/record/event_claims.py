"""What reports tell of one event held against each other: its status, who came, how long, how they voted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from zopa.case.families import family
from zopa.case.findings import Disagreement, Event
from zopa.case.spans import Interval
from zopa.language.compact import LANGUAGES
from zopa.language.counting import counting
from zopa.language.dates import expressions, minutes
from zopa.language.differing import nouns
from zopa.language.folding import plain
from zopa.language.happenings import happenings
from zopa.language.text import words
from zopa.record.compared import Ground, Value, differ
from zopa.record.timeline import Entry, timeline
from zopa.record.times import last_day, shown

_PLANS = frozenset({"planned", "rumoured", "agreed"})
_ONCE = frozenset({"summit", "signing", "vote", "resignation", "appointment"})
_GUESS = 0.6  # a plan without a day may have become another meeting
_ROUGH = 0.15  # how far a length told roughly may be off
_NOUN = 6  # letters of a noun by which two reports call one meeting
_LONGER = 1.25  # one length told is so much longer than another one that they cannot be one
_AT_LEAST = frozenset({"MORE_THAN", "EQUAL_OR_MORE"})
_AT_MOST = frozenset({"LESS_THAN", "EQUAL_OR_LESS"})


class _Length(Struct, frozen=True):
    """How long an event took, in minutes; ``least`` and ``most`` where only a bound is told."""

    least: float
    most: float
    text: str


def event_disagreements(ground: Ground) -> Iterator[Disagreement]:
    """Status updates and contradictions of each entry of the time line, without those of copies."""
    events = {event.id: event for event in ground.case.events}
    for entry in timeline(ground.case):
        told = [events[stage.event] for stage in entry.history if not ground.is_copy(stage.report)]
        if len(told) > 1:
            yield from _status(entry, told, ground)
            held = [event for event in told if event.status == "held"]
            yield from _absent(held, ground)
            yield from _lengths(entry, held, ground)
            yield from _votes(entry, held, ground)
            yield from _places(entry, held, ground)
    yield from _stayed_away(ground)


def _value(event: Event, *more: str) -> Value:
    parts = (event.kind, event.status, event.place or "", shown(event.date), *more)
    return Value(event, ", ".join(part for part in parts if part))


def _status(entry: Entry, told: Sequence[Event], ground: Ground) -> Iterator[Disagreement]:
    """What was planned and then took place, or was called off: an update. Both after the day: not both."""
    before: Event | None = None
    for event in told:
        if before is None:
            before = event
            continue
        if before.status == event.status:
            before = before if _nearer(before, event) else event
            continue
        if event.status in _PLANS:
            if before.status in _PLANS:
                before = event
            continue  # a plan after the event is an old report
        if ground.original(before.report) == ground.original(event.report):
            before = event
            continue
        if _elsewhere(before, event, ground):
            before = event
            continue
        rival = {before.status, event.status} == {"held", "cancelled"}
        if rival and _another(before, event, ground):
            continue
        if rival and _after(entry, before, ground) and _after(entry, event, ground):
            yield differ(
                "contradiction",
                _subject(entry),
                "status",
                [_value(before)],
                [_value(event)],
                rule="event.held_or_not",
            )
        elif not rival or before.status == "cancelled":
            yield differ(
                "status",
                _subject(entry),
                "status",
                [_value(before)],
                [_value(event)],
                rule="event.status",
                weight=1.0 if last_day(before.date) else _GUESS,
            )
        before = event


def _another(one: Event, other: Event, ground: Ground) -> bool:
    """Whether what did not take place may be one more, or one of another kind: "no second meeting"."""
    off, held = (one, other) if one.status == "cancelled" else (other, one)
    kind = ground.sign(off, "another")
    return kind is not None and kind.text.lower() not in held.evidence[0].text.lower()


def _nearer(before: Event, event: Event) -> bool:
    """Whether a plan told before says the day and another one of it does not, or not as well."""
    one, other = before.date, event.date
    if event.status not in _PLANS or one.start is None or one.end is None:
        return False
    if other.start is None or other.end is None:
        return True
    return (other.end - other.start) > (one.end - one.start)


def _elsewhere(before: Event, event: Event, ground: Ground) -> bool:
    """Whether a plan without a day was for another place: it may be another meeting."""
    if before.status not in _PLANS or last_day(before.date) is not None:
        return False
    one, other = ground.places.key(before.place), ground.places.key(event.place)
    return one is not None and other is not None and one[0] != other[0]


def _after(entry: Entry, event: Event, ground: Ground) -> bool:
    """Whether the report came out when the day of the event was over."""
    day = last_day(entry.date)
    published = ground.day(event.report)
    return day is not None and published is not None and published > day


def _subject(entry: Entry) -> str:
    parts = (entry.kind, "-".join(entry.participants), entry.place or "", shown(entry.date))
    return " ".join(part for part in parts if part)


def _absent(held: Sequence[Event], ground: Ground) -> Iterator[Disagreement]:
    """One report says that somebody took part, another one that the same was not there."""
    present: dict[str, Event] = {}
    absent: dict[str, Event] = {}
    for event in held:
        for role in event.roles:
            if role.actor is not None:
                (absent if role.role == "absent" else present).setdefault(role.actor, event)
    for actor in sorted(present.keys() & absent.keys()):
        sides = sorted((present[actor], absent[actor]), key=held.index)
        if ground.original(sides[0].report) != ground.original(sides[1].report):
            values = [
                Value(e, f"{actor}, {'absent' if e is absent[actor] else 'present'}") for e in sides
            ]
            yield differ(
                "contradiction",
                actor,
                "participation",
                values[:1],
                values[1:],
                rule="event.present_or_absent",
            )


def _stayed_away(ground: Ground) -> Iterator[Disagreement]:
    """Somebody who stayed away from a meeting in one report, and sat in one like it that day in another.

    It has to be of one kind, on one day, and both reports have to call it by a common noun: on one day
    there may be two meetings.
    """
    missed: list[tuple[str, Event]] = []
    came: dict[tuple[str, Interval, str], list[Event]] = defaultdict(list)
    for event in filter(ground.case.holds, ground.case.events):
        day = event.date
        if event.status != "held" or day.start is None or day.start != day.end:
            continue
        if ground.is_copy(event.report):
            continue
        for role in event.roles:
            if role.actor is None:
                continue
            if role.role == "absent":
                missed.append((role.actor, event))
            else:
                came[role.actor, day, family(event.kind)].append(event)
    for actor, event in missed:
        for other in came.get((actor, event.date, family(event.kind)), ()):
            apart = ground.original(event.report) != ground.original(other.report)
            if apart and _called_alike(event, other, ground):
                sides = sorted(
                    (Value(event, f"{actor}, absent"), Value(other, f"{actor}, present")),
                    key=lambda v: (ground.day(_report(v)) or date.max, v.finding.id),
                )
                yield differ(
                    "contradiction",
                    actor,
                    "participation",
                    sides[:1],
                    sides[1:],
                    rule="event.present_or_absent",
                )
                break


def _report(value: Value) -> str:
    return value.finding.evidence[0].report


def _called_alike(one: Event, other: Event, ground: Ground) -> bool:
    """Whether two events are told with one noun that is no word for meetings, day or person there."""
    return not _own_nouns(one, ground).isdisjoint(_own_nouns(other, ground))


def _own_nouns(event: Event, ground: Ground) -> frozenset[str]:
    span = event.evidence[0]
    language = ground.times.language.get(span.report)
    if language not in LANGUAGES:
        return frozenset()
    known = [role.name.text for role in event.roles if role.actor is not None]
    said = " ".join([*(part.text for part in event.when), *known]).lower()
    kinds = happenings(language).nouns
    return frozenset(
        plain(noun)
        for noun in nouns(span.text, language)
        if len(noun) >= _NOUN and noun[0].isupper() and noun.lower() not in said
        if kinds.of_compound(noun.lower()) is None and not span.text.startswith(noun)
    )


def _lengths(entry: Entry, held: Sequence[Event], ground: Ground) -> Iterator[Disagreement]:
    """Two durations that cannot both be right."""
    known = [(event, length) for event in held if (length := _length(event, ground)) is not None]
    for event, length in known[1:]:
        first, other = known[0]
        if ground.original(first.report) == ground.original(event.report):
            continue
        short, long = sorted((other, length), key=lambda one: one.least + one.most)
        if short.most * _LONGER < long.least:
            yield differ(
                "contradiction",
                _subject(entry),
                "duration",
                [Value(first, other.text)],
                [Value(event, length.text)],
                rule="event.duration",
                words=[other.text, length.text],
            )
            return


def _length(event: Event, ground: Ground) -> _Length | None:
    """The one duration in the words of an event; ``None`` for none, several, or a mere distance."""
    span = event.evidence[0]
    language = ground.times.language.get(span.report)
    if language not in LANGUAGES:
        return None
    found = []
    for one in expressions(span.text, language, published=Interval()):
        value = minutes(one)
        if value is not None and one.anchored == "none" and 0 < value <= 24 * 60:
            found.append((one, value))
    if len(found) != 1:
        return None
    one, value = found[0]
    text = span.text[one.start : one.end]
    low, bounds = words(text).low, counting(language).bounds
    # "almost" is a bound for TIMEX3; who says it means a length near by
    about = any(b == "about" for at in range(len(low)) for _, b in bounds.at(low, at))
    if about or one.modifier == "APPROX":
        return _Length(value * (1 - _ROUGH), value * (1 + _ROUGH), text)
    return _Length(
        0.0 if one.modifier in _AT_MOST else float(value),
        float("inf") if one.modifier in _AT_LEAST else float(value),
        text,
    )


def _votes(entry: Entry, held: Sequence[Event], ground: Ground) -> Iterator[Disagreement]:
    """Unanimous in one report, with somebody against it in another."""
    if entry.kind != "vote":
        return
    for one in held:
        all_for = ground.sign(one, "unanimous")
        if all_for is None:
            continue
        for other in held:
            dissent = ground.sign(other, "dissent")
            if dissent and ground.original(one.report) != ground.original(other.report):
                sides = sorted(
                    (Value(one, all_for.text), Value(other, dissent.text)),
                    key=lambda v: held.index(v.finding),
                )
                yield differ(
                    "contradiction",
                    _subject(entry),
                    "vote",
                    sides[:1],
                    sides[1:],
                    rule="event.unanimous_or_not",
                    words=[all_for.text, dissent.text],
                )
                return


def _places(entry: Entry, held: Sequence[Event], ground: Ground) -> Iterator[Disagreement]:
    """One event that takes place once, in two states. Of two towns one may be part of the other."""
    if entry.kind not in _ONCE:
        return
    first = next((event for event in held if event.place), None)
    if first is None:
        return
    for event in held:
        if not event.place or ground.original(event.report) == ground.original(first.report):
            continue
        one, other = ground.places.key(first.place), ground.places.key(event.place)
        if one and other and one[0] != other[0] and one[1] and other[1]:
            yield differ(
                "contradiction",
                _subject(entry),
                "place",
                [_value(first)],
                [_value(event)],
                rule="event.place",
            )
            return
