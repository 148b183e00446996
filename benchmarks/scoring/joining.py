"""How well events of several reports are joined, by pairs: two of one cluster that should be, or not."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import combinations

from benchmarks.scoring.ratio import Ratio, ratio


def pairwise(found: Mapping[Hashable, object], gold: Mapping[Hashable, object]) -> Ratio:
    """Precision and recall of pairs; ``found`` and ``gold`` give the cluster of each item.

    An item that was not found is in no pair of ``found``.
    """
    made = _pairs(found)
    true = _pairs(gold)
    return ratio(len(made & true), len(made), len(true))


def _pairs(clusters: Mapping[Hashable, object]) -> set[frozenset[Hashable]]:
    members: dict[object, list[Hashable]] = {}
    for item, cluster in clusters.items():
        members.setdefault(cluster, []).append(item)
    return {frozenset(pair) for listed in members.values() for pair in combinations(listed, 2)}
