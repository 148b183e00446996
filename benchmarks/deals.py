"""Speed and exactness of the deal space, and the same work done by NegMAS where it finishes.

    python -m benchmarks.deals DATA [--negmas PYTHON] [--parts negolog,peer,...]

``DATA`` is the folder with ``negolog/``; ``PYTHON`` is an interpreter that has NegMAS, which runs
there only. Each time is wall time and, in brackets, processor time: on a busy machine the two
differ. Prints one table for each part.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

import numpy as np

from benchmarks.deals_games import free_game, large_game
from zopa.deals.additive import Additive, Numbers
from zopa.deals.compiled import compile_game
from zopa.deals.files import load_game
from zopa.deals.frontier import frontier
from zopa.deals.game import Terms
from zopa.deals.impasse import conflicts
from zopa.deals.package import Solution
from zopa.deals.solutions import solve, solve_all
from zopa.deals.space import every_package
from zopa.deals.stop import Stop
from zopa.deals.whatif import what_if

T = TypeVar("T")
P = ParamSpec("P")

PEER = Path(__file__).with_name("deals_peer.py")
SIZES = {10**4: (10,) * 4, 10**5: (10,) * 5, 10**6: (10,) * 6, 10**7: (10,) * 7}


class Took(NamedTuple):
    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.3f} ({self.processor:.3f})"


def timed(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, Took]:
    """What the work returns, and how long it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work(*args, **kwargs)
    return result, Took(time.perf_counter() - wall, time.process_time() - processor)


def brute_frontier(utilities: Numbers) -> set[tuple[float, ...]]:
    """Efficient points among all, by one comparison after another of what is left."""
    rows = np.unique(np.round(utilities, 9), axis=0)
    rows = rows[np.argsort(-rows.sum(axis=1), kind="stable")]
    kept: list[tuple[float, ...]] = []
    while len(rows):
        kept.append(tuple(rows[0].tolist()))
        rows = rows[(rows > rows[0]).any(axis=1)]
    return set(kept)


def points(utilities: Numbers) -> set[tuple[float, ...]]:
    """Rows as a set that can be compared."""
    return {tuple(row) for row in np.round(utilities, 9).tolist()}


def negolog(folder: Path) -> None:
    """All NegoLog domains: the Nash product, and the frontier against brute force."""
    domains = sorted((folder / "negolog" / "domains").glob("domain*/"))
    if not domains:
        raise SystemExit(f"no domains in {folder / 'negolog' / 'domains'}: name another folder")
    off, product, same = 0.0, 0, 0
    times, front = [], []
    for domain in domains:
        game = compile_game(load_game(domain))
        answer, took = timed(solve, game, "nash")
        specs = json.loads((domain / "specs.json").read_text(encoding="utf-8"))
        stated = specs["Nash_A"] * specs["Nash_B"]
        packages = every_package(game.space.sizes)
        utilities = game.utilities(packages)
        assert answer.package is not None
        gap = abs(float(np.prod(list(answer.package.utilities.values()))) - stated)
        off = max(off, gap)
        product += gap <= 1e-8
        times.append(took.processor)
        found, took = timed(frontier, game)
        front.append(took.processor)
        keeps = (utilities >= game.walk_away - 1e-8).all(axis=1)
        same += points(found.utilities) == brute_frontier(utilities[keeps])
    print(f"\nNegoLog: {len(domains)} domains")
    print(f"  Nash product within 1e-8 of the stated one: {product}, largest difference {off:.1e}")
    print(f"  frontier identical to brute force: {same}")
    print(
        f"  processor seconds, median and largest: Nash {_spread(times)}, frontier {_spread(front)}"
    )


def peer(python: Path, largest: int) -> None:
    """Random additive games against NegMAS: the same frontier, the same Nash point, the times."""
    print("\nRandom additive games; seconds, wall (processor)")
    print(
        "  outcomes parties  frontier  ours            NegMAS frontier   NegMAS Nash  ratio  same"
    )
    for outcomes, sizes in SIZES.items():
        for parties in (2, 3, 4):
            if outcomes > largest:
                continue
            game = free_game(sizes, parties, seed=parties)
            found, took = timed(frontier, game)
            nash, took_nash = timed(solve, game, "nash")
            theirs = _negmas(python, game)
            row = f"  {outcomes:8.0e} {parties:7} {len(found):9}  {took!s:15}"
            if theirs is None:
                print(f"{row} not within the limit", flush=True)
                continue
            same = points(found.utilities) == points(np.array(theirs["frontier"]))
            point = abs(theirs["nash"] - float(nash.value or 0.0)) <= 1e-8
            ours = took.processor + took_nash.processor
            spent = theirs["frontier_processor"] + theirs["nash_processor"]
            print(
                f"{row} {theirs['frontier_processor']:12.3f} {theirs['nash_processor']:14.3f}"
                f" {spent / ours:9.0f}  frontier {same}, Nash {point}",
                flush=True,
            )


def _negmas(python: Path, game: Additive) -> dict[str, Any] | None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "game.json"
        values = [values.tolist() for values in game.values]
        file.write_text(json.dumps(values), encoding="utf-8")
        try:
            done = subprocess.run(
                [python, PEER, file], capture_output=True, text=True, timeout=900, check=True
            )
        except subprocess.TimeoutExpired:
            return None
        except subprocess.CalledProcessError as error:
            print(error.stderr[-300:])
            return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


