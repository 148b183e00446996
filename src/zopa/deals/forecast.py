"""What positions on one scale suggest about the outcome: five models, always side by side.

None of them is a statement about what will happen. Each is shown with the plain mean of the
positions and with the error that was measured for it on decisions of the European Union
(``benchmarks/forecast.py``), because on such data no model is far better than the plain mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.deals.errors import GameError

Numbers = NDArray[np.float64]
Model = Literal["plain_mean", "weighted_mean", "root_mean", "median", "challenge"]
MODELS: tuple[Model, ...] = ("plain_mean", "weighted_mean", "root_mean", "median", "challenge")

ROUNDS = 4
"""Rounds of challenges: the benchmark prints the error after 1, 2, 4 and 8."""

ROOT = 0.5
"""The exponent of power in ``root_mean`` and ``challenge``: the square-root rule."""


class Stand(Struct, frozen=True, kw_only=True):
    """Where an actor stands on an issue whose ways to settle it run from 0 to 100.

    ``salience`` (0 to 100): how much the issue matters to it, ``None`` where that is unknown;
    ``power``: means or votes in any unit, the same for all actors of the issue.
    """

    actor: str
    position: float
    salience: float | None = None
    power: float = 1.0


class Measured(Struct, frozen=True, kw_only=True):
    """Absolute error of a model, in points of the 0-100 scale, over ``issues`` decisions."""

    mean: float
    median: float
    issues: int


class Estimate(Struct, frozen=True, kw_only=True):
    """What one model gives (0 to 100), and how far it was off where the outcome is known."""

    model: Model
    value: float
    measured: Measured


def forecast(stands: Iterable[Stand]) -> tuple[Estimate, ...]:
    """All models of ``MODELS`` on one issue, in that order.

    An unknown salience counts as the mean of the known ones of the issue (as in the published
    comparison on the same data). Raises :class:`GameError` for no stand, a position or salience
    outside 0 to 100, or power that is negative or not finite.
    """
    positions, salience, power = arrays(tuple(stands))
    values: dict[Model, float] = {
        "plain_mean": float(positions.mean()),
        "weighted_mean": weighted_mean(positions, salience, power),
        "root_mean": weighted_mean(positions, salience, power**ROOT),
        "median": float(np.median(positions)),
        "challenge": challenge(positions, salience, power**ROOT),
    }
    known = measured()
    return tuple(Estimate(model=m, value=values[m], measured=known[m]) for m in MODELS)


def arrays(stands: Sequence[Stand]) -> tuple[Numbers, Numbers, Numbers]:
    """Positions, salience (gaps filled) and power, each (actors,). Raises :class:`GameError`."""
    if not stands:
        raise GameError("no positions to forecast from", hint="give at least one stand")
    for stand in stands:
        if not 0 <= stand.position <= 100:
            raise _bad(stand, "position", stand.position)
        if stand.salience is not None and not 0 <= stand.salience <= 100:
            raise _bad(stand, "salience", stand.salience)
        if not (0 <= stand.power < float("inf")):
            raise GameError(
                f"power {stand.power} of {stand.actor!r} is no number from 0 on",
                hint="power has any unit, but the same for all actors",
            )
    known = [s.salience for s in stands if s.salience is not None]
    usual = sum(known) / len(known) if known else 50.0
    return (
        np.array([s.position for s in stands], dtype=float),
        np.array([usual if s.salience is None else s.salience for s in stands], dtype=float),
        np.array([s.power for s in stands], dtype=float),
    )


def weighted_mean(positions: Numbers, salience: Numbers, power: Numbers) -> float:
    """The mean of positions weighted by salience x power; the plain mean where all weigh nothing.

    The "compromise model" of Van den Bos (1991), also called base model; see Thomson, Stokman,
    Achen and König (eds.), The European Union Decides (2006). With the square root of power it is
    Penrose's rule for votes (Journal of the Royal Statistical Society 109, 1946).
    """
    weight = salience * power
    if weight.max() == 0:
        return float(positions.mean())
    weight = weight / weight.max()  # the smallest numbers there are do not divide well
    return float(weight @ positions / weight.sum())


def challenge(
    positions: Numbers, salience: Numbers, power: Numbers, *, rounds: int = ROUNDS
) -> float:
    """Where the weighted mean stands after some rounds in which actors challenge one another.

    A model of our own in the family of Bueno de Mesquita's and of the challenge model in Thomson
    et al. (2006). In every round each actor may challenge each other. The support of a challenge
    is the share of all votes (power x salience x how much nearer one of the two is) that favours
    the challenger; the challenger expects ``support x distance`` and fears ``(1 - support) x
    distance x salience of the other``. An actor gives way to the challenger who expects most, by
    ``support x (1 - own salience)`` of the distance: who cares most moves least.
    """
    span = float(positions.max() - positions.min())
    weight = power * salience
    if span == 0 or weight.sum() == 0:
        return float(positions.mean())
    stubborn = np.clip(salience / 100.0, 0.001, 1.0)
    weight = power / power.max() * stubborn
    now = positions.copy()
    everyone = np.arange(len(now))
    for _ in range(rounds):
        distance = np.abs(now[:, None] - now[None, :]) / span
        # votes[k, i, j]: how far voter k prefers i's position to j's
        votes = weight[:, None, None] * (distance[:, None, :] - distance[:, :, None])
        total = np.abs(votes).sum(axis=0)
        support = np.divide(
            np.maximum(votes, 0.0).sum(axis=0), total, out=np.full_like(total, 0.5), where=total > 0
        )
        hope = distance * (support - (1.0 - support) * stubborn[None, :])
        np.fill_diagonal(hope, -1.0)
        by = hope.argmax(axis=0)
        gives = hope[by, everyone] > 0
        share = support[by, everyone] * (1.0 - stubborn)
        now = now + np.where(gives, (now[by] - now) * share, 0.0)
    return float(weight @ now / weight.sum())


@cache
def measured() -> dict[Model, Measured]:
    """The error of each model, as ``benchmarks/forecast.py`` printed it last."""
    import msgspec

    text = Path(__file__).with_name("forecast_errors.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[Model, Measured])


def _bad(stand: Stand, what: str, value: float) -> GameError:
    return GameError(
        f"{what} {value} of {stand.actor!r} is outside 0 to 100",
        hint="put both ends of the issue at 0 and 100",
    )
