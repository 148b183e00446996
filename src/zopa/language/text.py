"""Words, sentences and quotation marks of a text, with exact offsets. No model is needed here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from zopa.language.grammar import Grammar

# A word may hold hyphens, apostrophes and inner dots (US-Präsident, J.D., 600.000); all else
# that is not a blank is a mark by itself, but for the double ones of typewriters.
_WORD = re.compile(r"[^\W_]+(?:[-‑’'./&][^\W_]+)*|``|''|[^\w\s]|_", re.UNICODE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?", re.UNICODE)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset([*"“”\"»«’‘)]'", "''"])
_OPENERS = frozenset([*"„“\"»«‚([`'–—-", "``"])
_PLUS = "+"  # two or more of it keep the parts of a line apart
_TICKER = 2  # words of a line before the first such mark at least
_PAUSES = frozenset(",;:–—")

QUOTE_MARKS = frozenset('„“”"»«‚‘’')
"""All marks that open or close a quotation."""

LONGEST = 250
"""The most words in a sentence: more than prose has, few enough to keep the time of reading linear."""


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


class Beginnings(Struct, frozen=True):
    """What a model says of each word of a text: ``chances`` that a sentence begins with it (0 to 1).

    ``plain`` are the words that bear a capital letter only where a sentence begins: function words,
    adverbs and verbs, as against nouns, names and their adjectives.
    """

    chances: Sequence[float]
    plain: Sequence[bool]


class Quotation(Struct, frozen=True):
    """The words between an opening and a closing quotation mark, the marks included."""

    first: int
    last: int


def words(text: str) -> Words:
    """Words and marks in their order; ``text[start[i]:end[i]]`` is word ``i`` as it stands."""
    spans = [match.span() for match in _WORD.finditer(text)]
    found = [text[start:end] for start, end in spans]
    return Words(
        found,
        [word.lower() for word in found],
        [start for start, _ in spans],
        [end for _, end in spans],
    )


def lines(
    text: str, tokens: Words, *, skip: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Runs of words, first and last (excluded), without a line break or skipped stretch in them.

    ``skip`` are stretches of characters that are not prose; a word that touches one is in no run.
    """
    stretches = sorted(skip)
    found: list[tuple[int, int]] = []
    at = 0
    begin: int | None = None
    feed = text.find("\n")  # the next line break, and no word holds one
    for index, start in enumerate(tokens.start):
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        skipped = at < len(stretches) and stretches[at][0] <= start
        broken = 0 <= feed < start
        if broken:
            feed = text.find("\n", start)
        if begin is not None and (skipped or broken):
            found.append((begin, index))
            begin = None
        if not skipped and begin is None:
            begin = index
    if begin is not None:
        found.append((begin, len(tokens)))
    return found


def sentences(
    tokens: Words,
    runs: Sequence[tuple[int, int]],
    grammar: Grammar,
    *,
    headings: Iterable[tuple[int, int]] = (),
    model: Beginnings | None = None,
) -> list[Sentence]:
    """Sentences in their order; none crosses the end of one of the ``runs`` (see ``lines``).

    ``headings`` are stretches of characters that are units of their own. What goes on for more than
    ``LONGEST`` words without an end is no prose (a table, a list of names); it is cut. With a
    ``model`` the rules propose and the model decides; alone it needs to be surer, how sure depends
    on what stands before the word.
    """
    heads = {start for start, _ in headings}
    result: list[Sentence] = []
    for number, (first, last) in enumerate(runs):
        heading = tokens.start[first] in heads
        begin = first
        ends = [last] if heading else _stops(tokens, first, last, grammar, model)
        for stop in sorted({*ends, *_parts(tokens, first, last)}):
            for piece, end in _cut(tokens, begin, stop):
                result.append(Sentence(piece, end, number, heading))
            begin = stop
    return result


def _stops(
    tokens: Words, first: int, last: int, grammar: Grammar, model: Beginnings | None
) -> list[int]:
    """The indices behind the sentences of one run of words."""
    stops = _ruled(tokens, first, last, grammar)
    if model is None:
        return stops
    ruled = frozenset(stops)
    chances = model.chances
    found = [
        at
        for at in range(first + 1, last)
        if (chances[at] > _RULED if at in ruled else _begins(tokens, at, first, model))
    ]
    return [*found, last]


