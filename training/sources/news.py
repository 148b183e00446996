"""German Wikinews annotated afresh: statements and positions as stretches of characters.

Texts CC BY 2.5 (the Wikinews authors; the article's name stands in each line), annotation CC BY 4.0:
weights that ship may be trained on it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from zopa.case.findings import Hedge, Medium, Stance, StatementForm
from zopa.case.spans import Part


class Statement(Struct, frozen=True, kw_only=True):
    """An attributed utterance with its parts; each is a list, empty where there is none."""

    form: StatementForm
    medium: Medium
    hedge: Hedge | None
    quote: tuple[Part, ...]
    speaker: tuple[Part, ...]
    cue: tuple[Part, ...]
    frame: tuple[Part, ...]
    addressee: tuple[Part, ...]


class Position(Struct, frozen=True, kw_only=True):
    """Where a party stands towards ``target`` as it is written."""

    party: Part
    target: Part
    stance: Stance
    red_line: bool
    condition: Part | None
    evidence: Part


class Article(Struct, frozen=True, kw_only=True):
    """An article; all offsets count characters of ``text``."""

    name: str
    text: str
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]


class Raw(Struct, frozen=True, kw_only=True):
    """An article without annotation."""

    name: str
    text: str


def load(folder: Path) -> list[Article]:
    """The annotated articles; raises ``msgspec.ValidationError`` for a line that does not fit."""
    decoder = msgspec.json.Decoder(Article)
    return [decoder.decode(line) for line in (folder / "news.jsonl").read_bytes().splitlines()]


def load_raw(folder: Path) -> list[Raw]:
    """The articles without annotation."""
    decoder = msgspec.json.Decoder(Raw)
    return [decoder.decode(line) for line in (folder / "raw.jsonl").read_bytes().splitlines()]
