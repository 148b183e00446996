"""The tree of a file, made into plain data along the fields of :class:`Agenda`."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from msgspec import NODEFAULT, inspect

from zopa.case.agenda import Agenda
from zopa.case.agendas.nodes import Mapping, Node, Scalar, Sequence, fail
from zopa.errors import AgendaError

Data = str | bool | None | list["Data"] | dict[str, "Data"]
Key = str | int

_WANTED = {
    inspect.StructType: "a mapping (key: value)",
    inspect.DictType: "a mapping (key: value)",
    inspect.VarTupleType: "a list",
    inspect.TupleType: "a pair, [issue, option]",
    inspect.StrType: "a text",
    inspect.BoolType: "true or false",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Where in the file each entry stands, by its path: ``lines.at("issues", 0, "id")``."""

    place: str
    known: dict[tuple[Key, ...], int] = field(default_factory=dict)

    def at(self, *path: Key) -> int:
        """The line of the entry, or of the nearest thing around it that is in the file."""
        while path not in self.known:
            path = path[:-1]
        return self.known[path]

    def has(self, *path: Key) -> bool:
        """Whether the file itself holds the entry."""
        return path in self.known


def agenda_data(tree: Mapping, *, place: str) -> tuple[Data, Lines]:
    """What ``msgspec.convert`` makes an :class:`Agenda` of, and the line of each entry."""
    lines = Lines(place)
    return _Converter(lines).data(tree, _agenda_type(), ()), lines


@cache
def _agenda_type() -> inspect.Type:
    return inspect.type_info(Agenda)


class _Converter:
    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def data(self, node: Node, kind: inspect.Type, path: tuple[Key, ...]) -> Data:
        self.lines.known[path] = node.line
        if isinstance(kind, inspect.UnionType):
            if isinstance(node, Scalar) and node.value is None:
                return None
            (kind,) = (t for t in kind.types if not isinstance(t, inspect.NoneType))
        if isinstance(kind, inspect.StructType) and isinstance(node, Mapping):
            return self._struct(node, kind, path)
        if isinstance(kind, inspect.DictType) and isinstance(node, Mapping):
            return {key: self._entry(node, key, kind.value_type, path) for key in node.items}
        if isinstance(kind, inspect.VarTupleType) and isinstance(node, Sequence):
            rows = enumerate(node.items)
            return [self.data(item, kind.item_type, (*path, at)) for at, item in rows]
        if isinstance(kind, inspect.TupleType) and isinstance(node, Sequence):
            if len(node.items) == len(kind.item_types):
                pairs = enumerate(zip(node.items, kind.item_types, strict=True))
                return [self.data(item, want, (*path, at)) for at, (item, want) in pairs]
        elif isinstance(node, Scalar) and node.value is not None:
            return self._scalar(node, node.value, kind, path)
        raise self._wrong(node, kind, path)

    def _scalar(self, node: Scalar, value: str, kind: inspect.Type, path: tuple[Key, ...]) -> Data:
        if isinstance(kind, inspect.StrType):
            return value
        if isinstance(kind, inspect.BoolType) and value.lower() in {"true", "false"}:
            return value.lower() == "true"
        if isinstance(kind, inspect.LiteralType):
            known = [str(choice) for choice in kind.values]
            if value in known:
                return value
            problem = f"{_name(path)} cannot be {value!r}"
            fail(self.lines.place, node.line, problem, _nearest(value, known, "write"))
        raise self._wrong(node, kind, path)

    def _struct(self, node: Mapping, kind: inspect.StructType, path: tuple[Key, ...]) -> Data:
        fields = {f.encode_name: f for f in kind.fields}
        for key, line in node.key_lines.items():
            if key not in fields:
                problem = f"unknown key {key!r} in {_name(path)}"
                fail(self.lines.place, line, problem, _nearest(key, list(fields), "known keys:"))
        for key, f in fields.items():
            needed = f.default is NODEFAULT and f.default_factory is NODEFAULT
            if needed and key not in node.items:
                problem = f"{_name(path)} has no {key!r}"
                fail(self.lines.place, node.line, problem, f"add '{key}: ...'")
        return {key: self._entry(node, key, fields[key].type, path) for key in node.items}

    def _entry(self, node: Mapping, key: str, kind: inspect.Type, path: tuple[Key, ...]) -> Data:
        data = self.data(node.items[key], kind, (*path, key))
        # A mistake in an entry as a whole is shown where its key stands, not where it begins.
        self.lines.known[(*path, key)] = node.key_lines[key]
        return data

    def _wrong(self, node: Node, kind: inspect.Type, path: tuple[Key, ...]) -> AgendaError:
        got = {Scalar: "one value", Sequence: "a list", Mapping: "a mapping"}[type(node)]
        if isinstance(node, Scalar):
            got = "nothing" if node.value is None else f"{_short(node.value)!r}"
        elif isinstance(node, Sequence) and isinstance(kind, inspect.TupleType):
            got = f"a list of {len(node.items)}"
        wanted = _WANTED.get(type(kind), "one of the known words")
        place = f"{self.lines.place}:{node.line}"
        hint = f"write {wanted}"
        if got == "nothing":
            hint += "; in { }, a text with a comma needs quotes"
        return AgendaError(f"{_name(path)} is {got}", place=place, hint=hint)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _name(path: tuple[Key, ...]) -> str:
    """The path as a reader of the file counts: ``issues[1].cues.de.for`` (entries from 1)."""
    name = ""
    for key in path:
        name += f"[{key + 1}]" if isinstance(key, int) else f".{key}"
    return name.lstrip(".") or "the agenda"


def _nearest(word: str, known: list[str], otherwise: str) -> str:
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else f"{otherwise} {', '.join(known)}"
