"""What a line about the report itself is made of: dates, names, places, sources, marks."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from zopa.intake.dates import MONTHS, WEEKDAYS, Found, date_at
from zopa.language.bylines import bylines, given_names

# How sure it is that a date is that of publication: labelled as such, in a head of a fixed form,
# beside the author or the outlet, behind a place, alone on its line; ``updated`` is the day of the
# last change, ``headline`` and ``stamp`` are those of a newsblog and of its entries.
Rank = Literal["published", "head", "byline", "place", "bare", "headline", "stamp", "updated"]

_I = re.IGNORECASE
_SAID = bylines()


def any_of(phrases: tuple[str, ...]) -> str:
    """A pattern for one of some phrases of `Bylines`."""
    return "|".join(re.escape(phrase).replace(r"\ ", "[ ]") for phrase in phrases)


_PUBLISHED = re.compile(
    r"(?:(?:Artikel|Beitrag|Meldung|Text|Article|Story|Post)[ ])?(?:(?:zuerst|online|first)[ ])?"
    r"(?:veröffentlicht|publiziert|erschienen|veröffentlichung|veröffentlichungsdatum|"
    r"erscheinungsdatum|published|posted|publication date|date published|опубликовано|"
    r"дата публикации|опубліковано|дата публікації)(?:[ ](?:am|on|at))?[ ]?:?[ ]{1,2}"
    rf"|(?:{any_of(_SAID.published)})[ ]?:?[ ]{{1,2}}",
    _I,
)
_UPDATED = re.compile(
    r"(?:(?:zuletzt|last)[ ])?(?:stand|aktualisiert|geändert|aktualisierung|updated|modified|"
    r"обновлено|оновлено)(?:[ ](?:am|on|at|vom))?[ ]?:?[ ]{1,2}",
    _I,
)
DATE_LABEL = re.compile(r"(?:datum|date|дата)[ ]?:[ ]{1,2}", _I)
_LABELS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    ("published", _PUBLISHED),
    ("updated", _UPDATED),
    ("bare", DATE_LABEL),
)
CLOCK = re.compile(
    r"(?:(?:um|at|gegen|в|о)[ ])?(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:[ ]?(?:Uhr|h|am|pm|a\.m\.|p\.m\.))?"
    r"|\d{1,2}[ ](?:Uhr|am|pm|a\.m\.|p\.m\.))"
    r"(?:[ ]?\(?(?:UTC|GMT|[MC]?E?S?T|MEZ|MESZ)(?:[+-]\d{1,2})?\)?)?(?!\w)",
    _I,
)
_STOPS = re.compile(r"(?:^|[.|·•][ ]?|[–—-][ ])$")
_REST = re.compile(rf"(?:,?[ ]{CLOCK.pattern})?[ ]?(?:[.|·•]|$)", _I)
_UPDATED_AT = re.compile(rf"{_UPDATED.pattern}{CLOCK.pattern}", _I)
_YEAR_WORD = re.compile(r"[ ](?:г\.|года|р\.|року)", _I)
AGENCY = re.compile(
    r"\(?(?:dpa|AFP|AP|Reuters|rtr|KNA|epd|APA|SDA|ANSA|TASS|Ukrinform|Interfax|UNIAN|Xinhua)"
    r"(?:-AFX)?\)?(?!\w)|\([A-ZÄÖÜ]{2,6}(?:[/, ]{1,2}[A-ZÄÖÜ]{2,6}){0,3}\)"
    r"|\([a-zäöü]{2,5}(?:[/, ]{1,2}[a-zäöü]{2,5}){0,3}\)"
)
# Behind a date any name of a source may stand in brackets: "(Wire)", "(Eigener Bericht)".
_BRACKETED = re.compile(r"\([A-ZÄÖÜ][\wÄÖÜäöüß/.& -]{1,24}\)")
_CAPITAL = r"[A-ZÄÖÜА-ЯЁІЇЄҐ][\w.'’-]{0,30}"
_PARTICLE = r"(?:von|van|de|der|den|zu|la|le|el|al|bin|und|and|&|і|та|и)"
_SMALL = r"(?:&|am|an|auf|im|in|der|des|die|vom|zu|zum|of|the|and|und|for|für)"
_NAME = rf"{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_CAPITAL}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,|[ ]und|[ ]and)[ ](?!Der|Die|Das|The){_NAME}){{0,3}}"
_BYLINE = re.compile(
    rf"(?i:{any_of(_SAID.author)}|(?:{any_of(_SAID.author_label)})[ ]?:)"
    rf"(?:[ ](?i:{any_of(_SAID.correspondents)}))?,?[ ](?P<name>{_NAMES})(?!\w)"
)
_SIGNED = re.compile(rf"(?i:{any_of(_SAID.signed_label)})[ ]?:[ ](?P<name>{_NAMES})(?!\w)")
_ROLE = re.compile(rf"(?:[a-zäöüß-]{{3,20}}[ ]){{0,2}}(?:{any_of(_SAID.roles)})(?=[ ]?[,.|·•])")
_REPORTS = re.compile(
    rf"(?i:{any_of(_SAID.reports_from)})[ ]{_CAPITAL}(?:[ /]{_CAPITAL}){{0,2}}"
    rf"(?:[ ](?i:{any_of(_SAID.reports)}):?[ ](?P<name>{_NAMES})"
    rf"|[ ](?P<before>{_NAMES})[ ](?i:{any_of(_SAID.reports)}))(?!\w)"
)
_AUTHOR_LABEL = (
    r"(?:Autor|Autorin|Autoren|Autor:in|Author|Authors|Verfasser|Verfasserin|Автор)[ ]?:[ ]{1,2}"
)
_AUTHOR = re.compile(
    rf"{_AUTHOR_LABEL}(?P<name>{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_CAPITAL}){{0,4}}"
    rf"(?:(?:,|[ ]und|[ ]and)[ ](?!Der|Die|Das|The){_NAME}){{0,3}})(?!\w)"
)
# A desk signs; behind it may stand the outlet: "Autor: Redaktion Der Nordkurier".
_DESK = (
    rf"(?P<name>Redaktion(?:[ ](?!Der|Die|Das){_CAPITAL})?)(?=[ ]?[,|·•/]|[ ](?:Der|Die|Das)[ ]|$)"
)
_DESK_ALONE = re.compile(_DESK)
_DESK_CODES = re.compile(
    rf"(?P<name>{any_of(_SAID.desks)})[ ]?:[ ]"
    r"[a-zäöü]{2,4}(?:[/, ]{1,2}[a-zäöü]{2,4}){0,5}(?=$|[ ]?[|·•])"
)
_FILLER = re.compile(
    rf"(?:(?:{any_of(_SAID.fillers)})[ ]?:?[ ](?:ca\.[ ])?\d{{1,3}}(?:[ ](?:{any_of(_SAID.minutes)}))?"
    rf"|\d{{1,3}}[ -](?:{any_of(_SAID.fillers)}))(?!\w)",
    _I,
)
_BEFORE_DATE = re.compile(rf"(?:{any_of(_SAID.before_date)})[ ](?=\S)", _I)
_AUTHOR_DESK = re.compile(_AUTHOR_LABEL + _DESK)
_SOURCE = re.compile(
    r"(?:Quelle|Source|Источник|Джерело)[ ]?:[ ]{1,2}(?P<name>[^\s|·•][^|·•\n]{0,60})"
)
PHRASE = re.compile(
    rf"(?:in[ ]|aus[ ])?(?P<phrase>{_CAPITAL}(?:[ /](?:{_SMALL}[ ]){{0,2}}{_CAPITAL}){{0,4}})"
    r"(?=[ ]?[,|·•∙;/(]|[ ](?:[–—-]|mit|with)|$)"
)
_WITH = re.compile(
    r"(?:mit|with)[ ](?:Material|Agenturmaterial|reporting)"
    r"(?:[ ](?:der|von|by|from)[ ][A-Z][\w/-]{1,20})?$"
)
_CODE = re.compile(r"[a-zäöü]{2,4}(?=[ ]?[/,|]|$)")
_INITIALS = re.compile(r"[a-zäöü]{2,5}(?=[ ][–—-][ ]|,[ ]\d)")
SEPARATOR = re.compile(
    r"[ ]{0,2}[,|·•∙;/][ ]{0,2}|[ ]{1,2}[–—-][ ]{1,2}"
    # "Ruvan, 29. Mai 2026. Von Leontine Abt", "Jane Doe, foreign editor. Wednesday 26 November 2025"
    rf"|[.][ ](?=(?i:{any_of(_SAID.author)}|{'|'.join(WEEKDAYS)})[ ,])"
    r"|[ ]{1,2}|$"
)
_ON_BEHALF = re.compile(
    rf"Für[ ](?:das|die|den|unsere)[ ](?P<outlet>{_CAPITAL}(?:[ ]{_CAPITAL}){{0,4}}):"
    rf"[ ](?P<name>{_NAME})$"
)


class DatePart(Struct, frozen=True):
    """One part of a dateline; ``code`` is an author's initials, ``mark`` says nothing by itself.

    ``person`` is a name that nothing calls the author's: it may as well be that of a caption. ``signed``
    is one behind a word such as "Interview:", which names an author only beside a date.
    """

    kind: Literal["date", "author", "signed", "person", "source", "phrase", "code", "clock", "mark"]
    words: str
    rank: Rank | None = None
    date: Found | None = None


def parts_of(words: str) -> list[DatePart] | None:
    """The parts of a line that consists of nothing else, or ``None``."""
    bare = _unwrapped(words)
    found = _parts(bare)
    # "Am 3. März 2025 in Genf" heads a paragraph: only beside a name it is the line of an author.
    opens = found is not None and _BEFORE_DATE.match(bare) and found[0].kind == "date"
    if opens and found is not None and not any(part.kind == "author" for part in found):
        return None
    return found


def _unwrapped(words: str) -> str:
    """A line without the brackets, stars or plus signs around all of it."""
    for opening, closing in ("()", "[]"):
        inner = words[1:-1]
        if words[:1] == opening and words[-1:] == closing and opening not in inner:
            return words if AGENCY.fullmatch(words) else inner.strip()
    return words.strip("*+_ ") or words


def _parts(words: str) -> list[DatePart] | None:
    if match := _ON_BEHALF.match(words):
        return [
            DatePart("author", match.group("name")),
            DatePart("source", match.group("outlet")),
        ]
    parts: list[DatePart] = []
    position = 0
    while position < len(words):
        found = _part_at(words, position, first=not parts)
        if found is None:
            return None
        part, position = found
        parts.append(part)
        separator = SEPARATOR.match(words, position)
        if separator is None:
            return None
        position = separator.end()
    return parts


def labelled_date(words: str) -> tuple[Rank, Found] | None:
    """The first date behind a label that says when a report came out or was changed, between stops."""
    for rank, pattern in _LABELS[:2]:
        for match in pattern.finditer(words):
            date = date_at(words, match.end(), labelled=True)
            alone = _STOPS.search(words[: match.start()]) is not None
            if date is not None and alone and _REST.match(words, date.end):
                return rank, date
    return None


def place_at(words: str, position: int = 0) -> re.Match[str] | None:
    """A capitalised phrase that may be a place, at this position."""
    match = PHRASE.match(words, position, position + 100)
    if match is None:
        return None
    # A weekday or a month here belongs to a date that did not hold together.
    parts = (word.strip(".,").lower() for word in match.group("phrase").split())
    return None if any(word in WEEKDAYS or word in MONTHS for word in parts) else match


def _part_at(words: str, position: int, *, first: bool) -> tuple[DatePart, int] | None:
    rank: Rank = "bare"
    start = position
    if (match := _BEFORE_DATE.match(words, position)) and date_at(words, match.end()):
        start = position = match.end()
    for name, pattern in _LABELS:
        if match := pattern.match(words, position):
            rank, start = name, match.end()
            break
    if date := date_at(words, start, labelled=start > position):
        tail = _YEAR_WORD.match(words, date.end)
        end = tail.end() if tail else date.end
        return DatePart("date", words[position:end], rank, date), end
    if start > position:
        changed = _UPDATED_AT.match(words, position)
        return (DatePart("clock", changed.group()), changed.end()) if changed else None
    for pattern in (_AUTHOR_DESK, _REPORTS, _BYLINE, _AUTHOR, _DESK_CODES, _DESK_ALONE):
        if match := pattern.match(words, position):
            names = match.groupdict()
            return DatePart("author", names["name"] or names["before"]), match.end()
    if match := _SIGNED.match(words, position):
        return DatePart("signed", match.group("name")), match.end()
    if match := _SOURCE.match(words, position):
        return DatePart("source", match.group("name").strip()), match.end()
    if match := CLOCK.match(words, position):
        return DatePart("clock", match.group()), match.end()
    for pattern in (_FILLER, AGENCY, _WITH):
        if match := pattern.match(words, position):
            return DatePart("mark", match.group()), match.end()
    if not first and (match := _ROLE.match(words, position)):
        return DatePart("mark", match.group()), match.end()
    if not first and (match := _BRACKETED.match(words, position)):
        return DatePart("mark", match.group()), match.end()
    if match := place_at(words, position):
        phrase = match.group("phrase")
        return DatePart("person" if _is_person(phrase) else "phrase", phrase), match.end()
    if first and (match := _INITIALS.match(words, position)):
        return DatePart("mark", match.group()), match.end()
    if not first and (match := _CODE.match(words, position)):
        return DatePart("code", match.group()), match.end()
    return None


def _is_person(phrase: str) -> bool:
    """Whether a phrase begins with a given name that is known: "Jane Doe", not "New York"."""
    given, _, surname = phrase.partition(" ")
    return bool(surname) and "/" not in phrase and given.lower() in given_names()
