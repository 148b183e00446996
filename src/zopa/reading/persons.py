"""The persons of one report: which names mean the same one, and whom that one speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from zopa.language.folding import name_key
from zopa.reading.gazetteer import Known
from zopa.reading.page import Page
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

    def __init__(self, page: Page, known: Iterable[Known], titles: Titles) -> None:
        self._titles = titles
        self._people = titles.people
        self._marks = tuple(page.grammar.possessive_marks)
        self._ending = page.grammar.genitive_ending
        self._written = frozenset(page.words.text)
        self._persons: dict[str, Person] = {}
        self._surnames: dict[str, list[str]] = {}
        self._bearers: dict[str, list[Person]] | None = None
        for one in known:
            for name in one.names:
                self._register(name, full=len(name.split()) > 1, into=one.actor, shown=one.name)
            person = self._persons[one.actor]
            person.party, person.title = one.party, one.title

    def __getitem__(self, actor: str) -> Person:
        """The person registered under this id; raises ``KeyError`` for none."""
        return self._persons[actor]

    def register(self, name: str) -> tuple[Person, bool]:
        """The person of this name, a new one if need be, and whether the name is a genitive."""
        *given, last = name.split()
        surname = self._nominative(last)
        name = " ".join([*given, surname])
        return self._register(name, full=bool(given)), surname != last

    def whole(self, actor: str) -> Person:
        """The person with this id; where it is a surname that one person bears, that person."""
        bearers = set(self._surnames.get(actor.removeprefix("person-"), ()))
        return self._persons[bearers.pop() if len(bearers) == 1 else actor]

    def knows(self, surname: str) -> bool:
        """Whether somebody bears this surname, with or without the ending of a genitive."""
        return (
            name_key(surname) in self._surnames or name_key(self._stem(surname)) in self._surnames
        )

    def named(self, surname: str) -> tuple[Person, bool] | None:
        """The one person of this surname, and whether the word is a genitive; else ``None``."""
        keys = self._surnames.get(name_key(surname))
        genitive = keys is None
        if keys is None:
            keys = self._surnames.get(name_key(self._stem(surname)))
        if not keys or len(set(keys)) != 1:
            return None
        return self._persons[keys[0]], genitive

    def bearer(self, title: str, owner: str | None) -> Person | None:
        """The one person who bears this title (for this party, where one is named).

        To be asked when all names of the report are registered.
        """
        if self._bearers is None:
            self._bearers = {}
            for actor, person in self._persons.items():
                if person.title and self.whole(actor) is person:
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

    def _stem(self, word: str) -> str:
        """A word without the ending of a genitive, if it has one."""
        for mark in self._marks:
            if word.endswith(mark):
                return word.removesuffix(mark)
        return word.removesuffix(self._ending)

    def _nominative(self, surname: str) -> str:
        """The surname in "Macrons": the page knows its bearer, or writes it without the ending."""
        stem = self._stem(surname)
        if stem == surname or surname.endswith(self._marks):
            return stem
        if len(stem) < 3 or stem.lower() in self._people.given:
            return surname  # "Peter Peters"
        if name_key(surname) in self._surnames:
            return surname
        known = stem in self._written or name_key(stem) in self._surnames
        return stem if known else surname

    def _register(
        self, name: str, *, full: bool, into: str | None = None, shown: str = ""
    ) -> Person:
        key = name_key(name)
        surname = self._surname_key(name)
        actor = into or f"person-{key}"
        if not full and into is None:
            bearers = set(self._surnames.get(surname, ()))
            if len(bearers) == 1:
                return self._persons[bearers.pop()]
        bearing = self._surnames.setdefault(surname, [])
        person = self._persons.get(actor)
        if person is None:
            person = Person(actor, shown or name)
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

    def _surname_key(self, name: str) -> str:
        """The key of the last name: a double name whole, "al-Sisi" without its particle."""
        first, _, rest = name.rsplit(maxsplit=1)[-1].partition("-")
        if rest and first.lower() in self._people.particles:
            return name_key(rest)
        return name_key(f"{first}-{rest}")
