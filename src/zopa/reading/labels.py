"""Labels before the turns of an interview: "Frage: ...", "ZEIT: ...", "Vidal: ..."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.language.interviewing import InterviewWords
from zopa.language.people import people
from zopa.reading.page import Page
from zopa.reading.voice import Range

_MOST = 6  # words and marks of a label
_TURNS = 2  # turns that each of two labels has at least
_ALONE = 3  # turns that the label of who answers has at least where no other label is
_MARKS = frozenset([*".()/-*_|[]", "''", "``"])  # beside the words of a label
_SHARE = 0.3  # of the paragraphs between the first turn and the last
_HALF = 0.5  # of the turns of whoever asks, which end with a question mark


class Label(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) label a paragraph; what is said begins at ``behind``.

    ``asks``: it labels a question; ``several``: more than one person answers, so that a label that
    names nobody known tells nothing.
    """

    paragraph: int
    first: int
    last: int
    behind: int
    key: str
    asks: bool = False
    several: bool = False


def labels(page: Page, words: InterviewWords, paragraphs: Sequence[Range]) -> list[Label]:
    """The labels of an interview in their order; none where what stands before colons is no label:
    an interview has two that come again and again, and one of the two asks. Where only one comes so
    often, it is that of who answers, and what is asked has none.
    """
    found = [
        label
        for number, (first, last) in enumerate(paragraphs)
        if (label := _label(page, number, first, last)) is not None
    ]
    counts = Counter(label.key for label in found)
    again = {key for key, count in counts.items() if count >= _TURNS}
    if len(again) == 1 and max(counts.values()) >= _ALONE:
        return [label for label in found if label.key in again and label.key not in words.asking]
    if len(again) < _TURNS:
        return []
    found = [label for label in found if label.key in again]
    between = found[-1].paragraph - found[0].paragraph + 1
    if len(found) < _SHARE * between:
        return []
    asking = _asking(page, words, found, paragraphs)
    if asking is None:
        return []
    several = len(again) > _TURNS
    return [replace(one, asks=one.key in asking, several=several) for one in found]


def _label(page: Page, number: int, first: int, last: int) -> Label | None:
    texts, low = page.words.text, page.words.low
    while first < last and not texts[first][0].isalnum():
        first += 1  # what is left of bold or indented print
    limit = min(first + _MOST + 1, last)
    colon = next((i for i in range(first, limit) if texts[i] == ":"), None)
    if colon is None or colon == first:
        return None
    particles = people(page.language).particles
    named = [i for i in range(first, colon) if texts[i] not in _MARKS]
    if not named or any(
        not texts[i][0].isalpha() or not (texts[i][0].isupper() or low[i] in particles)
        for i in named
    ):
        return None
    behind = colon + 1
    while behind < last and texts[behind] in _MARKS:
        behind += 1
    return Label(number, first, named[-1] + 1, behind, low[named[-1]])


def _asking(
    page: Page, words: InterviewWords, found: Sequence[Label], paragraphs: Sequence[Range]
) -> frozenset[str] | None:
    """The labels of those who ask: by their word, else the one whose turns end with a question mark."""
    keys = {label.key for label in found}
    worded = keys & words.asking
    if worded:
        return frozenset(worded)
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for label, following in zip(found, [*found[1:], None], strict=True):
        end = following.paragraph if following is not None else label.paragraph + 1
        last = paragraphs[end - 1][1]
        turns[label.key] += 1
        asked[label.key] += page.words.text[last - 1] == "?"
    shares = sorted(((asked[key] / turns[key], key) for key in keys), reverse=True)
    (most, key), (second, _) = shares[:2]
    return frozenset({key}) if most > _HALF and most > second else None
