"""The store that a case lives in: one SQLite file. What it shows is a function of its tables."""

# ruff: noqa: S608 - names of columns and numbers of ours go into the SQL, never a value

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from zopa.case.agenda import Agenda
from zopa.case.decision import Decision
from zopa.case.findings import Finding
from zopa.case.report import Report
from zopa.case.store import fulltext, rows
from zopa.case.store.batch import Batch
from zopa.case.store.check import check_decision, check_kind, check_readings, kind_of
from zopa.case.store.database import Database, explained
from zopa.case.store.opening import open_database
from zopa.case.store.protocol import Added, Hit, Reading, Store, kinds

F = TypeVar("F", bound=Finding)

# Reports that are held in memory at a time while all are listed.
_PAGE = 64


def open_store(path: str | Path, *, create: bool = False, read_only: bool = False) -> Store:
    """The case in the file ``path``; with ``create`` a new one where there is none.

    With ``read_only`` nothing is written, and the case may lie in a folder that cannot be written.
    Raises ``CaseError`` for what is no case, or a case that cannot be opened in this way.
    """
    return SqliteStore(open_database(Path(path), create=create, read_only=read_only))


class SqliteStore:
    """A case in one SQLite file; see ``Store`` for what the methods do."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._db.path}>"

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
        self._db.close()

    def add(self, readings: Sequence[Reading], raw: Mapping[str, bytes]) -> Added:
        check_readings(readings, raw)
        packed = self._packed(raw)
        with self._db.writing() as connection:
            connection.executemany("INSERT OR IGNORE INTO raw VALUES (?, ?, ?, ?)", packed)
            return Batch(connection).add(readings)

    def _packed(self, raw: Mapping[str, bytes]) -> list[tuple[str, int, bool, bytes]]:
        known = {
            row[0]
            for row in self._db.rows(
                "SELECT sha256 FROM raw WHERE sha256 IN (SELECT value FROM json_each(?))",
                json.dumps(list(raw)),
            )
        }
        result = []
        for sha256, data in raw.items():
            if sha256 not in known:
                small = zlib.compress(data)
                saves = len(small) < len(data)
                result.append((sha256, len(data), saves, small if saves else data))
        return result

    def done(self, source: str, reader: str) -> bool:
        sql = "SELECT 1 FROM source WHERE source = ? AND reader = ?"
        return bool(self._db.rows(sql, source, reader))

    def mark_done(self, source: str, reader: str, path: str) -> None:
        with self._db.writing() as connection:
            connection.execute(
                """
                INSERT INTO source VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
                  reader = excluded.reader,
                  path = iif(reader = excluded.reader, min(path, excluded.path), excluded.path)
                """,
                (source, reader, path),
            )

    def readers(self) -> dict[str, str]:
        return dict(self._db.rows("SELECT id, reader FROM report ORDER BY day, id"))

    def reports(self, *, text: bool = True) -> Iterator[Report]:
        source = "report JOIN report_text ON report = key" if text else "report"
        last = ("", "")
        while page := self._db.rows(
            f"""
            SELECT {rows.REPORT_COLUMNS}, {"text" if text else "''"}, day FROM {source}
            WHERE (day, id) > (?, ?) ORDER BY day, id LIMIT {_PAGE}
            """,
            *last,
        ):
            with explained(self._db.path):
                found = list(rows.reports(page))
            yield from found
            last = (page[-1][-1], found[-1].id)

    def report(self, id: str) -> Report:
        found = self._db.rows(
            f"""
            SELECT {rows.REPORT_COLUMNS}, text FROM report JOIN report_text ON report = key
            WHERE id = ?
            """,
            id,
        )
        if not found:
            raise KeyError(id)
        with explained(self._db.path):
            return next(rows.reports(found))

    def paths(self, id: str) -> tuple[str, ...]:
        sql = "SELECT p.path FROM report JOIN report_path p ON report = key WHERE id = ? ORDER BY 1"
        found = self._db.rows(sql, id)
        if not found:
            raise KeyError(id)
        return tuple(row[0] for row in found)

    def raw(self, sha256: str) -> bytes:
        found = self._db.rows("SELECT bytes, packed FROM raw WHERE sha256 = ?", sha256)
        if not found:
            raise KeyError(sha256)
        data, packed = found[0]
        with explained(self._db.path):
            return zlib.decompress(data) if packed else bytes(data)

    def findings(self, kind: type[F], *, reports: Collection[str] | None = None) -> Iterator[F]:
        check_kind(kind)
        only = "" if reports is None else "AND id IN (SELECT value FROM json_each(?))"
        wanted = [] if reports is None else [json.dumps(sorted(reports))]
        # The inner query is in the order of the index, so its ORDER BY costs nothing; a text is
        # read once for all findings in it, and not where there are none.
        sql = f"""
            SELECT day, id, bodies, iif(
              bodies IS NULL, NULL, (SELECT text FROM report_text WHERE report = key)
            )
            FROM (
              SELECT day, id, key, (
                SELECT group_concat(body) FROM (
                  SELECT body FROM finding WHERE report = report.key AND kind = ? ORDER BY key
                )
              ) AS bodies
              FROM report WHERE (day, id) > (?, ?) {only} ORDER BY day, id LIMIT {_PAGE}
            )
        """
        last = ("", "")
        while page := sorted(self._db.rows(sql, kind_of(kind), *last, *wanted)):
            last = page[-1][:2]
            with explained(self._db.path):
                found = rows.findings(kind, [row[1:] for row in page if row[2] is not None])
            yield from found

    def decide(self, decision: Decision) -> None:
        with self._db.writing() as connection:
            sql = f"SELECT {rows.DECISION_COLUMNS} FROM decision WHERE id = ?"
            held = [rows.decision(row) for row in connection.execute(sql, (decision.id,))]
            check_decision(decision, held[0] if held else None)
            if not held:
                sql = f"INSERT INTO decision ({rows.DECISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
                connection.execute(sql, rows.decision_row(decision))

    def decisions(self) -> list[Decision]:
        found = self._db.rows(f"SELECT {rows.DECISION_COLUMNS} FROM decision")
        with explained(self._db.path):
            return sorted(map(rows.decision, found), key=lambda d: (d.at, d.id))

    def agenda(self) -> Agenda | None:
        found = self._db.rows("SELECT body FROM agenda")
        with explained(self._db.path):
            return msgspec.json.decode(found[0][0], type=Agenda) if found else None

    def set_agenda(self, agenda: Agenda) -> None:
        body = msgspec.json.encode(agenda).decode()
        with self._db.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO agenda VALUES (1, ?)", (body,))

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        return fulltext.search(self._db, words, limit=limit)

    def counts(self) -> dict[str, int]:
        with self._db.reading():
            reports = self._db.rows("SELECT count(*) FROM report")[0][0]
            found: dict[str, int] = dict(
                self._db.rows("SELECT kind, count(*) FROM finding GROUP BY kind")
            )
        names = [kind_of(kind) for kind in kinds()]
        return {"reports": reports} | {name: found.get(name, 0) for name in names}
