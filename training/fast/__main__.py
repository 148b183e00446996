"""Make the weights of the fast tagger: ``python -m training.fast DATA [--to FILE]``.

Trains on the texts that may ship (``news`` of the data folder and the project's own annotation of
more articles), the quotation tags of each paragraph one sequence. Takes about two minutes on one core
and gives the same file again.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pycrfsuite

from training.fast.pages import sequences
from training.model.annotated import Annotated, part_a, part_b, part_c
from zopa.case.agendas import load_agenda
from zopa.language.pieces import MODELS

LANGUAGE = "de"
SETTINGS = {
    "c1": 0.4,  # sparse: most weights are zero and are not stored
    "c2": 0.02,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}


def _own(_: Path) -> Iterator[Annotated]:
    """The German ones of the texts written for this project; moods are marked in those alone."""
    return (text for text in part_c() if text.moods is not None)


PARTS: dict[str, Callable[[Path], Iterator[Annotated]]] = {"a": part_a, "b": part_b, "c": _own}


def train(texts: Iterable[Annotated], target: Path) -> None:
    """Train on texts and write the weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    agenda = load_agenda()
    for rows, tags in sequences(texts, LANGUAGE, agenda):
        trainer.append(rows, tags)
    trainer.set_params(SETTINGS)
    trainer.train(str(target))


def main() -> None:
    """Train on everything that may ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    parser.add_argument("--to", type=Path, default=Path(str(MODELS)) / f"fast-{LANGUAGE}.crf")
    parser.add_argument("--parts", default="ab", help="which parts of the corpus: a, b, c")
    arguments = parser.parse_args()
    texts = [text for part in arguments.parts for text in PARTS[part](arguments.data)]
    train(texts, arguments.to)
    print(f"{arguments.to}: {arguments.to.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
