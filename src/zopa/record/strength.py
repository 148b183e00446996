"""How well something is proven: by how many independent reports, and by whose words.

Counts and a rank with its reason, and no invented number: own words stand above what reports say of a
party, and that above hearsay and what an author makes of it. A copy of a report is no source, and two
reports of one outlet are one voice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from zopa.case.findings import ESTIMATED, Position, Statement
from zopa.case.spans import Span
from zopa.record.snapshot import Snapshot

Voice = Literal["own", "reported", "hearsay", "analysis"]
Rank = Literal[
    "own_words_confirmed",
    "own_words",
    "reported_by_several",
    "reported",
    "hearsay",
    "analysis",
    "unproven",
]
RANKS: tuple[Rank, ...] = get_args(Rank)
"""All ranks, the strongest first."""

_BACK = 24  # statements before a place that can reach into it
_HEARSAY = frozenset({"hearsay", "anonymous"})


class Strength(Struct, frozen=True, kw_only=True):
    """What proves a stance: ``rank``, and ``reason`` says why in a rule.

    ``sources`` counts reports without copies, ``outlets`` different outlets among them (a report of an
    unknown outlet is one of its own), ``own``, ``reported``, ``hearsay`` and ``analysis`` the reports
    that have it in this way at best.
    """

    rank: Rank
    reason: str
    sources: int
    outlets: int
    own: int
    reported: int
    hearsay: int
    analysis: int


class Voices:
    """Tells of each position whose words prove it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._outlet = {r.id: r.outlet or f"?{r.id}" for r in snapshot.reports}
        self._first = snapshot.copy_of
        by_report: dict[str, list[tuple[int, int, Statement]]] = defaultdict(list)
        for one in filter(snapshot.holds, snapshot.statements):
            by_report[one.report].append((one.evidence[0].start, one.evidence[-1].end, one))
        self._told = {
            report: sorted(some, key=lambda s: (s[0], s[1], s[2].id))
            for report, some in by_report.items()
        }

    def of(self, position: Position) -> Voice:
        """Own words, words of others, hearsay, or what an author makes of it; what only the model of
        stances sees counts for no more than words of others.
        """
        if position.origin == "analysis":
            return "analysis"
        told = self.told(position.evidence[0])
        hedges = {one.hedge for one in told}
        if "inference" in hedges:
            return "analysis"
        if hedges & _HEARSAY:
            return "hearsay"
        own = position.origin == "statement" and position.rule != ESTIMATED
        return "own" if own and not hedges & {"relayed", "framing"} else "reported"

    def told(self, span: Span) -> list[Statement]:
        """The statements whose words overlap with a stretch."""
        some = self._told.get(span.report, [])
        at = bisect_right(some, span.end, key=lambda s: s[0])
        return [one for _, end, one in some[max(at - _BACK, 0) : at] if end > span.start]

    def strength(self, positions: Iterable[Position]) -> Strength:
        """How well these positions prove together what they say."""
        best: dict[str, int] = {}
        for position in positions:
            source = self._first.get(position.report, position.report)
            at = _ORDER.index(self.of(position))
            best[source] = min(at, best.get(source, at))
        outlets = {self._outlet.get(source, source) for source in best}
        counts = [sum(at == number for at in best.values()) for number in range(len(_ORDER))]
        own, reported, hearsay, analysis = counts
        several = len(outlets) > 1
        rank: Rank = "unproven"
        if own:
            rank = "own_words_confirmed" if several and own + reported > 1 else "own_words"
        elif reported:
            rank = "reported_by_several" if several and reported > 1 else "reported"
        elif hearsay or analysis:
            rank = "hearsay" if hearsay else "analysis"
        return Strength(
            rank=rank,
            reason=f"strength.{rank}",
            sources=len(best),
            outlets=len(outlets),
            own=own,
            reported=reported,
            hearsay=hearsay,
            analysis=analysis,
        )


def decisive(positions: Iterable[Position]) -> list[Position]:
    """The positions that tell where a party stands: those that a rule reads, and estimates only where
    there is nothing else.
    """
    found = list(positions)
    return [one for one in found if one.rule != ESTIMATED] or found


_ORDER: tuple[Voice, ...] = ("own", "reported", "hearsay", "analysis")
