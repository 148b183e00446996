"""Open matters across reports."""

from __future__ import annotations

from datetime import date

from zopa.case.findings import Matter, Stance
from zopa.case.report import Report
from zopa.case.spans import Interval
from zopa.record.history import as_of
from zopa.record.open_matters import OpenMatter, open_matters
from zopa.record.snapshot import snapshot

from .made import Made


def matter(made: Made, report: Report, party: str, stance: Stance, *keywords: str) -> Matter:
    day = report.published.start
    return made._add(
        Matter(
            id="",
            evidence=(report.span(0, len(report.text)),),
            confidence=0.8,
            rule="matter.test",
            report=report.id,
            party=party,
            speaker=None,
            stance=stance,
            keywords=keywords,
            as_of=Interval(day, day),
        )
    )


def case() -> Made:
    made = Made()
    late = made.report("They refused it again.", date(2025, 5, 1))
    early = made.report("They asked for it.", date(2025, 4, 1))
    matter(made, late, "ru", "against", "Tolls")
    matter(made, early, "ua", "for", "tolls", "bridges")
    matter(made, early, "ua", "for", "Fish")
    return made


def found(made: Made) -> tuple[OpenMatter, ...]:
    return open_matters(snapshot(made.store()))


def test_the_same_keyword_is_one_matter_in_the_order_of_days() -> None:
    tolls, fish = found(case())
    assert (tolls.keyword, tolls.keywords, tolls.sources) == (
        "tolls",
        ("tolls", "Tolls", "bridges"),
        2,
    )
    assert [one.party for one in tolls.stands] == ["ua", "ru"]
    assert fish.keyword == "Fish"


def test_what_a_person_rejected_and_what_is_not_yet_known_is_left_out() -> None:
    made = case()
    (first,) = [
        one
        for _, some in made.found.values()
        for one in some
        if one.evidence[0].text[:7] == "They re"
    ]
    made.decide(first, "reject")
    assert [one.sources for one in found(made)] == [1, 1]
    then = as_of(snapshot(case().store()), date(2025, 4, 15))
    assert [[s.party for s in one.stands] for one in open_matters(then)] == [["ua"], ["ua"]]


def test_nothing_gives_nothing() -> None:
    assert found(Made()) == ()
