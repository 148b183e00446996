"""YAML and JSON as one tree that knows its lines; words stay words (``no`` is no truth value)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from zopa.deals.errors import GameError

MAX_BYTES = 20_000_000
MAX_DEPTH = 12

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of a file: its value, and where it stands (``line`` is 0 where it is not known)."""

    place: str
    line: int
    path: str
    value: str | float | bool | list[Entry] | dict[str, Entry] | None

    def error(self, problem: str, hint: str) -> GameError:
        """The error to raise: it names file, line and entry."""
        line = f":{self.line}" if self.line else ""
        if len(problem) > 300:
            problem = f"{problem[:250]} ... {problem[-40:]}"
        where = f"{self.place}{line}: {self.path}" if self.path else f"{self.place}{line}"
        return GameError(problem, place=where, hint=hint)

    def mapping(self, what: str) -> dict[str, Entry]:
        """The value as a mapping; ``what`` says what was expected."""
        if isinstance(self.value, dict):
            return self.value
        raise self.error(f"expected {what}", "write 'key: value' lines")

    def items(self, what: str) -> list[Entry]:
        """The value as a list; ``what`` says what was expected."""
        if isinstance(self.value, list):
            return self.value
        raise self.error(f"expected {what}", "write a list: [a, b], or lines that start with '- '")

    def text(self) -> str:
        """The value as a word or text."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, float | int) and not isinstance(self.value, bool):
            return f"{self.value:g}"
        raise self.error("expected a text", "write a word")

    def number(self) -> float:
        """The value as a finite number."""
        value = self.value
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                hint = "write a number such as 0.4"
                raise self.error(f"{value!r} is not a number", hint) from None
        if isinstance(value, bool) or not isinstance(value, float | int):
            raise self.error("expected a number", "write a number such as 0.4")
        if not -1e12 < value < 1e12:
            raise self.error(
                f"{value!r} is no number to reckon with", "leave the entry out if unknown"
            )
        return float(value)

    def flag(self) -> bool:
        """The value as true or false."""
        if isinstance(self.value, bool):
            return self.value
        if self.value in {"true", "false"}:
            return self.value == "true"
        raise self.error("expected true or false", "write true or false")


def read_tree(text: str, *, place: str) -> Entry:
    """What the file holds; JSON where ``place`` ends in ``.json``. Raises :class:`GameError`."""
    top = Entry(place, 1, "", None)
    if len(text) > MAX_BYTES:
        raise top.error(f"larger than {MAX_BYTES // 1_000_000} MB", "is this really a game?")
    if place.lower().endswith(".json"):
        return _json_tree(text, top)
    return _yaml_tree(text, top)


def _json_tree(text: str, top: Entry) -> Entry:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise top.error(f"the key {key!r} stands twice", "merge the two or remove one")
            found[key] = value
        return found

    try:
        data = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        spot = Entry(top.place, error.lineno, "", None)
        problem = f"not JSON: {error.msg} (column {error.colno})"
        raise spot.error(problem, "correct it there") from error
    except RecursionError:
        raise top.error("nested too deeply", "check the brackets") from None
    return from_data(data, place=top.place)


def from_data(data: object, *, place: str, path: str = "") -> Entry:
    """Plain data (as of JSON) as entries without lines."""
    value: str | float | bool | list[Entry] | dict[str, Entry] | None
    if path.count("/") > MAX_DEPTH:
        raise Entry(place, 0, path, None).error("nested too deeply", "check the brackets")
    if isinstance(data, dict):
        value = {
            str(key): from_data(item, place=place, path=_join(path, str(key)))
            for key, item in data.items()
        }
    elif isinstance(data, list | tuple):
        value = [
            from_data(item, place=place, path=_join(path, str(at + 1)))
            for at, item in enumerate(data)
        ]
    else:
        assert data is None or isinstance(data, str | float | int | bool)
        value = data
    return Entry(place, 0, path, value)


def _yaml_tree(text: str, top: Entry) -> Entry:
    try:
        for line in _too_deep(text, top):
            raise Entry(top.place, line, "", None).error("nested too deeply", "check the brackets")
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Entry(top.place, mark.line + 1 if mark else 1, "", None)
        problem = " ".join(filter(None, (error.context, error.problem)))
        raise spot.error(f"not YAML: {problem}", "put texts with ':' or '#' in quotes") from error
    except (yaml.YAMLError, UnicodeError):
        raise top.error(
            "a character that YAML does not allow", "save the game as UTF-8 text"
        ) from None
    if node is None:
        raise top.error("the game is empty", "start with 'format: zopa-game/1'")
    return _entry(node, top.place, "")


def _too_deep(text: str, top: Entry) -> Iterator[int]:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield line
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            spot = Entry(top.place, line, "", None)
            raise spot.error("YAML anchors (&) and aliases (*) are not read", "write the entry out")


def _entry(node: Node, place: str, path: str) -> Entry:
    line = node.start_mark.line + 1 if node.start_mark else 0
    if isinstance(node, ScalarNode):
        plain = node.style is None and node.value in _NULLS
        return Entry(place, line, path, None if plain else node.value)
    if isinstance(node, SequenceNode):
        items = [
            _entry(item, place, _join(path, str(at + 1))) for at, item in enumerate(node.value)
        ]
        return Entry(place, line, path, items)
    assert isinstance(node, MappingNode)
    found: dict[str, Entry] = {}
    for key, value in node.value:
        spot = Entry(place, key.start_mark.line + 1, path, None)
        if not isinstance(key, ScalarNode):
            raise spot.error("a key must be one word", "check the brackets and braces")
        if key.value in found:
            raise spot.error(f"the key {key.value!r} stands twice", "merge the two or remove one")
        found[key.value] = _entry(value, place, _join(path, key.value))
    return Entry(place, line, path, found)


def _join(path: str, step: str) -> str:
    return f"{path}/{step}" if path else step
