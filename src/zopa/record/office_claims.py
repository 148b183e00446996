"""Offices held against each other: who left, who came after, who cannot hold both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from zopa.case.findings import Disagreement, Office
from zopa.case.spans import Interval
from zopa.language.differing import office_of
from zopa.record.compared import Ground, Value, differ, later
from zopa.record.times import last_day, shown

_PORTFOLIO = "minister."  # a person has one of them at a time
_LOOK = 4  # reports of one holder that are kept
_HOLDS = frozenset({"held", "named"})


class _Claim(Struct, frozen=True):
    """That somebody holds or left an office, with the key of the office and the day of the report.

    ``single``: one person at a time holds it in a party.
    """

    office: Office
    key: str
    single: bool
    days: Interval
    original: str

    @property
    def holds(self) -> bool:
        return self.office.status in _HOLDS

    @property
    def value(self) -> Value:
        one = self.office
        says = ", ".join(
            part for part in (one.actor, one.title, one.status, shown(self.days)) if part
        )
        return Value(one, says)


def office_disagreements(ground: Ground) -> Iterator[Disagreement]:
    """Contradictions, changes and status updates of offices, without those of copies."""
    claims = sorted(
        _claims(ground),
        key=lambda c: (
            last_day(c.days) or date.max,
            c.original,
            c.office.evidence[0].start,
            c.office.id,
        ),
    )
    dated = [claim for claim in claims if last_day(claim.days) is not None]
    by_person: dict[str, list[_Claim]] = defaultdict(list)
    by_office: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    for claim in dated:
        by_person[claim.office.actor].append(claim)
        if claim.single and claim.office.party is not None:
            by_office[claim.office.party, claim.key].append(claim)
    for actor, some in sorted(by_person.items()):
        yield from _left(actor, some, ground)
        yield from _portfolios(actor, [c for c in some if c.key.startswith(_PORTFOLIO)])
    told: set[tuple[str, str]] = set()
    for (party, _), some in sorted(by_office.items()):
        for found in _holders(party, some):
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
            single or " ".join(office.title.lower().split()),
            single is not None,
            ground.times.published(office.report),
            ground.original(office.report),
        )


def _left(actor: str, claims: Sequence[_Claim], ground: Ground) -> Iterator[Disagreement]:
    """Held, then left: a status update. Left, and later told as held still: a contradiction."""
    held: dict[str, _Claim] = {}
    left: dict[str, _Claim] = {}
    told: set[str] = set()  # one departure is one update, also from two offices at once
    for claim in claims:
        before = held.get(claim.key)
        if claim.office.status == "left":
            if before and later(claim.days, before.days) and claim.original not in told:
                told.add(claim.original)
                yield differ(
                    "status", actor, "office", [before.value], [claim.value], rule="office.left"
                )
            left.setdefault(claim.key, claim)
            held.pop(claim.key, None)
            continue
        gone = left.get(claim.key)
        still = ground.sign(claim.office, "still") if gone else None
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
            last[claim.office.actor] = day
    held: list[_Claim] = []  # the latest claims for the one who holds it
    for claim in claims:
        if not held or held[-1].office.actor == claim.office.actor:
            held = [*held[-_LOOK:], claim]
            continue
        before = next((c for c in reversed(held) if c.original != claim.original), None)
        if not claim.holds or before is None or not later(claim.days, before.days):
            continue
        day = last_day(claim.days)
        if day is None or last.get(before.office.actor, date.min) <= day:
            yield differ(
                "change", party, "office", [before.value], [claim.value], rule="office.successor"
            )
            held = [claim]
        elif claim.office.status == "held":
            yield differ(
                "contradiction",
                party,
                "office",
                [before.value],
                [claim.value],
                rule="office.two_holders",
                weight=0.8,
            )
