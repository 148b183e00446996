"""Actors as the whole case knows them: made from all mentions, never stored by themselves."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.findings import ActorKind
from zopa.case.spans import Span


class Reason(Struct, frozen=True, order=True):
    """A rule that speaks for two names being one actor, or ``against`` it, and the words it read."""

    rule: str
    words: tuple[str, ...] = ()
    against: bool = False


class Merge(Struct, frozen=True, kw_only=True):
    """An id of mentions that stands for another actor, and why.

    ``reports`` are the only ones in which it does; empty: in all of them.
    """

    actor: str
    into: str
    reasons: tuple[Reason, ...]
    reports: tuple[str, ...] = ()


class Doubt(Struct, frozen=True, kw_only=True):
    """Two actors that may be one: kept apart until a person decides.

    Where both stand as one actor already, ``second`` is ``ID@REPORT``: the one of that report.
    """

    first: str
    second: str
    reasons: tuple[Reason, ...]


class Actor(Struct, frozen=True, kw_only=True):
    """A person, state, organisation or group with all its names.

    ``party`` is the id of the party it speaks for now, ``None`` where that is not known; a party
    names itself. ``merged`` are the ids of mentions that were found to be this actor.
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
    merged: tuple[Merge, ...] = ()
