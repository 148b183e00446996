"""The lists that ``zopa show`` prints row by row: reports, actors; and how a row names its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, get_args

from zopa.case.findings import ActorKind
from zopa.cli.choose import chosen_actors, chosen_parties
from zopa.cli.filters import Filters, known, within
from zopa.cli.output import Column, Listing, Row, labels, short
from zopa.record.export import as_data
from zopa.record.names import party_name

if TYPE_CHECKING:
    from zopa.case.report import Report
    from zopa.case.spans import Span
    from zopa.library import Case

# Of an actor that is named a thousand times, so many places are shown; the JSON has them all.
_MOST_PLACES = 5


def reports(case: Case, chosen: Filters, lang: str) -> Listing:
    """The reports that pass, by date."""
    word = labels(lang)
    copies = case.snapshot.copy_of
    rows = []
    for report in case.reports():
        if not within(chosen, report):
            continue
        copy = copies.get(report.id)
        data = {
            "id": report.id,
            "path": report.path,
            "title": report.title,
            "outlet": report.outlet,
            "author": report.author,
            "date": iso_day(report),
            "known": report.published.known,
            "language": report.language,
            "format": report.format,
            "copy_of": copy,
        }
        cells = (
            dated(report, word),
            report.outlet or "",
            short(report.title or "", 120) + (f" ({word['copy_of']} {copy})" if copy else ""),
            report.language or "",
            report.path,
        )
        rows.append(Row(data, cells))
    columns = (
        Column(word["date"]),
        Column(word["outlet"], grow=2),
        Column(word["title"], grow=5),
        Column(word["language"]),
        Column(word["path"], grow=4),
    )
    return Listing(columns, rows)


def actors(case: Case, chosen: Filters, lang: str, *, evidence: bool) -> Listing:
    """The actors that pass, those named most often first."""
    known("kind", chosen.kind, get_args(ActorKind))
    word = labels(lang)
    parties = chosen_parties(case, chosen.party)
    bearers = chosen_actors(case, chosen.actor)
    by_id = {report.id: report for report in case.reports()}
    rows = []
    for actor in sorted(case.actors(), key=lambda a: (-len(a.evidence), a.id)):
        if parties and actor.party not in parties:
            continue
        if (bearers and actor.id not in bearers) or (chosen.kind and actor.kind not in chosen.kind):
            continue
        data = as_data(actor) | {"places": len(actor.evidence)}
        if not evidence:
            del data["evidence"]
        party = party_name(case.agenda, actor.party, lang) if actor.party else ""
        shown = party_name(case.agenda, actor.id, lang) if actor.party == actor.id else actor.name
        cells = (
            shown,
            word[actor.kind],
            party,
            str(len(actor.evidence)),
            ", ".join(name for name in actor.names if name != shown),
        )
        proof: tuple[str, ...] = ()
        if evidence:
            proof = sentences(actor.evidence[:_MOST_PLACES], by_id, word, rule=actor.rule)
            rest = len(actor.evidence) - _MOST_PLACES
            proof += (f"… {rest} {word['more']}",) if rest > 0 else ()
        rows.append(Row(data, cells, proof))
    columns = (
        Column(word["name"], grow=3),
        Column(word["kind"]),
        Column(word["party"], grow=2),
        Column(word["places"], right=True),
        Column(word["names"], grow=5),
    )
    return Listing(columns, rows)


def sentences(
    spans: Iterable[Span], reports: Mapping[str, Report], word: Mapping[str, str], *, rule: str
) -> tuple[str, ...]:
    """Two lines for each stretch of evidence: its words, and where they stand."""
    lines = []
    for span in spans:
        report = reports[span.report]
        place = f"{report.path}:{span.start}-{span.end}"
        origin = [report.outlet or "", dated(report, word), place, rule]
        lines += [f"│ {short(span.text, 600)}", "  " + " · ".join(filter(None, origin))]
    return tuple(lines)


def dated(report: Report, word: Mapping[str, str]) -> str:
    """The date of a report, with a word where it was not printed."""
    day = iso_day(report)
    if day is None:
        return word["undated"]
    known = report.published.known
    return day if known == "printed" else f"{day} ({word[known]})"


def iso_day(report: Report) -> str | None:
    """The day a report was published, or the first it may have been."""
    day = report.published.start or report.published.end
    return day.isoformat() if day else None
