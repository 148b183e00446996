"""Words by which a report says that something changed, stayed, or was never so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, get_args

from msgspec import Struct

from zopa.language.compact import LANGUAGES, load
from zopa.language.phrases import Phrases
from zopa.language.text import words

Sign = Literal[
    "still",
    "denied",
    "never",
    "rebuts",
    "contrary",
    "commits",
    "earlier",
    "changed",
    "now",
    "instead",
    "since",
    "unanimous",
    "dissent",
    "absent",
    "another",
    "interests",
]
_GAP = "..."
_REACH = 10  # words in a gap

# Where a phrase stands, and its level on the scale (0 for a sign).
Match = tuple[int, int, int]


class Found(Struct, frozen=True):
    """Words of a text, and on the scale of strength their level."""

    start: int
    end: int
    text: str
    level: int = 0


class Matcher:
    """Phrases with their levels. One with a gap is a verb and its particle, say; it is none where one
    of ``negations`` stands in the gap.
    """

    def __init__(self, phrases: Iterable[tuple[str, int]], negations: frozenset[str]) -> None:
        self._negations = negations
        listed = list(phrases)
        first = sorted(
            {phrase.split()[0] for phrase, _ in listed}, key=lambda word: (-len(word), word)
        )
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, first))})(?!\w)")
        whole: list[tuple[tuple[str, ...], int]] = []
        self._gapped: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], int]]] = {}
        for phrase, level in listed:
            head, gap, tail = (tuple(part.split()) for part in phrase.partition(_GAP))
            if gap:
                self._gapped.setdefault(head[0], []).append((head, tail, level))
            else:
                whole.append((head, level))
        self._whole = Phrases(whole)

    def may(self, text: str) -> bool:
        """Whether the text has the first word of a phrase: a quick look before its words are cut."""
        return self._any.search(text.lower()) is not None

    def find(self, low: Sequence[str]) -> Iterator[Match]:
        """First word, word behind and level of each phrase in the words, from left to right."""
        for at, word in enumerate(low):
            match = self._whole.first(low, at)
            if match is not None:
                yield at, match[0], match[1]
            for head, tail, level in self._gapped.get(word, ()):
                if tuple(low[at : at + len(head)]) != head:
                    continue
                begin = at + len(head)
                for end in range(begin, min(begin + _REACH, len(low) - len(tail)) + 1):
                    if tuple(low[end : end + len(tail)]) == tail:
                        yield at, end + len(tail), level
                        break
                    if low[end] in self._negations:
                        break


class Differing(Struct, frozen=True):
    """``differing.yaml`` of a language: signs, the scale of strength, offices of one person each."""

    signs: dict[Sign, Matcher]
    strength: Matcher
    weakened: frozenset[str]
    capital_nouns: bool
    pointing: dict[str, frozenset[str]]
    offices: dict[str, str]
    posts: frozenset[str]
    leader: str


@lru_cache(maxsize=8)
def differing(language: str) -> Differing:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "differing.yaml")
    names: tuple[Sign, ...] = get_args(Sign)
    scale = [(phrase, int(level)) for level, some in data["strength"].items() for phrase in some]
    weakened = frozenset(data["weakened"])
    return Differing(
        signs={name: Matcher(((p, 0) for p in data[name]), weakened) for name in names},
        strength=Matcher(scale, weakened),
        weakened=weakened,
        capital_nouns=data["capital_nouns"],
        pointing={part: frozenset(some) for part, some in data["pointing"].items()},
        offices={phrase: id for id, some in data["offices"].items() for phrase in some},
        posts=frozenset(data["posts"]),
        leader=data["leader"],
    )


def sign(text: str, name: Sign, language: str | None) -> Found | None:
    """The first words of the text that are such a sign; ``None`` too for an unknown language."""
    if language not in LANGUAGES:
        return None
    signs = differing(language).signs[name]
    if not signs.may(text):
        return None
    tokens = words(text)
    for first, last, _ in signs.find(tokens.low):
        start, end = tokens.start[first], tokens.end[last - 1]
        return Found(start, end, text[start:end])
    return None


def rebuttal(text: str, language: str | None) -> Found | None:
    """The first words that deny what was told right before; ``None`` where they name it themselves.

    "Denied this on Monday" points back, "denied this winter's cuts" and "denied it had agreed" do not.
    """
    if language not in LANGUAGES:
        return None
    known = differing(language)
    signs = known.signs["rebuts"]
    if not signs.may(text):
        return None
    tokens = words(text)
    for first, last, _ in signs.find(tokens.low):
        start, end = tokens.start[first], tokens.end[last - 1]
        follows = tokens.low[last] if last < len(tokens.low) else ""
        loose = tokens.low[last - 1] in known.pointing["verbs"]
        if loose or tokens.low[last - 1] in known.pointing["pronouns"]:
            own = follows[:1].isalpha() and follows not in known.pointing["followed"]
            if own or (loose and follows == ","):
                continue
        return Found(start, end, text[start:end])
    return None


def strongest(text: str, language: str | None) -> Found | None:
    """The strongest word of the text that the scale of strength knows, or ``None``.

    What stands right behind a negation does not count, unless the scale has both together.
    """
    if language not in LANGUAGES:
        return None
    known = differing(language)
    if not known.strength.may(text):
        return None
    tokens = words(text)
    best: Found | None = None
    for first, last, level in known.strength.find(tokens.low):
        negated = first > 0 and tokens.low[first - 1] in known.weakened
        if not negated and (best is None or level > best.level):
            start, end = tokens.start[first], tokens.end[last - 1]
            best = Found(start, end, text[start:end], level)
    return best


def nouns(text: str, language: str | None) -> list[str]:
    """What a text is about: its nouns; all its words in a language that does not write nouns large."""
    if language not in LANGUAGES:
        return []
    capital = differing(language).capital_nouns
    found = words(text).text
    return [word for word in found if word[0].isupper() or (word[0].isalpha() and not capital)]


def office_of(title: str, language: str | None) -> str | None:
    """The office of one person at a time that a title names, the same in all languages."""
    if language not in LANGUAGES:
        return None
    return differing(language).offices.get(" ".join(title.lower().split()))


def is_post(title: str, language: str | None) -> bool:
    """Whether a title is only a word for an office, whichever it is ("Amt", "post")."""
    return language in LANGUAGES and title.lower() in differing(str(language)).posts


def led(body: str, language: str | None) -> str:
    """The title of who leads a body ("Leiter der Delegation"), to look up which office that is."""
    if language not in LANGUAGES:
        return body
    return differing(str(language)).leader.format(body=body)
