"""The words by which a language prints interviews: forms of address, labels, lines that say so."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import load
from zopa.language.listed import listed
from zopa.language.phrases import Phrases


class InterviewWords(Struct, frozen=True, kw_only=True):
    """All that the reader of interviews knows of a language; the YAML files say what each is for.

    ``polite_capital``: a polite "you" is one only with a capital within its sentence.
    """

    address: frozenset[str]
    polite: frozenset[str]
    polite_capital: bool
    own: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    bylines: Phrases[None]


@lru_cache(maxsize=8)
def interview_words(language: str) -> InterviewWords:
    """The words of interviews; raises ``FileNotFoundError`` for a language without a folder."""
    data = load(language, "interviews.yaml")
    return InterviewWords(polite_capital=data["polite_capital"], **listed(InterviewWords, data))
