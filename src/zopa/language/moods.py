"""Which verbs stand in the Konjunktiv I: what a model says of their mood, held against their form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import expand_all, load

# How sure a model must be of a verb whose form fits. Chosen on the development part of GSD and on PUD.
_FORM = 0.02
_FIRST = 0.9  # the same beside a first person, whose indicative has that ending too
_CAPITAL = 0.3  # of one with a capital letter: an imperative, or a first person left out


class Forms(Struct, frozen=True):
    """The forms of a language that mark reported speech; see ``<language>/moods.yaml``."""

    only: frozenset[str]
    ending: str
    first_person: frozenset[str]
    past_ending: str
    stems: tuple[str, ...]
    past: tuple[str, ...]
    never: frozenset[str]

    def fits(self, low: str) -> bool:
        """Whether a verb of this form, written small, can stand in the Konjunktiv I."""
        if low in self.only:
            return True
        if low in self.never or not low.endswith(self.ending) or low.endswith(self.past):
            return False
        stem = low.removesuffix(self.ending)
        return not low.endswith(self.past_ending) or stem.endswith(self.stems)


@lru_cache(maxsize=8)
def forms(language: str) -> Forms:
    """The forms of a language; raises ``FileNotFoundError`` for one that has no such mood."""
    data = load(language, "moods.yaml")
    return Forms(
        only=expand_all(data["only"]),
        ending=data["ending"],
        first_person=expand_all(data["first_person"]),
        past_ending=data["past_ending"],
        stems=tuple(sorted(expand_all(data["stems"]))),
        past=tuple(sorted(expand_all(data["past"]))),
        never=expand_all(data["never"]),
    )


def konjunktiv_1(
    words: Sequence[str], verbs: Sequence[bool], chances: Sequence[float], known: Forms
) -> list[bool]:
    """For each word of a sentence whether it is a verb in the Konjunktiv I.

    ``verbs`` are the words that are verbs, ``chances`` how sure a model is of that mood (0 to 1).
    """
    low = [word.lower() for word in words]
    return [
        verbs[at] and known.fits(low[at]) and chances[at] > _needed(word, low, at, known)
        for at, word in enumerate(words)
    ]


def _needed(word: str, low: Sequence[str], at: int, known: Forms) -> float:
    if low[at] in known.only:
        return _FORM
    if word[0].isupper():
        return _CAPITAL
    return _FIRST if _first_person(low, at, known.first_person) else _FORM


def _first_person(low: Sequence[str], at: int, pronouns: frozenset[str]) -> bool:
    """Whether a pronoun of the first person stands in the same clause: up to the next mark."""
    for way in (range(at - 1, -1, -1), range(at + 1, len(low))):
        for other in way:
            if low[other] in pronouns:
                return True
            if not low[other][:1].isalnum():
                break
    return False
