"""The words of offices of a language: titles, and how one comes to hold or leave them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import load
from zopa.language.listed import listed
from zopa.language.phrases import Phrases


class OfficeWords(Struct, frozen=True, kw_only=True):
    """All that the reader of offices knows of a language; the YAML files say what each is for."""

    heads: tuple[str, ...]
    oblique_endings: tuple[str, ...]
    not_endings: tuple[str, ...]
    not_offices: frozenset[str]
    former: frozenset[str]
    coming: frozenset[str]
    new: frozenset[str]
    links: frozenset[str]
    feminine_endings: frozenset[str]
    as_words: frozenset[str]
    copulas: frozenset[str]
    becoming: frozenset[str]
    dismissed: frozenset[str]
    indefinite: frozenset[str]
    left_nouns: frozenset[str]
    quits: frozenset[str]
    beginning: frozenset[str]
    gone: frozenset[str]
    left_verbs: frozenset[str]
    leaves: frozenset[str]
    left_until: frozenset[str]
    since: frozenset[str]
    named_verbs: frozenset[str]
    named_links: frozenset[str]
    kin: frozenset[str]
    without_office: Phrases[None]
    delegations: frozenset[str]
    belongs: frozenset[str]
    members: frozenset[str]
    taken_up: frozenset[str]
    acting: frozenset[str]
    without: frozenset[str]
    many: frozenset[str]
    left_with: frozenset[str]
    posts: frozenset[str]
    predecessors: frozenset[str]
    successors: frozenset[str]
    succeeding: frozenset[str]
    succeeding_now: frozenset[str]
    succeeding_with: frozenset[str]
    succeeded: frozenset[str]
    passed: frozenset[str]
    still_phrases: tuple[str, ...]
    staying: frozenset[str]
    no_longer: Phrases[None]
    modals: frozenset[str]
    be: frozenset[str]
    leads: frozenset[str]
    led: frozenset[str]
    in_office: Phrases[None]
    led_bodies: tuple[str, ...]
    going: frozenset[str]
    deny: frozenset[str]
    moving: frozenset[str]
    moved_from: frozenset[str]
    moved_to: frozenset[str]
    houses: tuple[str, ...]
    times: frozenset[str]

    def ended(self, low: Sequence[str], index: int) -> bool:
        """Whether the word at ``index`` is the last one of "no longer"."""
        match = self.no_longer.first(low, max(index - 1, 0))
        return match is not None and match[0] == index + 1


@lru_cache(maxsize=8)
def office_words(language: str) -> OfficeWords:
    """The words of offices; raises ``FileNotFoundError`` for a language without a folder."""
    data = load(language, "offices.yaml")
    return OfficeWords(**listed(OfficeWords, data))
