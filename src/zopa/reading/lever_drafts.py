"""Levers of a report on their way to findings: what one mention tells, and which mentions are one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.families import lever_family
from zopa.case.findings import LeverKind, LeverStatus
from zopa.case.spans import Interval
from zopa.reading.voice import Range

_RECENT = 50  # levers before in which the same one is looked for
_NEAR = 2  # sentences between two mentions of one lever that are told in other words


class Pressure(Struct):
    """One mention of a lever, in word numbers.

    ``heading``: it stands in a headline; ``vague``: the words name a lever and tell little of it;
    ``known``: they take up one that was told before ("das Embargo gilt").
    """

    kind: LeverKind
    status: LeverStatus
    sentence: int
    evidence: list[Range]
    rule: str
    confidence: float
    holder: str | None = None
    target: str | None = None
    trigger: Range | None = None
    size: Range | None = None
    date: Interval | None = None
    heading: bool = False
    vague: bool = False
    known: bool = False


def merged(drafts: Sequence[Pressure]) -> list[Pressure]:
    """The drafts with those that are clearly one lever made one, in the order of the first mention.

    A mention that tells little, and has no other one to add to, is left out.
    """
    found: list[Pressure] = []
    for draft in drafts:
        held = next((one for one in reversed(found[-_RECENT:]) if _same(one, draft)), None)
        if held is None:
            before = [one for one in found[-_RECENT:] if one.kind == draft.kind]
            if draft.known and before:
                draft.holder, draft.target = before[-1].holder, before[-1].target
            found.append(draft)
        else:
            _join(held, draft)
    return [draft for draft in found if not draft.vague]


def _same(held: Pressure, draft: Pressure) -> bool:
    if lever_family(held.kind) != lever_family(draft.kind):
        return False
    if any(a[0] < b[1] and b[0] < a[1] for a in held.evidence for b in draft.evidence):
        return True
    if _differ(held.holder, draft.holder) or _differ(held.target, draft.target):
        return False
    apart = draft.sentence - held.sentence
    if draft.vague or held.vague or held.heading:
        return apart <= _NEAR or held.heading
    if held.status != draft.status:
        return False
    if held.kind == "domestic" == draft.kind:
        return apart <= 1 and held.target == draft.target
    if held.size and draft.size:
        return False
    if held.kind == "battlefield":
        return False
    if held.trigger and draft.trigger:
        return False
    return held.kind == draft.kind and held.holder is not None and held.holder == draft.holder


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _join(held: Pressure, draft: Pressure) -> None:
    """Add what a further mention tells to the first one."""
    if (
        held.heading
        or held.vague
        or held.rule == "lever.kept"
        or (held.kind == "threat" and draft.kind == "sanction")
    ):
        held.kind, held.status, held.rule = draft.kind, draft.status, draft.rule
        held.sentence = draft.sentence
    held.holder = held.holder or draft.holder
    held.target = held.target or draft.target
    held.trigger = held.trigger or draft.trigger
    held.size = held.size or draft.size
    held.date = held.date or draft.date
    for words in draft.evidence:
        if not any(a <= words[0] and words[1] <= b for a, b in held.evidence):
            held.evidence = [
                e for e in held.evidence if not (words[0] <= e[0] and e[1] <= words[1])
            ]
            held.evidence.append(words)
    held.evidence.sort()
    held.heading = held.heading and draft.heading
    held.vague = held.vague and draft.vague
    held.confidence = max(held.confidence, draft.confidence)
