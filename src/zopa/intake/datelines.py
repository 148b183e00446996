"""Lines that say when and by whom a report was published, and heads of that kind glued to prose."""

from __future__ import annotations

import re

from msgspec import Struct

from zopa.intake.blogs import is_live, named_days, signed_blog, stamps
from zopa.intake.dateparts import (
    AGENCY,
    CLOCK,
    DATE_LABEL,
    SEPARATOR,
    DatePart,
    Rank,
    labelled_date,
    parts_of,
    place_at,
)
from zopa.intake.dates import Found, NamedDay, date_at, yearless_at
from zopa.intake.lines import Line
from zopa.intake.outlets import looks_like_outlet

# How many lines from the start and from the end they are looked for; labels are surer than others.
_NEAR = (7, 9)
_FAR = (14, 20)
_PREFIX_WITHIN = 5
_MOST = 200
_SHORT = 110
_LAST = 1  # lines from the end among which initials sign
_CODES = re.compile(r"\(?[a-zäöü]{2,4}(?:[/,][ ]?[a-zäöü]{2,4}){1,5}\)?")

_I = re.IGNORECASE
_INVITATION = re.compile(
    r"(?:ort|uhrzeit|zeit|wo|wann|beginn|where|when|time|location|place|venue)[ ]?:", _I
)
_EVENT = re.compile(
    r"(?:gipfel|treffen|konferenz|gespräche|archiv|foto|bild|summit|meeting|talks|conference)\b", _I
)
_HEAD = re.compile(r"(?:date|datum|published|pubdate)[ ]?[:=]?[ ]?(?=(?:19|20)\d\d-\d\d-\d\d)", _I)
_TEASER = re.compile(
    r"[ ]{1,2}(?:In Kürze|Kurz gefasst|Auf einen Blick|Das Wichtigste|In brief|At a glance):", _I
)
_BARS = re.compile(r"[|·•]")
_DASH = re.compile(r"[ ]{0,2}[–—-]{1,2}[ ]{1,2}(?=\S)")
_BRACKET = re.compile(r"[ ]?\([A-Za-z/, -]{2,20}\)")
_CAPITAL = r"[A-ZÄÖÜ][\w.'’-]{0,30}"
_PLACE_AGENCY = re.compile(
    rf"{_CAPITAL}(?:[ /]{_CAPITAL}){{0,3}}[ ]"
    r"\((?:dpa|Reuters|Wire|epd|Interfax|Ukrinform|[A-ZÄÖÜ]{2,5}|[a-zäöü]{2,5}(?=[/)]))"
    r"[^()\n]{0,20}\)[ ]{0,2}[–—-]{1,2}[ ]{1,2}(?=\S)"
)


class Dateline(Struct, frozen=True, kw_only=True):
    """A line, or the head of one, that says something about the report itself.

    ``start`` to ``end`` are offsets of the text. ``date`` is ``None`` where it names no day;
    ``whole`` says that nothing else stands on the line, ``prose`` that it is to be read all the same.
    ``yearless`` is a day without its year: "GENEVA, Nov 23 (AP) -".
    """

    start: int
    end: int
    rank: Rank | None
    date: Found | None
    words: str
    whole: bool
    author: str | None = None
    outlet: str | None = None
    prose: bool = False
    yearless: NamedDay | None = None


def datelines(lines: list[Line], *, chronicle: bool) -> list[Dateline]:
    """The datelines of a text, given its lines, in order; of a chronicle only labelled ones."""
    result: list[Dateline] = []
    entries = stamps(lines)
    stamped = {line.start for line, _, _ in entries}
    invitation = any(_INVITATION.match(line.words) for line in lines)
    for index, line in enumerate(lines):
        behind = len(lines) - 1 - index
        if line.start in stamped or (index >= _FAR[0] and behind >= _FAR[1]):
            continue
        found = _head(line, index) or _whole(line) or _prefix(line, index)
        if found is None and index < _NEAR[0]:
            found = _labelled(line)
        if found is None and behind <= _LAST and _CODES.fullmatch(line.words):
            found = _make(line, None)
        if found is None:
            continue
        labelled = found.rank in {"published", "updated", "head"}
        if index >= _NEAR[0] and behind >= _NEAR[1] and not labelled:
            continue
        if chronicle and not labelled and found.date is not None:
            continue
        if invitation and DATE_LABEL.match(line.words):
            continue
        result.append(found)
    if entries:
        known = {one.start for one in result}
        result += [one for one in _blog(lines, entries) if one.prose or one.start not in known]
    return sorted(result, key=lambda one: one.start)


def _blog(lines: list[Line], entries: list[tuple[Line, int, Found | None]]) -> list[Dateline]:
    """The stamps of a newsblog, and the day that they or the headline above them name."""
    first = entries[0][0]
    live = is_live(lines, first)
    found = [
        _make(line, "stamp", end=length, date=day if live else None)
        for line, length, day in entries
    ]
    if not live:
        return found
    for line, day in named_days(lines, first):
        # The headline stays prose: only its day is read.
        found.append(_make(line, "headline", date=day, prose=True))
    if lines[0].start < first.start and (outlet := signed_blog(lines[0].words)):
        found.append(_make(lines[0], None, outlet=outlet))
    return found


