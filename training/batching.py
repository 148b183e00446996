"""Batches of pieces that are alike in length."""

from __future__ import annotations

import random
from collections.abc import Sequence


def batches(
    lengths: Sequence[int], size: int, chance: random.Random, *, within: int
) -> list[list[int]]:
    """Numbers of what has these lengths, in batches of about ``size``, padding included; sorted by length
    among ``within`` at a time, so that chance still mixes them.
    """
    order = list(range(len(lengths)))
    chance.shuffle(order)
    made: list[list[int]] = []
    for begin in range(0, len(order), within):
        group: list[int] = []
        for number in sorted(order[begin : begin + within], key=lengths.__getitem__):
            if group and (len(group) + 1) * lengths[number] > size:
                made.append(group)
                group = []
            group.append(number)
        made.append(group)
    chance.shuffle(made)
    return made
