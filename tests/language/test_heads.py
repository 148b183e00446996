from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.language.heads import arborescence, decode, distances

LABELS = ("O", "B-x", "I-x", "B-y", "I-y")


def _valid(path: tuple[int, ...]) -> bool:
    before = 0
    for at in path:
        if at in {2, 4} and before not in {at, at - 1}:
            return False
        before = at
    return True


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=150)
def test_decoding_finds_the_likeliest_allowed_path(size: int, seed: int) -> None:
    chances = np.random.default_rng(seed).dirichlet(np.ones(len(LABELS)), size).astype(np.float32)
    best = max(
        (path for path in product(range(5), repeat=size) if _valid(path)),
        key=lambda path: sum(float(np.log(chances[at, label])) for at, label in enumerate(path)),
    )
    wanted = []
    for at, label in enumerate(best):
        if label in {1, 3}:
            end = at + 1
            while end < size and best[end] == label + 1:
                end += 1
            wanted.append((at, end, LABELS[label][2:]))
    assert [(s.first, s.last, s.label) for s in decode(chances, LABELS)] == wanted


def test_a_stretch_hardly_follows_another_of_its_kind() -> None:
    # O, B-x, I-x, B-y, I-y: the second word as likely begins a stretch as it goes on with one
    chances = np.array([[0.1, 0.9, 0, 0, 0], [0.1, 0.5, 0.4, 0, 0]], np.float32)
    assert [(s.first, s.last) for s in decode(chances, LABELS)] == [(0, 1), (1, 2)]
    assert [(s.first, s.last) for s in decode(chances, LABELS, again=2.0)] == [(0, 2)]
    other = np.array([[0.1, 0.9, 0, 0, 0], [0.1, 0, 0, 0.9, 0]], np.float32)
    assert [s.label for s in decode(other, LABELS, again=2.0)] == ["x", "y"]


def test_decoding_nothing_finds_nothing() -> None:
    assert decode(np.zeros((0, 5), np.float32), LABELS) == []


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=300)
def test_heads_are_a_tree_with_one_root(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = arborescence(scores)
    assert (heads == -1).sum() == 1
    for word in range(size):
        seen = set()
        at = word
        while at != -1:
            assert at not in seen
            seen.add(at)
            at = int(heads[at])


def test_distances_are_zero_inside_and_grow_on_either_side() -> None:
    assert distances(0, 12, 5, 7).tolist() == [5, 4, 3, 2, 1, 0, 0, 17, 18, 19, 20, 21]
    far = distances(0, 400, 200, 201)
    assert far[0] == 16
    assert far[-1] == 32
    assert (np.diff(far[201:]) >= 0).all()
