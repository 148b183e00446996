"""The game as values: who negotiates over what, what each side wants, will not take and can link.

A game is data, never code. What is not known is left out, and left out is not zero: a party
without ``weights`` has unknown weights, an issue without a preference an unknown preference.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from msgspec import Struct, field

LinkKind = Literal["requires", "excludes", "bonus"]

Terms = dict[str, tuple[str, ...]]
"""Issue -> options: holds for a package that settles *every* issue named by *one* of its options."""


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an entry comes from: a passage of a report (``text`` at ``start:end``) or any source."""

    report: str
    start: int | None = None
    end: int | None = None
    text: str = ""


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to settle an issue."""

    id: str
    name: dict[str, str] = {}


class Issue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A matter under negotiation with the ways to settle it; a package takes exactly one."""

    id: str
    options: tuple[Option, ...]
    name: dict[str, str] = {}

    def at(self, option: str) -> int:
        """The place of the option with this id; raises :class:`KeyError` for another."""
        for place, one in enumerate(self.options):
            if one.id == option:
                return place
        raise KeyError(option)


class Ranking(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order without figures, best first; what stands in one tier is equally good.

    ``a > b = c > d`` is ``(("a",), ("b", "c"), ("d",))``. What it does not name is unknown.
    """

    tiers: tuple[tuple[str, ...], ...]


class Preference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a party thinks of the options of one issue: numbers, or an order, or neither."""

    values: dict[str, float] | None = None
    order: Ranking | None = None
    evidence: tuple[Reference, ...] = ()


class Weights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much the issues matter to a party: numbers that sum to 1, or an order of importance."""

    values: dict[str, float] | None = None
    order: Ranking | None = None
    evidence: tuple[Reference, ...] = ()


class Pressure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A walk-away value that gives way to pressure.

    ``points`` are (time, pressure) pairs in order of time, straight lines in between and level
    outside; time is a date (``2025-11-20``) or a number. At a time the limit is
    ``max(floor, start - effect * pressure)``.
    """

    start: float
    effect: float
    points: tuple[tuple[str | float, float], ...]
    floor: float | None = None


class WalkAway(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least a party takes: a number, no worse than a package, or a function of pressure.

    One of the three stands; a party without :class:`WalkAway` has an unknown limit.
    """

    value: float | None = None
    package: dict[str, str] | None = None
    pressure: Pressure | None = None
    evidence: tuple[Reference, ...] = ()


class RedLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a party never accepts: a package in which all ``terms`` hold. Nothing buys it off.

    ``place``: where it stood among those of its party, from 1, before others were dropped.
    """

    terms: Terms
    name: dict[str, str] = {}
    evidence: tuple[Reference, ...] = ()
    place: int | None = None


class Party(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A side of the negotiation and all that is known of what it wants.

    A party with ``veto`` must accept: its red lines and walk-away value bind, and the solutions
    are found among the parties with a veto. The others are shown with what they would get.
    With ``points`` the values of the preferences add up as they are, and there are no weights.
    """

    id: str
    name: dict[str, str] = {}
    veto: bool = True
    points: bool = False
    weights: Weights | None = None
    preferences: dict[str, Preference] = {}
    walk_away: WalkAway | None = None
    red_lines: tuple[RedLine, ...] = ()


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Terms of different issues that belong together.

    ``requires``: where all of ``if_`` holds, all of ``then`` must hold. ``excludes``: both never
    hold together. ``bonus``: where all of ``if_`` holds, each party of ``gains`` has so much more
    (or less) utility.
    """

    kind: LinkKind
    if_: Terms = field(name="if")
    then: Terms = {}
    gains: dict[str, float] = {}
    name: dict[str, str] = {}
    evidence: tuple[Reference, ...] = ()


class Game(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parties, issues, options, preferences, limits and links, ready to be solved."""

    id: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    links: tuple[Link, ...] = ()
    title: dict[str, str] = {}

    def party(self, id: str) -> Party:
        """The party with this id; raises :class:`KeyError` for another."""
        return _find(self.parties, id)

    def issue(self, id: str) -> Issue:
        """The issue with this id; raises :class:`KeyError` for another."""
        return _find(self.issues, id)


T = TypeVar("T", bound=Party | Issue)


def _find(entries: tuple[T, ...], id: str) -> T:
    for entry in entries:
        if entry.id == id:
            return entry
    raise KeyError(id)
