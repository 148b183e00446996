"""What is searched for: words and quoted phrases, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from zopa.errors import ZopaError

Place = tuple[int, int]

MOST_TERMS = 64
TITLE_WEIGHT = 4
_USUAL_LENGTH = 4000
_QUOTES = re.compile('["“”„‟«»]')
# Control characters end a string for SQLite, and half a surrogate pair cannot be stored at all.
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
# What the tokenizer unicode61 of SQLite takes for a word: letters, numbers, private use, and the
# combining marks that it folds away.
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u0331\ue000-\uf8ff])+")


class Term(Struct, frozen=True):
    """One word (``whole`` false: it may also be a part of a longer one) or one quoted phrase."""

    text: str
    whole: bool


class _Folding(dict[int, str]):
    """For ``str.translate``: each character without case and diacritics; ``ß`` becomes ``ss``."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code).casefold())
        folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
        self[code] = folded = folded.replace("\0", " ")
        return folded


class _WordFolding(dict[int, str]):
    """The same as the tokenizer unicode61 does it: one letter for one, diacritics of Latin only."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).casefold()
        lower = lower if len(lower) == 1 else chr(code)
        base = unicodedata.normalize("NFD", lower)[0].lower()
        folded = "" if 0x300 <= code <= 0x331 else base if base.isascii() else lower
        self[code] = folded
        return folded


_FOLDING = _Folding()
_WORD_FOLDING = _WordFolding()


def terms(words: str) -> tuple[Term, ...]:
    """The words and quoted phrases of a query, each once.

    Raises ``ZopaError`` where no letter or digit is left, or where there are too many.
    """
    found: dict[Term, None] = {}
    pieces = _QUOTES.split(_UNFIT.sub(" ", words))
    for number, piece in enumerate(pieces):
        quoted = number % 2 == 1 and number < len(pieces) - 1
        for text in [" ".join(piece.split())] if quoted else piece.split():
            if _WORD.search(text):
                found[Term(text, quoted)] = None
    if not found:
        raise ZopaError("nothing to search for", hint="give at least one word")
    if len(found) > MOST_TERMS:
        raise ZopaError(
            f"{len(found)} words are too many to search for", hint=f"give at most {MOST_TERMS}"
        )
    return tuple(found)


def fold(text: str) -> str:
    """The text without case and diacritics; it may be longer or shorter than before."""
    return text.translate(_FOLDING)


def part_of(term: Term) -> str | None:
    """The folded word to look for inside longer words, or ``None``: too short, or a phrase."""
    folded = fold(term.text)
    return None if term.whole or len(folded) < 3 else folded


def score(wanted: Iterable[Term], title: str, text: str, *, inside: bool) -> float | None:
    """How good a find is, from 0 to 1; ``None`` where a term is neither in the title nor the text.

    With ``inside`` words may be parts of longer ones. The score grows with the number of places,
    less in a long text, and places in the title count for more.
    """
    folded_title, folded_text = (fold(title), fold(text)) if inside else ("", "")
    weight = 0
    for term in wanted:
        part = part_of(term) if inside else None
        if part is None:
            in_title = sum(1 for _ in word_places(term, title))
            in_text = sum(1 for _ in word_places(term, text))
        else:
            in_title, in_text = folded_title.count(part), folded_text.count(part)
        if not in_title and not in_text:
            return None
        weight += in_text + TITLE_WEIGHT * in_title
    return weight / (weight + 1 + len(text) / _USUAL_LENGTH)


def places(wanted: Iterable[Term], text: str, *, inside: bool) -> tuple[Place, ...]:
    """Where the terms stand in the text, in order; what overlaps is one place."""
    found: list[Place] = []
    for term in wanted:
        part = part_of(term) if inside else None
        found += word_places(term, text) if part is None else part_places(part, text)
    return merged(found)


def word_places(term: Term, text: str) -> Iterator[Place]:
    """Where the words of the term follow one another in the text, as whole words."""
    wanted = [w for _, w in _words(term.text)]
    words = list(_words(text))
    if not wanted:
        return
    for at in range(len(words) - len(wanted) + 1):
        if all(words[at + i][1] == w for i, w in enumerate(wanted)):
            yield words[at][0][0], words[at + len(wanted) - 1][0][1]


def part_places(folded_term: str, text: str) -> Iterator[Place]:
    """Where the folded term stands in the text, inside longer words too."""
    folded = fold(text)
    at = folded.find(folded_term)
    if at < 0:
        return
    # The character of the text that each character of the folded text came from.
    origin: list[int] | None = None
    if len(folded) != len(text) or any(len(_FOLDING[ord(c)]) != 1 for c in set(text)):
        origin = [i for i, c in enumerate(text) for _ in _FOLDING[ord(c)]]
    while at >= 0:
        start, end = at, at + len(folded_term)
        if origin is not None:
            start, end = origin[start], origin[end - 1] + 1
            while end < len(text) and not _FOLDING[ord(text[end])]:
                end += 1  # a combining mark belongs to the letter before it
        yield start, end
        at = folded.find(folded_term, at + 1)


def merged(found: Iterable[Place]) -> tuple[Place, ...]:
    """The places in order; those that overlap become one."""
    result: list[Place] = []
    for start, end in sorted(found):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _words(text: str) -> Iterator[tuple[Place, str]]:
    for match in _WORD.finditer(text):
        folded = match.group().translate(_WORD_FOLDING)
        if folded:
            yield match.span(), folded
