"""How a language keeps its distance to what it tells: hedges, outlets, agencies, sources without a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from zopa.case.findings import Hedge, LinkKind
from zopa.language.compact import expand, expand_all, load
from zopa.language.listed import listed
from zopa.language.phrases import Phrases
from zopa.language.stances import conjugation
from zopa.language.text import words

_GAP = "..."
_MOST = 6  # words in a gap
_STOPS = frozenset(".!?;:…")


class Pattern(Struct, frozen=True):
    """The words that follow the first ones of a phrase, each stretch within a few words of the last."""

    rest: tuple[tuple[str, ...], ...] = ()

    def end(self, low: Sequence[str], at: int, limit: int) -> int | None:
        """Behind the phrase whose first words end at ``at``; ``None`` where it does not go on."""
        for stretch in self.rest:
            size = len(stretch)
            for first in range(at, min(limit - size, at + _MOST) + 1):
                if tuple(low[first : first + size]) == stretch:
                    at = first + size
                    break
                if low[first] in _STOPS:
                    return None
            else:
                return None
        return at


class Carrying(Struct, frozen=True):
    """An outlet or agency by its spelling; ``word``: its name is a common word as well."""

    kind: LinkKind
    spelling: str
    word: bool = False

    def spelled(self, text: str) -> bool:
        """Whether a text writes the name as it should be written, or in capitals throughout."""
        return text == self.spelling or (text.isupper() and text == self.spelling.upper())


class HedgeWords(Struct, frozen=True, kw_only=True):
    """Everything that tells a hedge or a hand in one language; the YAML files say what each is for."""

    phrases: Phrases[tuple[Hedge, Pattern]]
    words: dict[str, Hedge]
    labels: frozenset[str]
    plain_labels: frozenset[str]
    view_links: frozenset[str]
    view_nouns: frozenset[str]
    view_trailing: frozenset[str]
    possessive: frozenset[str]
    silent: frozenset[str]
    exceptions: Phrases[Pattern]
    mere_hearsay: Phrases[Pattern]
    rumours: tuple[str, ...]
    call_openers: frozenset[str]
    call_verbs: frozenset[str]
    call_participles: frozenset[str]
    call_agents: frozenset[str]
    own: frozenset[str]
    own_nouns: frozenset[str]
    own_endings: tuple[str, ...]
    report_openers: frozenset[str]
    modals: dict[str, Hedge]
    perfect: frozenset[str]
    perfect_inner: frozenset[str]
    participle_endings: tuple[str, ...]
    not_participle: frozenset[str]
    deadlines: frozenset[str]
    facts: frozenset[str]
    moods: frozenset[str]
    mood_verbs: frozenset[str]
    presumptions: frozenset[str]
    carriers: Phrases[Carrying]
    agency_nouns: tuple[str, ...]
    outlet_nouns: tuple[str, ...]
    not_outlets: tuple[str, ...]
    outlet_heads: frozenset[str]
    report_nouns: frozenset[str]
    media_reports: frozenset[str]
    own_outlet: frozenset[str]
    own_outlet_nouns: tuple[str, ...]
    citing: Phrases[Pattern]
    cited: frozenset[str]
    reporting: frozenset[str]
    told_to: Phrases[Pattern]
    crowd_nouns: tuple[str, ...]
    people_nouns: tuple[str, ...]
    person_endings: tuple[str, ...]
    not_persons: tuple[str, ...]
    confiding: frozenset[str]
    witnesses: tuple[str, ...]
    someone: frozenset[str]
    someone_links: frozenset[str]
    seats: tuple[str, ...]
    media_words: frozenset[str]
    media_links: frozenset[str]
    receiving: frozenset[str]
    told_already: frozenset[str]
    researched: frozenset[str]
    agent_links: frozenset[str]
    trusting: Phrases[Pattern]
    weak_links: frozenset[str]
    learning: frozenset[str]
    spokesmen: tuple[str, ...]
    circles: tuple[str, ...]
    circle_links: frozenset[str]
    sure_circles: tuple[str, ...]
    counts: dict[str, int]
    several: frozenset[str]
    nameless: frozenset[str]
    not_crowd: tuple[str, ...]
    familiar_links: frozenset[str]
    familiar: frozenset[str]
    participial: tuple[str, ...]
    source_links: frozenset[str]
    source_trailing: frozenset[str]
    saying_nouns: tuple[str, ...]
    impersonal: Phrases[Pattern]
    anaphors: frozenset[str]
    place_links: frozenset[str]
    documents: tuple[str, ...]
    document_links: frozenset[str]
    document_verbs: Phrases[Pattern]
    through: frozenset[str]
    behalf: Phrases[Pattern]


@lru_cache(maxsize=8)
def hedge_words(language: str) -> HedgeWords:
    """The hedges of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "hedges.yaml")
    made: dict[str, Any] = {
        "phrases": Phrases(
            (first, (hedge, pattern))
            for hedge, specs in data["phrases"].items()
            for first, pattern in _patterns(specs)
        ),
        "words": _by_word(data["words"]),
        "modals": _by_word(data["modals"]),
        "counts": _counts(data["counts"]),
        "confiding": _all_forms(language, data["confiding"]),
        "reporting": expand_all(data["reporting"]) | _all_forms(language, data["reporting_verbs"]),
        "carriers": Phrases(
            [
                *_carriers(data["agencies"], "agency"),
                *_carriers(data["outlets"], "outlet"),
                *_carriers(data["outlet_words"], "outlet", word=True),
            ]
        ),
    }
    for field in msgspec.structs.fields(HedgeWords):
        if field.type == Phrases[Pattern]:
            made[field.name] = Phrases(_patterns(data[field.name]))
    return HedgeWords(**(listed(HedgeWords, data) | made))


def _all_forms(language: str, verbs: str) -> frozenset[str]:
    """The forms of some verbs in one piece."""
    known = conjugation(language)
    found = [known.forms(verb) for verb in verbs.split()]
    return frozenset(form for one in found for form in (one.joined or one.apart))


def _patterns(specs: Iterable[str]) -> Iterable[tuple[tuple[str, ...], Pattern]]:
    for spec in specs:
        for phrase in expand(spec):
            first, *rest = (tuple(piece.split()) for piece in phrase.split(_GAP))
            yield first, Pattern(tuple(rest))


def _by_word(listed: Mapping[str, str]) -> dict[str, Any]:
    return {word: hedge for hedge, words in listed.items() for word in expand_all(words)}


def _counts(spec: str) -> dict[str, int]:
    pairs = (item.rsplit("=", 1) for item in spec.split())
    return {word: int(count) for words, count in pairs for word in expand(words)}


def _carriers(
    specs: Iterable[str], kind: LinkKind, *, word: bool = False
) -> Iterable[tuple[tuple[str, ...], Carrying]]:
    for spec in specs:
        for spelling in expand(str(spec)):
            yield tuple(words(spelling).low), Carrying(kind, spelling, word)
