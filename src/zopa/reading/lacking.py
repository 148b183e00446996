"""Refusals of what misses something: "ein Vertrag, der keine Quote kennt, ist nicht annehmbar"."""

from __future__ import annotations

from msgspec.structs import replace

from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_BESIDE = 2  # words and marks between a noun and the relative clause that hangs on it


def lacked(scene: Scene, stand: Stand) -> Stand | None:
    """The stand for what a refused deal misses, a red line, or against what it has; ``None`` where its
    clause tells neither.
    """
    if stand.stance != "against":
        return None
    number = stand.clause
    turning = scene.grammar.without | scene.grammar.negations
    for at in range(number + 1, len(scene.clauses)):
        clause = scene.clauses[at]
        if clause.kind != "relative":
            break
        if clause.parent == number and _of_deal(scene, stand, clause) and _contains(scene, clause):
            words = tuple(clause.words)
            return replace(stand, region=words, rule="position.contained", bare=True)
        if clause.parent == number and _of_deal(scene, stand, clause) and _lacks(scene, clause):
            return replace(
                stand,
                stance="for",
                region=tuple(i for i in clause.words if scene.low[i] not in turning),
                rule="position.lacked",
                red_line=True,
                insists=False,
                condition=None,
                bare=True,
                specific=True,
                verb_final=True,
            )
    return None


def _of_deal(scene: Scene, stand: Stand, clause: Clause) -> bool:
    """Whether a relative clause hangs on a noun for a deal that is refused."""
    near = range(clause.first - 1 - _BESIDE, clause.first)
    return any(scene.low[i] in scene.lexicon.papers for i in near if i in stand.region)


def _contains(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says what a deal has: "that includes a toll"."""
    return not denies(scene, clause) and not clause.lows.isdisjoint(scene.lexicon.containing)


def _lacks(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says that something is not there: "der keine Quote kennt", "in dem sie fehlt"."""
    if denies(scene, clause):
        return clause.lows.isdisjoint(scene.lexicon.missing)
    missing = scene.lexicon.missing | scene.grammar.without
    return not clause.lows.isdisjoint(missing)
