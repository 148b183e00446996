from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import zopa

from .conftest import REPORTS, Zopa

KINDS = [
    *("reports", "statements", "actors", "timeline", "positions", "disagreements", "levers"),
    "matters",
]


def test_an_overview(run: Zopa, talks: Path) -> None:
    done = run("show", talks)
    data = json.loads(done.stdout)
    assert data["counts"]["reports"] == len(list(REPORTS.iterdir()))
    assert data["agenda"] == "peace"
    assert set(data["languages"]) == {"de", "en"}
    table = run("show", talks, "--format", "table", "--lang", "de").stdout
    assert "Berichte" in table
    assert "2025-" in table


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("evidence", [(), ("--evidence",)])
def test_every_kind_in_every_format(
    run: Zopa, talks: Path, kind: str, lang: str, evidence: tuple[str, ...]
) -> None:
    rows = json.loads(run("show", talks, kind, "--lang", lang, *evidence).stdout)
    assert rows or kind == "matters"  # the agenda has an issue for all that these reports say
    table = run("show", talks, kind, "--format", "table", "--lang", lang, *evidence)
    assert table.exit_code == 0
    assert max(map(len, table.stdout.splitlines())) <= 80
    found = run("show", talks, kind, "--format", "csv", "--lang", lang, *evidence)
    assert len(list(csv.DictReader(io.StringIO(found.stdout)))) == len(rows)


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_limit(run: Zopa, talks: Path, kind: str) -> None:
    assert len(json.loads(run("show", talks, kind, "--limit", 2).stdout)) == 2
    table = run("show", talks, kind, "--limit", 1, "--format", "table").stdout
    assert "more" in table


def test_positions_are_shown_with_sign_word_count_and_date(run: Zopa, talks: Path) -> None:
    wide = run("show", talks, "positions", "--format", "table", columns=400).stdout
    narrow = run("show", talks, "positions", "--format", "table", columns=80).stdout
    with zopa.open(talks) as case:
        matrix = case.matrix()
        names = {issue.id: issue.name["en"] for issue in case.agenda.issues}
    signs = {"for": "+ for", "open": "~ open", "against": "− against"}
    for cell in matrix.cells:
        shown = f"{signs[cell.stance]} ·{cell.sentences}"
        assert shown in wide
        assert shown in narrow
        assert names[cell.issue] in narrow
    assert "—" in wide
    assert "nothing said" in narrow
    if any(cell.red_line for cell in matrix.cells):
        assert "■ RED LINE" in narrow


def test_a_table_of_positions_says_that_it_is_not_complete(run: Zopa, talks: Path) -> None:
    for lang, said in (("en", "not completely"), ("de", "nicht vollständig")):
        table = run("show", talks, "positions", "--format", "table", "--lang", lang, columns=200)
        assert table.stdout.count(said) == 1
        for format in ("json", "csv"):
            data = run("show", talks, "positions", "--format", format, "--lang", lang).stdout
            assert said not in data


def test_positions_of_one_party_on_one_issue(run: Zopa, talks: Path) -> None:
    with zopa.open(talks) as case:
        cell = case.matrix().cells[0]
    rows = json.loads(
        run("show", talks, "positions", "--party", cell.party, "--issue", cell.issue).stdout
    )
    assert [(row["party"], row["issue"]) for row in rows] == [(cell.party, cell.issue)]
    by_name = run("show", talks, "positions", "--party", "russland", "--party", "Ukraine")
    assert {row["party"] for row in json.loads(by_name.stdout)} <= {"ru", "ua"}


def test_the_evidence_of_a_position_is_its_sentence(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("show", talks, "positions", "--evidence").stdout)
    with zopa.open(talks) as case:
        for row in rows:
            for span in row["evidence"]:
                text = case.report(span["report"]).text
                assert text[span["start"] : span["end"]] == span["text"]
    table = run("show", talks, "positions", "--evidence", "--format", "table", columns=1000).stdout
    span = rows[0]["evidence"][0]
    assert " ".join(span["text"].split())[:40] in table
    assert f":{span['start']}-{span['end']}" in table
    assert rows[0]["positions"][0]["rule"] in table


