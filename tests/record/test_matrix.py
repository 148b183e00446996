from __future__ import annotations

from datetime import date
from random import Random

import pytest

from zopa.case.agenda import Agenda, Issue, Party
from zopa.case.findings import ESTIMATED, Stance
from zopa.errors import CaseError
from zopa.record.matrix import Cell, Matrix, matrix
from zopa.record.snapshot import snapshot

from .made import Made

AGENDA = Agenda(
    format="zopa-agenda/1",
    id="test",
    title={"en": "Test"},
    parties=(Party(id="north", kind="party"), Party(id="zenith", kind="party", veto=True)),
    issues=tuple(Issue(id=id, name={}, question={}) for id in ("water", "territory", "fish")),
)

STANCES: tuple[Stance, ...] = ("for", "against", "open")


def the_matrix(made: Made) -> Matrix:
    return matrix(snapshot(made.store()))


def cell(made: Made, issue: str = "territory", party: str = "north") -> Cell:
    found = the_matrix(made).cell(issue, party)
    assert found is not None
    return found


def test_rows_and_columns_have_an_order_of_their_own() -> None:
    made = Made(AGENDA)
    made.position(made.report("a"), "west", "for")
    made.position(made.report("b"), "west", "for", issue="water")
    made.position(made.report("c"), "zenith", "for")
    made.position(made.report("d"), "north", "for", issue="beyond")
    made.position(made.report("e"), "east", "for")
    found = the_matrix(made)
    assert found.issues == ("water", "territory", "beyond")
    assert found.parties == ("zenith", "west", "east", "north")
    assert found.cell("water", "zenith") is None
    assert matrix(snapshot(made.store()), all=True).issues == (
        "water",
        "territory",
        "fish",
        "beyond",
    )


def test_an_empty_case_has_an_empty_matrix() -> None:
    assert the_matrix(Made(AGENDA)) == Matrix(issues=(), parties=(), cells=())


def test_a_stance_that_only_the_model_sees_is_marked() -> None:
    made = Made(AGENDA)
    made.position(made.report("a"), "north", "for", rule=ESTIMATED)
    made.position(made.report("b"), "zenith", "for")
    assert cell(made).estimated
    assert not cell(made, party="zenith").estimated


def test_an_estimate_decides_nothing_beside_what_a_rule_reads() -> None:
    made = Made(AGENDA)
    read = made.position(made.report("a", date(2025, 5, 1)), "north", "for")
    estimate = made.position(
        made.report("b", date(2025, 6, 1)), "north", "against", rule=ESTIMATED, red_line=True
    )
    found = cell(made)
    assert (found.stance, found.sentences, found.sources) == ("for", 1, 1)
    assert not found.estimated
    assert not found.red_line
    assert found.positions == (read.id, estimate.id)


def test_the_latest_stance_is_shown_and_undated_ones_come_first() -> None:
    made = Made(AGENDA)
    made.position(made.report("undated"), "north", "open", confidence=1.0)
    made.position(made.report("early", date(2025, 1, 1)), "north", "for", confidence=0.9)
    last = made.position(made.report("late", date(2025, 2, 1)), "north", "against", option="x")
    found = cell(made)
    assert (found.stance, found.option, found.date) == ("against", "x", date(2025, 2, 1))
    assert found.positions[0] == last.id
    assert (found.sentences, found.sources, len(found.positions)) == (3, 3, 3)


def test_on_one_day_the_surer_then_the_later_in_the_text() -> None:
    made = Made(AGENDA)
    report = made.report("one sentence, and another", date(2025, 1, 1))
    made.position(report, "north", "for", confidence=0.9)
    made.position(report, "north", "against", confidence=0.8, start=4)
    assert cell(made).stance == "for"
    made.position(report, "north", "open", confidence=0.9, start=4)
    assert cell(made).stance == "open"


