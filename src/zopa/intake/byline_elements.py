"""Lines beside a page's headline that the search for the article leaves out: author, day, standfirst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zopa.intake.clean import tidy
from zopa.intake.datelines import is_dateline

_BLOCK_TAGS = (
    "address article aside div dd dl dt figcaption footer header li main nav ol p section table td "
    "time ul"
)
_ELSEWHERE_TAGS = "aside footer nav figure figcaption form script style table noscript"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_ELSEWHERE = frozenset(_ELSEWHERE_TAGS.split())
_MOST_LINE = 200
_PROSE = 160  # characters from which on a block is taken for the first paragraph
_ABOVE = 3
_BELOW = 10
_MOST_LINES = 3
_HEADINGS = frozenset({"h2", "h3"})
# What pages call the sentence or two between headline and article.
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:teaser|standfirst|lead|lede|intro|introduction|dek|deck|subline|subtitle|"
    r"subheadline|subhead|summary|vorspann|anlauf|unterzeile|kurztext)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LEAST_STANDFIRST = 25
_MOST_STANDFIRST = 700
_MOST_HEADINGS = 1  # one may be a sub-heading, more are those of other articles


def bylines_of(tree: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The lines right above or below the page's only ``h1`` that are datelines, in their order.

    Only up to the first paragraph: further down stand other articles with days of their own.
    """
    above: list[str] = []
    below: list[str] = []
    headings = 0
    for element, behind in _beside_headline(tree):
        found = below if behind else above
        if behind and element.tag in _HEADINGS:
            headings += 1
            if headings > _MOST_HEADINGS:
                break
        words = _line(element)
        if words is None:
            continue
        if behind and (len(words) >= _PROSE or len(below) >= _BELOW):
            break
        found.append(words)
    near = [*above[-_ABOVE:], *below]
    return tuple(dict.fromkeys(words for words in near if is_dateline(words)))[:_MOST_LINES]


def standfirst_of(tree: Any) -> str | None:  # noqa: ANN401
    """The standfirst right below the page's only ``h1``, where a class calls it one; else ``None``."""
    seen = 0
    for element, below in _beside_headline(tree):
        words = _line(element) if below else None
        if words is None:
            continue
        if _STANDFIRST.search(element.get("class") or ""):
            return words if _LEAST_STANDFIRST <= len(words) <= _MOST_STANDFIRST else None
        seen += 1
        if len(words) >= _PROSE or seen >= _ABOVE:
            return None
    return None


def _beside_headline(tree: Any) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401
    """The other elements of a page and whether they stand below its ``h1``; none if that is not the
    only one.
    """
    heads = list(tree.iter("h1"))
    if len(heads) != 1:
        return
    below = False
    for element in tree.iter():
        if element is heads[0]:
            below = True
        else:
            yield element, below


def _line(element: Any) -> str | None:  # noqa: ANN401
    """The words of an element that is a block without blocks in it, and no part of a menu or picture."""
    if element.tag not in _BLOCKS or element.tag in _ELSEWHERE:
        return None
    if any(child.tag in _BLOCKS and child.tag != "time" for child in element.iterdescendants()):
        return None
    parents = list(_tags(element))
    if element.tag == "time" and any(tag in {"p", "li", "dd", "dt", "td"} for tag in parents[:3]):
        return None  # a part of a line
    if any(tag in _ELSEWHERE for tag in parents):
        return None
    words = tidy(" ".join(element.itertext()))
    return words if words and len(words) <= 10 * _MOST_LINE else None


def _tags(element: Any) -> Iterator[str]:  # noqa: ANN401
    return (parent.tag for parent in element.iterancestors())
