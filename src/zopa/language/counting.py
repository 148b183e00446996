"""How numbers, units and what is counted are written in a language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from zopa.case.findings import Bound
from zopa.language.compact import load
from zopa.language.differing import Matcher
from zopa.language.listed import listed, phrases
from zopa.language.phrases import Phrases
from zopa.language.text import words


class Count(Struct, frozen=True):
    """One thing counted under several nouns; people count as it beside a word of ``beside``."""

    id: str
    words: frozenset[str]
    people: bool
    beside: Phrases[None]


class Counting(Struct, frozen=True, kw_only=True):
    """``figures.yaml`` of a language; the file says what each is for."""

    capital_nouns: bool
    noun_endings: tuple[str, ...]
    thousands: str
    decimal: str
    numbers: dict[str, int]
    scales: dict[str, int]
    units: dict[str, str]
    bounds: Phrases[Bound]
    not_counted: frozenset[str]
    counts: tuple[Count, ...]
    people: frozenset[str]
    totals: frozenset[str]
    so_far: Phrases[None]
    grown: Phrases[None]
    stocks: frozenset[str]
    number_words: frozenset[str]
    fractions: dict[str, float]
    claims: Matcher
    flows: Matcher
    sources: Matcher
    amounts: dict[str, str]
    how_many: Phrases[None]
    unit_links: frozenset[str]
    out_of: frozenset[str]
    sourced: frozenset[str]
    before_days: frozenset[str]


def claimed(text: str, language: str) -> int:
    """How often the words tell that somebody gives a number of his own."""
    claims = counting(language).claims
    return sum(1 for _ in claims.find(words(text).low)) if claims.may(text) else 0


def flows(text: str, language: str) -> bool:
    """Whether the words tell what came and went over a time, of which there is one sum."""
    found = counting(language).flows
    return found.may(text) and next(found.find(words(text).low), None) is not None


def sources(text: str, language: str) -> frozenset[str]:
    """The bodies without a name that the words have speak: "die Polizei", "the organisers"."""
    found = counting(language).sources
    if not found.may(text):
        return frozenset()
    low = words(text).low
    return frozenset(" ".join(low[first:last]) for first, last, _ in found.find(low))


def _matcher(some: Iterable[str]) -> Matcher:
    return Matcher(((phrase, 0) for phrase in some), frozenset())


@lru_cache(maxsize=8)
def counting(language: str) -> Counting:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "figures.yaml")
    told: tuple[Bound, ...] = ("least", "most", "about")
    bounds = [(tuple(phrase.split()), bound) for bound in told for phrase in data[bound]]
    return Counting(
        capital_nouns=data["capital_nouns"],
        fractions=data["fractions"],
        claims=_matcher(data["claims"]),
        flows=_matcher(data["flows"]),
        sources=_matcher(data["sources"]),
        amounts={word: key for key, some in data["amounts"].items() for word in some},
        thousands=data["thousands"],
        decimal=data["decimal"],
        numbers=data["numbers"],
        scales=data["scales"],
        units=data["units"],
        bounds=Phrases(bounds),
        counts=tuple(
            Count(id, frozenset(one["words"]), one["people"], phrases(one["with"]))
            for id, one in data["counts"].items()
        ),
        **listed(Counting, data),
    )
