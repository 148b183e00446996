"""A clause: its words, its kind and what it hangs on."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["main", "sub", "relative", "infinitive"]


class Clause(Struct):
    """A clause: its words (indices, perhaps in pieces), how it begins and what it hangs on.

    ``parent`` is the number of the clause it depends on, ``None`` for a main clause; ``conditional``
    marks an if-clause, ``fresh`` a clause that begins after a conjunction without a subject,
    ``elliptic`` one that leaves out its verb ("eine Ausfuhr nicht"), ``inserted`` one that breaks into
    another with its verb of saying, ``lent`` the verb that it shares with one before it ("hat die Maut
    abgelehnt, einen Fonds aber begrüßt").
    ``lows`` are its words in lower case, for look-ups.
    """

    words: list[int]
    kind: Kind
    parent: int | None
    head: str = ""
    conditional: bool = False
    fresh: bool = False
    elliptic: bool = False
    inserted: bool = False
    lent: int | None = None
    lows: frozenset[str] = frozenset()

    @property
    def first(self) -> int:
        """The index of the first word."""
        return self.words[0]

    @property
    def last(self) -> int:
        """The index behind the last word."""
        return self.words[-1] + 1
