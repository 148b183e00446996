"""Groups of bearers that are one actor: joined with reasons, kept apart by what a person decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from zopa.case.actors import Reason
from zopa.record.bearers import Bearer


class Sets:
    """Disjoint sets of keys (union-find); the least key of a set stands for it."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._above = {key: key for key in keys}

    def root(self, key: str) -> str:
        """The key that stands for the set of this one."""
        path = []
        while (above := self._above[key]) != key:
            path.append(key)
            key = above
        for one in path:
            self._above[one] = key
        return key

    def unite(self, one: str, other: str) -> tuple[str, str]:
        """Make one set of two; gives the key that stands for it and the one that no longer does."""
        first, second = sorted((self.root(one), self.root(other)), key=self._order)
        self._above[second] = first
        return first, second

    def members(self) -> list[list[str]]:
        """All sets, each sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._above):
            found[self.root(key)].append(key)
        return list(found.values())

    def _order(self, key: str) -> tuple[bool, str]:
        return False, key


class Groups(Sets):
    """Bearers that are one actor. A full name stands for a group before a surname, and knows all of it.

    ``reasons`` are those for which each bearer came to its group.
    """

    def __init__(self, bearers: Mapping[str, Bearer]) -> None:
        super().__init__(bearers)
        self._bearers = bearers
        self._barred: dict[str, set[str]] = defaultdict(set)
        self.reasons: dict[str, tuple[Reason, ...]] = {}

    def bar(self, one: str, other: str) -> None:
        """Keep two bearers and their groups apart, unless they are one already."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._barred[first].add(second)
            self._barred[second].add(first)

    def barred(self, one: str, other: str) -> bool:
        """Whether a person told the groups of the two apart."""
        return self.root(other) in self._barred.get(self.root(one), ())

    def join(self, one: str, other: str, reasons: tuple[Reason, ...]) -> None:
        """Make one group of two, unless they are barred."""
        if self.root(one) == self.root(other) or self.barred(one, other):
            return
        for key in (one, other):
            self.reasons.setdefault(key, reasons)
        first, second = self.unite(one, other)
        self._bearers[first].take(self._bearers[second])
        for third in self._barred.pop(second, set()):
            self._barred[third].discard(second)
            self._barred[third].add(first)
            self._barred[first].add(third)

    def _order(self, key: str) -> tuple[bool, str]:
        return not self._bearers[key].name.given, key
