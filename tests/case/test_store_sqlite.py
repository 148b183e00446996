"""What only the file does: opening, errors, concurrency, crashes, size and speed of listings."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import fields

from zopa.case.findings import Finding, Position
from zopa.case.store import Added, Reading, Store, open_store, opening, schema
from zopa.case.store.protocol import kinds
from zopa.case.store.sqlite import SqliteStore
from zopa.case.store.terms import fold
from zopa.errors import CaseError

from .samples import content, make_position, make_reading, make_report, raw_of

TEXT = "Kiew lehnt den Verzicht auf Gebiete ab. Berlin verlangt Sicherheitsgarantien."


def reading(number: int = 0, *, findings: int = 3) -> Reading:
    report = make_report(f"{TEXT} {number}")
    return make_reading(report, *(make_position(report, n, n + 5) for n in range(findings)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with one report."""
    made = tmp_path / "talks.zopa"
    with open_store(made, create=True) as store:
        store.add([reading()], raw_of(reading()))
    return made


def sql(path: Path, *statements: str) -> list[Any]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function(
            "zopa_fold", 1, lambda text: text and fold(text), deterministic=True
        )
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def refused(path: Path, **options: bool) -> str:
    with pytest.raises(CaseError) as caught:
        open_store(path, **options)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


# Opening


