"""The parts of a personal name: given names, initials, particles, surname, "junior"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from zopa.language.compact import load
from zopa.language.folding import name_key, plain
from zopa.language.spelling import is_slavic, same_spelling, short_forms, translations, word_keys

_INITIALS = re.compile(r"(?:\w\.)+\w?|[A-Z]{1,2}")


class PersonalName(Struct, frozen=True):
    """A name in its parts. ``given`` are names or single letters; a double surname is one word."""

    text: str
    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def halves(self) -> tuple[str, ...]:
        """The parts of a double surname; of any other one nothing."""
        halves = tuple(half for half in re.split("[-‑]", self.surname) if half)
        return halves if len(halves) > 1 else ()

    @property
    def is_short(self) -> bool:
        """Whether the first given name is only its initial."""
        return bool(self.given) and len(self.given[0]) == 1

    def surname_keys(self) -> frozenset[str]:
        """Keys under which spellings of this surname are found."""
        return word_keys(self.surname, slavic=is_slavic(self.text))

    def given_keys(self) -> frozenset[str]:
        """Keys under which spellings and translations of the first given name are found."""
        first = self.given[0]
        keys = word_keys(first, slavic=is_slavic(self.text))
        return keys | {f"#{group}" for group in translations(first)}

    def short_keys(self) -> frozenset[str]:
        """Keys under which a given name and its short forms meet ("Bill", "William")."""
        return frozenset(f"&{group}" for group in short_forms(self.given[0]))


@lru_cache(maxsize=65536)
def personal_name(text: str) -> PersonalName:
    """The parts of a name as it is written, without titles: given names first, surname last."""
    words = text.split()
    suffix = ""
    if len(words) > 1 and plain(words[-1]).rstrip(".") in _suffixes():
        suffix = plain(words[-1]).rstrip(".")
        words = words[:-1]
    if not words:
        return PersonalName(text, (), "", suffix)
    *before, last = words
    particles = _particles()
    given = tuple(part for word in before if word.lower() not in particles for part in _given(word))
    return PersonalName(text, given, _without_particle(last), suffix)


@lru_cache(maxsize=65536)
def agree(one: str, other: str) -> str | None:
    """The rule by which two names with given name and surname are one name, or ``None``.

    Middle names may be missing in one of them, or be initials; different ones are different people.
    """
    first, second = personal_name(one), personal_name(other)
    if first.suffix != second.suffix:
        return None
    if not first.given or not second.given or first.is_short or second.is_short:
        return "spelling.same_letters" if name_key(one) == name_key(other) else None
    found = same_spelling(
        f"{first.given[0]} {first.surname}", f"{second.given[0]} {second.surname}"
    )
    if found is None or not _middle_names(first.given[1:], second.given[1:], first.surname):
        return None
    return "name.middle" if len(first.given) != len(second.given) else found.rule


@lru_cache(maxsize=65536)
def bears(full: str, surname: str) -> bool:
    """Whether the surname is that of the full name, in some spelling of it."""
    name = personal_name(full)
    if name_key(name.surname) == name_key(surname):
        return True
    given = name.given[0] if name.given else surname
    return same_spelling(f"{given} {name.surname}", f"{given} {surname}") is not None


def _middle_names(one: tuple[str, ...], other: tuple[str, ...], surname: str) -> bool:
    """Whether the shorter list of middle names stands in the longer one, in order."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(_same_middle(own, part, surname) for part in rest) for own in shorter)


def _same_middle(one: str, other: str, surname: str) -> bool:
    if min(len(one), len(other)) == 1:
        return plain(one[0]) == plain(other[0])
    return same_spelling(f"{one} {surname}", f"{other} {surname}") is not None


def _given(word: str) -> tuple[str, ...]:
    """ "J.D." and "JD" are two initials, "Jean-Luc" two names."""
    if _INITIALS.fullmatch(word):
        return tuple(letter for letter in plain(word) if letter != ".")
    return tuple(part for part in re.split("[-‑]", word) if part.strip("."))


def _without_particle(surname: str) -> str:
    """ "al-Badri" without its particle."""
    first, dash, rest = surname.partition("-")
    return rest if dash and rest and first.lower() in _particles() else surname


@cache
def _particles() -> frozenset[str]:
    return frozenset(load("names", "given.yaml")["particles"].split())


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(load("names", "suffixes.yaml")["suffixes"].split())
