"""``zopa show FILE levers``: who puts pressure on whom, by what, how hard, when, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from zopa.case.findings import LeverKind
from zopa.cli.choose import chosen_parties
from zopa.cli.filters import Filters, known, within
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.cli.timeline import days
from zopa.record.export import as_data
from zopa.record.names import party_name

if TYPE_CHECKING:
    from zopa.library import Case

_NOBODY = "—"


def listing(case: Case, chosen: Filters, lang: str, *, evidence: bool) -> Listing:
    """The levers that pass, in the order of their reports; a party is on either end of a lever."""
    known("kind", chosen.kind, get_args(LeverKind))
    word = labels(lang)
    parties = {*chosen_parties(case, chosen.party)}
    by_id = {report.id: report for report in case.reports()}
    rows = []

    def name(id: str | None) -> str:
        return party_name(case.agenda, id, lang) if id else _NOBODY

    for lever in case.levers():
        if chosen.kind and lever.kind not in chosen.kind:
            continue
        if parties and not parties & {lever.holder, lever.target}:
            continue
        if not within(chosen, by_id[lever.report]):
            continue
        review = case.review(lever.id)
        parts = [part.text for part in (lever.size, lever.trigger) if part is not None]
        cells = (
            days(lever.date, word),
            word[f"lever_{lever.kind}"],
            f"{name(lever.holder)} → {name(lever.target)}",
            "; ".join(parts),
            word[lever.status] + (f", {word['rejected']}" if review == "rejected" else ""),
        )
        proof = sentences(lever.evidence, by_id, word, rule=lever.rule) if evidence else ()
        rows.append(Row(as_data(lever) | {"review": review}, tuple(map(clean, cells)), proof))
    columns = (
        Column(word["date"]),
        Column(word["lever"]),
        Column(word["on_whom"], grow=3),
        Column(word["size"], grow=4),
        Column(word["status"]),
    )
    return Listing(columns, rows)
