"""``zopa search``: who said the words, best first; then reports that hold them outside of statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from zopa.cli.filters import Filters, filters, within
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
  zopa search talks.zopa garantie --party ua --since 2025-11-01
  zopa search talks.zopa "red line" --reports      (reports instead of statements)
"""
)
@click.argument("case", metavar="FILE")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--reports", is_flag=True, help="Reports that hold all the words, not statements.")
@filters
@listing
def search(
    case: str,
    words: tuple[str, ...],
    *,
    reports: bool,
    format: Format,
    limit: int | None,
    lang: str,
    chosen: Filters,
) -> None:
    """Find the statements that hold the words in reports that hold them all, best first.

    Words in one pair of quotation marks are looked for as they stand. A word is also found inside
    longer ones.
    """
    if reports and (unfit := set(chosen.given()) - {"--since", "--until", "--outlet"}):
        raise click.UsageError(f"{min(unfit)} does not go with --reports")
    query = " ".join(f'"{word}"' if " " in word.strip() else word for word in words)
    most = _USUAL_LIMIT if limit is None else limit
    with opened(case) as held:
        if reports:
            by_id = {report.id: report for report in held.reports()}
            hits = held.search(query, limit=len(by_id))
            hits = [hit for hit in hits if within(chosen, by_id[hit.report])]
            found = _reports(held, hits[:most], lang)
        else:
            found = _statements(held, query, chosen, lang, most)
        emit(found, format, limit=most, lang=lang)


def _statements(case: Case, query: str, chosen: Filters, lang: str, most: int) -> Listing:
    from zopa.cli import filters, statements

    ranked = case.said(query)
    passed = {one.id for one in filters.statements(case, chosen, (f.statement for f in ranked))}
    kept = [one for one in ranked if one.statement.id in passed][:most]
    return statements.listing(
        case,
        [one.statement for one in kept],
        lang,
        places={one.statement.id: one.places for one in kept},
    )


def _reports(case: Case, hits: Iterable[Hit], lang: str) -> Listing:
    from zopa.cli.lists import dated, iso_day

    word = labels(lang)
    rows = []
    for hit in hits:
        report = case.report(hit.report)
        pieces = [_around(report.text, start, end) for start, end in hit.places[:_MOST_SNIPPETS]]
        data = {
            "type": "report",
            "report": report.id,
            "path": report.path,
            "title": report.title,
            "outlet": report.outlet,
            "date": iso_day(report),
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
