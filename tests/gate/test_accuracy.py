"""The accuracy gate: what the sample cases were read with once is never lost again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml
from benchmarks.gold import CASES, EXAMPLES, Scored, read_case, score_positions, score_statements
from benchmarks.speakers import names_of, score_actors, told

from zopa.reading.mode import Mode

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))


MODES: tuple[Mode, ...] = get_args(Mode)


@cache
def scored(case: str, mode: Mode = "encoder") -> list[Scored]:
    return read_case(case, mode=mode)


def digest(case: str) -> str:
    home = EXAMPLES / case
    files = [*sorted((home / "reports").iterdir()), home / "agenda.yaml", home / "expected.yaml"]
    found = hashlib.sha256()
    for file in files:
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()


@pytest.mark.parametrize("case", CASES)
def test_the_sample_is_the_one_the_floors_were_measured_on(case: str) -> None:
    assert digest(case) == FLOORS[case]["digest"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", CASES)
def test_positions_stay_above_their_floors(case: str, mode: Mode) -> None:
    score = score_positions(scored(case, mode))
    assert score.precision >= FLOORS[case]["positions"]["precision"], score
    assert score.recall >= FLOORS[case]["positions"]["recall"], score


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", ["direct", "indirect"])
@pytest.mark.parametrize("case", CASES)
def test_statements_stay_above_their_floors(case: str, kind: str, mode: Mode) -> None:
    score = score_statements(scored(case, mode), kind=kind)
    floor = FLOORS[case][mode][kind]
    assert score.precision >= floor["precision"], score
    assert score.recall >= floor["recall"], score


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", CASES)
def test_speakers_stay_above_their_floors(case: str, mode: Mode) -> None:
    known = names_of(case)
    score = score_actors([found for one in scored(case, mode) for found in told(one, known)])
    floor = FLOORS[case][mode]["speakers"]
    assert score.precision >= floor["precision"], score
    assert score.recall >= floor["recall"], score


@pytest.mark.parametrize("case", CASES)
def test_publication_dates_are_those_an_analyst_signed(case: str) -> None:
    wrong = []
    for one in scored(case):
        published, gold = one.report.published, one.gold["published"]
        if published.known == "printed":
            same = (published.start, published.end) == (gold["start"], gold["end"])
            if gold["known"] != "printed" or not same:
                wrong.append((one.name, published, gold))
        elif gold["known"] == "printed":
            wrong.append((one.name, published, gold))
    assert wrong == []


@pytest.mark.parametrize("case", CASES)
def test_noise_is_never_the_words_of_a_finding(case: str) -> None:
    for one in scored(case):
        for finding in one.findings:
            for span in finding.evidence:
                touching = [
                    n for n in one.report.noise if n.start < span.end and span.start < n.end
                ]
                assert touching == [], (one.name, span.text)


@pytest.mark.parametrize("case", CASES)
def test_most_noise_an_analyst_marked_is_marked(case: str) -> None:
    found = marked = 0
    for one in scored(case):
        for entry in one.gold["noise"]:
            text = entry["text"] if isinstance(entry, dict) else entry
            at = one.report.text.find(text)
            if at < 0:
                continue  # markup that intake never took in
            marked += 1
            middle = at + len(text) // 2
            found += any(n.start <= middle < n.end for n in one.report.noise)
    assert found >= FLOORS[case]["noise"] * marked, (found, marked)
