"""The agenda as values: parties, issues, options and the links between them. Data, never code."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

PartyKind = Literal["state", "organisation", "group", "party"]
Direction = Literal["for", "against", "topic"]


class LocalNames(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a party is called in one language.

    ``capital`` and ``seats`` stand for the party ("Moskau", "der Kreml"); ``adjectives`` are stems
    without ending ("russisch"), ``people`` its people in the singular ("Russe").
    """

    name: str = ""
    others: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    seats: tuple[str, ...] = ()


class Party(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party or another body that can hold a position.

    A state with ``iso2`` need not name itself: names, capital, seats and demonyms come from CLDR
    and the language folders, and ``names`` adds to them.
    """

    id: str
    kind: PartyKind = "state"
    iso2: str | None = None
    veto: bool = False
    names: dict[str, LocalNames] = {}


class Person(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person an analyst already knows: every form of the name, and whom they speak for."""

    name: str
    names: tuple[str, ...] = ()
    party: str | None = None
    title: str = ""


class Cues(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say that a sentence is about an issue, in one language.

    ``for_`` (``for`` in the file) names the thing in the direction of the issue's question,
    ``against`` its opposite, ``topic`` only the matter; a matter that the question asks to give up
    ("Die Sanktionen werden aufgehoben") is wanted by those who are against it. A cue is words that
    follow each other, compared with whole words of the text, capitals or not; an acronym in capitals
    matches only itself. A trailing ``*`` stands for any ending, a leading ``*`` for the first part of
    a compound, the word ``...`` for up to three words in between, ``#`` for a number in figures, ``@``
    for one of the ``places`` that the issue is about and ``&``, behind another word, for the name of a
    party or a state. Other forms of the words, words of the
    same families and another order count too, but less than the cue as it stands.
    """

    for_: tuple[str, ...] = field(default=(), name="for")
    against: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One graded way to settle an issue."""

    id: str
    name: dict[str, str]
    cues: dict[str, tuple[str, ...]] = {}


class Issue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A matter under negotiation; ``question`` says what being *for* it means.

    A ``general`` issue (the talks themselves, a plan as a whole) yields to any other issue that the
    same clause names.
    """

    id: str
    name: dict[str, str]
    question: dict[str, str]
    cues: dict[str, Cues] = {}
    options: tuple[Option, ...] = ()
    general: bool = False


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two options, each as (issue, option), that need or rule out one another."""

    kind: Literal["requires", "excludes"]
    if_: tuple[str, str] = field(name="if")
    then: tuple[str, str]


class Agenda(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is under negotiation and between whom. ``format`` is always ``zopa-agenda/1``.

    ``extends`` names a shipped agenda whose entries are taken over; an entry here with the same id
    replaces the one there. ``states``: every state of CLDR may turn up as a party.
    """

    format: Literal["zopa-agenda/1"]
    id: str
    title: dict[str, str]
    extends: str | None = None
    states: bool = False
    parties: tuple[Party, ...] = ()
    persons: tuple[Person, ...] = ()
    issues: tuple[Issue, ...] = ()
    links: tuple[Link, ...] = ()

    def issue(self, id: str) -> Issue | None:
        """The issue with this id, or ``None``."""
        return next((issue for issue in self.issues if issue.id == id), None)

    def party(self, id: str) -> Party | None:
        """The party with this id, or ``None``."""
        return next((party for party in self.parties if party.id == id), None)