def is_dateline(words: str) -> bool:
    """Whether a line is nothing but names and days of the report itself, and says one of them."""
    found = _whole(Line(0, len(words), words))
    return found is not None and (found.date is not None or found.author is not None)


def is_chronicle(lines: list[Line]) -> bool:
    """Whether three lines or more begin with different dates: then none dates the report."""
    days = set()
    for line in lines:
        found = date_at(line.words, 0)
        if found is None and (place := place_at(line.words)):
            comma = SEPARATOR.match(line.words, place.end())
            found = date_at(line.words, comma.end()) if comma else None
        if found is not None:
            days.add(found.first)
        if len(days) > 2:
            return True
    return False


def _head(line: Line, index: int) -> Dateline | None:
    match = _HEAD.match(line.words) if index == 0 else None
    found = date_at(line.words, match.end()) if match else None
    if found is None:
        return None
    end = found.end
    if clock := CLOCK.match(line.words, end + 1):
        end = clock.end()
    if teaser := _TEASER.match(line.words, end):
        end = teaser.end()
    return _make(line, "head", end=end, date=found)


def _whole(line: Line) -> Dateline | None:
    """The line where all of it is dates, names, places and marks; at least one that tells."""
    parts = parts_of(line.words) if len(line.words) <= _MOST else None
    if parts is None:
        return None
    rank, date = _date_in(parts)
    phrases = _words(parts, "phrase")
    codes = _words(parts, "code")
    outlets = _words(parts, "source") + [words for words in phrases if looks_like_outlet(words)]
    outlet = outlets[0] if outlets else None
    names = _words(parts, "author") or (codes if outlet and len(codes) == 1 else [])
    if signed := _words(parts, "signed"):
        if date is None:
            return None
        names = names or signed
    persons = _words(parts, "person")
    # "Jane Doe | 3 March 2025, 14:05" is how authors stand, "Jane Doe, 3 March 2025" is a caption too.
    if date is not None and (_words(parts, "clock") or _BARS.search(line.words)):
        names = names or persons
    elif persons:
        phrases = [*phrases, *persons]
    if rank is None and not names and outlet is None:
        return None
    if rank == "bare" and (names or outlet):
        rank = "byline"
    elif rank == "bare" and phrases:
        rank = "place"
    if rank == "place" and (len(phrases) > 1 or _EVENT.search(phrases[0])):
        return None
    return _make(line, rank, date=date, author=names[0] if names else None, outlet=outlet)


def _labelled(line: Line) -> Dateline | None:
    """A short line with a date right behind the word that says when it came out: "Last updated 3 March
    2025", whatever else it names.
    """
    found = labelled_date(line.words) if len(line.words) <= _SHORT else None
    return _make(line, found[0], date=found[1]) if found is not None else None


def _words(parts: list[DatePart], kind: str) -> list[str]:
    return [part.words for part in parts if part.kind == kind]


def _date_in(parts: list[DatePart]) -> tuple[Rank | None, Found | None]:
    """The first date that is labelled as that of publication, else the first date."""
    dates = [part for part in parts if part.kind == "date"]
    best = next((part for part in dates if part.rank == "published"), dates[0] if dates else None)
    return (None, None) if best is None else (best.rank, best.date)


def _prefix(line: Line, index: int) -> Dateline | None:
    """A place with a date, or an agency's mark, before the first sentence of a line."""
    if index >= _PREFIX_WITHIN:
        return None
    words = line.words
    if match := _PLACE_AGENCY.match(words):
        return _make(line, None, end=match.end())
    position = 0
    if mark := AGENCY.match(words):
        position = mark.end() + 1
    place = place_at(words, position)
    if place and words[place.end() : place.end() + 2] == ", ":
        position = place.end() + 2
    elif mark is None:
        return None
    found = date_at(words, position)
    yearless, end = (None, found.end) if found else yearless_at(words, position)
    if found is None and yearless is None:
        return None
    if bracket := _BRACKET.match(words, end):
        end = bracket.end()
    if dash := _DASH.match(words, end):
        return _make(
            line, "place" if found else None, end=dash.end(), date=found, yearless=yearless
        )
    if found is None:
        return None
    # "(AM) 16. Oktober 2025 Die Gespräche ...": a capital letter shows that a sentence begins.
    follows = words[end : end + 2]
    if mark is not None and follows[:1] == " " and follows[1:].isupper():
        return _make(line, "place", end=end, date=found)
    return None


def _make(
    line: Line,
    rank: Rank | None,
    *,
    end: int | None = None,
    date: Found | None = None,
    author: str | None = None,
    outlet: str | None = None,
    prose: bool = False,
    yearless: NamedDay | None = None,
) -> Dateline:
    words = line.words[:end].rstrip()
    return Dateline(
        start=line.start,
        end=line.start + len(words),
        rank=rank,
        date=date,
        words=words,
        whole=len(words) == len(line.words),
        author=author,
        outlet=outlet,
        prose=prose,
        yearless=yearless,
    )
