"""The words of events of a language: what tells that people met, called, voted, signed."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from zopa.case.findings import EventKind, EventStatus
from zopa.language.compact import expand_all, load
from zopa.language.endings import Endings
from zopa.language.listed import listed
from zopa.language.phrases import Phrases

Want = Literal[
    "nothing",
    "side",
    "sides",
    "person",
    "time",
    "each_other",
    "length_and_place",
    "destination",
    "visited",
    "location",
    "arrival",
    "stay",
    "time_and_place",
    "assembly",
    "assembly_and_time",
    "named",
    "with_and_time",
    "several_and_time",
    "all_and_time",
    "moment",
    "summoned",
    "office",
    "person_of_post",
    "somebody",
    "office_of",
    "with_and_length",
    "time_and_place_of_any",
    "with",
    "several_and_length_and_place",
    "day",
    "named_or_day",
    "settled",
    "talkers_and_time",
    "side_and_time",
    "side_or_day",
    "news",
    "past_or_day",
    "person_or_those",
    "side_or_moment",
    "named_or_moment",
    "new_office",
    "takes_over",
]
"""What a clause must name beside a verb, so that the verb tells an event."""


class EventNoun(Struct, frozen=True, kw_only=True):
    """Nouns of one kind of event. ``weak``: one only with something beside it that pins it down.

    ``told``: only with a word of status; ``predicates``: one of these words stands in the clause;
    ``bars``: none of these does; ``spoken``: may as well be a call; ``bare_break``: where it
    is only interrupted, that is part of it.
    """

    kind: EventKind
    words: frozenset[str]
    endings: tuple[str, ...] = ()
    weak: bool = False
    told: bool = False
    spoken: bool = False
    predicates: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    bare_break: bool = False


class EventVerb(Struct, frozen=True, kw_only=True):
    """Verb forms of one kind of event.

    ``needs``: one of these words stands in the clause; ``particles``: one of them behind the verb;
    ``of``: what it is done to has one of these words, or ends in one, ``bare``: behind no preposition;
    ``by``: who does it has one of these words, or ends in one; ``bars``: with one of these it
    means something else; ``spoken``: may as well be a call; ``asks``: it asks for something by itself,
    and still tells an event; ``status``: what it tells is so where nothing says otherwise.
    """

    kind: EventKind
    words: frozenset[str]
    needs: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    wants: Want = "nothing"
    of: frozenset[str] = frozenset()
    bare: bool = False
    by: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    spoken: bool = False
    asks: bool = False
    status: EventStatus | None = None


class StatusWord(Struct, frozen=True, kw_only=True):
    """Words that tell the status of an event, read like those of ``EventVerb``."""

    status: EventStatus
    words: frozenset[str]
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()


class Happenings(Struct, frozen=True, kw_only=True):
    """All that the reader of events knows of a language; the YAML files say what each is for."""

    nouns: Endings[EventNoun]
    verbs: dict[str, tuple[EventVerb, ...]]
    statuses: dict[str, tuple[StatusWord, ...]]
    marks: dict[str, EventStatus]
    bare: frozenset[str]
    sequence: frozenset[str]
    assemblies: frozenset[str]
    posts: frozenset[str]
    partners: frozenset[str]
    plans_verbs: frozenset[str]
    modals: frozenset[str]
    hearsay: frozenset[str]
    strong_modals: frozenset[str]
    weak_modals: frozenset[str]
    perfect: frozenset[str]
    hopes: frozenset[str]
    hope_nouns: frozenset[str]
    threats: frozenset[str]
    aims: frozenset[str]
    announced: frozenset[str]
    negated: frozenset[str]
    companions: frozenset[str]
    between: frozenset[str]
    hosts: frozenset[str]
    mediators: frozenset[str]
    links: frozenset[str]
    sides: frozenset[str]
    place_links: frozenset[str]
    goals: frozenset[str]
    bare_links: frozenset[str]
    state_links: frozenset[str]
    town_links: frozenset[str]
    transparent: frozenset[str]
    light: frozenset[str]
    present: frozenset[str]
    reporting: frozenset[str]
    fresh: frozenset[str]
    anaphors: frozenset[str]
    lands: frozenset[str]
    pronouns: frozenset[str]
    negotiators: frozenset[str]
    both: frozenset[str]
    targets: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    moved_to: frozenset[str]
    place_nouns: frozenset[str]
    not_places: frozenset[str]
    moods: frozenset[str]
    mood_links: frozenset[str]
    town_endings: frozenset[str]
    formats: tuple[str, ...]
    past: frozenset[str]
    had: frozenset[str]
    before_event: frozenset[str]
    aside: frozenset[str]
    because: frozenset[str]
    interviewing: frozenset[str]
    denials: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    amid: frozenset[str]
    shared: frozenset[str]
    phases: frozenset[str]
    failing: frozenset[str]
    long: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    joined: frozenset[str]
    not_yet_words: frozenset[str]
    together: frozenset[str]
    none: frozenset[str]
    being: Phrases[None]
    not_yet: frozenset[str]
    call_signs: frozenset[str]
    calls: frozenset[str]
    conditional_openers: frozenset[str]
    not_heads: frozenset[str]
    no_events: frozenset[str]
    habits: frozenset[str]
    each: frozenset[str]
    recurring: frozenset[str]
    guns: frozenset[str]
    participles: frozenset[str]
    state_posts: frozenset[str]
    about: frozenset[str]
    whoever: frozenset[str]
    counterparts: frozenset[str]
    within: frozenset[str]
    organs: frozenset[str]
    lasting: frozenset[str]
    no_sides: frozenset[str]
    accounts: frozenset[str]
    kin: frozenset[str]
    venues: frozenset[str]
    status_phrases: Phrases[EventStatus]
    hope_phrases: Phrases[None]


@lru_cache(maxsize=8)
def happenings(language: str) -> Happenings:
    """The words of events of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "events.yaml")
    nouns: dict[str, EventNoun] = {}
    endings: list[tuple[str, EventNoun]] = []
    for entry in data["nouns"]:
        noun = EventNoun(
            kind=entry["kind"],
            words=expand_all(entry["words"]),
            endings=tuple(sorted(expand_all(entry["endings"]))),
            weak=entry.get("weak", False),
            told=entry.get("told", False),
            spoken=entry.get("spoken", False),
            predicates=expand_all(entry.get("predicates", "")),
            bars=expand_all(entry.get("bars", "")),
            bare_break=entry.get("bare_break", False),
        )
        nouns |= {word: noun for word in noun.words if word not in nouns}
        endings += [(ending, noun) for ending in noun.endings]
    verbs: dict[str, tuple[EventVerb, ...]] = {}
    for entry in data["verbs"]:
        verb = EventVerb(
            kind=entry["kind"],
            words=expand_all(entry["words"]),
            needs=expand_all(entry.get("needs", "")),
            particles=expand_all(entry.get("particle", "")),
            wants=entry.get("wants", "nothing"),
            of=expand_all(data[entry["of"]]) if "of" in entry else frozenset(),
            bare=entry.get("bare", False),
            by=expand_all(data[entry["by"]]) if "by" in entry else frozenset(),
            bars=expand_all(entry.get("bars", "")),
            spoken=entry.get("spoken", False),
            asks=entry.get("asks", False),
            status=entry.get("status"),
        )
        for word in verb.words:
            verbs[word] = (*verbs.get(word, ()), verb)
    statuses: dict[str, tuple[StatusWord, ...]] = {}
    for entry in data["statuses"]:
        status = StatusWord(
            status=entry["status"],
            words=expand_all(entry["words"]),
            needs=expand_all(entry.get("needs", "")),
            bars=expand_all(entry.get("bars", "")),
            particles=expand_all(entry.get("particle", "")),
        )
        for word in status.words:
            statuses[word] = (*statuses.get(word, ()), status)
    return Happenings(
        nouns=Endings(nouns, endings),
        verbs=verbs,
        statuses=statuses,
        marks={word: kind for kind, words in data["marks"].items() for word in expand_all(words)},
        status_phrases=Phrases(
            (tuple(phrase.split()), status)
            for status, phrases in data["status_phrases"].items()
            for phrase in phrases
        ),
        **listed(Happenings, data),
    )
