"""Agenda files to values: every mistake is one line with file, line and what to do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from zopa.case.agenda import Agenda, Issue, Party, Person
from zopa.case.agendas.check import check_cues, check_entries, check_references
from zopa.case.agendas.convert import Lines, agenda_data
from zopa.case.agendas.nodes import MAX_BYTES, fail, read_tree
from zopa.case.ids import content_id
from zopa.errors import AgendaError

T = TypeVar("T", bound=Party | Person | Issue)

_HOME = Path(__file__).parent
_DEFAULT = "peace"


def shipped() -> list[str]:
    """The ids of the agendas that come with zopa, sorted."""
    return sorted(path.stem for path in _HOME.glob("*.yaml"))


def load_agenda(path: str | Path | None = None) -> Agenda:
    """The agenda in the file, or the shipped one of that name; ``None`` is the general one.

    Raises :class:`AgendaError` naming file and line, and what to do.
    """
    if path is None:
        return _shipped(_DEFAULT)
    file = Path(path)
    if not file.exists() and str(path) in shipped():
        return _shipped(str(path))
    return parse_agenda(_read(file), place=str(path))


def parse_agenda(text: str, *, place: str) -> Agenda:
    """The agenda written in ``text``, merged with the one that it extends.

    ``place`` is what errors call the file. What the agenda says itself comes before what it
    inherits: an issue, party or person with the same id (persons: name) replaces the inherited one
    in its place, links are added. Inherited links that no longer find their options are dropped.
    Raises :class:`AgendaError`.
    """
    data, lines = agenda_data(read_tree(text, place=place), place=place)
    try:
        agenda = msgspec.convert(data, Agenda)
    except msgspec.ValidationError as error:  # convert.py found nothing: still no traceback
        raise AgendaError(
            str(error), place=place, hint="compare it with a shipped agenda"
        ) from error
    check_entries(agenda, lines)
    check_cues(agenda, lines)
    base = _base(agenda.extends, lines) if agenda.extends is not None else None
    merged = _merged(agenda, base, lines) if base is not None else agenda
    check_references(agenda, merged, lines)
    return merged


def agenda_id(agenda: Agenda) -> str:
    """A hash of the content: equal agendas have equal ids, whatever file they came from."""
    return content_id("agenda", msgspec.json.encode(agenda, order="deterministic"))


def agenda_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of an agenda file, for editors that check YAML while one types."""
    schema: dict[str, object] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zopa-agenda/1",
    }
    schema |= msgspec.json.schema(Agenda)
    return msgspec.json.decode(msgspec.json.encode(schema), type=dict[str, object])


@cache
def _shipped(name: str) -> Agenda:
    path = _HOME / f"{name}.yaml"
    return parse_agenda(path.read_text(encoding="utf-8"), place=path.name)


def _read(path: Path) -> str:
    place = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = f"check the path, or take a shipped one ({', '.join(shipped())})"
        raise AgendaError("there is no such agenda", place=place, hint=hint) from error
    except IsADirectoryError as error:
        raise AgendaError("this is a folder", place=place, hint="name the YAML file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "check the path and the file's permissions"
        raise AgendaError(f"cannot be read ({reason})", place=place, hint=hint) from error
    if len(raw) > MAX_BYTES:
        fail(place, 1, f"larger than {MAX_BYTES // 1_000_000} MB", "is this really an agenda?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fail(place, line, "not UTF-8 text", "save the agenda as UTF-8")


def _base(name: str, lines: Lines) -> Agenda:
    if name not in shipped():
        hint = f"zopa ships: {', '.join(shipped())}"
        fail(lines.place, lines.at("extends"), f"extends the unknown agenda {name!r}", hint)
    return _shipped(name)


def _merged(own: Agenda, base: Agenda, lines: Lines) -> Agenda:
    issues = _replaced(base.issues, own.issues)
    options = {(issue.id, option.id) for issue in issues for option in issue.options}
    inherited = [link for link in base.links if {link.if_, link.then} <= options]
    return msgspec.structs.replace(
        own,
        states=own.states if lines.has("states") else base.states,
        parties=_replaced(base.parties, own.parties),
        persons=_replaced(base.persons, own.persons),
        issues=issues,
        links=(*(link for link in inherited if link not in own.links), *own.links),
    )


def _replaced(base: tuple[T, ...], own: tuple[T, ...]) -> tuple[T, ...]:
    entries: dict[str, T] = {}
    for entry in (*base, *own):
        entries[_key(entry)] = entry
    return tuple(entries.values())


def _key(entry: Party | Person | Issue) -> str:
    return entry.name if isinstance(entry, Person) else entry.id
