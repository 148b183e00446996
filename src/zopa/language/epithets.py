"""Nouns by which reports call a party without its name: "der Konzern", "die Kammer"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import expand_all, load

_ANY = "*"
_STATE = "state"
_SHORT = 4  # letters of a first part that is no noun for persons


class Sort(Struct, frozen=True):
    """A sort of body: patterns of the words in its names, of those that tell another sort, the kind of
    all parties that are of it, and the nouns for one.
    """

    of: tuple[str, ...]
    unless: tuple[str, ...]
    kind: str
    nouns: frozenset[str]

    def fits(self, names: Collection[str], kind: str) -> bool:
        """Whether a party with these words in its names is of this sort."""
        if _any(self.unless, names):
            return False
        return kind == self.kind or _any(self.of, names)


class Epithets(Struct, frozen=True, kw_only=True):
    """The sorts of bodies and their nouns.

    ``heads`` are nouns that take up the party whose name ends with them; ``state`` are those for the one
    party that is a state. ``other_state`` and ``other_side`` are for the other one of two states, of two
    parties that must agree, ``other_party`` for that of two parties in a coalition. A name that ends with
    one of ``of_members`` tells its members by what stands before, if that ends with one of ``members``.
    ``levels`` are nouns that at the head of a title tell its level alone. ``hosts`` are for the side in
    whose city one meets, to which one goes with ``arriving``. ``others`` tell another one from those
    known, ``details`` which one it is.
    """

    sorts: tuple[Sort, ...]
    heads: frozenset[str]
    state: frozenset[str]
    other_state: frozenset[str]
    other_side: frozenset[str]
    other_party: frozenset[str]
    of_members: tuple[str, ...]
    members: tuple[str, ...]
    levels: frozenset[str]
    hosts: frozenset[str]
    arriving: frozenset[str]
    others: frozenset[str]
    details: frozenset[str]

    def called(
        self, names: Mapping[str, Collection[str]], kinds: Mapping[str, str]
    ) -> dict[str, tuple[str, ...]]:
        """The parties that each noun may mean, by the words in their names and their kinds."""
        found: dict[str, list[str]] = {}
        for sort in self.sorts:
            parties = [party for party, words in names.items() if sort.fits(words, kinds[party])]
            if parties:
                for noun in sort.nouns:
                    known = found.get(noun, [])
                    found[noun] = known + [party for party in parties if party not in known]
        for party, words in names.items():
            for low in words:
                for head in self.heads:
                    if low == head or (low.endswith(head) and len(low) - len(head) > 2):
                        known = found.setdefault(head, [])
                        if party not in known:
                            found[head] = [*known, party]
        states = [party for party in names if kinds[party] == _STATE]
        if len(states) == 1:
            for noun in self.state:
                found.setdefault(noun, states)
        return {noun: tuple(parties) for noun, parties in found.items()}

    def joined(self, names: Mapping[str, Collection[str]]) -> dict[str, str]:
        """The one party whose members a noun in the plural means: "die Philologen"."""
        found: dict[str, set[str]] = {}
        for party, words in names.items():
            for low in words:
                body = next((end for end in self.of_members if low.endswith(end)), None)
                noun = low.removesuffix(body) if body else ""
                if len(noun) > _SHORT and noun.endswith(self.members):
                    found.setdefault(noun, set()).add(party)
        return {noun: parties.pop() for noun, parties in found.items() if len(parties) == 1}


def _any(patterns: Collection[str], names: Collection[str]) -> bool:
    """Whether one of some words fits one of some patterns."""
    return any(_matches(pattern, low) for pattern in patterns for low in names)


def _matches(pattern: str, low: str) -> bool:
    """Whether a word fits a pattern: one of its own, or an end, a beginning or a part of it."""
    bare = pattern.strip(_ANY)
    ends, begins = pattern.startswith(_ANY), pattern.endswith(_ANY)
    if ends and begins:
        return bare in low
    if ends:
        return low.endswith(bare)
    return low.startswith(bare) if begins else low == bare


@lru_cache(maxsize=8)
def epithets(language: str) -> Epithets:
    """The nouns for parties of a language."""
    data = load(language, "epithets.yaml")
    return Epithets(
        sorts=tuple(
            Sort(
                tuple(sorted(expand_all(one["of"]))),
                tuple(sorted(expand_all(one.get("unless", "")))),
                one.get("kind", ""),
                expand_all(one["nouns"]),
            )
            for one in data["sorts"]
        ),
        heads=expand_all(data["heads"]),
        state=expand_all(data["state"]),
        other_state=expand_all(data["other_state"]),
        other_side=expand_all(data["other_side"]),
        other_party=expand_all(data["other_party"]),
        of_members=tuple(sorted(expand_all(data["of_members"]), key=len, reverse=True)),
        members=tuple(sorted(expand_all(data["members"]))),
        levels=expand_all(data["levels"]),
        hosts=expand_all(data["hosts"]),
        arriving=expand_all(data["arriving"]),
        others=expand_all(data["others"]),
        details=expand_all(data["details"]),
    )
