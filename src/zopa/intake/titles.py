"""Title, outlet and author, where the text itself names them. Nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from zopa.case.report import Noise
from zopa.intake.clean import tidy
from zopa.intake.layout import Layout
from zopa.intake.lines import blocks_of
from zopa.intake.noise import looks_like_heading
from zopa.intake.outlets import copyright_holder

_AGENCY = re.compile(r"\(?[A-ZÄÖÜ]{2,6}\)?$")
_LAST = 12
_ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)


def title_of(layout: Layout, noise: Iterable[Noise]) -> str | None:
    """The first line that is not noise, where it is a headline above a paragraph."""
    marks = sorted(noise)
    blocks = blocks_of(layout.text)
    for index, block in enumerate(blocks):
        covering = [mark for mark in marks if mark.start <= block.start < mark.end]
        if any(mark.end >= block.end for mark in covering):
            # Above the headline there may stand a credit or a date, but no teaser and no prose.
            if any(mark.kind == "teaser" for mark in covering):
                return None
            if block.words.endswith(":"):
                return None
            continue
        if covering or not looks_like_heading(block.words) or index + 1 == len(blocks):
            return None
        return tidy(block.words)
    return None


def outlet_of(layout: Layout) -> str | None:
    """The outlet that a masthead, a sign-off, "Quelle: ..." or a copyright line names.

    An agency's mark, such as (AM), is no outlet.
    """
    for item in layout.datelines:
        if item.outlet and not _AGENCY.match(item.outlet):
            return tidy(_host(item.outlet))
    for line in layout.lines[-_LAST:]:
        if name := copyright_holder(line.words):
            return tidy(name)
    return None


def author_of(layout: Layout) -> str | None:
    """The author that a byline names."""
    return next((tidy(item.author) for item in layout.datelines if item.author), None)


def _host(words: str) -> str:
    if not _ADDRESS.match(words):
        return words
    try:
        host = urlsplit(words if "://" in words else f"//{words}").hostname or words
    except ValueError:
        return words
    return host.removeprefix("www.")
