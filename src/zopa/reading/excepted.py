"""Stands on what an English verb excepts: "backs a toll but not a tax"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.reading.scene import Scene
from zopa.reading.stand import DENIED, Stand

EXCEPTED = ".excepted"
"""How the rule of a stand on what a verb excepts ends."""


def excepted(scene: Scene, stand: Stand) -> list[Stand]:
    """The stands of an English verb with an object that it excepts: "backs a toll but not a tax"; any other
    stand is left as it is.
    """
    grammar, region = scene.grammar, stand.region
    if grammar.inverted_cue or stand.judges:
        return [stand]
    for index in region:
        excepts = scene.low[index] in grammar.negations - grammar.nothing - grammar.without
        if not excepts or scene.low[index - 1] not in grammar.joining_contrast:
            continue
        ahead = tuple(i for i in region if i < index - 1)
        behind = tuple(i for i in region if i > index)
        if index < stand.trigger[1] or any(scene.clause_reader.is_finite(i) for i in behind):
            break
        if not (_names(scene, ahead) and _names(scene, behind)):
            break
        return [
            replace(stand, region=ahead),
            replace(
                stand,
                region=behind,
                stance=stand.contrary or DENIED[stand.stance],
                trigger=(index, index + 1),
                rule=f"{stand.rule}{EXCEPTED}",
                condition=None,
                red_line=False,
                insists=False,
                bare=True,
                context=False,
                takes_object=False,
            ),
        ]
    return [stand]


def _names(scene: Scene, words: Sequence[int]) -> bool:
    """Whether a noun is among some words."""
    return any(scene.is_noun(i) for i in words)
