"""Speed of the analysis of unknown preferences, and its shares against the exact bounds.

Run: python -m benchmarks.robustness [--packages 1000 --samples 10000 --parties 5]
Each time is wall time and, in brackets, processor time of all threads: on a busy machine the two
differ.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time

import numpy as np

from zopa.deals.compiled import compile_space
from zopa.deals.game import Game, Issue, Option, Party, Preference, Ranking, WalkAway, Weights
from zopa.deals.questions import questions
from zopa.deals.robustness import robustness
from zopa.deals.space import Picks

ISSUES, OPTIONS = 12, 4


def made(parties: int, seed: int) -> Game:
    """A game of orders: each party ranks most options and some issues; figures are nowhere."""
    rng = np.random.default_rng(seed)
    issues = tuple(
        Issue(id=f"i{i}", options=tuple(Option(id=f"o{o}") for o in range(OPTIONS)))
        for i in range(ISSUES)
    )
    return Game(id="made", issues=issues, parties=tuple(_party(p, rng) for p in range(parties)))


def _party(number: int, rng: np.random.Generator) -> Party:
    options = np.array([f"o{o}" for o in range(OPTIONS)])
    ranked = {
        f"i{i}": Preference(order=Ranking(tiers=tuple((str(o),) for o in rng.permutation(options))))
        for i in range(ISSUES)
        if rng.random() < 0.8
    }
    matter = rng.permutation([f"i{i}" for i in range(ISSUES)])[: ISSUES // 2]
    return Party(
        id=f"p{number}",
        preferences=ranked,
        weights=Weights(order=Ranking(tiers=tuple((str(i),) for i in matter))),
        walk_away=WalkAway(package={f"i{i}": f"o{rng.integers(OPTIONS)}" for i in range(ISSUES)}),
    )


def some_packages(count: int, seed: int) -> Picks:
    """Different random packages."""
    rng = np.random.default_rng(seed)
    found = np.unique(rng.integers(0, OPTIONS, (2 * count, ISSUES)), axis=0)
    return found[rng.permutation(len(found))[:count]].astype(np.intp)


def main() -> None:
    """Print seconds for several seeds, and that no share lies outside its exact bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, default=1000)
    parser.add_argument("--samples", type=int, default=10_000)
    parser.add_argument("--parties", type=int, default=5)
    asked = parser.parse_args()
    threads = os.environ.get("OMP_NUM_THREADS", "all")
    print(f"{asked.packages} packages x {asked.samples} samples x {asked.parties} parties,"
          f" {ISSUES} issues x {OPTIONS} options, threads: {threads}")  # fmt: skip
    seconds: list[float] = []
    processor: list[float] = []
    verdicts, wrong = {"always": 0, "never": 0, "depends": 0}, 0
    for seed in range(5):
        game = made(asked.parties, seed)
        space = compile_space(game)
        picks = some_packages(asked.packages, seed)
        start, busy = time.perf_counter(), time.process_time()
        found, sampled = robustness(game, space, picks, samples=asked.samples, seed=seed)
        open_questions = questions(sampled, space, picks)
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - busy)
        print(f"  seed {seed}: {seconds[-1]:6.2f} s ({processor[-1]:.2f} s),"
              f" no deal {found.no_deal.value:.3f},"
              f" questions {len(open_questions)}")  # fmt: skip
        for candidate in found.candidates:
            for party in candidate.parties.values():
                assert party.share is not None
                if party.verdict == "unknown":
                    continue
                verdicts[party.verdict] += 1
                outside = (party.verdict == "always" and party.share.value < 1) or (
                    party.verdict == "never" and party.share.value > 0
                )
                wrong += outside
    print(f"median {statistics.median(seconds):.2f} s ({statistics.median(processor):.2f} s)")
    print(f"exact verdicts {verdicts}; shares outside their exact bounds: {wrong}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
