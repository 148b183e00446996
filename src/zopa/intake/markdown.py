"""Markdown: the words without the marks around them, each where it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zopa.case.spans import Published
from zopa.intake.clean import Pieces, tidy
from zopa.intake.decode import decode
from zopa.intake.draft import Draft
from zopa.intake.metadates import printed_date

_MOST_FRONT = 10_000
_FIELD = re.compile(r"^([A-Za-z_-]{1,30}):[ \t]{1,8}(\S[^\n]{0,500})$", re.MULTILINE)
# What a line begins with: quotation, heading, list, rule, fence. Numbers of a list stay: they are
# often those of a proposal's clauses.
_LEAD = re.compile(r"(?:[ ]{0,3}>[ ]?){0,9}[ ]{0,12}(?:#{1,6}[ \t]{1,8}|[-*+][ \t]{1,8}(?=\S))?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:[-*_=][ ]?){3,200}|```[\w -]{0,40}|~~~[\w -]{0,40})[ \t\r]*$")
_HASHES = re.compile(r"[ \t]{1,8}#{1,6}[ \t\r]{0,8}$")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<label>[^\[\]\n]{0,500})\]"
    r"(?:\([^()\s]{0,1000}(?:[ ]\"[^\"\n]{0,200}\")?\)|"
    r"\[[^\[\]\n]{0,100}\])"
    r"|<(?P<address>https?://[^<>\s]{1,500})>"
    r"|<!--.{0,400}?-->"
    r"|</?[A-Za-z][A-Za-z0-9]{0,12}(?:[ ][^<>\n]{0,500})?/?>"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:!?“”\"'])_{1,3}(?!\w)|~~|`{1,2})"
)


def read_markdown(data: bytes) -> Draft:
    """The text without its Markdown; a YAML head gives title, author, outlet and date."""
    raw, encoding = decode(data)
    start, fields = _front(raw)
    pieces = Pieces()
    for begin, end in _lines(raw, start):
        line = raw[begin:end]
        if _RULE.match(line):
            pieces.add("\n", end)
            continue
        lead = _LEAD.match(line)
        at = begin + (lead.end() if lead else 0)
        hashes = _HASHES.search(line[-24:]) if line.lstrip().startswith("#") else None
        stop = end - len(hashes.group()) if hashes else end
        _add_inline(pieces, raw, at, max(stop, at))
        pieces.add(raw[end : end + 1], end)
    text, origins = pieces.finish()
    return Draft(
        text=text,
        origins=origins,
        format="markdown",
        encoding=encoding,
        title=fields.get("title"),
        outlet=fields.get("outlet") or fields.get("source") or fields.get("publisher"),
        author=fields.get("author"),
        published=_published(fields),
    )


def _front(raw: str) -> tuple[int, dict[str, str]]:
    """Where the text begins behind a head between two lines of ``---``, and the head's fields."""
    if not raw.startswith(("---\n", "---\r\n")):
        return 0, {}
    close = re.compile(r"\n(?:---|\.\.\.)[ \t]{0,8}\r?(?:\n|$)").search(raw, 3, _MOST_FRONT)
    if close is None:
        return 0, {}
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(raw, 0, close.start()):
        value = tidy(match.group(2).strip().strip("\"'"))
        if value:
            fields.setdefault(match.group(1).lower(), value)
    return (close.end(), fields) if fields else (0, {})


def _published(fields: dict[str, str]) -> Published | None:
    for name in ("published", "date", "datum"):
        if found := printed_date(fields.get(name), f"head {name}"):
            return found
    return None


def _lines(raw: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(raw):
        end = raw.find("\n", start)
        end = len(raw) if end < 0 else end
        yield start, end
        start = end + 1


def _add_inline(pieces: Pieces, raw: str, start: int, end: int) -> None:
    position = start
    for match in _INLINE.finditer(raw, start, end):
        if match.start() < position:
            continue
        pieces.add(raw[position : match.start()], position)
        position = match.end()
        for name in ("escaped", "address"):
            if match.group(name):
                pieces.add(match.group(name), match.start(name))
        if match.group("label") and not match.group().startswith("!"):
            _add_inline(pieces, raw, match.start("label"), match.end("label"))
        if match.group("mark") and _is_literal(raw, match):
            pieces.add(match.group(), match.start())
    pieces.add(raw[position:end], position)


def _is_literal(raw: str, match: re.Match[str]) -> bool:
    # "2 * 3" and a footnote's star are no emphasis: a mark has a word at one side.
    before = raw[match.start() - 1 : match.start()]
    behind = raw[match.end() : match.end() + 1]
    return (not before or before.isspace()) and (not behind or behind.isspace())
