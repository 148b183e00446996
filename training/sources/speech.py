"""Bundestag speeches with speech events (GermEval 2023 SpkAtt, CC BY-SA 4.0).

The set keeps words alone; the text is rebuilt from them, one line a sentence.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from training.sources.tokens import Token, joined


class Event(Struct, frozen=True, kw_only=True):
    """A speech event: token numbers of its parts. ``particle`` is the rest of a separable verb."""

    cue: tuple[int, ...]
    particle: tuple[int, ...]
    source: tuple[int, ...]
    message: tuple[int, ...]
    addressee: tuple[int, ...]
    topic: tuple[int, ...]
    medium: tuple[int, ...]
    evidence: tuple[int, ...]


class Speech(Struct, frozen=True):
    """A speech; ``sentences`` are first and last (excluded) token of each sentence."""

    name: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    events: tuple[Event, ...]


_PARTS = {
    "cue": "Cue",
    "particle": "PTC",
    "source": "Source",
    "message": "Message",
    "addressee": "Addr",
    "topic": "Topic",
    "medium": "Medium",
    "evidence": "Evidence",
}


def load(folder: Path, part: str) -> list[Speech]:
    """The speeches of ``train`` or ``dev``; raises ``FileNotFoundError`` without the file."""
    lines = gzip.decompress((folder / f"spkatt_{part}.jsonl.gz").read_bytes()).splitlines()
    return [_speech(msgspec.json.decode(line)) for line in lines]


def _speech(data: dict[str, Any]) -> Speech:
    lines: list[str] = []
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    begins: dict[int, int] = {}
    at = 0
    for sentence in data["Sentences"]:
        begins[sentence["SentenceId"]] = len(tokens)
        line, placed = joined(sentence["Tokens"], at=at)
        sentences.append((len(tokens), len(tokens) + len(placed)))
        tokens.extend(placed)
        lines.append(line)
        at += len(line) + 1
    events = tuple(
        Event(**{name: _numbers(entry[key], begins) for name, key in _PARTS.items()})
        for entry in data["Annotations"]
    )
    return Speech(data["file"], "\n".join(lines), tuple(tokens), tuple(sentences), events)


def _numbers(places: Sequence[str], begins: dict[int, int]) -> tuple[int, ...]:
    """Token numbers of places written ``sentence:word``."""
    pairs = (place.split(":") for place in places)
    return tuple(sorted({begins[int(sentence)] + int(word) for sentence, word in pairs}))
