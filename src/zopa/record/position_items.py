"""Positions of a party laid out for comparing: the days they are valid for, how firm they are."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.findings import Position
from zopa.case.spans import Interval
from zopa.record.compared import Ground, Value, later
from zopa.record.times import Valid, shown

OPPOSED = frozenset({"for", "against"})


class Item(Struct, frozen=True):
    """A position with the days that it is valid for."""

    position: Position
    days: Interval
    named: Valid | None  # the time that its words name, if they do
    published: Interval

    @property
    def retold(self) -> bool:
        """Whether the report tells it of an earlier day."""
        return later(self.published, self.days)

    @property
    def value(self) -> Value:
        p = self.position
        parts = [p.option or "", p.stance, "red line" if p.red_line else ""]
        parts += [f"condition: {p.condition.text}" if p.condition else "", shown(self.days)]
        return Value(p, ", ".join(part for part in parts if part))


def is_firm(item: Item, ground: Ground) -> bool:
    """Whether it can exclude another position: for or against, without condition, no inference."""
    position = item.position
    if position.stance not in OPPOSED or position.condition is not None:
        return False
    return ground.voices.of(position) != "analysis"
