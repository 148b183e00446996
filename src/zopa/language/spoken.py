"""Constructions in which somebody takes a stance in his own words: "X gehört in den Vertrag"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language.compact import expand, expand_all, load
from zopa.language.phrases import Phrases
from zopa.language.signs import Signs


class SpokenStand(Struct, frozen=True, kw_only=True):
    """What a construction says. ``negated`` is the stance where it is denied, ``None`` for nothing.

    ``own``: only where the subject is the speaker's side or nobody; ``behind``: it is about what
    stands behind its last word; ``contrast``: what stands behind this word is turned down;
    ``past``: also of what is over; ``asks``: in a question only; ``context``: may be about what the
    sentence before named; ``predicate``: it stands behind the verb of its clause;
    ``turning``: its own verb may turn round what it is about ("wer den Fonds streicht, ...");
    ``effect``: it tells what the first noun of its clause does; ``taken``: by whom something is not to
    be taken is refused.
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
    turning: bool = False
    effect: bool = False
    taken: bool = False


class SloganWords(Struct, frozen=True):
    """Words with which a part of a slogan begins or ends and what they cry; ``stops`` name no matter.

    One thing is wanted ``ahead`` of another, which is told ``behind`` it: "erst A, dann B".
    Beside a slogan ``firm`` words say that whoever they tell of means it; with ``pressing`` ones a bare
    matter is what is asked for.
    """

    first: Phrases[Stance]
    last: Phrases[Stance]
    signals: frozenset[str]
    stops: frozenset[str]
    ahead: Phrases[None]
    behind: Phrases[None]
    firm: Phrases[None]
    pressing: Phrases[None]

    def opens(self, lows: Iterable[str]) -> bool:
        """Whether one of some words may stand in a slogan: a first test of a sentence."""
        return not self.signals.isdisjoint(lows)


class SpokenWords(Struct, frozen=True):
    """The constructions of a language by what their signs say, the first words of fragments that
    refuse, words by which a fragment says how much, and those of slogans. ``convictions`` show that
    the clause behind theirs tells what somebody thinks.
    """

    signs: Signs
    stands: Mapping[str, SpokenStand]
    denied: frozenset[str]
    measures: Phrases[None]
    slogans: SloganWords
    convictions: Signs


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
        _slogans(data["slogans"]),
        Signs(
            language,
            {"classes": data["classes"], "signs": {"conviction": data["convictions"]}},
        ),
    )


def _slogans(data: Mapping[str, Any]) -> SloganWords:
    listed = {place: _cries(data[place]) for place in ("first", "last")}
    ends = {words[-1] for words, _ in listed["last"]}
    beside = {
        name: [tuple(phrase.split()) for spec in data[name] for phrase in expand(spec)]
        for name in ("ahead", "behind", "firm", "pressing")
    }
    ends |= {words[0] for name in ("firm", "pressing") for words in beside[name]}
    return SloganWords(
        Phrases(listed["first"]),
        Phrases(listed["last"]),
        frozenset({words[0] for words, _ in listed["first"]} | ends | expand_all(data["signals"])),
        expand_all(data["stops"]),
        Phrases((words, None) for words in beside["ahead"]),
        Phrases((words, None) for words in beside["behind"]),
        Phrases((words, None) for words in beside["firm"]),
        Phrases((words, None) for words in beside["pressing"]),
    )


def _cries(by_stance: Mapping[Stance, Sequence[str]]) -> list[tuple[tuple[str, ...], Stance]]:
    return [
        (tuple(phrase.split()), stance)
        for stance, specs in by_stance.items()
        for spec in specs
        for phrase in expand(spec)
    ]
