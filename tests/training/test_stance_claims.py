from __future__ import annotations

import numpy as np
from training.stances.claims import FOLDERS, fitted


def test_the_regression_finds_what_the_answers_hang_on() -> None:
    chance = np.random.default_rng(3)
    rows = np.column_stack([np.ones(4000), chance.integers(0, 2, (4000, 3))]).astype(float)
    truth = np.array([-1.0, 2.0, 0.0, -1.5])
    answers = (chance.random(4000) < 1 / (1 + np.exp(-rows @ truth))).astype(float)
    weights = fitted(rows, answers)
    assert np.abs(weights - truth).max() < 0.25


def test_no_case_that_nobody_has_read_is_learned_from() -> None:
    cases = {home.name for folder in FOLDERS for home in folder.iterdir() if home.is_dir()}
    unread = FOLDERS[1].parent / "unread"
    assert cases
    assert not cases & {home.name for home in unread.iterdir() if home.is_dir()}
