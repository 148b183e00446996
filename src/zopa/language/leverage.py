"""The words of pressure of a language: what threats, sanctions, aid and weakness at home are told by."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, Literal

from msgspec import Struct

from zopa.language.compact import expand_all, load
from zopa.language.endings import Endings
from zopa.language.listed import listed
from zopa.language.phrases import Phrases

Means = Literal[
    "sanction",
    "arms_release",
    "aid",
    "money",
    "supply",
    "block",
    "force",
    "harm",
    "levy",
    "trade",
    "envoy",
    "battlefield",
    "deadline",
    "threat",
]
"""What pressure is made of. ``money``, ``supply``, ``trade`` and ``envoy`` are means only where they are
held back, ``harm`` only where it is announced, ``levy`` where it is laid on somebody."""

Deed = Literal[
    "threaten",
    "announce",
    "impose",
    "keep",
    "lift",
    "give",
    "withhold",
    "advance",
    "harm",
    "exist",
    "price",
    "insist",
]
"""What a verb says is done, mostly with a means."""


class Act(Struct, frozen=True, kw_only=True):
    """Verb forms that say what is done.

    ``of``: with which means; ``particles``: one of them stands behind the verb; ``needs``, ``also``:
    one of these words stands in the clause; ``bars``: none of these does; ``itself``: the means is
    its subject ("das Embargo gilt"), and of a threat: its object ("drohte Strafen an"); ``links``:
    prepositions that the means may stand behind.
    """

    id: str
    does: Deed
    words: frozenset[str]
    of: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    itself: bool = False
    links: frozenset[str] = frozenset()


class Weakness(Struct, frozen=True, kw_only=True):
    """Words that together tell that a side is weak at home: one of each set, in one clause.

    ``third``: within a few words behind one of ``also``; ``home``: a word for home stands with them.
    """

    id: str
    needs: frozenset[str]
    also: frozenset[str] = frozenset()
    third: frozenset[str] = frozenset()
    home: bool = False


class LeverWords(Struct, frozen=True, kw_only=True, dict=True):
    """All that the reader of levers knows of a language; the YAML files say what each is for."""

    means: Endings[Means]
    acts: dict[str, tuple[Act, ...]]
    weaknesses: dict[str, tuple[Weakness, ...]]
    crises: frozenset[str]
    crisis_endings: tuple[str, ...]
    crisis_verbs: frozenset[str]
    object_links: frozenset[str]
    carrier_links: frozenset[str]
    carriers: frozenset[str]
    otherwise: frozenset[str]
    fallback: frozenset[str]
    fallback_phrases: Phrases[None]
    trigger_phrases: Phrases[None]
    future: frozenset[str]
    perfect: frozenset[str]
    refusal: frozenset[str]
    yielding: frozenset[str]
    unless: frozenset[str]
    stopping: frozenset[str]
    asked_links: frozenset[str]
    trade_links: frozenset[str]
    afterwards: frozenset[str]
    either: frozenset[str]
    or_else: frozenset[str]
    menaces: Phrases[None]
    accusing: frozenset[str]
    relief: frozenset[str]
    drafted: frozenset[str]
    alone: frozenset[str]
    bodies: frozenset[str]
    time_left: frozenset[str]
    until: frozenset[str]
    within: frozenset[str]
    time_verbs: frozenset[str]
    deadline_verbs: frozenset[str]
    expired: frozenset[str]
    expects: frozenset[str]
    musts: frozenset[str]
    demands: frozenset[str]
    put_off: frozenset[str]
    again: frozenset[str]
    no_more: frozenset[str]
    against: frozenset[str]
    recipients: frozenset[str]
    warnings: frozenset[str]
    companions: frozenset[str]
    home: frozenset[str]
    not_weak: frozenset[str]
    numbers: frozenset[str]
    forces: frozenset[str]
    ground: frozenset[str]
    object_pronouns: frozenset[str]
    openers: frozenset[str]
    menacing: frozenset[str]
    deeds: frozenset[str]
    harms: frozenset[str]

    @cached_property
    def ends(self) -> frozenset[str]:
        """Words before the end of a deadline."""
        return self.until | self.within

    @cached_property
    def asking(self) -> frozenset[str]:
        """Words that ask somebody for something, or give time."""
        return self.musts | self.demands | self.expects | self.deadline_verbs

    def is_crisis(self, low: str) -> bool:
        """Whether a lower-case noun tells a weakness at home by itself."""
        return low in self.crises or (len(low) > 7 and low.endswith(self.crisis_endings))


@lru_cache(maxsize=8)
def lever_words(language: str) -> LeverWords:
    """The words of pressure of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "levers.yaml")
    means: dict[str, Means] = {}
    endings: list[tuple[str, Means]] = []
    for entry in data["means"]:
        kind: Means = entry["kind"]
        means |= {word: kind for word in expand_all(entry["words"]) if word not in means}
        endings += [(ending, kind) for ending in expand_all(entry["endings"])]
    acts: dict[str, tuple[Act, ...]] = {}
    for entry in data["acts"]:
        act = _act(entry, data)
        for word in act.words:
            acts[word] = (*acts.get(word, ()), act)
    weaknesses: dict[str, tuple[Weakness, ...]] = {}
    for entry in data["weakness"]:
        weak = Weakness(
            id=entry["id"],
            needs=expand_all(entry["needs"]),
            also=expand_all(entry["with"]),
            third=expand_all(entry.get("and", "")),
            home=entry.get("home", False),
        )
        for word in weak.needs:
            weaknesses[word] = (*weaknesses.get(word, ()), weak)
    bare = frozenset(
        word
        for word, told in acts.items()
        for act in told
        if act.does == "threaten" or (act.does == "advance" and not (act.needs or act.also))
    )
    own = listed(LeverWords, data)
    nouns = {word for word, kind in means.items() if kind in {"deadline", "threat", "battlefield"}}
    return LeverWords(
        means=Endings(means, endings),
        acts=acts,
        weaknesses=weaknesses,
        menacing=frozenset(max(phrase.split(), key=len) for phrase in data["menaces"]),
        openers=own["either"]
        | own["otherwise"]
        | own["fallback"]
        | own["time_left"]
        | nouns
        | bare,
        deeds=_verbs(acts, of=True),
        harms=_verbs(acts, of=False) - bare,
        **own,
    )


def _act(entry: dict[str, Any], data: dict[str, Any]) -> Act:
    also = entry.get("with", "")
    return Act(
        id=entry["id"],
        does=entry["does"],
        words=expand_all(entry["words"]),
        of=expand_all(entry.get("of", "")),
        particles=expand_all(entry.get("particle", "")),
        needs=expand_all(entry.get("needs", "")),
        also=expand_all(data.get(also, also)),
        bars=expand_all(entry.get("bars", "")),
        itself=entry.get("itself", False),
        links=expand_all(entry.get("links", "")),
    )


def _verbs(acts: dict[str, tuple[Act, ...]], *, of: bool) -> frozenset[str]:
    """The verb forms of acts that are done with a means, or of those that are not."""
    return frozenset(word for word, told in acts.items() if any(bool(a.of) == of for a in told))
