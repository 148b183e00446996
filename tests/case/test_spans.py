from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.report import Report
from zopa.case.spans import Interval, Part, Span

from .strategies import reports


def test_an_interval_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts: 2025-02-02 > 2025-02-01"):
        Interval(date(2025, 2, 2), date(2025, 2, 1))


@pytest.mark.parametrize("end", [None, date(2025, 2, 2), date(2025, 2, 3)])
def test_an_end_may_be_unknown_or_the_same_day(end: date | None) -> None:
    assert Interval(date(2025, 2, 2), end).end == end
    assert Interval(None, end) == Interval(end=end)


@given(report=reports(), data=st.data())
def test_a_span_reads_what_stands_there(report: Report, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(report.text) - 1))
    end = data.draw(st.integers(start + 1, len(report.text)))
    text = report.text[start:end]
    assert report.span(start, end) == Span(report.id, start, end, text)
    assert report.part_at(start, end) == Part(start, end, text)


@given(report=reports())
def test_there_is_no_span_outside_the_text(report: Report) -> None:
    size = len(report.text)
    for start, end in [(-1, 1), (0, size + 1), (0, 0), (size, size), (size, 0)]:
        with pytest.raises(ValueError, match="no such stretch"):
            report.span(start, end)


def test_spans_come_by_place() -> None:
    assert Span("a", 2, 9, "") < Span("a", 3, 4, "") < Span("b", 0, 1, "")
    assert Part(1, 2, "z") < Part(1, 3, "a")
