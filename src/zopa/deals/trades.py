"""Logrolling: who should give what for what, because each cares more about something else."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from msgspec import Struct

from zopa.deals.robustness import Sampled, Share, share
from zopa.deals.shape import Shape
from zopa.deals.space import Space
from zopa.deals.unknowns import Belief


class Trade(Struct, frozen=True, kw_only=True):
    """A gives ``gives`` (an issue) and gets ``gets``; B the reverse. Both issues divide them.

    ``terms``: the option of each issue after the trade: B's best on ``gives``, A's best on
    ``gets``. ``share``: under how many admissible preferences both prefer it to the reverse
    exchange, so that priorities differ in the right direction; ``always`` says that it
    held in every draw (unlike the bounds of packages, that is no proof).
    """

    a: str
    b: str
    gives: str
    gets: str
    terms: dict[str, str]
    share: Share
    always: bool


def trades(
    found: Sampled, space: Space, shapes: tuple[Shape, ...], *, most: int = 5
) -> tuple[Trade, ...]:
    """The trades between two parties with a veto that hold under most preferences, best first.

    Each side's best option is the best one it is known to have that breaks nobody's red line; an
    issue of which that is unknown for one of the two is not traded. Trades that hold under less
    than half of the admissible preferences are left out. (Logrolling: Froman and Cohen 1970.)
    """
    beliefs, done = found.beliefs, found.done
    bests = [_bests(belief, shapes, space) for belief in beliefs]
    result: list[Trade] = []
    vetoes = [number for number, belief in enumerate(beliefs) if belief.veto]
    for a, b in combinations(vetoes, 2):
        divided = [
            issue
            for issue in range(len(space.issues))
            if bests[a][issue] is not None
            and bests[b][issue] is not None
            and bests[a][issue] != bests[b][issue]
        ]
        stakes = {}
        for issue in divided:
            own, other = bests[a][issue], bests[b][issue]
            assert own is not None
            assert other is not None
            for who, best, worse in ((a, own, other), (b, other, own)):
                drawn = found.draws[who]
                values = drawn.values[issue][:done]
                stakes[who, issue] = drawn.weights[:done, issue] * (
                    values[:, best] - values[:, worse]
                )
        for gives in divided:
            for gets in divided:
                if gives == gets:
                    continue
                good = (stakes[a, gets] > stakes[a, gives]) & (stakes[b, gives] > stakes[b, gets])
                count = float(good.sum())
                if count * 2 < done:
                    continue
                given, got = bests[b][gives], bests[a][gets]
                assert given is not None
                assert got is not None
                result.append(
                    Trade(
                        a=space.parties[a],
                        b=space.parties[b],
                        gives=space.issues[gives],
                        gets=space.issues[gets],
                        terms={
                            space.issues[gives]: space.options[gives][given],
                            space.issues[gets]: space.options[gets][got],
                        },
                        share=share(count, done),
                        always=count == done,
                    )
                )
    result.sort(key=lambda t: (-t.share.value, t.a, t.b, t.gives, t.gets))
    return tuple(result[:most])


def _bests(belief: Belief, shapes: tuple[Shape, ...], space: Space) -> list[int | None]:
    """For each issue the option a party is known to like best among those that nobody refuses."""
    found: list[int | None] = []
    for issue, scale in enumerate(belief.scales):
        free = [at for at, option in enumerate(space.options[issue])
                if not shapes[issue].refused[option]]  # fmt: skip
        if scale.figures is not None:
            known = bool(free) and not np.isnan(scale.figures[free]).any()
            found.append(free[int(scale.figures[free].argmax())] if known else None)
        else:
            known = bool(free) and bool((scale.blocks[free] < scale.chain).all())
            found.append(free[int(scale.blocks[free].argmin())] if known else None)
    return found
