"""Offices held against each other: who left, who came after, who cannot hold both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from zopa.case.findings import Disagreement, Event, Office
from zopa.case.spans import Interval
from zopa.language.differing import Found, Sign, is_post, led, office_of
from zopa.record.compared import Ground, Value, differ, later
from zopa.record.times import last_day, shown

_ANY = "*"  # the key of a departure from whatever office it was
_PORTFOLIO = "minister."  # a person has one of them at a time
_LOOK = 4  # reports of one holder that are kept
_STEM = 4  # letters of a body that stand in the title of its head
_KEPT = "office.kept"  # the rule of an office that is told to be held still
_STILL: tuple[Sign, ...] = ("still", "denied")
_HOLDS = frozenset({"held", "named"})


class _Claim(Struct, frozen=True):
    """That somebody holds or left an office, with the key of the office and the day of the report.

    ``single``: one person at a time holds it in a party. ``finding`` is the office, or the resignation.
    """

    finding: Office | Event
    actor: str
    party: str | None
    status: str
    key: str
    single: bool
    days: Interval
    original: str
    title: str = ""

    @property
    def holds(self) -> bool:
        return self.status in _HOLDS

    @property
    def value(self) -> Value:
        says = (self.actor, self.title, self.status, shown(self.days))
        return Value(self.finding, ", ".join(part for part in says if part))


def office_disagreements(ground: Ground) -> Iterator[Disagreement]:
    """Contradictions, changes and status updates of offices, without those of copies."""
    offices = list(_claims(ground))
    claims = sorted(
        [*offices, *_resigned(ground, {claim.actor for claim in offices})],
        key=lambda c: (
            last_day(c.days) or date.max,
            c.original,
            c.finding.evidence[0].start,
            c.finding.id,
        ),
    )
    dated = [claim for claim in claims if last_day(claim.days) is not None]
    by_person: dict[str, list[_Claim]] = defaultdict(list)
    by_office: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    for claim in dated:
        by_person[claim.actor].append(claim)
        if claim.single and claim.party is not None:
            by_office[claim.party, claim.key].append(claim)
    wrong: set[str] = set()  # a person whose office is in doubt says nothing of who else held it
    for actor, some in sorted(by_person.items()):
        yield from _left(actor, some, ground)
        for found in _portfolios(actor, [c for c in some if c.key.startswith(_PORTFOLIO)]):
            if found.kind == "contradiction":
                wrong |= {c.finding.id for c in some if c.finding.id in found.findings}
            yield found
    told: set[tuple[str, str]] = set()
    for (party, _), some in sorted(by_office.items()):
        for found in _holders(party, [c for c in some if c.finding.id not in wrong]):
            if (party, found.findings[-1]) not in told:
                told.add((party, found.findings[-1]))
                yield found


def _claims(ground: Ground) -> Iterator[_Claim]:
    for office in filter(ground.case.holds, ground.case.offices):
        if ground.is_copy(office.report) or office.status not in {*_HOLDS, "left"}:
            continue
        single = office_of(office.title, ground.times.language.get(office.report))
        yield _Claim(
            office,
            office.actor,
            office.party,
            office.status,
            single or " ".join(office.title.lower().split()),
            single is not None,
            ground.times.published(office.report),
            ground.original(office.report),
            office.title,
        )


def _resigned(ground: Ground, held: Collection[str]) -> Iterator[_Claim]:
    """Resignations of people who held an office: of whichever office they had."""
    for event in filter(ground.case.holds, ground.case.events):
        if event.kind != "resignation" or event.status != "held" or ground.is_copy(event.report):
            continue
        people = {*event.participants, *(role.actor for role in event.roles if role.actor)}
        for actor in sorted(people.intersection(held)):
            yield _Claim(
                event,
                actor,
                None,
                "left",
                _ANY,
                single=False,
                days=ground.times.published(event.report),
                original=ground.original(event.report),
            )


def _left(actor: str, claims: Sequence[_Claim], ground: Ground) -> Iterator[Disagreement]:
    """Held, then left: a status update. Left, and later told as held still: a contradiction."""
    held: dict[str, _Claim] = {}
    left: dict[str, _Claim] = {}
    told: set[str] = set()  # one departure is one update, also from two offices at once
    named = {c.original for c in claims if c.status == "left" and c.key != _ANY}
    for claim in claims:
        before = held.get(claim.key) if claim.key != _ANY else _latest(held)
        if claim.status == "left":
            if before and later(claim.days, before.days) and claim.original not in told:
                told.add(claim.original)
                yield differ(
                    "status", actor, "office", [before.value], [claim.value], rule="office.left"
                )
            for key in _which(claim, held, named):
                left.setdefault(key, claim)
            for key in list(held) if claim.key == _ANY else [claim.key]:
                held.pop(key, None)
            continue
        still = _kept(claim, ground) if left else None
        gone = left.get(claim.key) or (_other_words(claim, left, ground) if still else None)
        if gone and still and gone.original != claim.original:
            yield differ(
                "contradiction",
                actor,
                "office",
                [gone.value],
                [claim.value],
                rule="office.left_or_still_held",
                words=[still.text],
            )
        held[claim.key] = claim


def _which(claim: _Claim, held: Mapping[str, _Claim], named: Collection[str]) -> list[str]:
    """The offices that a departure is from: the one it names, or the only one that is known."""
    if claim.key != _ANY:
        return [claim.key]
    if claim.original in named or len(held) > 1:
        return []
    return list(held) or [_ANY]


def _kept(claim: _Claim, ground: Ground) -> Found | None:
    """Words that say that an office is held still, or that it is not so that it was left."""
    for name in _STILL:
        found = ground.sign(claim.finding, name)
        if found is not None:
            return found
    if claim.finding.rule != _KEPT:
        return None
    span = claim.finding.evidence[0]
    return Found(span.start, span.end, span.text)


def _other_words(claim: _Claim, left: Mapping[str, _Claim], ground: Ground) -> _Claim | None:
    """The office that was left, where the one still held may be the same in other words.

    "Is still in office" is of any office, "leads the agency still" of that of its head. An office
    that goes by another title is another one.
    """
    language = ground.times.language.get(claim.finding.report)
    told = claim.title.casefold()
    if is_post(told, language):
        return max(left.values(), key=lambda c: last_day(c.days) or date.min)
    heads = office_of(led(told, language), language) if claim.finding.rule == _KEPT else None
    for key, gone in sorted(left.items()):
        stem = told[: max(_STEM, len(told) - 2)]
        same = claim.finding.rule == _KEPT and len(told) >= _STEM and stem in gone.title.casefold()
        if key == _ANY or same or (heads is not None and heads == key):
            return gone
    return None


def _latest(held: Mapping[str, _Claim]) -> _Claim | None:
    return max(held.values(), key=lambda c: last_day(c.days) or date.min, default=None)


def _portfolios(actor: str, claims: Sequence[_Claim]) -> Iterator[Disagreement]:
    """One portfolio, then another: a change; the first again after that: one of them is wrong."""
    runs: list[list[_Claim]] = []
    for claim in claims:
        if runs and runs[-1][-1].key == claim.key:
            runs[-1].append(claim)
        else:
            runs.append([claim])
    for number, run in enumerate(runs[1:], 1):
        before, after = runs[number - 1][-1], run[0]
        if before.original == after.original or not later(after.days, before.days):
            continue
        again = number + 1 < len(runs) and runs[number + 1][0].key == before.key
        back = number >= 2 and runs[number - 2][0].key == after.key
        if back:
            yield differ(
                "contradiction",
                actor,
                "office",
                [before.value],
                [after.value],
                rule="office.two_portfolios",
            )
        elif not again and after.holds:
            yield differ(
                "change",
                actor,
                "office",
                [before.value],
                [after.value],
                rule="office.other_portfolio",
            )


def _holders(party: str, claims: Sequence[_Claim]) -> Iterator[Disagreement]:
    """Another person in an office of one person: a change, unless the first one still has it after that."""
    last: dict[str, date] = {}
    for claim in claims:
        day = last_day(claim.days)
        if claim.holds and day is not None:
            last[claim.actor] = day
    held: list[_Claim] = []  # the latest claims for the one who holds it
    for claim in claims:
        if not held or held[-1].actor == claim.actor:
            held = [*held[-_LOOK:], claim]
            continue
        before = next((c for c in reversed(held) if c.original != claim.original), None)
        if not claim.holds or before is None or not later(claim.days, before.days):
            continue
        day = last_day(claim.days)
        if day is None or last.get(before.actor, date.min) <= day:
            yield differ(
                "change", party, "office", [before.value], [claim.value], rule="office.successor"
            )
            held = [claim]
        elif claim.status == "held":
            yield differ(
                "contradiction",
                party,
                "office",
                [before.value],
                [claim.value],
                rule="office.two_holders",
                weight=0.8,
            )
