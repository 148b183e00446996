"""Undated reports dated by what other reports tell: never guessed, always with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from zopa.case.findings import Event, EventKind, EventStatus, Participant, Position
from zopa.case.ids import with_id
from zopa.case.report import Report
from zopa.case.spans import Interval, Published
from zopa.reading.dating import dated as told_by_itself
from zopa.record.dating import dated
from zopa.record.history import as_of
from zopa.record.snapshot import snapshot

from .made import Made, person

FRIDAY = date(2025, 3, 7)


def event(
    made: Made,
    report: Report,
    kind: EventKind,
    *,
    day: date | None = None,
    when: str = "",
    sides: tuple[str, ...] = ("north", "south"),
    place: str | None = None,
    who: str | None = None,
    status: EventStatus = "held",
) -> Event:
    at = report.text.find(when) if when else -1
    part = report.part_at(at, at + len(when)) if at >= 0 else None
    roles = (Participant("actor", report.part_at(0, 1), person(who)),) if who else ()
    return made._add(
        Event(
            id="",
            evidence=(report.span(0, len(report.text)),),
            confidence=0.8,
            rule="event.test",
            report=report.id,
            kind=kind,
            participants=sides,
            place=place,
            date=Interval(day, day),
            status=status,
            roles=roles,
            when=(part,) if part else (),
        )
    )


def resigned(
    made: Made, text: str = "Anna Berg resigned on Friday.", who: str = "Anna Berg"
) -> Report:
    undated = made.report(text)
    event(made, undated, "resignation", when="Friday", sides=("north",), who=who)
    return undated


def published(made: Made, report: Report) -> Published:
    (found,) = [r for r in dated(snapshot(made.store())).reports if r.id == report.id]
    return found.published


def known(made: Made, day: date = FRIDAY, who: str = "Anna Berg") -> Report:
    told = made.report(f"{who} has resigned, on {day}.", date(2025, 3, 8))
    event(made, told, "resignation", day=day, sides=("north",), who=who)
    return told


def test_a_resignation_that_another_report_dates() -> None:
    made = Made()
    told, undated = known(made), resigned(made)
    found = published(made, undated)
    assert (found.start, found.end, found.known) == (FRIDAY, date(2025, 3, 13), "inferred")
    assert "“Friday” is 2025-03-07 (resignation" in found.reason
    assert told.path in found.reason


@pytest.mark.parametrize(
    ("text", "who", "day"),
    [
        ("Anna Berg resigned on Friday.", "Anna Berg", date(2025, 3, 6)),  # that was a Thursday
        ("Paul Tal resigned on Friday.", "Paul Tal", FRIDAY),  # somebody else
        ("Anna Berg resigned.", "Anna Berg", FRIDAY),  # no day at all
    ],
)
def test_what_does_not_fit_stays_unknown(text: str, who: str, day: date) -> None:
    made = Made()
    known(made, day)
    assert published(made, resigned(made, text, who)) == Published()


def test_one_meeting_is_not_enough_and_two_that_agree_are() -> None:
    made = Made()
    told = made.report("They met in Oslo, and will meet in Rome.", date(2025, 3, 8))
    event(made, told, "talks", day=FRIDAY, place="Oslo")
    event(made, told, "summit", day=date(2025, 3, 11), place="Rome", status="planned")
    undated = made.report("They met in Oslo on Friday.")
    event(made, undated, "meeting", when="Friday", place="Oslo")
    assert published(made, undated) == Published()
    both = made.report("They met in Oslo on Friday and are to meet in Rome soon.")
    event(made, both, "meeting", when="Friday", place="Oslo")
    event(made, both, "meeting", when="Friday", place="Rome", status="planned")
    assert published(made, both) == Published()  # the 11th was no Friday


def test_two_days_on_which_it_can_have_been_date_nothing() -> None:
    made = Made()
    known(made)
    known(made, date(2025, 3, 14))
    assert published(made, resigned(made)) == Published()


@pytest.mark.parametrize(
    ("years", "start"),
    [((2024, 2025), date(2025, 3, 7)), ((2014, 2025), None), ((2025, 2031), None)],
)
def test_a_weekday_with_its_date_fits_one_year_alone(
    years: tuple[int, int], start: date | None
) -> None:
    made = Made()
    for year in years:
        made.report(f"Nothing in {year}.", date(year, 6, 1))
    undated = made.report("They met on Friday, March 7, in Oslo.")
    event(made, undated, "meeting", when="Friday, March 7", place="Oslo")
    found = published(made, undated)
    assert found.start == start
    if start:
        assert "fits 2025 alone of 2024 to 2025" in found.reason


def test_positions_of_a_report_that_was_dated_take_its_days_and_keep_their_ids() -> None:
    made = Made()
    known(made)
    undated = resigned(made)
    stance = made.position(undated, "north", "against")
    (found,) = dated(snapshot(made.store())).positions
    assert (found.id, found.as_of) == (stance.id, Interval(FRIDAY, date(2025, 3, 13)))


def test_what_later_reports_tell_dates_nothing_on_an_earlier_day() -> None:
    made = Made()
    known(made)
    undated = resigned(made)
    made.position(undated, "north", "against")
    whole = snapshot(made.store())

    def ids(day: date) -> set[str]:
        return {report.id for report in as_of(whole, day).reports}

    assert undated.id not in ids(date(2025, 3, 7))
    assert undated.id not in ids(date(2025, 3, 12))
    assert undated.id in ids(date(2025, 3, 13))
    assert [type(p) for p in as_of(whole, date(2025, 3, 13)).positions] == [Position]


def test_dated_twice_is_dated_once_and_a_case_without_undated_reports_is_the_same() -> None:
    made = Made()
    known(made)
    whole = snapshot(made.store())
    assert dated(whole) is whole
    resigned(made)
    once = dated(snapshot(made.store()))
    assert dated(once) == once


def test_the_days_of_its_events_are_counted_from_the_day_that_was_found() -> None:
    made = Made()
    known(made)
    undated = resigned(made)
    case = dated(snapshot(made.store()))
    (told,) = [one for one in case.events if one.report == undated.id]
    assert told.date == Interval(FRIDAY, FRIDAY)


def test_the_words_of_the_day_may_stand_in_any_part_of_the_evidence() -> None:
    made = Made()
    known(made)
    undated = made.report("Anna Berg lost her office. She resigned on Friday.")
    one = event(made, undated, "resignation", when="Friday", sides=("north",), who="Anna Berg")
    parts = (undated.span(0, 26), undated.span(27, len(undated.text)))
    made.found[undated.id][1][:] = [with_id(replace(one, evidence=parts))]
    assert published(made, undated).known == "inferred"


def tomorrow(made: Made) -> Report:
    undated = made.report("They meet tomorrow, 18 May, in the hall.")
    told = told_by_itself(undated)
    made.found[undated.id] = (told, [])
    return told


def test_a_day_without_a_year_beside_tomorrow_where_the_case_is_of_one_year() -> None:
    made = Made()
    made.report("North and South met.", date(2025, 3, 8))
    undated = tomorrow(made)
    assert published(made, undated) == Published(
        date(2025, 5, 17),
        date(2025, 5, 17),
        "inferred",
        "by other reports: a time beside its date: “tomorrow, 18 May”, in 2025",
    )


def test_of_two_years_a_day_without_a_year_says_nothing() -> None:
    made = Made()
    made.report("North and South met.", date(2025, 3, 8))
    made.report("North and South met again.", date(2024, 3, 8))
    undated = tomorrow(made)
    assert published(made, undated).known == "unknown"
