from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.decision import (
    Decision,
    Review,
    Verdict,
    latest,
    off_pair,
    on_pair,
    pair_id,
    pair_of,
    review,
)

from .strategies import decisions

NOON = datetime(2025, 2, 3, 12, tzinfo=UTC)


def decision(id: str, verdict: Verdict, at: datetime = NOON, finding: str = "f1") -> Decision:
    return Decision(id=id, finding=finding, verdict=verdict, by="Ada", at=at)


@pytest.mark.parametrize(
    ("verdict", "wanted"),
    [
        ("accept", "accepted"),
        ("correct", "accepted"),
        ("reject", "rejected"),
        ("withdraw", "none"),
    ],
)
def test_a_finding_stands_as_decided(verdict: Verdict, wanted: Review) -> None:
    assert review(decision("d1", verdict)) == wanted


def test_a_finding_without_a_decision_is_not_reviewed() -> None:
    assert review(None) == "none"
    assert latest([]) == {}


def test_the_last_decision_holds() -> None:
    later = NOON + timedelta(minutes=1)
    made = [
        decision("d2", "reject", later),
        decision("d1", "accept"),
        decision("d3", "accept", finding="f2"),
    ]
    assert latest(made) == {"f1": made[0], "f2": made[2]}


def test_the_last_is_the_last_in_time_and_not_on_the_clock() -> None:
    east = datetime(2025, 2, 3, 20, tzinfo=timezone(timedelta(hours=9)))  # 11:00 UTC
    first, second = decision("d1", "accept", east), decision("d2", "reject", NOON)
    assert latest([second, first]) == {"f1": second}


def test_of_the_same_moment_the_larger_id_holds() -> None:
    one, two = decision("d1", "accept"), decision("d2", "withdraw")
    assert latest([one, two]) == latest([two, one]) == {"f1": two}


@given(made=st.lists(decisions(), max_size=8), seed=st.integers())
def test_the_order_in_which_they_are_read_does_not_matter(made: list[Decision], seed: int) -> None:
    shuffled = list(made)
    Random(seed).shuffle(shuffled)
    assert latest(shuffled) == latest(made)
    assert set(latest(made)) == {one.finding for one in made}


def test_a_decision_on_a_pair_names_both_actors_in_any_order() -> None:
    made = on_pair("a", "b", same=True, by="Ada", at=NOON)
    assert (made.verdict, pair_of(made)) == ("accept", ("a", "b"))
    other = on_pair("b", "a", same=False, by="Ada", at=NOON + timedelta(minutes=1))
    assert (other.verdict, other.finding) == ("reject", made.finding)
    assert latest([made, other]) == {pair_id("a", "b"): other}
    assert pair_of(decision("d1", "accept")) is None


def test_a_pair_is_of_two() -> None:
    with pytest.raises(ValueError, match="two actors"):
        on_pair("a", "a", same=True, by="Ada", at=NOON)
    with pytest.raises(ValueError, match="two actors"):
        off_pair("a", "a", by="Ada", at=NOON)


def test_a_pair_is_left_to_the_rules_again() -> None:
    made = on_pair("a", "b", same=True, by="Ada", at=NOON)
    undone = off_pair("b", "a", by="Bea", at=NOON + timedelta(minutes=1))
    assert (undone.verdict, undone.finding, pair_of(undone)) == (
        "withdraw",
        made.finding,
        ("b", "a"),
    )
    assert latest([undone, made]) == {made.finding: undone}
