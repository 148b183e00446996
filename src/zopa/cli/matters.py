"""``zopa show FILE matters``: stances on what no issue of the agenda covers, with keywords for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from zopa.case.findings import Stance
from zopa.case.spans import Interval
from zopa.cli.choose import chosen_actors, chosen_parties
from zopa.cli.filters import Filters, known, within
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.cli.positions import SIGNS
from zopa.cli.timeline import days
from zopa.record.export import as_data
from zopa.record.names import party_name

if TYPE_CHECKING:
    from zopa.library import Case


def listing(case: Case, chosen: Filters, lang: str, *, evidence: bool) -> Listing:
    """The open matters that pass, those of most reports first; ``--kind`` is the stance."""
    known("kind", chosen.kind, get_args(Stance))
    word = labels(lang)
    parties = {*chosen_parties(case, chosen.party)}
    bearers = chosen_actors(case, chosen.actor)
    by_id = {report.id: report for report in case.reports()}
    kept = [
        one
        for one in case.matters()
        if within(chosen, by_id[one.report])
        and (not parties or one.party in parties)
        and (not bearers or one.speaker in bearers)
        and (not chosen.kind or one.stance in chosen.kind)
    ]
    rows = []
    for matter in case.open_matters(kept):
        stands: dict[str, None] = {}
        for one in matter.stands:
            who = party_name(case.agenda, one.party, lang) if one.party else word["unknown"]
            stands[f"{who} {SIGNS[one.stance]} {word[one.stance]}"] = None
        report = by_id[matter.stands[-1].report]
        last = matter.stands[-1].as_of
        day = last if last != Interval() else Interval(report.published.start, report.published.end)
        data = as_data(matter)
        for row, one in zip(data["stands"], matter.stands, strict=True):
            row["review"] = case.review(one.id)
            if not evidence:
                del row["evidence"]
        if evidence:
            data["evidence"] = [as_data(span) for one in matter.stands for span in one.evidence]
        cells = (
            ", ".join(matter.keywords[:4]),
            "; ".join(stands),
            str(matter.sources),
            days(day, word),
        )
        proof: tuple[str, ...] = ()
        if evidence:
            for one in matter.stands:
                proof += sentences(one.evidence, by_id, word, rule=one.rule)
        rows.append(Row(data, tuple(map(clean, cells)), proof))
    columns = (
        Column(word["keywords"], grow=3),
        Column(word["stances"], grow=4),
        Column(word["sources"], right=True),
        Column(word["date"]),
    )
    return Listing(columns, rows)
