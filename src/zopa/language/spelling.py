"""Spellings of one name: how Russian and Ukrainian names come into Latin letters, as rules.

Two spellings meet when one name in Cyrillic letters explains both by the tables of transliteration in
``names/spelling.yaml`` (Duden, BGN/PCGN, the Ukrainian resolution of 2010, ISO 9; each named there).
That is no measure of likeness: "Petrow" and "Petrowa" are as far apart as any two names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct

from zopa.language.compact import load
from zopa.language.folding import name_key, plain

_HOOKED = frozenset("äöüøåčšžćßþðđłıæœ")
_HOOKS = frozenset("čšž")
_SIGNS = re.compile("[ʹʼ'’`´ʺ\"]")
_PARTS = re.compile(r"[\s\-‑]+")
_VOWELS = frozenset("aeiouy")
_CYRILLIC_VOWELS = frozenset("аеєёиіїоуыэюяьъй")
_LONGEST = 40  # letters of a word; what is longer is no name
_MOST = 64  # readings of a word; the first ones are the usual ones


class Agreement(Struct, frozen=True):
    """Why two names are spellings of one: the rule, and the words that it held for."""

    rule: str
    words: tuple[str, str]


class _Rules(Struct, frozen=True):
    token: re.Pattern[str]
    readings: dict[str, dict[str, tuple[str, ...]]]
    marks: dict[str, str]
    cyrillic: dict[str, tuple[str, ...]]
    start: dict[str, tuple[str, ...]]
    folds: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    sure: tuple[str, ...]
    likely: tuple[str, ...]


def same_spelling(one: str, other: str) -> Agreement | None:
    """The rule by which two names are one name in two spellings, or ``None``: they are not.

    ``spelling.same_letters``: but for case, diacritics and hyphens; ``spelling.transliteration``:
    letter for letter by the tables; ``spelling.slavic``: by the folds for Russian and Ukrainian;
    ``given.translated``: the given names are each other's translation. Names with another number of
    parts do not meet.
    """
    words = (one, other)
    if name_key(one) == name_key(other):
        return Agreement("spelling.same_letters", words)
    first, second = parts(one), parts(other)
    if len(first) != len(second) or not first:
        return None
    slavic = is_slavic(one) or is_slavic(other)
    translated = slavic and (is_slavic(one, surely=True) or is_slavic(other, surely=True))
    rules = []
    for at, (left, right) in enumerate(zip(first, second, strict=True)):
        rule = _same_word(left, right, slavic=slavic, translated=translated and at < len(first) - 1)
        if rule is None:
            return None
        rules.append(rule)
    return Agreement(max(rules, key=_RANK.index), words)


# From the plainest reason to the one that supposes most.
_RANK = ("spelling.same_letters", "spelling.transliteration", "spelling.slavic", "given.translated")


def _same_word(one: str, other: str, *, slavic: bool, translated: bool) -> str | None:
    if plain(one) == plain(other):
        return "spelling.same_letters"
    if not readings(one).isdisjoint(readings(other)):
        return "spelling.transliteration"
    # Of a word without marks the other one may tell the system: Kutschma, Kuchma.
    if (_systems(one) or _systems(other)) and not _guesses(one).isdisjoint(_guesses(other)):
        return "spelling.transliteration"
    if slavic and not slavic_readings(one).isdisjoint(slavic_readings(other)):
        return "spelling.slavic"
    if translated and not translations(one).isdisjoint(translations(other)):
        return "given.translated"
    return None


def parts(name: str) -> tuple[str, ...]:
    """The words of a name; a double name is two."""
    return tuple(part for part in _PARTS.split(name.strip()) if part)


@lru_cache(maxsize=16384)
def word_keys(word: str, *, slavic: bool = False) -> frozenset[str]:
    """Keys of one word of a name: words that meet share one, words that share one need not meet.

    ``slavic``: also by the folds for Russian and Ukrainian, which join "Hnatow" and "Gnatow", but in
    other languages would join what is not the same ("Meier", "Meyer").
    """
    keys = {f"={plain(word)}", *readings(word), *_guesses(word)}
    if slavic or is_slavic(word):
        keys |= {f"~{key}" for key in slavic_readings(word)}
    return frozenset(keys)


@lru_cache(maxsize=16384)
def is_slavic(name: str, *, surely: bool = False) -> bool:
    """Whether a name is in Cyrillic or has hooks, a Slavic ending or a Slavic given name.

    ``surely``: endings that other languages have as well ("Martin") do not count.
    """
    rules = _rules()
    endings = rules.sure if surely else rules.sure + rules.likely
    return any(
        _is_cyrillic(part)
        or not _HOOKS.isdisjoint(part.lower())
        or (len(part) > 2 and plain(part).endswith(endings))
        or _native(part)
        for part in parts(name)
    )


@lru_cache(maxsize=16384)
def readings(word: str) -> frozenset[str]:
    """What one word of a name may stand for, letter by letter."""
    return frozenset(_letter_by_letter(word, guess=False))


@lru_cache(maxsize=16384)
def _guesses(word: str) -> frozenset[str]:
    """What a word may stand for in any of the systems that its letters allow."""
    return frozenset(_letter_by_letter(word, guess=True))


@lru_cache(maxsize=16384)
def _systems(word: str) -> frozenset[str]:
    """The systems of transliteration of which a word bears a mark; Cyrillic is its own."""
    if _is_cyrillic(word):
        return frozenset({"cyrillic"})
    rules = _rules()
    found = rules.token.findall(word.lower()[:_LONGEST])
    return frozenset(rules.marks[token] for token in found if token in rules.marks)


@lru_cache(maxsize=16384)
def slavic_readings(word: str) -> frozenset[str]:
    """What one word of a Russian or Ukrainian name may stand for, whichever system wrote it."""
    found = list(_letter_by_letter(word, guess=True))
    for pattern, choices in _rules().folds:
        found = list(dict.fromkeys(new for old in found for new in _folded(old, pattern, choices)))
        del found[_MOST:]
    return frozenset(found)


@lru_cache(maxsize=16384)
def translations(word: str) -> frozenset[int]:
    """The numbers of the groups of given names that the word belongs to."""
    return _groups("translated", word)


@lru_cache(maxsize=16384)
def short_forms(word: str) -> frozenset[int]:
    """The numbers of the groups of given names and their short forms that the word belongs to."""
    return _groups("short", word)


def _folded(word: str, pattern: re.Pattern[str], choices: tuple[str, ...]) -> list[str]:
    if pattern.search(word) is None:
        return [word]
    return [pattern.sub(choice, word) for choice in choices]


def _letter_by_letter(word: str, *, guess: bool) -> tuple[str, ...]:
    low = _SIGNS.sub("", unicodedata.normalize("NFC", word.lower()))
    if not low or len(low) > _LONGEST:
        return (plain(low),)
    return _from_cyrillic(low) if _is_cyrillic(low) else _from_latin(low, guess=guess)


def _from_cyrillic(low: str) -> tuple[str, ...]:
    rules = _rules()
    found = [""]
    before = ""
    for letter in low:
        opening = not before or before in _CYRILLIC_VOWELS
        choices = rules.cyrillic.get(letter, (plain(letter),))
        if opening:
            choices = rules.start.get(letter, choices)
        if letter == "о" and before == "ь":
            choices = ("jo",)
        found = _longer(found, choices)
        before = letter
    return tuple(found)


def _from_latin(low: str, *, guess: bool) -> tuple[str, ...]:
    """The readings of a word; ``guess``: all of a group of letters where no mark tells the system."""
    rules = _rules()
    base = "".join(c if c in _HOOKED else plain(c) for c in low)
    tokens = rules.token.findall(base)
    systems = {rules.marks[token] for token in tokens if token in rules.marks}
    found = [""]
    for at, group in enumerate(tokens):
        choices: tuple[str, ...] = (group,)
        by_system = rules.readings.get(group)
        if group in {"j", "y"}:
            both = group == "j" and guess and systems == {"en"}
            choices = ("j", "dž") if both else (_glide(tokens, at),)
        elif by_system is not None and "any" in by_system:
            choices = by_system["any"]
        elif by_system is not None and len(systems) == 1:
            choices = by_system[next(iter(systems))] if systems <= by_system.keys() else choices
        elif by_system is not None and (guess or systems):
            choices = tuple(dict.fromkeys(c for cs in by_system.values() for c in cs))
        found = _longer(found, choices)
    return tuple(found)


def _glide(tokens: list[str], at: int) -> str:
    """ "y" is a vowel between consonants and what German writes "j" beside a vowel."""
    if tokens[at] == "j":
        return "j"
    beside = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
    return "j" if any(token in _VOWELS for token in beside) else "y"


def _longer(found: list[str], choices: tuple[str, ...]) -> list[str]:
    return [start + choice for start in found for choice in choices][:_MOST]


def _is_cyrillic(word: str) -> bool:
    return any("а" <= c <= "ґ" for c in word.lower())


def _native(word: str) -> bool:
    """Whether the word is a given name that is borne in Slavic countries alone."""
    known = _counterparts()
    return not (
        known.native.isdisjoint(slavic_readings(word)) and readings(word).isdisjoint(known.exact)
    )


class _Counterparts(Struct, frozen=True):
    """Groups of given names by key, and the keys of those that are Slavic alone.

    ``exact``: where only this spelling of it is ("Ihor", not "Igor").
    """

    groups: dict[str, dict[str, tuple[int, ...]]]
    native: frozenset[str]
    exact: frozenset[str]


def _groups(kind: str, word: str) -> frozenset[int]:
    index = _counterparts().groups[kind]
    keys = slavic_readings(word) if kind == "translated" else {plain(word)}
    return frozenset(group for key in keys for group in index.get(key, ()))


@cache
def _counterparts() -> _Counterparts:
    data = load("names", "counterparts.yaml")
    translated: dict[str, tuple[int, ...]] = {}
    native: set[str] = set()
    exact: set[str] = set()
    abroad: set[str] = set()
    for number, group in enumerate(data["translated"]):
        own, _, others = group.partition("/")
        exact.update(key for name in own.split() for key in readings(name))
        for borne, names in ((native, own), (abroad, others)):
            for key in (key for name in names.split() for key in slavic_readings(name)):
                borne.add(key)
                translated[key] = (*translated.get(key, ()), number)
    short: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(data["short"]):
        for name in group.split():
            short[plain(name)] = (*short.get(plain(name), ()), number)
    return _Counterparts(
        {"translated": translated, "short": short}, frozenset(native - abroad), frozenset(exact)
    )


@cache
def _rules() -> _Rules:
    data = load("names", "spelling.yaml")
    readings = {
        token: {system: tuple(text.split()) for system, text in by_system.items()}
        for token, by_system in data["latin"].items()
    }
    longest_first = sorted(readings, key=lambda token: (-len(token), token))
    return _Rules(
        token=re.compile("|".join([*map(re.escape, longest_first), "."]), re.DOTALL),
        readings=readings,
        marks={token: system for system, tokens in data["marks"].items() for token in tokens},
        cyrillic={
            letter: tuple(text.split()) or ("",) for letter, text in data["cyrillic"].items()
        },
        start={letter: tuple(text.split()) for letter, text in data["start"].items()},
        folds=tuple((re.compile(fold[0]), tuple(fold[1:])) for fold in data["folds"]),
        sure=tuple(data["sure_endings"].split()),
        likely=tuple(data["likely_endings"].split()),
    )
