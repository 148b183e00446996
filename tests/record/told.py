"""Cases of sentences in German and English, to hold findings against each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from zopa.case.findings import (
    Bound,
    Event,
    EventKind,
    EventStatus,
    Figure,
    Lever,
    LeverStatus,
    Office,
    OfficeStatus,
    Participant,
    Position,
    Proposal,
    Stance,
    Statement,
    StatementKind,
)
from zopa.case.report import Report
from zopa.case.spans import Interval
from zopa.record.snapshot import Snapshot, snapshot

from .made import Made, person


class Told(Made):
    """A case in the making whose findings stand on sentences of its reports."""

    def paper(
        self,
        text: str,
        day: date | None,
        *,
        language: str = "de",
        outlet: str | None = None,
        fingerprint: tuple[int, ...] = (),
    ) -> Report:
        made = self.report(text, day, fingerprint)
        _, findings = self.found.pop(made.id)
        report = replace(made, language=language, outlet=outlet)
        self.found[report.id] = (report, findings)
        return report

    def stands(
        self,
        report: Report,
        words: str,
        party: str | None,
        stance: Stance,
        *,
        condition: str | None = None,
        **more: Any,
    ) -> Position:
        start = report.text.index(words)
        part = None
        if condition is not None:
            at = report.text.index(condition)
            part = report.part_at(at, at + len(condition))
        published = report.published
        return self._add(
            Position(
                id="",
                evidence=(report.span(start, start + len(words)),),
                confidence=0.8,
                rule=more.pop("rule", "position.test"),
                report=report.id,
                party=party,
                speaker=more.pop("speaker", None),
                issue=more.pop("issue", "territory"),
                stance=stance,
                condition=part,
                as_of=Interval(published.start, published.end),
                **more,
            )
        )

    def says(
        self, report: Report, words: str, speaker: str, kind: StatementKind = "direct", **more: Any
    ) -> Statement:
        start = report.text.index(words)
        return self._add(
            Statement(
                id="",
                evidence=(report.span(start, start + len(words)),),
                confidence=0.8,
                rule="statement.test",
                report=report.id,
                speaker=person(speaker),
                kind=kind,
                form="Direct" if kind == "direct" else "Indirect",
                quote=(report.part_at(start, start + len(words)),),
                **more,
            )
        )

    def holds(
        self,
        report: Report,
        words: str,
        name: str,
        title: str,
        status: OfficeStatus = "held",
        rule: str = "office.test",
    ) -> Office:
        start = report.text.index(words)
        return self._add(
            Office(
                id="",
                evidence=(report.span(start, start + len(words)),),
                confidence=0.8,
                rule=rule,
                report=report.id,
                actor=person(name),
                title=title,
                party="north",
                status=status,
            )
        )

    def event(
        self,
        report: Report,
        status: EventStatus,
        day: date | None,
        *,
        kind: EventKind = "talks",
        absent: str | None = None,
        present: str | None = None,
        **more: Any,
    ) -> Event:
        roles = [("absent", absent), ("side", present)]
        return self._add(
            Event(
                id="",
                evidence=(report.span(0, len(report.text)),),
                confidence=0.8,
                rule="event.test",
                report=report.id,
                kind=kind,
                participants=more.pop("participants", ("north", "south")),
                date=Interval(day, day),
                status=status,
                roles=tuple(
                    Participant(role, report.part_at(0, 1), person(name))  # type: ignore[arg-type]
                    for role, name in roles
                    if name is not None
                ),
                **more,
            )
        )

    def figure(
        self,
        report: Report,
        value: float,
        *,
        counted: str = "dead",
        bound: Bound = "exact",
        total: bool = False,
        words: str | None = None,
        **more: Any,
    ) -> Figure:
        at = report.text.index(words) if words else 0
        return self._add(
            Figure(
                id="",
                evidence=(report.span(0, len(report.text)),),
                confidence=0.8,
                rule=more.pop("rule", "figure.test"),
                report=report.id,
                value=value,
                counted=counted,
                noun=report.part_at(0, 3),
                number=report.part_at(at, at + len(words or "xxx")),
                bound=bound,
                total=total,
                **more,
            )
        )

    def lever(self, report: Report, status: LeverStatus, target: str | None = "south") -> Lever:
        return self._add(
            Lever(
                id="",
                evidence=(report.span(0, len(report.text)),),
                confidence=0.8,
                rule="lever.test",
                report=report.id,
                kind="sanction",
                holder="north",
                target=target,
                status=status,
            )
        )

    def plan(self, report: Report, author: str | None) -> Proposal:
        return self._add(
            Proposal(
                id="",
                evidence=(report.span(0, len(report.text)),),
                confidence=0.8,
                rule="proposal.test",
                report=report.id,
                name="Hafenplan",
                version="1",
                author=author,
            )
        )

    def snap(self) -> Snapshot:
        """The case as the record reads it."""
        return snapshot(self.store())
