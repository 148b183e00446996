from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

import zopa
from zopa.case.decision import Decision
from zopa.case.spans import Published
from zopa.case.store import Reading, open_store
from zopa.errors import AgendaError, CaseError, ZopaError
from zopa.job import _Reads
from zopa.record.export import as_json

REPORTS = Path(__file__).parent.parent / "examples" / "ukraine-2025" / "reports"
WATER = Path(__file__).parent.parent / "examples" / "river-treaty" / "agenda.yaml"
COUNT = len(list(REPORTS.iterdir()))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "talks.zopa"


def content(case: Path) -> bytes:
    with zopa.open(case) as opened:
        return as_json(opened.export())


def test_reading_twice_adds_nothing(case: Path) -> None:
    first = zopa.read([REPORTS], case=case)
    assert (first.new, first.renewed, first.already_there, first.problems) == (COUNT, 0, 0, ())
    assert first.words > 1000
    before = content(case)
    again = zopa.read(REPORTS, case=case)
    assert (again.new, again.renewed, again.already_there, again.words) == (0, 0, COUNT, 0)
    assert content(case) == before


def test_processes_find_the_same(case: Path, tmp_path: Path) -> None:
    zopa.read([REPORTS], case=case, jobs=1)
    other = tmp_path / "other.zopa"
    zopa.read(sorted(REPORTS.iterdir(), reverse=True), case=other, jobs=3)
    assert content(other) == content(case)


def test_reading_anew_starts_from_the_bytes_so_that_new_rules_of_intake_count(
    case: Path, tmp_path: Path
) -> None:
    text = "Zwei Seiten reden\nVon Jana Petersilie | 3. März 2025\n\nDer Minister ist gegen den Plan.\n"
    (tmp_path / "a.txt").write_text(text)
    zopa.read(tmp_path / "a.txt", case=case, reader="fast")
    with zopa.open(case) as opened:
        (now,) = opened.reports()
        report = opened.report(now.id)
    assert now.published.known == "printed"
    told = Published(date(2020, 1, 1), None, "inferred", "told as happened: “x”")
    older = replace(report, published=told, author=None)
    with open_store(case) as store:
        store.add([Reading(report=older, findings=(), reader="fast-older")], {})
    with zopa.open(case) as opened:
        assert opened.reports()[0].author is None
    assert zopa.read([], case=case, reader="fast").renewed == 1
    with zopa.open(case) as opened:
        assert opened.reports() == (now,)


def test_the_case_can_be_asked(case: Path) -> None:
    zopa.read([REPORTS], case=case)
    with zopa.open(case) as opened:
        assert len(opened.reports()) == COUNT
        assert opened.statements()
        assert opened.positions()
        assert {"ru", "ua", "us"} <= {actor.id for actor in opened.actors()}
        table = opened.matrix()
        assert table.cells
        assert set(opened.matrix(all=True).issues) > set(table.issues)
        hit = opened.search("Waffenruhe")[0]
        start, end = hit.places[0]
        assert "waffenruhe" in opened.report(hit.report).text[start:end].lower()
        assert opened.agenda.id == "peace"


