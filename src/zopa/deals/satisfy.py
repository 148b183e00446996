"""Whether any package keeps a set of rules: a question for SAT, numbers play no part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from zopa.deals.space import Rule


def clauses(sizes: Sequence[int], rules: Iterable[Rule]) -> tuple[list[list[int]], list[list[int]]]:
    """Clauses of the packages, and one clause for each rule.

    Variable ``offset + option + 1`` stands for an option of an issue. A rule says that some issue
    of its terms is settled otherwise: by an option outside the mask.
    """
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    base: list[list[int]] = []
    for start, size in zip(offsets, sizes, strict=False):
        names = [int(start) + at + 1 for at in range(size)]
        base.append(names)
        base.extend([-a, -b] for at, a in enumerate(names) for b in names[:at])
    ruled = [
        [
            int(offsets[issue]) + int(option) + 1
            for issue, mask in rule.terms
            for option in np.flatnonzero(~mask)
        ]
        for rule in rules
    ]
    return base, ruled


def satisfiable(sizes: Sequence[int], rules: Iterable[Rule]) -> bool:
    """Whether a package exists that keeps all the rules; exact."""
    rules = list(rules)
    touched = sorted({issue for rule in rules for issue, _ in rule.terms})
    if not touched:
        return True
    from pysat.solvers import Cadical153

    place = {issue: at for at, issue in enumerate(touched)}
    fewer = [
        Rule(r.owner, r.party, r.number, tuple((place[i], mask) for i, mask in r.terms))
        for r in rules
    ]
    base, ruled = clauses([sizes[issue] for issue in touched], fewer)
    with Cadical153(bootstrap_with=base + ruled) as solver:
        return bool(solver.solve())
