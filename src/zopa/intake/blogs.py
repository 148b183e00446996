"""Reports in entries, each with its time of day: their stamps, and the day that their headline names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zopa.intake.dateparts import CLOCK, any_of
from zopa.intake.dates import Found, date_at, iter_dates
from zopa.intake.lines import SENTENCE_END, Line
from zopa.language.bylines import bylines

_FEWEST = 2
_MOST_HEADLINE = 160
_SAID = bylines()
_OPENING = re.compile(r"[+*•–—-]{1,3}[ ]{0,2}")
# Behind the time a mark closes the stamp, or it is written as a time of day and a headline follows.
_CLOSED = re.compile(r"[ ]?(?:[:|–—-]|\+{3}|\*{3})[ ]{0,2}(?:[+*]{1,3}[ ]{0,2})?")
_WRITTEN = re.compile(rf"(?i:{any_of(_SAID.clock)})[ ]{{0,2}}(?=[A-ZÄÖÜ„“\"'«»])")
# With a stop it is a time only where a word says so: "3.15" may be the number of a clause.
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])(?::[0-5]\d|\.[0-5]\d(?=[ ]?(?:Uhr|h|am|pm)\b))")
_COMMA = re.compile(r",?[ ]{1,2}|[ ]?[|–—-][ ]?")
_DAY_OF_BLOG = re.compile(
    rf"(?<!\w)(?:{any_of(_SAID.blogs)})(?:[ ](?:{any_of(_SAID.blog_joints)})|[ ]?[:,–—|-])[ ]$",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"[ ]?[–—|:-][ ]?(?:{any_of(_SAID.live)})$", re.IGNORECASE)
_LIVE = re.compile(rf"(?<!\w)(?:{any_of(_SAID.live)})(?!\w)", re.IGNORECASE)


def stamps(lines: list[Line]) -> list[tuple[Line, int, Found | None]]:
    """The lines that open an entry, how long the stamp is, and its date where it has one.

    None where fewer than two lines do: one line that begins with a time is no newsblog.
    """
    found = [(line, *stamp) for line in lines if (stamp := _stamp(line.words)) is not None]
    return found if len(found) >= _FEWEST else []


def _stamp(words: str) -> tuple[int, Found | None] | None:
    opening = _OPENING.match(words)
    position = opening.end() if opening else 0
    day = date_at(words, position)
    if day is not None:
        comma = _COMMA.match(words, day.end)
        if comma is None:
            return None
        position = comma.end()
    clock = CLOCK.match(words, position) if _HOUR.match(words, position) else None
    if clock is None:
        return None
    end = clock.end()
    if clock.group()[-1].isdigit() and (said := _WRITTEN.match(words, end + 1)):
        return said.end(), day
    if closed := _CLOSED.match(words, end):
        return closed.end(), day
    if end == len(words) or (not clock.group()[-1].isdigit() and words[end : end + 1] == " "):
        return end, day
    return None


def is_live(lines: list[Line], first: Line) -> bool:
    """Whether a line above the first entry says that the report was written as things went on.

    The story of an old day by the minute looks the same, and was not published on that day.
    """
    above = (line.words for line in lines if line.start < first.start)
    return any(len(words) <= _MOST_HEADLINE and _LIVE.search(words) for words in above)


def named_days(lines: list[Line], first: Line) -> Iterator[tuple[Line, Found]]:
    """Headlines above the first entry that name the day of the blog: "Newsblog vom 3. März 2025"."""
    for line in lines:
        if line.start >= first.start:
            return
        if len(line.words) > _MOST_HEADLINE or SENTENCE_END.search(line.words[-8:]):
            continue
        for found in iter_dates(line.words):
            if found.first and _DAY_OF_BLOG.search(line.words[: found.start]):
                yield line, found


def signed_blog(words: str) -> str | None:
    """The name before "– Newsblog", where a line is nothing else."""
    match = _SIGNED.search(words)
    return words[: match.start()].strip() or None if match else None
