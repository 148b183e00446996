"""Which points no other point dominates, in any number of dimensions; numpy alone.

Source: H. T. Kung, F. Luccio and F. P. Preparata, On finding the maxima of a set of vectors,
J. ACM 22 (1975), worked from the bottom up so that each level is a few operations on whole arrays.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from zopa.deals.space import Mask

Points = NDArray[np.float64]
Ranks = NDArray[np.int64]

_BLOCK = 16  # up to this size points are compared one with another
_CHUNK = 4_000_000  # comparisons at a time


def efficient(points: Points) -> NDArray[np.intp]:
    """Numbers of the points (rows) that no other point equals or exceeds in every column.

    Of equal points one stays. Sorted by the columns, the largest first.
    """
    count, width = points.shape
    if count == 0:
        return np.zeros(0, dtype=np.intp)
    order = np.lexsort(tuple(-points[:, column] for column in range(width - 1, -1, -1)))
    points = points[order]
    if width == 1:
        return order[:1]
    keep = _maxima(points) if width > 2 else _stairs(points[:, 1])
    return order[keep]


def _stairs(column: Points) -> NDArray[np.intp]:
    best = np.maximum.accumulate(column)
    return np.flatnonzero(np.concatenate([[True], column[1:] > best[:-1]]))


def _maxima(points: Points) -> NDArray[np.intp]:
    """Rows, sorted by all columns from the largest, that no earlier row equals or exceeds."""
    ranks = np.stack([_ranks(column) for column in points.T[1:]], axis=1)
    keep = np.arange(len(points))
    keep = keep[~_within_blocks(ranks, keep)]
    size = _BLOCK
    while size < len(points):
        pair = keep // (2 * size)
        query = (keep // size) % 2 == 1
        dead = _struck(ranks[keep], pair, query)
        keep = keep[~dead]
        size *= 2
    return keep


def _ranks(column: Points) -> Ranks:
    """0 for the largest value, 1 for the next, and so on; equal values share a rank."""
    return np.unique(-column, return_inverse=True)[1].astype(np.int64)


def _within_blocks(ranks: Ranks, rows: NDArray[np.intp]) -> Mask:
    """Which rows are dominated by an earlier row of the same block of ``_BLOCK`` rows."""
    count, width = ranks.shape
    blocks = -(-count // _BLOCK)
    worst = int(ranks.max(initial=0)) + 1
    padded = np.full((blocks * _BLOCK, width), worst, dtype=np.int64)
    padded[:count] = ranks
    # Padding comes last, so no earlier row can be padding.
    cube = padded.reshape(blocks, _BLOCK, width)
    dead = np.zeros((blocks, _BLOCK), dtype=bool)
    for at in range(1, _BLOCK):
        reached: Mask = np.all(cube[:, :at] <= cube[:, at : at + 1], axis=2)
        dead[:, at] = reached.any(axis=1)
    return dead.reshape(-1)[rows]


def _struck(ranks: Ranks, groups: NDArray[np.intp], query: Mask) -> Mask:
    """Which rows marked ``query`` are reached, in all columns of ``ranks`` (smaller is better), by
    an unmarked row of the same group.
    """
    dead = np.zeros(len(ranks), dtype=bool)
    rows = np.arange(len(ranks))
    # The last but one column is sorted once; splitting keeps that order.
    order = np.argsort(ranks[:, -2] * 2 + query, kind="stable")
    _split(ranks, rows[order], groups[order], query, 0, dead)
    return dead


def _split(
    ranks: Ranks,
    rows: NDArray[np.intp],
    groups: NDArray[np.intp],
    query: Mask,
    column: int,
    dead: Mask,
) -> None:
    """Strike by halves of ``column``, then by the columns after it; two are left for the sweep."""
    if len(rows) == 0:
        return
    if column == ranks.shape[1] - 2:
        _sweep(ranks, rows, groups, query, dead)
        return
    key = ranks[rows, column] * 2 + query[rows]
    order = np.lexsort((key, groups))
    local = np.empty(len(rows), dtype=np.intp)
    local[order] = _places(groups[order])
    for size in _sizes(int(local.max()) + 1):
        alive = ~dead[rows]
        side = (local // size) % 2 == 1
        used = alive & (side == query[rows])
        part = groups * (int(local.max()) // (2 * size) + 1) + local // (2 * size)
        _split(ranks, rows[used], _dense(part[used]), query, column + 1, dead)
    _small(ranks, rows, groups, local, order, query, column, dead)


def _sizes(count: int) -> Iterator[int]:
    size = _BLOCK
    while size < count:
        yield size
        size *= 2


def _places(groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """0, 1, 2, ... within each run of equal groups."""
    starts = np.flatnonzero(np.concatenate([[True], groups[1:] != groups[:-1]]))
    lengths = np.diff(np.append(starts, len(groups)))
    return np.arange(len(groups)) - np.repeat(starts, lengths)


def _dense(groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """Group numbers without gaps."""
    if len(groups) == 0:
        return groups
    seen = np.zeros(int(groups.max()) + 1, dtype=bool)
    seen[groups] = True
    place: NDArray[np.intp] = np.cumsum(seen) - 1
    return place[groups]


def _small(
    ranks: Ranks,
    rows: NDArray[np.intp],
    groups: NDArray[np.intp],
    local: NDArray[np.intp],
    order: NDArray[np.intp],
    query: Mask,
    column: int,
    dead: Mask,
) -> None:
    """Compare one with another what stands in the same block of ``column``."""
    block = groups[order] * (int(local.max()) // _BLOCK + 1) + local[order] // _BLOCK
    block = _dense(block)
    table = np.full((int(block.max()) + 1, _BLOCK), -1, dtype=np.intp)
    table[block, local[order] % _BLOCK] = rows[order]
    asks = (table >= 0) & query[table] & ~dead[table]
    gives = (table >= 0) & ~query[table]
    table = table[asks.any(axis=1) & gives.any(axis=1)]
    step = max(1, _CHUNK // (_BLOCK * _BLOCK))
    for start in range(0, len(table), step):
        part = table[start : start + step]
        there = part >= 0
        asked, given = there & query[part], there & ~query[part]
        worse = given[:, :, None] & asked[:, None, :]
        for at in range(column, ranks.shape[1]):
            values = ranks[part, at]
            worse &= values[:, :, None] <= values[:, None, :]
        dead[part[worse.any(axis=1)]] = True


def _sweep(
    ranks: Ranks,
    rows: NDArray[np.intp],
    groups: NDArray[np.intp],
    query: Mask,
    dead: Mask,
) -> None:
    """Two columns: in each group, walk down the first and keep the best of the second."""
    small = np.uint16 if int(groups.max()) < 65_536 else np.int64  # 16 bits are sorted by radix
    order = np.argsort(groups.astype(small), kind="stable")
    rows, groups = rows[order], groups[order]
    worst = int(ranks[:, -1].max()) + 2
    level = (groups + 1) * worst - ranks[rows, -1]
    asked = query[rows]
    best = np.maximum.accumulate(np.where(asked, groups * worst, level))
    dead[rows[asked & (best >= level)]] = True
