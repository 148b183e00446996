"""Stands that a contrast leaves unsaid: "Eine Verdünnung sei möglich, eine Ausfuhr nicht"."""

from __future__ import annotations

from msgspec.structs import replace

from zopa.case.findings import Stance
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_MOST = 8  # words of an elliptical contrast
_CONTRARY: dict[Stance, Stance] = {"for": "against", "open": "against", "against": "for"}


def contrasted(scene: Scene, stand: Stand) -> list[Stand]:
    """The stand of the words that end with a bare denial behind the verb of another stand."""
    clause = scene.clauses[stand.clause]
    behind = [i for i in clause.words if i >= stand.trigger[1]]
    if not behind or len(behind) > _MOST or scene.low[behind[-1]] not in scene.lexicon.denials:
        return []
    if scene.texts[behind[0] - 1] != "," or any(scene.clause_reader.is_finite(i) for i in behind):
        return []
    region = tuple(behind[:-1])
    return [
        replace(
            stand,
            stance=_CONTRARY[stand.stance],
            region=region,
            trigger=(behind[-1], behind[-1] + 1),
            rule=f"{stand.rule}.contrast",
            red_line=False,
            condition=None,
            shown=(),
            takes_object=False,
            context=False,
        )
    ]
