"""Conditions of a stand: "erst wenn", "nur nach", "unter der Bedingung"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.reading.scene import Scene
from zopa.reading.voice import Range


def condition(scene: Scene, number: int) -> Range | None:
    """The words of the condition under which a clause holds; ``None`` where it names none."""
    for at in (number + 1, number + 2, number - 1):
        if 0 <= at < len(scene.clauses) and scene.clauses[at].conditional:
            return scene.clauses[at].first, scene.clauses[at].last
    words = scene.clauses[number].words
    lows = scene.lows(scene.clauses[number])
    for at, low in enumerate(lows):
        if low not in scene.lexicon.conditions:
            continue
        for behind, _ in scene.lexicon.conditions.at(lows, at):
            end = _phrase_end(scene, words, behind)
            if end > behind:
                return words[at], words[end - 1] + 1
    return None


def _phrase_end(scene: Scene, words: Sequence[int], at: int) -> int:
    """Behind the noun that begins at ``at``, with a genitive that hangs on it."""
    grammar = scene.grammar
    if not grammar.inverted_cue:
        return len(words)
    end = at
    while end < len(words) and not scene.texts[words[end]][0].isupper():
        if scene.low[words[end]] in grammar.finite:
            return len(words)
        end += 1
    end += 1
    while end + 1 < len(words) and scene.low[words[end]] in grammar.genitive_articles:
        end += 1
        while end < len(words) and not scene.texts[words[end]][0].isupper():
            end += 1
        end += 1
    return min(end, len(words))
