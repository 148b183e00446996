"""Which points no other point dominates, in any number of dimensions; numpy alone.

Most points fall to a coarse grid: a point is struck where some cell that lies above its own in every
column but the first holds a larger first value. The rest is compared by two trees walked at once:
points near one another share a box, and only pairs of boxes that could hold a better and a worse
point are opened, down to single points. Boxes are compared whole, all columns in one subtraction of
words with a spare bit for each column (L. Lamport, Multiple byte processing with full-word
instructions, CACM 18, 1975); the order along the tree is that of G. M. Morton (1966).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zopa.deals.space import Mask

Points = NDArray[np.float64]
Numbers = NDArray[np.intp]
Words = NDArray[np.uint64]

_SMALL = 48  # up to so many points are compared one with another
_FAN = 4  # boxes in a box
_PAIRS = 400_000  # pairs of boxes that are opened at a time
_BOXED = 12  # columns that boxes have; single points are compared in all
_GRID_WIDTH = 6  # columns; with more of them a grid strikes too little


def efficient(points: Points) -> Numbers:
    """Numbers of the points (rows) that no other point equals or exceeds in every column.

    Of equal points the first stays. Sorted by the columns, the largest first.
    """
    count, width = points.shape
    if width <= 2:
        order = _sorted(points)
        return order[:1] if width == 1 else order[_stairs(points[order, 1])] if count else order
    kept = np.flatnonzero(undominated(points, np.zeros(count, np.intp), np.ones((1, 1), bool)))
    return kept[_sorted(points[kept])]


def undominated(points: Points, groups: Numbers, beats: Mask) -> Mask:
    """Which points (rows) no other point of a group that ``beats`` theirs equals or exceeds.

    ``groups`` has the group of each point; ``beats`` (groups, groups) says whose points (rows)
    count against whose (columns). It must be an order: each group beats itself, no two beat each
    other, and what beats a group beats all that the group beats. Of equal points of one group the
    first stays.
    """
    alive = np.ones(len(points), dtype=bool)
    if len(points) <= _SMALL:
        if len(points):
            alive = _one_by_one(points, groups, beats)
        return alive
    if 1 < points.shape[1] <= _GRID_WIDTH:
        for group in np.flatnonzero(np.bincount(groups, minlength=len(beats)) > _SMALL):
            asked: Mask = groups == group
            alive[_below_grid(points, asked, beats[groups, group])] = False
    left = np.flatnonzero(alive)
    alive[left[_Forest(points[left], groups[left], beats).struck()]] = False
    return alive


def _sorted(points: Points) -> Numbers:
    width = points.shape[1]
    return np.lexsort(tuple(-points[:, column] for column in range(width - 1, -1, -1)))


def _stairs(column: Points) -> Numbers:
    best = np.maximum.accumulate(column)
    return np.flatnonzero(np.concatenate([[True], column[1:] > best[:-1]]))


def _one_by_one(points: Points, groups: Numbers, beats: Mask) -> Mask:
    reached: Mask = np.all(points[:, None] >= points[None, :], axis=2)
    equal: Mask = np.all(points[:, None] == points[None, :], axis=2)
    equal &= groups[:, None] == groups[None, :]
    rows = np.arange(len(points))
    reached &= beats[groups[:, None], groups[None, :]] & ~(equal & (rows[:, None] >= rows))
    return np.asarray(~reached.any(axis=0), dtype=bool)


def _below_grid(points: Points, asked: Mask, given: Mask) -> Mask:
    """Which of the points ``asked`` are below one of ``given`` by at least a cell of a grid."""
    width = points.shape[1]
    cells = int(min(256.0, (2.0 * int(given.sum())) ** (1.0 / (width - 1)))) + 2
    place = np.zeros(len(points), dtype=np.intp)
    for column in range(1, width):
        values = points[:, column]
        drawn = np.sort(values[given][:: max(1, int(given.sum()) // 4096)])
        steps = np.linspace(0, len(drawn) - 1, cells).astype(np.intp)
        place = place * cells + np.searchsorted(np.unique(drawn[steps[1:-1]]), values, "right")
    top = np.full((cells,) * (width - 1), -np.inf)
    np.maximum.at(top.reshape(-1), place[given], points[given, 0])
    for axis in range(width - 1):
        top = np.flip(np.maximum.accumulate(np.flip(top, axis), axis), axis)
    above = np.full_like(top, -np.inf)
    above[(slice(None, -1),) * (width - 1)] = top[(slice(1, None),) * (width - 1)]
    struck: Mask = asked.copy()
    struck[asked] = above.reshape(-1)[place[asked]] >= points[asked, 0]
    return struck


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """Boxes, ``_FAN`` to a block: their upper and lower corners as words, (_FAN, blocks)."""

    tops: Words
    bottoms: Words
    blocks: Numbers  # (boxes,) the block of the level below that the box holds


class _Forest:
    """One tree of boxes for each group, in arrays; every group fills whole blocks."""

    def __init__(self, points: Points, groups: Numbers, beats: Mask) -> None:
        self.points = points
        self.groups = groups
        self.beats = beats
        points = points[:, :_BOXED]
        width = points.shape[1]
        bits = min(15, 64 // width - 1)
        fields = np.arange(width, dtype=np.uint64)[::-1] * np.uint64(bits + 1)
        self._spare = np.uint64(sum(1 << (int(field) + bits) for field in fields))
        low, high = points.min(axis=0), points.max(axis=0)
        span = np.where(high > low, high - low, 1.0)
        # 0 and the largest number are for padding, which thus reaches nothing and is not reached.
        scaled = 1 + np.floor((points - low) / span * ((1 << bits) - 3)).astype(np.int16)
        order = np.lexsort((_morton(scaled, bits), groups))
        counts = np.bincount(groups, minlength=len(beats))
        starts = np.concatenate([[0], np.cumsum(_padded(counts))])
        place = _laid_out(starts, counts)
        tops = np.zeros((starts[-1], width), dtype=np.int16)
        bottoms = np.full((starts[-1], width), (1 << bits) - 1, dtype=np.int16)
        tops[place] = bottoms[place] = scaled[order]
        self.row = np.zeros(starts[-1], dtype=np.intp)  # of a leaf
        self.row[place] = order
        self.levels: list[_Level] = []
        blocks = np.zeros(starts[-1], dtype=np.intp)
        while True:
            words = (_packed(tops, fields) | self._spare, _packed(bottoms, fields))
            above, below = (np.ascontiguousarray(corner.reshape(-1, _FAN).T) for corner in words)
            self.levels.append(_Level(above, below, blocks))
            if counts.max() <= 1:
                break
            whole = np.diff(starts) // _FAN
            held = (tops.reshape(-1, _FAN, width).max(1), bottoms.reshape(-1, _FAN, width).min(1))
            counts = whole
            starts = np.concatenate([[0], np.cumsum(_padded(counts))])
            place = _laid_out(starts, counts)
            tops = np.zeros((starts[-1], width), dtype=np.int16)
            bottoms = np.full((starts[-1], width), (1 << bits) - 1, dtype=np.int16)
            tops[place], bottoms[place] = held
            blocks = np.zeros(starts[-1], dtype=np.intp)
            blocks[place] = np.arange(len(place))
        self._roots = starts[:-1]
        self._used = counts > 0

    def struck(self) -> Mask:
        """Which points are dominated."""
        dead = np.zeros(len(self.row), dtype=bool)
        better, worse = np.nonzero(self.beats & self._used[:, None] & self._used)
        stack = [(len(self.levels) - 1, self._roots[better], self._roots[worse])]
        while stack:
            level, better, worse = stack.pop()
            if level == 0:
                self._settle(better, worse, dead)
            elif len(better) > _PAIRS:
                for start in range(0, len(better), _PAIRS):
                    part = slice(start, start + _PAIRS)
                    stack.append((level, better[part], worse[part]))
            else:
                self._open(level, better, worse, dead, stack)
        gone = np.zeros(len(self.points), dtype=bool)
        gone[self.row[dead]] = True
        return gone

    def _open(
        self,
        level: int,
        better: Numbers,
        worse: Numbers,
        dead: Mask,
        stack: list[tuple[int, Numbers, Numbers]],
    ) -> None:
        """Replace pairs of boxes by the pairs of what they hold that may still matter."""
        above, below = self.levels[level].blocks[better], self.levels[level].blocks[worse]
        corners = self.levels[level - 1]
        tops = [corners.tops[at][above] for at in range(_FAN)]
        bottoms = [corners.bottoms[at][below] for at in range(_FAN)]
        ones: list[Numbers] = []
        others: list[Numbers] = []
        for second in range(_FAN):
            for first in range(_FAN):
                # A field whose spare bit survives was at least as large.
                hit = np.flatnonzero((tops[first] - bottoms[second]) & self._spare == self._spare)
                one, other = above[hit] * _FAN + first, below[hit] * _FAN + second
                if level == 1:
                    self._settle(one, other, dead)
                else:
                    ones.append(one)
                    others.append(other)
        if ones:
            stack.append((level - 1, np.concatenate(ones), np.concatenate(others)))

    def _settle(self, better: Numbers, worse: Numbers, dead: Mask) -> None:
        """Compare single points, exactly."""
        new = (better != worse) & ~dead[worse]
        better, worse = better[new], worse[new]
        one, other = self.row[better], self.row[worse]
        reached = np.ones(len(one), dtype=bool)
        same = self.groups[one] == self.groups[other]
        for column in self.points.T:
            first, second = column[one], column[other]
            reached &= first >= second
            same &= first == second
        dead[worse[reached & ~(same & (better > worse))]] = True


def _padded(counts: Numbers) -> Numbers:
    """Counts rounded up to whole blocks."""
    padded: Numbers = -(-counts // _FAN) * _FAN
    return padded


def _laid_out(starts: Numbers, counts: Numbers) -> Numbers:
    """Where the members of each group stand, one group after another from its start."""
    before = np.cumsum(counts) - counts
    place: Numbers = np.arange(int(counts.sum())) + np.repeat(starts[:-1] - before, counts)
    return place


def _packed(corners: NDArray[np.int16], fields: Words) -> Words:
    """The columns of each row side by side in one word."""
    words = np.zeros(len(corners), dtype=np.uint64)
    for column, field in zip(corners.T, fields, strict=True):
        words |= column.astype(np.uint64) << field
    return words


def _morton(scaled: NDArray[np.int16], bits: int) -> Words:
    """The bits of the columns in turn, the highest first: near in all columns, near in order."""
    words = np.zeros(len(scaled), dtype=np.uint64)
    columns = [column.astype(np.uint64) for column in scaled.T]
    for bit in range(bits - 1, max(-1, bits - 1 - 60 // len(columns)), -1):
        for column in columns:
            words = (words << np.uint64(1)) | ((column >> np.uint64(bit)) & np.uint64(1))
    return words
