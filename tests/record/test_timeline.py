from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from benchmarks.timeline import made_up
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from zopa.case.agendas import load_agenda
from zopa.case.decision import Decision
from zopa.case.findings import Event, EventKind, EventStatus, Participant
from zopa.case.ids import with_id
from zopa.case.report import Report
from zopa.case.spans import Interval, Part, Published, Span
from zopa.record.snapshot import Snapshot
from zopa.record.timeline import Entry, timeline

MARCH = date(2025, 3, 1)


def day(number: int) -> date:
    return MARCH + timedelta(days=number - 1)


def report(name: str, number: int | None) -> Report:
    when = day(number) if number is not None else None
    published = Published(when, when, "printed") if when else Published()
    return Report(id=name, path=name, text="", raw="", format="text", published=published)


def event(
    told_by: str,
    kind: EventKind = "meeting",
    status: EventStatus = "held",
    *,
    sides: Sequence[str] = ("us", "ru"),
    on: int | None = None,
    until: int | None = None,
    place: str | None = None,
    at: int = 0,
    words: str = "words",
    minutes: int | None = None,
) -> Event:
    return with_id(
        Event(
            id="",
            evidence=(Span(told_by, at, at + len(words), words),),
            confidence=0.8,
            rule="event.test",
            report=told_by,
            kind=kind,
            participants=tuple(sides),
            place=place,
            date=Interval(day(on), day(until or on)) if on is not None else Interval(),
            status=status,
            minutes=minutes,
        )
    )


def case(reports: Sequence[Report], events: Sequence[Event], **fields: object) -> Snapshot:
    made = Snapshot(agenda=load_agenda(None), reports=tuple(reports), events=tuple(events))
    return replace(made, **fields)


A, B, C = report("a", 5), report("b", 12), report("c", 20)


def entries(*events: Event, **fields: object) -> tuple[Entry, ...]:
    return timeline(case((A, B, C), events, **fields))


def test_a_plan_and_its_fulfilment_are_one_entry_with_a_history() -> None:
    (entry,) = entries(
        event("a", status="planned", on=10, until=14, place="Genf"),
        event("b", "talks", on=11, place="Genf", sides=("ru", "us", "fr")),
    )
    assert [(stage.report, stage.status) for stage in entry.history] == [
        ("a", "planned"),
        ("b", "held"),
    ]
    assert (entry.status, entry.place) == ("held", "Genf")
    assert entry.participants == ("us", "ru", "fr")
    assert entry.date == Interval(day(11), day(11))
    assert [join.rule for join in entry.joins] == ["timeline.same_day"]


def test_a_moved_visit_keeps_its_entry() -> None:
    (entry,) = entries(
        event("a", "visit", "planned", on=8, place="Riad"),
        event("b", "visit", "postponed", on=8, place="Riad", at=3),
        event("b", "visit", "planned", on=18, place="Riad", at=3, words="words again"),
        event("c", "visit", on=18, place="Riad"),
    )
    assert [stage.status for stage in entry.history] == ["planned", "postponed", "planned", "held"]
    assert entry.date == Interval(day(18), day(18))
    assert "timeline.moved" in {join.rule for join in entry.joins}


def test_days_that_exclude_each_other_are_never_joined() -> None:
    assert len(entries(event("a", on=3), event("b", on=4))) == 2


def test_other_sides_another_event() -> None:
    found = entries(
        event("a", "call", on=3, sides=("us", "ru")), event("a", "call", on=3, sides=("us", "ua"))
    )
    assert len(found) == 2


def test_two_states_on_one_day_are_two_events() -> None:
    assert len(entries(event("a", on=3, place="Moskau"), event("b", on=3, place="Kiew"))) == 2


def test_one_place_in_two_languages() -> None:
    (entry,) = entries(event("a", on=3, place="Moskau"), event("b", on=3, place="Moscow"))
    assert len(entry.history) == 2


def test_a_plan_without_a_day_is_fulfilled_by_the_next_of_its_kind() -> None:
    (entry,) = entries(event("a", "talks", "planned"), event("b", "talks", on=11))
    assert [join.rule for join in entry.joins] == ["timeline.plan_without_day"]