# How sure a model must be that a sentence begins. Chosen on the treebanks' training side with a
# fifth of the full stops taken out.
_RULED = 0.1  # where the rules say so too
_STOPPED = 0.5  # behind a full stop that the rules take for an abbreviation's or an ordinal's
_COLON = 0.3
_PLAIN = 0.03  # with no mark before it: a capital that only the beginning of a sentence explains
_NAMED = 0.6  # the same for a noun or a name, which always bear one
_MARKS = 4  # so many quotation marks and brackets may stand between two sentences


def _begins(tokens: Words, at: int, first: int, model: Beginnings) -> bool:
    """Whether a sentence begins at a word of which the rules do not say so."""
    chance = model.chances[at]
    if chance <= _PLAIN or tokens.start[at] == tokens.end[at - 1]:
        return False
    marks = range(at - 1, max(first, at - _MARKS) - 1, -1)
    mark = next((tokens.text[i] for i in marks if tokens.text[i] not in _CLOSERS), "")
    if mark in _ENDS:
        return chance > _STOPPED
    if mark == ":":
        return chance > _COLON
    ahead = range(at, min(at + _MARKS, len(tokens)))
    word = next((i for i in ahead if tokens.text[i] not in _OPENERS), at)
    plain = mark[:1].isalnum() and model.plain[word] and tokens.text[word].istitle()
    return chance > (_PLAIN if plain else _NAMED)


def _ruled(tokens: Words, first: int, last: int, grammar: Grammar) -> list[int]:
    """The same by rules alone."""
    stops: list[int] = []
    begin = first
    marks = [index for index in range(first, last) if tokens.text[index] in _ENDS]
    for index in marks:
        if _ends_here(tokens, index, begin, last, grammar):
            stop = _after_closers(tokens, index + 1, last)
            if stop > begin:
                stops.append(stop)
                begin = stop
    return stops if begin == last else [*stops, last]


def _parts(tokens: Words, first: int, last: int) -> list[int]:
    """Where the parts of a line end that marks of a ticker keep apart: "A droht +++ B wartet"."""
    texts = tokens.text
    inner = range(first + _TICKER, last - 1)
    return [
        i + 1
        for i in inner
        if texts[i - 1] == texts[i] == _PLUS != texts[i + 1] and texts[first] != _PLUS
    ]


def _cut(tokens: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most ``LONGEST`` words, ended behind a mark where there is one."""
    while last - first > LONGEST:
        behind = range(first + LONGEST, first + LONGEST // 2, -1)
        end = next((i for i in behind if tokens.text[i - 1] in _PAUSES), first + LONGEST)
        yield first, end
        first = end
    yield first, last


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


def quotations(tokens: Words, runs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Balanced quotations in their order; one that never closes in its run of words is none.

    A quotation inside another one belongs to the outer one.
    """
    found: list[Quotation] = []
    for first, last in runs:
        if _PAIRS.keys().isdisjoint(tokens.text[first:last]):
            continue
        closing: dict[str, dict[int, int]] = {}
        index = first
        while index < last:
            mark = tokens.text[index]
            if mark in _PAIRS and _opens(tokens, index, first):
                if mark not in closing:
                    closing[mark] = _closing(tokens, mark, index, last)
                close = closing[mark].get(index, index)
                if close > index + 1:
                    found.append(Quotation(index, close + 1))
                    index = close
            index += 1
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


def _closing(tokens: Words, opener: str, first: int, last: int) -> dict[int, int]:
    """Where each opening mark of one kind is closed, inner pairs passed over."""
    closers = _PAIRS[opener]
    found: dict[int, int] = {}
    waiting: list[int] = []
    for at in range(first, last):
        mark = tokens.text[at]
        if mark == opener == closers:
            if waiting:
                found[waiting.pop()] = at
            waiting.append(at)  # the same mark may open the next one
        elif mark == opener:
            waiting.append(at)
        elif mark in closers and waiting:
            found[waiting.pop()] = at
    return found
