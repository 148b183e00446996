"""The rules of every store: what it refuses (promise 1), and which of two readings holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Literal, Protocol, cast, get_type_hints

from msgspec import Struct

from zopa.case.decision import Decision
from zopa.case.findings import Finding
from zopa.case.report import Report
from zopa.case.spans import Part, Span
from zopa.case.store.protocol import Reading, kinds

NO_DAY = "9999-99-99"  # after every day, as in the tables
Change = Literal["new", "renewed", "same"]


class Held(Struct, frozen=True):
    """Of a report in the store: who read it, and under which path."""

    reader: str
    read_as: str


class InReport(Protocol):
    """What all kinds of finding have beside the fields of ``Finding``."""

    @property
    def report(self) -> str: ...


def report_of(finding: Finding) -> str:
    """The id of the report that the finding was made from."""
    return cast("InReport", finding).report


def start_of(finding: Finding) -> int:
    """Where the evidence begins."""
    return finding.evidence[0].start


def kind_of(kind: type[Finding]) -> str:
    """The word for a kind of finding, as it is stored and counted."""
    return kind.__name__.lower()


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one report, each id once (the most confident), by kind, start and id."""
    best: dict[str, Finding] = {}
    for finding in findings:
        held = best.get(finding.id)
        if held is None or finding.confidence > held.confidence:
            best[finding.id] = finding
    return sorted(best.values(), key=lambda f: (kind_of(type(f)), start_of(f), f.id))


def by_day(report: Report) -> tuple[str, str]:
    """The order of reports: by date, those without one last, then by id."""
    day = report.published.start or report.published.end
    return (day.isoformat() if day else NO_DAY, report.id)


@cache
def marked_fields(kind: type[Struct]) -> tuple[str, ...]:
    """The fields that hold stretches of the text, ``evidence`` among them, also within other values."""
    hints = get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if _holds_stretches(hints[name]))


def check_readings(readings: Sequence[Reading], raw: Mapping[str, bytes]) -> None:
    """Raise ``ValueError`` for what must not be stored, naming the report and the place."""
    for reading in readings:
        for kind in {type(finding) for finding in reading.findings}:
            check_kind(kind)
        for finding in reading.findings:
            _check(finding, reading.report)
    for sha256, data in raw.items():
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"these bytes do not have the SHA-256 {sha256}")


def check_kind(kind: type[Finding]) -> None:
    """Raise ``TypeError`` for what is not one of ``kinds()``."""
    if kind not in kinds():
        raise TypeError(f"no kind of finding: {kind.__name__}")


def change(held: Held | None, reading: Reading) -> tuple[Change, bool]:
    """What a reading is to the store, and whether its report and findings are to be written.

    Of the readings of one reader, that of the smallest path holds, whichever came first: intake may
    take a date from a path.
    """
    if held is None:
        return "new", True
    if held.reader != reading.reader:
        return "renewed", True
    return "same", reading.report.path < held.read_as


def check_decision(decision: Decision, held: Decision | None) -> None:
    """Raise ``ValueError`` for a decision without time zone or under the id of another one."""
    if _is_naive(decision.at):
        raise ValueError(f"the decision {decision.id} needs a time zone: {decision.at}")
    if held is not None and held != decision:
        raise ValueError(f"another decision has the id {decision.id} already")


def _is_naive(at: datetime) -> bool:
    return at.utcoffset() is None


def _check(finding: Finding, report: Report) -> None:
    what = f"{report.path}: {kind_of(type(finding))} {finding.id}"
    if not finding.id:
        raise ValueError(f"{what} has no id; set it with zopa.case.ids.with_id")
    if not finding.evidence:
        raise ValueError(f"{what} has no evidence")
    if not 0 <= finding.confidence <= 1:
        raise ValueError(f"{what} has the confidence {finding.confidence}, not one from 0 to 1")
    if report_of(finding) != report.id:
        raise ValueError(f"{what} names another report: {report_of(finding)}")
    for field in marked_fields(type(finding)):
        for part in _parts(getattr(finding, field)):
            _check_part(part, report, what)


def _check_part(part: Part | Span, report: Report, what: str) -> None:
    if isinstance(part, Span) and part.report != report.id:
        raise ValueError(f"{what} has evidence from another report: {part.report}")
    if not 0 <= part.start < part.end <= len(report.text):
        raise ValueError(f"{what}: no such stretch: {part.start}..{part.end} of {len(report.text)}")
    text = report.text[part.start : part.end]
    if text != part.text:
        raise ValueError(f"{what}: {part.start}..{part.end} reads {text!r}, not {part.text!r}")


def _parts(value: object) -> Iterator[Part | Span]:
    if isinstance(value, Part | Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, Struct):
        for name in marked_fields(type(value)):
            yield from _parts(getattr(value, name))


def _holds_stretches(hint: object) -> bool:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint in (Part, Span) or bool(marked_fields(hint))
    return any(map(_holds_stretches, getattr(hint, "__args__", ())))
