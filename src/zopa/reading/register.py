"""Who bears which surname: a register of persons, to be filled name by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from zopa.language.folding import name_key
from zopa.language.people import People, people
from zopa.language.personal import agree, bears, personal_name
from zopa.language.ranks import given_to_women, relation
from zopa.language.spelling import word_keys

_FEW = 6  # full names in one report that may be spellings of one


class Known(Struct, frozen=True):
    """A person of the agenda."""

    actor: str
    name: str
    party: str | None
    title: str
    names: tuple[str, ...]


class Told(Struct, frozen=True):
    """What stands beside a name: a bare title, the party that owns it, whether it is a woman's."""

    title: str = ""
    owner: str | None = None
    woman: bool | None = None


NOTHING = Told()


class Person(Struct):
    """What one report says of a person, gathered over all its mentions.

    ``given``: known by more than a surname; ``kinds``: words for the kind of office before the title.
    """

    key: str
    name: str
    party: str | None = None
    title: str = ""
    speaks: bool = True
    given: bool = False
    told: set[Told] = set()
    kinds: frozenset[str] = frozenset()

    @property
    def bound(self) -> str | None:
        """The party that the person's word binds."""
        return self.party if self.speaks else None


class Register:
    """Persons by their surnames; with ``listed`` all of that register are in it from the beginning."""

    def __init__(self, language: str, listed: Register | None = None) -> None:
        self._language = language
        self._people: People = people(language)
        self._persons: dict[str, Person] = {}
        self._listed: set[str] = set()  # persons of the agenda
        self._surnames: dict[str, list[str]] = {}
        self._spellings: dict[str, tuple[str, str]] = {}  # a surname and its full name by key
        if listed is not None:
            self._persons, self._listed, self._surnames, self._spellings = listed.copied()

    def copied(
        self,
    ) -> tuple[dict[str, Person], set[str], dict[str, list[str]], dict[str, tuple[str, str]]]:
        """What the register holds, for another one to change."""
        # the spellings of one surname share a list
        lists = {id(bearing): [*bearing] for bearing in self._surnames.values()}
        return (
            {actor: replace(person) for actor, person in self._persons.items()},
            set(self._listed),
            {surname: lists[id(bearing)] for surname, bearing in self._surnames.items()},
            dict(self._spellings),
        )

    def enlist(self, known: Known) -> None:
        """Take in a person of the agenda."""
        self._listed.add(known.actor)
        for name in known.names:
            self.enter(name, full=len(name.split()) > 1, into=known.actor, shown=known.name)
        person = self._persons[known.actor]
        person.party, person.title, person.given = known.party, known.title, True
        person.kinds = self._people.kinds & set(known.title.lower().split())

    def enter(
        self,
        name: str,
        *,
        full: bool,
        told: Told = NOTHING,
        into: str | None = None,
        shown: str = "",
    ) -> Person:
        """The person of a name, a new one if need be; ``into``: one known by this id."""
        surname = self._surname_key(name)
        bearing = self._spelt(surname, name)
        if full and told.woman is None:
            given = personal_name(name).given
            woman = given_to_women(given[0], self._language) if given else None
            told = Told(told.title, told.owner, woman)
        actor = into or f"person-{name_key(name)}"
        if full and into is None:
            listed = [self._persons[actor] for actor in bearing if actor in self._listed]
            one = next((p for p in listed if self._is(p, name) and self._fits(p, {told})), None)
            if one is not None:
                return one
        if not full and into is None:
            fitting = [p for p in self._bearing(name) if self._fits(p, {told})]
            if len(fitting) > 1 and told.title:
                same = [p for p in fitting if self._has_title(p, told.title)]
                fitting = same if len(same) == 1 else fitting
            one = one_of(fitting)
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

    @staticmethod
    def _is(person: Person, name: str) -> bool:
        """Whether a full name is that of a person, or has it behind a title ("Pater Paul Lenz")."""
        behind = " " in person.name and name.endswith(f" {person.name}")
        return behind or bool(agree(person.name, name))

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


def one_of(persons: Sequence[Person]) -> Person | None:
    """The one whom all of them are, by their names, or ``None``."""
    pairs = combinations(persons[:_FEW], 2)
    same = len(persons) <= _FEW and all(agree(a.name, b.name) for a, b in pairs)
    return persons[0] if persons and same else None
