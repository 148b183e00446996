from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.deals.errors import GameError
from zopa.deals.forecast import MODELS, Stand, challenge, forecast, weighted_mean

stands = st.lists(
    st.builds(
        Stand,
        actor=st.text(min_size=1),
        position=st.floats(0, 100),
        salience=st.none() | st.floats(0, 100),
        power=st.floats(0, 1000),
    ),
    min_size=1,
    max_size=8,
)


@given(stands)
def test_every_model_stays_between_the_positions(some: list[Stand]) -> None:
    low, high = min(s.position for s in some), max(s.position for s in some)
    found = forecast(some)
    assert tuple(e.model for e in found) == MODELS
    for estimate in found:
        assert low - 1e-6 <= estimate.value <= high + 1e-6
        assert estimate.measured.issues > 300
        assert 15 < estimate.measured.mean < 35


def test_the_smallest_power_there_is() -> None:
    for power in (5e-324, 1e-310, 1e300):
        some = [Stand(actor="a", position=1.25, power=power)]
        assert {round(e.value, 9) for e in forecast(some)} == {1.25}
        some.append(Stand(actor="b", position=3, salience=60, power=power))
        assert all(1.25 <= e.value <= 3 for e in forecast(some))


def test_models_by_hand() -> None:
    some = [
        Stand(actor="a", position=0, salience=100, power=1),
        Stand(actor="b", position=100, salience=50, power=4),
        Stand(actor="c", position=40, power=1),
    ]
    values = {e.model: e.value for e in forecast(some)}
    assert values["plain_mean"] == pytest.approx(140 / 3)
    assert values["median"] == 40
    # c's salience counts as the mean of the known ones, 75.
    assert values["weighted_mean"] == pytest.approx((200 * 100 + 75 * 40) / (100 + 200 + 75))
    assert values["root_mean"] == pytest.approx((100 * 100 + 75 * 40) / (100 + 100 + 75))


def test_who_cares_most_moves_least() -> None:
    positions = np.array([0.0, 100.0])
    power = np.ones(2)
    firm = challenge(positions, np.array([100.0, 20.0]), power)
    assert firm < weighted_mean(positions, np.array([100.0, 20.0]), power)


def test_all_of_one_mind() -> None:
    assert {e.value for e in forecast([Stand(actor=x, position=30) for x in "abc"])} == {30}


@pytest.mark.parametrize(
    ("stand", "says"),
    [
        (Stand(actor="a", position=101), "position 101"),
        (Stand(actor="a", position=float("nan")), "position nan"),
        (Stand(actor="a", position=1, salience=-1), "salience -1"),
        (Stand(actor="a", position=1, power=float("inf")), "power inf of 'a'"),
    ],
)
def test_bad_stands(stand: Stand, says: str) -> None:
    with pytest.raises(GameError, match=says):
        forecast([stand])


def test_no_stand() -> None:
    with pytest.raises(GameError, match="no positions"):
        forecast([])
