"""Orders as people write them: ``a > b = c > d``, best first."""

from __future__ import annotations

from zopa.deals.game import Ranking


def parse_order(text: str) -> Ranking:
    """The order; raises :class:`ValueError` that says what is wrong with it."""
    tiers = tuple(
        tuple(word.strip() for word in tier.replace("~", "=").split("="))
        for tier in text.split(">")
    )
    names = [name for tier in tiers for name in tier]
    if not all(names):
        raise ValueError("a name is missing beside '>' or '='")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{twice[0]!r} stands twice")
    return Ranking(tiers=tiers)


def order_text(ranking: Ranking) -> str:
    """The order as :func:`parse_order` reads it."""
    return " > ".join(" = ".join(tier) for tier in ranking.tiers)
