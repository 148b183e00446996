"""``python -m training.stances --data DATA``: trains and exports the model of stances.

It stands on the encoder that ships and begins with the upper layers of it; ``training.model``, which
makes that one, runs it at its end. What speaks for whose a stance is, is weighed anew behind it.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from benchmarks.stance_model import Guess, table
from torch import nn

from training.batching import batches
from training.model.export import quantise
from training.model.labels import STANCES
from training.stances import claims
from training.stances.examples import Example, examples, held_back, texts
from training.stances.network import StanceNetwork, loss_of, padded
from training.stances.start import layers_of
from zopa.language import encoder
from zopa.language.pieces import MODELS

EPOCHS = 3
LATER = ("de-stands-14", "de-stands-15", "en-stands-06")
"""Texts that were written while the network was trained on all others: seen in one epoch at its end."""
AGAIN = 0.25  # the share of the others that is seen once more with these
ALONE = 0.2  # how often a sentence stands alone then, as the first of a report does
SIZE = 1500  # pieces of a batch
MIXED = 256  # targets that are sorted by length at a time
RATE, HEAD_RATE = 1e-4, 1e-3
LATER_RATE, LATER_HEAD_RATE = 4e-5, 4e-4
WARM = 0.06


def train(
    network: StanceNetwork,
    found: list[Example],
    held: list[Example],
    seed: int,
    *,
    epochs: int = EPOCHS,
    rates: tuple[float, float] = (RATE, HEAD_RATE),
    alone: float = 0.0,
) -> None:
    """Trains the network in place; prints how it does on ``held`` behind each epoch.

    ``rates`` are those of the layers and of the rest, ``alone`` how often the sentence before is left out.
    """
    print(f"{len(found)} examples, {len(held)} held back", flush=True)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    layers = list(network.layers.parameters())
    own = {id(one) for one in layers}
    others = [one for one in network.parameters() if id(one) not in own]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": rates[0]}, {"params": others, "lr": rates[1]}], weight_decay=0.01
    )
    lengths = [len(one.states) for one in found]
    plans = [batches(lengths, SIZE, chance, within=MIXED) for _ in range(epochs)]
    steps = sum(map(len, plans))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(
            (step + 1) / (WARM * steps), max(0.0, (steps - step) / (1 - WARM) / steps)
        ),
    )
    started, done = time.monotonic(), 0
    for epoch, plan in enumerate(plans, 1):
        network.train()
        total = 0.0
        for number, chosen in enumerate(plan, 1):
            group = [found[at].alone() if chance.random() < alone else found[at] for at in chosen]
            loss = loss_of(network, group, chance)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            total += float(loss.detach())
            done += 1
            if number % 50 == 0:
                left = (time.monotonic() - started) / done * (steps - done) / 60
                print(f"epoch {epoch}: {total / number:.3f}, {left:.1f} min left", flush=True)
        print("\n".join(score(network, held)), flush=True)


def score(network: StanceNetwork, held: list[Example]) -> list[str]:
    """Precision and recall of stances on examples that were held back, by how sure the network is."""
    network.eval()
    guesses: list[Guess] = []
    lengths = [len(one.states) for one in held]
    for chosen in batches(lengths, 2 * SIZE, random.Random(0), within=MIXED):
        group = [held[at] for at in chosen]
        states, mask, marks, hints = padded(group, None)
        with torch.no_grad():
            bias = torch.where(mask, 0.0, -1e4)[:, None, None, :]
            stances, _, _ = network.asked(network.lifted(states, marks, hints, bias), marks)
        for one, chances in zip(group, stances.softmax(-1).numpy(), strict=True):
            best = 1 + int(np.argmax(chances[1:]))
            guesses.append(Guess(STANCES[one.stance], STANCES[best], float(chances[best])))
    return table(guesses)


def write(network: StanceNetwork, folder: Path) -> None:
    """Writes ``stances.onnx`` into ``folder``."""
    network.eval()
    graph = folder / "stances.full.onnx"
    states, marks = torch.randn(2, 7, 384), torch.zeros(2, 7, dtype=torch.bool)
    marks[:, 3] = True
    hints = torch.zeros(2, 7, dtype=torch.long)
    torch.onnx.export(
        network,
        (states, marks, hints),
        str(graph),
        input_names=["states", "marks", "hints"],
        output_names=["stances", "reds", "parts"],
        dynamic_axes={
            name: {0: "targets", 1: "pieces"} for name in ("states", "marks", "hints", "parts")
        }
        | {name: {0: "targets"} for name in ("stances", "reds")},
        opset_version=17,
        dynamo=False,
    )
    quantise(graph, folder / "stances.onnx")
    graph.unlink()


def make(data: Path, seed: int, out: Path) -> None:
    """The whole recipe: examples, training, the files that ship."""
    torch.set_num_threads(2)
    shipped = encoder.shipped()
    everything = texts(data)
    later = [one for one in everything if one.name.startswith(LATER)]
    first = [one for one in everything if not one.name.startswith(LATER)]
    held = list(examples(held_back(), shipped, seed=seed))
    network = StanceNetwork(layers_of(MODELS / "encoder.onnx"))
    train(network, list(examples(first, shipped, seed=seed)), held, seed)
    later += random.Random(seed).sample(first, int(AGAIN * len(first)))
    rates = LATER_RATE, LATER_HEAD_RATE
    found = list(examples(later, shipped, seed=seed))
    train(network, found, held, seed, epochs=1, rates=rates, alone=ALONE)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "stances.pt")
    write(network, MODELS)
    claims.make()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stances", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(".cache/stances"))
    parser.add_argument("--seed", type=int, default=1)
    found = parser.parse_args()
    make(found.data, found.seed, found.out)


if __name__ == "__main__":
    main()
