"""The lists that ``zopa show`` prints row by row: reports, statements, actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zopa.cli.choose import chosen_parties
from zopa.cli.output import Column, Listing, Row, labels, short
from zopa.record.export import as_data
from zopa.record.names import party_name

if TYPE_CHECKING:
    from zopa.case.report import Report
    from zopa.case.spans import Span
    from zopa.library import Case

# Of an actor that is named a thousand times, so many places are shown; the JSON has them all.
_MOST_PLACES = 5


def reports(case: Case, lang: str) -> Listing:
    """All reports by date."""
    word = labels(lang)
    copies = case.snapshot.copy_of
    rows = []
    for report in case.reports():
        copy = copies.get(report.id)
        data = {
            "id": report.id,
            "path": report.path,
            "title": report.title,
            "outlet": report.outlet,
            "author": report.author,
            "date": _iso(report),
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


def statements(case: Case, lang: str, *, parties: tuple[str, ...], evidence: bool) -> Listing:
    """All statements, or those of parties and of who speaks for them."""
    word = labels(lang)
    wanted = chosen_parties(case, parties)
    who = {actor.id: actor for actor in case.actors()}
    by_id = {report.id: report for report in case.reports()}
    rows = []
    for statement in case.statements():
        speaker = who.get(statement.speaker or "")
        party = speaker.party if speaker else None
        if parties and party not in wanted and statement.speaker not in wanted:
            continue
        review = case.snapshot.review(statement.id)
        quote = " … ".join(part.text for part in statement.quote)
        data = {
            "id": statement.id,
            "report": statement.report,
            "date": _iso(by_id[statement.report]),
            "speaker": statement.speaker,
            "name": speaker.name if speaker else None,
            "party": party,
            "kind": statement.kind,
            "hedge": statement.hedge,
            "relayed_by": statement.relayed_by,
            "quote": quote,
            "confidence": statement.confidence,
            "rule": statement.rule,
            "review": review,
            "evidence": [as_data(span) for span in statement.evidence],
        }
        kind = [word[statement.kind]]
        kind += [word[statement.hedge]] if statement.hedge else []
        kind += [word["rejected"]] if review == "rejected" else []
        named = " … ".join(part.text for part in statement.speaker_spans)
        cells = (
            dated(by_id[statement.report], word),
            _speaker(speaker.name if speaker else named, party, case, lang),
            ", ".join(kind),
            quote,
        )
        proof = sentences(statement.evidence, by_id, word, rule=statement.rule) if evidence else ()
        rows.append(Row(data, cells, proof))
    columns = (
        Column(word["date"]),
        Column(word["speaker"], grow=3),
        Column(word["kind"], grow=1),
        Column(word["said"], grow=6),
    )
    return Listing(columns, rows)


def actors(case: Case, lang: str, *, parties: tuple[str, ...], evidence: bool) -> Listing:
    """All actors, those named most often first."""
    word = labels(lang)
    wanted = chosen_parties(case, parties)
    by_id = {report.id: report for report in case.reports()}
    rows = []
    for actor in sorted(case.actors(), key=lambda a: (-len(a.evidence), a.id)):
        if parties and actor.party not in wanted:
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
    day = _iso(report)
    if day is None:
        return word["undated"]
    known = report.published.known
    return day if known == "printed" else f"{day} ({word[known]})"


def _iso(report: Report) -> str | None:
    day = report.published.start or report.published.end
    return day.isoformat() if day else None


def _speaker(name: str, party: str | None, case: Case, lang: str) -> str:
    shown = party_name(case.agenda, party, lang) if party else ""
    if shown and shown != name:
        return f"{name} ({shown})" if name else shown
    return name
