"""KRAUTS: German news with expressions of time in TIMEX3 (CC BY-NC 4.0: to measure with, never to train on).

Strötgen et al., KRAUTS: A German Temporally Annotated News Corpus (LREC 2018). Expressions without
words of their own ("empty" ones) are left out, as the usual scorers do.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec import Struct


class Timex(Struct, frozen=True):
    """An expression of time: ``text[start:end]`` of its article."""

    start: int
    end: int
    kind: str
    value: str


class Article(Struct, frozen=True):
    """An article with the day it was published."""

    name: str
    published: date
    text: str
    expressions: tuple[Timex, ...]


def load(folder: Path) -> list[Article]:
    """The articles of a folder of ``.tml`` files; raises ``FileNotFoundError`` where there is none."""
    found = [_article(path) for path in sorted(folder.glob("*.tml"))]
    if not found:
        raise FileNotFoundError(
            f"no .tml file in {folder}: give the folder of KRAUTS Dolomiten-100"
        )
    return found


def _article(path: Path) -> Article:
    # The files are those of the project's own data folder: no entities from elsewhere.
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path}: neither DCT nor TEXT may be missing")
    text = body.text or ""
    expressions: list[Timex] = []
    for node in body:
        words = "".join(node.itertext())
        if node.tag == "TIMEX3" and words.strip():
            # Some values have a blank at their end.
            value = node.get("value", "").strip()
            expressions.append(
                Timex(len(text), len(text) + len(words), node.get("type", ""), value)
            )
        text += words + (node.tail or "")
    published = re.match(r"\d{4}-\d\d-\d\d", created.get("value", ""))
    if published is None:
        raise ValueError(f"{path}: its day of publication is no date")
    return Article(path.name, date.fromisoformat(published.group()), text, tuple(expressions))
