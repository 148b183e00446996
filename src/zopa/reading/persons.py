"""The persons of one report: which names mean the same one, and whom that one speaks for."""

from __future__ import annotations

from zopa.language.folding import name_key
from zopa.language.ranks import bare_title, by_a_woman
from zopa.reading.page import Page
from zopa.reading.register import NOTHING, Person, Register, Told, one_of
from zopa.reading.titles import Titles


class Persons(Register):
    """The persons of one report, to be filled in the order of the text."""

    def __init__(self, page: Page, listed: Register, titles: Titles) -> None:
        super().__init__(page.language, listed)
        self._titles = titles
        self._marks = tuple(page.grammar.possessive_marks)
        self._ending = page.grammar.genitive_ending
        self._written = frozenset(page.words.text)
        self._bearers: dict[str, list[Person]] | None = None

    def __getitem__(self, actor: str) -> Person:
        """The person registered under this id; raises ``KeyError`` for none."""
        return self._persons[actor]

    def told(self, title: str, owner: str | None, *, woman: bool | None = None) -> Told:
        """What a title beside a name tells."""
        if title and woman is None:
            woman = by_a_woman(title, self._language)
        return Told(bare_title(title, self._language) if title else "", owner, woman)

    def register(self, name: str, told: Told = NOTHING) -> tuple[Person, bool]:
        """The person of this name, a new one if need be, and whether the name is a genitive."""
        *given, last = name.split()
        surname = self._nominative(last)
        name = " ".join([*given, surname])
        return self.enter(name, full=bool(given), told=told), surname != last

    def whole(self, actor: str) -> Person:
        """The person with this id; where it is a surname, the one person who bears it in full.

        Of several bearers the one whom the titles fit, if that is one.
        """
        person = self._persons[actor]
        if person.given:
            return person
        bearing = self._bearing(person.name)
        full = [p for p in bearing if p.given and self._fits(p, person.told)]
        rivals = (p for p in bearing if not p.given and not self._fits(p, person.told))
        one = one_of(full)
        if one is None or any(self._fits(one, rival.told) for rival in rivals):
            return person
        return one

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
        if not keys:
            return None
        one = one_of([self._persons[key] for key in keys])
        return (one, genitive) if one else None

    def bearer(
        self, title: str, owner: str | None, kinds: frozenset[str] = frozenset()
    ) -> Person | None:
        """The one person who bears this title of one of some ``kinds`` (for this party, where one is named).

        To be asked when all names of the report are registered.
        """
        if self._bearers is None:
            self._bearers = {}
            for actor, person in self._persons.items():
                if person.title and self.whole(actor) is person:
                    plain = self._titles.plain(person.title)
                    self._bearers.setdefault(plain, []).append(person)
        short = self._titles.plain(title)
        told = self.told(title, owner)
        found: Person | None = None
        named = {short: self._bearers[short]} if short in self._bearers else self._bearers
        shorts = frozenset({short})
        if not any(self._titles.same(plain, short) for plain in named):
            shorts = self._titles.alike(short)  # "die Ressortchefin" is the minister
        for plain, persons in named.items():
            if not any(self._titles.same(plain, one) for one in shorts):
                continue
            for person in persons:
                other = any(
                    told.woman is not None and one.woman is not None and told.woman != one.woman
                    for one in person.told
                )
                other = other or bool(kinds and person.kinds and kinds.isdisjoint(person.kinds))
                if not other and (owner is None or person.party in {None, owner}):
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
