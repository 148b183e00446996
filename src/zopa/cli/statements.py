"""Statements as rows: who said what, when, how it is known, and through whom it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zopa.cli.lists import dated, iso_day, sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.record.export import as_data
from zopa.record.names import issue_name, party_name

if TYPE_CHECKING:
    from zopa.case.findings import Statement
    from zopa.library import Case

Place = tuple[int, int]


def listing(
    case: Case,
    found: Iterable[Statement],
    lang: str,
    *,
    evidence: bool = False,
    places: Mapping[str, Sequence[Place]] | None = None,
) -> Listing:
    """Statements in the order given. ``places`` are, by statement, words to show in brackets."""
    found = list(found)
    word = labels(lang)
    who = {actor.id: actor for actor in case.actors()}
    by_id = {report.id: report for report in case.reports()}
    about = case.issues_of(found)
    rows = []
    for one in found:
        speaker = who.get(one.speaker or "")
        party = speaker.party if speaker else None
        report = by_id[one.report]
        marked = (places or {}).get(one.id, ())
        review = case.review(one.id)
        data: dict[str, Any] = {
            "type": "statement",
            "id": one.id,
            "report": one.report,
            "outlet": report.outlet,
            "date": iso_day(report),
            "speaker": one.speaker,
            "name": speaker.name if speaker else None,
            "party": party,
            "kind": one.kind,
            "hedge": one.hedge,
            "hedge_words": [part.text for part in one.hedge_spans],
            "chain": [as_data(link) for link in one.chain],
            "unnamed": as_data(one.unnamed) if one.unnamed else None,
            "relayed_by": one.relayed_by,
            "issues": list(about[one.id]),
            "quote": " … ".join(part.text for part in one.quote),
            "confidence": one.confidence,
            "rule": one.rule,
            "speaker_rule": one.speaker_rule,
            "review": review,
            "evidence": [as_data(span) for span in one.evidence],
        }
        if places is not None:
            data["places"] = [
                {"start": a, "end": b, "text": part.text[a - part.start : b - part.start]}
                for part in (*one.quote, *one.frame, *one.speaker_spans, *one.cue)
                for a, b in marked
                if part.start <= a and b <= part.end
            ]
        known = [word[one.kind]]
        known += [word[one.hedge]] if one.hedge else []
        known += [word["rejected"]] if review == "rejected" else []
        named = " … ".join(part.text for part in one.speaker_spans)
        chain = " ← ".join(clean(link.name.text) for link in one.chain)
        cells = (
            dated(report, word),
            _speaker(case, speaker.name if speaker else named, party, lang),
            ", ".join(known) + (f": {chain}" if chain else ""),
            " … ".join(_marked(part.text, part.start, marked) for part in one.quote),
            ", ".join(clean(issue_name(case.agenda, issue, lang)) for issue in about[one.id]),
        )
        proof = sentences(one.evidence, by_id, word, rule=one.rule) if evidence else ()
        rows.append(Row(data, cells, proof))
    columns = (
        Column(word["date"]),
        Column(word["speaker"], grow=3),
        Column(word["kind"], grow=2),
        Column(word["said"], grow=7),
        Column(word["issue"], grow=2),
    )
    return Listing(columns, rows)


def _marked(text: str, start: int, places: Iterable[Place]) -> str:
    """The text with the places in brackets; those outside of it are passed over."""
    inside = [(a - start, b - start) for a, b in places if start <= a and b <= start + len(text)]
    for first, last in reversed(inside):
        text = f"{text[:first]}[{text[first:last]}]{text[last:]}"
    return text


def _speaker(case: Case, name: str, party: str | None, lang: str) -> str:
    shown = party_name(case.agenda, party, lang) if party else ""
    if shown and shown != name:
        return f"{name} ({shown})" if name else shown
    return name
