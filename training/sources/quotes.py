"""German Wikinews with quotations (Petersen-Frey and Biemann 2024): for measuring only (CC BY-NC-SA).

One article a line, gzip. Parts of a quotation are numbers of tokens.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from training.sources.tokens import Token

ROLES = ("addressee", "cue", "frame", "speaker")
PARTS = ("quote", *ROLES)


class Quotation(Struct, frozen=True, kw_only=True):
    """One quotation: its type and medium, and the token numbers of its parts (empty for none)."""

    type: str
    medium: str
    quote: tuple[int, ...]
    speaker: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    frame: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()


class Article(Struct, frozen=True):
    """An article: token ``i`` is ``text[tokens[i].start:tokens[i].end]``.

    ``sentences`` are first and last (excluded) token of each sentence.
    """

    name: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]


def load(folder: Path, part: str) -> list[Article]:
    """The articles of ``train`` or ``dev``; raises ``FileNotFoundError`` without the file."""
    lines = gzip.decompress((folder / f"{part}.jsonl.gz").read_bytes()).splitlines()
    return [_article(msgspec.json.decode(line)) for line in lines]


def _article(data: dict[str, Any]) -> Article:
    tokens = tuple(Token(t["text"], t["charBegin"], t["charEnd"]) for t in data["tokens"])
    return Article(
        data["documentName"],
        data["originalText"],
        tokens,
        tuple((sentence["begin"], sentence["end"]) for sentence in data["sentences"]),
        tuple(quotation(entry) for entry in data["annotations"]),
    )


def quotation(entry: dict[str, Any]) -> Quotation:
    """A quotation from an annotation in the authors' format; parts may be missing."""
    parts = {part: tuple(sorted(set(entry.get(part, {}).get("tokenIds", ())))) for part in PARTS}
    return Quotation(type=entry["type"], medium=entry["medium"], **parts)