def test_a_case_is_one_file_and_stays(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["talks.zopa"]
    for options in ({}, {"create": True}, {"read_only": True}):
        with open_store(path, **options) as store:
            assert store.counts()["position"] == 3
    assert [file.name for file in path.parent.iterdir()] == ["talks.zopa"]


def test_the_file_says_what_it_is(path: Path) -> None:
    head = path.read_bytes()[:100]
    assert head[68:72] == b"zopa"
    assert int.from_bytes(head[60:64], "big") == len(schema.migrations())
    assert sql(path, "PRAGMA journal_mode") == [("wal",)]
    tables = sql(path, "PRAGMA table_list")
    own = [t for t in tables if t[2] == "table" and not t[1].startswith("sqlite_")]
    assert {table[1] for table in own} >= {"report", "finding", "decision", "raw"}
    assert all(table[5] == 1 for table in own), "STRICT"
    assert repr(open_store_and_close(path)) == f"<SqliteStore {path}>"


def open_store_and_close(path: Path) -> Store:
    with open_store(path) as store:
        return store


def test_a_missing_file_is_made_on_request_only(tmp_path: Path) -> None:
    path = tmp_path / "new.zopa"
    assert (
        refused(path) == f"there is no such case; make one with `zopa read PATH... --case {path}`"
    )
    assert refused(path, read_only=True).startswith("there is no such case")
    assert not path.exists()
    open_store(str(path), create=True).close()
    assert path.exists()
    with pytest.raises(ValueError, match="reading only"):
        open_store(path, create=True, read_only=True)


def test_an_empty_file_becomes_a_case_on_request_only(tmp_path: Path) -> None:
    path = tmp_path / "empty.zopa"
    path.touch()
    assert refused(path).startswith("is not a zopa case: the file is empty; delete it")
    with open_store(path, create=True) as store:
        store.add([reading()], {})


@pytest.mark.parametrize("data", [b"x", b"<html>" * 1000, b"SQLite format 3\0", b"\0" * 4096])
@pytest.mark.parametrize("options", [{}, {"create": True}, {"read_only": True}], ids=str)
def test_another_file_is_no_case_and_stays_as_it_was(
    tmp_path: Path, data: bytes, options: dict[str, bool]
) -> None:
    path = tmp_path / "news.html"
    path.write_bytes(data)
    assert refused(path, **options).startswith("is not a zopa case (")
    assert path.read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["news.html"]


def test_another_database_is_no_case_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sql(path, "CREATE TABLE report (id)", "PRAGMA application_id = 7")
    before = path.read_bytes()
    for options in ({}, {"create": True}, {"read_only": True}):
        assert refused(path, **options).startswith("is not a zopa case (made by another program)")
    assert path.read_bytes() == before


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    wanted = f"is a folder, not a zopa case; name a file in it, for example {tmp_path}/talks.zopa"
    assert refused(tmp_path) == refused(tmp_path, create=True) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_no_case(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe", create=True).startswith("is not a zopa case")


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "talks.zopa"
    wanted = f"cannot be made: its folder does not exist; make the folder {path.parent} first"
    assert refused(path, create=True) == wanted
    assert refused(tmp_path / ("x" * 300), create=True).startswith("cannot be opened (")


def test_unusual_names_of_files(tmp_path: Path) -> None:
    for name in ("a b%20?mode=memory#x.zopa", "Gespräche 'Genf'.zopa", "-", "no-suffix"):
        with open_store(tmp_path / name, create=True) as store:
            store.add([reading()], {})
        assert (tmp_path / name).stat().st_size > 0


def test_a_newer_case_asks_for_an_upgrade(path: Path) -> None:
    newest = len(schema.migrations())
    sql(path, f"PRAGMA user_version = {newest + 4}")
    wanted = (
        f"was written by a newer zopa (case version {newest + 4}, this one reads {newest}); "
        "upgrade zopa"
    )
    assert refused(path) == refused(path, read_only=True) == refused(path, create=True) == wanted


@pytest.fixture
def newer(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case of the version before, as a later zopa will meet it."""
    steps = (*schema.migrations(), "CREATE TABLE later (id TEXT) STRICT;\nDROP TABLE later;\n")
    monkeypatch.setattr(schema, "migrations", lambda: steps)
    monkeypatch.setattr(opening, "migrations", lambda: steps)
    return path


def test_an_older_case_is_brought_up(newer: Path) -> None:
    version = sql(newer, "PRAGMA user_version")[0][0]
    with open_store(newer) as store:
        assert store.counts()["reports"] == 1
    assert sql(newer, "PRAGMA user_version") == [(version + 1,)]


def test_an_older_case_is_read_without_being_changed(newer: Path) -> None:
    before = newer.read_bytes()
    with open_store(newer, read_only=True) as store:
        assert store.counts()["reports"] == 1
    assert newer.read_bytes() == before


def test_a_step_that_fails_changes_nothing(newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sql(newer, "SELECT * FROM sqlite_schema")
    steps = (*schema.migrations()[:-1], "CREATE TABLE later (id TEXT) STRICT;\nNONSENSE;\n")
    monkeypatch.setattr(schema, "migrations", lambda: steps)
    with pytest.raises(sqlite3.OperationalError):
        open_store(newer)
    assert sql(newer, "SELECT * FROM sqlite_schema") == before


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "migrations", lambda: ("CREATE TABLE a (b);\nNONSENSE;\n",))
    with pytest.raises(sqlite3.OperationalError):
        open_store(tmp_path / "new.zopa", create=True)
    assert list(tmp_path.iterdir()) == []


# Reading where nothing can be written


@pytest.fixture
def shared(path: Path) -> Iterator[Path]:
    """The case in a folder that other users may enter."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        target = place / "talks.zopa"
        target.write_bytes(path.read_bytes())
        yield target
        place.chmod(0o755)


def as_reader(script: str, path: Path) -> str:
    """Run a script as somebody who may only read; for root that is another user."""
    path.chmod(0o444)
    path.parent.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", NOBODY + script, str(path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


NOBODY = """
import os, sys
from zopa.case.store import open_store
from zopa.case.store.schema import migrations
from zopa.errors import CaseError
migrations()  # read before this user may no longer enter the folders of Python
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""

SHOW = """
with open_store(sys.argv[1], read_only=True) as store:
    print(store.counts()["reports"], len(store.search("Sicherheitsgarantien")))
"""

WRITE = """
for options in ({}, {"create": True}):
    try:
        open_store(sys.argv[1], **options)
    except CaseError as error:
        print(error.problem)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not modes on Windows")
class TestNothingCanBeWritten:
    def test_a_closed_case_is_read_in_place(self, shared: Path) -> None:
        assert as_reader(SHOW, shared) == "1 1\n"

    def test_a_case_that_is_being_written_is_read(self, shared: Path) -> None:
        with open_store(shared) as store:
            store.add([reading(1)], {})
            assert as_reader(SHOW, shared) == "2 2\n"

    def test_what_a_crash_left_in_the_log_is_read(self, shared: Path) -> None:
        with open_store(shared) as store:
            store.add([reading(1)], {})
            log = shared.with_name("talks.zopa-wal")
            case, held = shared.read_bytes(), log.read_bytes()
        shared.write_bytes(case)
        log.write_bytes(held)
        assert as_reader(SHOW, shared) == "2 2\n"

    def test_writing_is_refused_at_once(self, shared: Path) -> None:
        assert as_reader(WRITE, shared) == "cannot be written\n" * 2

    def test_nothing_is_made_there(self, shared: Path) -> None:
        script = WRITE.replace("sys.argv[1]", "sys.argv[1] + '-new'")
        assert "cannot be opened (Permission denied)\n" in as_reader(script, shared)


def test_a_store_for_reading_refuses_to_write(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        with pytest.raises(CaseError, match=r"opened for reading only; open it for writing"):
            store.add([reading(1)], {})
        with pytest.raises(CaseError, match="reading only"):
            store.mark_done("a", "b", "c")


# Several at a time, and what goes wrong


def test_one_reads_while_another_writes(path: Path) -> None:
    with open_store(path) as writer, open_store(path, read_only=True) as reader:
        listing = reader.findings(Position)
        next(listing)
        assert isinstance(writer, SqliteStore)
        with writer._db.writing() as connection:
            connection.execute("DELETE FROM finding")
            assert reader.counts()["position"] == 3
        assert reader.counts()["position"] == 0
        assert len(list(listing)) == 2  # as it was when it began


def test_a_second_writer_is_told_to_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    with open_store(path) as first, open_store(path) as second:
        assert isinstance(first, SqliteStore)
        with first._db.writing(), pytest.raises(CaseError) as caught:
            second.add([reading(1)], {})
        wanted = f"{path}: is being written by another zopa; wait for it to end"
        assert str(caught.value) == wanted
        assert second.add([reading(1)], {}) == Added(new=1)


def test_two_writers_take_turns(path: Path) -> None:
    with open_store(path) as first, open_store(path) as second:
        for number in range(1, 11):
            (first if number % 2 else second).add([reading(number)], {})
        assert first.counts() == second.counts()
        assert first.counts()["reports"] == 11


class Refused(NamedTuple):
    whole: int
    message: str


def add_until_refused(store: Store) -> Refused:
    for number in range(1, 10_000):
        try:
            store.add([reading(number, findings=40)], {})
        except CaseError as error:
            return Refused(number - 1, str(error))
    raise AssertionError("the disk was not full")


def test_a_full_disk_keeps_what_is_complete(path: Path) -> None:
    with open_store(path) as store:
        assert isinstance(store, SqliteStore)
        pages = store._db.rows("PRAGMA page_count")[0][0]
        store._db.rows(f"PRAGMA max_page_count = {pages + 20}")
        added = add_until_refused(store)
        assert added.whole > 0
        assert added.message.startswith(f"{path}: the disk is full; all complete batches are kept")
        assert store.counts()["reports"] == 1 + added.whole
    assert_whole(path)
    with open_store(path) as store:  # there is room again
        assert store.add([reading(9_999)], {}) == Added(new=1)


def test_a_damaged_case_is_named(path: Path) -> None:
    with open_store(path) as store:
        store.add([reading(number, findings=50) for number in range(1, 60)], {})
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192 * 3)
        file.write(b"\xa5" * (size - 8192 * 3))
    with (
        pytest.raises(CaseError, match=r"is damaged; go back to a copy"),
        open_store(path) as store,
    ):
        content(store)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE finding SET body = json_set(body, '$.stance', 'maybe')",
        "UPDATE report SET fingerprint = '[1'",
        "UPDATE raw SET packed = 1, bytes = x'00'",
    ],
)
def test_a_damaged_value_is_named(path: Path, damage: str) -> None:
    sql(path, damage)
    with open_store(path, read_only=True) as store, pytest.raises(CaseError, match="is damaged"):
        content(store) and store.raw(reading().report.raw)


# Promises that the file keeps by itself


def test_decisions_cannot_be_changed(path: Path) -> None:
    insert = "INTO decision VALUES ('d1', 'f', 'accept', 'Ada', '2025-01-01T00:00:00Z', '{}', '')"
    sql(path, f"INSERT {insert}")
    for statement in (
        "UPDATE decision SET by = 'Bob'",
        "DELETE FROM decision",
        f"INSERT OR REPLACE {insert}",
        f"INSERT {insert}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="decisions are never"):
            sql(path, statement)


def test_the_evidence_is_checked_in_sql(path: Path) -> None:
    beyond = """
        SELECT count(*) FROM evidence JOIN report_text USING (report)
        WHERE NOT (0 <= start AND start < "end" AND "end" <= length(text))
    """
    assert sql(path, beyond) == [(0,)]
    rows = sql(path, 'SELECT finding, ord, report, start, "end" FROM evidence')
    assert rows == [(1, 0, 1, 0, 5), (2, 0, 1, 1, 6), (3, 0, 1, 2, 7)]
    rows = sql(path, "SELECT kind, start, rule, confidence FROM finding")
    assert rows == [("position", start, "position.test", 0.5) for start in range(3)]
    sql(path, "UPDATE finding SET body = json_set(body, '$.evidence[0].end', 999) WHERE key = 2")
    assert sql(path, beyond) == [(1,)]
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        sql(path, "UPDATE finding SET body = '{}'")


def test_the_words_of_the_text_are_stored_once(path: Path) -> None:
    (bodies,) = sql(path, "SELECT group_concat(body) FROM finding")
    assert "Kiew" not in bodies[0]


def test_the_text_cannot_leave_its_index_behind(path: Path) -> None:
    for statement in ("UPDATE report_text SET text = 'x'", "UPDATE report SET title = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="insert the new text"):
            sql(path, statement)


def test_raw_bytes_are_packed_only_where_that_saves(tmp_path: Path) -> None:
    noise, page = os.urandom(1000), b"<p></p>" * 1000
    path = tmp_path / "talks.zopa"
    raw = {hashlib.sha256(data).hexdigest(): data for data in (noise, page)}
    with open_store(path, create=True) as store:
        store.add([], raw)
    rows = sql(path, "SELECT size, packed, length(bytes) < size FROM raw ORDER BY size")
    assert rows == [(1000, 0, 0), (7000, 1, 1)]


def test_defaults_of_findings_are_part_of_the_layout() -> None:
    """A default is not stored. Whoever changes one here writes a migration for it."""
    found = {
        f"{kind.__name__.lower()}.{field.name}": field.default
        for kind in kinds()
        for field in fields(kind)
        if isinstance(field.default, str | bool)
    }
    assert found == {
        "office.status": "held",
        "statement.medium": "Speech",
        "position.red_line": False,
        "position.origin": "statement",
        "event.status": "held",
        "lever.status": "announced",
    }


def test_listings_use_the_indexes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[str] = []
    with open_store(path, read_only=True) as store:
        assert isinstance(store, SqliteStore)
        ask = store._db.rows

        def explained(statement: str, *values: object) -> list[Any]:
            plans.extend(row[3] for row in ask(f"EXPLAIN QUERY PLAN {statement}", *values))
            return ask(statement, *values)

        monkeypatch.setattr(store._db, "rows", explained)
        list(store.reports(text=False))
        assert plans == ["SEARCH report USING INDEX report_by_day ((day,id)>(?,?))"] * 2
        plans.clear()
        list(store.findings(Position))
        assert "SEARCH finding USING INDEX finding_by_report (report=? AND kind=?)" in plans
        assert not [plan for plan in plans if "TEMP B-TREE" in plan or "AUTOMATIC" in plan]


# A crash at any moment


ADD_FOR_EVER = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.case.test_store_sqlite import reading, raw_of
from zopa.case.store import open_store
with open_store(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    for batch in range(1_000_000):
        readings = [reading(batch * 7 + n, findings=40) for n in range(7)]
        store.add(readings, raw_of(*readings))
"""


def assert_whole(path: Path) -> None:
    """The file is sound, and each report has all of its findings."""
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]
    assert sql(path, "PRAGMA foreign_key_check") == []
    counts = (
        "SELECT report.key, count(finding.key) FROM report LEFT JOIN finding ON report = report.key"
    )
    assert {count for _, count in sql(path, f"{counts} GROUP BY 1")} <= {3, 40}
    sql(path, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    sql(path, "INSERT INTO trigrams (trigrams, rank) VALUES ('integrity-check', 1)")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("delay", [0.02, 0.07, 0.19, 0.43, 0.71])
def test_a_crash_leaves_whole_batches(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "talks.zopa"
    child = subprocess.Popen(
        [sys.executable, "-c", ADD_FOR_EVER, str(path), str(Path(__file__).parents[2])],
        stdout=subprocess.PIPE,
    )
    assert child.stdout
    with child.stdout:
        assert child.stdout.readline() == b"ready\n"
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert_whole(path)
    with open_store(path) as store:
        counts = store.counts()
        assert counts["reports"] % 7 == 0
        assert counts["position"] == 40 * counts["reports"]
        assert len(list(store.findings(Position))) == counts["position"]
        assert store.add([reading(-1)], {}) == Added(new=1)
    assert_whole(path)


def test_any_kind_has_its_words(path: Path) -> None:
    """A kind that is added later is stored and counted without a change here."""
    with open_store(path) as store:
        assert set(store.counts()) == {"reports"} | {k.__name__.lower() for k in kinds()}
    assert all(issubclass(kind, Finding) for kind in kinds())
