"""Towns and regions that are no capitals: what languages call them, and in which state they lie."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from zopa.language.compact import LANGUAGES, load


class Town(Struct, frozen=True, kw_only=True):
    """A place with its names in all languages; ``around``: the ids of its state and its region."""

    id: str
    names: tuple[str, ...]
    around: frozenset[str] = frozenset()


@cache
def towns() -> tuple[Town, ...]:
    """All towns of ``<language>/towns.yaml``, by id."""
    names: dict[str, list[str]] = {}
    around: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for id, entry in load(language, "towns.yaml")["towns"].items():
            names.setdefault(id, []).extend(entry["names"])
            around.setdefault(id, []).extend(entry.get("in", ()))
    return tuple(
        Town(id=id, names=tuple(dict.fromkeys(names[id])), around=frozenset(around[id]))
        for id in sorted(names)
    )
