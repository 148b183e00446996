"""From a game's values to arrays: rules, weights, walk-away values; what is unknown is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
from msgspec import Struct

from zopa.deals.additive import Additive, Bonus, Numbers
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Party, Pressure, Terms
from zopa.deals.space import Mask, Owner, Rule, Space


class Unknown(Struct, frozen=True):
    """A number that the game does not give: of which party, on which issue (``None``: weights)."""

    party: str
    issue: str | None
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.issue is None:
            return f"the weights of {self.party!r}"
        names = f" ({', '.join(self.options)})" if self.options else ""
        return f"the values of {self.party!r} on {self.issue!r}{names}"


def compile_space(game: Game) -> Space:
    """The rules of a game that has been checked: red lines of parties with a veto, and links."""
    issues = tuple(issue.id for issue in game.issues)
    options = tuple(tuple(option.id for option in issue.options) for issue in game.issues)
    shape = Space(
        parties=tuple(party.id for party in game.parties),
        vetoes=np.array([party.veto for party in game.parties], dtype=bool),
        issues=issues,
        options=options,
        rules=(),
    )
    return Space(
        parties=shape.parties,
        vetoes=shape.vetoes,
        issues=issues,
        options=options,
        rules=tuple(_rules(game, shape)),
    )


def compile_game(game: Game, *, at: str | float | None = None) -> Additive:
    """The game as arrays; ``at`` is the time for walk-away values under pressure (default: last).

    Raises :class:`GameError` that names what is unknown: numbers are never made up. A walk-away
    value that is unknown is none (``-inf``).
    """
    unknown = missing(game)
    if unknown:
        more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
        raise GameError(
            f"unknown: {'; '.join(map(str, unknown[:3]))}{more}",
            place=f"game {game.id!r}",
            hint="add the numbers, or ask which answers hold for all numbers that fit the orders",
        )
    space = compile_space(game)
    values = tuple(
        np.array(
            [
                [_weight(party, issue.id) * _value(party, issue.id, o.id) for o in issue.options]
                for party in game.parties
            ]
        )
        for issue in game.issues
    )
    bonuses = compile_bonuses(game, space)
    bare = Additive(space, values, np.full(len(game.parties), -np.inf), bonuses)
    walk_away = np.array([_limit(party, bare, at) for party in game.parties])
    return Additive(space, values, walk_away, bonuses)


def compile_bonuses(game: Game, space: Space) -> tuple[Bonus, ...]:
    """The links of the kind ``bonus``, by number."""
    return tuple(
        Bonus(
            number=number,
            terms=_terms(link.if_, space),
            gains=np.array([link.gains.get(party, 0.0) for party in space.parties]),
        )
        for number, link in enumerate(game.links)
        if link.kind == "bonus"
    )


def missing(game: Game) -> list[Unknown]:
    """Every number that the solvers need and the game does not give, parties and issues in order.

    An option that has no value in a preference with values is unknown, not 0.
    """
    found: list[Unknown] = []
    for party in game.parties:
        given = party.weights.values if party.weights else None
        if not party.points and given is None:
            found.append(Unknown(party.id, None))
        for issue in game.issues:
            if not party.points and given is not None and given.get(issue.id, 0.0) == 0.0:
                continue  # what has no weight needs no values
            preference = party.preferences.get(issue.id)
            values = (preference.values if preference else None) or {}
            without = tuple(option.id for option in issue.options if option.id not in values)
            if without:
                every = len(without) == len(issue.options)
                found.append(Unknown(party.id, issue.id, () if every else without))
    return found


def pressed(pressure: Pressure, at: str | float | None = None) -> float:
    """The walk-away value at a time (a date or a number as in the points; default: the last)."""
    times = np.array([_time(when) for when, _ in pressure.points])
    levels = np.array([level for _, level in pressure.points])
    when = times[-1] if at is None else _time(at)
    limit = pressure.start - pressure.effect * float(np.interp(when, times, levels))
    return limit if pressure.floor is None else max(limit, pressure.floor)


def _time(when: str | float) -> float:
    return float(date.fromisoformat(when).toordinal()) if isinstance(when, str) else when


def _rules(game: Game, space: Space) -> Iterator[Rule]:
    for number, party in enumerate(game.parties):
        if not party.veto:
            continue
        for place, line in enumerate(party.red_lines):
            yield from _rule("party", number, place, [_terms(line.terms, space)])
    for place, link in enumerate(game.links):
        if link.kind == "excludes":
            parts = [_terms(link.if_, space), _terms(link.then, space)]
            yield from _rule("link", -1, place, parts)
        elif link.kind == "requires":
            for issue, mask in _terms(link.then, space):
                parts = [_terms(link.if_, space), ((issue, ~mask),)]
                yield from _rule("link", -1, place, parts)


def _rule(
    owner: Owner, party: int, number: int, parts: list[tuple[tuple[int, Mask], ...]]
) -> Iterator[Rule]:
    """One rule of all the parts together, or none where two parts can never hold at once."""
    merged: dict[int, Mask] = {}
    for issue, mask in (term for part in parts for term in part):
        merged[issue] = mask & merged[issue] if issue in merged else mask
    if all(mask.any() for mask in merged.values()):
        yield Rule(owner, party, number, tuple(sorted(merged.items(), key=lambda term: term[0])))


def _terms(terms: Terms, space: Space) -> tuple[tuple[int, Mask], ...]:
    rows = []
    for issue, options in terms.items():
        at = space.issues.index(issue)
        mask = np.isin(np.array(space.options[at], dtype=object), list(options))
        rows.append((at, mask))
    return tuple(sorted(rows, key=lambda term: term[0]))


def _weight(party: Party, issue: str) -> float:
    if party.points:
        return 1.0
    return (party.weights.values or {}).get(issue, 0.0) if party.weights else 0.0


def _value(party: Party, issue: str, option: str) -> float:
    preference = party.preferences.get(issue)
    return ((preference.values if preference else None) or {}).get(option, 0.0)


def _limit(party: Party, bare: Additive, at: str | float | None) -> float:
    limit = party.walk_away
    if limit is None:
        return -np.inf
    if limit.value is not None:
        return limit.value
    if limit.pressure is not None:
        return pressed(limit.pressure, at)
    number = bare.space.parties.index(party.id)
    utilities: Numbers = bare.utilities(bare.space.pick(limit.package or {})[None, :])
    return float(utilities[0, number])
