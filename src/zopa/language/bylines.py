"""Words of the lines in which a report speaks of itself, of all languages at once.

Intake needs them before it is known which language a report is in.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import LANGUAGES, load


class Bylines(Struct, frozen=True, kw_only=True):
    """``bylines.yaml`` of all languages together; the files say what each is for.

    The phrases stand as they are written, the longest first.
    """

    author: tuple[str, ...]
    author_label: tuple[str, ...]
    signed_label: tuple[str, ...]
    roles: tuple[str, ...]
    correspondents: tuple[str, ...]
    reports_from: tuple[str, ...]
    reports: tuple[str, ...]
    desks: tuple[str, ...]
    published: tuple[str, ...]
    before_date: tuple[str, ...]
    fillers: tuple[str, ...]
    minutes: tuple[str, ...]
    live: tuple[str, ...]
    blogs: tuple[str, ...]
    blog_joints: tuple[str, ...]
    clock: tuple[str, ...]


@lru_cache(maxsize=1)
def bylines() -> Bylines:
    """The words of all languages."""
    data = [load(language, "bylines.yaml") for language in LANGUAGES]
    return Bylines(
        **{
            name: _longest_first("|".join(one[name] for one in data))
            for name in Bylines.__struct_fields__
        }
    )


def _longest_first(spec: str) -> tuple[str, ...]:
    phrases = {" ".join(phrase.split()) for phrase in spec.split("|")}
    return tuple(sorted(phrases - {""}, key=lambda phrase: (-len(phrase), phrase)))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names common in news, in lower case."""
    return frozenset(load("names", "given.yaml")["given"].split())
