"""``zopa show FILE positions --history PARTY ISSUE``: all that a party said on an issue, in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zopa.cli.choose import chosen_issues, chosen_parties
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.cli.positions import SIGNS
from zopa.cli.timeline import days
from zopa.record.export import as_data
from zopa.record.names import option_name

if TYPE_CHECKING:
    from zopa.library import Case


def listing(case: Case, party: str, issue: str, lang: str, *, evidence: bool) -> Listing:
    """A row for each position, the earliest first; where the stance turns, how well it is proven."""
    word = labels(lang)
    (party_id,) = chosen_parties(case, [party])
    (issue_id,) = chosen_issues(case, [issue])
    found = case.history(party_id, issue_id)
    names = {actor.id: actor.name for actor in case.actors()}
    by_id = {report.id: report for report in case.reports()}
    rules = {position.id: position.rule for position in case.positions()}
    begins = {run.positions[0]: run for run in found.runs}
    rows = []
    for told in found.told:
        run = begins.get(told.position)
        data = as_data(told) | {"run": as_data(run) if run else None}
        option = told.option and option_name(case.agenda, issue_id, told.option, lang)
        stance = [f"{SIGNS[told.stance]} {word[told.stance]}"]
        stance += [f"■ {word['red_line']}"] if told.red_line else []
        stance += [word[told.origin]] if told.origin != "statement" else []
        stance += [word["copy_of"] + " " + by_id[told.copy_of].path] if told.copy_of else []
        report = by_id[told.report]
        cells = (
            days(told.day, word),
            ", ".join(stance),
            option or "",
            names.get(told.speaker or "", ""),
            report.outlet or report.path,
            told.condition.text if told.condition else "",
            f"{word['sources']}: {run.strength.sources}" if run else "",
        )
        proof: tuple[str, ...] = ()
        if evidence:
            proof = sentences(told.evidence, by_id, word, rule=rules[told.position])
        rows.append(Row(data, tuple(map(clean, cells)), proof))
    columns = (
        Column(word["date"]),
        Column(word["position"]),
        Column(word["option"], grow=3),
        Column(word["speaker"], grow=2),
        Column(word["outlet"], grow=2),
        Column(word["condition"], grow=3),
        Column(word["strength"]),
    )
    return Listing(columns, rows)
