"""A package (one option for each issue) and the answer of a solver, which holds one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Solution = Literal["nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "regret"]
Status = Literal["optimal", "feasible", "infeasible", "stopped"]
Termination = Literal["proven", "no gain", "no package", "time", "interrupt", "rounding"]


class Package(Struct, frozen=True, kw_only=True):
    """One option for each issue, and what each party gets from it.

    ``utilities`` are in the units of the game (1 is the best of everything where weights sum to 1);
    ``gains`` are utilities above the walk-away value, or above the worst that the options could
    give a party whose walk-away value is unknown.
    """

    terms: dict[str, str]
    utilities: dict[str, float]
    gains: dict[str, float]


class Answer(Struct, frozen=True, kw_only=True):
    """What a solver found and how far it is proven.

    ``status``: ``optimal`` (proven), ``feasible`` (a package, and ``bound`` says how much better
    another could be at most), ``infeasible`` (proven: no package keeps all limits), ``stopped``
    (nothing found yet). ``termination`` says why the search ended; ``no gain`` is a proof that every
    package leaves some party without a gain, so that the product of the gains is 0; ``rounding``
    that two packages are too close to tell apart. ``value`` is the
    solution's own measure: for ``nash`` the product of gains, for ``kalai_smorodinsky`` the
    smallest ratio of gain to ideal gain, for ``egalitarian`` the smallest gain, for
    ``utilitarian`` the sum of utilities, for ``regret`` the largest regret (there the smallest
    is best and ``bound`` lies below). ``seconds`` is wall time.
    """

    solution: Solution
    status: Status
    termination: Termination
    package: Package | None
    value: float | None
    bound: float | None
    seconds: float
