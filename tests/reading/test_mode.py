from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import zopa
from zopa.case.agendas import load_agenda
from zopa.case.store import open_store
from zopa.job import read
from zopa.reading.mode import Mode, key_of, mode_of


@pytest.mark.parametrize("mode", get_args(Mode))
def test_a_key_tells_its_mode_and_changes_with_it(mode: Mode) -> None:
    agenda = load_agenda(None)
    assert mode_of(key_of(mode, agenda)) == mode
    assert len({key_of(one, agenda) for one in get_args(Mode)}) == len(get_args(Mode))


def test_a_key_from_before_there_were_modes_is_fast() -> None:
    assert mode_of("3f2a") == "fast"


def test_a_case_keeps_its_reader(tmp_path: Path) -> None:
    case = tmp_path / "a.zopa"
    (tmp_path / "one.txt").write_text("Der Minister sagte, man sei bereit.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Die Ministerin lehnte das ab.", encoding="utf-8")
    assert zopa.read([tmp_path / "one.txt"], case=case, reader="fast").new == 1
    summary = read([tmp_path / "two.txt"], case=case)
    assert (summary.new, summary.renewed) == (1, 0)
    assert _modes(case) == {"fast"}
    summary = read([], case=case, reader="encoder")
    assert summary.renewed == 2
    assert _modes(case) == {"encoder"}
    assert read([tmp_path / "one.txt"], case=case).already_there == 1


def _modes(case: Path) -> set[Mode]:
    with open_store(case, read_only=True) as store:
        return {mode_of(key) for key in store.readers().values()}
