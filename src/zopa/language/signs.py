"""Constructions of several words, as data: "wird ... kolportiert", "sieht in X einen Y".

A sign has parts that stand in one clause in any order, for German moves its verbs. The grammar of
its entries stands at the head of ``signs.yaml``, whose signs show a hedge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from zopa.language.compact import expand, load
from zopa.language.stances import conjugation

_GAP = "..."
_ANY = "*"
_MOST = 6  # words in a gap
_STOPS = frozenset(".!?;:…")
_MEMORY = 100_000
Scope = Literal["clause", "sentence", "never", "first"]
_SCOPES: dict[str, Scope] = {"~": "sentence", "!": "never", "^": "first"}


class Token(Struct, frozen=True):
    """What one word of a sign may be; ``gap``: any few words instead.

    ``verbs`` are forms that a noun may share: they count in lower case only. ``parted`` are forms
    beside which one of some particles stands.
    """

    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    parted: Mapping[str, frozenset[str]] = {}
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    gap: bool = False

    def may_be(self, low: str) -> bool:
        """Whether a lower-case word can be the token, its case and particle apart."""
        return (
            low in self.words
            or low in self.verbs
            or low in self.parted
            or (bool(self.endings) and low.endswith(self.endings))
            or (bool(self.beginnings) and low.startswith(self.beginnings))
        )


class Part(Struct, frozen=True):
    """One part of a sign: some ways to say it, and where it stands."""

    ways: tuple[tuple[Token, ...], ...]
    scope: Scope = "clause"


class Sign(Struct, frozen=True):
    """A construction that ``says`` something, such as a hedge: its first part anchors it. ``fact``: of
    what its clause tells, and not of a term in it.
    """

    says: str
    parts: tuple[Part, ...]
    fact: bool = True
    number: int = 0


class Start(Struct, frozen=True):
    """A sign that a word may begin, and the way of its first part that does; of each of ``needs`` some
    word must stand in the sentence, which is quicker to look for than the sign itself.
    """

    sign: Sign
    way: tuple[Token, ...]
    needs: tuple[frozenset[str], ...]


class Starts(Struct, frozen=True):
    """The signs that one word may begin: by the word that must follow it, or ``open``."""

    open: tuple[Start, ...]
    followed: Mapping[str, tuple[Start, ...]]


class Signs:
    """Signs of a language, by the words that can begin their first parts."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self._language = language
        self._classes: dict[str, Token] = {}
        for name, spec in data["classes"].items():
            self._classes[name] = self._class(spec.split())
        self.all: list[Sign] = []
        for fact, listed in ((True, data["signs"]), (False, data.get("terms", {}))):
            for says, specs in listed.items():
                for spec in specs:
                    parts = tuple(self._part(part.strip()) for part in spec.split(" & "))
                    self.all.append(Sign(says, parts, fact, len(self.all)))
        self._starts = [
            Start(sign, way, _needs(sign, way)) for sign in self.all for way in sign.parts[0].ways
        ]
        # the numbers of the starts by what their first words may be
        self._whole: dict[str, list[int]] = {}
        self._endings: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        for number, start in enumerate(self._starts):
            first = start.way[0]
            for word in {*first.words, *first.verbs, *first.parted}:
                self._whole.setdefault(word, []).append(number)
            for ending in first.endings:
                self._endings.setdefault(ending, []).append(number)
            for beginning in first.beginnings:
                self._beginnings.setdefault(beginning, []).append(number)
        self._known: dict[str, Starts] = {}

    def starting(self, low: str, following: str) -> tuple[Start, ...]:
        """The signs whose first part may begin with a word before another."""
        found = self._known.get(low)
        if found is None:
            found = _sorted([self._starts[number] for number in sorted(self._numbers(low))])
            if len(self._known) < _MEMORY:
                self._known[low] = found
        return found.open + found.followed.get(following, ())

    def _numbers(self, low: str) -> set[int]:
        """The numbers of the starts whose first words a word can be."""
        numbers = set(self._whole.get(low, ()))
        for cut in range(1, len(low) + 1):
            numbers.update(self._endings.get(low[-cut:], ()))
            numbers.update(self._beginnings.get(low[:cut], ()))
        return numbers

    def words(self) -> frozenset[str]:
        """All words that some sign lists."""
        tokens = [t for sign in self.all for part in sign.parts for way in part.ways for t in way]
        return frozenset(
            word for token in tokens for word in (*token.words, *token.verbs, *token.parted)
        )

    # -- reading the entries ----------------------------------------------------------------------

    def _part(self, spec: str) -> Part:
        scope = _SCOPES.get(spec[0], "clause")
        bare = spec[1:] if spec[0] in _SCOPES else spec
        ways = tuple(
            tuple(self._token(word) for word in way.split())
            for alternative in bare.split("|")
            for way in expand(alternative.strip())
        )
        return Part(ways, scope)

    def _token(self, word: str) -> Token:
        if word == _GAP:
            return Token(gap=True)
        if word.startswith("<") and word.endswith(">"):
            return self._classes[word[1:-1]]
        return self._class([word])

    def _class(self, specs: Sequence[str]) -> Token:
        words: set[str] = set()
        verbs: set[str] = set()
        parted: dict[str, set[str]] = {}
        endings: set[str] = set()
        beginnings: set[str] = set()
        for item in (one for spec in specs for one in expand(spec)):
            if item.startswith("<"):
                other = self._classes[item[1:-1]]
                words |= other.words
                verbs |= other.verbs
                endings |= set(other.endings)
                beginnings |= set(other.beginnings)
                for form, particles in other.parted.items():
                    parted.setdefault(form, set()).update(particles)
            elif item.startswith("@"):
                forms = conjugation(self._language).forms(item[1:])
                if not forms.particle:
                    verbs |= forms.apart
                    continue
                verbs |= forms.joined
                for form in forms.apart:
                    parted.setdefault(form, set()).add(forms.particle)
            elif item.startswith(_ANY):
                endings.add(item[1:])
            elif item.endswith(_ANY):
                beginnings.add(item[:-1])
            else:
                words.add(item)
        return Token(
            frozenset(words),
            frozenset(verbs),
            {form: frozenset(particles) for form, particles in parted.items()},
            tuple(sorted(endings)),
            tuple(sorted(beginnings)),
        )


