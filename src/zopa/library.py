"""What the command line does, for Python: ``zopa.open(...)``; ``zopa.read(...)`` is in ``job``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from zopa.case.actors import Actor
from zopa.case.agenda import Agenda
from zopa.case.decision import Review
from zopa.case.findings import Evaluation, Event, Mention, Office, Position, Statement
from zopa.case.report import Report
from zopa.case.store import Hit, Store, open_store
from zopa.case.store.terms import terms
from zopa.record.actors import actors, resolve
from zopa.record.export import Export, export
from zopa.record.matrix import Matrix, matrix
from zopa.record.search import Found, ranked
from zopa.record.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from zopa.record.timeline import Entry


def open(path: str | Path) -> Case:
    """The case in the file, for reading. Raises ``CaseError`` for what is no case."""
    return Case(open_store(path, read_only=True))


class Case:
    """One case, as it stands with all decisions of people. Use it in a ``with`` statement."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __repr__(self) -> str:
        return f"<{type(self).__name__} in {self.store!r}>"

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
        """Let go of the file; a second call does nothing."""
        self.store.close()

    @cached_property
    def snapshot(self) -> Snapshot:
        """Everything in the case, with one id for each actor and the parties of speakers."""
        return resolve(self._found)

    @cached_property
    def _found(self) -> Snapshot:
        return snapshot(self.store)

    @cached_property
    def _stances(self) -> Snapshot:
        """What the matrix needs: a large case has many more statements than positions."""
        if "_found" in self.__dict__:
            return self.snapshot
        return resolve(snapshot(self.store, kinds=(Mention, Office, Position)))

    @property
    def agenda(self) -> Agenda:
        """The agenda that the case is read with."""
        return self._stances.agenda

    def reports(self) -> tuple[Report, ...]:
        """All reports by date, without their text."""
        return self._stances.reports

    def report(self, id: str) -> Report:
        """One report with its text; raises ``KeyError`` where there is none."""
        return self.store.report(id)

    def statements(self) -> tuple[Statement, ...]:
        """All statements, also those that a person rejected."""
        return self.snapshot.statements

    def positions(self) -> tuple[Position, ...]:
        """All positions, also those that a person rejected."""
        return self._stances.positions

    def events(self) -> tuple[Event, ...]:
        """All events as single reports tell them, also those that a person rejected."""
        return self._happened.events

    def timeline(self) -> tuple[Entry, ...]:
        """Events across reports by date, each with the history of its status."""
        from zopa.record.timeline import timeline

        return timeline(self._happened)

    @cached_property
    def _happened(self) -> Snapshot:
        if "_found" in self.__dict__:
            return self.snapshot
        return resolve(snapshot(self.store, kinds=(Mention, Office, Event)))

    def actors(self) -> tuple[Actor, ...]:
        """All actors by id."""
        return self._actors

    @cached_property
    def _actors(self) -> tuple[Actor, ...]:
        if "_found" in self.__dict__:
            return actors(self._found)
        return actors(snapshot(self.store, kinds=(Mention, Office, Position, Evaluation)))

    def review(self, finding: str) -> Review:
        """What people decided on the finding with this id."""
        return self._stances.review(finding)

    def matrix(self, *, all: bool = False) -> Matrix:
        """Issues by parties; with ``all`` also the issues on which nothing was said."""
        return matrix(self._stances, all=all)

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Reports with all the words, best first. Raises ``ZopaError`` for an empty query."""
        return self.store.search(words, limit=limit)

    def said(self, words: str, *, limit: int = 500) -> list[Found]:
        """Statements with the words in the ``limit`` best reports with all of them, best first.

        Raises ``ZopaError`` for an empty query.
        """
        hits = self.store.search(words, limit=limit)
        within = {hit.report for hit in hits}
        kinds = (Mention, Office, Statement)
        told = resolve(snapshot(self.store, kinds=kinds, told_in=within))
        texts = {id: self.store.report(id) for id in sorted(within)}
        return ranked(terms(words), hits, filter(told.holds, told.statements), texts)

    def issues_of(self, statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
        """The issues that each of the statements is about, by the id of the statement."""
        from zopa.record.matters import issues_of

        return issues_of(self._stances, statements)

    def export(self) -> Export:
        """The whole case as the contract ``zopa-case/1`` has it."""
        return export(self.store)
