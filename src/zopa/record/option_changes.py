"""From one way to settle an issue to another, or to a no: options of one party held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from zopa.case.findings import Disagreement, Stance
from zopa.language.differing import Sign
from zopa.record.compared import Ground, differ, later
from zopa.record.position_items import OPPOSED, Item, is_firm
from zopa.record.times import last_day

_SURE = 0.65
_MOVED: tuple[Sign, ...] = ("instead", "changed")


def option_directions(ground: Ground) -> dict[tuple[str, str], Stance]:
    """Whether an option is a yes or a no to the question of its issue: by the cue words that they share."""
    found: dict[tuple[str, str], Stance] = {}
    for issue in ground.case.agenda.issues:
        for option in issue.options:
            cues = {word for words in option.cues.values() for word in words}
            yes = any(cues & set(some.for_) for some in issue.cues.values())
            no = any(cues & set(some.against) for some in issue.cues.values())
            if yes != no:
                found[issue.id, option.id] = "for" if yes else "against"
    return found


def on_the_question(
    pair: tuple[str, str],
    options: dict[str | None, list[Item]],
    directions: dict[tuple[str, str], Stance],
    ground: Ground,
) -> Iterator[Disagreement]:
    """A yes to the question of an issue, and later a yes to an option that is a no to it, or the reverse."""
    plain = [i for i in options.get(None, ()) if i.position.stance in OPPOSED]
    last: tuple[Stance, list[Item]] | None = None
    chosen = [
        (directions[pair[1], option], item)
        for option, items in options.items()
        if option is not None and (pair[1], option) in directions
        for item in items
        if item.position.stance == "for" and is_firm(item, ground)
    ]
    told = [(i.position.stance, i) for i in plain] + chosen
    for stance, item in sorted(
        told, key=lambda t: (last_day(t[1].days) or date.max, t[1].position.id)
    ):
        crossed = last is not None and (last[1][-1].position.option is None) != (
            item.position.option is None
        )
        if (
            last is not None
            and crossed
            and stance != last[0]
            and later(item.days, last[1][-1].days)
            and (stance == "against" or ground.sign(item.position, "now") is not None)
        ):  # a plain no may have been to something else, unless the yes is told as new
            yield differ(
                "change",
                *pair,
                [i.value for i in last[1]],
                [item.value],
                rule="position.option_against_question",
                weight=0.8,
            )
        last = (stance, [item])


def after_refusal(
    pair: tuple[str, str],
    options: dict[str | None, list[Item]],
    directions: dict[tuple[str, str], Stance],
    ground: Ground,
) -> Iterator[Disagreement]:
    """A no to a matter as a whole, and later talk of a way to settle it. Or, told as new, the reverse.

    A red line, or a no with a condition, counts where the later words tell themselves as new. Where the
    party talked of that way already when it said no, or says no still, the no was to something else.
    """
    refused = [i for i in options.get(None, ()) if i.position.stance == "against"]
    granted = [
        item
        for option, items in options.items()
        if option is not None and directions.get((pair[1], option)) != "against"
        for item in items
        if item.position.stance != "against" and item.position.origin != "analysis"
    ]
    ways: tuple[tuple[list[Item], list[Item], Sign], ...] = (
        (refused, granted, "now"),
        (granted, refused, "changed"),
    )
    for before, after, told in ways:
        for item in sorted(after, key=lambda i: (last_day(i.days) or date.max, i.position.id)):
            new = ground.sign(item.position, told)
            held = [i for i in before if later(item.days, i.days)]
            if new is None:
                plain = before is refused and all(_gives_way(i, ground) for i in held)
                plain = plain and any(_sure(i) for i in held) and _sure(item)
                held = held if plain and not _had(item, granted, held) else []
            still = any(not later(item.days, i.days) for i in before)
            if not held or still:
                continue
            yield differ(
                "change",
                *pair,
                [i.value for i in held],
                [item.value],
                rule="position.option_after_refusal",
                words=[new.text] if new is not None else [],
                weight=0.8 if new is not None else 0.7,
            )
            return


def _gives_way(item: Item, ground: Ground) -> bool:
    """Whether a no may be given up without a word: a plain one, and no red line."""
    return is_firm(item, ground) and not item.position.red_line


def _sure(item: Item) -> bool:
    """Whether it is read well enough to be set against another one that names another thing."""
    return item.position.confidence >= _SURE


def _had(item: Item, granted: Sequence[Item], held: Sequence[Item]) -> bool:
    """Whether a party talked of the way before, or when it said no to the whole."""
    return any(
        i.position.option == item.position.option and not all(later(i.days, h.days) for h in held)
        for i in granted
    )


def other_option(
    pair: tuple[str, str], options: dict[str | None, list[Item]], ground: Ground
) -> Iterator[Disagreement]:
    """In favour of one option, later of another one instead: options are ways to settle one issue."""
    wanted: dict[str, list[Item]] = defaultdict(list)
    for option, items in options.items():
        for item in items:
            if option is not None and item.position.stance != "against":
                wanted[item.position.report].append(item)
    reports = sorted(
        (some for some in wanted.values()),
        key=lambda some: (last_day(some[0].published) or date.max, some[0].position.report),
    )
    plain = [some for some in reports if len({i.position.option for i in some}) == 1]
    if len(plain) != len(reports):
        return  # a party that is for two options at once has not moved from one to the other
    held: set[str | None] = set()
    for before, after in pairwise(reports):
        held.add(before[0].position.option)
        both = [some[0].position for some in (before, after)]
        signs = [ground.sign(both[1], name) for name in _MOVED]
        words = [found.text for found in signs if found is not None]
        if (
            words
            and both[1].option not in held
            and all(p.stance == "for" and p.condition is None for p in both)
            and all(p.origin != "analysis" for p in both)
            and later(after[0].days, before[0].days)
        ):
            yield differ(
                "change",
                *pair,
                [item.value for item in before],
                [item.value for item in after],
                rule="position.other_option",
                words=words,
                weight=0.8,
            )
