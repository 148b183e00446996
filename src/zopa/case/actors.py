"""Actors as the whole case knows them: made from all mentions, never stored by themselves."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.findings import ActorKind
from zopa.case.spans import Span


class Actor(Struct, frozen=True, kw_only=True):
    """A person, state, organisation or group with all its names.

    ``party`` is the id of the party it speaks for now, ``None`` where that is not known; a party
    names itself.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...]
    party: str | None
    iso2: str | None
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
