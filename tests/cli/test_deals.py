from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from zopa.cli.deals_screen import words
from zopa.cli.output import LANGUAGES
from zopa.deals.files import load_game, parse_game
from zopa.deals.robustness import MOST_SAMPLES, Progress

from .conftest import Zopa

GAME = Path(__file__).parents[2] / "examples" / "ukraine-2025" / "game.yaml"
FAST = ("--samples", "200")


def figures(folder: Path, a: float, b: float) -> Path:
    """The file of a game of figures with these walk-away values."""
    path = folder / "g.yaml"
    path.write_text(
        f"""format: zopa-game/1
id: g
parties:
  - {{id: a, walk_away: {a}, points: true, preferences: {{i: {{x: 9, y: 5, z: 0}}}}}}
  - {{id: b, walk_away: {b}, points: true, preferences: {{i: {{x: 0, y: 4, z: 9}}}}}}
issues:
  - {{id: i, options: [x, y, z]}}
""",
        encoding="utf-8",
    )
    return path


def test_the_words_are_there_in_all_languages() -> None:
    assert words("de").keys() == words("en").keys()
    for lang in LANGUAGES:
        assert all(words(lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table(run: Zopa, lang: str) -> None:
    done = run("deals", GAME, "--format", "table", "--lang", lang, "--samples", 3000)
    assert done.exit_code == 0
    said = " ".join(done.stdout.split())
    for key in ("no_deal", "moves", "coalitions", "bridges", "questions"):
        assert words(lang)[key] in said
    assert max(map(len, done.stdout.splitlines())) <= 80
    bridge = {
        "en": "Commitment by third parties in place of a renunciation",
        "de": "Zusage Dritter statt eines Verzichts",
    }
    assert bridge[lang] in said
    assert "[ru.3]" in said


def test_json_is_for_programs(run: Zopa) -> None:
    data = json.loads(run("deals", GAME, *FAST).stdout)
    assert data["allowed"] == 0
    assert data["game"]["format"] == "zopa-game/1"
    assert data["bridges"][0]["origin"] == "proposal of the software"
    assert data["opened"]["robustness"]["candidates"]
    few = json.loads(run("deals", GAME, "--limit", 2, *FAST).stdout)
    assert len(few["opened"]["robustness"]["candidates"]) == 2
    assert few["opened"]["robustness"]["candidates_in_all"] > 2


def test_csv_has_a_row_for_each_package(run: Zopa) -> None:
    text = run("deals", GAME, "--format", "csv", "--limit", 4, *FAST).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 4
    assert "territory" in rows[0]
    assert rows[0]["ua_accepts"] == "unknown"
    assert rows[0]["ua_share"] == ""


def test_the_same_seed_gives_the_same_answer(run: Zopa) -> None:
    first, second, other = (
        json.loads(run("deals", GAME, "--seed", seed, *FAST).stdout)["opened"] for seed in (4, 4, 5)
    )
    assert first == second
    assert first != other


def test_changes(run: Zopa) -> None:
    relaxed = json.loads(run("deals", GAME, "--relax", "ru.3", "--relax", "ru.5", *FAST).stdout)
    assert relaxed["allowed"] > 0
    supposed = run(
        "deals", GAME, "--relax", "ru.3", "--relax", "ru.5",
        "--what-if", "ru.territory.special_zone=forbidden", *FAST,
    )  # fmt: skip
    changed = json.loads(supposed.stdout)
    assert changed["allowed"] == 0
    assert changed["before"]["allowed"] == relaxed["allowed"]
    alone = json.loads(run("deals", GAME, "--without", "ru", *FAST).stdout)
    assert alone["allowed"] > 0
    kept = json.loads(run("deals", GAME, "--keep", "ua", *FAST).stdout)
    assert all(move["parties"] == ["ru"] for move in kept["impasse"]["moves"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--relax", "xx"), "no party 'xx'"),
        (("--what-if", "ru.alliance"), "not understood"),
        (("--without", "nobody"), "no party 'nobody'"),
    ],
)
def test_what_cannot_be_asked(run: Zopa, arguments: tuple[str, ...], says: str) -> None:
    done = run("deals", GAME, *arguments)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_file_that_is_no_game(run: Zopa, tmp_path: Path) -> None:
    done = run("deals", tmp_path / "none.yaml")
    assert done.exit_code == 2
    assert "none.yaml" in done.stderr


def test_a_time_limit_says_what_is_missing(run: Zopa) -> None:
    done = run("deals", GAME, "--seconds", "0.1", "--samples", "200000")
    assert done.exit_code == 0
    assert "proven so far" in done.stderr
    assert json.loads(done.stdout)["unfinished"]


def test_ctrl_c_shows_what_is_proven(run: Zopa, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def interrupted() -> Iterator[Progress]:
        def progress(what: str, done: int, all: int) -> None:
            if what == "robustness":
                signal.raise_signal(signal.SIGINT)

        yield progress

    monkeypatch.setattr("zopa.cli.deals._progress", interrupted)
    done = run("deals", GAME, *FAST)
    assert done.exit_code == 130
    data = json.loads(done.stdout)
    assert data["impasse"]["complete"]
    assert data["bridges"]
    assert "bridged" in data["unfinished"]
    assert "proven so far" in done.stderr


def test_the_command_line_starts_light() -> None:
    code = "import sys, zopa.cli.main; print({'numpy', 'rich', 'msgspec'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_solutions_of_a_game_of_figures(run: Zopa, tmp_path: Path) -> None:
    path = figures(tmp_path, 1, 1)
    table = run("deals", path, "--format", "table", "--lang", "en").stdout
    assert "Nash product: proven" in table
    assert "Efficient packages: 1 (complete)" in table
    assert "of all preferences" not in table, "nothing is left to vary"
    assert "Nobody would rather leave" in table


def test_no_deal_for_want_of_value(run: Zopa, tmp_path: Path) -> None:
    path = figures(tmp_path, 8, 6)
    done = run("deals", path, "--format", "table", "--lang", "en")
    assert done.exit_code == 0
    assert words("en")["no_gain"] in done.stdout
    assert "→ B: walk-away value (6.000 below it)" in done.stdout
    assert "Solutions" not in done.stdout
    eased = run("deals", path, "--format", "table", "--lang", "de", "--what-if", "a.i.x=forbidden")
    assert "(6,000 darunter)" in eased.stdout or "(8,000 darunter)" in eased.stdout


def test_a_what_if_is_shown_beside_what_held_before(run: Zopa, tmp_path: Path) -> None:
    path = figures(tmp_path, 1, 1)
    table = run(
        "deals", path, "--format", "table", "--lang", "en", "--what-if", "a.i.y=forbidden"
    ).stdout
    assert "(without the what-if: 3)" in table
    assert "Nash product: proven to be none (without the what-if: 12)" in table


def test_a_game_from_the_record(run: Zopa, talks: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    done = run("game", talks, "-o", path)
    assert done.exit_code == 0
    text = path.read_text(encoding="utf-8")
    game = load_game(path)
    assert {party.id for party in game.parties} >= {"ua", "ru"}
    for party in game.parties:
        assert party.weights is None
        assert party.walk_away is None
        for line in party.red_lines:
            assert line.evidence[0].text
        for preference in party.preferences.values():
            assert preference.values is None
            assert preference.evidence[0].text
    assert any(party.red_lines for party in game.parties)
    assert "# nothing said on:" in text


def test_what_holds_under_a_condition_is_no_order(run: Zopa, talks: Path) -> None:
    import zopa

    text = run("game", talks).stdout
    assert "WITH A CONDITION" in text
    game = parse_game(text, place="stdout")
    with zopa.open(talks) as case:
        plain = {
            (one.party, one.issue, span.start, span.text)
            for one in case.positions()
            for span in one.evidence
            if one.condition is None
        }
    for party in game.parties:
        for issue, preference in party.preferences.items():
            for one in preference.evidence:
                assert (party.id, issue, one.start, one.text) in plain


def test_evidence_of_the_game_is_in_the_reports(run: Zopa, talks: Path) -> None:
    import zopa

    game = parse_game(run("game", talks).stdout, place="stdout")
    with zopa.open(talks) as case:
        texts = {report.path: case.report(report.id).text for report in case.reports()}
    found = [
        *(one for p in game.parties for line in p.red_lines for one in line.evidence),
        *(one for p in game.parties for held in p.preferences.values() for one in held.evidence),
    ]
    assert found
    for one in found:
        assert texts[one.report][one.start : one.end] == one.text


def test_some_parties_and_issues(run: Zopa, talks: Path) -> None:
    done = run("game", talks, "--party", "ua", "--party", "Russland", "--issue", "territory")
    game = parse_game(done.stdout, place="stdout")
    assert [party.id for party in game.parties] == ["ua", "ru"]
    assert [one.id for one in game.issues] == ["territory"]
    wrong = run("game", talks, "--party", "atlantis")
    assert wrong.exit_code == 2
    assert "atlantis" in wrong.stderr


def test_a_case_can_be_studied_as_it_is(run: Zopa, talks: Path) -> None:
    data = json.loads(run("deals", talks, *FAST).stdout)
    assert data["unknown"]
    table = run("deals", talks, "--format", "table", "--lang", "en", *FAST).stdout
    assert words("en")["too_little"][:40] in " ".join(table.split()), "no package by chance"


def test_the_most_draws_are_those_of_the_library(run: Zopa) -> None:
    done = run("deals", GAME, "--samples", MOST_SAMPLES + 1)
    assert done.exit_code == 2
    assert str(MOST_SAMPLES) in done.stderr
