"""How far an answer depends on what we do not know: shares of all preferences that fit (SMAA)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.deals.additive import TOLERANCE, Bonus, Numbers
from zopa.deals.bounds import Verdict, base, bounds, extra
from zopa.deals.compiled import compile_bonuses
from zopa.deals.errors import GameError
from zopa.deals.game import Game
from zopa.deals.samples import Draws, draws
from zopa.deals.space import Picks, Space
from zopa.deals.stop import Stop
from zopa.deals.unknowns import Belief, beliefs

RANKS = 5
"""Rank acceptability is counted for the first so many ranks."""

MOST_SAMPLES = 200_000
"""The 95 % interval of a share is then at most 0.5 points wide; more only costs memory."""

_CHUNK = 500
_SURE = 1.96

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and how much there is."""


class Share(Struct, frozen=True, kw_only=True):
    """A share of the admissible preferences (0 to 1) with its 95 % interval (Wilson)."""

    value: float
    low: float
    high: float


class Acceptance(Struct, frozen=True, kw_only=True):
    """Would a party take a package? ``share``: under how many of its admissible preferences.

    ``verdict`` is exact: ``always``, ``never`` or ``depends``; ``unknown`` (and no share) where
    nothing is known of the least the party takes. ``low`` and ``high`` are the exact bounds on
    its utility above that limit, or above 0 where the limit is unknown.
    """

    share: Share | None
    verdict: Verdict
    low: float
    high: float


class Candidate(Struct, frozen=True, kw_only=True):
    """A package and how it fares.

    ``all``: share of preferences under which every party with a veto (and a known limit) takes it.
    ``best``: share under which it is the Nash solution among the candidates; ``ranks``: shares of
    the first ranks, the first of them ``best``.
    """

    terms: dict[str, str]
    parties: dict[str, Acceptance]
    all: Share
    best: Share
    ranks: tuple[float, ...]


class Robustness(Struct, frozen=True, kw_only=True):
    """``candidates`` by the share in which they are best, then by ``all``; the first is recommended.

    ``samples`` preferences of each party were drawn with ``seed``; ``stopped`` says that more were
    asked for. ``no_deal``: share of preferences under which no candidate is taken by all.
    ``limits_unknown``: parties of whose least nothing is known; they are counted as taking every
    package that breaks no red line of theirs. ``settled``: nothing was left to vary.
    """

    samples: int
    seed: int
    stopped: bool
    settled: bool
    no_deal: Share
    limits_unknown: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@dataclass(slots=True)
class Sampled:
    """What the draws gave, kept for questions: who is best, and what each party was like."""

    beliefs: tuple[Belief, ...]
    draws: tuple[Draws, ...]
    best: NDArray[np.intp]
    """(samples,): the package that is best, or -1 where none is taken by all."""

    done: int
    accepted: Numbers = field(default_factory=lambda: np.zeros((0, 0)))
    """(packages, parties): counts."""

    together: Numbers = field(default_factory=lambda: np.zeros(0))
    ranks: Numbers = field(default_factory=lambda: np.zeros((0, 0)))


