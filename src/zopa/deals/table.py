"""One sitting over one game: what several solutions share is worked out once."""

from __future__ import annotations

import time

import numpy as np

from zopa.deals.additive import Additive, Numbers
from zopa.deals.package import Answer, Solution, Status, Termination
from zopa.deals.programme import Columns, Outcome, Programme
from zopa.deals.space import Picks
from zopa.deals.stop import Stop


class StoppedError(Exception):
    """A search that had to end before its proof; carries the best package known, if any."""

    def __init__(self, pick: Picks | None, bound: float) -> None:
        super().__init__("stopped")
        self.pick = pick
        self.bound = bound


class InfeasibleError(Exception):
    """Proof that no package keeps all rules and walk-away values."""


class Table:
    """A game, the wish to stop, and the ideal gains of its parties once they are known."""

    def __init__(self, game: Additive, stop: Stop) -> None:
        self.whole = game
        self.game = game.bargaining()
        self.stop = stop
        self._ideals: Numbers | None = None

    def search(
        self, programme: Programme, columns: Columns, costs: Numbers, *, feasible: bool = False
    ) -> Outcome:
        """One search carried to its end; raises :class:`InfeasibleError` or :class:`StoppedError`.

        ``feasible``: a package is known, so that finding none is rounding and no proof.
        """
        outcome = programme.maximise(columns, costs, self.stop)
        if outcome.end == "infeasible" and not feasible:
            raise InfeasibleError
        if outcome.end == "stopped":
            raise StoppedError(outcome.pick, outcome.bound)
        return outcome

    def gains(self, pick: Picks) -> Numbers:
        """(parties,) gains of the parties with a veto in one package."""
        gains: Numbers = self.game.utilities(pick[None, :])[0] - self.game.zero
        return gains

    def ideals(self) -> Numbers:
        """(parties,) the most each party gains in any package that all accept.

        Raises :class:`InfeasibleError` or :class:`StoppedError`.
        """
        if self._ideals is None:
            programme = Programme(self.game)
            ideals = np.zeros(len(self.game.space.parties))
            for party, column in enumerate(programme.gains):
                outcome = self.search(programme, np.full(1, column), np.ones(1))
                assert outcome.pick is not None
                ideals[party] = self.gains(outcome.pick)[party]
            self._ideals = ideals
        return self._ideals

    def answer(
        self,
        solution: Solution,
        started: float,
        *,
        pick: Picks | None = None,
        value: float | None = None,
        bound: float | None = None,
        termination: Termination = "proven",
    ) -> Answer:
        """The answer; its status follows from why the search ended and what it found."""
        proven = termination in {"proven", "no gain"}
        status: Status = "optimal" if proven else "feasible" if pick is not None else "stopped"
        if termination == "no package":
            status = "infeasible"
        return Answer(
            solution=solution,
            status=status,
            termination=termination,
            package=None if pick is None else self.whole.package(pick),
            value=value if pick is not None else None,
            bound=value if proven else bound,
            seconds=time.perf_counter() - started,
        )

    @property
    def ideals_known(self) -> bool:
        """Whether the ideal gains have been worked out."""
        return self._ideals is not None

    @property
    def reason(self) -> Termination:
        """Why a search was stopped."""
        return "interrupt" if self.stop.asked else "time"
