"""How far off forecasts from positions are, on decisions of the European Union (DEU III).

Run: python -m benchmarks.forecast FOLDER [--write]
FOLDER holds deu3.csv (doi 10.34810/data53; not part of this project). --write renews the errors
that zopa shows beside each forecast.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zopa.deals import forecast
from zopa.deals.forecast import MODELS, ROOT, Model, Stand, arrays, challenge, weighted_mean

Numbers = NDArray[np.float64]
STORED = Path(forecast.__file__).with_name("forecast_errors.yaml")
EXPONENTS = (0.0, 0.5, 1.0)
"""Powers of GDP that the cross-validation may choose from: equal, square root, in full."""

PUBLISHED = {
    "salience x GDP weighted mean": (23.1, 18.5),
    "plain mean": (23.7, 18.6),
    "a published challenge model": (23.8, 15.7),
    "median voter": (28.6, 20.0),
}


@dataclass(frozen=True)
class Decision:
    """One issue of a legislative dossier with the positions of all actors and the outcome."""

    dossier: str
    stands: tuple[Stand, ...]
    outcome: float


def decisions(path: Path) -> list[Decision]:
    """The issues with an outcome; a cell that is empty is unknown."""
    with path.open(encoding="utf-8", newline="") as stream:
        head, powers, *rows = csv.reader(stream, delimiter="\t")
    place = {name: at for at, name in enumerate(head)}
    actors = [name[1:] for name in head[place["pcom"] : place["scom"]]]
    found = []
    for row in rows:
        if not row[place["out"]].strip():
            continue
        stands = tuple(
            Stand(
                actor=actor,
                position=float(row[place[f"p{actor}"]]),
                salience=_number(row[place[f"s{actor}"]]),
                power=float(powers[place[f"p{actor}"]]),
            )
            for actor in actors
            if row[place[f"p{actor}"]].strip()
        )
        found.append(Decision(row[place["prnr"]], stands, float(row[place["out"]])))
    return found


def _number(cell: str) -> float | None:
    return float(cell) if cell.strip() else None


def errors(cases: list[Decision], model: Callable[[Decision], float]) -> Numbers:
    """Absolute error of a model for each decision, in points of 0-100."""
    return np.array([abs(model(case) - case.outcome) for case in cases])


def weighted(exponent: float) -> Callable[[Decision], float]:
    """The weighted mean with this exponent of power."""

    def value(case: Decision) -> float:
        positions, salience, power = arrays(case.stands)
        return weighted_mean(positions, salience, power**exponent)

    return value


def challenged(exponent: float, rounds: int) -> Callable[[Decision], float]:
    """The challenge model with this exponent of power and so many rounds."""

    def value(case: Decision) -> float:
        positions, salience, power = arrays(case.stands)
        return challenge(positions, salience, power**exponent, rounds=rounds)

    return value


def cross_validated(cases: list[Decision]) -> tuple[Numbers, dict[float, int]]:
    """Errors of the weighted mean whose exponent was chosen without the decision's own dossier.

    Also how often each exponent was chosen (once for each dossier).
    """
    table = np.array([errors(cases, weighted(e)) for e in EXPONENTS])
    dossiers = np.array([case.dossier for case in cases])
    out = np.empty(len(cases))
    chosen = dict.fromkeys(EXPONENTS, 0)
    for dossier in sorted(set(dossiers)):
        own = dossiers == dossier
        best = int(table[:, ~own].mean(axis=1).argmin())
        chosen[EXPONENTS[best]] += 1
        out[own] = table[best, own]
    return out, chosen


def gain(cases: list[Decision], better: Numbers, than: Numbers) -> tuple[float, float, float]:
    """Mean difference of two error lists with a 95 % interval (bootstrap over dossiers)."""
    difference = than - better
    groups: dict[str, list[int]] = {}
    for at, case in enumerate(cases):
        groups.setdefault(case.dossier, []).append(at)
    blocks = [difference[places] for places in groups.values()]
    draw = np.random.default_rng(1)
    means = []
    for _ in range(4000):
        picked = [blocks[k] for k in draw.integers(0, len(blocks), len(blocks))]
        means.append(np.concatenate(picked).mean())
    low, high = np.percentile(means, [2.5, 97.5])
    return float(difference.mean()), float(low), float(high)


def main() -> None:
    """Print the table; with --write also renew the stored errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    cases = decisions(asked.folder / "deu3.csv")
    print(f"{len(cases)} decisions with an outcome, {len({c.dossier for c in cases})} dossiers")
    print("absolute error on 0-100               mean  median")
    found: dict[Model, Numbers] = {}
    estimates = [forecast.forecast(case.stands) for case in cases]
    outcomes = np.array([case.outcome for case in cases])
    for place, model in enumerate(MODELS):
        found[model] = np.abs(np.array([each[place].value for each in estimates]) - outcomes)
        _line(model, found[model])
    checked, chosen = cross_validated(cases)
    _line("weighted mean, exponent left out", checked)
    print(f"  exponent chosen (times): {chosen}; declared: {ROOT}")
    low_high = gain(cases, checked, found["weighted_mean"])
    print("  better than the weighted mean by {:.2f} (95 %: {:.2f} to {:.2f})".format(*low_high))
    for exponent in (0.5, 1.0):
        for rounds in (1, 2, 4, 8):
            _line(
                f"challenge, power^{exponent}, {rounds} rounds",
                errors(cases, challenged(exponent, rounds)),
            )
    print("published on the same decisions")
    for name, (mean, median) in PUBLISHED.items():
        print(f"  {name:34}{mean:6.1f}{median:8.1f}")
    if asked.write:
        lines = ["# Printed by benchmarks/forecast.py --write; absolute error on 0-100, DEU III."]
        lines += [
            f"{model}: {{mean: {np.mean(e):.2f}, median: {np.median(e):.2f}, issues: {len(e)}}}"
            for model, e in found.items()
        ]
        STORED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(name: str, error: Numbers) -> None:
    print(f"  {name:34}{np.mean(error):6.2f}{np.median(error):8.2f}")


if __name__ == "__main__":
    main()
