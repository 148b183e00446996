"""The small language of the rules' patterns, made into regular expressions over classes of words.

Each word of a text is one character, which stands for the classes that it is in; so a rule is a
regular expression over such characters, and finding is done by ``re``. In a pattern stand names of
classes, ``'words'`` in quotation marks, ``<macros>``, round brackets, ``|``, ``?`` and ``{0,3}``; two
slashes part what stands before, the expression itself and what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"\s*(?:(<\w+>)|'([^']+)'|([A-Za-z_]\w*)|(\{\d+,\d+\})|([()|?/!]))")
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


def compiled(
    pattern: str, id: str, characters: Callable[[str, str], str]
) -> tuple[str, list[str]]:
    """A pattern as a regular expression with the expression itself as its group ``id``.

    ``characters`` gives the set of characters of a word or a class. With it come the names of the
    classes that are captured, in the order of their groups.
    """
    parts: list[list[str]] = [[]]
    names: list[str] = []
    slots: list[list[str]] = [[]]
    for kind, text in pieces(pattern):
        if kind == "sign" and text == "/":
            parts.append([])
            slots.append([])
        elif kind == "sign":
            parts[-1].append({"(": "(?:", "!": ""}.get(text, text))
        elif kind == "word":
            parts[-1].append(f"[{characters('word', text)}]")
        else:
            parts[-1].append(f"([{characters('class', text)}])")
            slots[-1].append(text)
    if len(parts) == 1:
        parts, slots = [[], parts[0], []], [[], slots[0], []]
    elif len(parts) == 2:
        parts, slots = [*parts, []], [*slots, []]
    before, core, behind = ("".join(part) for part in parts)
    names = [*slots[0], id, *slots[1], *slots[2]]
    ahead = f"(?={behind})" if behind else ""
    return f"{before}(?P<{id}>{core}){ahead}", names
