"""The persons of one report: which names mean the same one, and whom that one speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from zopa.language.folding import name_key
from zopa.reading.gazetteer import Known
from zopa.reading.titles import Titles


class Person(Struct):
    """What one report says of a person, gathered over all its mentions."""

    key: str
    name: str
    party: str | None = None
    title: str = ""
    speaks: bool = True

    @property
    def bound(self) -> str | None:
        """The party that the person's word binds."""
        return self.party if self.speaks else None


class Persons:
    """A register of the persons of one report, to be filled in the order of the text."""

    def __init__(self, known: Iterable[Known], titles: Titles, genitive_ending: str) -> None:
        self._titles = titles
        self._genitive_ending = genitive_ending
        self._persons: dict[str, Person] = {}
        self._surnames: dict[str, list[str]] = {}
        self._bearers: dict[str, list[Person]] | None = None
        for one in known:
            for key in sorted(one.keys):
                self._register(key, one.name, full="-" in key, into=one.actor)
            person = self._persons[one.actor]
            person.party, person.title = one.party, one.title

    def __getitem__(self, actor: str) -> Person:
        """The person registered under this id; raises ``KeyError`` for none."""
        return self._persons[actor]

    def register(self, name: str, *, full: bool) -> Person:
        """The person of this name, a new one if need be; ``full``: more than a surname."""
        ending = self._genitive_ending
        if name.endswith(ending) and name_key(name.removesuffix(ending)) in self._surnames:
            name = name.removesuffix(ending)
        return self._register(name_key(name), name, full=full)

    def whole(self, actor: str) -> Person:
        """The person with this id; where it is a surname that one person bears, that person."""
        bearers = set(self._surnames.get(actor.removeprefix("person-"), ()))
        return self._persons[bearers.pop() if len(bearers) == 1 else actor]

    def knows(self, surname: str) -> bool:
        """Whether somebody bears this surname, with or without the ending of a genitive."""
        return (
            name_key(surname) in self._surnames
            or name_key(surname.removesuffix(self._genitive_ending)) in self._surnames
        )

    def named(self, surname: str) -> tuple[Person, bool] | None:
        """The one person of this surname, and whether the word is a genitive; else ``None``."""
        keys = self._surnames.get(name_key(surname))
        genitive = False
        if keys is None and surname.endswith(self._genitive_ending):
            keys = self._surnames.get(name_key(surname.removesuffix(self._genitive_ending)))
            genitive = keys is not None
        if not keys or len(set(keys)) != 1:
            return None
        return self._persons[keys[0]], genitive

    def bearer(self, title: str, owner: str | None) -> Person | None:
        """The one person who bears this title (for this party, where one is named).

        To be asked when all names of the report are registered.
        """
        if self._bearers is None:
            self._bearers = {}
            for person in self._persons.values():
                if person.title:
                    plain = self._titles.plain(person.title)
                    self._bearers.setdefault(plain, []).append(person)
        short = self._titles.plain(title)
        found: Person | None = None
        for plain, persons in self._bearers.items():
            if not self._titles.same(plain, short):
                continue
            for person in persons:
                if owner is None or person.party in {None, owner}:
                    if found is not None:
                        return None
                    found = person
        return found

    def _register(self, key: str, name: str, *, full: bool, into: str | None = None) -> Person:
        surname = key.rsplit("-", 1)[-1]
        actor = into or f"person-{key}"
        if not full and into is None:
            bearers = set(self._surnames.get(surname, ()))
            if len(bearers) == 1:
                return self._persons[bearers.pop()]
        bearing = self._surnames.setdefault(surname, [])
        person = self._persons.get(actor)
        if person is None:
            person = Person(actor, name)
            self._persons[actor] = person
            short = f"person-{surname}"
            if full and short in bearing:
                # The surname came first and the full name later: one person of this report.
                bare = self._persons[short]
                person.party, person.title, person.speaks = bare.party, bare.title, bare.speaks
                bearing.remove(short)
            bearing.append(actor)
        elif into is not None and actor not in bearing:
            bearing.append(actor)
        return person
