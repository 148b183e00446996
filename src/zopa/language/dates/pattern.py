"""The small language of the rules' patterns, made into regular expressions over classes of words.

Each word of a text is one character, which stands for the classes that it is in; so a rule is a
regular expression over such characters, and finding is done by ``re``. In a pattern stand names of
classes, ``'words'`` in quotation marks, ``<macros>``, round brackets, ``|``, ``?`` and ``{0,3}``; two
slashes part what stands before, the expression itself and what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"\s*(?:(<\w+>)|'([^']+)'|([A-Za-z_]\w*)|(\{\d+,\d+\})|([()|?/]))")
_MACRO = re.compile(r"<(\w+)>")


def spread(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros in place; raises ``KeyError`` for one that is not there."""
    while found := _MACRO.search(pattern):
        pattern = f"{pattern[: found.start()]}({macros[found.group(1)]}){pattern[found.end() :]}"
    return pattern


def pieces(pattern: str) -> list[tuple[str, str]]:
    """What a pattern consists of: kind (``word``, ``class`` or ``sign``) and text.

    Raises ``ValueError`` where it cannot be read.
    """
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(pattern.rstrip()):
        match = _TOKEN.match(pattern, at)
        if match is None:
            raise ValueError(f"cannot read {pattern[at:]!r} in the pattern {pattern!r}")
        _, word, name, times, sign = match.groups()
        if word or name:
            found.append(("word", word) if word else ("class", name))
        else:
            found.append(("sign", times or sign))
        at = match.end()
    return found


def compiled(pattern: str, id: str, characters: Callable[[str, str], str]) -> tuple[str, list[str]]:
    """A pattern as a regular expression with the expression itself as its group ``id``.

    ``characters`` gives the characters of a word or a class. With it come the names of what is
    captured, in the order of the groups: classes, and ``id``.
    """
    parts: list[list[str]] = [[]]
    slots: list[list[str]] = [[]]
    for kind, text in pieces(pattern):
        if kind == "sign" and text == "/":
            parts.append([])
            slots.append([])
        elif kind == "sign":
            parts[-1].append("(?:" if text == "(" else text)
        elif kind == "word":
            parts[-1].append(f"[{characters('word', text)}]")
        else:
            parts[-1].append(f"([{characters('class', text)}])")
            slots[-1].append(text)
    if len(parts) == 1:
        parts, slots = [[], *parts], [[], *slots]
    before, core, behind = ("".join(part) for part in [*parts, []][:3])
    names = [*slots[0], id, *(name for listed in slots[1:] for name in listed)]
    ahead = f"(?={behind})" if behind else ""
    return f"{before}(?P<{id}>{core}){ahead}", names


def beginnings(pattern: str, characters: Callable[[str, str], str]) -> frozenset[str]:
    """The characters that a match of the pattern can begin with."""
    parts = [piece for piece in pieces(pattern) if piece != ("sign", "/")]
    found, _, _ = _beginnings(parts, 0, characters)
    return frozenset(found)


def _beginnings(
    parts: list[tuple[str, str]], at: int, characters: Callable[[str, str], str]
) -> tuple[set[str], bool, int]:
    """What a choice of sequences can begin with, whether it can be empty, and where it ends."""
    result: set[str] = set()
    can_be_empty = False
    empty = True  # so far, the sequence at hand
    while at < len(parts) and parts[at] != ("sign", ")"):
        kind, text = parts[at]
        at += 1
        if (kind, text) == ("sign", "|"):
            can_be_empty |= empty
            empty = True
            continue
        if kind == "sign":
            inner, optional, at = _beginnings(parts, at, characters)
            at += 1
        else:
            inner, optional = set(characters(kind, text)), False
        if at < len(parts) and parts[at][0] == "sign" and parts[at][1][0] in "?{":
            optional |= parts[at][1] == "?" or parts[at][1].startswith("{0")
            at += 1
        if empty:
            result |= inner
        empty &= optional
    return result, can_be_empty or empty, at
