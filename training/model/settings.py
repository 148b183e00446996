"""What a training run can be told; the defaults are the recipe of the weights that ship."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Settings(Struct, frozen=True, kw_only=True):
    """One training run.

    ``shares`` says how much of a part of the corpus is used, 1.0 where not named; ``steps`` ends a
    run within its epochs, 0 does not.
    """

    data: Path
    wheels: Path = Path(".cache/wheels")
    out: Path = Path(".cache/model")
    seed: int = 1
    depth: int = 10
    epochs: int = 4
    steps: int = 0
    words: int = 200
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    processes: int = 2
    tasks: tuple[str, ...] = ("syntax", "names", "a", "b", "c", "meaning")
    shares: dict[str, float] = {}