def test_who_is_not_in_the_case(run: Zopa, talks: Path) -> None:
    done = run("show", talks, "positions", "--party", "atlantis")
    assert done.exit_code == 2
    assert "atlantis" in done.stderr
    assert "one of: " in done.stderr
    assert run("show", talks, "positions", "--issue", "weather").exit_code == 2
    assert run("show", talks, "actors", "--issue", "territory").exit_code == 2
    assert run("show", talks, "reports", "--party", "ru").exit_code == 2
    assert run("show", talks, "weather").exit_code == 2


def test_statements_are_narrowed_down(run: Zopa, talks: Path) -> None:
    def shown(*options: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(run("show", talks, "statements", *options).stdout)
        return found

    every = shown()
    assert {row["party"] for row in shown("--party", "ru")} <= {"ru"}
    assert all("territory" in row["issues"] for row in shown("--issue", "territory"))
    assert {row["kind"] for row in shown("--kind", "direct")} == {"direct"}
    assert {row["hedge"] for row in shown("--hedge", "none")} == {None}
    first, last = "2025-03-01", "2025-08-31"
    dates = [row["date"] for row in shown("--since", first, "--until", last)]
    assert dates
    assert all(first <= day <= last for day in dates)
    outlets = {row["outlet"] for row in shown("--outlet", "nordkurier")}
    assert outlets
    assert all("nordkurier" in outlet.lower() for outlet in outlets)
    named = next(row for row in every if row["name"])
    of_one = shown("--actor", named["name"])
    assert of_one
    assert {row["speaker"] for row in of_one} == {named["speaker"]}
    assert len(of_one) < len(every)


def test_a_time_line_is_narrowed_down(run: Zopa, talks: Path) -> None:
    def shown(*options: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(run("show", talks, "timeline", *options).stdout)
        return found

    every = shown()
    assert all(stage["evidence"] for entry in every for stage in entry["history"])
    assert all("ua" in entry["participants"] for entry in shown("--party", "ua"))
    assert {entry["kind"] for entry in shown("--kind", "call")} == {"call"}
    late = shown("--since", "2025-10-01")
    assert 0 < len(late) < len(every)
    assert all((entry["date"]["end"] or "9") >= "2025-10-01" for entry in late)
    table = run("show", talks, "timeline", "--lang", "de", "--format", "table", columns=160).stdout
    assert "Telefonat" in table


def test_disagreements_have_both_sides(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("show", talks, "disagreements").stdout)
    for row in rows:
        assert len(row["evidence"]) >= 2
        assert row["rule"]
    changes = json.loads(run("show", talks, "disagreements", "--kind", "change").stdout)
    assert {row["kind"] for row in changes} == {"change"}
    of_one = json.loads(run("show", talks, "disagreements", "--party", "ru").stdout)
    assert 0 < len(of_one) < len(rows)


@pytest.fixture(scope="module")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a matter that the general agenda does not have."""
    folder = tmp_path_factory.mktemp("tolls")
    (folder / "a.txt").write_text(
        "Russland fordert ein Tempolimit auf Landstraßen. Die Ukraine lehnt ein Tempolimit ab.\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "Am Abend war es still in der Stadt. Russland fordert eine Maut auf allen Brücken.\n",
        encoding="utf-8",
    )
    zopa.read([folder], case=folder / "a.zopa", reader="fast")
    return folder / "a.zopa"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_open_matters_have_keywords_and_who_stands_where(run: Zopa, tolls: Path, lang: str) -> None:
    rows = json.loads(run("show", tolls, "matters", "--evidence", "--lang", lang).stdout)
    assert [row["keyword"] for row in rows] == ["Tempolimit", "Maut"]
    assert [(one["party"], one["stance"]) for one in rows[0]["stands"]] == [
        ("ru", "for"),
        ("ua", "against"),
    ]
    with zopa.open(tolls) as case:
        for row in rows:
            for span in row["evidence"]:
                text = case.report(span["report"]).text
                assert text[span["start"] : span["end"]] == span["text"]
    of_one = json.loads(run("show", tolls, "matters", "--party", "ua").stdout)
    assert [row["keyword"] for row in of_one] == ["Tempolimit"]
    against = json.loads(run("show", tolls, "matters", "--kind", "against").stdout)
    assert {stand["stance"] for row in against for stand in row["stands"]} == {"against"}
    assert "evidence" not in against[0]["stands"][0]
    table = run("show", tolls, "matters", "--format", "table", "--lang", lang, "--evidence").stdout
    assert {"de": "Stichwörter", "en": "keywords"}[lang] in table
    assert "Russland fordert eine Maut" in table
    assert run("show", tolls, "matters", "--kind", "direct").exit_code == 2
    assert run("show", tolls, "matters", "--issue", "territory").exit_code == 2


def test_the_history_of_a_stance(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("show", talks, "positions", "--history", "ua", "ceasefire").stdout)
    days = [row["day"]["start"] for row in rows if row["day"]["start"]]
    assert days == sorted(days)
    assert rows[0]["run"]["strength"]["sources"] >= 1
    assert run("show", talks, "statements", "--history", "ua", "ceasefire").exit_code == 2
    assert run("show", talks, "positions", "--history", "atlantis", "ceasefire").exit_code == 2


def test_a_profile(run: Zopa, talks: Path) -> None:
    rows = json.loads(run("show", talks, "actors", "--profile", "ua").stdout)
    assert {"position", "office"} <= {row["part"] for row in rows}
    assert all(row["evidence"] for row in rows)
    table = run(
        "show", talks, "actors", "--profile", "Ukraine", "--format", "table", "--lang", "de"
    )
    assert "Position" in table.stdout
    assert run("show", talks, "actors", "--profile", "Niemand").exit_code == 2
    assert run("show", talks, "positions", "--profile", "ua").exit_code == 2


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_known_before_it_was_reported(run: Zopa, talks: Path, kind: str) -> None:
    day = "2025-04-01"
    done = run("show", talks, kind, "--as-of", day)
    dates = {r["id"]: r["date"] for r in json.loads(run("show", talks, "reports").stdout)}
    later = {id for id, when in dates.items() if when is None or when > day}
    assert not [id for id in later if id in done.stdout]
    assert "2025-04-01: " in done.stderr


def test_a_filter_that_means_nothing(run: Zopa, talks: Path) -> None:
    for options, said in (
        (("statements", "--kind", "sung"), "one of: direct"),
        (("statements", "--hedge", "maybe"), "one of: none"),
        (("statements", "--actor", "Niemand Nirgends"), "no actor"),
        (("statements", "--since", "31.02."), "no day"),
        (("actors", "--kind", "dragon"), "one of: person"),
        (("positions", "--outlet", "x"), "--outlet does not go with positions"),
    ):
        done = run("show", talks, *options)
        assert done.exit_code == 2, options
        assert said in done.stderr


def test_an_empty_case(run: Zopa, tmp_path: Path) -> None:
    case = tmp_path / "a.zopa"
    run("read", tmp_path / "none", "--case", case)
    assert json.loads(run("show", case).stdout)["counts"]["reports"] == 0
    for kind in KINDS:
        assert json.loads(run("show", case, kind).stdout) == []
        assert run("show", case, kind, "--format", "csv").exit_code == 0
        assert run("show", case, kind, "--format", "table").exit_code == 0


def test_a_case_that_cannot_be_written_can_be_shown(run: Zopa, talks: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    case = Path(shutil.copy(talks, folder / "a.zopa"))
    case.chmod(0o444)
    folder.chmod(0o555)
    assert run("show", case).exit_code == 0
    folder.chmod(0o755)


def test_the_language_of_the_environment(
    run: Zopa, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "Berichte" in run("show", talks, "--format", "table").stdout
    monkeypatch.setenv("LC_ALL", "C")
    assert "reports" in run("show", talks, "--format", "table").stdout


def test_what_a_report_holds_cannot_write_on_the_terminal(run: Zopa, tmp_path: Path) -> None:
    text = "Der russische Außenminister Sergej Lawrow \x1b[31mlehnt\x9b eine Waffenruhe [red]ab[/red].\n"
    (tmp_path / "a.txt").write_text(text * 3, encoding="utf-8")
    case = tmp_path / "a.zopa"
    run("read", tmp_path / "a.txt", "--case", case, "--jobs", 1)
    for kind in KINDS:
        shown = run("show", case, kind, "--format", "table", "--evidence").stdout
        assert not {"\x1b", "\x9b"} & set(shown)


def test_a_table_for_programs_has_no_python_in_it(run: Zopa, talks: Path) -> None:
    actors = list(
        csv.DictReader(io.StringIO(run("show", talks, "actors", "--format", "csv").stdout))
    )
    assert any("; " in row["names"] for row in actors)
    cells = run("show", talks, "positions", "--format", "csv").stdout
    assert "('" not in cells
