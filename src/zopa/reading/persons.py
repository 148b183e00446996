"""The persons of one report: which names mean the same one, and whom that one speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from zopa.language.folding import name_key
from zopa.language.personal import agree, bears, personal_name
from zopa.language.ranks import bare_title, by_a_woman, given_to_women, relation
from zopa.language.spelling import word_keys
from zopa.reading.gazetteer import Known
from zopa.reading.page import Page
from zopa.reading.titles import Titles

_FEW = 6  # full names in one report that may be spellings of one


class Told(Struct, frozen=True):
    """What stands beside a name: a bare title, the party that owns it, whether it is a woman's."""

    title: str = ""
    owner: str | None = None
    woman: bool | None = None


NOTHING = Told()


class Person(Struct):
    """What one report says of a person, gathered over all its mentions.

    ``given``: known by more than a surname.
    """

    key: str
    name: str
    party: str | None = None
    title: str = ""
    speaks: bool = True
    given: bool = False
    told: set[Told] = set()

    @property
    def bound(self) -> str | None:
        """The party that the person's word binds."""
        return self.party if self.speaks else None


class Persons:
    """A register of the persons of one report, to be filled in the order of the text."""

    def __init__(self, page: Page, known: Iterable[Known], titles: Titles) -> None:
        self._language = page.language
        self._titles = titles
        self._people = titles.people
        self._marks = tuple(page.grammar.possessive_marks)
        self._ending = page.grammar.genitive_ending
        self._written = frozenset(page.words.text)
        self._persons: dict[str, Person] = {}
        self._listed: set[str] = set()  # persons of the agenda
        self._surnames: dict[str, list[str]] = {}
        self._spellings: dict[str, tuple[str, str]] = {}  # a surname and its full name by key
        self._bearers: dict[str, list[Person]] | None = None
        for one in known:
            self._listed.add(one.actor)
            for name in one.names:
                self._register(name, full=len(name.split()) > 1, into=one.actor, shown=one.name)
            person = self._persons[one.actor]
            person.party, person.title, person.given = one.party, one.title, True

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
        return self._register(name, full=bool(given), told=told), surname != last

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
        one = _one(full)
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
        one = _one([self._persons[key] for key in keys])
        return (one, genitive) if one else None

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
        told = self.told(title, owner)
        found: Person | None = None
        for plain, persons in self._bearers.items():
            if not self._titles.same(plain, short):
                continue
            for person in persons:
                other = any(
                    told.woman is not None and one.woman is not None and told.woman != one.woman
                    for one in person.told
                )
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

    def _register(
        self,
        name: str,
        *,
        full: bool,
        told: Told = NOTHING,
        into: str | None = None,
        shown: str = "",
    ) -> Person:
        surname = self._surname_key(name)
        bearing = self._spelt(surname, name)
        if full and told.woman is None:
            given = personal_name(name).given
            woman = given_to_women(given[0], self._language) if given else None
            told = Told(told.title, told.owner, woman)
        actor = into or f"person-{name_key(name)}"
        if full and into is None:
            listed = [self._persons[actor] for actor in bearing if actor in self._listed]
            one = next((p for p in listed if agree(p.name, name) and self._fits(p, {told})), None)
            if one is not None:
                return one
        if not full and into is None:
            fitting = [p for p in self._bearing(name) if self._fits(p, {told})]
            if len(fitting) > 1 and told.title:
                same = [p for p in fitting if self._has_title(p, told.title)]
                fitting = same if len(same) == 1 else fitting
            one = _one(fitting)
            if one is not None:
                one.told = one.told | {told}
                return one
            if bearing and not fitting:
                # a namesake: known by the title or its owner
                actor = f"{actor}.{name_key(told.title or told.owner or '')}"
        person = self._persons.get(actor)
        if person is None:
            person = Person(actor, shown or name, given=full)
            self._persons[actor] = person
            if full:
                self._absorb(person, told, bearing)
            bearing.append(actor)
        elif into is not None and actor not in bearing:
            bearing.append(actor)
        person.told = person.told | {told}
        return person

    def _absorb(self, person: Person, told: Told, bearing: list[str]) -> None:
        """The surname came first and the full name later: one person of this report."""
        others = [self._persons[actor] for actor in bearing]
        bare = [other for other in others if not other.given and self._fits(other, {told})]
        if len(bare) == 1 and len(others) == 1:
            (known,) = bare
            person.party, person.title, person.speaks = known.party, known.title, known.speaks
            person.told = person.told | known.told
            bearing.remove(known.key)

    def _spelt(self, surname: str, name: str) -> list[str]:
        """The ids of the bearers of a surname, in any spelling; to be filled."""
        bearing = self._surnames.get(surname)
        if bearing is None:
            keys = word_keys(surname, slavic=True)
            near = (self._spellings[key] for key in keys if key in self._spellings)
            alike = sorted({other for other, full in near if bears(full, surname)})
            bearing = self._surnames[alike[0]] if alike else []
            self._surnames[surname] = bearing
            for key in keys:
                self._spellings.setdefault(key, (surname, name))
        return bearing

    def _bearing(self, name: str) -> list[Person]:
        return [self._persons[actor] for actor in self._surnames.get(self._surname_key(name), ())]

    def _fits(self, person: Person, told: Iterable[Told]) -> bool:
        """Whether nothing that stands beside a surname speaks against this person."""
        return not any(self._clash(one, other) for one in person.told for other in told)

    def _clash(self, one: Told, other: Told) -> bool:
        if one.woman is not None and other.woman is not None and one.woman != other.woman:
            return True
        if not one.title or not other.title:
            return False
        between = relation(one.title, other.title, self._language)
        owners = {one.owner, other.owner} - {None}
        return between == "apart" or (between == "same" and len(owners) == 2)

    def _has_title(self, person: Person, title: str) -> bool:
        titles = (told.title for told in person.told if told.title)
        return any(relation(known, title, self._language) == "same" for known in titles)

    def _surname_key(self, name: str) -> str:
        """The key of the last name: a double name whole, "al-Sisi" without its particle."""
        first, _, rest = name.rsplit(maxsplit=1)[-1].partition("-")
        if rest and first.lower() in self._people.particles:
            return name_key(rest)
        return name_key(f"{first}-{rest}")


def _one(persons: Sequence[Person]) -> Person | None:
    """The one whom all of them are, by their names, or ``None``."""
    pairs = combinations(persons[:_FEW], 2)
    same = len(persons) <= _FEW and all(agree(a.name, b.name) for a, b in pairs)
    return persons[0] if persons and same else None
