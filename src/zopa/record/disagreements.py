"""Where findings do not go together: contradiction, change and status update, strictly apart.

A pure function of the snapshot. Two findings contradict each other only where subject, attribute and
valid time are the same and the values exclude each other. The same at a later time is a change; what
was planned and took place, a count that grew, an office that was left is a status update. Where one of
the three conditions is in doubt there is no contradiction. A copy of a report is no second voice.

Findings are brought together by keys (party and issue, person, entry of the time line, what is counted)
and held against their neighbours in time, so the time grows with their number and not with its square.
"""

from __future__ import annotations

from itertools import chain

from zopa.case.findings import Disagreement, Hardening
from zopa.record.compared import ground
from zopa.record.event_claims import event_disagreements
from zopa.record.figure_claims import figure_disagreements
from zopa.record.hardened import hardenings
from zopa.record.lever_updates import lever_disagreements, proposal_disagreements
from zopa.record.office_claims import office_disagreements
from zopa.record.position_changes import position_disagreements
from zopa.record.rebuttals import rebuttals
from zopa.record.snapshot import Snapshot

_KINDS = {"contradiction": 0, "change": 1, "status": 2}


def disagreements(snapshot: Snapshot) -> tuple[Disagreement, ...]:
    """All disagreements of the case: contradictions, then changes, then status updates.

    Of each kind by subject and attribute, then by the day of the later finding. Each holds two findings
    or more, what each of them says, the stretch of each, and the rule by which it is what it is.
    The order of the findings makes no difference; an empty case has none.
    """
    laid_out = ground(snapshot)
    denied = tuple(rebuttals(laid_out))
    found: dict[str, Disagreement] = {}
    for one in chain(
        denied,
        position_disagreements(laid_out, [one.evidence[0] for one in denied]),
        office_disagreements(laid_out),
        event_disagreements(laid_out),
        figure_disagreements(laid_out),
        lever_disagreements(laid_out),
        proposal_disagreements(laid_out),
    ):
        found.setdefault(one.id, one)
    return tuple(
        sorted(
            found.values(),
            key=lambda d: (
                _KINDS[d.kind],
                d.subject,
                d.attribute,
                str(laid_out.day(d.evidence[-1].report) or ""),
                d.id,
            ),
        )
    )


def hardened(snapshot: Snapshot) -> tuple[Hardening, ...]:
    """Quotations that a headline or a paraphrase made harder than they are, in the order of reports."""
    return hardenings(ground(snapshot))
