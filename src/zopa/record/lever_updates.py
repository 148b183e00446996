"""Levers and proposals held against each other: what was announced and then done, who wrote a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from zopa.case.findings import Disagreement, Lever, Proposal
from zopa.case.spans import Interval
from zopa.language.folding import name_key
from zopa.record.compared import Ground, Value, differ, later
from zopa.record.times import last_day, shown

_DAYS = 90  # from the announcement to the deed; what comes later may be another one


def lever_disagreements(ground: Ground) -> Iterator[Disagreement]:
    """Pressure that was announced and then used, or dropped: a status update."""
    found: dict[tuple[str, str, str], list[tuple[Interval, Lever]]] = defaultdict(list)
    for lever in filter(ground.case.holds, ground.case.levers):
        days = lever.date if lever.date != Interval() else ground.times.published(lever.report)
        if lever.holder is not None and not ground.is_copy(lever.report) and last_day(days):
            found[lever.holder, lever.target or "", lever.kind].append((days, lever))
    for (holder, _, _), some in sorted(found.items()):
        some.sort(key=lambda pair: (last_day(pair[0]) or date.max, pair[1].report, pair[1].id))
        before = some[0]
        for after in some[1:]:
            apart = before[1].report != after[1].report and later(after[0], before[0])
            begin, end = last_day(before[0]), last_day(after[0])
            soon = begin is not None and end is not None and (end - begin).days <= _DAYS
            done = before[1].status == "announced" and after[1].status != "announced"
            if done and apart and soon:
                yield differ(
                    "status",
                    holder,
                    "lever",
                    [_lever(*before)],
                    [_lever(*after)],
                    rule="lever.status",
                )
            before = after


def proposal_disagreements(ground: Ground) -> Iterator[Disagreement]:
    """One version of one plan, and two parties that are told to have written it."""
    found: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for one in filter(ground.case.holds, ground.case.proposals):
        if one.author is not None and not ground.is_copy(one.report):
            found[name_key(one.name), name_key(one.version)].append(one)
    for _, some in sorted(found.items()):
        some.sort(key=lambda p: (ground.day(p.report) or date.max, p.report, p.id))
        other = next((p for p in some if p.author != some[0].author), None)
        if other is not None:
            yield differ(
                "contradiction",
                some[0].name,
                "author",
                [Value(some[0], str(some[0].author))],
                [Value(other, str(other.author))],
                rule="proposal.author",
            )


def _lever(days: Interval, lever: Lever) -> Value:
    return Value(lever, ", ".join(part for part in (lever.kind, lever.status, shown(days)) if part))
