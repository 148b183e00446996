"""Positions of one party on one thing held against each other: contradiction or change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from zopa.case.findings import ESTIMATED, Disagreement, Position, Stance
from zopa.case.spans import Interval, Span
from zopa.record.compared import Ground, differ, later, length
from zopa.record.option_changes import (
    after_refusal,
    on_the_question,
    option_directions,
    other_option,
)
from zopa.record.position_items import OPPOSED, Item, is_firm
from zopa.record.times import first_day, last_day

_DAYS = 7  # a longer stretch is too vague for two reports to contradict each other
_DENIED = 60  # days back to which a denial without a day reaches
_FAR = 7  # days before the report for which a stance is told as an earlier one
_MANY = 20  # positions of one report on one thing that are looked at
_STEM = 5  # letters by which words of two conditions are one
_LOOK = 3  # opposed positions that one denial is held against

Key = tuple[str, str, str | None]


class _Unit(Struct, frozen=True):
    """What was told of one time: a stance, and the positions that say so.

    ``other`` are those that tell the other stance of the same time, where words say that it changed:
    the stance of ``items`` is then the new one, unless the party had that one before.
    """

    stance: Stance
    items: tuple[Item, ...]
    other: tuple[Item, ...] = ()

    @property
    def days(self) -> Interval:
        return self.items[0].days


def position_disagreements(ground: Ground, denied: Sequence[Span] = ()) -> Iterator[Disagreement]:
    """Contradictions and changes of the positions of each party, issue and option.

    What stands in the ``denied`` stretches was denied on the spot: nothing changes by it.
    Without positions of unknown parties, of copies, of the model of stances alone, and those that no day
    is known of. Where it is in doubt whether two exclude each other, they are no contradiction.
    """
    groups: dict[Key, list[Item]] = defaultdict(list)
    for position in filter(ground.case.holds, ground.case.positions):
        if position.party is None or ground.is_copy(position.report):
            continue
        if position.rule == ESTIMATED or _within(position, denied):
            continue
        groups[position.party, position.issue, position.option].append(_bare(position, ground))
    general = {issue.id for issue in ground.case.agenda.issues if issue.general}
    by_issue: dict[tuple[str, str], dict[str | None, list[Item]]] = defaultdict(dict)
    changed: set[tuple[str, str]] = set()
    for key, found in sorted(groups.items(), key=lambda group: str(group[0])):
        items = _dated(found, ground)
        by_issue[key[:2]][key[2]] = items
        if len({item.position.stance for item in items}) > 1:
            against, contested = _contradictions(key, items, ground)
            yield from against
            left = [item for item in items if item.position.id not in contested]
            for change in _changes(key, left, ground, general=key[1] in general):
                changed.add(key[:2])
                yield change
        else:
            yield from _limits(key, items, ground)
    directions = option_directions(ground)
    for pair, options in by_issue.items():
        if pair not in changed and pair[1] not in general:
            found_here = list(on_the_question(pair, options, directions, ground))
            found_here = found_here or list(after_refusal(pair, options, directions, ground))
            yield from found_here or other_option(pair, options, ground)


def _within(position: Position, stretches: Sequence[Span]) -> bool:
    """Whether the words of a position stand in one of the stretches."""
    own = position.evidence[0]
    return any(
        s.report == own.report and s.start < own.end and own.start < s.end for s in stretches
    )


def _bare(position: Position, ground: Ground) -> Item:
    published = ground.times.published(position.report)
    as_of = position.as_of if position.as_of != Interval() else published
    return Item(position, as_of, None, published)


def _dated(items: Sequence[Item], ground: Ground) -> list[Item]:
    """The items with a day, in the order of days; their words are read only where stances differ.

    What a report tells holds for its day. A time that the words name counts where they say that it was
    so before, and where the report tells another stance as well and the time lies well back.
    """
    if len({item.position.stance for item in items}) > 1:
        told: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            told[item.position.report].append(item)
        items = [_valid(item, ground, told[item.position.report]) for item in items]
    known = [item for item in items if first_day(item.days) is not None]
    return sorted(
        known,
        key=lambda i: (
            last_day(i.days) or date.max,
            i.position.report,
            i.position.evidence[0].start,
            i.position.id,
        ),
    )


def _valid(item: Item, ground: Ground, told: Sequence[Item]) -> Item:
    """The position with the time that its words name; ``told`` are those of the same report."""
    position = item.position
    mixed = any(other.position.stance != position.stance for other in told[:_MANY])
    if item.days != item.published or ground.sign(position, "changed"):
        return item
    if any(_one_sentence(position, other.position) for other in told[:_MANY]):
        return item  # nobody can say which of the two the time belongs to
    named = ground.times.named(position.evidence[0])
    if named is None:
        return item
    back, day = last_day(named.days), last_day(item.published)
    far = back is not None and day is not None and (day - back).days >= _FAR
    earlier = ground.sign(position, "earlier") is not None
    back_then = mixed and far and ground.sign(position, "still") is None
    days = named.days if earlier or back_then else item.published
    return Item(position, days, named, item.published)


def _one_sentence(one: Position, other: Position) -> bool:
    """Whether two stances are told in the same words."""
    a, b = one.evidence[0], other.evidence[0]
    return one.stance != other.stance and a.start < b.end and b.start < a.end


# -- contradiction ------------------------------------------------------------------------------------


def _contradictions(
    key: Key, items: Sequence[Item], ground: Ground
) -> tuple[list[Disagreement], set[str]]:
    """The contradictions, and the positions whose word is not taken for a change."""
    pairs = [*_of_one_day(key, items, ground), *_denied(items, ground)]
    found: dict[frozenset[str], Disagreement] = {}
    contested: set[str] = set()
    for one, other, rule, words in pairs:
        both = frozenset((one.position.id, other.position.id))
        if both in found:
            continue
        first, second = sorted(
            (one, other), key=lambda i: (last_day(i.published) or date.max, i.position.id)
        )
        found[both] = differ(
            "contradiction", key[0], key[1], [first.value], [second.value], rule=rule, words=words
        )
        support = Counter(i.position.stance for i in items)
        weaker = min(
            (one, other),
            key=lambda i: (
                support[i.position.stance],
                -_weight(i, ground),
                i.position.confidence,
                i.position.id,
            ),
        )
        contested.add(weaker.position.id)
    return list(found.values()), contested


_VOICES = {"own": 0, "reported": 1, "hearsay": 2, "analysis": 3}


def _weight(item: Item, ground: Ground) -> int:
    return _VOICES[ground.voices.of(item.position)]


Pair = tuple[Item, Item, str, tuple[str, ...]]


def _of_one_day(key: Key, items: Sequence[Item], ground: Ground) -> Iterator[Pair]:
    """For and against on one and the same day, in two independent reports."""
    by_day: dict[date, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        told = item.named.days if item.named is not None else item.days
        days, start = length(told), first_day(told)
        sure = item.named is not None or (key[2] is not None and not item.retold)
        if days is None or start is None or days > _DAYS or not sure or not is_firm(item, ground):
            continue
        for number in range(days + 1):
            by_day[start + timedelta(days=number)][item.position.stance].append(item)
    for _, some in sorted(by_day.items()):
        if not some.keys() >= OPPOSED:
            continue
        pair = next(
            (
                (one, other)
                for one in _best(some["for"], ground)
                for other in _best(some["against"], ground)
                if ground.original(one.position.report) != ground.original(other.position.report)
            ),
            None,
        )
        if pair is not None:
            words = tuple(i.named.words for i in pair if i.named is not None)
            yield (*pair, "position.opposed_on_one_day", words)


def _best(items: Sequence[Item], ground: Ground) -> list[Item]:
    """A few items, the best proven first, of different reports."""
    ordered = sorted(
        items, key=lambda i: (_weight(i, ground), -i.position.confidence, i.position.id)
    )
    best: dict[str, Item] = {}
    for item in ordered:
        best.setdefault(ground.original(item.position.report), item)
    return list(best.values())[:_LOOK]


def _denied(items: Sequence[Item], ground: Ground) -> Iterator[Pair]:
    """A later report says that it was never so, or that it was and still is the other way round."""
    firm = [item for item in items if is_firm(item, ground)]
    by_stance = {s: [i for i in firm if i.position.stance == s] for s in OPPOSED}
    days = {s: [last_day(i.days) or date.max for i in some] for s, some in by_stance.items()}
    for item in firm:
        reach = _reach(item, ground)
        if reach is None:
            continue
        start, end, words = reach
        (opposite,) = OPPOSED - {item.position.stance}
        some = by_stance[opposite]
        low, high = bisect_left(days[opposite], start), bisect_right(days[opposite], end)
        own = ground.original(item.position.report)
        told = [
            other
            for other in some[max(low, high - 4 * _LOOK) : high]
            if ground.original(other.position.report) != own
            and (last_day(other.published) or date.max) <= end
        ]
        for other in told[-_LOOK:]:
            yield other, item, "position.denied", words


def _reach(item: Item, ground: Ground) -> tuple[date, date, tuple[str, ...]] | None:
    """The days over which a report says that the stance was the same, and the words that say so."""
    end = last_day(item.published)
    if end is None:
        return None
    position = item.position
    begin = first_day(item.named.days) if item.named is not None else None
    named = (item.named.words,) if item.named is not None else ()
    denial = ground.sign(position, "denied")
    if denial is None:
        never = ground.sign(position, "never")
        denial = never if never and ground.times.past(position.evidence[0]) else None
    if denial is not None:
        return begin or end - timedelta(days=_DENIED), end, (denial.text, *named)
    still = ground.sign(position, "still")
    if still is not None and begin is not None:
        return begin, end, (*named, still.text)
    return None


# -- change -------------------------------------------------------------------------------------------


def _changes(
    key: Key, items: Sequence[Item], ground: Ground, *, general: bool
) -> Iterator[Disagreement]:
    """The steps from one stance to another, in the order of days."""
    earlier: list[Item] = []
    doubted: list[Item] = []  # a stance that may be misread, until it is told again
    for told in _units(items, ground):
        unit = told
        if unit.other:
            if earlier and earlier[-1].position.stance == unit.stance:
                unit = _Unit(unit.other[0].position.stance, unit.other, unit.items)
            if not earlier or earlier[-1].position.stance != unit.other[0].position.stance:
                earlier = list(unit.other)
        elif not earlier or earlier[-1].position.stance == unit.stance:
            earlier, doubted = [*earlier, *unit.items][-2 * _LOOK :], []
            continue
        elif not later(unit.days, earlier[-1].days):
            continue  # at the same time: in doubt, and no change
        signs = [ground.sign(i.position, "changed") for i in unit.items]
        signs += [ground.sign(i.position, "earlier") for i in unit.other]
        new = any(signs) or any(ground.sign(i.position, "now") for i in unit.items)
        if doubted and doubted[-1].position.stance == unit.stance:
            unit = _Unit(unit.stance, (*doubted[-_LOOK:], *unit.items), unit.other)
        if not new and _in_doubt(earlier, unit.items, ground):
            doubted = list(unit.items)
            continue
        if _counts(earlier, unit.items, general=general and not unit.other):
            yield differ(
                "change",
                key[0],
                key[1],
                [item.value for item in _of_their_time(earlier, unit)],
                [item.value for item in unit.items],
                rule="position.told_as_changed" if unit.other else "position.later_stance",
                words=[found.text for found in signs if found is not None],
            )
        earlier, doubted = list(unit.items), []


def _units(items: Sequence[Item], ground: Ground) -> Iterator[_Unit]:
    """What is told of each time: one stance, or two of which the words tell which one is the new one.

    Any other time of which several stances are told is left out: nobody can say which of them held.
    """
    by_day: dict[tuple[date | None, date | None], list[Item]] = defaultdict(list)
    for item in items:
        by_day[last_day(item.days), first_day(item.days)].append(item)
    for told in by_day.values():
        some = told
        if len({i.position.stance for i in some}) > 1:
            # what an author makes of it gives way to what was said
            some = [i for i in told if ground.voices.of(i.position) != "analysis"] or told
        if any(i.position.red_line for i in some):
            # a line, and what could be talked about if something else came first: the line holds
            some = [i for i in some if i.position.stance != "open" or i.position.condition is None]
        stances = sorted({item.position.stance for item in some})
        if len(stances) == 1:
            yield _Unit(some[0].position.stance, tuple(some))
        elif len(stances) == 2:
            before = [i for i in some if _earlier(i, some, ground)]
            after = [item for item in some if item not in before]
            was, now = ({i.position.stance for i in part} for part in (before, after))
            if len(was) == len(now) == 1 and was != now:
                yield _Unit(after[0].position.stance, tuple(after), tuple(before))
            elif any(ground.sign(item.position, "changed") for item in some) or len(was) == 2:
                one, other = ([i for i in some if i.position.stance == s] for s in stances)
                yield _Unit(one[0].position.stance, tuple(one), tuple(other))


def _earlier(item: Item, told: Sequence[Item], ground: Ground) -> bool:
    """Whether the words tell how it was; words that hold another stance as well tell that one of it."""
    if ground.sign(item.position, "earlier") is None:
        return False
    own = item.position.evidence[0]
    return not any(
        other.position.stance != item.position.stance
        and own.report == (inner := other.position.evidence[0]).report
        and own.start <= inner.start
        and inner.end <= own.end
        and own != inner
        and ground.sign(other.position, "earlier") is not None
        for other in told[:_MANY]
    )


def _of_their_time(earlier: Sequence[Item], unit: _Unit) -> list[Item]:
    """The earlier positions as reported then, where they were; else as they are told afterwards."""
    reports = {item.position.report for item in unit.items}
    then = [item for item in earlier if not item.retold and item.position.report not in reports]
    return then or list(earlier)


def _counts(before: Sequence[Item], after: Sequence[Item], *, general: bool) -> bool:
    """Whether two stances are far enough apart to be a change.

    "Not unless X" and "to be talked about if X" are nearly one, and who talks only if X may say no
    where X is not met; on the talks as a whole, or a plan as a whole, parties are open today and in favour
    tomorrow without a change of line.
    """
    stances = {before[-1].position.stance, after[0].position.stance}
    if stances == OPPOSED:
        return True
    tied = [any(i.position.condition is not None for i in side) for side in (before[-1:], after)]
    # who is open to a thing may make it a threat to say no, and who agrees only if X may say no
    refused = after[0].position.stance == "against" and any(tied)
    return (not all(tied) or _tied_otherwise(before[-1:], after)) and not refused and not general


def _tied_otherwise(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether a party that refused as long as one thing holds would now do it for quite another one."""
    if before[-1].position.stance != "against" or after[0].position.stance != "open":
        return False
    one, other = ({stem for i in side for stem in _stems(i)} for side in (before, after))
    return bool(one and other) and one.isdisjoint(other)


