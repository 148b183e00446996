"""The visible text of HTML source, each character with its offset.

Not a parser of HTML: it finds the text between tags in one pass, whatever the tags are worth. What
is article and what is not, the caller knows by then.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from zopa.intake.clean import Pieces

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})|<[!?/]")
_WORDS = re.compile(r"[^ \t\r\n\f\xa0]+")
# Elements whose content nobody reads on the page.
_HIDDEN = {"script", "style", "noscript", "template", "iframe", "svg", "math", "select", "textarea"}
_NO_ARTICLE = {"nav", "footer", "aside", "form", "title"}
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol "
    "option p pre section summary table tbody td tfoot th thead title tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())


class _Token(Struct, frozen=True):
    """Text at an offset of the source, or the name of a tag that opens or closes."""

    text: str
    offset: int
    tag: str = ""
    closes: bool = False


def visible(source: str) -> Pieces:
    """All text that a page shows, with the spaces as written.

    A line break stands where a block begins or ends.
    """
    pieces = Pieces()
    for token in _tokens(source):
        if token.tag in _BLOCKS:
            pieces.add("\n")
        _add_decoded(pieces, token.text, token.offset)
    return pieces


def plain(source: str) -> Pieces:
    """The text of a page or a fragment to read: a paragraph for each block, spaces put together.

    Navigation, forms, asides, footers and the document's title are left out.
    """
    pieces = Pieces()
    skipping = ""
    depth = 0
    gap = ""
    space = 0
    for token in _tokens(source):
        if token.tag:
            if token.tag == skipping:
                depth += -1 if token.closes else 1
                skipping = skipping if depth else ""
            elif not skipping and token.tag in _NO_ARTICLE and not token.closes:
                skipping, depth = token.tag, 1
            if token.tag in _BLOCKS:
                gap = "\n\n"
            continue
        if skipping:
            continue
        position = 0
        for match in _WORDS.finditer(token.text):
            if match.start() > position and not gap:
                gap, space = " ", token.offset + position
            if len(pieces):
                pieces.add(gap, space if gap == " " else None)
            gap = ""
            _add_decoded(pieces, match.group(), token.offset + match.start())
            position = match.end()
        if position < len(token.text) and not gap:
            gap, space = " ", token.offset + position
    return pieces


def _tokens(source: str) -> Iterator[_Token]:
    position = 0
    while position < len(source):
        match = _TAG.search(source, position)
        start = match.start() if match else len(source)
        if start > position:
            yield _Token(source[position:start], position)
        if match is None:
            return
        name = (match.group(2) or "").lower()
        if source.startswith("<!--", start):
            position = _behind(source, "-->", start + 4)
            continue
        position = _behind(source, ">", match.end())
        closes = match.group(1) == "/"
        if name in _HIDDEN and not closes:
            # A page cut off inside a script shows nothing more; a tag is no start of one there.
            if source[position - 2 : position] != "/>":
                position = _closing(source, name, position)
        elif name:
            yield _Token("", start, name, closes)


def _behind(source: str, mark: str, start: int) -> int:
    end = source.find(mark, start)
    return len(source) if end < 0 else end + len(mark)


def _closing(source: str, name: str, start: int) -> int:
    match = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, start)
    return _behind(source, ">", match.end()) if match else len(source)


def _add_decoded(pieces: Pieces, text: str, offset: int) -> None:
    position = 0
    for match in _ENTITY.finditer(text):
        decoded = html.unescape(match.group())
        if decoded != match.group():
            pieces.add(text[position : match.start()], offset + position)
            pieces.add(decoded, offset + match.start())
            position = match.end()
    pieces.add(text[position:], offset + position)
