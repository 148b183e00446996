"""Whether the time line joins the events of several reports as a reader joined them.

Gold is ``benchmarks/planted/timeline.yaml``: which events of the sample cases are one. First the events
of the annotation are joined (joining alone), then those that reading finds. Copies are read as well.

Run: python -m benchmarks.timeline [--errors] [--reader fast|encoder]
     python -m benchmarks.timeline --scale 10000
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Hashable
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import msgspec
import yaml
from msgspec.structs import replace

from benchmarks.events import gold_events
from benchmarks.gold import CASES, EXAMPLES, Scored, locate, read_case
from benchmarks.scoring.happenings import pair_events
from benchmarks.scoring.joining import pairwise
from benchmarks.scoring.ratio import Ratio
from zopa.case.agendas import load_agenda
from zopa.case.findings import Event, EventKind, Office
from zopa.case.ids import with_id
from zopa.case.report import Report
from zopa.case.spans import Interval, Published, Span
from zopa.reading.mode import Mode
from zopa.record.copies import copies
from zopa.record.snapshot import Snapshot
from zopa.record.timeline import Entry, timeline

PLANTED = Path(__file__).parent / "planted" / "timeline.yaml"
Item = tuple[str, int]


def gold_clusters(case: str) -> dict[Hashable, object]:
    """The cluster of each event of a case, by report and index."""
    clusters = yaml.safe_load(PLANTED.read_text(encoding="utf-8"))["clusters"]
    return {
        (member["report"], member["event"]): cluster["key"]
        for cluster in clusters
        if cluster["case"] == case
        for member in cluster["members"]
    }


def statuses(case: str) -> dict[str, str]:
    """What holds at the end for each cluster of a case."""
    clusters = yaml.safe_load(PLANTED.read_text(encoding="utf-8"))["clusters"]
    return {c["key"]: c["status"] for c in clusters if c["case"] == case}


def annotated(one: Scored) -> list[Event]:
    """The events of the annotation of a report, as findings."""
    found = []
    for entry in one.gold.get("events", ()):
        start, end = locate(one.report, entry["evidence"], entry.get("nth", 1))
        fields = {k: entry[k] for k in ("kind", "participants", "place", "status")}
        event = msgspec.convert(
            fields
            | {
                "id": "",
                "evidence": [],
                "confidence": 1.0,
                "rule": "gold",
                "report": one.report.id,
            },
            Event,
        )
        when = Interval(entry["date"]["start"], entry["date"]["end"])
        found.append(with_id(replace(event, evidence=(one.report.span(start, end),), date=when)))
    return found


def snapshot_of(case: str, scored: list[Scored], events: list[Event]) -> Snapshot:
    """The case with these events."""
    agenda = EXAMPLES / case / "agenda.yaml"
    reports = tuple(one.report for one in scored)
    return Snapshot(
        agenda=load_agenda(agenda if agenda.exists() else None),
        reports=reports,
        copy_of=copies(reports),
        offices=tuple(office for one in scored for office in one.of(Office)),
        events=tuple(events),
    )


def by_event(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """The entry of each finding."""
    return {stage.event: entry for entry in entries for stage in entry.history}


def joining_alone(case: str, scored: list[Scored]) -> tuple[dict[Hashable, object], dict[str, str]]:
    """The entry of each annotated event, and the status of each entry."""
    ids: dict[Item, str] = {}
    events: list[Event] = []
    for one in scored:
        for number, event in enumerate(annotated(one)):
            ids[one.name, number] = event.id
            events.append(event)
    entries = by_event(timeline(snapshot_of(case, scored, events)))
    return (
        {item: entries[id].id for item, id in ids.items()},
        {entries[id].id: entries[id].status for id in ids.values()},
    )


def whole_way(case: str, scored: list[Scored]) -> dict[Hashable, object]:
    """The entry of each annotated event that reading found."""
    events = [event for one in scored for event in one.of(Event)]
    entries = by_event(timeline(snapshot_of(case, scored, events)))
    found: dict[Hashable, object] = {}
    for one in scored:
        gold = gold_events(one)
        pairs, _, _ = pair_events(one.of(Event), gold)
        for event, true in pairs:
            found[one.name, gold.index(true)] = entries[event.id].id
    return found


def _line(name: str, score: Ratio) -> str:
    return f"{name:44} {score}"


def show(mode: Mode, *, errors: bool) -> None:
    """Print the figures of one reader."""
    for case in CASES:
        scored = read_case(case, mode=mode)
        gold = gold_clusters(case)
        alone, ends = joining_alone(case, scored)
        print(_line(f"{case}, annotated events", pairwise(alone, gold)))
        true = statuses(case)
        right = sum(ends[str(alone[item])] == true[str(key)] for item, key in gold.items())
        print(f"{'':4}status at the end right: {right} of {len(gold)} events")
        found = whole_way(case, scored)
        print(_line(f"{case}, events as {mode} reads, all", pairwise(found, gold)))
        some = {item: key for item, key in gold.items() if item in found}
        print(_line(f"{case}, events as {mode} reads, found ones", pairwise(found, some)))
        if errors:
            _show_errors(alone, gold, "annotated")
            _show_errors(found, some, "read")


def _show_errors(found: dict[Hashable, object], gold: dict[Hashable, object], name: str) -> None:
    items = list(gold)
    for i, one in enumerate(items):
        for other in items[i + 1 :]:
            made, true = found[one] == found[other], gold[one] == gold[other]
            if made != true:
                print(
                    f"{name} {'WRONGLY JOINED' if made else 'NOT JOINED'} {one} {other} {gold[one]}"
                )


def made_up(reports: int) -> Snapshot:
    """A case with so many reports over two years, three events in each, many told several times."""
    chance = random.Random(7)
    parties = ["us", "ru", "ua", "fr", "de", "gb", "tr", "sa", "cn", "pl"]
    places = ["Istanbul", "Genf", "Riad", "Wien", "Paris", None]
    kinds = get_args(EventKind)
    first = date(2024, 1, 1)
    listed, events = [], []
    for number in range(reports):
        day = first + timedelta(days=number * 730 // reports)
        name = f"report-{number:06}"
        listed.append(
            Report(
                id=name,
                path=name,
                text="",
                raw="",
                format="text",
                published=Published(day, day, "printed"),
            )
        )
        for at in range(3):
            when = day + timedelta(days=chance.randint(-10, 20))
            held = "held" if when <= day else "planned"
            dated = chance.random() < 0.8
            events.append(
                Event(
                    id=f"event-{number}-{at}",
                    evidence=(Span(name, at * 10, at * 10 + 5, "words"),),
                    confidence=0.8,
                    rule="made",
                    report=name,
                    kind=chance.choice(kinds),
                    participants=tuple(chance.sample(parties, 2)),
                    place=chance.choice(places),
                    date=Interval(when, when) if dated else Interval(),
                    status=held,  # type: ignore[arg-type]
                )
            )
    return Snapshot(agenda=load_agenda(None), reports=tuple(listed), events=tuple(events))


def scale(reports: int) -> None:
    """Print the processor time and the memory of a large case."""
    case = made_up(reports)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    entries = timeline(case)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{reports} reports, {len(case.events)} events, {len(entries)} entries: {seconds:.2f} s, "
        f"{(peak - before) / 1024:.0f} MB more than the case ({peak / 1024:.0f} MB in all)"
    )


def main() -> None:
    """Print the figures, or with ``--scale`` time and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--reader", choices=get_args(Mode), default="fast")
    parser.add_argument("--scale", type=int)
    asked = parser.parse_args()
    if asked.scale:
        scale(asked.scale)
    else:
        show(asked.reader, errors=asked.errors)


if __name__ == "__main__":
    main()
