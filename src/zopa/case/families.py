"""Kinds of events and of levers that reports use for one and the same."""

from __future__ import annotations

_FAMILIES = dict.fromkeys(("meeting", "talks", "summit", "visit"), "encounter")
_LEVERS = dict.fromkeys(("threat", "sanction"), "coercion") | dict.fromkeys(
    ("aid", "arms_release"), "support"
)


def family(kind: str) -> str:
    """The family of a kind of event: what one outlet calls talks, another calls a meeting or a visit.

    A kind that no other one stands for is a family by itself.
    """
    return _FAMILIES.get(kind, kind)


def lever_family(kind: str) -> str:
    """The family of a kind of lever: a sanction that is threatened is a threat, arms are aid.

    A kind that no other one stands for is a family by itself.
    """
    return _LEVERS.get(kind, kind)
