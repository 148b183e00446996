"""Levers, scored against what people marked.

The gold of the sample cases stands in ``examples/*/expected.yaml``, that of the two older ones in
``benchmarks/planted/levers.yaml``. A found lever is paired with one of the same family (a threatened
sanction may be called a threat, arms are aid) whose evidence overlaps. Of the pairs, the share is
printed whose kind, holder, target and status are right, and, where either has a size or a trigger,
whose words overlap; of several holders or targets each is right. Half A are the reports 01 and 02 of
the four newer cases and the two older cases, with which the rules were made; half B is the rest.

Run: python -m benchmarks.levers [--errors] [--fast]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from benchmarks.gold import EXAMPLES, locate
from benchmarks.scoring.ratio import ratio
from zopa.case.agendas import load_agenda
from zopa.case.families import lever_family
from zopa.case.findings import Lever
from zopa.case.report import Report
from zopa.case.spans import Part
from zopa.case.store import MemoryStore, Reading
from zopa.intake import Problem, Source, extract, iter_sources
from zopa.reading.dating import dated
from zopa.reading.mode import Mode
from zopa.reading.read import Reader
from zopa.record.actors import resolve
from zopa.record.snapshot import snapshot

OLDER = Path(__file__).parent / "planted" / "levers.yaml"
SEEN = {"ukraine-2025": 8, "river-treaty": 3}
"""The reports up to this number belong to half A; of all other cases the first two."""


Stretch = tuple[int, int]


class GoldLever(Struct, frozen=True):
    """A lever that a careful reader signed, with the offsets of its evidence."""

    kind: str
    holders: frozenset[str | None]
    targets: frozenset[str | None]
    status: str
    size: Stretch | None
    trigger: Stretch | None
    start: int
    end: int
    text: str


class Tally(Struct):
    """Counts of pairs and of what is right in them; ``of`` is out of how many."""

    hits: int = 0
    found: int = 0
    gold: int = 0
    kind: int = 0
    holder: int = 0
    target: int = 0
    status: int = 0
    size: int = 0
    of_size: int = 0
    trigger: int = 0
    of_trigger: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another one."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        parts = [
            str(ratio(self.hits, self.found, self.gold)),
            f"({self.hits} of {self.found} found, {self.gold} marked)",
            *(
                f"{name} {getattr(self, name)}/{self.hits}"
                for name in ("kind", "holder", "target", "status")
            ),
            f"size {self.size}/{self.of_size} trigger {self.trigger}/{self.of_trigger}",
        ]
        return " ".join(parts)


class Read(Struct, frozen=True):
    """A report with the levers that were found in it and those that should have been."""

    name: str
    report: Report
    found: list[Lever]
    gold: list[GoldLever]


def cases() -> list[str]:
    """The sample cases that have levers marked."""
    older = _older()
    newer = [home.name for home in sorted(EXAMPLES.iterdir()) if _marked(home)]
    return [*older, *(name for name in newer if name not in older)]


def read_case(case: str, mode: Mode) -> list[Read]:
    """The reports of a case, read; those of half B only where their levers are marked.

    Raises ``ValueError`` where an annotation does not stand in the text of its report.
    """
    home = EXAMPLES / case
    agenda_file = home / "agenda.yaml"
    agenda = load_agenda(agenda_file if agenda_file.exists() else None)
    reader = Reader(agenda, mode)
    entries = _older().get(case) or _marked(home)
    store = MemoryStore()
    store.set_agenda(agenda)
    reports: dict[str, Report] = {}
    raw: dict[str, bytes] = {}
    for source in iter_sources([home / "reports"]):
        extracted = source if isinstance(source, Problem) else extract(source)
        if isinstance(extracted, Problem):
            raise ValueError(str(extracted))  # noqa: TRY004 - the file is bad, not its type
        if isinstance(source, Source):
            report = dated(extracted[0])
            reports[Path(report.path).name] = report
            raw[report.raw] = source.data
    store.add(
        [
            Reading(report=report, findings=reader.read(report), reader=reader.key)
            for report in reports.values()
        ],
        raw,
    )
    found = resolve(snapshot(store)).levers
    return [
        Read(
            name,
            report,
            [lever for lever in found if lever.report == report.id],
            [_gold(report, entry) for entry in entries if entry["report"] == name],
        )
        for name, report in sorted(reports.items())
        if _annotated(case, name)
    ]


def pairs_of(one: Read) -> tuple[list[tuple[Lever, GoldLever]], list[Lever], list[GoldLever]]:
    """Pairs of the same family whose evidence overlaps; then the rest of both."""
    left = list(one.gold)
    pairs: list[tuple[Lever, GoldLever]] = []
    wrong: list[Lever] = []
    for lever in sorted(one.found, key=lambda v: (v.evidence[0].start, v.id)):
        fitting = [g for g in left if _fits(lever, g)]
        match = min(fitting, key=lambda g: _distance(lever, g), default=None)
        if match is None:
            wrong.append(lever)
        else:
            left.remove(match)
            pairs.append((lever, match))
    return pairs, wrong, left


def tally(one: Read) -> Tally:
    """The counts of one report."""
    pairs, _, _ = pairs_of(one)
    counts = Tally(hits=len(pairs), found=len(one.found), gold=len(one.gold))
    for lever, gold in pairs:
        counts.kind += lever.kind == gold.kind
        counts.holder += lever.holder in gold.holders
        counts.target += lever.target in gold.targets
        counts.status += lever.status == gold.status
        if lever.size or gold.size:
            counts.of_size += 1
            counts.size += _overlap(lever.size, gold.size)
        if lever.trigger or gold.trigger:
            counts.of_trigger += 1
            counts.trigger += _overlap(lever.trigger, gold.trigger)
    return counts


def main() -> None:
    """Print the tables of each reader; with ``--errors`` also what went wrong in half A."""
    modes: list[Mode] = ["fast"] if "--fast" in sys.argv else ["fast", "encoder"]
    for mode in modes:
        sums = {"A": Tally(), "B": Tally()}
        for case in cases():
            halves = {"A": Tally(), "B": Tally()}
            for one in read_case(case, mode):
                half = "A" if _seen(case, one.name) else "B"
                halves[half].add(tally(one))
                if "--errors" in sys.argv and half == "A":
                    print("\n".join(_errors(one)))
            for half, counts in halves.items():
                sums[half].add(counts)
                if counts.gold or counts.found:
                    print(f"{mode} {case} {half} {counts}")
        for half, counts in sums.items():
            print(f"{mode} all {half} {counts}")


def _older() -> dict[str, list[dict[str, Any]]]:
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(OLDER.read_text(encoding="utf-8"))
    return data


def _marked(home: Path) -> list[dict[str, Any]]:
    file = home / "expected.yaml"
    if not file.exists():
        return []
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8")).get("levers")
    return entries or []


def _seen(case: str, name: str) -> bool:
    return int(name[:2]) <= SEEN.get(case, 2)


def _annotated(case: str, name: str) -> bool:
    """Whether the levers of a report are marked: of the older cases only those of half A are."""
    if case in SEEN:
        return _seen(case, name)
    gold = yaml.safe_load((EXAMPLES / case / "expected.yaml").read_text(encoding="utf-8"))
    return name in gold["reports"]


def _gold(report: Report, entry: dict[str, Any]) -> GoldLever:
    start, end = locate(report, entry["evidence"], entry.get("nth", 1))
    return GoldLever(
        entry["kind"],
        _several(entry["holder"]),
        _several(entry["target"]),
        entry["status"],
        _stretch(report, entry["size"], start),
        _stretch(report, entry["trigger"], start),
        start,
        end,
        entry["evidence"],
    )


def _several(value: str | list[str] | None) -> frozenset[str | None]:
    return frozenset(value) if isinstance(value, list) else frozenset([value])


def _fits(lever: Lever, gold: GoldLever) -> bool:
    overlaps = any(span.start < gold.end and gold.start < span.end for span in lever.evidence)
    return overlaps and lever_family(lever.kind) == lever_family(gold.kind)


def _distance(lever: Lever, gold: GoldLever) -> tuple[bool, bool, int]:
    nearest = min(abs(span.start - gold.start) for span in lever.evidence)
    return lever.kind != gold.kind, lever.holder not in gold.holders, nearest


def _stretch(report: Report, words: str | None, near: int) -> Stretch | None:
    """Where some words stand nearest to a place; raises ``ValueError`` where they do not stand."""
    if words is None:
        return None
    start, end = locate(report, words)
    while True:
        behind = report.text.find(words, start + 1)
        if behind < 0 or abs(behind - near) >= abs(start - near):
            return start, end
        start, end = behind, behind + len(words)


def _overlap(found: Part | None, gold: Stretch | None) -> bool:
    return found is not None and gold is not None and found.start < gold[1] and gold[0] < found.end


def _errors(one: Read) -> Iterator[str]:
    pairs, wrong, missed = pairs_of(one)
    for lever, gold in pairs:
        for name, value, true in _differences(one, lever, gold):
            yield f"{one.name} {name} {value} not {true} [{lever.rule}] {gold.text}"
    for lever in wrong:
        yield (
            f"{one.name} WRONG {lever.kind} {lever.status} {lever.holder}>{lever.target} "
            f"[{lever.rule}] {' | '.join(span.text for span in lever.evidence)}"
        )
    for gold in missed:
        yield (
            f"{one.name} MISSED {gold.kind} {gold.status} {_names(gold.holders)}>"
            f"{_names(gold.targets)} {gold.text}"
        )


def _differences(one: Read, lever: Lever, gold: GoldLever) -> Iterator[tuple[str, object, object]]:
    if lever.kind != gold.kind:
        yield "KIND", lever.kind, gold.kind
    if lever.holder not in gold.holders:
        yield "HOLDER", lever.holder, _names(gold.holders)
    if lever.target not in gold.targets:
        yield "TARGET", lever.target, _names(gold.targets)
    if lever.status != gold.status:
        yield "STATUS", lever.status, gold.status
    for name, part, true in (
        ("SIZE", lever.size, gold.size),
        ("TRIGGER", lever.trigger, gold.trigger),
    ):
        if (part or true) and not _overlap(part, true):
            yield name, part and part.text, true and one.report.text[slice(*true)]


def _names(ids: Iterable[str | None]) -> str:
    return "/".join(sorted(str(id) for id in ids))


def total(reads: Sequence[Read]) -> Tally:
    """The counts of several reports."""
    counts = Tally()
    for one in reads:
        counts.add(tally(one))
    return counts


if __name__ == "__main__":
    main()
