"""Decisions of people on findings: appended, signed, dated, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

Verdict = Literal["accept", "reject", "correct", "withdraw"]
Review = Literal["none", "accepted", "rejected"]
_REVIEW: dict[Verdict, Review] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "accepted",
    "withdraw": "none",
}


class Decision(Struct, frozen=True, kw_only=True):
    """One person's word on one finding.

    ``correct`` replaces the fields named in ``fields``; ``withdraw`` takes back what was decided
    before. ``at`` has a time zone. The row stays for ever; the latest one holds.
    """

    id: str
    finding: str
    verdict: Verdict
    by: str
    at: datetime
    fields: dict[str, str | bool | None] = {}
    note: str = ""


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds for each finding: the last by time, then by id."""
    held: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        held[decision.finding] = decision
    return held


def review(decision: Decision | None) -> Review:
    """How a finding stands after the decision that holds for it."""
    return "none" if decision is None else _REVIEW[decision.verdict]
