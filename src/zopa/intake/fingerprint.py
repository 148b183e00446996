"""A sample of a report's word sequences, by which near-identical reports are found."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from zopa.case.report import Noise

_WORD = re.compile(r"\w+")
_SHINGLE = 10
_KEEP = 8


def fingerprint(text: str, noise: Iterable[Noise]) -> tuple[int, ...]:
    """CRC-32 of the overlapping 10-word sequences of the prose, an eighth of them, sorted, unique.

    A hash is kept where 8 divides it, so that two texts keep the same sequences (Manber 1994,
    "Finding similar files in a large file system", with words in place of bytes). A text of fewer
    than 10 words has none. Shorter sequences are phrases that many reports share.
    """
    words = _WORD.findall(prose(text, noise).lower())
    hashes: set[int] = set()
    for index in range(len(words) - _SHINGLE + 1):
        value = zlib.crc32(" ".join(words[index : index + _SHINGLE]).encode())
        if value % _KEEP == 0:
            hashes.add(value)
    return tuple(sorted(hashes))


def prose(text: str, noise: Iterable[Noise]) -> str:
    """The text without its noise, a line break in place of each stretch of it."""
    pieces: list[str] = []
    position = 0
    for stretch in sorted(noise):
        if stretch.start > position:
            pieces.append(text[position : stretch.start])
        position = max(position, stretch.end)
    return "\n".join([*pieces, text[position:]])
