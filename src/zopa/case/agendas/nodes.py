"""YAML as a tree that knows its lines, and nothing else of YAML: no aliases, tags or types.

The tree is built from parser events on a stack of our own, so neither deep nesting nor a bomb of
aliases can hurt, and a language code ``no`` stays the word that it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from zopa.errors import AgendaError

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where the wheel has it
_NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or text; ``value`` is ``None`` for an empty entry, ``~`` and ``null``."""

    line: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their lines, and values; a key stands once."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def fail(place: str, line: int, problem: str, hint: str) -> NoReturn:
    """Raise an :class:`AgendaError` that names ``place`` and the line (counted from 1)."""
    if len(problem) > 200:  # a whole page that was taken for a key
        problem = f"{problem[:150]} ... {problem[-40:]}"
    raise AgendaError(problem, place=f"{place}:{line}", hint=hint)


def read_tree(text: str, *, place: str) -> Mapping:
    """The one mapping that ``text`` holds; raises :class:`AgendaError` for everything else."""
    _check_text(text, place)
    root: Node | None = None
    # One entry for each open list or mapping, with the key that waits for its value.
    stack: list[tuple[Sequence | Mapping, Scalar | None]] = []
    documents = 0
    for event in _events(text, place):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                fail(place, line, "a second YAML document starts here", "one agenda per file")
        elif isinstance(event, CollectionEndEvent):
            stack.pop()
        elif isinstance(event, NodeEvent):
            node = _node(event, line, place)
            if not stack:
                root = node
            else:
                holder, key = stack[-1]
                if isinstance(holder, Sequence):
                    holder.items.append(node)
                elif key is None:
                    stack[-1] = (holder, _key(node, holder, place))
                    continue
                else:
                    assert key.value is not None
                    holder.items[key.value] = node
                    stack[-1] = (holder, None)
            if not isinstance(node, Scalar):
                stack.append((node, None))
                if len(stack) > MAX_DEPTH:
                    hint = "an agenda needs no more than 8 levels: check the brackets"
                    fail(place, line, f"nested deeper than {MAX_DEPTH} levels", hint)
    if root is None or (isinstance(root, Scalar) and root.value is None):
        fail(place, 1, "the agenda is empty", "start with 'format: zopa-agenda/1'")
    if not isinstance(root, Mapping):
        fail(place, root.line, "an agenda is a mapping", "start with 'format: zopa-agenda/1'")
    return root


def _check_text(text: str, place: str) -> None:
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        fail(place, 1, f"larger than {MAX_BYTES // 1_000_000} MB", "is this really an agenda?")
    for number, row in enumerate(text.split("\n"), start=1):
        if "\t" in row[: len(row) - len(row.lstrip())]:
            fail(place, number, "a tab in the indentation", "YAML wants spaces: replace the tabs")
        if "\x00" in row:
            fail(place, number, "a zero byte: this is not text", "save the agenda as UTF-8 text")


def _events(text: str, place: str) -> Iterator[Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        rows = text.split("\n")
        row = rows[line - 1] if line <= len(rows) else ""
        hint = "replace the tab by spaces" if "\t" in row else "put texts with ':' or '#' in quotes"
        problem = " ".join(filter(None, (error.context, error.problem)))
        fail(place, line, f"not YAML: {problem}", hint)
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + 1
        fail(place, line, "a character that YAML does not allow", "save the agenda as UTF-8 text")
    except UnicodeError:
        fail(place, 1, "a broken character (lone surrogate)", "save the agenda as UTF-8 text")


def _node(event: NodeEvent, line: int, place: str) -> Node:
    if isinstance(event, AliasEvent) or event.anchor is not None:
        fail(
            place,
            line,
            "YAML anchors (&) and aliases (*) are not read",
            "write the entry out, or put a cue that starts with * in quotes",
        )
    if isinstance(event, ScalarEvent):
        if event.tag is not None and event.tag != "!":
            fail(place, line, f"the YAML tag {event.tag} is not read", "leave it out")
        plain = not event.style and event.value in _NULLS
        return Scalar(line, None if plain else event.value)
    assert isinstance(event, SequenceStartEvent | MappingStartEvent)
    if event.tag is not None:
        fail(place, line, f"the YAML tag {event.tag} is not read", "leave it out")
    return Sequence(line) if isinstance(event, SequenceStartEvent) else Mapping(line)


def _key(node: Node, holder: Mapping, place: str) -> Scalar:
    if not isinstance(node, Scalar):
        fail(place, node.line, "a key must be one word", "check the brackets and braces")
    if node.value is None:
        fail(place, node.line, "a key is missing before ':'", "name it, or remove the line")
    if node.value in holder.key_lines:
        first = holder.key_lines[node.value]
        problem = f"the key {node.value!r} stands twice (first in line {first})"
        fail(place, node.line, problem, "merge the two or remove one")
    holder.key_lines[node.value] = node.line
    return node
