"""The checker of annotation that stands apart from its texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.corpus import articles, own
from training.corpus.articles import Article, Name, Position, Statement, Stretch

TEXT = "Ohm lehnte den Plan ab."
KNOWN = {"one": TEXT}


def _article(
    *names: Name, name: str = "one", length: int = len(TEXT), quote: Stretch = (0, 23)
) -> Article:
    said = Statement(form="Reported", medium="Speech", quote=(quote,), speaker=((0, 3),))
    stand = Position(party=(0, 3), target=(11, 19), stance="against", evidence=(0, 22))
    return Article(name=name, length=length, statements=(said,), positions=(stand,), names=names)


def test_what_fits_has_no_fault() -> None:
    assert list(articles.faults(_article((0, 3, "PER"), (15, 19, "OTH")), KNOWN)) == []


@pytest.mark.parametrize(
    ("article", "fault"),
    [
        (_article(name="two"), "no such text"),
        (_article(length=len(TEXT) + 1), "another length"),
        (_article(quote=(0, len(TEXT) + 1)), "0-24 is no stretch"),
        (_article(quote=(-3, 3)), "-3-3 is no stretch"),
        (_article(quote=(4, 4)), "4-4 is no stretch"),
        (_article(quote=(3, 10)), "3-10 is no stretch"),
        (_article((0, 4, "PER")), "0-4 is no stretch"),
        (_article((0, 3, "PERS")), "'PERS' is none of PER"),
        (_article((11, 19, "OTH"), (0, 14, "PER")), "overlap at 11"),
        (_article((0, 3, "PER"), (0, 3, "ORG")), "overlap at 0"),
    ],
)
def test_faults_are_named(article: Article, fault: str) -> None:
    (found,) = articles.faults(article, KNOWN)
    assert fault in found


def test_every_part_of_a_position_is_looked_at() -> None:
    parts: dict[str, Stretch] = {"party": (0, 3), "target": (11, 19), "evidence": (0, 22)}
    for part in ("party", "target", "evidence", "condition"):
        stretches = parts | {part: (3, 10)}
        stand = Position(
            party=stretches["party"],
            target=stretches["target"],
            evidence=stretches["evidence"],
            condition=stretches.get("condition"),
            stance="open",
        )
        found = Article(name="one", length=len(TEXT), positions=(stand,))
        assert list(articles.faults(found, KNOWN)) == ["3-10 is no stretch of words"]


def test_files_are_held_against_the_data_and_the_own_texts(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "raw.jsonl").write_text(json.dumps({"name": "one", "text": TEXT}), encoding="utf-8")
    annotated = {"name": "two", "text": TEXT + "!", "statements": [], "positions": []}
    (folder / "news.jsonl").write_text(json.dumps(annotated), encoding="utf-8")
    document = own.everything()[0]
    lines = [
        {"name": "one", "length": len(TEXT), "names": [[0, 3, "PER"]]},
        {"name": "two", "length": len(TEXT), "names": []},
        {"name": document.id, "length": len(document.text), "names": []},
        {"name": document.id, "length": len(document.text), "names": [[0, 10**6, "ORG"]]},
    ]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert list(articles.check(tmp_path, [path])) == [
        "some.jsonl: two: no such text, or one of another length",
        f"some.jsonl: {document.id}: 0-1000000 is no stretch of words",
    ]


def test_the_second_reading_fits_the_own_texts() -> None:
    known = {document.id: document.text for document in own.everything()}
    read = [article for article in articles.load(articles.SECOND) if article.name in known]
    assert len(read) == 20
    assert [fault for article in read for fault in articles.faults(article, known)] == []


def test_each_article_is_annotated_once() -> None:
    for path in (articles.ARTICLES, articles.NAMES, articles.SECOND):
        names = [article.name for article in articles.load(path)]
        assert names
        assert len(names) == len(set(names))
