"""What the file of a lexicon only lists, read by the types of the lexicon's fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from zopa.language.compact import expand_all
from zopa.language.phrases import Phrases


def listed(kind: type[Struct], data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ``kind`` that ``data`` lists: words as a set, endings as a sorted tuple, phrases
    that stand for nothing but themselves. What has another type or stands not in ``data`` is left out.
    """
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.name not in data:
            continue
        if field.type == frozenset[str]:
            found[field.name] = expand_all(data[field.name])
        elif field.type == tuple[str, ...]:
            found[field.name] = tuple(sorted(expand_all(data[field.name])))
        elif field.type == Phrases[None]:
            found[field.name] = phrases(data[field.name])
    return found


def phrases(some: Iterable[str]) -> Phrases[None]:
    """Phrases that stand for nothing but themselves."""
    return Phrases((tuple(phrase.split()), None) for phrase in some)
