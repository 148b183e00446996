"""Events, offices and the time line, scored against what people marked.

The sample cases have gold of their own (``examples/*/expected.yaml``), the texts written for zopa
(``training/corpus/own``) have tags. Rules were made with the files of odd numbers only; the others and
the held-out reports of the sample cases are for measuring. The guide of the texts knows no talks, no
summit, no arms release and no presentation: talks and summits are meetings there, and found events of
the other two kinds are not counted on them. "date in the case" is the day after undated reports were
dated by the others of their case.

Run: python -m benchmarks.events [--errors] [--no-encoder] [--no-fast]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from training.corpus.own import EVENTS, OFFICES, OWN, Document, documents

from benchmarks.accuracy import halves
from benchmarks.disagreements import snapshot_of
from benchmarks.gold import CASES, Scored, locate, read_case
from benchmarks.scoring.happenings import (
    GoldEvent,
    GoldOffice,
    Stretch,
    Tally,
    heads_of,
    pair_events,
    pair_offices,
    surname_key,
    tally_events,
    tally_offices,
)
from zopa.case.agendas import load_agenda
from zopa.case.families import family
from zopa.case.findings import Event, EventKind, Finding, Office
from zopa.case.ids import content_id
from zopa.case.report import Report
from zopa.case.spans import Published
from zopa.reading.mode import Mode
from zopa.reading.page import lay_out
from zopa.reading.read import Reader
from zopa.record.dating import dated


def gold_events(one: Scored) -> list[GoldEvent]:
    """The events that the annotation of a sample report has."""
    page = lay_out(one.report, ())
    assert page is not None
    bounds = [(page.words.start[s.first], page.words.end[s.last - 1]) for s in page.sentences]
    found = []
    for entry in one.gold.get("events", ()):
        start, end = locate(one.report, entry["evidence"], entry.get("nth", 1))
        dates: tuple[date | None, date | None] = (entry["date"]["start"], entry["date"]["end"])
        found.append(
            GoldEvent(
                kind=entry["kind"],
                status=entry["status"],
                sentences=tuple(b for b in bounds if b[0] < end and start < b[1]),
                text=entry["evidence"],
                participants=frozenset(entry["participants"]),
                place=entry["place"],
                dates=dates,
            )
        )
    return found


def gold_offices(one: Scored) -> list[GoldOffice]:
    """The offices that the annotation of a sample report has."""
    return [
        GoldOffice(
            surname_key(entry["actor"]),
            heads_of(entry["title"]),
            entry["status"],
            entry["evidence"],
        )
        for entry in one.gold.get("offices", ())
    ]


def own_events(document: Document) -> list[GoldEvent]:
    """The tagged events of a text."""
    found = []
    for entry in document.events:
        place = [document.text[a:b] for a, b in entry.parts.get("x", ())]
        found.append(
            GoldEvent(
                kind=entry.labels[0],
                status=entry.labels[1],
                sentences=tuple(_around(document, entry.parts["v"])),
                text=" ".join(document.text[a:b] for a, b in entry.parts["v"]),
                named=entry.parts.get("w", ()),
                place=place[0] if place else None,
            )
        )
    return found


def own_offices(document: Document) -> list[GoldOffice]:
    """The tagged offices of a text, each once; those whose holder is not named are left out."""
    found: dict[tuple[str, frozenset[str]], GoldOffice] = {}
    for entry in document.offices:
        title = " ".join(document.text[a:b] for a, b in entry.parts["o"])
        for start, end in entry.parts.get("h", ())[:1]:
            surname = surname_key(document.text[start:end])
            office = GoldOffice(surname, heads_of(title), entry.labels[0], title)
            found.setdefault((surname, office.heads), office)
    return list(found.values())


def without_holder(document: Document) -> list[Stretch]:
    """Where a title is tagged and its holder is not: what is found there is neither right nor wrong."""
    return [
        sentence
        for entry in document.offices
        if "h" not in entry.parts
        for sentence in _around(document, entry.parts["o"])
    ]


def as_report(document: Document) -> Report:
    """A text of our own as a report."""
    day = date.fromisoformat(document.published)
    return Report(
        id=content_id("report", document.id),
        path=document.id,
        text=document.text,
        raw="",
        format="text",
        language=document.language,
        published=Published(day, day, "printed"),
    )


def read_own(mode: Mode, *, odd: bool) -> list[tuple[Document, tuple[Finding, ...]]]:
    """The texts of the files with odd or even numbers, each with what was found in it."""
    reader = Reader(load_agenda(None), mode)
    return [
        (document, reader.read(as_report(document)))
        for path in sorted(OWN.glob("*.txt"))
        if _number(path) % 2 == odd
        for document in documents(path)[0]
    ]


def _number(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


def _around(document: Document, stretches: Iterable[Stretch]) -> list[Stretch]:
    return [
        sentence
        for sentence in document.sentences
        if any(sentence[0] < end and start < sentence[1] for start, end in stretches)
    ]


_KNOWN_THERE = {family(kind) for kind in get_args(EventKind) if kind in EVENTS}


def countable(findings: Iterable[Finding]) -> list[Event]:
    """The found events that the guide of our own texts has a tag for.

    It has one tag for what was moved to another day, so the new date of that is not counted.
    """
    return [
        event
        for event in findings
        if isinstance(event, Event)
        and family(event.kind) in _KNOWN_THERE
        and event.rule != "event.moved"
    ]


def _offices(findings: Iterable[Finding]) -> list[Office]:
    """The found offices that one holds, left or is to take: annotation marks no others."""
    return [f for f in findings if isinstance(f, Office) and f.status in OFFICES]


def _held(document: Document, findings: Iterable[Finding]) -> list[Office]:
    aside = without_holder(document)
    return [
        office
        for office in _offices(findings)
        if not any(a <= office.evidence[0].start < b for a, b in aside)
    ]


def main() -> None:
    """Print the tables of each reader; with ``--errors`` also what went wrong in the seen halves."""
    modes: list[Mode] = [mode for mode in get_args(Mode) if f"--no-{mode}" not in sys.argv]
    for mode in modes:
        for case in CASES:
            scored = read_case(case, mode=mode)
            read = [finding for one in scored for finding in one.findings]
            later = {e.id: e.date for e in dated(snapshot_of(case, scored, read)).events}
            for name, some in halves(case, scored).items():
                events, offices = Tally(), Tally()
                for one in some:
                    events.add(tally_events(one.of(Event), gold_events(one), later))
                    offices.add(tally_offices(_offices(one.findings), gold_offices(one)))
                    if "--errors" in sys.argv and name == "seen":
                        _show(one.name, one.findings, gold_events(one), gold_offices(one))
                print(f"{mode} {case} {name:9} events   {events}")
                print(f"{mode} {case} {name:9} offices  {offices}")
        for odd in (True, False):
            events, offices = Tally(), Tally()
            for document, findings in read_own(mode, odd=odd):
                known = countable(findings)
                events.add(tally_events(known, own_events(document)))
                offices.add(tally_offices(_held(document, findings), own_offices(document)))
                if "--errors" in sys.argv and odd:
                    _show(
                        document.id, findings, own_events(document), own_offices(document), own=True
                    )
            half = "odd, seen" if odd else "even, held out"
            print(f"{mode} own texts {half:14} events   {events}")
            print(f"{mode} own texts {half:14} offices  {offices}")


def _show(
    name: str,
    findings: Sequence[Finding],
    events: list[GoldEvent],
    offices: list[GoldOffice],
    *,
    own: bool = False,
) -> None:
    """Print what was wrong, what was missed and which status is another one."""
    found = countable(findings) if own else [f for f in findings if isinstance(f, Event)]
    pairs, wrong, missed = pair_events(found, events)
    for event, true in pairs:
        if event.status != true.status:
            print(f"{name} E STATUS {event.status} not {true.status} [{event.rule}] {true.text}")
        dates = (event.date.start, event.date.end)
        if true.dates not in {None, (None, None), dates}:
            print(f"{name} E DATE {_days(dates)} not {_days(true.dates)} {true.text}")
        if true.place is not None and event.place != true.place:
            print(f"{name} E PLACE {event.place} not {true.place} {true.text}")
        if true.participants and set(event.participants) != true.participants:
            print(
                f"{name} E SIDES {event.participants} not {sorted(true.participants)} {true.text}"
            )
    for event in wrong:
        print(
            f"{name} E WRONG {event.kind} {event.status} {event.participants} {event.place} "
            f"[{event.rule}] {event.evidence[0].text}"
        )
    for true in missed:
        print(f"{name} E MISSED {true.kind} {true.status} {sorted(true.participants)} {true.text}")
    held, wrong_offices, missed_offices = pair_offices(_offices(findings), offices)
    for office, gold in held:
        if office.status != gold.status:
            print(f"{name} O STATUS {office.status} not {gold.status} [{office.rule}] {gold.text}")
    for office in wrong_offices:
        print(
            f"{name} O WRONG {office.actor} {office.title} {office.status} [{office.rule}] "
            f"{office.evidence[0].text}"
        )
    for gold in missed_offices:
        print(
            f"{name} O MISSED {gold.surname} {'/'.join(sorted(gold.heads))} {gold.status} {gold.text}"
        )


def _days(dates: tuple[date | None, date | None] | None) -> str:
    return " to ".join(str(day) for day in dates) if dates else ""


if __name__ == "__main__":
    main()
