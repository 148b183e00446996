"""``zopa decide``: a person's word on who is who."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import zopa
from zopa.cli.main import cli

from .conftest import Zopa

# One office-holder in two spellings, which the rules join; and two of one surname.
FIRST = (
    "Außenminister Sergej Lawrow sagte am Montag in Moskau, die Gespräche gingen weiter. "
    "Auch der Unterhändler Paul Berg war nach eigenen Angaben da.\n"
)
SECOND = (
    "Außenminister Sergei Lawrow sagte am Dienstag in Moskau, er warte die Antwort ab. "
    "Der Unterhändler Anton Berg schwieg zu der Frage.\n"
)


@pytest.fixture
def case(run: Zopa, tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(FIRST, encoding="utf-8")
    (reports / "b.txt").write_text(SECOND, encoding="utf-8")
    path = tmp_path / "talks.zopa"
    run("read", reports, "--case", path, "--reader", "fast", "--jobs", 1)
    return path


def pairs(run: Zopa, case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("decide", case).stdout)
    return found


def lawrows(case: Path) -> set[str]:
    with zopa.open(case) as held:
        return {a.id for a in held.actors() if {"Sergej Lawrow", "Sergei Lawrow"} & {*a.names}}


def test_a_split_is_listed_kept_over_a_new_reading_and_taken_back(run: Zopa, case: Path) -> None:
    assert len(lawrows(case)) == 1
    done = run(
        *("decide", case, "--apart", "Sergej Lawrow", "Sergei Lawrow"),
        *("--by", "Ada", "--note", "two people"),
    )
    assert done.exit_code == 0
    assert done.stderr == "Sergej Lawrow / Sergei Lawrow: two actors (Ada)\n"
    assert len(lawrows(case)) == 2
    (row,) = [row for row in pairs(run, case) if row["status"] == "apart"]
    assert (row["by"], row["note"]) == ("Ada", "two people")
    assert row["names"] == ["Sergej Lawrow", "Sergei Lawrow"]

    agenda = case.parent / "a.yaml"
    agenda.write_text("format: zopa-agenda/1\nid: own\nextends: peace\ntitle: {en: Own}\n")
    again = run(*("read", case.parent / "reports", "--case", case, "--agenda", agenda, "--jobs", 1))
    assert "read anew" in again.stderr
    assert len(lawrows(case)) == 2

    assert run("decide", case, "--undo", "Sergei Lawrow", "Sergej Lawrow").exit_code == 0
    assert len(lawrows(case)) == 1
    assert not [row for row in pairs(run, case) if row["status"] == "apart"]


def test_two_that_no_rule_joins(run: Zopa, case: Path) -> None:
    done = run("decide", case, "--same", "Paul Berg", "Anton Berg", "--by", "Ada", "--lang", "de")
    assert "ein Akteur (Ada)" in done.stderr
    with zopa.open(case) as held:
        (berg,) = [a for a in held.actors() if {"Paul Berg", "Anton Berg"} & {*a.names}]
    assert {"Paul Berg", "Anton Berg"} <= {*berg.names}
    later = run("decide", case, "--apart", "Anton Berg", "Paul Berg", "--by", "Bea")
    assert later.exit_code == 0
    (row,) = [row for row in pairs(run, case) if "Paul Berg" in row["names"]]
    assert (row["status"], row["by"]) == ("apart", "Bea")


def test_namesakes_of_two_reports(run: Zopa, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name}: {FIRST}", encoding="utf-8")
    case = tmp_path / "talks.zopa"
    run("read", tmp_path / "a.txt", tmp_path / "b.txt", "--case", case, "--reader", "fast")
    place = tmp_path / "b.txt"
    assert run("decide", case, "--apart", "Paul Berg", f"Paul Berg@{place}").exit_code == 0
    with zopa.open(case) as held:
        assert len([a for a in held.actors() if "Paul Berg" in a.names]) == 2
    table = run("decide", case, "--format", "table", "--evidence", columns=200).stdout
    assert f"Paul Berg @ {place}" in table
    assert "Auch der Unterhändler Paul Berg war" in table


def test_doubtful_pairs_have_their_reasons_and_evidence(run: Zopa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Der russische Minister Paul Berg sprach am Montag in Moskau mit den Reportern.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(
        "Der ukrainische Minister Paul Berg sprach am Montag in Kiew mit den Reportern.\n",
        encoding="utf-8",
    )
    case = tmp_path / "talks.zopa"
    run("read", tmp_path / "a.txt", tmp_path / "b.txt", "--case", case, "--reader", "fast")
    (row,) = pairs(run, case)
    assert (row["status"], row["by"]) == ("open", None)
    assert {reason["against"] for reason in row["reasons"]} == {True, False}
    table = run("decide", case, "--format", "table", "--evidence", "--lang", "de", columns=200)
    assert "zu entscheiden" in table.stdout
    assert "in Kiew mit den Reportern" in table.stdout
    done = run("decide", case, "--apart", row["first"], row["second"], "--by", "Ada")
    assert done.exit_code == 0
    assert [one["status"] for one in pairs(run, case)] == ["apart"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--same", "Niemand", "Paul Berg"), "no actor 'Niemand'"),
        (("--same", "awro", "Paul Berg"), "there is: Sergei Lawrow, Sergej Lawrow"),
        (("--same", "Paul Berg", "paul berg"), "NAME@REPORT"),
        (("--apart", "Paul Berg", "Paul Berg@x.txt"), "no report 'x.txt'"),
        (("--same", "Berg", "Sergej Lawrow"), "Berg"),
        (("--undo", "Paul Berg", "Anton Berg"), "nothing was decided"),
        (
            ("--same", "Paul Berg", "Anton Berg", "--apart", "Anton Berg", "Paul Berg"),
            "decided on twice",
        ),
    ],
)
def test_what_is_not_clear_decides_nothing(
    run: Zopa, case: Path, options: tuple[str, ...], said: str
) -> None:
    before = pairs(run, case)
    done = run("decide", case, *options)
    assert done.exit_code == 2
    assert done.stderr.startswith("zopa: ")
    assert said in done.stderr
    assert pairs(run, case) == before


def test_no_case_and_no_name(run: Zopa, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("decide", case.parent / "none.zopa").exit_code == 2
    monkeypatch.setenv("ZOPA_USER", "Cleo")
    run("decide", case, "--same", "Paul Berg", "Anton Berg")
    assert {row["by"] for row in pairs(run, case)} == {"Cleo"}
    assert "decide" in cli.commands
