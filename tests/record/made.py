"""Small cases written by hand: reports of a few sentences, and what was found in them."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from random import Random
from typing import TypeVar

from zopa.case.agenda import Agenda
from zopa.case.decision import Decision, Verdict
from zopa.case.findings import (
    Finding,
    Mention,
    Office,
    OfficeStatus,
    Position,
    PositionOrigin,
    Stance,
    Statement,
)
from zopa.case.ids import content_id, with_id
from zopa.case.report import Report
from zopa.case.spans import Interval, Published
from zopa.case.store import MemoryStore, Reading
from zopa.case.store.check import report_of
from zopa.language.folding import name_key

F = TypeVar("F", bound=Finding)


class Made:
    """A case in the making: each call adds a report or a finding, and returns it."""

    def __init__(self, agenda: Agenda | None = None) -> None:
        self.agenda = agenda
        self.found: dict[str, tuple[Report, list[Finding]]] = {}
        self.decisions: list[Decision] = []

    def report(
        self, text: str, day: date | None = None, fingerprint: tuple[int, ...] = ()
    ) -> Report:
        raw = hashlib.sha256(text.encode()).hexdigest()
        report = Report(
            id=content_id("report", raw),
            path=f"{raw[:8]}.txt",
            text=text,
            raw=raw,
            format="text",
            published=Published(day, day, "printed") if day else Published(),
            language="en",
            fingerprint=fingerprint,
        )
        self.found[report.id] = (report, [])
        return report

    def mention(
        self, report: Report, name: str, form: str | None = None, rule: str = "name.test"
    ) -> Mention:
        form = form or name
        start = report.text.index(form)
        return self._add(
            Mention(
                id="",
                evidence=(report.span(start, start + len(form)),),
                confidence=0.9,
                rule=rule,
                report=report.id,
                actor=person(name),
                kind="person",
                name=name,
                form=form,
            )
        )

    def office(
        self, report: Report, name: str, party: str | None, status: OfficeStatus = "held"
    ) -> Office:
        return self._add(
            Office(
                id="",
                evidence=(report.span(0, len(report.text)),),
                confidence=0.9,
                rule="office.test",
                report=report.id,
                actor=person(name),
                title="minister",
                party=party,
                status=status,
            )
        )

    def statement(self, report: Report, speaker: str | None) -> Statement:
        return self._add(
            Statement(
                id="",
                evidence=(report.span(0, len(report.text)),),
                confidence=0.8,
                rule="statement.test",
                report=report.id,
                speaker=speaker,
                kind="indirect",
                form="Indirect",
                quote=(report.part_at(0, len(report.text)),),
            )
        )

    def position(
        self,
        report: Report,
        party: str | None,
        stance: Stance,
        *,
        issue: str = "territory",
        option: str | None = None,
        speaker: str | None = None,
        red_line: bool = False,
        confidence: float = 0.8,
        origin: PositionOrigin = "statement",
        rule: str = "position.test",
        start: int = 0,
    ) -> Position:
        day = report.published.start
        return self._add(
            Position(
                id="",
                evidence=(report.span(start, len(report.text)),),
                confidence=confidence,
                rule=rule,
                report=report.id,
                party=party,
                speaker=person(speaker) if speaker else None,
                issue=issue,
                option=option,
                stance=stance,
                red_line=red_line,
                as_of=Interval(day, day),
                origin=origin,
            )
        )

    def decide(
        self, finding: Finding, verdict: Verdict, fields: dict[str, str | bool | None] | None = None
    ) -> None:
        number = len(self.decisions)
        self.decisions.append(
            Decision(
                id=f"decision-{number}",
                finding=finding.id,
                verdict=verdict,
                by="tester",
                at=datetime(2025, 1, 1, 0, 0, number, tzinfo=UTC),
                fields=fields or {},
            )
        )

    def store(self, random: Random | None = None) -> MemoryStore:
        """The case in a store, everything put in by this random order."""
        store = MemoryStore()
        if self.agenda is not None:
            store.set_agenda(self.agenda)
        pairs = list(self.found.values())
        if random:
            random.shuffle(pairs)
        for report, findings in pairs:
            mixed = random.sample(findings, len(findings)) if random else findings
            reading = Reading(report=report, findings=tuple(mixed), reader="test")
            store.add([reading], {report.raw: report.text.encode()})
        for decision in self.decisions:
            store.decide(decision)
        return store

    def _add(self, finding: F) -> F:
        made = with_id(finding)
        self.found[report_of(made)][1].append(made)
        return made


def person(name: str) -> str:
    return f"person-{name_key(name)}"
