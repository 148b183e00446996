"""Opening a case file: what is no case is not touched, what is not whole does not stay."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from zopa.case.store.database import UNWRITABLE, Database, explained
from zopa.case.store.schema import APPLICATION_ID, migrate, migrations, version_of
from zopa.case.store.terms import fold
from zopa.errors import CaseError

# Long enough for a batch of another process, short enough for a person who waits.
BUSY_SECONDS = 2.0
_PAGE = 8192
_CACHE_KB = 32 << 10
_MAGIC = b"SQLite format 3\0"
_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
_NEEDS_ANOTHER_WAY = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def open_database(path: Path, *, create: bool, read_only: bool) -> Database:
    """A connection to the case at ``path``; see ``open_store``."""
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise CaseError(
            f"needs SQLite 3.37 or newer, this Python has {sqlite3.sqlite_version}",
            place=str(path),
            hint="use a newer Python",
        )
    if create and read_only:
        raise ValueError("a case cannot be made and opened for reading only")
    with _said_by_system(path):
        if path.is_dir():
            raise CaseError(
                "is a folder, not a zopa case",
                place=str(path),
                hint=f"name a file in it, for example {path / 'talks.zopa'}",
            )
        if path.exists() and not path.is_file():
            raise CaseError("is not a zopa case", place=str(path), hint="name an ordinary file")
        if not path.exists() and not create:
            raise CaseError(
                "there is no such case",
                place=str(path),
                hint=f"make one with `zopa read PATH... --case {path}`",
            )
        if not create and path.stat().st_size == 0:
            raise CaseError(
                "is not a zopa case: the file is empty",
                place=str(path),
                hint=f"delete it and run `zopa read PATH... --case {path}`",
            )
        made = create and _made(path)
        try:
            _check_head(path)
            with explained(path):
                return _for_reading(path) if read_only else _for_writing(path)
        except BaseException:
            if made:
                for file in _files(path):
                    file.unlink(missing_ok=True)
            raise


def _made(path: Path) -> bool:
    """Whether the file was not there and is now."""
    if not path.parent.is_dir():
        raise CaseError(
            "cannot be made: its folder does not exist",
            place=str(path),
            hint=f"make the folder {path.parent} first",
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    except FileExistsError:
        return False
    return True


def _check_head(path: Path) -> None:
    # Before SQLite touches the file: opening another program's database could change it.
    with path.open("rb") as file:
        head = file.read(100)
    if head and (head[:16] != _MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION_ID):
        what = "made by another program" if head[:16] == _MAGIC else "no SQLite file"
        raise CaseError(
            f"is not a zopa case ({what})",
            place=str(path),
            hint="name a file that `zopa read` made, or a new one",
        )


def _for_writing(path: Path) -> Database:
    if not _writable(path):
        problem, hint = UNWRITABLE
        raise CaseError(problem, place=str(path), hint=hint)
    with ExitStack() as until_ready:
        connection = until_ready.enter_context(closing(_connect(path, "mode=rw")))
        connection.execute(f"PRAGMA page_size = {_PAGE}")  # holds for a new file only
        if _known_version(connection, path) < len(migrations()):
            migrate(connection)
        # After the first migration, so that a crash leaves an empty file or a whole case. Safe
        # against crashes of the process; a power cut may cost the last batches, never the file.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {64 << 20}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        until_ready.pop_all()
    return Database(connection, path)


def _for_reading(path: Path) -> Database:
    """Read where it stands if that can be done; else what is there without locks; else a copy.

    WAL wants to write two small files beside the case, even for reading.
    """
    wal = path.with_name(path.name + "-wal")
    ways = ["mode=ro"]
    if _writable(path):
        ways = ["mode=rw"]  # unlike "ro", this clears the two files away at the end
    elif not wal.exists() or wal.stat().st_size == 0:
        ways = ["mode=ro", "immutable=1"]
    for way in ways:
        with ExitStack() as until_ready:
            connection = until_ready.enter_context(closing(_connect(path, way)))
            try:
                version = _known_version(connection, path)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in _NEEDS_ANOTHER_WAY:
                    raise
                continue
            if version < len(migrations()):
                return _copy(path, connection)
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            until_ready.pop_all()
            return Database(connection, path, read_only=True)
    return _copy(path, None)


def _copy(path: Path, readable: sqlite3.Connection | None) -> Database:
    """A private copy: of a case of an older version, or one whose log cannot be read in place."""
    import shutil
    from tempfile import TemporaryDirectory

    with ExitStack() as until_ready:
        folder = TemporaryDirectory(prefix="zopa-")
        until_ready.callback(folder.cleanup)
        target = Path(folder.name) / "case.zopa"
        if readable is None:
            for source, copy in zip(_files(path), _files(target), strict=True):
                if source.exists() and not source.name.endswith("-shm"):
                    shutil.copyfile(source, copy)
        connection = until_ready.enter_context(closing(_connect(target, "mode=rwc")))
        if readable is not None:
            readable.backup(connection)
        if _known_version(connection, path) < len(migrations()):
            migrate(connection)
        connection.execute("PRAGMA query_only = ON")
        until_ready.pop_all()
    return Database(connection, path, read_only=True, after_close=folder.cleanup)


def _known_version(connection: sqlite3.Connection, path: Path) -> int:
    version, newest = version_of(connection), len(migrations())
    if version > newest:
        raise CaseError(
            f"was written by a newer zopa (case version {version}, this one reads {newest})",
            place=str(path),
            hint="upgrade zopa",
        )
    return version


def _connect(path: Path, way: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{way}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.create_function("zopa_fold", 1, _fold_or_null, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    # Views and triggers call zopa_fold; some builds of SQLite forbid that unless told.
    connection.execute("PRAGMA trusted_schema = ON")
    return connection


def _fold_or_null(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _files(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("", "-journal", "-wal", "-shm")]


@contextmanager
def _said_by_system(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CaseError(
            f"cannot be opened ({error.strerror or error})",
            place=str(path),
            hint="check the path and its permissions",
        ) from error
