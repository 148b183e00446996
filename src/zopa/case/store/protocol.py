"""What a store of one case can do. Every store passes the same conformance suite."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Literal, Protocol, Self, TypeVar

from msgspec import Struct

from zopa.case.agenda import Agenda
from zopa.case.decision import Decision
from zopa.case.findings import Finding
from zopa.case.report import Report

F = TypeVar("F", bound=Finding)


class Reading(Struct, frozen=True, kw_only=True):
    """One report with all that was found in it, ready to be stored.

    ``reader`` identifies what made the findings (rules and agenda); a report read by another reader
    is stale and is read again.
    """

    report: Report
    findings: tuple[Finding, ...]
    reader: str


class Added(Struct, frozen=True, kw_only=True):
    """What a call to ``Store.add`` changed: reports that were new, and reports read anew."""

    new: int = 0
    renewed: int = 0
    same: int = 0


class Hit(Struct, frozen=True, kw_only=True):
    """A report that a search found, with the places (start, end) of the words in its text.

    ``score`` is larger for better hits; ``index`` says which of the two indexes found it.
    """

    report: str
    score: float
    places: tuple[tuple[int, int], ...]
    index: Literal["words", "trigrams"]


class Store(Protocol):
    """One case. Reports and findings are added in batches; each batch is whole or not there."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Let go of the case; a second call does nothing."""

    def add(self, readings: Sequence[Reading], raw: Mapping[str, bytes]) -> Added:
        """Store the readings in one transaction, with the raw bytes by their SHA-256.

        A report that is already there keeps its row; the smallest of its paths is shown. Its
        findings are replaced only where ``reader`` differs. Decisions are never touched.
        """

    def done(self, source: str, reader: str) -> bool:
        """Whether the source with this key has been read to its end by this reader."""

    def mark_done(self, source: str, reader: str, path: str) -> None:
        """Note that a source (a file, by its SHA-256 and format) has been read to its end."""

    def readers(self) -> dict[str, str]:
        """For each report id, the reader that made its findings."""

    def reports(self, *, text: bool = True) -> Iterator[Report]:
        """All reports by date, then id. Without ``text`` the text is left empty (for listings)."""

    def report(self, id: str) -> Report:
        """One report; raises ``KeyError`` where there is none."""

    def paths(self, id: str) -> tuple[str, ...]:
        """All paths a report was met under, in order; raises ``KeyError`` where there is none."""

    def raw(self, sha256: str) -> bytes:
        """The stored bytes; raises ``KeyError`` where there are none."""

    def findings(self, kind: type[F], *, reports: Collection[str] | None = None) -> Iterator[F]:
        """All findings of one kind, by report (in the order of ``reports``), start and id.

        ``reports`` are the ids of those to look into, where not all are wanted.
        """

    def decide(self, decision: Decision) -> None:
        """Append a decision; the same id twice is one decision."""

    def decisions(self) -> list[Decision]:
        """All decisions ever made, by time and id."""

    def agenda(self) -> Agenda | None:
        """The agenda the case is read with, or ``None`` for a case that has none yet."""

    def set_agenda(self, agenda: Agenda) -> None:
        """Replace the agenda of the case."""

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Reports that hold all the words (or quoted phrases), best first.

        Whole words come first; where a word is part of a longer one ("garantie" in
        "Sicherheitsgarantien") the trigram index finds it. Raises ``ZopaError`` for an empty query.
        """

    def counts(self) -> dict[str, int]:
        """How many of each there are: ``reports`` and each kind of finding by lower-case name."""


def kinds() -> Iterable[type[Finding]]:
    """The kinds of finding that a store holds."""
    return Finding.__subclasses__()
