from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import defstruct
from msgspec.structs import replace

from zopa.case.findings import Finding, Position
from zopa.case.ids import content_id, unique, with_id
from zopa.case.store import Reading

from .samples import make_position, make_report
from .strategies import confidences, ids, readings

REPORT = make_report("Kiew lehnt den Verzicht auf Gebiete ab.")
POSITION = make_position(REPORT, 0, 4)


def test_an_id_says_what_it_is_of() -> None:
    assert re.fullmatch(r"report-[0-9a-f]{20}", content_id("report", "a", 1, None, b"raw"))
    assert re.fullmatch(r"position-[0-9a-f]{20}", POSITION.id)


def test_parts_are_kept_apart() -> None:
    assert (
        len({content_id("x", *p) for p in [("ab", "c"), ("a", "bc"), ("abc",), ("abc", "")]}) == 4
    )


def test_ids_stay_the_same_for_ever() -> None:
    """Decisions name findings by these ids: they may not change with a version."""
    assert content_id("report", b"raw", "html", "") == "report-b6f22f6a3176c8d22d65"
    assert POSITION.id == "position-2cb83ac9e0344dad4607"


def test_an_id_outlives_a_new_field() -> None:
    made = defstruct(
        "Position", [("tone", str | None, None)], bases=(Position,), frozen=True, kw_only=True
    )
    later: Any = made
    values: dict[str, Any] = {name: getattr(POSITION, name) for name in POSITION.__struct_fields__}
    assert with_id(later(**values)).id == POSITION.id
    assert with_id(later(**values, tone="mild")).id != POSITION.id


@given(reading=readings(), rule=ids, confidence=confidences)
def test_rule_and_confidence_do_not_count(reading: Reading, rule: str, confidence: float) -> None:
    for finding in reading.findings:
        other = replace(finding, id="", rule=rule, confidence=confidence)
        assert with_id(other).id == finding.id


@pytest.mark.parametrize(
    "change",
    [
        {"report": "report-x"},
        {"party": "russia"},
        {"option": "all"},
        {"stance": "open"},
        {"red_line": True},
        {"condition": REPORT.part_at(0, 4)},
        {"evidence": (REPORT.span(0, 5),)},
        {"evidence": (REPORT.span(0, 4), REPORT.span(5, 10))},
    ],
    ids=str,
)
def test_all_else_counts(change: dict[str, object]) -> None:
    assert with_id(replace(POSITION, **change)).id != POSITION.id


@given(reading=readings(), seed=st.integers())
def test_the_most_confident_of_the_same_content_is_kept(reading: Reading, seed: int) -> None:
    weak = [replace(finding, confidence=finding.confidence / 2) for finding in reading.findings]
    mixed: list[Finding] = [*reading.findings, *weak]
    Random(seed).shuffle(mixed)
    kept = {finding.id: finding for finding in unique(mixed)}
    assert len(unique(mixed)) == len(kept) == len({finding.id for finding in reading.findings})
    for finding in reading.findings:
        assert kept[finding.id].confidence >= finding.confidence


def test_of_equals_the_first_is_kept() -> None:
    twin = replace(POSITION, rule="another")
    assert unique([twin, POSITION]) == [twin]
    assert unique(iter(list[Position]())) == []
