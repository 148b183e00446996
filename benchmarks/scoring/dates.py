"""Expressions of time scored as TempEval-3 does: strict, relaxed, and relaxed with the value.

*Strict*: both ends agree. *Relaxed*: the stretches overlap; each counts once, in the order of the text.
*Value*: relaxed F1 times the share of the matched whose value is right (UzZaman et al., 2013).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from benchmarks.scoring.ratio import Ratio, ratio

Stretch = tuple[int, int]
G = TypeVar("G")
P = TypeVar("P")


class Counts(Struct, frozen=True):
    """What was counted; counts of several texts add up."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    values: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold,
            self.found + other.found,
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.values + other.values,
        )

    @property
    def strict_ratio(self) -> Ratio:
        """Both ends agree."""
        return ratio(self.strict, self.found, self.gold)

    @property
    def relaxed_ratio(self) -> Ratio:
        """The stretches overlap."""
        return ratio(self.relaxed, self.found, self.gold)

    @property
    def value_f1(self) -> float:
        """Relaxed F1 times the share of right values among the matched."""
        return self.relaxed_ratio.f1 * (self.values / self.relaxed if self.relaxed else 0.0)

    def __str__(self) -> str:
        return (
            f"strict F {self.strict_ratio.f1 * 100:5.1f}   relaxed {self.relaxed_ratio}   "
            f"relaxed + value F {self.value_f1 * 100:5.1f}   ({self.gold} expressions)"
        )


def pairs(
    gold: Sequence[tuple[Stretch, G]], found: Sequence[tuple[Stretch, P]]
) -> list[tuple[tuple[Stretch, G], tuple[Stretch, P]]]:
    """Which expressions overlap: each at most once, those with the same ends first."""
    same = {stretch: (stretch, what) for stretch, what in found}
    taken = {stretch for stretch, _ in gold if stretch in same}
    result = [(one, same[one[0]]) for one in gold if one[0] in taken]
    rest = [one for one in found if one[0] not in taken]
    at = 0
    for one in gold:
        if one[0] in taken:
            continue
        while at < len(rest) and rest[at][0][1] <= one[0][0]:
            at += 1
        if at < len(rest) and rest[at][0][0] < one[0][1]:
            result.append((one, rest[at]))
            at += 1
    return sorted(result, key=lambda pair: pair[0][0])


def score(
    gold: Sequence[tuple[Stretch, G]],
    found: Sequence[tuple[Stretch, P]],
    same: Callable[[G, P], bool],
) -> Counts:
    """The counts of one text; ``same`` tells whether two values agree."""
    matched = pairs(gold, found)
    return Counts(
        gold=len(gold),
        found=len(found),
        strict=sum(one[0] == other[0] for one, other in matched),
        relaxed=len(matched),
        values=sum(same(one[1], other[1]) for one, other in matched),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    return sum(counts, Counts())
