"""``zopa show FILE actors --profile X``: what the record has of one party or person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zopa.cli.choose import chosen_actors, chosen_parties
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.cli.positions import SIGNS
from zopa.cli.timeline import days
from zopa.errors import ZopaError
from zopa.record.export import as_data
from zopa.record.names import issue_name, option_name, party_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zopa.case.findings import Lever
    from zopa.case.spans import Span
    from zopa.library import Case


def listing(case: Case, said: str, lang: str, *, evidence: bool) -> Listing:
    """A row for each thing known: positions, interests, offices, levers held and suffered."""
    word = labels(lang)
    found = case.profile(_one(case, said))
    by_id = {report.id: report for report in case.reports()}
    names = {actor.id: actor.name for actor in case.actors()}
    rows: list[Row] = []

    def add(part: str, data: dict[str, Any], cells: Sequence[str], spans: Sequence[Span]) -> None:
        proof = sentences(spans, by_id, word, rule=str(data.get("rule", ""))) if evidence else ()
        rows.append(
            Row({"part": part, **data}, (word[part], *(clean(cell) for cell in cells)), proof)
        )

    for line in found.positions:
        stance = [f"{SIGNS[line.stance]} {word[line.stance]}"]
        stance += [f"■ {word['red_line']}"] if line.red_line else []
        what = issue_name(case.agenda, line.issue, lang)
        if line.option:
            what += f": {option_name(case.agenda, line.issue, line.option, lang)}"
        if line.condition:
            what += f" ({word['condition']}: {line.condition.text})"
        when = str(line.until or line.since or word["undated"])
        proven = f"{word['sources']}: {line.strength.sources}"
        add(
            "position",
            as_data(line),
            (when, what, f"{', '.join(stance)} · {proven}"),
            line.evidence,
        )
    for interest in found.interests:
        cells = ("", interest.words, names.get(interest.speaker, ""))
        add("interest", as_data(interest), cells, interest.evidence)
    for office in found.offices:
        cells = (
            days(office.held, word),
            office.title,
            f"{names.get(office.actor, '')}, {word[office.status]}",
        )
        add("office", as_data(office), cells, office.evidence)

    def lever(part: str, one: Lever, other: str | None) -> None:
        shown = party_name(case.agenda, other, lang) if other else "—"
        size = "; ".join(p.text for p in (one.size, one.trigger) if p is not None)
        cells = (
            days(one.date, word),
            f"{word[f'lever_{one.kind}']} {size}",
            f"{shown}, {word[one.status]}",
        )
        add(part, as_data(one), cells, one.evidence)

    for one in found.levers:
        lever("lever", one, one.target)
    for one in found.pressure:
        lever("pressure", one, one.holder)
    columns = (
        Column(word["part"]),
        Column(word["date"]),
        Column(word["what"], grow=5),
        Column(word["detail"], grow=3),
    )
    return Listing(columns, rows)


def _one(case: Case, said: str) -> str:
    """The id of the one party or actor that is meant; raises ``ZopaError`` for none or several."""
    try:
        return chosen_parties(case, [said])[0]
    except ZopaError:
        found = sorted(chosen_actors(case, [said]))
    if len(found) > 1:
        raise ZopaError(f"{said!r} may be several", hint=f"one of: {', '.join(found)}")
    return found[0]
