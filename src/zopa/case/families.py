"""Kinds of events that reports use for one and the same event."""

from __future__ import annotations

_FAMILIES = dict.fromkeys(("meeting", "talks", "summit", "visit"), "encounter")


def family(kind: str) -> str:
    """The family of a kind of event: what one outlet calls talks, another calls a meeting or a visit.

    A kind that no other one stands for is a family by itself.
    """
    return _FAMILIES.get(kind, kind)
