"""The work of ``zopa read``: sources in, findings stored, one writer, resumable at any moment."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from time import perf_counter

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.agenda import Agenda
from zopa.case.agendas import load_agenda
from zopa.case.report import Report
from zopa.case.store import Reading, Store, open_store
from zopa.intake import Problem, Source, extract, iter_sources
from zopa.mapping import Failed, Map, best
from zopa.reading.dating import dated, undated
from zopa.reading.mode import Mode, mode_of

Progress = Callable[[int, str], None]
"""Called with the number of sources dealt with so far, and the path of the last of them."""

# Readings in one transaction: a crash costs at most so many, and they fit in memory.
_BATCH = 50
_BATCH_BYTES = 16_000_000
# By these the kind of a stored source is known again, whatever its path ended in.
_SUFFIXES = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "mail": ".eml",
    "feed": ".xml",
}
_CASE_ENDINGS = ("", "-wal", "-shm")  # the case file and what SQLite keeps beside it


class ReadSummary(Struct, frozen=True, kw_only=True):
    """What ``read`` did: reports that were new, read anew, or there already; what was no report.

    ``words`` counts those of all reports that were read in ``seconds``.
    """

    new: int
    renewed: int
    already_there: int
    problems: tuple[Problem, ...]
    seconds: float
    words: int


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    case: str | Path,
    agenda: str | Path | Agenda | None = None,
    jobs: int = 1,
    reader: Mode | None = None,
    progress: Progress | None = None,
) -> ReadSummary:
    """Read the files, folders and archives into the case, which is made where there is none.

    The agenda is the given one, else that of the case, else the general one; so is the ``reader``,
    for which ``encoder`` is the general one. Where these are not what the reports of the case were
    read with, they are read again; decisions stay. With
    several ``jobs`` as many processes read, and one writes. What was read before is passed over, so
    a run that was cut off goes on when it is called again.

    Raises ``ZopaError`` where the agenda or the case cannot be used. A file that cannot be read
    stops nothing: it is among the ``problems``.
    """
    started = perf_counter()
    sources = [paths] if isinstance(paths, str | Path) else paths
    given = load_agenda(agenda) if isinstance(agenda, str | Path) else agenda
    with open_store(case, create=True) as store:
        held = store.agenda()
        chosen = given or held or load_agenda(None)
        if chosen != held:
            store.set_agenda(chosen)
        run = _Run(store, chosen, reader or _mode(store), best(jobs), progress)
        run.read(_without_case(iter_sources(sources), Path(case)))
        return run.summary(perf_counter() - started)


def _mode(store: Store) -> Mode:
    """The reader of the case: that of most of its reports."""
    counts = Counter(mode_of(key) for key in store.readers().values())
    return counts.most_common(1)[0][0] if counts else "encoder"


def _without_case(sources: Iterable[Source | Problem], case: Path) -> Iterator[Source | Problem]:
    """The sources without the case itself, where it lies in a folder that is read."""
    own = {case.resolve().with_name(case.name + ending) for ending in _CASE_ENDINGS}
    names = {path.name for path in own}
    for source in sources:
        path = Path(source.path)
        if path.name not in names or path.resolve() not in own:
            yield source


class _Again(Struct, frozen=True):
    """Stored reports of one source that are to be read anew, with the bytes of the source.

    From the bytes, as by now the rules of intake may find another day, title or noise in them.
    """

    reports: tuple[Report, ...]
    data: bytes

    @property
    def path(self) -> str:
        return self.reports[0].path

    def extracted(self) -> list[Report]:
        """The reports as intake makes them now; as they are stored where it makes them no more."""
        source = Source(
            path=self.path, suffix=_SUFFIXES.get(self.reports[0].format, ""), data=self.data
        )
        found = extract(source)
        anew = {} if isinstance(found, Problem) else {report.id: report for report in found}
        return [
            replace(anew[report.id], path=report.path) if report.id in anew else undated(report)
            for report in self.reports
        ]


class _Reads:
    """What a worker does: from a source or stored reports to readings."""

    def __init__(self, agenda: Agenda, mode: Mode) -> None:
        from zopa.reading.read import Reader

        self._reader = Reader(agenda, mode)

    def __call__(self, item: Source | _Again) -> list[Reading] | Problem:
        reports = item.extracted() if isinstance(item, _Again) else extract(item)
        if isinstance(reports, Problem):
            return reports
        return [
            Reading(report=report, findings=self._reader.read(report), reader=self._reader.key)
            for report in map(dated, reports)
        ]


class _Read(Struct, frozen=True):
    """A source that was read, and is to be stored."""

    item: Source | _Again
    readings: list[Reading]


class _Run:
    """One call of ``read``: the only writer of the case."""

    def __init__(
        self, store: Store, agenda: Agenda, mode: Mode, map: Map, progress: Progress | None
    ) -> None:
        from zopa.reading.read import Reader

        self._store = store
        self._map = map
        self._progress = progress
        self._make = partial(_Reads, agenda, mode)
        self._key = Reader(agenda, mode).key
        self._counts = {"new": 0, "renewed": 0, "already_there": 0, "words": 0}
        self._problems: list[tuple[int, Problem]] = []
        self._pending: list[_Read] = []
        self._met = 0  # sources that were met so far
        self._dealt_with = 0
        self._numbers: deque[int] = deque()  # of the sources at work, in their order

    def read(self, sources: Iterable[Source | Problem]) -> None:
        """Read what is new, then what was read with another agenda or by older rules."""
        try:
            self._work(self._sources(sources))
            stale = {id for id, key in self._store.readers().items() if key != self._key}
            if stale:
                self._work(self._again(stale))
        except KeyboardInterrupt:
            self._write()
            raise

    def summary(self, seconds: float) -> ReadSummary:
        """What was done."""
        problems = tuple(problem for _, problem in sorted(self._problems, key=lambda p: p[0]))
        return ReadSummary(problems=problems, seconds=seconds, **self._counts)

    def _work(self, items: Iterable[Source | _Again]) -> None:
        results = self._map(self._make, items)
        try:
            for item, result in results:
                self._take(item, result)
        finally:
            results.close()
        self._write()

    def _sources(self, sources: Iterable[Source | Problem]) -> Iterator[Source]:
        for item in sources:
            self._met += 1
            if isinstance(item, Problem):
                self._problems.append((self._met, item))
            elif there := self._there(item):
                self._counts["already_there"] += there
            else:
                self._numbers.append(self._met)
                yield item
                continue
            self._tell(item.path)

    def _again(self, stale: Collection[str]) -> Iterator[_Again]:
        by_source: dict[str, list[str]] = {}
        for report in self._store.reports(text=False):
            if report.id in stale:
                by_source.setdefault(report.raw, []).append(report.id)
        for raw, ids in by_source.items():
            self._met += 1
            self._numbers.append(self._met)
            yield _Again(tuple(map(self._store.report, ids)), self._store.raw(raw))

    def _there(self, source: Source) -> int:
        """How many reports of the source are in the case, read to the end under this path."""
        if not self._store.done(_key_of(source), self._key):
            return 0
        ids = self._ids.get(_sha256(source), ())
        known = all(source.path in self._store.paths(id) for id in ids)
        return len(ids) if known else 0

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        """The reports of the case by the SHA-256 of their bytes, as the run began."""
        found: dict[str, list[str]] = {}
        for report in self._store.reports(text=False):
            found.setdefault(report.raw, []).append(report.id)
        return found

    def _take(self, item: Source | _Again, result: list[Reading] | Problem | Failed) -> None:
        number = self._numbers.popleft()
        if isinstance(result, Failed):
            result = Problem(
                path=item.path,
                problem=f"zopa failed on it ({result.reason})",
                hint="this is a mistake of zopa: please report it, the other files are not touched",
            )
        if isinstance(result, Problem):
            self._problems.append((number, result))
        else:
            self._pending.append(_Read(item, result))
            if self._is_full():
                self._write()
        self._tell(item.path)

    def _is_full(self) -> bool:
        readings = sum(len(read.readings) for read in self._pending)
        held = sum(len(read.item.data) for read in self._pending if isinstance(read.item, Source))
        return readings >= _BATCH or held >= _BATCH_BYTES

    def _write(self) -> None:
        """Store what is pending; a source counts as read only after all of it is stored."""
        readings = [reading for read in self._pending for reading in read.readings]
        sources = [read.item for read in self._pending if isinstance(read.item, Source)]
        if not self._pending:
            return
        added = self._store.add(readings, {_sha256(source): source.data for source in sources})
        for source in sources:
            self._store.mark_done(_key_of(source), self._key, source.path)
        self._pending.clear()
        self._counts["new"] += added.new
        self._counts["renewed"] += added.renewed
        self._counts["already_there"] += added.same
        self._counts["words"] += sum(len(reading.report.text.split()) for reading in readings)

    def _tell(self, path: str) -> None:
        self._dealt_with += 1
        if self._progress:
            self._progress(self._dealt_with, path)


def _sha256(source: Source) -> str:
    return hashlib.sha256(source.data).hexdigest()


def _key_of(source: Source) -> str:
    # The suffix has a say in what the bytes are taken for.
    return f"{_sha256(source)}{source.suffix}"
