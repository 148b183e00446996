"""``zopa show FILE timeline``: what happened or is to happen, and how that was told over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, get_args

from zopa.case.findings import EventKind
from zopa.cli.choose import chosen_actors, chosen_parties
from zopa.cli.filters import Filters, days_meet, known, within
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.record.export import as_data
from zopa.record.names import party_name

if TYPE_CHECKING:
    from zopa.case.findings import Event
    from zopa.case.report import Report
    from zopa.case.spans import Interval
    from zopa.library import Case
    from zopa.record.timeline import Entry, Stage


def listing(case: Case, chosen: Filters, lang: str, *, evidence: bool) -> Listing:
    """The entries that pass, by date; each with the stages of its status, the last one first named."""
    known("kind", chosen.kind, get_args(EventKind))
    word = labels(lang)
    parties = chosen_parties(case, chosen.party)
    actors = chosen_actors(case, chosen.actor)
    names = {actor.id: actor.name for actor in case.actors()}
    by_id = {report.id: report for report in case.reports()}
    events = {event.id: event for event in case.events()}
    rows = []
    for entry in case.timeline():
        told = [events[stage.event] for stage in entry.history]
        if not _passes(entry, told, chosen, parties, actors, by_id):
            continue
        rules = {join.event: join.rule for join in entry.joins}
        proof: tuple[str, ...] = ()
        if evidence:
            for stage, event in zip(entry.history, told, strict=True):
                rule = " + ".join(filter(None, [event.rule, rules.get(stage.event)]))
                proof += sentences(
                    stage.evidence, by_id, word, rule=f"{word[stage.status]}, {rule}"
                )
        data = as_data(entry)
        for told_, stage in zip(told, data["history"], strict=True):
            stage["rule"] = told_.rule
            stage["atmosphere"] = [part.text for part in told_.atmosphere]
            stage["roles"] = [as_data(role) for role in told_.roles]
        shown = [_name(case, id, names, lang) for id in entry.participants]
        what = [word[entry.kind], entry.name or "", _lasted(entry.minutes, word)]
        cells = (
            days(entry.date, word),
            ", ".join(filter(None, what)),
            ", ".join(shown),
            entry.place or "",
            _status(entry, by_id, word),
        )
        rows.append(Row(data, tuple(map(clean, cells)), proof))
    columns = (
        Column(word["date"]),
        Column(word["event"], grow=2),
        Column(word["participants"], grow=3),
        Column(word["place"], grow=1),
        Column(word["status"], grow=3),
    )
    return Listing(columns, rows)


def days(when: Interval, word: Mapping[str, str]) -> str:
    """An interval of days in short: ``2025-11-23``, ``2025-11-19 – 2025-11-20``, ``from …``."""
    if when.start is None and when.end is None:
        return word["undated"]
    if when.start is None:
        return f"{word['until']} {when.end}"
    if when.end is None:
        return f"{word['from']} {when.start}"
    return str(when.start) if when.start == when.end else f"{when.start} – {when.end}"


def _passes(
    entry: Entry,
    told: Iterable[Event],
    chosen: Filters,
    parties: tuple[str, ...],
    actors: frozenset[str],
    reports: Mapping[str, Report],
) -> bool:
    if chosen.kind and entry.kind not in chosen.kind:
        return False
    if parties and not {*parties} & {*entry.participants}:
        return False
    taking = {id for one in told for id in (*one.participants, *(r.actor for r in one.roles)) if id}
    if actors and not actors & (taking | {*entry.participants}):
        return False
    if chosen.outlet:
        anywhen = Filters(outlet=chosen.outlet)
        if not any(within(anywhen, reports[stage.report]) for stage in entry.history):
            return False
    first = entry.history[0].reported
    start, end = entry.date.start or first.start, entry.date.end or first.end
    return days_meet(chosen, start, end)


def _status(entry: Entry, reports: Mapping[str, Report], word: Mapping[str, str]) -> str:
    """``held (planned 2025-10-16, 2 reports)``: what holds, and what was said before."""
    before: list[str] = []
    stages: list[Stage] = [stage for stage in entry.history if stage.status != entry.status]
    for status in dict.fromkeys(stage.status for stage in stages):
        day = next(stage.reported for stage in stages if stage.status == status)
        before.append(f"{word[status]} {days(day, word)}")
    count = len({reports[stage.report].id for stage in entry.history})
    before += [f"{count} {word['reports']}"] if count > 1 else []
    return word[entry.status] + (f" ({', '.join(before)})" if before else "")


def _lasted(minutes: int | None, word: Mapping[str, str]) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        filter(None, [f"{hours} {word['hours']}" if hours else "", f"{rest} min" if rest else ""])
    )


def _name(case: Case, id: str, names: Mapping[str, str], lang: str) -> str:
    return (
        names[id] if id in names and id.startswith("person-") else party_name(case.agenda, id, lang)
    )
