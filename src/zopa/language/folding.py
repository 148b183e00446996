"""Names folded so that one name in several spellings becomes one key, by rules of transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Applied in order to lower-case letters without diacritics. German, English and Polish ways to
# write the same Cyrillic letter meet in one spelling; the key is for comparing, never for show.
_RULES: tuple[tuple[str, str], ...] = (
    ("schtsch|shch", "sc"),
    ("sch(?<!tsch)|sh|sz", "s"),
    ("tsch|tch|cz|kh|ch", "h"),  # English ch is German tsch, German ch is English kh: one class
    ("ts|tz|z", "s"),
    ("w", "v"),
    ("ph", "f"),
    ("x|ks", "ks"),
    ("[jy]", "i"),
    ("i+", "i"),
    ("i(?=[aeou])", ""),
    (r"(.)\1+", r"\1"),
)
_COMPILED = tuple((re.compile(pattern), to) for pattern, to in _RULES)


# Letters that are no base letter with a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def plain(text: str) -> str:
    """Lower case without diacritics; German sharp s becomes ss."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A key that spellings of one name share: ``Orlow`` and ``Orlov`` give the same.

    The rules are those of the usual German and English transliterations of Russian and Ukrainian;
    two different names can share a key, so a key alone never proves that two people are one.
    """
    parts = []
    for part in re.split(r"[\s\-‑.]+", plain(name)):
        key = part
        for pattern, to in _COMPILED:
            key = pattern.sub(to, key)
        if key:
            parts.append(key)
    return "-".join(parts)