def _sorted(starts: Sequence[Start]) -> Starts:
    """The starts of one word, by the words that must follow it."""
    free: list[Start] = []
    followed: dict[str, list[Start]] = {}
    for start in starts:
        second = start.way[1] if len(start.way) > 1 else None
        known = _heads((second,)) if second is not None and not second.gap else frozenset()
        for word in known:
            followed.setdefault(word, []).append(start)
        if not known:
            free.append(start)
    return Starts(tuple(free), {word: tuple(some) for word, some in followed.items()})


def _needs(sign: Sign, way: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """The words of which a sentence has some where it has a sign, the smallest set first."""
    needs = [_heads((token,)) for token in way[1:] if not token.gap]
    needs += [
        _heads([one[0] for one in part.ways]) for part in sign.parts[1:] if part.scope != "never"
    ]
    return tuple(sorted((need for need in needs if need), key=len))


def _heads(tokens: Sequence[Token]) -> frozenset[str]:
    """All words that some tokens may be; none where an ending or a beginning leaves that open."""
    if any(token.endings or token.beginnings for token in tokens):
        return frozenset()
    return frozenset(
        word for token in tokens for word in (*token.words, *token.verbs, *token.parted)
    )


def gap_end(low: Sequence[str], at: int, limit: int) -> range:
    """Where the words behind a gap at ``at`` may begin."""
    last = at
    while last < limit and last - at < _MOST and low[last] not in _STOPS:
        last += 1
    return range(at, min(last + 1, limit))


@lru_cache(maxsize=8)
def signs(language: str) -> Signs:
    """The signs of a hedge in a language; raises ``FileNotFoundError`` for one without a folder."""
    return Signs(language, load(language, "signs.yaml"))