def robustness(
    game: Game,
    space: Space,
    picks: Picks,
    *,
    samples: int = 10_000,
    seed: int = 1,
    at: str | float | None = None,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> tuple[Robustness, Sampled]:
    """Shares, ranks and exact bounds for the packages (rows of ``picks``, all within the rules).

    Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998) with the
    Nash product as the rule by which packages are ranked. A wish to stop ends it with the draws
    done so far. Raises :class:`GameError` for a party in points with gaps or too many draws, and
    ``ValueError`` for a package that breaks a rule.
    """
    if not 0 < samples <= MOST_SAMPLES:
        raise GameError(
            f"{samples} draws of preferences", hint=f"ask for 1 to {MOST_SAMPLES:,} of them"
        )
    if not space.allowed(picks).all():
        raise ValueError("a package breaks a rule of the game: look at allowed ones only")
    believed = beliefs(game, at=at)
    bonuses = compile_bonuses(game, space)
    found = sample(believed, space, picks, bonuses, samples, seed, stop, progress)
    return _summary(found, space, picks, bonuses, samples, seed), found


def sample(
    believed: tuple[Belief, ...],
    space: Space,
    picks: Picks,
    bonuses: tuple[Bonus, ...],
    samples: int,
    seed: int,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> Sampled:
    """Draw preferences and count, chunk by chunk so that the arrays stay in the cache."""
    rng = np.random.default_rng(seed)
    drawn = tuple(draws(belief, samples, rng) for belief in believed)
    packages = len(picks)
    ranks = min(RANKS, packages)
    found = Sampled(
        beliefs=believed,
        draws=drawn,
        best=np.full(samples, -1, dtype=np.intp),
        done=0,
        accepted=np.zeros((packages, len(believed))),
        together=np.zeros(packages),
        ranks=np.zeros((packages, ranks)),
    )
    if not packages:
        found.done = samples
        return found
    one_hot = _one_hot(space, picks)
    shifts = [extra(n, picks, bonuses) - base(b, n, bonuses) for n, b in enumerate(believed)]
    worths = [each.worth for each in drawn]
    zeros = [_zero(b, d, n, bonuses) for n, (b, d) in enumerate(zip(believed, drawn, strict=True))]
    references = [_one_hot(space, b.reference[None, :]) if b.reference is not None else None
                  for b in believed]  # fmt: skip
    for start in range(0, samples, _CHUNK):
        if stop is not None and stop.now:
            break
        if progress is not None:
            progress("preferences", start, samples)
        end = min(start + _CHUNK, samples)
        product = np.ones((end - start, packages))
        taken = np.ones((end - start, packages), dtype=bool)
        for number, belief in enumerate(believed):
            reference = references[number]
            # Differences option by option: what is the same in both is exactly 0.
            columns = one_hot if reference is None else one_hot - reference
            gain = worths[number][start:end] @ columns.T
            gain += shifts[number]
            if belief.limit != "unknown":
                accepts = gain >= -TOLERANCE
                found.accepted[:, number] += accepts.sum(axis=0)
                if belief.veto:
                    taken &= accepts
            else:
                gain -= zeros[number][start:end, None]
            if belief.veto:
                product *= np.maximum(gain, 0.0)
        found.together += taken.sum(axis=0)
        # Where every product is 0, what is taken still ranks before what is not.
        product[~taken] = -1.0
        _rank(found, product, start, end)
        found.done = end
    found.best = found.best[: found.done]
    return found


def _rank(found: Sampled, product: Numbers, start: int, stop: int) -> None:
    ranks = found.ranks.shape[1]
    rows = np.arange(stop - start)[:, None]
    if ranks < product.shape[1]:
        top = np.argpartition(product, -ranks, axis=1)[:, -ranks:]
    else:
        top = np.broadcast_to(np.arange(product.shape[1]), product.shape)
    order = np.argsort(-product[rows, top], axis=1, kind="stable")
    top = top[rows, order]
    good = product[rows, top] >= 0
    for rank in range(ranks):
        some = top[good[:, rank], rank]
        found.ranks[:, rank] += np.bincount(some, minlength=product.shape[1])
    found.best[start:stop] = np.where(good[:, 0], top[:, 0], -1)


def _one_hot(space: Space, picks: Picks) -> Numbers:
    """(packages, options of all issues in a row)."""
    out = np.zeros((len(picks), int(space.offsets[-1])))
    columns = picks + space.offsets[:-1]
    out[np.arange(len(picks))[:, None], columns] = 1.0
    return out


def _zero(belief: Belief, drawn: Draws, number: int, bonuses: tuple[Bonus, ...]) -> Numbers:
    """(draws,): the utility nobody falls below, from which gains of an unknown limit are counted."""
    least = sum(min(float(bonus.gains[number]), 0.0) for bonus in bonuses)
    return drawn.worst + least - base(belief, number, bonuses)


def _summary(
    found: Sampled,
    space: Space,
    picks: Picks,
    bonuses: tuple[Bonus, ...],
    samples: int,
    seed: int,
) -> Robustness:
    exact = [bounds(b, n, picks, bonuses) for n, b in enumerate(found.beliefs)]
    verdicts = [each.verdicts() for each in exact]
    candidates = []
    for at in np.lexsort((-found.together, -found.ranks[:, 0])) if len(picks) else ():
        parties = {}
        for number, belief in enumerate(found.beliefs):
            verdict = verdicts[number][at]
            known = verdict != "unknown"
            parties[belief.party] = Acceptance(
                share=share(found.accepted[at, number], found.done) if known else None,
                verdict=verdict,
                low=float(exact[number].low[at]),
                high=float(exact[number].high[at]),
            )
        candidates.append(
            Candidate(
                terms=space.terms(picks[at]),
                parties=parties,
                all=share(found.together[at], found.done),
                best=share(found.ranks[at, 0], found.done),
                ranks=tuple(float(x) / max(found.done, 1) for x in found.ranks[at]),
            )
        )
    return Robustness(
        samples=found.done,
        seed=seed,
        stopped=found.done < samples,
        settled=all(belief.settled for belief in found.beliefs),
        no_deal=share(float((found.best[: found.done] < 0).sum()), found.done),
        limits_unknown=tuple(b.party for b in found.beliefs if b.limit == "unknown"),
        candidates=tuple(candidates),
    )


def share(count: float, of: int) -> Share:
    """A share with its 95 % interval (Wilson 1927), which is sound at 0 and 1 as well."""
    if of == 0:
        return Share(value=0.0, low=0.0, high=1.0)
    p, z = count / of, _SURE
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * float(np.sqrt(p * (1 - p) / of + z * z / (4 * of * of))) / (1 + z * z / of)
    # Rounding may put an end of the interval a hair beyond a share of 0 or 1.
    low, high = max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half))
    return Share(value=float(p), low=float(low), high=float(high))
