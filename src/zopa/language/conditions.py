"""How a language says on what terms a stand is taken: "erst wenn", "vorausgesetzt", "im Gegenzug"."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct

from zopa.language.compact import expand, load
from zopa.language.phrases import Phrases
from zopa.language.stances import stance_set


class ConditionWords(Struct, frozen=True, kw_only=True):
    """``phrases`` open a condition inside a clause, those with a first word of ``parted`` only at its head
    or behind a mark; ``provisos`` make one of the next clause.

    ``asking`` words open a condition that asks for something in return; ``needing`` prepositions do behind
    "only", ``ahead`` ones where there is no deal: "vor einem Abzug keine Gespräche"; ``awaiting`` ones
    tell only the time of what was promised, until ``holding`` ones something is held back, and up to
    ``until`` ones it goes on. Who does
    not do what is ``opposing`` lets it be; what is ``befalling`` somebody is no offer. A clause that says
    what must be, with one of ``limiting`` before or behind its verb, limits the one before it. A sentence
    that begins with one of ``openers`` gives the condition of what the one before said; ``opener_words``
    may stand before it, ``naming`` verbs behind it; ``then`` takes it up. ``first`` stands beside what
    must be done first, ``before`` opens what a refusal waits for, ``after`` what a consent does. Behind
    one of ``turning`` a fragment with one of ``limits`` restricts what was said ("aber nur zinslos").
    ``returns`` say that something is given for something, ``getting`` verbs what; with ``demanding``
    verbs the same subject names its terms; ``tying`` words, with ``tying_links``, always do.
    ``settlements`` are what talks end in, behind one of ``settled``: "nach einem Friedensschluss".
    What would be ``ruining`` without something asks for that. With one of ``undone`` all comes to nothing
    without something; ``truces`` are deals that may be a matter by themselves, ``pivots`` nouns for what
    all else hangs on, in a relative clause that begins with "ohne" or one of ``floors``. Behind
    ``alternative`` ("oder"), perhaps with ``either`` before it, ``breaking`` words or a phrase of
    ``nothing`` threaten. ``hinging`` verbs say what somebody's ``consents``, or the ``whole``, wait for.
    There is no deal ``meanwhile``. Behind ``least`` stands what alone will do, behind ``lesser`` what
    less than will not do. What somebody is ``staging`` to menace others, or ``menaces`` with, is against
    its ``causes`` and for its ``gains``. With one of ``lasting`` somebody only foretells how a deal fares
    without something, and ``boons`` nobody withholds; what will not be ``existing`` somebody holds back.
    Words with one of ``anyway`` behind them are no condition: "nicht vor der Wahl und nicht danach".
    """

    phrases: Phrases[None]
    parted: frozenset[str]
    provisos: Phrases[None]
    asking: frozenset[str]
    needing: frozenset[str]
    ahead: frozenset[str]
    awaiting: frozenset[str]
    holding: frozenset[str]
    until: frozenset[str]
    opposing: frozenset[str]
    befalling: frozenset[str]
    limiting: frozenset[str]
    openers: frozenset[str]
    opener_words: frozenset[str]
    naming: frozenset[str]
    then: frozenset[str]
    first: frozenset[str]
    before: frozenset[str]
    turning: Phrases[None]
    limits: frozenset[str]
    returns: Phrases[None]
    after: frozenset[str]
    getting: frozenset[str]
    demanding: frozenset[str]
    tying: frozenset[str]
    tying_links: frozenset[str]
    settlements: frozenset[str]
    settled: frozenset[str]
    ruining: frozenset[str]
    undone: Phrases[None]
    nothing: Phrases[None]
    anyway: Phrases[None]
    alternative: frozenset[str]
    either: frozenset[str]
    breaking: frozenset[str]
    truces: frozenset[str]
    pivots: frozenset[str]
    floors: frozenset[str]
    hinging: frozenset[str]
    consents: frozenset[str]
    whole: frozenset[str]
    meanwhile: frozenset[str]
    least: Phrases[None]
    lesser: Phrases[None]
    menaces: frozenset[str]
    staging: frozenset[str]
    causes: frozenset[str]
    gains: frozenset[str]
    lasting: frozenset[str]
    boons: frozenset[str]
    existing: frozenset[str]


@lru_cache(maxsize=8)
def condition_words(language: str) -> ConditionWords:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "conditions.yaml")
    lists = {
        name: data.pop(name)
        for name in (
            "phrases",
            "provisos",
            "turning",
            "returns",
            "undone",
            "nothing",
            "anyway",
            "least",
            "lesser",
        )
    }
    fields: dict[str, Any] = {name: _phrases(specs) for name, specs in lists.items()}
    fields |= {name: stance_set(language, specs) for name, specs in data.items()}
    return ConditionWords(**fields)


def _phrases(specs: list[str]) -> Phrases[None]:
    return Phrases((tuple(phrase.split()), None) for spec in specs for phrase in expand(spec))