def middle(*, seeds: int) -> None:
    """28 issues of 4 options: solutions with proof, complete frontiers, a what-if."""
    print("\n28 issues x 4 options (7.2e16 packages), 8 red lines, 10 links; wall (processor)")
    print("  parties seed opposed  nash           kalai_smorodinsky  egalitarian    what-if")
    wanted: tuple[Solution, ...] = ("nash", "kalai_smorodinsky", "egalitarian")
    spent: dict[str, list[float]] = {name: [] for name in wanted} | {"what-if": []}
    for parties in (4, 5, 6):
        for seed in range(seeds):
            for opposed in (False, True):
                game = large_game(28, 4, parties, seed, red_lines=8, opposed=opposed)
                cells = []
                answers = []
                for name in wanted:
                    answer, took = timed(solve, game, name)
                    assert answer.status == "optimal", answer
                    spent[name].append(took.processor)
                    answers.append(answer)
                    cells.append(str(took))
                assert answers[0].package is not None
                issue, option = next(iter(answers[0].package.terms.items()))
                switch: Terms = {issue: (option,)}
                _, took = timed(what_if, game, "p0", switch, answers[:1])
                spent["what-if"].append(took.processor)
                print(f"  {parties:7} {seed:4} {opposed!s:8}", *cells, took, flush=True)
    for label, seconds in spent.items():
        print(f"  {label}: processor seconds, median and largest {_spread(seconds)}")
        each = len(seconds) // 3
        rows = [_spread(seconds[at * each : (at + 1) * each]) for at in range(3)]
        print(f"    4 parties {rows[0]}; 5 parties {rows[1]}; 6 parties {rows[2]}")


def frontiers() -> None:
    """Complete frontiers of 28 x 4 with 3 and 4 parties, with and without rules."""
    print("\nComplete frontier, 28 x 4; wall (processor)")
    for parties in (3, 4):
        for graded in (True, False):
            for lines, links in ((8, 10), (0, 0)):
                game = large_game(
                    28, 4, parties, 0, red_lines=lines, links=links, limit=0.45, graded=graded
                )
                found, took = timed(frontier, game)
                kind = "graded" if graded else "any number"
                print(
                    f"  {parties} parties, values {kind}, {lines} red lines, {links} links:"
                    f" {len(found)} packages, complete {found.complete}, {took}, most points"
                    f" {found.peak}, memory so far {_memory():.0f} MB",
                    flush=True,
                )


def wide(*, seeds: int) -> None:
    """40 issues of 6 options, 10 parties, 120 red lines: Nash; conflicts and moves."""
    print("\n40 issues x 6 options, 10 parties, 120 red lines, 10 links; wall (processor)")
    for seed in range(seeds):
        game = large_game(40, 6, 10, seed, red_lines=120, limit=0.3)
        answer, took = timed(solve, game, "nash", seconds=600)
        print(f"  seed {seed}: Nash {answer.status} {took}", flush=True)
        blocked = blocked_game(seed)
        found, took = timed(conflicts, blocked, stop=Stop(600))
        print(
            f"    blocked: {len(found.conflicts)} conflicts, {len(found.moves)} moves,"
            f" complete {found.complete}, {took}",
            flush=True,
        )


def short(*, seeds: int) -> None:
    """40 issues of 6 options, 10 parties, 120 red lines, blocked by walk-away values."""
    print("\n40 issues x 6 options, 10 parties, 120 red lines, walk-away values; wall (processor)")
    kinds = {
        "two opposed parties want 0.55": (0.55, 0.55),
        "two parties want 0.85": (0.85, 0.85),
        "three parties want 0.8": (0.8, 0.8, 0.8),
    }
    for kind, wanted in kinds.items():
        for seed in range(seeds):
            opposed = kind.startswith("two opposed")
            game = large_game(40, 6, 10, seed, red_lines=120, limit=0.3, opposed=opposed)
            walk_away = game.walk_away.copy()
            walk_away[: len(wanted)] = wanted
            game = Additive(game.space, game.values, walk_away)
            found, took = timed(conflicts, game, stop=Stop(30))
            print(
                f"  {kind}, seed {seed}: {len(found.conflicts)} conflicts, {len(found.moves)} moves,"
                f" complete {found.complete}, {took}",
                flush=True,
            )


def blocked_game(seed: int) -> Additive:
    """The same kind of game with one issue on which every option meets a red line."""
    game = large_game(40, 6, 10, seed, red_lines=114, limit=0.3)
    rules = list(game.space.rules)
    for option in range(6):
        mask = np.zeros(6, dtype=bool)
        mask[option] = True
        party = option % 10
        number = sum(rule.party == party for rule in rules)
        rules.append(type(rules[0])("party", party, number, ((0, mask),)))
    space = type(game.space)(
        game.space.parties, game.space.vetoes, game.space.issues, game.space.options, tuple(rules)
    )
    return Additive(space, game.values, game.walk_away)


def _spread(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.3f}, {max(seconds):.3f}"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--negmas", type=Path)
    parser.add_argument("--parts", default="negolog,peer,middle,frontiers,wide,short")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--largest", type=float, default=1e7, help="outcomes given to the peer")
    args = parser.parse_args()
    parts = args.parts.split(",")
    solve_all(free_game((2, 2), 2, 0))  # loads the solver
    if "negolog" in parts:
        negolog(args.data)
    if "middle" in parts:
        middle(seeds=args.seeds)
    if "wide" in parts:
        wide(seeds=args.seeds)
    if "short" in parts:
        short(seeds=args.seeds)
    if "frontiers" in parts:
        frontiers()
    if "peer" in parts and args.negmas is not None:
        peer(args.negmas, int(args.largest))


if __name__ == "__main__":
    main()
