"""Random games: small ones for brute force, large ones for speed. The same seed, the same game."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zopa.deals.additive import Additive
from zopa.deals.game import (
    Game,
    Issue,
    Link,
    LinkKind,
    Option,
    Party,
    Preference,
    RedLine,
    Terms,
    WalkAway,
    Weights,
)
from zopa.deals.space import Mask, Rule, Space

KINDS: tuple[LinkKind, ...] = ("requires", "excludes", "bonus")


def small_game(seed: int) -> Game:
    """2-4 parties, 1-4 issues of 1-4 options, coarse values (many ties), links, red lines, limits.

    About a third has no deal.
    """
    random = np.random.default_rng(seed)
    parties, issues = int(random.integers(2, 5)), int(random.integers(1, 5))
    sizes = [int(n) for n in random.integers(1 if issues > 2 else 2, 5, issues)]
    matters = tuple(
        Issue(id=f"i{at}", options=tuple(Option(id=f"o{o}") for o in range(size)))
        for at, size in enumerate(sizes)
    )
    names = [issue.id for issue in matters]

    def terms(most: int) -> Terms:
        chosen = random.choice(issues, size=int(random.integers(1, most + 1)), replace=False)
        found: Terms = {}
        for at in sorted(chosen):
            count = 1 if sizes[at] < 3 or random.random() < 0.7 else 2
            options = sorted(random.choice(sizes[at], size=count, replace=False))
            found[names[at]] = tuple(f"o{option}" for option in options)
        return found

    sides = []
    for at in range(parties):
        shares = random.multinomial(20, np.ones(issues) / issues) / 20
        wanted = {
            issue.id: Preference(
                values={o.id: float(random.integers(0, 5)) / 4 for o in issue.options}
            )
            for issue in matters
        }
        lines = [RedLine(terms=terms(min(2, issues))) for _ in range(int(random.integers(0, 3)))]
        limit = WalkAway(value=float(random.integers(0, 13)) / 20)
        sides.append(
            Party(
                id=f"p{at}",
                veto=at < 2 or random.random() < 0.85,
                weights=Weights(values=dict(zip(names, map(float, shares), strict=True))),
                preferences=wanted,
                red_lines=tuple(lines),
                walk_away=limit if random.random() < 0.8 else None,
            )
        )
    links = []
    for _ in range(int(random.integers(0, 4)) if issues > 1 else 0):
        kind = KINDS[int(random.integers(3))]
        gains = {f"p{p}": float(random.integers(-4, 5)) / 20 for p in range(parties)}
        if kind == "bonus":
            links.append(Link(kind=kind, if_=terms(2), gains=gains))
        else:
            links.append(Link(kind=kind, if_=terms(1), then=terms(1)))
    return Game(id=f"small-{seed}", parties=tuple(sides), issues=matters, links=tuple(links))


def free_game(sizes: Sequence[int], parties: int, seed: int) -> Additive:
    """No rules and no limits but 0: values and weights drawn evenly, as in public test domains."""
    random = np.random.default_rng(seed)
    weights = random.dirichlet(np.ones(len(sizes)), size=parties)
    values = tuple(
        weights[:, at, None] * random.random((parties, size)) for at, size in enumerate(sizes)
    )
    return Additive(_space(sizes, parties, ()), values, np.zeros(parties))


def large_game(
    issues: int,
    options: int,
    parties: int,
    seed: int,
    *,
    red_lines: int,
    links: int = 10,
    limit: float = 0.3,
    opposed: bool = False,
    graded: bool = True,
) -> Additive:
    """Red lines (half on one option, half on two), ``links`` of both kinds, the same walk-away
    value for all. ``graded``: weights in thousandths and values in tenths, else any number.
    ``opposed``: what the first party gains, the second loses.
    """
    random = np.random.default_rng(seed)
    weights = random.dirichlet(np.ones(issues), size=parties)
    if graded:
        weights = np.round(weights * 1000)
        weights[:, 0] += 1000 - weights.sum(axis=1)
        weights /= 1000
        values = random.integers(0, 11, size=(parties, issues, options)) / 10
    else:
        values = random.random((parties, issues, options))
    if opposed:
        weights[1], values[1] = weights[0], 1 - values[0]
    rules: list[Rule] = []
    for _ in range(red_lines):
        party = int(random.integers(parties))
        if random.random() < 0.5:
            issue = int(random.integers(issues))
            terms: tuple[tuple[int, Mask], ...] = (
                (issue, _one(options, int(values[party, issue].argmin()))),
            )
        else:
            terms = _two(random, issues, options)
        number = sum(rule.party == party for rule in rules)
        rules.append(Rule("party", party, number, terms))
    for at in range(links):
        (one, first), (two, second) = _two(random, issues, options)
        rules.append(Rule("link", -1, at, ((one, first), (two, second if at % 2 else ~second))))
    shares = tuple(weights[:, at, None] * values[:, at] for at in range(issues))
    space = _space([options] * issues, parties, tuple(rules))
    return Additive(space, shares, np.full(parties, limit))


def _space(sizes: Sequence[int], parties: int, rules: tuple[Rule, ...]) -> Space:
    return Space(
        parties=tuple(f"p{at}" for at in range(parties)),
        vetoes=np.ones(parties, dtype=bool),
        issues=tuple(f"i{at}" for at in range(len(sizes))),
        options=tuple(tuple(f"o{o}" for o in range(size)) for size in sizes),
        rules=rules,
    )


def _one(options: int, at: int) -> Mask:
    mask = np.zeros(options, dtype=bool)
    mask[at] = True
    return mask


def _two(random: np.random.Generator, issues: int, options: int) -> tuple[tuple[int, Mask], ...]:
    chosen = sorted(random.choice(issues, 2, replace=False))
    return tuple((int(at), _one(options, int(random.integers(options)))) for at in chosen)
