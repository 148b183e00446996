"""Who is told not to have come: "blieb den Gesprächen fern", "did not attend the summit"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.differing import differing
from zopa.reading.clause import Clause
from zopa.reading.event_drafts import Draft
from zopa.reading.event_roles import Side
from zopa.reading.event_setting import Setting

_KINDS = frozenset({"talks", "meeting", "summit", "vote", "signing", "call"})


class EventAbsence:
    """Marks those who stayed away from an event, on one page."""

    def __init__(self, setting: Setting, language: str) -> None:
        self.at = setting
        self._signs = differing(language).signs["absent"]

    def mark(self, clauses: Sequence[Clause], number: int, draft: Draft) -> bool:
        """Turn the subject of a clause that says so from one who took part into one who was absent.

        False where nothing took place then: who "was absent from the talks in Bern" paid no visit.
        """
        clause = clauses[number]
        if draft.kind not in _KINDS | {"visit"} or draft.status != "held":
            return True
        at = self.at
        low = at.low[clause.first : clause.last]
        match = next(self._signs.find(low), None)
        if match is None or draft.kind == "visit":
            return match is None
        finite = at.clauses.finite_of(clause)
        verb = clause.first + match[0] if finite is None else finite
        missing = [at.meant(side) for side in at.roles.subject(clauses, number, verb)]
        missing = [side for side in missing if side.ids]
        if not missing:
            return True
        gone = {id for side in missing for id in side.ids}
        kept = [side for side in draft.sides if gone.isdisjoint(side.ids)]
        words = {(side.first, side.last) for side in kept}
        draft.sides = [
            *kept,
            *(_absent(side) for side in missing if (side.first, side.last) not in words),
        ]
        return True


def _absent(side: Side) -> Side:
    return replace(side, role="absent")
