"""Everything about one game: packages, what blocks them, how far that is known, ways around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from msgspec import Struct, structs

from zopa.deals.additive import Additive, Bonus
from zopa.deals.bridges import Bridge, bridged, bridges
from zopa.deals.candidates import Kind, field_of, listed
from zopa.deals.compiled import compile_bonuses, compile_game, compile_space, missing
from zopa.deals.cycles import Cycle, precondition_cycles
from zopa.deals.files import load_game
from zopa.deals.frontier import frontier
from zopa.deals.game import Game
from zopa.deals.impasse import Impasse, conflicts
from zopa.deals.package import Answer, Package
from zopa.deals.power import MOST_PARTIES, Power, blocking, power, within_red_lines
from zopa.deals.questions import Question, questions
from zopa.deals.robustness import Progress, Robustness, Sampled, robustness
from zopa.deals.shape import shapes
from zopa.deals.solutions import solve_all
from zopa.deals.space import Picks, Space, every_package
from zopa.deals.stability import Stability, stability
from zopa.deals.stop import Stop
from zopa.deals.trades import Trade, trades
from zopa.deals.unknowns import beliefs
from zopa.deals.variants import named, relaxed, short_name, supposed, without
from zopa.deals.whatif import solved_again

_BLOCKING_PACKAGES = 300_000
KEPT_EFFICIENT = 1_000
SHOWN_BRIDGES = 3
"""Bridges for each contested issue."""


class Efficient(Struct, frozen=True, kw_only=True):
    """The efficient frontier: ``count`` packages, all of them or a sample (``complete``).

    ``packages`` are the first ``KEPT_EFFICIENT`` of them, the first party's best first.
    """

    count: int
    complete: bool
    termination: str
    packages: tuple[Package, ...]


class Opened(Struct, frozen=True, kw_only=True):
    """What a game would be with bridges (one for each contested issue): a what-if.

    ``patterns``: issue -> pattern; ``allowed`` packages then keep every rule (``None``: too many to
    count). What the parties think of a bridge is unknown, and counted as such.
    """

    game: Game
    patterns: dict[str, str]
    allowed: int | None
    robustness: Robustness | None
    questions: tuple[Question, ...]


class Before(Struct, frozen=True, kw_only=True):
    """The same game without what is only supposed (``what_if``), to see what the supposition does.

    ``allowed`` packages keep its rules (``None``: too many to count); ``solutions`` as in `Study`.
    """

    allowed: int | None
    solutions: tuple[Answer, ...] = ()


class Study(Struct, frozen=True, kw_only=True):
    """What is known about a game, after the changes that were asked for.

    ``packages`` there are before any rule, ``allowed`` of them keep red lines and links (``None``:
    too many to count). ``unknown``: figures that the game does not give; without them there are no
    ``solutions``, and ``robustness`` says what holds for all figures that fit. ``before``: what
    held without the suppositions, where there are any. ``blocking``: the smallest coalitions whose
    red lines leave no package that all its members could take.
    ``unfinished``: steps that a wish to stop or the time limit left out or cut short.
    """

    game: Game
    changes: tuple[str, ...]
    packages: int
    allowed: int | None
    unknown: tuple[str, ...]
    solutions: tuple[Answer, ...] = ()
    before: Before | None = None
    frontier: Efficient | None = None
    impasse: Impasse | None = None
    cycles: tuple[Cycle, ...] = ()
    power: tuple[Power, ...] = ()
    blocking: tuple[tuple[str, ...], ...] | None = None
    candidates: Kind = "all"
    robustness: Robustness | None = None
    questions: tuple[Question, ...] = ()
    trades: tuple[Trade, ...] = ()
    stability: Stability | None = None
    bridges: tuple[Bridge, ...] = ()
    opened: Opened | None = None
    unfinished: tuple[str, ...] = ()


def solve(
    game: Game | str | Path,
    *,
    relax: Iterable[str] = (),
    keep: Iterable[str] = (),
    leave_out: Iterable[str] = (),
    what_if: Iterable[str] = (),
    at: str | float | None = None,
    samples: int = 10_000,
    seed: int = 1,
    seconds: float | None = None,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> Study:
    """Study a game (or the file of one), as ``zopa deals`` does.

    ``relax``: red lines to drop, ``what_if``: changes such as ``ru.territory.line=forbidden``,
    ``leave_out``: parties whose consent is not asked (names as in :mod:`zopa.deals.variants`);
    ``keep``: red lines that no move may give up. ``seconds``: limit of wall time in all. A wish to
    stop (Ctrl-C where ``stop`` is a context) leaves what is proven by then. Raises
    :class:`GameError` for a game or a name that cannot be used.
    """
    relax, keep, leave_out, what_if = (tuple(x) for x in (relax, keep, leave_out, what_if))
    given = _game(game)
    # Short names are those of the game as it was given, whatever is dropped before.
    eased = relaxed(given, relax)
    before = without(eased, leave_out)
    changed = without(supposed(eased, what_if, given=given), leave_out) if what_if else before
    kept = {one.name for name in keep for one in named(changed, name)}
    changes = (
        *(f"what if {change}" for change in what_if),
        *(f"relaxed {name}" for name in relax),
        *(f"without {id}" for id in leave_out),
        *(f"kept {name}" for name in keep),
    )
    wish = stop or Stop(seconds)
    steps = _Steps(changed, changes, kept, wish, samples, seed, at, progress)
    if what_if:
        steps.suppose(before, narrowed=all(change.endswith("=forbidden") for change in what_if))
    with wish:
        return steps.study()


def _game(game: Game | str | Path) -> Game:
    return game if isinstance(game, Game) else load_game(game)


class _Steps:
    """The steps of a study, each of which may be the last one."""

    def __init__(
        self,
        game: Game,
        changes: tuple[str, ...],
        kept: set[str],
        stop: Stop,
        samples: int,
        seed: int,
        at: str | float | None,
        progress: Progress | None,
    ) -> None:
        self.game, self.kept, self.stop = game, kept, stop
        self.samples, self.seed, self.at, self.progress = samples, seed, at, progress
        self.space = compile_space(game)
        self.bonuses = compile_bonuses(game, self.space)
        self.believed = beliefs(game, at=at)
        self.unknown = tuple(map(str, missing(game)))
        self.additive = compile_game(game, at=at) if not self.unknown else None
        self.before: Additive | None = None
        self.narrowed = False
        self.unfinished: list[str] = []
        self.study_ = Study(
            game=game,
            changes=changes,
            packages=self.space.packages,
            allowed=None,
            unknown=self.unknown,
            power=power(game),
            cycles=tuple(precondition_cycles(game)),
        )

    def suppose(self, before: Game, *, narrowed: bool) -> None:
        """Compare with the game before the suppositions; ``narrowed``: they only add red lines."""
        space = compile_space(before)
        every = listed(space)
        self._set(before=Before(allowed=None if every is None else len(every)))
        if self.additive is not None:
            self.before = compile_game(before, at=self.at)
            self.narrowed = narrowed

    def study(self) -> Study:
        """All steps in order, as far as there is time."""
        for name, step in (
            ("candidates", self._candidates),
            ("blocking", self._blocking),
            ("conflicts", self._conflicts),
            ("solutions", self._solutions),
            ("frontier", self._frontier),
            ("bridges", self._bridges),
            ("robustness", self._robustness),
            ("stability", self._stability),
            ("bridged", self._opened),
        ):
            if self.stop.now:
                self.unfinished.append(name)
                continue
            if self.progress is not None:
                self.progress(name, 0, 0)
            step()
        return structs.replace(self.study_, unfinished=tuple(self.unfinished))

    def _set(self, **found: object) -> None:
        self.study_ = structs.replace(self.study_, **found)

    def _candidates(self) -> None:
        self.field = field_of(
            self.space, self.believed, self.bonuses, seed=self.seed, stop=self.stop
        )
        self._set(allowed=self.field.allowed, candidates=self.field.kind)

    def _blocking(self) -> None:
        if self.space.packages > _BLOCKING_PACKAGES or len(self.game.parties) > MOST_PARTIES:
            return
        picks = every_package(self.space.sizes)
        links = np.ones(len(picks), dtype=bool)
        for rule in self.space.rules:
            if rule.owner == "link":
                links &= ~rule.breaks(picks)
        picks = picks[links]
        self._set(blocking=blocking(self.space.parties, within_red_lines(self.space, picks)))

    def _conflicts(self) -> None:
        """What blocks, and the smallest moves; by red lines and links alone where figures lack."""
        game = self.additive or _rules_only(self.space, self.bonuses)
        found = conflicts(game, stop=self.stop)
        if not found.complete:
            self.unfinished.append("conflicts")
        moves = tuple(
            move
            for move in found.moves
            if not any(
                short_name(self.game.party(limit.party), limit.number) in self.kept
                for limit in move.limits
                if limit.number is not None
            )
        )
        self._set(impasse=structs.replace(found, moves=moves))

    def _solutions(self) -> None:
        if self.additive is not None:
            if self.before is None:
                answers = solve_all(self.additive, stop=self.stop)
            else:
                first = solve_all(self.before, stop=self.stop)
                held = self.study_.before
                assert held is not None
                self._set(before=structs.replace(held, solutions=tuple(first)))
                answers = solved_again(self.additive, first, narrowed=self.narrowed, stop=self.stop)
            self._set(solutions=tuple(answers))
            if any(answer.status in {"feasible", "stopped"} for answer in answers):
                self.unfinished.append("solutions")

    def _frontier(self) -> None:
        if self.additive is None:
            return
        found = frontier(self.additive, stop=self.stop)
        if found.termination in {"time", "interrupt"}:
            self.unfinished.append("frontier")
        kept = min(len(found), KEPT_EFFICIENT)
        self._set(
            frontier=Efficient(
                count=len(found),
                complete=found.complete,
                termination=found.termination,
                packages=tuple(found.package(at) for at in range(kept)),
            )
        )

    def _bridges(self) -> None:
        self._set(bridges=bridges(self.game, each=SHOWN_BRIDGES))

    def _robustness(self) -> None:
        if not hasattr(self, "field"):
            return
        found, sampled = self._sampled(self.game, self.space, self.field.picks, "robustness")
        self._set(
            robustness=found,
            questions=questions(sampled, self.space, self.field.picks),
            trades=trades(sampled, self.space, shapes(self.game)),
        )

    def _sampled(
        self, game: Game, space: Space, picks: Picks, step: str
    ) -> tuple[Robustness, Sampled]:
        """The shares of packages under the draws asked for; ``step`` is noted where they stopped."""
        found, sampled = robustness(
            game,
            space,
            picks,
            samples=self.samples,
            seed=self.seed,
            at=self.at,
            stop=self.stop,
            progress=self.progress,
        )
        if found.stopped:
            self.unfinished.append(step)
        return found, sampled

    def _stability(self) -> None:
        """Of the Nash solution; only where the game gives all figures."""
        nash = next((a for a in self.study_.solutions if a.solution == "nash"), None)
        if self.additive is None or nash is None or nash.package is None:
            return
        listed = self.space.packages <= _BLOCKING_PACKAGES
        others = every_package(self.space.sizes) if listed else self.field.picks
        pick = self.space.pick(nash.package.terms)
        self._set(stability=stability(self.game, self.additive, pick, others, complete=listed))

    def _opened(self) -> None:
        """The game with the bridge that fits best for each contested issue."""
        best: dict[str, Bridge] = {}
        for bridge in self.study_.bridges:
            best.setdefault(bridge.issue, bridge)
        if not best or self.study_.allowed:
            return
        game = bridged(self.game, best.values())
        space = compile_space(game)
        field = field_of(
            space, beliefs(game, at=self.at), self.bonuses, seed=self.seed, stop=self.stop
        )
        found, sampled = self._sampled(game, space, field.picks, "bridged")
        self._set(
            opened=Opened(
                game=game,
                patterns={issue: bridge.pattern for issue, bridge in best.items()},
                allowed=field.allowed,
                robustness=found,
                questions=questions(sampled, space, field.picks),
            )
        )


def _rules_only(space: Space, bonuses: tuple[Bonus, ...]) -> Additive:
    """The game without figures: every package is worth the same and every limit is unknown."""
    parties = len(space.parties)
    values = tuple(np.zeros((parties, size)) for size in space.sizes)
    silent = tuple(replace(bonus, gains=np.zeros(parties)) for bonus in bonuses)
    return Additive(space, values, np.full(parties, -np.inf), silent)
