"""Nothing is a contradiction that time explains: what holds on two days may differ, whatever it is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import EventStatus, OfficeStatus, Stance
from zopa.case.spans import Interval

from .disagreeing import AGENDA, kinds
from .told import Told

START = date(2025, 1, 1)
STANCES: tuple[Stance, ...] = ("for", "open", "against")
OFFICES: tuple[OfficeStatus, ...] = ("held", "named", "left")
AHEAD: tuple[EventStatus, ...] = ("planned", "postponed", "suspended", "cancelled")
days = st.integers(0, 300).map(lambda number: START + timedelta(days=number))


def contradictions(made: Told) -> list[str]:
    return [rule for kind, rule in kinds(made) if kind == "contradiction"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(days, st.sampled_from(STANCES)), min_size=2, max_size=6))
def test_stances_of_several_days(told: list[tuple[date, Stance]]) -> None:
    made = Told(AGENDA)
    for number, (day, stance) in enumerate(dict(told).items()):
        text = f"Der Norden sagt etwas zum {number}. Mal."
        made.stands(made.paper(text, day), text, "north", stance)
    assert not contradictions(made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(days, st.integers(1, 500)), min_size=2, max_size=6))
def test_figures_of_several_days(told: list[tuple[date, int]]) -> None:
    made = Told(AGENDA)
    for day, value in dict(told).items():
        report = made.paper(f"{value} Tonnen lagern im Hafen.", day)
        made.figure(report, value, counted="ore", unit="t", date=Interval(day, day))
    assert not contradictions(made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 500), min_size=2, max_size=6))
def test_sums_of_several_years(values: list[int]) -> None:
    made = Told(AGENDA)
    for number, value in enumerate(values):
        year = Interval(date(2010 + number, 1, 1), date(2010 + number, 12, 31))
        report = made.paper(f"{value} Tonnen wurden gefördert.", START + timedelta(number))
        made.figure(report, value, counted="ore", unit="t", date=year)
    assert not contradictions(made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(days, st.sampled_from(OFFICES)), min_size=2, max_size=6))
def test_one_office_taken_and_left_again_and_again(told: list[tuple[date, OfficeStatus]]) -> None:
    made = Told(AGENDA)
    for number, (day, status) in enumerate(dict(told).items()):
        text = f"Ada Berg ist zum {number}. Mal Thema."
        made.holds(made.paper(text, day), text, "Ada Berg", "Außenministerin", status)
    assert not contradictions(made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(AHEAD), min_size=1, max_size=4), st.integers(1, 30))
def test_an_event_that_was_called_off_and_held_after_all(
    before: list[EventStatus], later: int
) -> None:
    held = date(2025, 6, 30)
    made = Told(AGENDA)
    for number, status in enumerate(before):
        day = held - timedelta(days=10 * (len(before) - number))
        made.event(made.paper(f"Nachricht {number} vom Treffen.", day), status, held)
    told = made.paper("Sie haben sich getroffen.", held + timedelta(days=later))
    made.event(told, "held", held)
    assert not contradictions(made)
