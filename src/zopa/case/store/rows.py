"""Values to rows and back. The words of a text are stored once, with the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr

from zopa.case.decision import Decision
from zopa.case.findings import Finding
from zopa.case.report import Noise, NoiseKind, Origin, Report
from zopa.case.spans import Part, Published, Span
from zopa.case.store.check import marked_fields
from zopa.case.store.database import Row

F = TypeVar("F", bound=Finding)
T = TypeVar("T")

REPORT_COLUMNS = (
    "id, path, raw, format, part, title, outlet, author, published_start, published_end, "
    "published_known, published_reason, language, encoding, noise, origins, fingerprint"
)
REPORT_WIDTH = REPORT_COLUMNS.count(",") + 1
DECISION_COLUMNS = 'id, finding, verdict, "by", at, fields, note'


def report_row(report: Report) -> tuple[object, ...]:
    """The values of ``REPORT_COLUMNS``."""
    published = report.published
    return (
        report.id,
        report.path,
        report.raw,
        report.format,
        report.part,
        report.title,
        report.outlet,
        report.author,
        published.start and published.start.isoformat(),
        published.end and published.end.isoformat(),
        published.known,
        published.reason,
        report.language,
        report.encoding,
        _json([(n.start, n.end, n.kind) for n in report.noise]),
        _json([(o.start, o.end, o.source, o.place) for o in report.origins]),
        _json(report.fingerprint),
    )


def reports(rows: Sequence[Row]) -> Iterator[Report]:
    """Reports from rows of ``REPORT_COLUMNS`` and the text."""
    noise = _decoded((row[14] for row in rows), list[list[tuple[int, int, NoiseKind]]])
    origins = _decoded((row[15] for row in rows), list[list[tuple[int, int, int | None, str]]])
    prints = _decoded((row[16] for row in rows), list[tuple[int, ...]])
    for row, noises, places, fingerprint in zip(rows, noise, origins, prints, strict=True):
        yield Report(
            id=row[0],
            path=row[1],
            raw=row[2],
            format=row[3],
            part=row[4],
            title=row[5],
            outlet=row[6],
            author=row[7],
            published=Published(_date(row[8]), _date(row[9]), row[10], row[11]),
            language=row[12],
            encoding=row[13],
            noise=tuple(Noise(*n) for n in noises),
            origins=tuple(Origin(*o) for o in places),
            fingerprint=fingerprint,
            text=row[17],
        )


def body(finding: Finding) -> str:
    """The finding as JSON, without its report, the words of the text and what is the default.

    So a default of a kind of finding is part of the layout: who changes one writes a migration.
    """
    kind = type(finding)
    marked = marked_fields(kind)
    kept: dict[str, object] = {}
    for name, default in _fields(kind):
        value = getattr(finding, name)
        if value != default:
            kept[name] = _without_words(value) if name in marked else value
    kept["report"] = ""
    return _json(kept)


def findings(kind: type[F], rows: Sequence[Row]) -> list[F]:
    """Findings from rows of (id of the report, bodies between commas, text of the report)."""
    # One call for all of them is several times faster than one call for each.
    found = _decoded((f"[{row[1]}]" for row in rows), _lists_of(kind))
    marked = [name for name in marked_fields(kind) if name != "evidence"]
    for (report, _, text), group in zip(rows, found, strict=True):
        for finding in group:
            # Nobody else has seen these values yet, so they may still be completed in place.
            force_setattr(finding, "report", report)
            for span in finding.evidence:
                force_setattr(span, "report", report)
                force_setattr(span, "text", text[span.start : span.end])
            for name in marked:
                if value := getattr(finding, name):
                    _give_words(value, report, text)
    return [finding for group in found for finding in group]


def decision_row(decision: Decision) -> tuple[object, ...]:
    """The values of ``DECISION_COLUMNS``."""
    return (
        decision.id,
        decision.finding,
        decision.verdict,
        decision.by,
        _json(decision.at).strip('"'),
        _json(decision.fields),
        decision.note,
    )


def decision(row: Row) -> Decision:
    """A decision from a row of ``DECISION_COLUMNS``."""
    names = ("id", "finding", "verdict", "by", "at", "fields", "note")
    values = dict(zip(names, row, strict=True))
    values["fields"] = msgspec.json.decode(values["fields"])
    return msgspec.convert(values, Decision)


@cache
def _lists_of(kind: type[F]) -> type[list[list[F]]]:
    return list[list[kind]]  # type: ignore[valid-type]


def _decoded(items: Iterable[str], type: type[T]) -> T:
    return msgspec.json.decode(f"[{','.join(items)}]", type=type)


@cache
def _fields(kind: type[Finding]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


def _without_words(value: object) -> object:
    if isinstance(value, Part):
        return Part(value.start, value.end, "")
    if isinstance(value, Span):
        return Span("", value.start, value.end, "")
    if isinstance(value, tuple):
        return tuple(map(_without_words, value))
    if isinstance(value, Struct):
        bare = {name: _without_words(getattr(value, name)) for name in marked_fields(type(value))}
        return msgspec.structs.replace(value, **bare)
    return value


def _give_words(value: object, report: str, text: str) -> None:
    if isinstance(value, tuple):
        for item in value:
            _give_words(item, report, text)
    elif isinstance(value, Part | Span):
        force_setattr(value, "text", text[value.start : value.end])
        if isinstance(value, Span):
            force_setattr(value, "report", report)
    elif isinstance(value, Struct):
        for name in marked_fields(type(value)):
            _give_words(getattr(value, name), report, text)


def _date(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
