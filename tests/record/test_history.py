"""The history of a party's line, and the case as it was known on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.findings import ESTIMATED
from zopa.case.spans import Interval
from zopa.record.actors import actors, resolve
from zopa.record.disagreements import disagreements, hardened
from zopa.record.history import as_of, histories, history, undated
from zopa.record.matrix import matrix
from zopa.record.profile import profile
from zopa.record.snapshot import Snapshot, snapshot
from zopa.record.timeline import timeline

from .disagreeing import AGENDA, JUNE, MAY
from .test_disagreements import cases
from .told import Told


def test_a_history_goes_from_the_first_to_the_last_and_keeps_what_has_no_day() -> None:
    made = Told(AGENDA)
    later = made.stands(made.paper("Ja.", JUNE), "Ja.", "north", "for")
    first = made.stands(made.paper("Nein.", MAY), "Nein.", "north", "against", red_line=True)
    never = made.stands(made.paper("Wer weiß.", None), "Wer weiß.", "north", "open")
    other = made.paper("Nein, sagt der Süden.", MAY)
    made.stands(other, "Nein, sagt der Süden.", "south", "against")
    found = history(made.snap(), "north", "territory")
    assert [told.position for told in found.told] == [first.id, later.id, never.id]
    assert found.undated == (never.id,)
    assert [(r.stance, r.red_line, r.since, r.until) for r in found.runs] == [
        ("against", True, MAY, MAY),
        ("for", False, JUNE, JUNE),
    ]
    assert found.told[0].day == Interval(MAY, MAY)
    assert found.told[0].evidence == first.evidence


def test_an_estimate_is_told_and_turns_no_line() -> None:
    made = Told(AGENDA)
    read = made.stands(made.paper("Nein.", MAY), "Nein.", "north", "against")
    guess = made.stands(made.paper("Ja.", JUNE), "Ja.", "north", "for", rule=ESTIMATED)
    found = history(made.snap(), "north", "territory")
    assert [told.position for told in found.told] == [read.id, guess.id]
    assert [run.positions for run in found.runs] == [(read.id,)]


def test_a_history_of_one_option() -> None:
    made = Told(AGENDA)
    report = made.paper("Die Insel nicht. Das Ufer schon.", MAY)
    made.stands(report, "Die Insel nicht.", "north", "against", option="island")
    made.stands(report, "Das Ufer schon.", "north", "for", option="shore")
    assert len(history(made.snap(), "north", "territory").runs) == 2
    (run,) = history(made.snap(), "north", "territory", option="shore").runs
    assert (run.option, run.stance) == ("shore", "for")


def test_nothing_said_is_an_empty_history() -> None:
    found = history(Snapshot(agenda=AGENDA), "north", "territory")
    assert not found.told
    assert not found.runs
    assert not histories(Snapshot(agenda=AGENDA))


def test_what_a_person_rejected_is_in_no_history() -> None:
    made = Told(AGENDA)
    wrong = made.stands(made.paper("Nein.", MAY), "Nein.", "north", "against")
    made.decide(wrong, "reject")
    assert not history(made.snap(), "north", "territory").told


def test_undated_reports_are_left_out_and_named() -> None:
    made = Told(AGENDA)
    made.stands(made.paper("Ja.", MAY), "Ja.", "north", "for")
    report = made.paper("Nein.", None)
    made.stands(report, "Nein.", "north", "against")
    snap = made.snap()
    assert undated(snap) == (report.id,)
    (position,) = as_of(snap, date(2030, 1, 1)).positions
    assert position.stance == "for"


def test_the_snapshot_must_not_know_later_names() -> None:
    with pytest.raises(ValueError, match="before resolve"):
        as_of(resolve(Snapshot(agenda=AGENDA)), MAY)


def shown(snap: Snapshot) -> list[object]:
    """All that the record shows."""
    people = [actor.id for actor in actors(snap)]
    return [
        snap.reports,
        matrix(snap),
        histories(snap),
        timeline(snap),
        actors(snap),
        disagreements(snap),
        hardened(snap),
        [profile(snap, id) for id in people],
        resolve(snap).positions,
        snap.copy_of,
    ]


@given(
    made=st.booleans().flatmap(lambda copies: cases(copies=copies)),
    day=st.dates(date(2025, 4, 20), date(2025, 6, 20)),
)
def test_no_later_knowledge(made: Told, day: date) -> None:
    """What is shown as of a day is what a case shows that only has the reports until then."""
    then = Told(AGENDA)
    then.found = {
        id: (report, findings)
        for id, (report, findings) in made.found.items()
        if report.published.start is not None and report.published.start <= day
    }
    assert shown(as_of(snapshot(made.store()), day)) == shown(snapshot(then.store()))
