"""The layout of a case file, as numbered steps from one version to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

APPLICATION_ID = int.from_bytes(b"zopa", "big")


@cache
def migrations() -> tuple[str, ...]:
    """The SQL that leads from version 0 to 1, from 1 to 2 and so on."""
    folder = files(__package__) / "migrations"
    steps = sorted(
        (step for step in folder.iterdir() if step.name.endswith(".sql")),
        key=lambda step: step.name,
    )
    return tuple(step.read_text("utf-8") for step in steps)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version: whole, or not at all.

    Another process may be doing the same; so the version is read again under the lock.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection)
        steps = migrations()
        for step in steps[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        if version < len(steps):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the file's layout; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    # ``executescript`` would commit first, and the steps would no longer be one transaction.
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if held.strip():
        yield held
