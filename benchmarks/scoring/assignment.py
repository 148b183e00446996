"""The assignment problem: pairs of rows and columns with the largest sum of weights."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, whose summed weight is largest.

    As many pairs as the shorter side has. Shortest augmenting paths (Kuhn 1955, Munkres 1957) in
    O(n * n * m).
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [[row[j] for row in weights] for j in range(len(weights[0]))]
        return sorted((j, i) for i, j in assign(turned))
    columns = len(weights[0])
    above = [0.0] * (len(weights) + 1)  # potentials of rows
    below = [0.0] * (columns + 1)  # potentials of columns
    row_of = [0] * (columns + 1)  # rows counted from 1; 0 for none
    for row in range(1, len(weights) + 1):
        row_of[0] = row
        column = 0
        least = [inf] * (columns + 1)
        came_from = [0] * (columns + 1)
        done = [False] * (columns + 1)
        while row_of[column]:
            done[column] = True
            at, step, following = row_of[column], inf, 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                cost = -weights[at - 1][j - 1] - above[at] - below[j]
                if cost < least[j]:
                    least[j], came_from[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if done[j]:
                    above[row_of[j]] += step
                    below[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return sorted((row_of[j] - 1, j - 1) for j in range(1, columns + 1) if row_of[j])
