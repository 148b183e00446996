"""Words by which a sentence goes on with what the one before was about."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from zopa.language.lexicon import expand_all, load


class ThreadWords(Struct, frozen=True, kw_only=True):
    """``idle`` nouns name no matter; ``several`` take up more than one; behind ``correlates`` a clause
    says what is meant; ``fronted`` pronouns may be an object before the verb; ``kinds`` gives the
    nouns that may take up a noun.
    """

    idle: frozenset[str]
    several: frozenset[str]
    correlates: frozenset[str]
    fronted: frozenset[str]
    kinds: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def thread_words(language: str) -> ThreadWords:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "threads.yaml")
    kinds: dict[str, frozenset[str]] = {}
    for listed in data["kinds"]:
        group = frozenset(listed.split())
        for word in group:
            kinds[word] = kinds.get(word, frozenset()) | group
    return ThreadWords(
        idle=expand_all(data["idle"]),
        several=expand_all(data["several"]),
        correlates=expand_all(data["correlates"]),
        fronted=expand_all(data["fronted"]),
        kinds=kinds,
    )
