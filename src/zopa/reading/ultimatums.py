"""Stands of who leaves only a choice: "Den Fonds oder wir fahren heim", "entweder kommt er, oder es wird
gestreikt", "the fund or we walk".
"""

from __future__ import annotations

from zopa.reading.denials import denies
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_OPENING = 2  # words of a clause among which "entweder" or "oder" stands


def ultimatum(scene: Scene, number: int) -> list[Stand]:
    """The stand of a clause that names what else something bad is done for: a red line of its speaker."""
    clause = scene.clauses[number]
    if clause.kind != "main" or clause.conditional:
        return []
    region = _choice(scene, number) or _either(scene, number)
    voice = scene.voice(clause.first)
    if not region or voice is None or not any(scene.is_noun(i) for i in region):
        return []
    return [
        Stand(
            holder,
            (region[0], region[0]),
            "for",
            region,
            "position.ultimatum",
            number,
            red_line=True,
            voice=voice,
            specific=True,
            bare=True,
            confidence=0.65,
        )
        for holder in scene.speakers(voice)
    ]


def _choice(scene: Scene, number: int) -> tuple[int, ...]:
    """The words without a verb before "or we walk", in one clause with them or in the one before."""
    clause, terms = scene.clauses[number], scene.terms
    words = clause.words
    place = next((n for n, i in enumerate(words) if scene.low[i] in terms.alternative), None)
    if place == 0:
        return ()
    behind = words if place is None else words[place + 1 :]
    if place is None:
        following = scene.clauses[number + 1 : number + 2]
        if not following or not _opens(scene, following[0].words):
            return ()
        behind = following[0].words[1:]
        place = len(words)
    ahead = words[:place]
    if any(scene.clause_reader.is_finite(i) for i in ahead) or not _breaks(scene, behind):
        return ()
    if any(scene.low[i] in scene.grammar.negations for i in ahead):
        return ()
    return tuple(ahead)


def _either(scene: Scene, number: int) -> tuple[int, ...]:
    """The words of "entweder kommt A" before "oder es wird gestreikt"."""
    clause, terms = scene.clauses[number], scene.terms
    head = [scene.low[i] for i in clause.words[:_OPENING]]
    behind = next(
        (one for one in scene.clauses[number + 1 :] if one.kind == "main" and not one.inserted),
        None,
    )
    if terms.either.isdisjoint(head) or behind is None or denies(scene, clause):
        return ()
    if not _opens(scene, behind.words) or not _breaks(scene, behind.words):
        return ()
    return tuple(clause.words)


def _opens(scene: Scene, words: list[int]) -> bool:
    """Whether a clause begins with "oder", which may stand outside of it."""
    first = words[0]
    return not scene.terms.alternative.isdisjoint(scene.low[max(first - 1, 0) : first + 1])


def _breaks(scene: Scene, words: list[int]) -> bool:
    """Whether some words say what is done, or that nothing comes of it, otherwise."""
    lows = [scene.low[i] for i in words]
    if not scene.terms.breaking.isdisjoint(lows):
        return True
    return any(
        scene.terms.undone.first(lows, at) or scene.terms.nothing.first(lows, at)
        for at in range(len(lows))
    )
