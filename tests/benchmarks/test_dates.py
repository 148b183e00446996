"""The score of dates, the reader of KRAUTS, and the labels of the own texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.dates import agreeing_days, days, halves, on_calendar, same_days
from benchmarks.scoring.dates import pairs, score, total
from training.sources import krauts

from zopa.case.spans import Interval
from zopa.language.dates import expressions

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-02">2024-05-02</TIMEX3></DCT>
<TEXT>Er kam <TIMEX3 tid="t1" type="DATE" value="2024-05-01 ">gestern</TIMEX3> &amp; ging.
<TIMEX3 tid="t2" type="DURATION" value="P1D"/></TEXT></TimeML>"""


def test_krauts(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TML, encoding="utf-8")
    (article,) = krauts.load(tmp_path)
    (one,) = article.expressions
    assert article.published == date(2024, 5, 2)
    assert article.text[one.start : one.end] == "gestern"
    assert (one.kind, one.value) == ("DATE", "2024-05-01")
    assert "&" in article.text


def test_a_folder_without_krauts_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="KRAUTS"):
        krauts.load(tmp_path)


def test_strict_relaxed_and_value() -> None:
    gold = [((0, 4), "a"), ((10, 20), "b"), ((30, 34), "c")]
    found = [((0, 4), "a"), ((12, 20), "x"), ((40, 44), "d")]
    counts = score(gold, found, lambda one, other: one == other)
    assert (counts.gold, counts.found, counts.strict, counts.relaxed, counts.values) == (
        3,
        3,
        1,
        2,
        1,
    )
    assert counts.relaxed_ratio.f1 == pytest.approx(2 / 3)
    assert counts.value_f1 == pytest.approx(1 / 3)
    assert total([counts, counts]).gold == 6
    assert total([]).value_f1 == 0


def test_each_expression_is_paired_once() -> None:
    gold = [((0, 10), "a")]
    found = [((0, 3), "a"), ((4, 10), "b")]
    assert [other for _, other in pairs(gold, found)] == [((0, 3), "a")]
    assert pairs([((0, 3), "a"), ((4, 10), "b")], [((0, 10), "x")]) == [
        (((0, 3), "a"), ((0, 10), "x"))
    ]
    assert [one for one, _ in pairs([((0, 3), "a"), ((2, 10), "b")], [((2, 10), "b")])] == [
        ((2, 10), "b")
    ]


def test_labels_of_the_own_texts() -> None:
    assert days("2024-02") == Interval(date(2024, 2, 1), date(2024, 2, 29))
    assert days("2024-W11") == Interval(date(2024, 3, 11), date(2024, 3, 17))
    assert days("2024-03-01/2024-03-05") == Interval(date(2024, 3, 1), date(2024, 3, 5))
    assert days("2024") == Interval(date(2024, 1, 1), date(2024, 12, 31))
    assert days("?") is None


def test_days_agree() -> None:
    published = Interval(date(2024, 3, 20), date(2024, 3, 20))
    (one,) = expressions("Ende Februar", "de", published=published)
    assert on_calendar(one)
    assert agreeing_days("2024-02", one)
    assert not same_days("2024-02", one)
    assert not same_days("?", one)


def test_the_halves_share_no_file() -> None:
    parts = halves()
    assert parts["seen"]
    assert parts["held out"]
    assert not {*parts["seen"]} & {*parts["held out"]}
