"""Open matters: what parties take a stance on and the agenda does not know, so that it can grow.

A pure function of the snapshot: findings with the same first keyword are one matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from zopa.case.findings import Matter
from zopa.case.spans import Interval
from zopa.record.actors import resolve
from zopa.record.snapshot import Snapshot
from zopa.record.times import Times, first_day


class OpenMatter(Struct, frozen=True, kw_only=True):
    """One matter by its ``keyword``, with all ``keywords`` to suggest, those named most often first.

    ``stands`` are by date, undated ones last; ``sources`` counts independent reports.
    """

    keyword: str
    keywords: tuple[str, ...]
    stands: tuple[Matter, ...]
    sources: int


def open_matters(
    snapshot: Snapshot, stands: Iterable[Matter] | None = None
) -> tuple[OpenMatter, ...]:
    """The open matters that nobody rejected, those with most sources first; of ``stands`` alone
    where these are given.
    """
    resolved = resolve(snapshot)
    times = Times(resolved.reports)
    found: dict[str, list[Matter]] = defaultdict(list)
    for matter in filter(resolved.holds, resolved.matters if stands is None else stands):
        found[matter.keywords[0].casefold()].append(matter)

    def order(one: Matter) -> tuple[date, str, int, str]:
        day = one.as_of if one.as_of != Interval() else times.published(one.report)
        return first_day(day) or date.max, one.report, one.evidence[0].start, one.id

    matters = []
    for some in found.values():
        some.sort(key=order)
        counts = Counter(word for one in some for word in one.keywords)
        first = some[0].keywords[0]
        ranked = sorted(counts, key=lambda word: (word != first, -counts[word], word))
        sources = {resolved.copy_of.get(one.report, one.report) for one in some}
        matters.append(
            OpenMatter(
                keyword=first, keywords=tuple(ranked), stands=tuple(some), sources=len(sources)
            )
        )
    return tuple(sorted(matters, key=lambda m: (-m.sources, -len(m.stands), m.keyword.casefold())))
