"""Conditions of a stand: "erst wenn", "nur nach", "unter der Bedingung"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range

_AHEAD = 5  # clauses behind a clause among which its condition is looked for


def condition(scene: Scene, number: int) -> Range | None:
    """The words of the condition under which a clause holds; ``None`` where it names none."""
    at = _clause(scene, number)
    if at is not None:
        last = scene.clauses[at].last
        if not scene.clauses[at].conditional and at + 1 < len(scene.clauses):
            last = scene.clauses[at + 1].last  # "vorausgesetzt, er kommt"
        return scene.clauses[at].first, last
    if scene.lexicon.conditions.in_none(scene.clauses[number].lows):
        return None
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


def _clause(scene: Scene, number: int) -> int | None:
    """The if-clause of a clause: behind it and what hangs on it, the frame of a speaker passed over."""
    clauses = scene.clauses
    for at in range(number + 1, min(number + _AHEAD, len(clauses))):
        bare = scene.low[clauses[at].first] in scene.lexicon.provisos
        if clauses[at].conditional or (bare and len(clauses[at].words) == 1):
            return at
        hangs = clauses[at].kind != "main"
        told = scene.voice(clauses[at].first) is None and scene.voice(clauses[number].first)
        if not hangs and not told:
            break
    return number - 1 if number and clauses[number - 1].conditional else None


def wanted(scene: Scene, stand: Stand) -> list[Stand]:
    """What is asked for in return: the stand on what the condition of another stand names.

    The condition of a threat is what it is to prevent. A condition that is denied asks for the opposite.
    """
    if stand.condition is None:
        return []
    first, last = stand.condition
    words = tuple(range(first, last))
    opener = next((scene.low[i] for i in words if scene.low[i] in scene.lexicon.asking), None)
    if opener is None or stand.stance == "against":
        return []
    denied = any(_denies(scene, i) for i in words)
    asks = stand.threat == denied
    return [
        replace(
            stand,
            stance="for" if asks else "against",
            region=words,
            trigger=(first, first),
            rule="position.asked_for",
            red_line=False,
            condition=None,
            shown=(),
            confidence=0.6,
            bare=True,
            context=False,
            takes_object=False,
            verb_final=False,
            links=frozenset(),
        )
    ]


def _denies(scene: Scene, index: int) -> bool:
    low = scene.low[index]
    if low in scene.grammar.negations:
        return True
    if low in scene.lexicon.flip_verbs:
        return False  # it turns what it names round by itself
    frames = scene.lexicon.frames.get(low, ())
    return bool(frames) and all(frame.stance == "against" for frame in frames)


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
