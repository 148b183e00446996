"""What undoes that which an issue asks for: "schließen", where its question is whether to open."""

from __future__ import annotations

import re

from zopa.case.agenda import Issue
from zopa.language.compact import LANGUAGES
from zopa.language.stances import StanceWords, stance_words

_TAIL = 6  # letters of a noun that may end a compound
_WORD = re.compile(r"[\w\-‑]+")


class Poles:
    """The words that undo what one issue asks for, by its question.

    ``undoing`` turn round what they name; ``keeps``: the question is whether something stays as it is;
    ``changes``: whether it changes; ``raises``: whether there is to be more of it.
    """

    def __init__(self, issue: Issue, language: str) -> None:
        self.undoing: frozenset[str] = frozenset()
        self.keeps = self.changes = self.raises = False
        if language not in LANGUAGES:
            return
        lexicon: StanceWords = stance_words(language)
        words = {word.lower() for word in _WORD.findall(issue.question.get(language, ""))}
        self.keeps = not words.isdisjoint(lexicon.lasting)
        self.raises = not words.isdisjoint(lexicon.raising)
        self.changes = self.raises or not words.isdisjoint(lexicon.changing)
        poles = [against for asked, against in lexicon.poles if _any(words, asked)]
        own = [asked for asked, _ in lexicon.poles if _any(words, asked)]
        self.undoing = frozenset().union(*poles) - frozenset().union(*own)


def _any(words: set[str], asked: frozenset[str]) -> bool:
    """Whether one of some words is among others, or a compound with one of them."""
    if not words.isdisjoint(asked):
        return True
    ends = tuple(one for one in asked if len(one) >= _TAIL)
    return bool(ends) and any(word.endswith(ends) for word in words)
