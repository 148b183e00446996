"""Names folded: case, diacritics and hyphens make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that are no base letter with a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Lower case without diacritics; German sharp s becomes ss."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """A name without case, diacritics, hyphens and dots; other spellings of it have other keys.

    For them see ``zopa.language.spelling``.
    """
    return "-".join(part for part in re.split(r"[\s\-‑.]+", plain(name)) if part)
