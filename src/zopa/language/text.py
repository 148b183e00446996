"""Words, sentences and quotation marks of a text, with exact offsets. No model is needed here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from zopa.language.lexicon import Grammar

# A word may hold hyphens, apostrophes and inner dots (US-Präsident, J.D., 600.000); all else
# that is not a blank is a mark by itself.
_WORD = re.compile(r"[^\W_]+(?:[-‑’'./&][^\W_]+)*|[^\w\s]|_", re.UNICODE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?", re.UNICODE)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("“”\"»«’‘)]'")
_OPENERS = frozenset("„“\"»«‚(['–—-")


class Words(Struct, frozen=True):
    """The words and marks of a text: parallel lists of what they are and where they stand."""

    text: list[str]
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.text)


class Sentence(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) of a text; ``paragraph`` counts lines with text."""

    first: int
    last: int
    paragraph: int
    heading: bool = False


class Quotation(Struct, frozen=True):
    """The words between an opening and a closing quotation mark, the marks included."""

    first: int
    last: int


def words(text: str) -> Words:
    """Words and marks in their order; ``text[start[i]:end[i]] == text_of_word[i]`` for each."""
    found: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text):
        found.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Words(found, [_lower(word) for word in found], starts, ends)


@lru_cache(maxsize=65536)
def _lower(word: str) -> str:
    return word.lower()


def sentences(
    text: str,
    tokens: Words,
    grammar: Grammar,
    *,
    skip: Sequence[tuple[int, int]] = (),
    headings: Iterable[tuple[int, int]] = (),
) -> list[Sentence]:
    """Sentences in their order. A sentence never crosses a line break or a stretch of ``skip``.

    ``skip`` are character stretches that are not prose (they give no sentence), ``headings``
    stretches that are units of their own.
    """
    heads = {start for start, _ in headings}
    result: list[Sentence] = []
    for number, (first, last) in enumerate(_lines(text, tokens, skip)):
        heading = tokens.start[first] in heads
        if heading:
            result.append(Sentence(first, last, number, heading=True))
            continue
        begin = first
        for index in range(first, last):
            if tokens.text[index] in _ENDS and _ends_here(tokens, index, begin, last, grammar):
                stop = _after_closers(tokens, index + 1, last)
                if stop > begin:
                    result.append(Sentence(begin, stop, number))
                    begin = stop
        if begin < last:
            result.append(Sentence(begin, last, number))
    return result


def _lines(text: str, tokens: Words, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of words without a line break or skipped stretch between them."""
    stretches = sorted(skip)
    at = 0
    begin: int | None = None
    for index in range(len(tokens)):
        start = tokens.start[index]
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        skipped = at < len(stretches) and stretches[at][0] <= start
        broken = (
            begin is not None
            and index > begin
            and text.find("\n", tokens.end[index - 1], start) >= 0
        )
        if begin is not None and (skipped or broken):
            yield begin, index
            begin = None
        if not skipped and begin is None:
            begin = index
    if begin is not None:
        yield begin, len(tokens)


def _ends_here(tokens: Words, index: int, begin: int, last: int, grammar: Grammar) -> bool:
    after = _after_closers(tokens, index + 1, last)
    if after >= last:
        return True
    following = tokens.text[after]
    if following in _ENDS or following in ",;:":
        return False
    at = after
    while at < last and tokens.text[at] in _OPENERS:
        at += 1
    if at < last and not (tokens.text[at][0].isupper() or tokens.text[at][0].isdigit()):
        return False
    if tokens.text[index] != ".":
        return True
    if tokens.start[after] == tokens.end[index] and after == index + 1:
        return False  # no blank behind the full stop: an address or an abbreviation
    before = tokens.text[index - 1] if index > begin else ""
    if before.lower() in grammar.abbreviations:
        return False
    if len(before) == 1 and before.isalpha() and before.isupper():
        return False  # an initial
    if _INITIALS.fullmatch(before) and "." in before:
        return False
    if before.isdigit() and len(before) <= 2 and after == index + 1:
        # "am 3. Dezember", "im 19. Jahrhundert": an ordinal, unless the sentence is over
        return not (at < last and grammar.ordinals)
    return True


def _after_closers(tokens: Words, index: int, last: int) -> int:
    while (
        index < last
        and tokens.text[index] in _CLOSERS
        and tokens.start[index] == tokens.end[index - 1]
    ):
        index += 1
    return index


_PAIRS = {"„": '“”"', "“": "”", "»": "«", "«": "»", '"': '"', "‚": "‘’"}


def quotations(
    text: str, tokens: Words, *, skip: Sequence[tuple[int, int]] = ()
) -> list[Quotation]:
    """Balanced quotations in their order; one that never closes in its paragraph is none.

    A quotation inside another one belongs to the outer one.
    """
    found: list[Quotation] = []
    for first, last in _lines(text, tokens, skip):
        index = first
        while index < last:
            closers = _PAIRS.get(tokens.text[index])
            if closers is None or not _opens(tokens, index, first):
                index += 1
                continue
            close = _closing(tokens, index, last, closers)
            if close is None:
                index += 1
                continue
            found.append(Quotation(index, close + 1))
            index = close + 1
    return found


def _opens(tokens: Words, index: int, first: int) -> bool:
    mark = tokens.text[index]
    if mark in "„‚":
        return True
    # An opening mark stands behind a blank or at the start and touches the word behind it.
    free = index == first or tokens.start[index] > tokens.end[index - 1]
    free = free or tokens.text[index - 1] in "([–—"
    touches = index + 1 < len(tokens) and tokens.start[index + 1] == tokens.end[index]
    return free and touches


def _closing(tokens: Words, index: int, last: int, closers: str) -> int | None:
    opener = tokens.text[index]
    depth = 0
    for at in range(index + 1, last):
        mark = tokens.text[at]
        if mark == opener and opener not in closers:
            depth += 1
        elif mark in closers:
            if depth == 0:
                return at if at > index + 1 else None
            depth -= 1
    return None
