"""Web pages: the article on them, and where in the page each word of it stands."""

from __future__ import annotations

import re
from html import unescape

from zopa.case.report import Origin
from zopa.intake.align import align
from zopa.intake.clean import Pieces, clean, compose, is_stacked
from zopa.intake.decode import decode
from zopa.intake.draft import PARSER_ERRORS, Draft, quiet
from zopa.intake.html_meta import Page, page_of
from zopa.intake.markup import plain, visible
from zopa.intake.sniff import Unreadable

# Pages beyond these are dumps or traps, on which the search for the article takes minutes.
_MOST_FOR_ARTICLE = 3_000_000
# What trafilatura gives below this is not its choice but all the words there are, menus too.
_LEAST_ARTICLE = 250
_MOST_TAGS = 60_000
_OPENING = 1000  # characters in which headline and byline are looked for
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
# Numbers of Windows code pages, which browsers read as what was meant.
_WINDOWS = re.compile(r"&#1[2-5]\d;")


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page or XML file names in its first bytes."""
    match = _DECLARED.search(data[:4096])
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else None


def read_html(data: bytes) -> Draft:
    """The article of a page, its paragraphs apart by blank lines; the page's metadata beside it.

    Raises `Unreadable` for a page without text.
    """
    raw, encoding = decode(data, declared=declared_charset(data))
    shown = visible(raw)
    page, article = _parse(raw, shown)
    text, origins = _aligned(shown, article, page) if article else ("", [])
    if len(text) < _LEAST_ARTICLE:
        whole, covered = plain(raw).finish()
        if any(map(str.isalnum, whole)):
            text, origins = whole, list(covered)
    if not any(map(str.isalnum, text)):
        raise Unreadable("there is no text on this page", "save it after it has loaded completely")
    return Draft(
        text=text,
        origins=tuple(origins),
        format="html",
        encoding=encoding,
        title=page.title,
        outlet=page.outlet,
        author=page.author,
        published=page.published,
    )


def _parse(raw: str, shown: Pieces) -> tuple[Page, str]:
    """What the page says about itself, and the text of its article ('' where none was found)."""
    if len(raw) > _MOST_FOR_ARTICLE or raw.count("<") > _MOST_TAGS or is_stacked(shown.raw()):
        return Page(), ""
    from lxml import etree, html
    from trafilatura import extract

    quiet("trafilatura", "htmldate", "courlan", "justext", "readability")
    # The declaration would make lxml refuse text that is decoded already.
    source = _WINDOWS.sub(lambda match: unescape(match.group()), raw)
    source = re.sub(r"^\s{0,100}<\?xml[^>]{0,200}\?>", "", source).replace("\x00", "")
    try:
        tree = html.document_fromstring(
            source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, *PARSER_ERRORS):
        return Page(), ""
    page = page_of(tree)
    try:
        article = extract(tree, fast=True, include_comments=False, with_metadata=False)
    except (etree.LxmlError, *PARSER_ERRORS):
        return page, ""
    return page, article or ""


def _aligned(shown: Pieces, article: str, page: Page) -> tuple[str, list[Origin]]:
    lines = [line.strip() for line in article.splitlines() if line.strip()]
    opening = "\n".join(lines)[:_OPENING].casefold()
    headline = page.headline or ""
    if headline and headline.casefold() not in opening:
        lines.insert(0, headline)
    _with_bylines(lines, page)
    text, _ = clean("\n\n".join(lines))
    stream, below = shown.finish()
    return text, compose(align(text, stream), below)


def _with_bylines(lines: list[str], page: Page) -> None:
    """Put in the lines beside the headline that are missing, each below the one before it."""
    at = next((n for n, line in enumerate(lines[:5], 1) if line == page.headline), 0)
    if page.standfirst and " ".join(page.standfirst.split()) not in "\n".join(lines):
        lines.insert(at, page.standfirst)
        at += 1
    for words in page.bylines:
        half = next((n for n, line in enumerate(lines[:8]) if words.startswith(line)), None)
        if words in lines[:8]:
            continue
        if half is not None:
            lines[half] = words  # its day was cut off
        elif " ".join(words.split()) not in "\n".join(lines)[:_OPENING]:
            lines.insert(at, words)
            at += 1
