"""The second store: a case in plain dictionaries, for tests and notebooks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Literal, Self, TypeVar

import msgspec

from zopa.case.agenda import Agenda
from zopa.case.decision import Decision
from zopa.case.findings import Finding
from zopa.case.report import Report
from zopa.case.store.check import (
    Held,
    by_day,
    change,
    check_decision,
    check_kind,
    check_readings,
    kind_of,
    ordered,
)
from zopa.case.store.protocol import Added, Hit, Reading, kinds
from zopa.case.store.terms import places, score, terms

F = TypeVar("F", bound=Finding)

_INDEXES: tuple[tuple[Literal["words", "trigrams"], bool], ...] = (
    ("words", False),
    ("trigrams", True),
)


class MemoryStore:
    """A case that is gone when the program ends; see ``Store`` for what the methods do."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._paths: dict[str, set[str]] = {}
        self._raw: dict[str, bytes] = {}
        self._done: dict[str, str] = {}
        self._decisions: dict[str, Decision] = {}
        self._agenda: Agenda | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} with {len(self._readings)} reports>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        pass

    def add(self, readings: Sequence[Reading], raw: Mapping[str, bytes]) -> Added:
        check_readings(readings, raw)
        added = Added()
        for sha256, data in raw.items():
            self._raw.setdefault(sha256, data)
        for reading in readings:
            id = reading.report.id
            there = self._readings.get(id)
            held = Held(there.reader, there.report.path) if there else None
            what, write = change(held, reading)
            added = msgspec.structs.replace(added, **{what: getattr(added, what) + 1})
            self._paths.setdefault(id, set()).add(reading.report.path)
            if there and what == "renewed":
                self._done = {s: r for s, r in self._done.items() if r != there.reader}
            if write:
                self._readings[id] = reading
        return added

    def done(self, source: str, reader: str) -> bool:
        return self._done.get(source) == reader

    def mark_done(self, source: str, reader: str, path: str) -> None:  # noqa: ARG002 - not shown
        self._done[source] = reader

    def readers(self) -> dict[str, str]:
        return {reading.report.id: reading.reader for reading in self._in_order()}

    def reports(self, *, text: bool = True) -> Iterator[Report]:
        for reading in self._in_order():
            report = self.report(reading.report.id)
            yield report if text else msgspec.structs.replace(report, text="")

    def report(self, id: str) -> Report:
        return msgspec.structs.replace(self._readings[id].report, path=min(self._paths[id]))

    def paths(self, id: str) -> tuple[str, ...]:
        return tuple(sorted(self._paths[id]))

    def raw(self, sha256: str) -> bytes:
        return self._raw[sha256]

    def findings(self, kind: type[F], *, reports: Collection[str] | None = None) -> Iterator[F]:
        check_kind(kind)
        for reading in self._in_order():
            if reports is not None and reading.report.id not in reports:
                continue
            for finding in ordered(reading.findings):
                if type(finding) is kind:
                    yield finding

    def decide(self, decision: Decision) -> None:
        check_decision(decision, self._decisions.get(decision.id))
        self._decisions[decision.id] = decision

    def decisions(self) -> list[Decision]:
        return sorted(self._decisions.values(), key=lambda d: (d.at, d.id))

    def agenda(self) -> Agenda | None:
        return self._agenda

    def set_agenda(self, agenda: Agenda) -> None:
        self._agenda = agenda

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        wanted = terms(words)
        hits = []
        for id, reading in self._readings.items():
            title, text = reading.report.title or "", reading.report.text
            for index, inside in _INDEXES:
                good = score(wanted, title, text, inside=inside)
                if good is not None:
                    found = places(wanted, text, inside=inside)
                    hits.append(
                        Hit(report=id, score=good + (not inside), places=found, index=index)
                    )
                    break
        hits.sort(key=lambda hit: (-hit.score, hit.report))
        return hits[: max(limit, 0)]

    def counts(self) -> dict[str, int]:
        counts = {"reports": len(self._readings)}
        for kind in kinds():
            counts[kind_of(kind)] = sum(1 for _ in self.findings(kind))
        return counts

    def _in_order(self) -> list[Reading]:
        return sorted(self._readings.values(), key=lambda reading: by_day(reading.report))
