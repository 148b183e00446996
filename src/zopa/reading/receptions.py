"""Stands of several sides in one clause that says how a matter was taken where: "stieß in Peru auf
Zustimmung, in Chile auf Ablehnung".
"""

from __future__ import annotations

from msgspec import Struct

from zopa.language.stances import Frame
from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.fitting import expression, located, ways
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_BOTH = 2  # ways of taking it in one clause


class _Taken(Struct, frozen=True):
    """How somebody took it: the verb, its frame, and where its expression stands among the words."""

    verb: int
    frame: Frame
    first: int
    last: int


def received(scene: Scene, number: int) -> list[Stand]:
    """The stands of a clause whose verb has two expressions or more, each with a side of its own."""
    clause = scene.clauses[number]
    if not scene.grammar.inverted_cue or denies(scene, clause):
        return []
    taken = _expressions(scene, clause)
    if len(taken) < _BOTH:
        return []
    size = len(clause.words)
    behind = _side(scene, clause, taken[-1].last, size) is not None
    cuts = [one.last for one in taken] if behind else [0, *(one.last for one in taken[:-1])]
    ends = [*(one.first for one in taken[1:]), size] if behind else [one.first for one in taken]
    sides = [_side(scene, clause, *places) for places in zip(cuts, ends, strict=True)]
    own = {i for one in taken for i in clause.words[one.first : one.last]}
    own |= {i for side in sides if side is not None for i in range(side.head, side.last)}
    region = tuple(i for i in clause.words if i not in own)
    return [
        Stand(
            side,
            (one.verb, one.verb + 1),
            one.frame.stance,
            region,
            f"position.{one.frame.id}",
            number,
            origin=one.frame.origin,
            voice=scene.voice(one.verb),
            context=one.frame.context,
            confidence=0.75,
        )
        for one, side in zip(taken, sides, strict=True)
        if side is not None
    ]


def _side(scene: Scene, clause: Clause, first: int, last: int) -> Name | None:
    """The side behind a preposition of place among some words of a clause."""
    part = Clause(clause.words[first:last], clause.kind, clause.parent, lows=clause.lows)
    return located(scene, part, scene.grammar.sources) if part.words else None


def _expressions(scene: Scene, clause: Clause) -> list[_Taken]:
    """The expressions of a verb that say how it was taken, in their order; of two at one place the longer."""
    found: list[_Taken] = []
    for verb in clause.words:
        for frame in scene.lexicon.frames.get(scene.low[verb], ()):
            if not frame.place or not frame.fixed or frame.needs or frame.particle:
                continue
            if frame.only_denied:
                continue
            for way in ways(scene, frame):
                words = expression(scene, clause, (way,))
                if words:
                    at = clause.words.index(words[0])
                    found.append(_Taken(verb, frame, at, at + len(words)))
    found.sort(key=lambda one: (one.first - one.last, one.first))
    kept: list[_Taken] = []
    for one in found:
        if not any(one.first < other.last and other.first < one.last for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)
