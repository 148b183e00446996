"""The one time of the past that a sentence names: when what it says was so."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.spans import Interval
from zopa.language.compact import LANGUAGES
from zopa.language.dates import expressions, told
from zopa.language.differing import sign
from zopa.language.text import words

_FINE = 200  # days of a stretch that still is a time and not an age
_BEFORE = 15  # characters before a time in which the word that introduces it stands


class NamedTime(Struct, frozen=True):
    """Days, and the words of the sentence that name them."""

    days: Interval
    text: str


def named_time(
    text: str, language: str | None, published: Interval, *, longest: int = _FINE
) -> NamedTime | None:
    """The time up to the report's day that the words name; ``None`` for none, several, or one to come.

    A stretch of more than ``longest`` days is none.
    """
    last = published.end or published.start
    if language not in LANGUAGES or last is None:
        return None
    tokens = words(text)
    found = [
        one
        for one in expressions(text, language, published=published, tokens=tokens)
        if one.kind in {"date", "time"} or one.interval != Interval()
    ]
    if len(found) != 1:
        return None
    one = found[0]
    start, end = one.interval.start, one.interval.end
    if start is None or end is None or end > last or (end - start).days > longest:
        return None
    before = text[max(one.start - _BEFORE, 0) : one.start]
    since = sign(before, "since", language)
    if since is not None and len(before[since.end :].split()) <= 1:
        return None  # "seit dem 3. Mai": it has been so from then on
    if told(text, tokens, one.start, one.end, language) == "future":
        return None
    return NamedTime(one.interval, text[one.start : one.end])
