"""The record as data: the contract ``zopa-case/1``. The same case gives the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from zopa.case.findings import Finding, Office
from zopa.case.report import Report
from zopa.case.store.check import report_of
from zopa.case.store.protocol import Store
from zopa.record.actors import actors, resolve
from zopa.record.dating import dated
from zopa.record.disagreements import disagreements, hardened
from zopa.record.kinds import KINDS, Kind
from zopa.record.snapshot import Snapshot, snapshot

FORMAT = "zopa-case/1"
# Data as JSON has it: dictionaries, lists, words, numbers.
Row = dict[str, Any]
Export = dict[str, Any]


def export(store: Store) -> Export:
    """The whole case as the contract has it: ``format``, and a list for each of ``KINDS``.

    Reports are sorted by date, then id; findings by their report, their place in it, then id;
    disagreements as ``zopa.record.disagreements`` gives them.
    """
    case = dated(snapshot(store))
    texts = {report.id: report.text for report in store.reports()}
    resolved = resolve(case)
    ordered = sorted(case.reports, key=lambda r: (str(r.published.start or ""), r.id))
    place = {report.id: number for number, report in enumerate(ordered)}
    findings: dict[Kind, Iterable[Finding]] = {
        "offices": resolved.offices,
        "statements": resolved.statements,
        "positions": resolved.positions,
        "events": resolved.events,
        "figures": resolved.figures,
        "proposals": resolved.proposals,
        "evaluations": resolved.evaluations,
        "levers": resolved.levers,
        "matters": resolved.matters,
    }
    result: Export = {"format": FORMAT} | {kind: [] for kind in KINDS}
    result["reports"] = [_report(r, texts[r.id], case.copy_of.get(r.id)) for r in ordered]
    result["actors"] = [
        as_data(actor) | {"review": resolved.review(actor.id)} for actor in actors(case)
    ]
    for kind, found in findings.items():
        result[kind] = [_finding(f, resolved) for f in _in_order(found, place)]
    result["disagreements"] = [
        as_data(one) | {"review": resolved.review(one.id)} for one in disagreements(resolved)
    ]
    result["hardened"] = [
        as_data(one) | {"review": resolved.review(one.id)} for one in hardened(resolved)
    ]
    return result


def as_data(value: msgspec.Struct) -> Row:
    """A value as a reader of the JSON has it: lists for tuples, words for dates."""
    return msgspec.json.decode(msgspec.json.encode(value), type=dict[str, Any])


def as_json(data: Export) -> bytes:
    """One object, indented, with a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def as_jsonl(data: Export) -> Iterator[bytes]:
    """One object a line, each with its ``type``; the first line is the case itself."""
    encode = msgspec.json.encode
    yield encode({"type": "case", "format": data["format"]}) + b"\n"
    for kind in KINDS:
        for row in data[kind]:
            yield encode({"type": kind.removesuffix("s"), **row}) + b"\n"


def as_csv(rows: Iterable[Row]) -> str:
    """A table with a line of names; what is nested is spread over columns or written as JSON.

    Of the evidence, the first stretch has columns of its own (``report``, ``start``, ``end``,
    ``text``), and ``evidence`` counts the stretches.
    """
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def _report(report: Report, text: str, copy_of: str | None) -> Row:
    published = report.published
    return {
        "id": report.id,
        "path": report.path,
        "title": report.title,
        "outlet": report.outlet,
        "author": report.author,
        "published": {
            "start": published.start and published.start.isoformat(),
            "end": published.end and published.end.isoformat(),
            "known": published.known,
        },
        "language": report.language,
        "format": report.format,
        "copy_of": copy_of,
        "noise": [as_data(noise) for noise in report.noise],
        "text": text,
    }


def _finding(finding: Finding, case: Snapshot) -> Row:
    row = as_data(finding)
    if isinstance(finding, Office):
        held = row.pop("held")
        row |= held
    return row | {"review": case.review(finding.id)}


def _in_order(found: Iterable[Finding], place: Mapping[str, int]) -> list[Finding]:
    return sorted(
        found, key=lambda f: (place[report_of(f)], min(s.start for s in f.evidence), f.id)
    )


def _flat(row: Row) -> Row:
    flat: Row = {}
    for name, value in row.items():
        if name == "evidence":
            flat |= {"evidence": len(value), **value[0]}
        elif isinstance(value, dict):
            flat |= {f"{name}_{inner}": part for inner, part in value.items()}
        elif isinstance(value, list):
            plain = all(isinstance(part, str) for part in value)
            flat[name] = "; ".join(value) if plain else msgspec.json.encode(value).decode()
        else:
            flat[name] = value
    return flat
