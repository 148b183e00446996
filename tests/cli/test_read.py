from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from click.testing import Result

import zopa

from .conftest import REPORTS, Zopa

FIRST = min(REPORTS.iterdir())


def test_a_summary_at_the_end(run: Zopa, tmp_path: Path) -> None:
    done = run("read", REPORTS, "--case", tmp_path / "a.zopa", "--jobs", 1)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert f"{len(list(REPORTS.iterdir()))} new; " in done.stderr
    assert " words in " in done.stderr
    again = run("read", REPORTS, "--case", tmp_path / "a.zopa", "--jobs", 1)
    assert again.stderr == f"{len(list(REPORTS.iterdir()))} already there\n"


def test_bad_files_are_named_and_the_rest_is_read(run: Zopa, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    done = run(
        *("read", tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "none", FIRST),
        *("--case", tmp_path / "a.zopa"),
    )
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 4
    for line, name in zip(lines, ["empty.txt", "binary.txt", "none"], strict=False):
        assert line.startswith(f"zopa: {tmp_path / name}: ")
        assert "; " in line, "what to do next"
    assert lines[3].startswith("1 new, 3 not read; ")
    with zopa.open(tmp_path / "a.zopa") as case:
        assert len(case.reports()) == 1


def assert_refused(done: Result, *words: str) -> None:
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("zopa: ")
    for word in words:
        assert word in done.stderr


def test_no_case(run: Zopa, tmp_path: Path) -> None:
    (tmp_path / "a.zopa").write_text("this is a text and no case " * 20)
    assert_refused(run("read", FIRST, "--case", tmp_path / "a.zopa"), "not a zopa case", "a.zopa")
    assert_refused(run("read", FIRST, "--case", tmp_path), "folder")
    assert_refused(run("read", FIRST, "--case", tmp_path / "x" / "a.zopa"), "make the folder")


def test_a_case_of_a_newer_zopa(run: Zopa, tmp_path: Path, talks: Path) -> None:
    newer = shutil.copy(talks, tmp_path / "newer.zopa")
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    for done in (run("read", FIRST, "--case", newer), run("show", newer), run("export", newer)):
        assert_refused(done, "newer zopa", "upgrade zopa")


def test_a_disk_that_cannot_be_written(run: Zopa) -> None:
    assert_refused(run("read", FIRST, "--case", "/proc/a.zopa"), "/proc/a.zopa")


def test_agendas_that_cannot_be_used(run: Zopa, tmp_path: Path) -> None:
    agenda = tmp_path / "a.yaml"
    agenda.write_text("format: zopa-agenda/1\nid: a\ntitle: {en: A}\ncolour: red\n")
    done = run("read", FIRST, "--case", tmp_path / "a.zopa", "--agenda", agenda)
    assert_refused(done, f"{agenda}:4", "colour")
    done = run("read", FIRST, "--case", tmp_path / "a.zopa", "--agenda", tmp_path / "b.yaml")
    assert_refused(done, "no such agenda", "peace")
    assert not (tmp_path / "a.zopa").exists()


def test_bad_usage(run: Zopa, tmp_path: Path) -> None:
    assert run("read").exit_code == 2
    assert run("read", FIRST).exit_code == 2
    nothing = run("read", "--case", tmp_path / "a.zopa")
    assert nothing.exit_code == 2
    assert "name the reports" in nothing.stderr
    assert run("read", FIRST, "--case", tmp_path / "a.zopa", "--jobs", 0).exit_code == 2
    assert run("reed").exit_code == 2


def test_an_agenda_alone_reads_anew(run: Zopa, tmp_path: Path, talks: Path) -> None:
    case = shutil.copy(talks, tmp_path / "a.zopa")
    water = REPORTS.parents[1] / "river-treaty" / "agenda.yaml"
    done = run("read", "--case", case, "--agenda", water, "--jobs", 1)
    assert done.exit_code == 0
    assert "read anew" in done.stderr


def test_a_name_cannot_write_on_the_terminal(run: Zopa, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb\n.txt").write_bytes(b"")
    done = run("read", tmp_path, "--case", tmp_path / "a.zopa", "--jobs", 1)
    assert done.exit_code == 1
    assert "\x1b" not in done.stderr
