from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import zopa
from zopa.record.kinds import KINDS

from .conftest import Zopa


def test_statements_that_hold_the_words(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("search", talks, "Waffenruhe").stdout)
    assert rows
    with zopa.open(talks) as case:
        for row in rows:
            assert row["type"] == "statement"
            text = case.report(row["report"]).text
            assert row["places"]
            for place in row["places"]:
                assert text[place["start"] : place["end"]] == place["text"]
                assert "waffenruhe" in place["text"].lower()
    table = run("search", talks, "Waffenruhe", "--format", "table", columns=200).stdout
    assert "[Waffenruhe]" in table


def test_what_is_said_comes_before_what_is_near(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("search", talks, "Waffenruhe", "Selenskyj").stdout)
    assert "waffenruhe" in rows[0]["quote"].lower()
    found = [{place["text"].lower() for place in row["places"]} for row in rows]
    assert len(found[0]) >= len(found[-1])


def test_search_takes_the_filters(run: Zopa, talks: Path) -> None:
    every = json.loads(run("search", talks, "Waffenruhe").stdout)
    some = json.loads(run("search", talks, "Waffenruhe", "--party", "ru").stdout)
    assert {row["id"] for row in some} == {row["id"] for row in every if row["party"] == "ru"}
    assert run("search", talks, "Waffenruhe", "--reports", "--party", "ru").exit_code == 2


def test_reports_with_their_places(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("search", talks, "Waffenruhe", "--reports").stdout)
    assert rows
    with zopa.open(talks) as case:
        for row in rows:
            text = case.report(row["report"]).text
            for place in row["places"]:
                assert text[place["start"] : place["end"]] == place["text"]
    done = run("search", talks, "Waffenruhe", "--reports", "--format", "table", columns=200)
    assert "[Waffenruhe]" in done.stdout


def test_a_phrase_is_more_than_its_words(run: Zopa, talks: Path) -> None:
    words = json.loads(run("search", talks, "der", "Waffenruhe", "--reports").stdout)
    phrase = json.loads(run("search", talks, "einer Waffenruhe", "--reports").stdout)
    assert {row["report"] for row in phrase} < {row["report"] for row in words} | {
        row["report"] for row in phrase
    }
    for row in phrase:
        for place in row["places"]:
            assert " ".join(place["text"].lower().split()) == "einer waffenruhe"


def test_nothing_found_and_nothing_asked(run: Zopa, talks: Path) -> None:
    assert json.loads(run("search", talks, "Quetschkommode").stdout) == []
    for options in ((), ("--reports",)):
        done = run("search", talks, "?!", *options)
        assert done.exit_code == 2
        assert "nothing to search for" in done.stderr
    assert run("search", talks).exit_code == 2


def test_a_limit(run: Zopa, talks: Path) -> None:
    for options in ((), ("--reports",)):
        assert len(json.loads(run("search", talks, "die", "--limit", 2, *options).stdout)) == 2


def test_json_and_jsonl_hold_the_same(run: Zopa, talks: Path) -> None:
    data = json.loads(run("export", talks).stdout)
    assert data["format"] == "zopa-case/1"
    lines = run("export", talks, "--format", "jsonl").stdout.splitlines()
    assert len(lines) == 1 + sum(len(data[kind]) for kind in KINDS)
    with zopa.open(talks) as case:
        assert case.export() == data


def test_csv_of_one_kind(run: Zopa, talks: Path) -> None:
    data = json.loads(run("export", talks).stdout)
    rows = list(csv.DictReader(io.StringIO(run("export", talks, "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [p["id"] for p in data["positions"]]
    done = run("export", talks, "--format", "csv", "--kind", "actors")
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == len(data["actors"])
    assert run("export", talks, "--kind", "actors").exit_code == 2


def test_into_a_file_and_a_folder(run: Zopa, talks: Path, tmp_path: Path) -> None:
    file = tmp_path / "talks.json"
    file.write_text("older")
    assert run("export", talks, "-o", file).exit_code == 0
    assert file.read_text(encoding="utf-8") == run("export", talks).stdout
    folder = tmp_path / "tables"
    folder.mkdir()
    assert run("export", talks, "--format", "csv", "-o", folder).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{k}.csv" for k in KINDS)
    done = run("export", talks, "-o", tmp_path / "none" / "talks.json")
    assert done.exit_code == 2
    assert "none" in done.stderr


def test_a_format_that_is_not_there_yet(run: Zopa, talks: Path) -> None:
    done = run("export", talks, "--format", "graphml")
    assert done.exit_code == 2
    assert "jsonl" in done.stderr


@pytest.mark.parametrize("arguments", [["export"], ["show"], ["search"]])
def test_no_case(run: Zopa, tmp_path: Path, arguments: list[str]) -> None:
    words = ["x"] if arguments == ["search"] else []
    done = run(*arguments, tmp_path / "none.zopa", *words)
    assert done.exit_code == 2
    assert "zopa read PATH... --case" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_reader_that_stops_early_is_no_error(talks: Path) -> None:
    zopa_command = [sys.executable, "-m", "zopa"]
    table = ["statements", "--format", "table"]
    for command, more in (("export", []), ("show", table)):
        with subprocess.Popen(
            [*zopa_command, command, talks, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.read(10)
            running.stdout.close()
            assert running.stderr.read() == b""


def test_a_terminal_that_cannot_show_all_characters(talks: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zopa", "show", talks, "positions", "--format", "table"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert b"against" in done.stdout


def test_version_and_help(run: Zopa) -> None:
    assert run("--version").stdout == f"zopa, version {zopa.__version__}\n"
    for command in ("read", "show", "search", "export"):
        assert "Example:" in run(command, "--help").stdout