def _stems(item: Item) -> Iterator[str]:
    """The beginnings of the longer words of a condition."""
    if item.position.condition is not None:
        for word in item.position.condition.text.casefold().split():
            if len(word) > _STEM:
                yield word[:_STEM]


def _in_doubt(before: Sequence[Item], after: Sequence[Item], ground: Ground) -> bool:
    """Whether a stance that no words tell as new may be no other line, or may be misread.

    Nobody turns round on a red line without a word, and one sentence may be misread. What others tell,
    or an author concludes, makes nobody softer or firmer by itself.
    """
    was, now = before[-1].position, after[0].position
    if {was.stance, now.stance} == OPPOSED:
        held = [i for i in before if i.position.stance == was.stance]
        return len(after) == 1 and any(i.position.red_line for i in held)
    voices = {ground.voices.of(i.position) for i in after}
    if was.stance == "for":
        return "own" not in voices
    return now.stance == "for" and voices == {"analysis"}


def _limits(key: Key, items: Sequence[Item], ground: Ground) -> Iterator[Disagreement]:
    """A red line or a condition that is new, where the report itself says that something changed."""
    for before, after in pairwise(items):
        if before.position.report == after.position.report or not later(after.days, before.days):
            continue
        old, new = before.position, after.position
        rule = None
        if old.red_line != new.red_line:
            rule = "position.red_line_added" if new.red_line else "position.red_line_dropped"
        elif (old.condition is None) != (new.condition is None):
            rule = "position.condition_added" if new.condition else "position.condition_dropped"
        found = ground.sign(new, "changed") if rule else None
        if rule and found:
            yield differ(
                "change",
                key[0],
                key[1],
                [before.value],
                [after.value],
                rule=rule,
                words=[found.text],
            )
