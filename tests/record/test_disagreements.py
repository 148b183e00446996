"""What holds for all disagreements: order, both sides with their words, copies."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from zopa.case.findings import EventStatus, Stance
from zopa.record.disagreements import disagreements
from zopa.record.snapshot import snapshot

from .disagreeing import AGENDA, found
from .told import Told

WORDS = (
    "Der Norden stimmt am 5. Mai zu.",
    "Dem habe man am Montag nie zugestimmt, und dabei bleibe es.",
    "Inzwischen schließt er das nicht mehr aus.",
    "Zunächst hatte er es gefordert.",
    "Am 31.02. lehnte er das ab",
    "„ALLES ABGELEHNT",
)
STANCES: st.SearchStrategy[Stance] = st.sampled_from(get_args(Stance))


@st.composite
def cases(draw: st.DrawFn, *, copies: bool = False) -> Told:
    made = Told(AGENDA)
    print_ = tuple(range(60))
    for number in range(draw(st.integers(1, 6))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
        day = draw(st.none() | st.dates(date(2025, 4, 20), date(2025, 6, 20)))
        report = made.paper(
            f"{number}. " + " ".join(words), day, fingerprint=print_ if copies else ()
        )
        for text in words:
            party = draw(st.sampled_from(("north", "south", None)))
            issue = draw(st.sampled_from(("territory", "negotiation")))
            option = draw(st.sampled_from((None, "island")))
            made.stands(report, text, party, draw(STANCES), issue=issue, option=option)
        status: EventStatus = draw(st.sampled_from(("planned", "held", "cancelled")))
        made.event(report, status, draw(st.none() | st.dates(date(2025, 4, 20), date(2025, 6, 20))))
        made.holds(
            report, words[0], draw(st.sampled_from(("Ada Berg", "Till Kolm"))), "Außenminister"
        )
        made.figure(report, draw(st.integers(1, 9)), total=draw(st.booleans()))
    return made


@given(made=cases(), seed=st.integers(0, 99))
def test_the_order_makes_no_difference(made: Told, seed: int) -> None:
    mixed = snapshot(made.store(Random(seed)))
    assert disagreements(mixed) == found(made)


@given(made=cases())
def test_each_has_two_sides_with_their_words(made: Told) -> None:
    texts = {report.id: report.text for report, _ in made.found.values()}
    held = {f.id: f for _, some in made.found.values() for f in some}
    for one in found(made):
        assert len(one.findings) == len(one.values) == len(one.evidence) >= 2
        assert one.rule
        for id, span in zip(one.findings, one.evidence, strict=True):
            assert span in held[id].evidence
            assert texts[span.report][span.start : span.end] == span.text


@given(made=cases())
def test_a_contradiction_is_between_two_reports(made: Told) -> None:
    for one in found(made):
        if one.kind == "contradiction":
            assert len({span.report for span in one.evidence}) == 2


@given(made=cases(copies=True))
def test_copies_never_disagree(made: Told) -> None:
    snap = made.snap()
    original = {report.id: snap.copy_of.get(report.id, report.id) for report in snap.reports}
    assert len(set(original.values())) == 1
    for one in disagreements(snap):
        assert one.rule in {
            "figure.altered_in_copy",
            "position.told_as_changed",
            "position.later_stance",
        }
        assert one.kind == "contradiction" or len({s.report for s in one.evidence}) == 1
