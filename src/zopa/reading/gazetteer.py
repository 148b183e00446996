"""The names that are known before a report is opened: states, parties of the agenda, persons of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.agenda import Agenda, LocalNames
from zopa.case.findings import ActorKind
from zopa.language.compact import LANGUAGES
from zopa.language.epithets import epithets
from zopa.language.folding import name_key
from zopa.language.grammar import grammar
from zopa.language.phrases import Phrases
from zopa.language.ranks import ranks
from zopa.language.states import display_name, states, surface_forms
from zopa.language.text import words
from zopa.reading.register import Known, Register
from zopa.reading.titles import MEMORY, Entry, Titles

_PAIR = 2


class Gazetteer(Struct, frozen=True):
    """Entries by their words, the persons of the agenda, and what words say about offices.

    ``listed`` is where the register of the persons of a report begins.
    ``sides`` have an entry of each actor.
    ``deciding`` are the parties that must agree, ``bodies`` those that need not and are no states.
    ``named`` are the words that name each party that is no state, ``states`` the parties that are one.
    ``called`` are the parties that a common noun may mean ("der Konzern").
    ``opposite`` are the two of whom a noun means the other one ("das Nachbarland").
    ``members`` are nouns in the plural for those of a party ("die Philologen").
    ``opening`` remembers of each word whether a name can begin with it, ``offices`` whether it is a
    title of an office.
    """

    entries: Phrases[Entry]
    persons: tuple[Known, ...]
    listed: Register
    titles: Titles
    opening: dict[str, bool]
    offices: dict[str, bool]
    courtesies: frozenset[str]
    deciding: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    sides: dict[str, Entry] = {}
    named: dict[str, frozenset[str]] = {}
    states: frozenset[str] = frozenset()
    called: dict[str, tuple[Entry, ...]] = {}
    opposite: dict[str, tuple[Entry, ...]] = {}
    members: dict[str, Entry] = {}

    def local(self, seats: frozenset[str]) -> str | None:
        """The one party among cities, districts or the like, by the words for them in its names."""
        found = [party for party, said in self.named.items() if not seats.isdisjoint(said)]
        return found[0] if len(found) == 1 else None

    def is_given(self, low: str) -> bool:
        """Whether a lower-case word is a given name of the list, or two of them ("Hans-Peter")."""
        given = self.titles.people.given
        return low in given or ("-" in low and all(part in given for part in low.split("-")))

    def opens(self, low: str) -> bool:
        """Whether a name can begin with this lower-case word; worked out once for each word."""
        known = self.opening.get(low)
        if known is None:
            known = (
                low in self.entries
                or low in self.called
                or low in self.members
                or self.is_given(low)
                or low in self.courtesies
                or self.titles.word(low).matters
            )
            if len(self.opening) < MEMORY and len(low) < 100:
                self.opening[low] = known
        return known


_NAMING = frozenset({"name", "genitive", "capital", "seat", "people"})

_Said = tuple[dict[str, list[Entry]], dict[str, set[str]]]
"""The names of each party, and all words in them and in the titles of its persons."""

_KINDS: dict[str, ActorKind] = {
    "state": "state",
    "organisation": "organisation",
    "group": "group",
    "party": "organisation",
}


def actor_words(agenda: Agenda, language: str) -> frozenset[str]:
    """The last words of the names of all known parties and states, in lower case; no marks ("U.N.")."""
    naming = (one.words for one in _entries(agenda, language) if one.role in _NAMING)
    return frozenset(names[-1] for names in naming if names[-1].isalnum())


def _entries(agenda: Agenda, language: str) -> list[Entry]:
    """All forms of all known parties and states. Agenda entries go before states of CLDR."""
    found: dict[tuple[tuple[str, ...], str], Entry] = {}
    taken: set[str] = set()
    nouns = (
        language in LANGUAGES and not grammar(language).inverted_cue
    )  # written without a capital

    def add(actor: str, kind: ActorKind, name: str, iso2: str | None, names: LocalNames) -> None:
        for form in surface_forms(names, language):
            tokens = tuple(words(form.text).low)
            exact = form.text.isupper() and len(form.text) <= 5
            if not tokens or (form.ambiguous and not exact):
                continue
            common = nouns and form.text[0].islower() and form.role in {"name", "genitive"}
            entry = Entry(actor, kind, name, form.role, tokens, exact, iso2, common)
            found.setdefault((tokens, form.role), entry)

    for party in agenda.parties:
        names = party.names.get(language) or next(iter(party.names.values()), LocalNames())
        shown = names.name or (display_name(party.iso2, language) if party.iso2 else party.id)
        add(party.id, _KINDS[party.kind], shown, party.iso2, names)
        if party.iso2:
            taken.add(party.iso2)
            for state in states(language):
                if state.iso2 == party.iso2:
                    add(party.id, _KINDS[party.kind], shown, party.iso2, state.names)
    if agenda.states:
        for state in states(language):
            if state.iso2 not in taken:
                add(state.id, "state", state.name, state.iso2, state.names)
    return list(found.values())


def gazetteer(agenda: Agenda, language: str) -> Gazetteer:
    """All forms of all known actors in one language."""
    found = _entries(agenda, language)
    prefixes: dict[str, Entry] = {}
    for entry in found:
        if len(entry.words) == 1 and entry.role in {"name", "seat", "capital"}:
            prefixes.setdefault(entry.words[0], entry)
    persons = tuple(
        Known(
            person_id(person.name),
            person.name,
            person.party,
            person.title,
            (person.name, *person.names),
        )
        for person in agenda.persons
    )
    entries = Phrases((entry.words, entry) for entry in found)
    known = ranks(language)
    courtesies = known.men | known.women
    listed = Register(language)
    for one in persons:
        listed.enlist(one)
    deciding = frozenset(party.id for party in agenda.parties if party.veto)
    bodies = frozenset(p.id for p in agenda.parties if p.kind != "state") - deciding
    others = {party.id for party in agenda.parties if party.kind != "state"}
    said: dict[str, set[str]] = {id: set() for id in sorted(others)}
    for entry in found:
        if entry.actor in others:
            said[entry.actor].update(entry.words)
    named = {party: frozenset(words) for party, words in said.items()}
    sides: dict[str, Entry] = {}
    for entry in found:
        sides.setdefault(entry.actor, entry)
    countries = frozenset(party.id for party in agenda.parties if party.kind == "state")
    titled = _said(agenda, found)
    called = _called(agenda, language, found, titled)
    opposite = _opposite(agenda, language, found)
    for noun, meant in called.items():
        if len(meant) == 1 and noun not in epithets(language).levels:  # "Gewerkschaftschefin"
            prefixes.setdefault(noun, meant[0])
    titles = Titles(language, prefixes, (person.title for person in agenda.persons))
    for noun, party in _bodies(agenda, titles).items():
        if party in sides:
            called.setdefault(noun, (sides[party],))
    return Gazetteer(
        entries,
        persons,
        listed,
        titles,
        {},
        {},
        courtesies,
        deciding,
        bodies,
        sides,
        named,
        countries,
        called,
        opposite,
        _members(language, found, titled),
    )


def _bodies(agenda: Agenda, titles: Titles) -> dict[str, str]:
    """The party of each body that titles of persons of one party alone name: "Chef des Präsidialamts"."""
    found: dict[str, set[str]] = {}
    for person in agenda.persons:
        for word in words(person.title).low if person.party else ():
            if titles.word(word).core_body:
                stem = word.removesuffix("s")
                for form in (stem, f"{stem}s", f"{stem}es"):
                    found.setdefault(form, set()).add(person.party or "")
    return {form: next(iter(sides)) for form, sides in found.items() if len(sides) == 1}


def _called(
    agenda: Agenda, language: str, entries: Sequence[Entry], words_of: _Said
) -> dict[str, tuple[Entry, ...]]:
    """The parties that each noun of the language may mean, by the words of their names and titles."""
    named, said = words_of
    kinds: dict[str, str] = {party.id: party.kind for party in agenda.parties}
    own = {entry.words for entry in entries}
    found = epithets(language).called(said, kinds) if language in LANGUAGES else {}
    return {
        noun: tuple(named[party][0] for party in meant if named[party])
        for noun, meant in found.items()
        if (noun,) not in own and any(named[party] for party in meant)
    }


def _members(language: str, entries: Sequence[Entry], words_of: _Said) -> dict[str, Entry]:
    """The party whose members a noun in the plural means, by its names."""
    if language not in LANGUAGES:
        return {}
    named, said = words_of
    own = {entry.words for entry in entries}
    found = epithets(language).joined(said)
    return {
        noun: named[party][0]
        for noun, party in found.items()
        if (noun,) not in own and named[party]
    }


def _said(agenda: Agenda, entries: Sequence[Entry]) -> _Said:
    """The names of each party, and all words in them and in the titles of its persons."""
    parties = [party.id for party in agenda.parties]
    named = {one: [e for e in entries if e.actor == one and e.role == "name"] for one in parties}
    said = {
        party: {part for entry in listed for word in entry.words for part in word.split("-")}
        for party, listed in named.items()
    }
    for person in agenda.persons:
        if person.party in said and person.title:
            said[person.party].update(words(person.title).low)
    return named, said


def _opposite(
    agenda: Agenda, language: str, entries: Sequence[Entry]
) -> dict[str, tuple[Entry, ...]]:
    """The two of whom a noun means the other one: two states, two parties that must agree, or
    of a coalition.
    """
    if language not in LANGUAGES:
        return {}
    nouns = epithets(language)
    named: dict[str, Entry] = {}
    for entry in entries:
        if entry.role == "name":
            named.setdefault(entry.actor, entry)
    pairs = (
        (nouns.other_state, [p.id for p in agenda.parties if p.kind == "state"]),
        (nouns.other_side, [p.id for p in agenda.parties if p.veto]),
        (nouns.other_party, [p.id for p in agenda.parties if p.kind == "party"]),
    )
    return {
        noun: tuple(named[party] for party in two)
        for listed, two in pairs
        if len(two) == _PAIR and all(party in named for party in two)
        for noun in listed
    }


def person_id(name: str) -> str:
    """The id of a person in the whole case, the same for all spellings that share a key."""
    return f"person-{name_key(name)}"
