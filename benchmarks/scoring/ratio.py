"""Precision, recall and F1 as values."""

from __future__ import annotations

from msgspec import Struct


class Ratio(Struct, frozen=True):
    """Precision and recall between 0 and 1; ``f1`` is their harmonic mean, 0 where both are."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision * 100:5.1f}  R {self.recall * 100:5.1f}  F {self.f1 * 100:5.1f}"


def ratio(hits: int, found: int, gold: int) -> Ratio:
    """The ratio of counts; 0 where nothing was found or there was nothing to find."""
    return Ratio(hits / found if found else 0.0, hits / gold if gold else 0.0)
