"""Preconditions that wait for one another: each only after the other, so none can come first."""

from __future__ import annotations

from msgspec import Struct

from zopa.deals.game import Game, Terms


class Cycle(Struct, frozen=True, kw_only=True):
    """Terms that each require the next, the last the first; ``links`` by place in the game.

    As a package the terms can stand together; in time none of them can be the first step, unless
    they are taken at once.
    """

    terms: tuple[tuple[str, str], ...]
    links: tuple[int, ...]


def precondition_cycles(game: Game) -> list[Cycle]:
    """Every shortest round of ``requires`` links, each once, in the order of the game.

    A link leads from each term of its ``if`` to each term of its ``then``; for each link that lies
    on a round, one of the shortest through it is named.
    """
    edges: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    for place, link in enumerate(game.links):
        if link.kind == "requires":
            for start in _pairs(link.if_):
                for end in _pairs(link.then):
                    edges.setdefault(start, {}).setdefault(end, place)
    found: dict[frozenset[tuple[str, str]], Cycle] = {}
    for start, ends in edges.items():
        for end, place in ends.items():
            way = _way(edges, end, start)
            if way is not None:
                terms = (start, *way[0][:-1])
                found.setdefault(frozenset(terms), Cycle(terms=terms, links=(place, *way[1])))
    return list(found.values())


def _pairs(terms: Terms) -> list[tuple[str, str]]:
    return [(issue, option) for issue, options in terms.items() for option in options]


def _way(
    edges: dict[tuple[str, str], dict[tuple[str, str], int]],
    start: tuple[str, str],
    end: tuple[str, str],
) -> tuple[list[tuple[str, str]], list[int]] | None:
    """The terms from ``start`` to ``end``, both included, and the links between them."""
    before: dict[tuple[str, str], tuple[tuple[str, str], int] | None] = {start: None}
    queue = [start]
    for at in queue:
        if at == end:
            terms = [at]
            links: list[int] = []
            while (step := before[terms[0]]) is not None:
                terms.insert(0, step[0])
                links.insert(0, step[1])
            return terms, links
        for following, place in edges.get(at, {}).items():
            if following not in before:
                before[following] = (at, place)
                queue.append(following)
    return None