def test_for_and_against_on_the_latest_day_is_contested() -> None:
    made = Made(AGENDA)
    made.position(made.report("a", date(2025, 1, 1)), "north", "for")
    made.position(made.report("b", date(2025, 1, 2)), "north", "against")
    assert not cell(made).contested
    made.position(made.report("c", date(2025, 1, 2)), "north", "for", option="x")
    assert not cell(made).contested, "another option is another matter"
    made.position(made.report("d", date(2025, 1, 2)), "north", "for")
    assert cell(made).contested


def test_a_copy_counts_for_nothing() -> None:
    made = Made(AGENDA)
    for text in ("They refuse.", "They refuse. ", "They refuse.  "):
        made.position(made.report(text, fingerprint=tuple(range(20))), "north", "against")
    made.position(made.report("They do refuse."), "north", "against")
    assert (cell(made).sentences, cell(made).sources) == (2, 2)


def test_one_sentence_on_two_options_is_one_sentence() -> None:
    made = Made(AGENDA)
    report = made.report("Neither x nor y.")
    made.position(report, "north", "against", option="x")
    made.position(report, "north", "against", option="y")
    assert cell(made).sentences == 1


def test_a_red_line_holds_until_another_stance_is_taken() -> None:
    made = Made(AGENDA)
    made.position(made.report("a", date(2025, 1, 1)), "north", "against", red_line=True)
    made.position(made.report("b", date(2025, 1, 2)), "north", "against")
    made.position(made.report("c", date(2025, 1, 1)), "north", "for", option="x")
    assert cell(made).red_line
    made.position(made.report("d", date(2025, 1, 3)), "north", "open")
    assert not cell(made).red_line
    made.position(made.report("e", date(2025, 1, 4)), "north", "against")
    assert not cell(made).red_line


def test_a_rejected_position_leaves_the_matrix_and_stays_in_the_listing() -> None:
    made = Made(AGENDA)
    made.position(made.report("a", date(2025, 1, 1)), "north", "for")
    wrong = made.position(made.report("b", date(2025, 1, 2)), "north", "against")
    made.decide(wrong, "reject")
    assert (cell(made).stance, cell(made).sentences) == ("for", 1)
    found = snapshot(made.store())
    assert {p.id for p in found.positions} >= {wrong.id}
    assert found.review(wrong.id) == "rejected"
    made.decide(wrong, "withdraw")
    assert cell(made).stance == "against"


def test_a_correction_changes_the_matrix() -> None:
    made = Made(AGENDA)
    position = made.position(made.report("a"), "north", "for")
    made.decide(position, "correct", {"stance": "against", "party": "zenith", "red_line": True})
    found = cell(made, party="zenith")
    assert (found.stance, found.red_line, found.positions) == ("against", True, (position.id,))
    assert the_matrix(made).parties == ("zenith",)


@pytest.mark.parametrize("fields", [{"stance": "maybe"}, {"colour": "red"}, {"id": "position-1"}])
def test_a_correction_that_does_not_fit_is_named(fields: dict[str, str | bool | None]) -> None:
    made = Made(AGENDA)
    position = made.position(made.report("a"), "north", "for")
    made.decide(position, "correct", fields)
    with pytest.raises(CaseError, match=position.id):
        snapshot(made.store())
    made.decide(position, "withdraw")
    assert cell(made).stance == "for"


def test_a_position_of_nobody_is_in_no_cell() -> None:
    made = Made(AGENDA)
    made.position(made.report("a"), None, "for", speaker="Paul Tal")
    assert the_matrix(made).cells == ()


def test_the_order_of_the_reports_makes_no_difference() -> None:
    made = Made(AGENDA)
    for number in range(40):
        day = date(2025, 1, 1 + number % 3) if number % 4 else None
        report = made.report(f"sentence {number}", day, tuple(range(number // 3 * 20, 20)))
        party = ["north", "zenith", "west"][number % 3]
        stance = STANCES[number % 5 % 3]
        option = ["x", None][number % 2]
        made.position(report, party, stance, option=option, issue=["water", "fish"][number % 2])
    expected = the_matrix(made)
    for seed in range(10):
        assert matrix(snapshot(made.store(Random(seed)))) == expected
