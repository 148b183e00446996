"""What the command line does, for Python: ``zopa.open(...)``; ``zopa.read(...)`` is in ``job``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from zopa.case.actors import Actor, Doubt
from zopa.case.agenda import Agenda
from zopa.case.decision import Decision, Review
from zopa.case.findings import (
    Disagreement,
    Evaluation,
    Event,
    Finding,
    Hardening,
    Lever,
    Matter,
    Mention,
    Office,
    Position,
    Statement,
)
from zopa.case.report import Report
from zopa.case.store import Hit, Store, open_store
from zopa.case.store.terms import terms
from zopa.record.actors import actors, resolve
from zopa.record.dating import dated
from zopa.record.export import Export, export
from zopa.record.history import History, as_of, history
from zopa.record.identity import identify
from zopa.record.matrix import Matrix, matrix
from zopa.record.search import Found, ranked
from zopa.record.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from zopa.record.open_matters import OpenMatter
    from zopa.record.profile import Profile
    from zopa.record.timeline import Entry


def open(path: str | Path) -> Case:
    """The case in the file, for reading. Raises ``CaseError`` for what is no case."""
    return Case(open_store(path, read_only=True))


class Case:
    """One case, as it stands with all decisions of people. Use it in a ``with`` statement.

    With a ``day`` it is the case as it was known at the end of that day: what only later or undated
    reports say is not in it. Findings that a person rejected are listed too; ``review`` tells.
    """

    def __init__(self, store: Store, *, day: date | None = None) -> None:
        self.store = store
        self.day = day

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

    def as_of(self, day: date) -> Case:
        """The case as it was known at the end of a day; it shares the file with this one."""
        return Case(self.store, day=day)

    def _load(self, *kinds: type[Finding], told_in: Collection[str] | None = None) -> Snapshot:
        """What is in the store of these kinds, of all kinds where none is named."""
        found = snapshot(self.store, kinds=kinds or None, told_in=told_in)
        return dated(found) if self.day is None else as_of(found, self.day)

    @cached_property
    def snapshot(self) -> Snapshot:
        """Everything in the case, with one id for each actor and the parties of speakers."""
        return resolve(self._found)

    @cached_property
    def _found(self) -> Snapshot:
        return self._load()

    # A large case has many more statements than anything else, so each list loads what it needs.

    @cached_property
    def _stances(self) -> Snapshot:
        if "_found" in self.__dict__:
            return self.snapshot
        return resolve(self._load(Mention, Office, Position))

    @cached_property
    def _happened(self) -> Snapshot:
        if "_found" in self.__dict__:
            return self.snapshot
        return resolve(self._load(Mention, Office, Event, Lever))

    @cached_property
    def _matters(self) -> Snapshot:
        if "_found" in self.__dict__:
            return self.snapshot
        return resolve(self._load(Mention, Office, Matter))

    @cached_property
    def _actors(self) -> tuple[Actor, ...]:
        if "_found" in self.__dict__:
            return actors(self._found)
        return actors(self._load(Mention, Office, Position, Evaluation))

    @property
    def agenda(self) -> Agenda:
        """The agenda that the case is read with."""
        return self._stances.agenda

    def review(self, finding: str) -> Review:
        """What people decided on the finding with this id."""
        return self._stances.review(finding)

    def reports(self) -> tuple[Report, ...]:
        """All reports by date, without their text."""
        return self._stances.reports

    def report(self, id: str) -> Report:
        """One report with its text; raises ``KeyError`` where there is none."""
        return self.store.report(id)

    def actors(self) -> tuple[Actor, ...]:
        """All actors by id."""
        return self._actors

    def statements(self) -> tuple[Statement, ...]:
        """All statements."""
        return self.snapshot.statements

    def positions(self) -> tuple[Position, ...]:
        """All positions."""
        return self._stances.positions

    def events(self) -> tuple[Event, ...]:
        """All events as single reports tell them."""
        return self._happened.events

    def levers(self) -> tuple[Lever, ...]:
        """All levers."""
        return self._happened.levers

    def timeline(self) -> tuple[Entry, ...]:
        """Events across reports by date, each with the history of its status."""
        from zopa.record.timeline import timeline

        return timeline(self._happened)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Contradictions, changes and status updates between findings, in this order."""
        from zopa.record.disagreements import disagreements

        return disagreements(self._found)

    def hardened(self) -> tuple[Hardening, ...]:
        """Quotations that a headline or a paraphrase made harder than they are."""
        from zopa.record.disagreements import hardened

        return hardened(self._found)

    def history(self, party: str, issue: str) -> History:
        """All that a party said on an issue, the earliest first, and how well each stance is proven."""
        return history(self.snapshot, party, issue)

    def profile(self, actor: str) -> Profile:
        """What the record has of a party or person; raises ``KeyError`` for one it does not name."""
        from zopa.record.profile import profile

        found = profile(self.snapshot, actor)
        if found is None:
            raise KeyError(actor)
        return found

    def doubtful(self) -> tuple[Doubt, ...]:
        """Pairs of actors that may be one, for a person to decide (``zopa.case.decision.on_pair``)."""
        return identify(self._found).doubtful

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of actors, with the ids that their reports give them."""
        return self._found.mentions

    def matters(self) -> tuple[Matter, ...]:
        """Stances on what no issue of the agenda covers."""
        return self._matters.matters

    def open_matters(self, stands: Iterable[Matter] | None = None) -> tuple[OpenMatter, ...]:
        """What is on no agenda, one for each keyword; of ``stands`` alone where these are given."""
        from zopa.record.open_matters import open_matters

        return open_matters(self._matters, stands)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that hold, one for each finding or pair, the earliest first."""
        held = self._found.decisions.values()
        return tuple(sorted(held, key=lambda one: (one.at, one.id)))

    def matrix(self, *, all: bool = False) -> Matrix:
        """Issues by parties; with ``all`` also the issues on which nothing was said."""
        return matrix(self._stances, all=all)

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Reports with all the words, best first. Raises ``ZopaError`` for an empty query."""
        if self.day is None:
            return self.store.search(words, limit=limit)
        known = {report.id for report in self.reports()}
        hits = self.store.search(words, limit=self.store.counts()["reports"])
        return [hit for hit in hits if hit.report in known][:limit]

    def said(self, words: str, *, limit: int = 500) -> list[Found]:
        """Statements with the words in the ``limit`` best reports with all of them, best first.

        Raises ``ZopaError`` for an empty query.
        """
        hits = self.search(words, limit=limit)
        within = {hit.report for hit in hits}
        told = resolve(self._load(Mention, Office, Statement, told_in=within))
        texts = {id: self.store.report(id) for id in sorted(within)}
        return ranked(terms(words), hits, filter(told.holds, told.statements), texts)

    def issues_of(self, statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
        """The issues that each of the statements is about, by the id of the statement."""
        from zopa.record.matters import issues_of

        return issues_of(self._stances, statements)

    def export(self) -> Export:
        """The whole case as the contract ``zopa-case/1`` has it.

        Raises ``ValueError`` for a case as of a day: an export is of all that was read.
        """
        if self.day is not None:
            raise ValueError("an export has all reports: export the case without a day")
        return export(self.store)
