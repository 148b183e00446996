"""Titles compared: whether two can be one person's, and whether a woman or a man bears them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from zopa.language.compact import expand_all, load
from zopa.language.people import People, people

Relation = Literal["same", "apart", "unknown"]
_DASHES = "-‑"


class Ranks(Struct, frozen=True):
    """Words of ``ranks.yaml``: titles of scholars, what stands for a title before a surname, and
    abbreviated degrees.
    """

    learned: frozenset[str]
    learned_endings: tuple[str, ...]
    men: frozenset[str]
    women: frozenset[str]
    person_nouns: tuple[str, ...]
    degrees: frozenset[str]


@lru_cache(maxsize=8)
def ranks(language: str) -> Ranks:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "ranks.yaml")
    return Ranks(
        expand_all(data["learned"]),
        tuple(data["learned_endings"].split()),
        expand_all(data["men"]),
        expand_all(data["women"]),
        tuple(data["person_nouns"].split()),
        expand_all(data["degrees"]),
    )


@lru_cache(maxsize=16384)
def bare_title(title: str, language: str) -> str:
    """A title without inflection, gender and the state it belongs to ("US-Außenministerin")."""
    known = people(language)
    core = _title_word(title.lower(), known)
    for dash in _DASHES:
        before, _, rest = core.rpartition(dash)
        if not (before and known.deputies and before.endswith(known.deputies)):
            core = rest
    for ending in known.title_inflection:
        core = core.removesuffix(ending)
    return core


@lru_cache(maxsize=16384)
def relation(one: str, other: str, language: str) -> Relation:
    """Whether two bare titles can name one office.

    ``same``: one is a shorter word for the other, or both are words for one office; ``apart``: two
    offices of one kind ("Außenminister", "Finanzminister"), an office and its deputy, or an office and
    the title of a scholar. Of everything else nothing is known: one person may bear both.
    """
    known = people(language)
    deputies = tuple(map(bool, (one.startswith(known.deputies), other.startswith(known.deputies))))
    if known.deputies and deputies[0] != deputies[1]:
        longer, shorter = (one, other) if deputies[0] else (other, one)
        return "apart" if longer.endswith(shorter) else "unknown"
    if one.endswith(other) or other.endswith(one):
        return "same"
    if any(one in group and other in group for group in known.same_offices):
        return "same"
    if _learned(one, language) != _learned(other, language):
        return "apart"
    kinds = {bare_title(ending, language) for ending in known.title_endings}
    same_kind = any(one.endswith(kind) and other.endswith(kind) for kind in kinds if len(kind) > 4)
    return "apart" if same_kind else "unknown"


@lru_cache(maxsize=16384)
def by_a_woman(title: str, language: str) -> bool | None:
    """Whether a woman bears the title, ``None`` where the word does not tell."""
    known = people(language)
    low = _title_word(title.lower(), known)
    for ending in known.feminine_titles:
        feminine = low + ending
        longer = tuple(e for e in known.title_endings if len(e) > len(ending))
        if feminine in known.titles or _ends(feminine, longer):
            return False
    if _ends(low, known.double_endings):
        return None
    return True if _ends(low, known.feminine_titles) else None


def _title_word(low: str, known: People) -> str:
    """The title among several words: "Minister" in "kenianischer Minister für Fischerei"."""
    words = low.split()
    for word in words:
        if word in known.titles or _ends(word, known.title_endings):
            return word
    return words[-1] if words else low


def _learned(title: str, language: str) -> bool:
    known = ranks(language)
    return title in known.learned or _ends(title, known.learned_endings)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return any(ending and word.endswith(ending) for ending in endings)


@lru_cache(maxsize=16384)
def given_to_women(given: str, language: str) -> bool | None:
    """Whether women bear the given name, ``None`` where both do or the list does not have it."""
    known = people(language)
    low = given.lower()
    if low in known.feminine_given:
        return True
    return False if low in known.given and low not in known.either_given else None
