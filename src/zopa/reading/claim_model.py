"""How sure one may be that a party takes a stance: what speaks for it, weighed."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from zopa.language.heads import Floats
from zopa.language.pieces import MODELS
from zopa.reading.claimants import SIGNS


class ClaimModel:
    """A logistic regression over the signs of ``claimants``; ``weights`` in their order."""

    def __init__(self, weights: Floats) -> None:
        self._weights = weights

    def sure(self, signs: Floats) -> float:
        """The probability that the party takes the stance, 0 to 1."""
        return float(1 / (1 + np.exp(-float(signs @ self._weights))))


@lru_cache(maxsize=1)
def shipped(folder: Path = MODELS) -> ClaimModel:
    """The weights that ship, made by ``training.stances.claims``.

    Raises ``ValueError`` where they were made for other signs.
    """
    file = folder / "claims.json"
    weights = json.loads(file.read_text(encoding="utf-8"))
    if tuple(weights) != SIGNS:
        raise ValueError(f"{file}: made for other signs; run python -m training.stances.claims")
    return ClaimModel(np.array(list(weights.values()), np.float32))
