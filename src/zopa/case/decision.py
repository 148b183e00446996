"""Decisions of people on findings and actors: appended, signed, dated, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from zopa.case.ids import content_id

Verdict = Literal["accept", "reject", "correct", "withdraw"]
Review = Literal["none", "accepted", "rejected"]
_REVIEW: dict[Verdict, Review] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "accepted",
    "withdraw": "none",
}


class Decision(Struct, frozen=True, kw_only=True):
    """One person's word on one finding, or on whether two actors are one (see ``on_pair``).

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


def pair_id(first: str, second: str) -> str:
    """The id under which it is decided whether two actors are one, in whichever order they stand."""
    return content_id("pair", *sorted((first, second)))


def on_pair(
    first: str, second: str, *, same: bool, by: str, at: datetime, note: str = ""
) -> Decision:
    """The decision that two actors are one (``accept``) or two (``reject``), to be given to a store.

    Actors are named by the ids that mentions or the record give them; ``ID@REPORT`` is the actor that
    bears the id in one report, so that one of two namesakes can be told apart. The last decision on a
    pair holds; ``off_pair`` leaves it to the rules again. Raises ``ValueError`` for a pair of one.
    """
    if first == second:
        raise ValueError(f"a pair needs two actors: {first}")
    return _about(first, second, "accept" if same else "reject", by=by, at=at, note=note)


def off_pair(first: str, second: str, *, by: str, at: datetime, note: str = "") -> Decision:
    """The decision that leaves a pair to the rules again, whatever was decided on it before.

    Raises ``ValueError`` for a pair of one.
    """
    if first == second:
        raise ValueError(f"a pair needs two actors: {first}")
    return _about(first, second, "withdraw", by=by, at=at, note=note)


def _about(
    first: str, second: str, verdict: Verdict, *, by: str, at: datetime, note: str
) -> Decision:
    pair = pair_id(first, second)
    return Decision(
        id=content_id("decision", pair, verdict, by, at, note),
        finding=pair,
        verdict=verdict,
        by=by,
        at=at,
        fields={"first": first, "second": second},
        note=note,
    )


def pair_of(decision: Decision) -> tuple[str, str] | None:
    """The two actors that a decision is about, ``None`` where it is about a finding."""
    first, second = decision.fields.get("first"), decision.fields.get("second")
    if isinstance(first, str) and isinstance(second, str):
        return (first, second) if decision.finding == pair_id(first, second) else None
    return None
