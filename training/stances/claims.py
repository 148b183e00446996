"""``python -m training.stances.claims``: weighs what speaks for a party where a stance is seen.

Every claim that the reader could make in the opened cases is asked for: does the annotation have it?
A logistic regression over the signs of ``zopa.reading.claimants`` learns the answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar
from unittest import mock

import numpy as np
from benchmarks.gold import EXAMPLES, Scored, read_case
from benchmarks.positions import SEEN, halves
from numpy.typing import NDArray

from zopa.case.findings import Position
from zopa.language.pieces import MODELS
from zopa.reading import estimates
from zopa.reading.claimants import SIGNS
from zopa.reading.estimates import Claim, Estimates
from zopa.reading.names import Name
from zopa.reading.voice import Voice

_ROOT = Path(__file__).parent.parent.parent
FOLDERS = (_ROOT / "training" / "corpus" / "cases", _ROOT / "benchmarks" / "cases", EXAMPLES)
"""Opened cases, none of which the model of stances was trained on: what it sees in them is honest."""
PENALTY = 2.0  # on the squares of weights
STEPS = 60
ENOUGH = 1e-6

Matrix = NDArray[np.float64]


class Asked(Estimates):
    """Keeps the claims of all pages, by their report, and makes none."""

    log: ClassVar[dict[str, list[tuple[Claim, int, int]]]] = {}

    def read(
        self,
        found: Sequence[Position],
        voices: Sequence[Voice],
        acting: Mapping[int, Sequence[Name]],
    ) -> list[Position]:
        words = self.page.words
        self.log[self.page.report.id] = [
            (one, words.start[sentence.first], words.end[sentence.last - 1])
            for one in self.claims(found, voices, acting)
            for sentence in [one.sight.sentence]
        ]
        return []


def asked(
    folders: Sequence[Path] = FOLDERS,
) -> Iterator[tuple[str, Scored, list[tuple[Claim, int, int]]]]:
    """The claims of each report of all cases in the folders, with the offsets of their sentences; of the
    examples only those of the reports that the rules were made with.
    """
    with mock.patch.object(estimates, "Estimates", Asked):
        for folder in folders:
            for home in sorted(one.parent for one in folder.glob("*/expected.yaml")):
                read = read_case(home.name, folder=folder)
                for one in halves(home.name, read)["seen"] if home.name in SEEN else read:
                    yield home.name, one, Asked.log.get(one.report.id, [])


def right(one: Scored, claim: Claim, start: int, end: int) -> bool:
    """Whether the annotation of a report has a claim for the sentence at some offsets."""
    return any(
        p.start < end
        and start < p.end
        and (p.party, p.issue, p.stance) == (claim.party, claim.sight.hit.cue.issue, claim.stance)
        for p in one.positions
    )


def fitted(rows: Matrix, answers: Matrix) -> Matrix:
    """The weights of the regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - answers) + PENALTY * weights
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows
        step = np.linalg.solve(bend + PENALTY * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < ENOUGH:
            break
    return weights


def make() -> None:
    """Writes ``claims.json`` beside the other weights."""
    rows, answers = [], []
    for _, one, claims in asked():
        for claim, start, end in claims:
            rows.append(claim.signs)
            answers.append(right(one, claim, start, end))
    weights = fitted(np.array(rows, np.float64), np.array(answers, np.float64))
    print(f"{len(rows)} claims, {sum(answers)} right")
    named = {name: round(float(weight), 3) for name, weight in zip(SIGNS, weights, strict=True)}
    (MODELS / "claims.json").write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make()
