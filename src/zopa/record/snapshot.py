"""A case at one moment: what its store holds, with the decisions of people applied."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

import msgspec
from msgspec import Struct

from zopa.case.agenda import Agenda
from zopa.case.agendas import load_agenda
from zopa.case.decision import Decision, Review, latest, review
from zopa.case.findings import (
    Evaluation,
    Event,
    Figure,
    Finding,
    Lever,
    Matter,
    Mention,
    Office,
    Position,
    Proposal,
    Statement,
)
from zopa.case.report import Report
from zopa.case.store.protocol import Store
from zopa.errors import CaseError
from zopa.record.copies import copies

F = TypeVar("F", bound=Finding)

# What a person may not correct: it says where the finding comes from.
_FIXED = frozenset({"id", "report", "evidence", "confidence", "rule", "speaker_rule"})


class Snapshot(Struct, frozen=True, kw_only=True):
    """All that a record is made from; everything shown is a pure function of it.

    Reports are without their text. Corrections are applied; findings that a person rejected are
    here with all others, and ``review`` tells them. ``decisions`` are those that hold, by finding;
    ``copy_of`` has the first report of the group for each report that is a copy. ``resolved``: each
    actor has one id and speakers have their parties.
    """

    agenda: Agenda
    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    levers: tuple[Lever, ...] = ()
    matters: tuple[Matter, ...] = ()
    decisions: dict[str, Decision] = {}
    copy_of: dict[str, str] = {}
    resolved: bool = False

    def review(self, finding: str) -> Review:
        """What people decided on the finding with this id."""
        return review(self.decisions.get(finding))

    def holds(self, finding: Finding) -> bool:
        """Whether nobody rejected the finding."""
        return self.review(finding.id) != "rejected"

    def decided(self, finding: str, field: str) -> bool:
        """Whether a person set this field of the finding."""
        decision = self.decisions.get(finding)
        return decision is not None and decision.verdict == "correct" and field in decision.fields


def snapshot(
    store: Store,
    *,
    kinds: Collection[type[Finding]] | None = None,
    told_in: Collection[str] | None = None,
) -> Snapshot:
    """The case in the store; a case without an agenda of its own has the general one.

    ``kinds`` are the findings to load, all by default, and ``told_in`` the reports whose statements
    are loaded, all by default: a large case has many.
    Raises ``CaseError`` for a correction that does not fit its finding.
    """
    decisions = latest(store.decisions())

    def all_of(kind: type[F]) -> tuple[F, ...]:
        if kinds is not None and kind not in kinds:
            return ()
        found = store.findings(kind, reports=told_in if kind is Statement else None)
        if not decisions:
            return tuple(found)
        return tuple(corrected(f, decisions[f.id]) if f.id in decisions else f for f in found)

    reports = tuple(store.reports(text=False))
    if kinds is not None and any(r.published.known == "unknown" for r in reports):
        kinds = {*kinds, Event}  # what others tell of its events may date a report
    return Snapshot(
        agenda=store.agenda() or load_agenda(None),
        reports=reports,
        mentions=all_of(Mention),
        offices=all_of(Office),
        statements=all_of(Statement),
        positions=all_of(Position),
        events=all_of(Event),
        figures=all_of(Figure),
        proposals=all_of(Proposal),
        evaluations=all_of(Evaluation),
        levers=all_of(Lever),
        matters=all_of(Matter),
        decisions=decisions,
        copy_of=copies(reports),
    )


def corrected(finding: F, decision: Decision) -> F:
    """The finding with the fields that the decision corrects; its id stays.

    Raises ``CaseError`` where it names a field that the finding does not have, or a value that the
    field cannot take.
    """
    if decision.verdict != "correct":
        return finding
    kind = type(finding)
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for name, value in decision.fields.items():
        if name not in types or name in _FIXED:
            free = ", ".join(sorted(types.keys() - _FIXED))
            raise _misfit(finding, f"{name!r} is no field to correct", f"one of: {free}")
        try:
            msgspec.convert(value, types[name])
        except msgspec.ValidationError as error:
            raise _misfit(finding, f"{name} = {value!r} does not fit", str(error)) from error
    return msgspec.structs.replace(finding, **decision.fields)


def _misfit(finding: Finding, problem: str, hint: str) -> CaseError:
    kind = type(finding).__name__.lower()
    return CaseError(problem, place=f"the correction of {kind} {finding.id}", hint=hint)
