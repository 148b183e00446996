"""A name in a report: whose it is, what kind of name, and the words it stands in."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.findings import ActorKind

CALLED = "name.noun"  # the rule of a noun for what a party is: "der Konzern"


class Name(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) name an actor; the noun phrase begins at ``head``.

    ``actor`` is ``None`` for a title without a name that cannot be resolved. ``party`` is whom the
    actor speaks for. ``role`` is that of the gazetteer, or ``person``, ``title`` or ``body``.
    """

    head: int
    first: int
    last: int
    actor: str | None
    kind: ActorKind
    name: str
    party: str | None
    role: str
    rule: str
    title: str = ""
    owner: str | None = None
    iso2: str | None = None
    speaks: bool = True
    genitive: bool = False
    former: bool = False
