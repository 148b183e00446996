"""Writing a batch of readings into the tables, inside one transaction."""

# ruff: noqa: S608 - names of columns and numbers of ours go into the SQL, never a value

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from sqlite3 import Connection

from zopa.case.store import rows
from zopa.case.store.check import Held, change, kind_of, ordered
from zopa.case.store.protocol import Added, Reading


class Batch:
    """One call of ``add``: what is there, and what is to be written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[str, int] = {}
        self._held: dict[str, Held] = {}
        self._written: dict[str, Reading] = {}
        self._replaced: set[str] = set()

    def add(self, readings: Sequence[Reading]) -> Added:
        """Write the readings; the transaction is the caller's."""
        self._look_up({reading.report.id for reading in readings})
        known = frozenset(self._keys)
        tally: Counter[str] = Counter()
        for reading in readings:
            id = reading.report.id
            what, write = change(self._held.get(id), reading)
            tally[what] += 1
            if what == "renewed":
                self._replaced.add(self._held[id].reader)
            if write:
                self._written[id] = reading
                self._held[id] = Held(reading.reader, reading.report.path)
        self._write_reports(known)
        self._write_findings(known)
        self._write_paths(readings)
        # Going back to the old rules means reading again what these have read.
        self._connection.executemany(
            "DELETE FROM source WHERE reader = ?", [(reader,) for reader in self._replaced]
        )
        return Added(**tally)

    def _look_up(self, ids: set[str]) -> None:
        found = self._connection.execute(
            """
            SELECT id, key, reader, read_as FROM report
            WHERE id IN (SELECT value FROM json_each(?))
            """,
            (json.dumps(list(ids)),),
        )
        for id, key, reader, read_as in found:
            self._keys[id] = key
            self._held[id] = Held(reader, read_as)

    def _write_reports(self, known: frozenset[str]) -> None:
        key = self._next_key("report")
        new, texts = [], []
        for id, reading in self._written.items():
            report = reading.report
            row = rows.report_row(report)
            if id in known:
                self._replace_report(self._keys[id], row, reading)
                continue
            self._keys[id] = key
            new.append((key, reading.reader, report.path, *row))
            texts.append((key, report.text))
            key += 1
        columns = f"key, reader, read_as, {rows.REPORT_COLUMNS}"
        marks = ", ".join("?" * (3 + rows.REPORT_WIDTH))
        self._connection.executemany(f"INSERT INTO report ({columns}) VALUES ({marks})", new)
        self._connection.executemany("INSERT INTO report_text VALUES (?, ?)", texts)

    def _replace_report(self, key: int, row: tuple[object, ...], reading: Reading) -> None:
        report, run = reading.report, self._connection.execute
        title, text = run("SELECT title, text FROM searchable WHERE key = ?", (key,)).fetchone()
        reworded = (title, text) != (report.title, report.text)
        if reworded:
            run("DELETE FROM report_text WHERE report = ?", (key,))
        marks = ", ".join("?" * (2 + rows.REPORT_WIDTH))
        run(
            f"UPDATE report SET (reader, read_as, {rows.REPORT_COLUMNS}) = ({marks}) WHERE key = ?",
            (reading.reader, report.path, *row, key),
        )
        if reworded:
            run("INSERT INTO report_text VALUES (?, ?)", (key, report.text))

    def _write_findings(self, known: frozenset[str]) -> None:
        self._connection.executemany(
            "DELETE FROM finding WHERE report = ?",
            [(self._keys[id],) for id in self._written if id in known],
        )
        key = self._next_key("finding")
        found = [
            (kind_of(type(finding)), self._keys[id], rows.body(finding))
            for id, reading in self._written.items()
            for finding in ordered(reading.findings)
        ]
        self._connection.executemany(
            "INSERT INTO finding (key, kind, report, body) VALUES (?, ?, ?, ?)",
            [(key, *row) for key, row in enumerate(found, key)],
        )

    def _write_paths(self, readings: Sequence[Reading]) -> None:
        paths = {(self._keys[r.report.id], r.report.path) for r in readings}
        self._connection.executemany(
            "INSERT OR IGNORE INTO report_path VALUES (?, ?)", sorted(paths)
        )
        self._connection.executemany(
            """
            UPDATE report SET path = (SELECT min(path) FROM report_path WHERE report = key)
            WHERE key = ?
            """,
            [(key,) for key in sorted({key for key, _ in paths})],
        )

    def _next_key(self, table: str) -> int:
        return int(
            self._connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0]
        )
