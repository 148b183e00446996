"""A limit by name: whose it is, and which terms or value it holds to."""

from __future__ import annotations

from typing import Literal

import numpy as np
from msgspec import Struct

from zopa.deals.oracle import Oracle


class Limit(Struct, frozen=True, kw_only=True):
    """A red line (``number``: its place with its party, ``terms``) or a walk-away value."""

    party: str
    kind: Literal["red line", "walk-away"]
    number: int | None = None
    terms: dict[str, tuple[str, ...]] = {}
    value: float | None = None

    def __str__(self) -> str:
        if self.kind == "walk-away":
            return f"the walk-away value of {self.party} ({self.value:.4g})"
        terms = " with ".join(f"{i} = {' or '.join(o)}" for i, o in self.terms.items())
        return f"the red line of {self.party} against {terms}"


def limit_at(oracle: Oracle, at: int) -> Limit:
    """The limit with this number (see :class:`Oracle`)."""
    space = oracle.game.space
    if at < len(oracle.lines):
        rule = space.rules[oracle.lines[at]]
        terms = {
            space.issues[issue]: tuple(space.options[issue][o] for o in np.flatnonzero(mask))
            for issue, mask in rule.terms
        }
        party = space.parties[rule.party]
        return Limit(party=party, kind="red line", number=rule.number, terms=terms)
    party_at = oracle.walks[at - len(oracle.lines)]
    value = float(oracle.game.walk_away[party_at])
    return Limit(party=space.parties[party_at], kind="walk-away", value=value)
