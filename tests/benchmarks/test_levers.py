"""The score of levers: pairs by family and overlap, several holders, and gold that stands in the text."""

from __future__ import annotations

import pytest
from benchmarks.levers import GoldLever, Read, cases, pairs_of, read_case, tally

from zopa.case.findings import Lever, LeverKind
from zopa.case.report import Report
from zopa.case.spans import Part

TEXT = "A droht B mit Zöllen von 25 Prozent. C liefert D Waffen."
REPORT = Report(id="report-1", path="made.txt", text=TEXT, raw="", format="text", language="de")


def found(kind: LeverKind, words: str, holder: str | None, *, size: str | None = None) -> Lever:
    start = TEXT.index(words)
    part = Part(TEXT.index(size), TEXT.index(size) + len(size), size) if size else None
    return Lever(
        id=f"lever-{kind}-{start}",
        evidence=(REPORT.span(start, start + len(words)),),
        confidence=0.8,
        rule="lever.threat",
        report=REPORT.id,
        kind=kind,
        holder=holder,
        target=None,
        size=part,
    )


def gold(kind: str, words: str, holders: set[str | None], size: str | None = None) -> GoldLever:
    start = TEXT.index(words)
    at = TEXT.index(size) if size else 0
    return GoldLever(
        kind,
        frozenset(holders),
        frozenset([None]),
        "announced",
        (at, at + len(size)) if size else None,
        None,
        start,
        start + len(words),
        words,
    )


def test_a_threatened_sanction_may_be_called_a_threat() -> None:
    one = Read(
        "made",
        REPORT,
        [found("sanction", "droht B mit Zöllen", "a", size="25 Prozent")],
        [gold("threat", "A droht B", {"a", "b"}, "25 Prozent")],
    )
    counts = tally(one)
    assert (counts.hits, counts.kind, counts.holder) == (1, 0, 1)
    assert (counts.size, counts.of_size) == (1, 1)


def test_another_family_or_another_sentence_is_no_pair() -> None:
    one = Read("made", REPORT, [found("aid", "A droht", "a")], [gold("threat", "A droht", {"a"})])
    pairs, wrong, missed = pairs_of(one)
    assert (len(pairs), len(wrong), len(missed)) == (0, 1, 1)


@pytest.mark.parametrize("case", cases())
def test_the_marked_words_stand_in_the_reports(case: str) -> None:
    for one in read_case(case, "fast"):
        for lever in one.gold:
            assert one.report.text[lever.start : lever.end] == lever.text
