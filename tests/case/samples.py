"""Small reports and readings written by hand, and what a store shows of itself."""

from __future__ import annotations

import hashlib
from datetime import date

from zopa.case.findings import Finding, Position
from zopa.case.ids import content_id, with_id
from zopa.case.report import Report
from zopa.case.spans import Interval, Published
from zopa.case.store import Reading, Store
from zopa.case.store.protocol import kinds


def make_report(
    text: str, *, path: str = "a.txt", title: str | None = None, day: date | None = None
) -> Report:
    """A report of this text, its raw bytes being the text in UTF-8."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=content_id("report", sha256, "txt", ""),
        path=path,
        text=text,
        raw=sha256,
        format="txt",
        title=title,
        published=Published(day, day, "printed", "dateline") if day else Published(),
    )


def make_position(report: Report, start: int, end: int, *, issue: str = "territory") -> Position:
    """A position proven by ``report.text[start:end]``."""
    return with_id(
        Position(
            id="",
            evidence=(report.span(start, end),),
            confidence=0.5,
            rule="position.test",
            report=report.id,
            party="ukraine",
            speaker=None,
            issue=issue,
            stance="against",
            as_of=Interval(),
        )
    )


def make_reading(report: Report, *findings: Finding, reader: str = "rules 1") -> Reading:
    return Reading(report=report, findings=findings, reader=reader)


def raw_of(*readings: Reading) -> dict[str, bytes]:
    """The raw bytes of reports of ``make_report``."""
    return {reading.report.raw: reading.report.text.encode() for reading in readings}


def content(store: Store) -> dict[str, object]:
    """All that the protocol shows of the reports and findings of a case."""
    shown = list(store.reports())
    return {
        "reports": shown,
        "listed": list(store.reports(text=False)),
        "paths": [store.paths(report.id) for report in shown],
        "readers": store.readers(),
        "counts": store.counts(),
        "findings": {kind.__name__: list(store.findings(kind)) for kind in kinds()},
        "words": store.search("Frieden"),
        "parts": store.search("garantie"),
    }
