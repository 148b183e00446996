"""The figures of the corpus's card are those that the programs print."""

from __future__ import annotations

import pytest
from training.corpus import articles, own

from benchmarks import agreement

CARD = (articles.HERE / "CARD.md").read_text(encoding="utf-8")


def test_counts_of_the_own_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert own.main(["count", *map(str, sorted(own.OWN.glob("*.txt")))]) == 0
    assert capsys.readouterr().out in CARD


def test_counts_of_the_texts_of_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert own.main(["count", *map(str, sorted(own.STANDS.glob("*.txt")))]) == 0
    assert capsys.readouterr().out in CARD


def test_counts_of_the_articles() -> None:
    counts = articles.count([*articles.load(), *articles.load(articles.NAMES)])
    printed = "".join(f"{number:7} {label}\n" for label, number in sorted(counts.items()))
    assert f"```\n{printed}```" in CARD


def test_agreement_on_the_own_texts() -> None:
    documents = {document.id: document for document in own.everything()}
    read = []
    for again in articles.load(articles.SECOND):
        if again.name in documents:
            document = documents[again.name]
            tokens = agreement.tokens_of(document.text)
            read.append(
                agreement.Pair(
                    name=again.name,
                    text=document.text,
                    tokens=tokens,
                    first=agreement.of_own(document, tokens),
                    second=agreement.of_article(again, tokens),
                )
            )
    assert "\n".join(agreement.lines("c", agreement.agreement(read))) in CARD