def test_a_plan_after_the_event_is_another_one() -> None:
    assert len(entries(event("a", "talks", on=4), event("b", "talks", "planned"))) == 2


def test_a_plan_that_is_put_on_hold() -> None:
    (entry,) = entries(
        event("a", "summit", "planned", on=25, place="Budapest"),
        event("b", "summit", "suspended", on=11, place="Budapest"),
    )
    assert entry.status == "suspended"
    assert entry.date == Interval(day(25), day(25))


def test_what_is_suspended_is_not_fulfilled_by_another_meeting() -> None:
    halted = event("b", "summit", "suspended", at=40)
    elsewhere = event("c", "summit", on=20, place="Oslo")
    assert len(entries(halted, elsewhere)) == 2


def test_a_plan_may_be_carried_out_a_day_off() -> None:
    plan = event("a", "visit", "planned", on=10, place="Oslo")
    assert len(entries(plan, event("c", "visit", on=11, place="Oslo"))) == 1
    assert len(entries(plan, event("c", "visit", on=12, place="Oslo"))) == 2
    assert len(entries(plan, event("c", "visit", on=11))) == 2


def test_an_old_report_does_not_make_a_held_meeting_planned_again() -> None:
    (entry,) = entries(
        event("a", on=4, place="Genf"), event("b", status="planned", on=4, place="Genf")
    )
    assert entry.status == "held"


def test_copies_tell_one_event() -> None:
    events = [
        event("a", "signing", words="they signed"),
        event("b", "signing", words="they signed"),
    ]
    (entry,) = entries(*events, copy_of={"b": "a"})
    assert [join.rule for join in entry.joins] == ["timeline.copy"]


def test_an_undated_report_joins_by_the_place() -> None:
    undated = report("u", None)
    made = [event("a", "summit", on=3, place="Alaska"), event("u", "summit", place="Alaska")]
    (entry,) = timeline(case((A, undated), made))
    assert [join.rule for join in entry.joins] == ["timeline.same_place"]


def test_two_resignations_in_one_country_are_two() -> None:
    found = []
    for number, name in enumerate(("person-a", "person-b")):
        role = Participant("actor", Part(0, 1, "x"), name)
        one = event("a", "resignation", on=3, sides=("us",), at=number)
        found.append(with_id(replace(one, roles=(role,))))
    assert len(entries(*found)) == 2


def test_talks_of_two_days_may_have_begun_the_day_before() -> None:
    (entry,) = entries(
        event("a", "talks", "planned", on=9), event("b", "talks", on=10, minutes=2 * 24 * 60)
    )
    assert entry.status == "held"


def test_rejected_events_are_in_no_entry() -> None:
    one = event("a", on=3)
    decision = Decision(
        id="d", finding=one.id, verdict="reject", by="test", at=datetime(2025, 3, 1, tzinfo=UTC)
    )
    assert entries(one, decisions={one.id: decision}) == ()


def test_entries_are_sorted_by_day() -> None:
    found = entries(event("a", on=9, until=12), event("a", "call", on=3), event("b", "vote"))
    assert [entry.date.start or entry.history[0].reported.start for entry in found] == [
        day(3),
        day(9),
        day(12),
    ]


KINDS: list[EventKind] = ["meeting", "talks", "call", "visit"]
STATUSES: list[EventStatus] = ["planned", "held", "postponed", "cancelled"]
EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(KINDS),
        st.sampled_from(STATUSES),
        sides=st.sampled_from([("us", "ru"), ("us", "ua"), ("us",), ()]),
        on=st.one_of(st.none(), st.integers(1, 28)),
        place=st.sampled_from([None, "Genf", "Moskau"]),
        at=st.integers(0, 50),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(EVENTS, st.randoms(use_true_random=False))
def test_each_event_is_in_one_entry_whatever_the_order(events: list[Event], random: Random) -> None:
    unique = {one.id: one for one in events}
    listed = list(unique.values())
    first = timeline(case((A, B, C), listed))
    random.shuffle(listed)
    assert timeline(case((A, B, C), listed)) == first
    told = [stage.event for entry in first for stage in entry.history]
    assert sorted(told) == sorted(unique)
    for entry in first:
        assert len(entry.joins) == len(entry.history) - 1


