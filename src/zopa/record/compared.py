"""What findings are compared by: their day, their source, whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from zopa.case.findings import Disagreement, DisagreementKind, Finding
from zopa.case.ids import content_id
from zopa.case.spans import Interval
from zopa.language.differing import Found, Sign, sign
from zopa.record.actors import parties_of_speakers, resolve
from zopa.record.places import Places
from zopa.record.snapshot import Snapshot
from zopa.record.strength import Voices
from zopa.record.times import Times, first_day, last_day

_SHOWN = 3  # findings of one side that a disagreement names


class Value(Struct, frozen=True):
    """A finding, and what it says in words."""

    finding: Finding
    says: str


class Ground(Struct, frozen=True):
    """A case laid out for comparing: actors resolved, days and voices looked up."""

    case: Snapshot
    times: Times
    voices: Voices
    places: Places
    speaks_for: dict[str, str]

    def original(self, report: str) -> str:
        """The report itself, or the one that it is a copy of."""
        return self.case.copy_of.get(report, report)

    def is_copy(self, report: str) -> bool:
        """Whether the report is a copy of another one."""
        return report in self.case.copy_of

    def day(self, report: str) -> date | None:
        """The day of a report."""
        return last_day(self.times.published(report))

    def sign(self, finding: Finding, name: Sign) -> Found | None:
        """The first such sign in the words of a finding."""
        for span in finding.evidence:
            found = sign(span.text, name, self.times.language.get(span.report))
            if found is not None:
                return found
        return None


def ground(snapshot: Snapshot) -> Ground:
    """The case made ready for comparing."""
    case = resolve(snapshot)
    return Ground(
        case, Times(case.reports), Voices(case), Places(case.agenda), parties_of_speakers(case)
    )


def differ(
    kind: DisagreementKind,
    subject: str,
    attribute: str,
    before: Sequence[Value],
    after: Sequence[Value],
    *,
    rule: str,
    words: Sequence[str] = (),
    weight: float = 1.0,
) -> Disagreement:
    """A disagreement between two sides; its confidence is that of the weaker side."""
    sides = [*before[-_SHOWN:], *after[:_SHOWN]]
    findings = tuple(value.finding.id for value in sides)
    sure = min(max(v.finding.confidence for v in side) for side in (before, after))
    return Disagreement(
        id=content_id("disagreement", kind, subject, attribute, findings),
        kind=kind,
        subject=subject,
        attribute=attribute,
        findings=findings,
        values=tuple(value.says for value in sides),
        evidence=tuple(value.finding.evidence[0] for value in sides),
        confidence=round(sure * weight, 3),
        rule=rule,
        words=tuple(dict.fromkeys(words)),
    )


def later(one: Interval, other: Interval) -> bool:
    """Whether all days of ``one`` come after all days of ``other``, as far as they are known."""
    start, end = first_day(one), last_day(other)
    return start is not None and end is not None and start > end


def length(interval: Interval) -> int | None:
    """Days from start to end; ``None`` where one end is open."""
    if interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start).days
