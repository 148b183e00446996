"""The shape of the red lines on an issue: who refuses what, and what that leaves. No names matter."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from zopa.deals.compiled import compile_space
from zopa.deals.game import Game
from zopa.deals.space import Mask, Space


class Shape(Struct, frozen=True, kw_only=True):
    """How the red lines of parties with a veto lie on the options of one issue.

    ``refused``: option -> the parties that refuse it, by a red line on this issue alone or because
    a link leads from it to what they refuse (those options are in ``linked``). ``open``: options
    that nobody refuses; ``unknown``: those of them of which it is not known what a side thinks.
    ``sides``: who refuses something here; ``others``: every other party, with or without a veto.

    ``contested``: at least one option is refused and each open one is ``unknown`` (or none is
    open). ``opposed_ends``: of the graded options, one side refuses the first and another the last.
    ``both_wide``: two sides refuse at least two options each. ``renunciation``: of two sides, one
    refuses a single option at an end and the other all the rest, and no link has a share in it.
    ``binary``: two options, each refused by one side. ``total``: a party refuses every option by
    itself. ``overlap``: two sides refuse one and the same option. ``waits``: some refusal comes
    through a link.
    """

    issue: str
    refused: dict[str, tuple[str, ...]]
    linked: tuple[str, ...]
    open: tuple[str, ...]
    unknown: tuple[str, ...]
    sides: tuple[str, ...]
    others: tuple[str, ...]
    contested: bool
    opposed_ends: bool
    both_wide: bool
    renunciation: bool
    binary: bool
    total: bool
    overlap: bool
    waits: bool

    def of(self, party: str) -> tuple[str, ...]:
        """The options that a party refuses, in the order of the issue."""
        return tuple(option for option, parties in self.refused.items() if party in parties)


def shapes(game: Game) -> tuple[Shape, ...]:
    """One shape for each issue, in the order of the game."""
    space = compile_space(game)
    own = _own(space)
    derived = _through_links(game, space, own)
    return tuple(_shape(game, space, own, derived, at) for at in range(len(space.issues)))


def _own(space: Space) -> list[Mask]:
    """For each issue (options, parties): refused by a red line on that issue alone."""
    refused = [np.zeros((size, len(space.parties)), dtype=bool) for size in space.sizes]
    for rule in space.rules:
        if rule.owner == "party" and len(rule.terms) == 1:
            issue, mask = rule.terms[0]
            refused[issue][mask, rule.party] = True
    return refused


def _through_links(game: Game, space: Space, own: list[Mask]) -> list[Mask]:
    """The same with options that a link allows only together with what is refused.

    Followed until nothing new comes up. A ``requires`` is read forwards only: what needs the
    refused is refused with it, but what is needed is not.
    """
    refused = [mask.copy() for mask in own]
    changed = True
    while changed:
        changed = False
        for issue, mask, other, allowed in _ways(game, space):
            left = refused[other][allowed]  # what the link leaves of the other issue
            if not left.any(axis=1).all():
                continue
            by = left.any(axis=0)
            if (by & ~refused[issue][mask]).any():
                refused[issue][mask] |= by
                changed = True
    return refused


def _ways(game: Game, space: Space) -> Iterator[tuple[int, Mask, int, Mask]]:
    """Links as (issue, its options, other issue, the options of it that they then allow)."""
    for link in game.links:
        if link.kind == "bonus" or len(link.if_) != 1:
            continue
        ((issue, options),) = link.if_.items()
        at, mask = space.issues.index(issue), _mask(space, issue, options)
        for other, then in link.then.items():
            to, named = space.issues.index(other), _mask(space, other, then)
            if link.kind == "requires":
                yield at, mask, to, named
            elif len(link.then) == 1:
                yield at, mask, to, ~named
                yield to, named, at, ~mask


def _mask(space: Space, issue: str, options: tuple[str, ...]) -> Mask:
    return np.array([option in options for option in space.options[space.issues.index(issue)]])


def _shape(game: Game, space: Space, own: list[Mask], derived: list[Mask], at: int) -> Shape:
    refused, options, parties = derived[at], space.options[at], space.parties
    by_option = {
        option: tuple(p for number, p in enumerate(parties) if refused[row, number])
        for row, option in enumerate(options)
    }
    sides = tuple(p for number, p in enumerate(parties) if refused[:, number].any())
    widths = {p: int(refused[:, number].sum()) for number, p in enumerate(parties)}
    free = tuple(option for option, who in by_option.items() if not who)
    unknown = tuple(option for option in free if _unranked(game, sides, space.issues[at], option))
    linked = [bool(row.any()) for row in refused & ~own[at]]
    first, last = set(by_option[options[0]]), set(by_option[options[-1]])
    return Shape(
        issue=space.issues[at],
        refused=by_option,
        linked=tuple(o for row, o in enumerate(options) if linked[row]),
        open=free,
        unknown=unknown,
        sides=sides,
        others=tuple(p for p in parties if p not in sides),
        contested=bool(sides) and len(unknown) == len(free),
        opposed_ends=any(a != b for a in first for b in last),
        both_wide=sum(widths[p] >= 2 for p in sides) >= 2,
        renunciation=_renunciation(refused, widths, sides) and not any(linked),
        binary=len(options) == 2 and len(sides) == 2 and all(widths[p] == 1 for p in sides),
        total=any(widths[p] == len(options) for p in sides),
        overlap=bool((refused.sum(axis=1) >= 2).any()),
        waits=any(linked),
    )


def _renunciation(refused: Mask, widths: dict[str, int], sides: tuple[str, ...]) -> bool:
    if len(sides) != 2 or len(refused) < 3:
        return False
    narrow, wide = sorted(widths[p] for p in sides)
    ends = refused[0].any() and refused[-1].any()
    single = bool((refused.sum(axis=1) == 1).all())
    small = min(sides, key=lambda p: widths[p])
    column = list(widths).index(small)
    at_end = bool(refused[0, column] or refused[-1, column])
    return bool(ends) and single and at_end and narrow == 1 and wide == len(refused) - 1


def _unranked(game: Game, sides: tuple[str, ...], issue: str, option: str) -> bool:
    """Whether it is unknown of some side here what it thinks of an option."""
    for side in sides:
        given = game.party(side).preferences.get(issue)
        if given is None:
            return True
        if given.values is not None:
            if option not in given.values:
                return True
        elif given.order is None or not any(option in tier for tier in given.order.tiers):
            return True
    return False
