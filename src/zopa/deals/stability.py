"""After the signature: whether any party or coalition would rather leave a package."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from msgspec import Struct

from zopa.deals.additive import TOLERANCE, Additive
from zopa.deals.compiled import pressed
from zopa.deals.errors import GameError
from zopa.deals.game import Game
from zopa.deals.power import MOST_PARTIES
from zopa.deals.space import Picks


class Footing(Struct, frozen=True, kw_only=True):
    """How firmly a party stands by a package.

    ``slack``: its utility above its walk-away value (``None``: that is unknown); negative where it
    would rather walk away. ``leaves_at``: the first time in its pressure curve at which it would.
    """

    party: str
    slack: float | None
    leaves_at: str | float | None


class Temptation(Struct, frozen=True, kw_only=True):
    """A smallest coalition all of whose members prefer another package that they could all take.

    ``terms``: of those packages the one with the largest least gain, which is ``gain`` in utility.
    ``stopped_by``: parties with a veto outside the coalition who would be worse off with it; where
    there is none, the coalition can have its way and the signed package is not stable.
    """

    coalition: tuple[str, ...]
    terms: dict[str, str]
    gain: float
    stopped_by: tuple[str, ...]


class Stability(Struct, frozen=True, kw_only=True):
    """Footing of every party, and the coalitions that are tempted to reopen the talks.

    ``complete``: the comparison went over every package that keeps the links, not some of them.
    """

    parties: tuple[Footing, ...]
    temptations: tuple[Temptation, ...]
    complete: bool

    @property
    def stable(self) -> bool:
        """Nobody leaves, and every temptation is stopped by a veto."""
        leaving = any(f.slack is not None and f.slack < -TOLERANCE for f in self.parties)
        return not leaving and all(t.stopped_by for t in self.temptations)


def stability(
    game: Game, additive: Additive, pick: Picks, others: Picks, *, complete: bool = True
) -> Stability:
    """Whether the package ``pick`` holds against walking away and against the packages ``others``.

    A coalition of two or more parties with a veto is tempted where a package that breaks no link
    and no red line of a member gives each member more (the core of the game without transfers,
    Gillies 1959, read for the veto rule). Raises :class:`GameError` for too many parties.
    """
    space = additive.space
    if len(space.parties) > MOST_PARTIES:
        raise GameError(
            f"{len(space.parties)} parties are too many to look at every coalition",
            hint=f"at most {MOST_PARTIES}",
        )
    signed = additive.utilities(pick[None, :])[0]
    gains = additive.utilities(others) - signed if len(others) else np.zeros((0, len(signed)))
    links = np.ones(len(others), dtype=bool)
    breaks = np.zeros((len(others), len(signed)), dtype=bool)
    for rule in space.rules:
        hit = rule.breaks(others)
        if rule.owner == "link":
            links &= ~hit
        else:
            breaks[:, rule.party] |= hit
    better = (gains > TOLERANCE) & ~breaks & links[:, None]
    vetoes = [number for number, veto in enumerate(space.vetoes) if veto]
    found: list[Temptation] = []
    covered: list[frozenset[int]] = []
    for size in range(2, len(vetoes) + 1):
        for members in combinations(vetoes, size):
            group = frozenset(members)
            if any(smaller <= group for smaller in covered):
                continue
            rows = np.flatnonzero(better[:, list(members)].all(axis=1))
            if not len(rows):
                continue
            covered.append(group)
            least = gains[rows][:, list(members)].min(axis=1)
            harm = ((gains[rows] < -TOLERANCE) | breaks[rows])[:, vetoes].sum(axis=1)
            # What nobody stops comes first, then what gives the members most.
            row = int(rows[np.lexsort((-least, harm > 0))[0]])
            found.append(
                Temptation(
                    coalition=tuple(space.parties[m] for m in members),
                    terms=space.terms(others[row]),
                    gain=float(gains[row][list(members)].min()),
                    stopped_by=tuple(
                        space.parties[v]
                        for v in vetoes
                        if v not in group and (gains[row, v] < -TOLERANCE or breaks[row, v])
                    ),
                )
            )
    footing = tuple(
        _footing(game, additive, number, float(signed[number]))
        for number in range(len(space.parties))
    )
    return Stability(parties=footing, temptations=tuple(found), complete=complete)


def _footing(game: Game, additive: Additive, number: int, utility: float) -> Footing:
    limit = float(additive.walk_away[number])
    party = game.parties[number]
    leaves: str | float | None = None
    if party.walk_away is not None and party.walk_away.pressure is not None:
        curve = party.walk_away.pressure
        leaves = next((t for t, _ in curve.points if utility < pressed(curve, t) - TOLERANCE), None)
    return Footing(
        party=party.id,
        slack=utility - limit if np.isfinite(limit) else None,
        leaves_at=leaves,
    )
