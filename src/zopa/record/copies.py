"""Reports that are copies of one another: an agency's text in several outlets is one source."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from math import ceil

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

    for one, other in sorted(set(_candidates(prints))):
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
    """Pairs that may be alike, some more than once.

    A report that shares ``least`` of its sequences shares one of any ``size - least + 1`` of them:
    to look for the rarest ones is enough, and sequences that stand nowhere else are the rarest
    (prefix filter; Chaudhuri, Ganti and Kaushik 2006).
    """
    held_by = Counter(chain.from_iterable(prints))
    often = frozenset(value for value, count in held_by.items() if count > 1)
    asked: list[list[int]] = []
    for hashes in prints:
        repeated = often & hashes
        spare = len(repeated) - max(LEAST_SHARED, ceil(SHARED * len(hashes))) + 1
        # sorted twice: ties go by value, as the order of a set is not promised
        rarest = sorted(sorted(repeated), key=held_by.__getitem__)[:spare] if spare > 0 else []
        asked.append(rarest)
    wanted = frozenset(chain.from_iterable(asked))
    holders: dict[int, list[int]] = defaultdict(list)
    for index, hashes in enumerate(prints):
        for value in wanted & hashes:
            holders[value].append(index)
    for index, rarest in enumerate(asked):
        for value in rarest:
            for other in _near(holders[value], index):
                yield (index, other) if index < other else (other, index)


def _near(indexes: list[int], index: int) -> list[int]:
    """The other holders of a sequence; of a much copied text the neighbours hold it together."""
    if len(indexes) <= _COMMON:
        return [other for other in indexes if other != index]
    at = bisect_left(indexes, index)
    return indexes[max(at - 1, 0) : at] + indexes[at + 1 : at + 2]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= LEAST_SHARED and shared >= SHARED * min(len(one), len(other))
