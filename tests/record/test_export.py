from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from random import Random

from zopa.record.export import as_csv, as_json, as_jsonl, export
from zopa.record.kinds import EXTENSIONS, KINDS

from .made import Made, person

COMMON = {"id", "evidence", "confidence", "rule", "review"}
KEYS = {
    "reports": {"id", "path", "title", "outlet", "author", "published", "language", "text"},
    "actors": {"kind", "name", "names", "party", "iso2"} | COMMON,
    "offices": {"actor", "title", "party", "start", "end", "status"} | COMMON,
    "statements": {
        *("report", "speaker", "kind", "form", "medium", "quote", "speaker_spans", "cue", "frame"),
        *("addressee_spans", "hedge", "relayed_by", "said"),
    }
    | COMMON,
    "positions": {
        *("party", "speaker", "issue", "option", "stance", "red_line", "condition", "as_of"),
        "origin",
    }
    | COMMON,
}


def a_case() -> Made:
    made = Made()
    first = made.report("Minister Anna Berg of Russia refuses.", date(2025, 1, 2))
    made.mention(first, "Anna Berg")
    made.office(first, "Anna Berg", "ru")
    made.statement(first, person("Anna Berg"))
    rejected = made.position(first, "ru", "against", red_line=True)
    made.decide(rejected, "reject")
    second = made.report("Berg: „Nein“ — no date, ümläute.")
    made.mention(second, "Berg")
    made.position(second, None, "for", speaker="Berg", start=6)
    made.report("Nothing here.", date(2025, 1, 1))
    return made


def test_all_keys_of_the_contract_are_there() -> None:
    data = export(a_case().store())
    assert list(data) == ["format", *KINDS]
    assert data["format"] == "zopa-case/1"
    for kind, keys in KEYS.items():
        assert data[kind], kind
        for row in data[kind]:
            assert keys <= row.keys(), kind
    assert data["disagreements"] == []
    assert "held" not in data["offices"][0]


CONTRACT = (
    *("reports", "actors", "offices", "statements", "positions", "events", "proposals"),
    *("evaluations", "levers", "disagreements"),
)


def test_the_lists_of_the_contract_come_first_and_all_are_documented() -> None:
    assert (*CONTRACT, *EXTENSIONS) == KINDS
    text = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    contract, beside = text.split("## What is beside it")
    assert all(f"`{kind}`" in contract for kind in CONTRACT)
    assert all(f"| `{kind}` |" in beside for kind in EXTENSIONS)


def test_every_stretch_of_evidence_reads_as_the_report_does() -> None:
    data = json.loads(as_json(export(a_case().store())))
    texts = {report["id"]: report["text"] for report in data["reports"]}
    spans = [span for kind in KINDS[1:] for row in data[kind] for span in row["evidence"]]
    assert spans
    for span in spans:
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"]


def test_what_people_decided_and_who_speaks_for_whom() -> None:
    data = export(a_case().store())
    assert [p["review"] for p in data["positions"]] == ["none", "rejected"]
    assert [p["party"] for p in data["positions"]] == ["ru", "ru"]
    assert [p["speaker"] for p in data["positions"]] == [person("Anna Berg"), None]
    state = next(actor for actor in data["actors"] if actor["id"] == "ru")
    assert (state["iso2"], state["party"], state["kind"]) == ("RU", "ru", "state")


def test_reports_by_date_and_undated_ones_first() -> None:
    data = export(a_case().store())
    assert [r["published"]["start"] for r in data["reports"]] == [None, "2025-01-01", "2025-01-02"]
    assert data["reports"][0]["published"]["known"] == "unknown"


def test_the_same_case_gives_the_same_bytes() -> None:
    made = a_case()
    expected = as_json(export(made.store()))
    for seed in range(10):
        assert as_json(export(made.store(Random(seed)))) == expected


def test_a_line_for_each_thing() -> None:
    data = export(a_case().store())
    lines = [json.loads(line) for line in as_jsonl(data)]
    assert lines[0] == {"type": "case", "format": "zopa-case/1"}
    assert {line["type"] for line in lines[1:]} == {
        *("report", "actor", "office", "statement", "position"),
    }
    assert len(lines) == 1 + sum(len(data[kind]) for kind in KINDS)


def test_a_table_of_each_kind() -> None:
    data = export(a_case().store())
    for kind in KINDS:
        rows = list(csv.DictReader(io.StringIO(as_csv(data[kind]))))
        assert len(rows) == len(data[kind])
    row = next(csv.DictReader(io.StringIO(as_csv(data["positions"]))))
    assert row["text"] == "„Nein“ — no date, ümläute."
    assert (row["start"], row["evidence"], row["as_of_start"]) == ("6", "1", "")
