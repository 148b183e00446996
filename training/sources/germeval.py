"""Names of GermEval 2014 (CC BY 4.0): sentences from Wikipedia and news, outer and inner labels.

The set keeps words alone; the text of a sentence is rebuilt from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from training.sources.tokens import Token, joined


class Span(Struct, frozen=True, order=True, gc=False):
    """Tokens ``first`` to ``last`` (excluded) bear ``label``."""

    first: int
    last: int
    label: str


class Sentence(Struct, frozen=True):
    """A sentence with all its labels (``PER``, ``LOCderiv``, ``ORGpart``, ``OTH`` ...)."""

    source: str
    text: str
    tokens: tuple[Token, ...]
    outer: tuple[Span, ...]
    inner: tuple[Span, ...]


def load(folder: Path, part: str) -> list[Sentence]:
    """The sentences of ``dev`` or ``test``; raises ``FileNotFoundError`` without the file."""
    found: list[Sentence] = []
    source = ""
    rows: list[list[str]] = []
    text = (folder / f"NER-de-{part}.tsv").read_text(encoding="utf-8")
    for line in [*text.split("\n"), ""]:
        if line.startswith("#"):
            source = line.split("\t")[1]
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            found.append(_sentence(source, rows))
            rows = []
    return found


def _sentence(source: str, rows: Sequence[Sequence[str]]) -> Sentence:
    text, tokens = joined([row[1] for row in rows])
    return Sentence(
        source, text, tokens, spans([row[2] for row in rows]), spans([row[3] for row in rows])
    )


def spans(tags: Sequence[str]) -> tuple[Span, ...]:
    """The spans of BIO tags; an ``I-`` that goes on with nothing begins a span."""
    found: list[Span] = []
    for number, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        open_ = found[-1] if found and found[-1].last == number else None
        if mark == "I" and open_ is not None and open_.label == label:
            found[-1] = Span(open_.first, number + 1, label)
        elif mark in {"B", "I"}:
            found.append(Span(number, number + 1, label))
    return tuple(found)
