"""Constructions in which somebody takes a stance in his own words: "X gehört in den Vertrag"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec
from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language.compact import expand_all, load
from zopa.language.phrases import Phrases
from zopa.language.signs import Signs


class SpokenStand(Struct, frozen=True, kw_only=True):
    """What a construction says. ``negated`` is the stance where it is denied, ``None`` for nothing.

    ``own``: only where the subject is the speaker's side or nobody; ``behind``: it is about what
    stands behind its last word; ``contrast``: what stands behind this word is turned down;
    ``past``: also of what is over; ``asks``: in a question only; ``context``: may be about what the
    sentence before named; ``predicate``: it stands behind the verb of its clause.
    """

    id: str
    stance: Stance
    negated: Stance | None = None
    red_line: bool = False
    insists: bool = False
    own: bool = False
    behind: bool = False
    contrast: str = ""
    past: bool = False
    asks: bool = False
    context: bool = False
    predicate: bool = False


class SpokenWords(Struct, frozen=True):
    """The constructions of a language by what their signs say, the first words of fragments that
    refuse, and words by which a fragment says how much.
    """

    signs: Signs
    stands: Mapping[str, SpokenStand]
    denied: frozenset[str]
    measures: Phrases[None]


@lru_cache(maxsize=8)
def spoken_words(language: str) -> SpokenWords:
    """The constructions of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "spoken.yaml")
    stands, ways = {}, {}
    for entry in data["stands"]:
        fields = {key: value for key, value in entry.items() if key != "ways"}
        stands[entry["id"]] = msgspec.convert(fields, SpokenStand)
        ways[entry["id"]] = entry["ways"]
    return SpokenWords(
        Signs(language, {"classes": data["classes"], "signs": ways}),
        stands,
        expand_all(data["denied_fragments"]),
        Phrases((tuple(phrase.split()), None) for phrase in data["measures"]),
    )
