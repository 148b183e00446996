from __future__ import annotations

from pathlib import Path

import pytest
from training.corpus.own import OWN, STANDS, Document, Fault, documents

HEADER = "# id: x-1\n# language: de\n# kind: wages\n# genre: report\n# published: 2024-03-11\n\n"


def _read(tmp_path: Path, body: str) -> tuple[Document, list[Fault]]:
    path = tmp_path / "text.txt"
    path.write_text(HEADER + body, encoding="utf-8")
    found, faults = documents(path)
    return found[0], faults


def test_tags_are_taken_out_and_kept_as_offsets(tmp_path: Path) -> None:
    document, faults = _read(
        tmp_path,
        "<f1><s1>Der Sprecher</s1> <c1>sagte</c1></f1>, "
        "<q1 Indirect Speech relayed>man <KI>sei</KI> bereit</q1>.\n"
        "Mehr nicht.\n\n<PER>Karl Ohm</PER> ging.\n",
    )
    assert faults == []
    assert document.text == "Der Sprecher sagte, man sei bereit. Mehr nicht.\n\nKarl Ohm ging."
    (said,) = document.statements
    assert said.labels == ("Indirect", "Speech", "relayed")
    parts = {name: [document.text[a:b] for a, b in spans] for name, spans in said.parts.items()}
    assert parts == {
        "q": ["man sei bereit"],
        "s": ["Der Sprecher"],
        "c": ["sagte"],
        "f": ["Der Sprecher sagte"],
    }
    assert [document.text[one.start : one.end] for one in document.names] == ["Karl Ohm"]
    assert [document.text[a:b] for a, b in document.sentences] == [
        "Der Sprecher sagte, man sei bereit.",
        "Mehr nicht.",
        "Karl Ohm ging.",
    ]


def test_tags_may_cross_and_belong_to_two(tmp_path: Path) -> None:
    document, faults = _read(
        tmp_path,
        "<s1+2>Sie</s1+2> <c1>nannte</c1> <q1 Reported Speech>den Plan <q2 Direct Speech>„gut</q1>“</q2>.\n",
    )
    assert faults == []
    first, second = document.statements
    assert first.parts["s"] == second.parts["s"]
    assert document.text[slice(*second.parts["q"][0])] == "„gut“"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<s1>Er</s1> ging.", "belongs to no <q1>"),
        ("<q1 Direct Speech>Er ging.", "not closed"),
        ("Er</q1> ging.", "closes nothing"),
        ("<q1 Quoted Speech>Er</q1> ging.", "'Quoted' is none of"),
        ("<q1 Direct>Er</q1> ging.", "1 labels instead of 2"),
        ("<t1 for>Er</t1> ging.", "no <p> of this number"),
        ("<PER>Er </PER>ging.", "blank at its edge"),
        ("<D gestern>Er</D> ging.", "no date"),
        ("a < b", "no tag"),
        ("<z1>Er</z1> ging.", "no such tag"),
    ],
)
def test_faults_are_named(tmp_path: Path, body: str, message: str) -> None:
    _, faults = _read(tmp_path, body + "\n")
    assert any(message in fault.message for fault in faults), faults


def test_a_matter_towards_which_nobody_takes_a_stand_needs_no_party(tmp_path: Path) -> None:
    document, faults = _read(
        tmp_path,
        "Auf der Tagesordnung steht <t1 none>die Maut</t1>.\n"
        "<e2><p2>Kessin</p2> will <t2 against>davon</t2> nichts hören</e2>.\n",
    )
    assert faults == []
    assert [one.labels for one in document.positions] == [("none",), ("against",)]


def test_a_header_without_a_line_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("# id: x-1\n# language: de\n\nEin Satz.\n", encoding="utf-8")
    _, faults = documents(path)
    assert {fault.message for fault in faults} == {
        f"x-1: no {name} in the header" for name in ("kind", "genre", "published")
    }


FILES = sorted([*OWN.glob("*.txt"), *STANDS.glob("*.txt")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_corpus_has_no_fault(path: Path) -> None:
    found, faults = documents(path)
    assert faults == []
    assert found
    for document in found:
        for entry in (
            *document.statements,
            *document.positions,
            *document.offices,
            *document.events,
        ):
            for stretches in entry.parts.values():
                for start, end in stretches:
                    assert document.text[start:end] == document.text[start:end].strip() != ""


def test_the_corpus_is_as_large_and_as_wide_as_its_card_says() -> None:
    found = [document for path in OWN.glob("*.txt") for document in documents(path)[0]]
    assert len({document.id for document in found}) == len(found)
    assert sum(len(document.text.split()) for document in found) >= 25_000
    assert len({document.kind for document in found}) >= 30
    english = sum(len(d.text.split()) for d in found if d.language == "en")
    assert english >= sum(len(d.text.split()) for d in found) / 5
