"""One connection to one case file, on which every error is said in words."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from zopa.errors import CaseError

Row = tuple[Any, ...]


class Database:
    """A connection on which every statement of the store runs."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        read_only: bool = False,
        after_close: Callable[[], None] | None = None,
    ) -> None:
        self.path = path
        self._read_only = read_only
        self._connection = connection
        self._after_close = after_close

    def close(self) -> None:
        with explained(self.path):
            self._connection.close()
        if self._after_close:
            self._after_close()

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of one query."""
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries on one state of the file."""
        with explained(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is stored, or nothing."""
        if self._read_only:
            raise CaseError(
                "was opened for reading only", place=str(self.path), hint="open it for writing"
            )
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in a ``CaseError`` what SQLite says of the file; mistakes of ours stay as they are."""
    try:
        yield
    except (msgspec.DecodeError, zlib.error) as error:
        problem, hint = _SAID[sqlite3.SQLITE_CORRUPT]
        raise CaseError(f"{problem} ({error})", place=str(path), hint=hint) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in _SAID:
            raise
        problem, hint = _SAID[code]
        raise CaseError(problem, place=str(path), hint=hint) from error


_BUSY = ("is being written by another zopa", "wait for it to end")
UNWRITABLE = (
    "cannot be written",
    "make the file and its folder writable, or copy the file to a folder of your own",
)
_SAID = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "check the permissions of the file and its folder",
    ),
    sqlite3.SQLITE_PERM: ("cannot be opened", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_FULL: (
        "the disk is full",
        "all complete batches are kept: make room and run the same command again",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk reports an error",
        "check the disk and the room on it; all complete batches are kept",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "go back to a copy, or make a new case from the same reports with `zopa read`",
    ),
    sqlite3.SQLITE_NOTADB: ("is not a zopa case", "name a file that `zopa read` made"),
    sqlite3.SQLITE_TOOBIG: (
        "a document is too large to be kept (1 GB at most)",
        "split it and read the pieces",
    ),
}
