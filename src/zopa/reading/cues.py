"""A cue of the agenda, compiled, and where one was found."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.agenda import Direction

GAP = "..."
"""The word of a cue that stands for up to three words."""
NUMBER = "#"
"""The word of a cue that stands for a number in figures."""
PLACE = "@"
"""The word of a cue that stands for one of the places of its issue."""

ACTOR = "&"
"""The word of a cue that stands for the name of a party or of a state."""


class Cue(Struct, frozen=True, gc=False):
    """A cue of the agenda, compiled: patterns for its words, and what it stands for.

    ``given_up``: it names what the question of its issue asks to give up; ``ends``: the question asks
    for the end of something; ``keeps``: it asks whether something stays, ``changes``:
    whether it changes, ``raises``: whether there is to be more of it; ``undoing`` are the words that
    undo what it asks for.
    """

    words: tuple[str, ...]
    issue: str
    option: str | None
    direction: Direction
    general: bool
    given_up: bool = False
    ends: bool = False
    keeps: bool = False
    changes: bool = False
    raises: bool = False
    undoing: frozenset[str] = frozenset()

    @property
    def contrary(self) -> bool:
        """Whether it names the contrary of what the question of its issue asks for."""
        return self.direction == "against" and self.option is None


class Hit(Struct, frozen=True, gc=False):
    """A cue found at words ``first`` to ``last`` (excluded).

    ``derived``: the text has other words of the same families; such a hit yields to a literal one.
    """

    first: int
    last: int
    cue: Cue
    derived: bool = False
