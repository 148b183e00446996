"""Reports that are copies of one another: an agency's text in several outlets is one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise

from zopa.case.report import Report

# Of the sampled word sequences of the shorter report, so many stand in the other one too.
SHARED = 0.6
# Below this, a common sentence would make two short reports one.
LEAST_SHARED = 8
# A sequence in more reports than this is a phrase of the outlet, or of a much copied text.
_COMMON = 50


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """For each report that is a copy, the id of the first report of its group.

    First is the earliest published (undated ones last), then the smallest id; the first report
    itself is not in the answer. Two reports belong together where they share ``SHARED`` of the
    smaller fingerprint, and what belongs to one of a group belongs to all of it (Broder 1997, "On
    the resemblance and containment of documents"). The order of ``reports`` makes no difference.
    """
    ordered = sorted(reports, key=_age)
    prints = [frozenset(report.fingerprint) for report in ordered]
    first = list(range(len(ordered)))

    def root(index: int) -> int:
        while first[index] != index:
            first[index] = first[first[index]]
            index = first[index]
        return index

    for one, other in _candidates(prints):
        a, b = root(one), root(other)
        if a != b and _alike(prints[one], prints[other]):
            first[max(a, b)] = min(a, b)
    return {
        report.id: ordered[root(index)].id
        for index, report in enumerate(ordered)
        if root(index) != index
    }


def _age(report: Report) -> tuple[date, str]:
    return (report.published.start or report.published.end or date.max, report.id)


def _candidates(prints: list[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs that share a sequence, each once."""
    once: set[int] = set()
    often: set[int] = set()
    for hashes in prints:
        often |= once & hashes
        once |= hashes
    holders: dict[int, list[int]] = defaultdict(list)
    for index, hashes in enumerate(prints):
        repeated = often & hashes
        if len(repeated) >= LEAST_SHARED:
            for value in repeated:
                holders[value].append(index)
    seen: set[tuple[int, int]] = set()
    for indexes in holders.values():
        if len(indexes) > 1:
            # Neighbours are enough to hold a much copied text together; all pairs would be many.
            pairs = pairwise(indexes) if len(indexes) > _COMMON else combinations(indexes, 2)
            seen.update(pairs)
    yield from sorted(seen)


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= LEAST_SHARED and shared >= SHARED * min(len(one), len(other))
