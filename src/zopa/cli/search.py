"""``zopa search``: reports that hold words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from zopa.cli.output import (
    Column,
    Format,
    Listing,
    Row,
    clean,
    emit,
    labels,
    listing,
    opened,
    short,
)

if TYPE_CHECKING:
    from zopa.case.store import Hit
    from zopa.library import Case

_USUAL_LIMIT = 50
_AROUND = 60
_MOST_SNIPPETS = 3


@click.command(
    epilog="""\b
Example:
  zopa search talks.zopa Waffenruhe "direkte Gespräche"
  zopa search talks.zopa garantie "red line"      (a part of a word, a phrase)
"""
)
@click.argument("case", metavar="FILE")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@listing
def search(
    case: str, words: tuple[str, ...], *, format: Format, limit: int | None, lang: str
) -> None:
    """Find the reports that hold all the words, best first.

    Words in one pair of quotation marks are looked for as they stand. A word is also found inside
    longer ones.
    """
    query = " ".join(f'"{word}"' if " " in word.strip() else word for word in words)
    with opened(case) as held:
        most = _USUAL_LIMIT if limit is None else limit
        found = _listing(held, held.search(query, limit=most), lang)
        emit(found, format, limit=limit, lang=lang)


def _listing(case: Case, hits: Iterable[Hit], lang: str) -> Listing:
    from zopa.cli.lists import dated

    word = labels(lang)
    rows = []
    for hit in hits:
        report = case.report(hit.report)
        pieces = [_around(report.text, start, end) for start, end in hit.places[:_MOST_SNIPPETS]]
        day = report.published.start or report.published.end
        data = {
            "report": report.id,
            "path": report.path,
            "title": report.title,
            "outlet": report.outlet,
            "date": day.isoformat() if day else None,
            "score": round(hit.score, 4),
            "index": hit.index,
            "places": [
                {"start": start, "end": end, "text": report.text[start:end]}
                for start, end in hit.places
            ],
            "found": pieces,
        }
        title = short(report.title or report.path, 80)
        cells = (
            dated(report, word),
            report.outlet or "",
            title if report.title is None else f"{title} ({report.path})",
            " | ".join(pieces),
        )
        rows.append(Row(data, cells))
    columns = (
        Column(word["date"]),
        Column(word["outlet"], grow=1),
        Column(word["report"], grow=3),
        Column(word["found"], grow=5),
    )
    return Listing(columns, rows)


def _around(text: str, start: int, end: int) -> str:
    """The place with some words before and behind it, itself in brackets."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return clean(f"…{before}[{text[start:end]}]{behind}…")
