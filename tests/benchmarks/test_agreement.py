"""Agreement of two readers, on texts small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.agreement import Pair, Reading
from training.corpus import articles, own
from training.corpus.articles import Article, Name, Position, Statement

from benchmarks import agreement

TEXT = "Die Union sagte, sie sei für den Plan. Ohm lehnte den Plan ab."
SAID = Statement(
    form="Indirect",
    medium="Speech",
    quote=((17, 37),),
    speaker=((0, 9),),
    cue=((10, 15),),
    frame=((0, 16),),
)
REFUSED = Statement(
    form="Reported",
    medium="Speech",
    quote=((39, 62),),
    speaker=((39, 42),),
    cue=((43, 49), (59, 61)),
)
FOR = Position(party=(17, 20), target=(29, 37), stance="for", evidence=(17, 37))
AGAINST = Position(party=(39, 42), target=(50, 58), stance="against", evidence=(39, 61))


def _read(
    *statements: Statement, positions: tuple[Position, ...] = (), names: tuple[Name, ...] = ()
) -> Reading:
    found = Article(
        name="one", length=len(TEXT), statements=statements, positions=positions, names=names
    )
    return agreement.of_article(found, agreement.tokens_of(TEXT))


def _pair(first: Reading, second: Reading) -> Pair:
    return Pair(name="one", text=TEXT, tokens=agreement.tokens_of(TEXT), first=first, second=second)


def test_two_who_read_alike_agree() -> None:
    reading = _read(SAID, REFUSED, positions=(FOR, AGAINST), names=((4, 9, "ORG"), (39, 42, "PER")))
    found = agreement.agreement([_pair(reading, reading)])
    assert (found.documents, found.words, found.statements) == (1, 13, (2, 2))
    for scores in (found.published, found.without):
        assert scores.message.f1 == scores.joint.f1 == scores.type.f1 == 1
    assert found.names.f1 == 1
    assert found.positions == agreement.Positions(first=2, second=2, overlapping=2, same_stance=2)


def test_what_only_one_marked_counts_against_them() -> None:
    first = _read(SAID, REFUSED, names=((4, 9, "ORG"), (39, 42, "PER")))
    second = _read(SAID, names=((4, 9, "ORG"), (39, 42, "ORG")))
    found = agreement.agreement([_pair(first, second)])
    assert found.statements == (2, 1)
    assert (found.published.message.precision, found.published.message.recall) == (1, 0.5)
    assert found.without.message.f1 == found.without.joint.f1 == 1
    assert found.names.f1 == 0.5


def test_positions_meet_where_their_targets_overlap() -> None:
    wider = Position(party=(39, 42), target=(46, 61), stance="for", evidence=(39, 61))
    found = agreement.positions(
        [
            (_read(positions=(FOR, AGAINST)).positions, _read(positions=(wider,)).positions),
            ((), _read(positions=(FOR,)).positions),
        ]
    )
    assert found == agreement.Positions(first=2, second=2, overlapping=1, same_stance=0)


def test_targets_that_only_touch_do_not_overlap() -> None:
    found = agreement.positions([([((0, 4), "for")], [((4, 9), "for")])])
    assert found.overlapping == 0


def test_tags_and_offsets_of_one_text_are_one_reading(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(
        "# id: x-1\n# language: de\n# kind: wages\n# genre: report\n# published: 2024-03-11\n\n"
        "<f1><s1>Die <ORG>Union</ORG></s1> <c1>sagte</c1>,</f1> "
        "<q1 Indirect Speech><e1><p1>sie</p1> sei für <t1 for>den Plan</t1></e1></q1>.\n"
        "<q2 Reported Speech><s2><PER>Ohm</PER></s2> <c2>lehnte</c2> den Plan <c2>ab</c2>.</q2>\n",
        encoding="utf-8",
    )
    (document,), faults = own.documents(path)
    assert faults == []
    assert document.text == TEXT
    assert agreement.of_own(document, agreement.tokens_of(TEXT)) == _read(
        SAID, REFUSED, positions=(FOR,), names=((4, 9, "ORG"), (39, 42, "PER"))
    )


def test_each_text_of_the_second_reader_has_a_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = {article.name for article in articles.load()}
    written = {document.id for document in own.everything()}
    sample = [article.name for article in articles.load(articles.SECOND)]
    assert len(sample) == len(set(sample)) == 40
    assert sum(name in written for name in sample) == 20
    assert set(sample) <= read | written

    # The articles' texts are not in the repository: blank ones of the right length take their place.
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "news.jsonl").write_bytes(b"")
    lines = [
        json.dumps({"name": article.name, "text": "x" * article.length})
        for article in articles.load()
    ]
    (tmp_path / "news" / "raw.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["agreement", str(tmp_path)])
    agreement.main()
    printed = capsys.readouterr().out
    assert "part b: 20 documents" in printed
    assert "part c: 20 documents, 3705 words" in printed