def test_a_file_under_a_second_path_is_one_report_with_both(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.txt").write_text("Der Minister sagte, er sei gegen den Plan.")
    zopa.read([folder], case=case)
    shutil.copy(folder / "b.txt", folder / "a.txt")
    summary = zopa.read([folder], case=case)
    assert (summary.new, summary.already_there) == (0, 2)
    with zopa.open(case) as opened:
        (report,) = opened.reports()
        assert report.path == str(folder / "a.txt")
    before = content(case)
    case.unlink()
    zopa.read([folder], case=case, jobs=2)
    assert content(case) == before


def test_problems_are_in_the_order_of_the_paths_and_stop_nothing(
    case: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    paths = [
        tmp_path / "binary.txt",
        *sorted(REPORTS.iterdir())[:3],
        tmp_path / "missing.txt",
        tmp_path / "empty.txt",
    ]
    for jobs in (1, 2):
        summary = zopa.read(paths, case=case, jobs=jobs)
        assert [Path(problem.path).name for problem in summary.problems] == [
            "binary.txt",
            "missing.txt",
            "empty.txt",
        ]
        assert summary.new + summary.already_there == 3


def test_a_failure_of_ours_is_named_and_stops_nothing(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_second(self: _Reads, item: object) -> object:
        if "02-" in str(getattr(item, "path", "")):
            raise RuntimeError("broken rule")
        return read(self, item)  # type: ignore[arg-type]

    read = _Reads.__call__
    monkeypatch.setattr(_Reads, "__call__", fail_on_second)
    summary = zopa.read([REPORTS], case=case)
    assert summary.new == COUNT - 1
    (problem,) = summary.problems
    assert "02-" in problem.path
    assert "RuntimeError: broken rule" in problem.problem
    monkeypatch.undo()
    assert zopa.read([REPORTS], case=case).new == 1


def test_another_agenda_reads_all_anew_and_keeps_decisions(case: Path) -> None:
    zopa.read([REPORTS], case=case)
    before = content(case)
    with open_store(case) as store, zopa.open(case) as opened:
        position = opened.positions()[0]
        store.decide(
            Decision(
                id="decision-1",
                finding=position.id,
                verdict="reject",
                by="tester",
                at=datetime(2025, 1, 1, tzinfo=UTC),
            )
        )
    decided = content(case)
    assert decided != before
    summary = zopa.read([], case=case, agenda=WATER, jobs=2)
    assert (summary.new, summary.renewed) == (0, COUNT)
    with zopa.open(case) as opened:
        assert opened.agenda.id != "peace"
    assert content(case) != decided
    # The agenda stays with the case, and the way back leads to the same record.
    assert zopa.read([REPORTS], case=case).renewed == 0
    assert zopa.read([REPORTS], case=case, agenda="peace").renewed == COUNT
    assert content(case) == decided


def test_an_agenda_that_cannot_be_used_makes_no_case(case: Path, tmp_path: Path) -> None:
    with pytest.raises(AgendaError):
        zopa.read([REPORTS], case=case, agenda=tmp_path / "missing.yaml")
    assert not case.exists()


def test_what_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such case"):
        zopa.open(tmp_path / "none.zopa")
    text = tmp_path / "text.zopa"
    text.write_text("no case, but longer than a header " * 10)
    with pytest.raises(ZopaError, match="not a zopa case"):
        zopa.read([REPORTS], case=text)


def test_progress_counts_every_source(case: Path, tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []
    zopa.read([REPORTS, tmp_path / "none"], case=case, progress=lambda n, p: told.append((n, p)))
    assert [count for count, _ in told] == list(range(1, COUNT + 2))


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Children can be interrupted, also where the tests run in the background, which ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_cut_off_goes_on(case: Path, tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    copies = 24
    for number in range(copies):
        for path in REPORTS.iterdir():
            (folder / f"{number}-{path.name}").write_bytes(path.read_bytes() + b"\n" * number)
    command = [sys.executable, "-m", "zopa", "read", str(folder), "--case", str(case)]
    command += ["--reader", "fast"]
    said = b""
    stored = 0
    for _ in range(2):
        running = subprocess.Popen(
            [*command, "--jobs", "2"], stderr=subprocess.PIPE, start_new_session=True
        )
        before = stored
        while running.poll() is None and stored == before:
            time.sleep(0.02)
            stored = count_reports(case)
        # A terminal sends Ctrl-C to all processes; a kill meets the main one.
        if how == signal.SIGINT:
            os.killpg(running.pid, how)
        else:
            running.kill()
        said += running.communicate(timeout=60)[1]
        stored = count_reports(case)
        content(case)
    assert 0 < stored < copies * COUNT, "it was cut off in the middle"
    assert b"Traceback" not in said
    assert said.count(b"run the same command again") == (2 if how == signal.SIGINT else 0)
    subprocess.run([*command, "--jobs", "1"], check=True, capture_output=True, timeout=120)
    whole = tmp_path / "whole.zopa"
    zopa.read([folder], case=whole, reader="fast")
    assert content(case) == content(whole)


def count_reports(case: Path) -> int:
    # Asks the file itself: to open a case takes long enough on a busy machine for a run to end meanwhile.
    # Before the first transaction the file is there and is no case yet.
    try:
        with closing(sqlite3.connect(f"{case.as_uri()}?mode=ro", uri=True, timeout=10)) as opened:
            return int(opened.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_case_in_the_folder_that_is_read_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Rat der Stadt lehnt den Plan für den Hafen ab.\n")
    case = tmp_path / "talks.zopa"
    for _ in range(2):
        assert zopa.read(tmp_path, case=case).problems == ()
