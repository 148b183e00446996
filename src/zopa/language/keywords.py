"""Which nouns cannot be keywords of a matter by themselves, and which clauses speak of no matter."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import load


class Keywords(Struct, frozen=True):
    """``matters.yaml`` of a language: nouns for anything, and words of who will not be named."""

    vague: frozenset[str]
    unnamed: frozenset[str]


@lru_cache(maxsize=8)
def keywords(language: str) -> Keywords:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "matters.yaml")
    return Keywords(frozenset(data["vague"].split()), frozenset(data["unnamed"].split()))