@settings(max_examples=150, deadline=None)
@given(EVENTS)
def test_no_entry_joins_days_apart_without_a_move(events: list[Event]) -> None:
    for entry in timeline(case((A, B, C), list({one.id: one for one in events}.values()))):
        rules = {join.rule for join in entry.joins}
        if rules & {"timeline.moved", "timeline.called_off_before", "timeline.copy"}:
            continue
        days = {stage.date.start for stage in entry.history if stage.date.start is not None}
        assert len(days) <= 1


@pytest.mark.parametrize("reports", [200])
def test_linear_time(reports: int) -> None:
    def seconds(number: int) -> float:
        snapshot = made_up(number)
        begin = time.process_time()
        timeline(snapshot)
        return time.process_time() - begin

    seconds(50)
    assert seconds(8 * reports) < 30 * seconds(reports) + 1


def test_a_town_and_its_region_or_state_are_one_place() -> None:
    (entry,) = entries(
        event("a", "talks", on=4, place="Anchorage"),
        event("b", "summit", place="Alaska"),
    )
    assert [join.rule for join in entry.joins] == ["timeline.same_place"]
    (entry,) = entries(
        event("a", "talks", on=4, place="Genf"),
        event("b", "talks", on=4, place="Geneva"),
        event("c", "talks", on=4, place="Switzerland"),
    )
    assert len(entry.history) == 3


def test_a_town_of_another_state_keeps_apart() -> None:
    found = entries(
        event("a", "talks", on=4, place="Genf"),
        event("b", "meeting", on=4, place="Türkei"),
    )
    assert len(found) == 2


def named(one: Event, *persons: str) -> Event:
    span = one.evidence[0]
    part = Part(span.start, span.end, span.text)
    return with_id(replace(one, roles=tuple(Participant("side", part, id) for id in persons)))


def test_a_plan_of_two_people_in_an_undated_report_is_known_by_them() -> None:
    undated = report("undated", None)
    pair = ("person-ada-berg", "person-leo-tal")
    held = named(event("a", status="suspended"), *pair)
    plan = named(event("undated", status="planned", place="Genf"), *pair)
    (entry,) = timeline(case((A, undated), (held, plan)))
    assert [join.rule for join in entry.joins] == ["timeline.same_persons"]
    other = named(event("undated", status="planned", place="Genf"), pair[0], "person-ida-ruh")
    assert len(timeline(case((A, undated), (held, other)))) == 2
    done = named(event("a", on=4), *pair)
    assert len(timeline(case((A, undated), (done, plan)))) == 2


def body(one: Event, words: str) -> Event:
    role = Participant("side", Part(0, len(words), words), None)
    return with_id(replace(one, id="", roles=(role,)))


def test_a_report_without_sides_joins_by_day_and_place() -> None:
    planned = event("one", "talks", "planned", on=16, place="Skarnes", sides=("ru", "us"))
    held = event("two", "meeting", "held", on=16, place="Skarnes", sides=())
    assert len(entries(planned, held)) == 1
    assert len(entries(held, planned)) == 1
    assert len(entries(planned, replace(held, place="Oslo"))) == 2
    assert len(entries(planned, replace(held, date=Interval(day(17), day(17))))) == 2


def test_a_plan_for_a_day_is_what_one_of_its_sides_did_on_that_day() -> None:
    planned = event("one", "talks", "planned", on=8, sides=("ru", "us"))
    held = event("two", "talks", "held", on=8, place="Oslo", sides=("us",))
    assert len(entries(planned, held)) == 1
    assert len(entries(held, event("one", "talks", "held", on=8, sides=("ru", "us")))) == 2


def test_a_body_without_an_id_meets_once_on_one_day() -> None:
    planned = body(event("one", "meeting", "planned", on=8, sides=()), "Der Prüfungsausschuss")
    held = body(event("two", "meeting", "held", on=8, sides=()), "Der Ausschuss")
    other = body(event("two", "meeting", "held", on=8, sides=()), "Der Vorstand")
    assert len(entries(planned, held)) == 1
    assert len(entries(planned, other)) == 2
