"""All values survive JSON, as the file and the export write them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from zopa.case.decision import Decision
from zopa.case.findings import Finding
from zopa.case.report import Report
from zopa.case.store import Reading
from zopa.case.store.check import marked_fields
from zopa.case.store.protocol import kinds

from .strategies import decisions, readings, reports


@given(reading=readings())
def test_findings_survive_json(reading: Reading) -> None:
    for finding in reading.findings:
        kind = type(finding)
        assert msgspec.json.decode(msgspec.json.encode(finding), type=kind) == finding
        assert msgspec.convert(msgspec.to_builtins(finding), kind) == finding
        assert hash(finding) == hash(msgspec.json.decode(msgspec.json.encode(finding), type=kind))


@given(report=reports())
def test_reports_survive_json(report: Report) -> None:
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


@given(decision=decisions())
def test_decisions_survive_json(decision: Decision) -> None:
    assert msgspec.json.decode(msgspec.json.encode(decision), type=Decision) == decision


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_can_be_stored(kind: type[Finding]) -> None:
    """The store relies on these of every kind, also of one that is added later."""
    names = kind.__struct_fields__
    assert {"id", "evidence", "confidence", "rule", "report"} <= set(names)
    assert "evidence" in marked_fields(kind)
    assert kind.__name__.lower() != "reports"
