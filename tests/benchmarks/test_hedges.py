"""The benchmark of hedges counts what it should."""

from __future__ import annotations

import pytest
from benchmarks.hedges import PLANTED, Gold, Pair, Passage, macro, paired, passages, scores

from zopa.case.findings import Hedge, Statement

TEXT = "Chile soll gezahlt haben. Das Treffen soll am Montag beginnen."


def passage(*gold: Gold) -> Passage:
    return Passage(id="p", language="de", outlet=None, text=TEXT, statements=list(gold))


def told(first: int, last: int, hedge: Hedge | None) -> Statement:
    report = passage().report
    return Statement(
        id="s",
        evidence=(report.span(first, last),),
        confidence=1.0,
        rule="made",
        report=report.id,
        speaker=None,
        kind="reported",
        form="Reported",
        quote=(report.part_at(first, last),),
        hedge=hedge,
    )


HEARSAY = Gold(
    quote="Chile soll gezahlt haben", speaker=None, hedge="hearsay", hedge_words=["soll", "haben"]
)
PLAN = Gold(quote="Das Treffen soll am Montag beginnen", speaker=None, hedge="none", hedge_words=[])


def test_a_missed_statement_counts_and_a_plain_plan_may_be_passed_over() -> None:
    pairs = paired(passage(HEARSAY, PLAN), [])
    assert [pair.label for pair in pairs] == ["missed", "none"]
    assert scores(pairs)["hearsay"][1] == 0
    assert scores(pairs)["none"][2] == 1


def test_the_statement_that_shares_most_stands_for_the_gold() -> None:
    found = [told(0, 5, None), told(0, 24, "hearsay"), told(26, 61, "inference")]
    pairs = paired(passage(HEARSAY, PLAN), found)
    assert [pair.label for pair in pairs] == ["hearsay", "inference"]


def test_macro_is_the_mean_over_all_classes() -> None:
    pairs = [Pair(passage(HEARSAY), HEARSAY, 0, told(0, 24, "hearsay"))]
    assert macro(pairs) == pytest.approx(1 / 7)


def test_words_that_are_not_in_the_text() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        paired(passage(Gold(quote="Peru", speaker=None, hedge="none", hedge_words=[])), [])


def test_every_gold_stands_in_its_text() -> None:
    for file in sorted(PLANTED.glob("hedges-*.yaml")):
        for one in passages(file):
            assert len(paired(one, [])) == len(one.statements)
