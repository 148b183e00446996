"""What if one red line fell, or one more were drawn: the answers again, as little work as needed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import numpy as np

from zopa.deals.additive import Additive
from zopa.deals.errors import GameError
from zopa.deals.game import Terms
from zopa.deals.package import Answer
from zopa.deals.solutions import solve_all
from zopa.deals.space import Mask, Rule
from zopa.deals.stop import Stop

_ABSOLUTE = {"nash", "egalitarian", "utilitarian"}
"""Solutions that measure a package by itself and not against what the others would allow."""


def switched(game: Additive, party: str, terms: Terms) -> tuple[Additive, bool]:
    """The game with the red line added, or taken away where the party has it; and whether added.

    Raises :class:`GameError` for an unknown party, issue or option.
    """
    space = game.space
    try:
        number = space.parties.index(party)
        wanted = tuple(
            sorted(
                (
                    (space.issues.index(issue), _mask(space.options, space.issues, issue, options))
                    for issue, options in terms.items()
                ),
                key=lambda term: term[0],
            )
        )
    except ValueError as error:
        hint = "use the ids of the game"
        raise GameError(str(error), place=f"what if {party}", hint=hint) from error
    same = [
        rule
        for rule in space.rules
        if rule.owner == "party" and rule.party == number and _equal(rule.terms, wanted)
    ]
    if same:
        rules = tuple(rule for rule in space.rules if rule not in same)
    else:
        count = sum(rule.owner == "party" and rule.party == number for rule in space.rules)
        rules = (*space.rules, Rule("party", number, count, wanted))
    return replace(game, space=replace(space, rules=rules)), not same


def what_if(
    game: Additive,
    party: str,
    terms: Terms,
    before: Sequence[Answer],
    *,
    stop: Stop | None = None,
) -> list[Answer]:
    """The answers of ``before`` for the game with one red line switched, in the same order.

    A red line that is added takes packages away and changes none: what was proven best and keeps
    the new red line is still best, and is not searched for again. The red line of a party without
    a veto binds nobody, so nothing changes. Raises :class:`GameError` as :func:`switched`.
    """
    after, added = switched(game, party, terms)
    if not game.space.vetoes[game.space.parties.index(party)]:
        return list(before)
    return solved_again(after, before, narrowed=added, stop=stop)


def solved_again(
    after: Additive, before: Sequence[Answer], *, narrowed: bool, stop: Stop | None = None
) -> list[Answer]:
    """The answers of ``before`` for a changed game, in the same order.

    ``narrowed``: the change was red lines alone, and all of them added.
    """
    started = time.perf_counter()
    kept: dict[int, Answer] = {}
    for at, answer in enumerate(before):
        if not narrowed or answer.status not in {"optimal", "infeasible"}:
            continue
        fits = answer.package is None
        if answer.package is not None and answer.solution in _ABSOLUTE:
            pick = after.space.pick(answer.package.terms)
            fits = bool(after.space.allowed(pick[None, :])[0])
        if fits:
            seconds = time.perf_counter() - started
            kept[at] = msgspec.structs.replace(answer, seconds=seconds)
    wanted = [answer.solution for at, answer in enumerate(before) if at not in kept]
    fresh = iter(solve_all(after, wanted, stop=stop))
    return [kept[at] if at in kept else next(fresh) for at in range(len(before))]


def _mask(
    options: tuple[tuple[str, ...], ...], issues: tuple[str, ...], issue: str, named: Sequence[str]
) -> Mask:
    of_issue = options[issues.index(issue)]
    mask = np.zeros(len(of_issue), dtype=bool)
    for option in named:
        mask[of_issue.index(option)] = True
    return mask


def _equal(one: tuple[tuple[int, Mask], ...], two: tuple[tuple[int, Mask], ...]) -> bool:
    return [issue for issue, _ in one] == [issue for issue, _ in two] and all(
        bool((a == b).all()) for (_, a), (_, b) in zip(one, two, strict=True)
    )
