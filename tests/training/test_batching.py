from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from training.batching import batches


@given(st.lists(st.integers(1, 90), min_size=1, max_size=60), st.integers(1, 20))
def test_everything_is_in_one_batch_of_the_right_size(lengths: list[int], within: int) -> None:
    made = batches(lengths, 80, random.Random(1), within=within)
    assert sorted(at for group in made for at in group) == list(range(len(lengths)))
    assert all(
        len(group) == 1 or len(group) * max(lengths[at] for at in group) <= 80 for group in made
    )
