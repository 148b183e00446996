"""What participles tell of who acts: "demanded by Kenya", "was voted down by Kenya", "ist genehmigt"."""

from __future__ import annotations

from zopa.reading.clause import Clause
from zopa.reading.fitting import is_participle
from zopa.reading.scene import Scene


def describes(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether an English participle with its agent only describes a noun: "the toll demanded by Peru"."""
    reduced = not scene.grammar.inverted_cue and participle_by(scene, clause, index)
    return reduced and not helped(scene, index)


def of_state(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether "war genehmigt" may be a passive: a form of "sein" and a participle."""
    if clause.lows.isdisjoint(scene.grammar.agents) or clause.lows.isdisjoint(scene.lexicon.being):
        return False
    return scene.low[index].endswith(scene.grammar.participle_endings)


def participle_by(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether an English participle stands before its agent: "demanded by Kenya"."""
    behind = index + 1
    if behind + 1 >= clause.last or scene.low[behind] not in scene.grammar.agents:
        return False
    low = scene.low[index]
    return low.endswith(scene.grammar.finite_endings) or low in scene.lexicon.participles


def reduced_by(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a clause is no more than a participle with its agent: "..., loathed by Kenya"."""
    helped = not clause.lows.isdisjoint(scene.grammar.passive)
    if scene.grammar.inverted_cue or helped or not participle_by(scene, clause, index):
        return False
    return scene.clause_reader.finite_of(clause) in {index, None}


def passes(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a German verb that may be finite is a participle: "wurde verurteilt"."""
    grammar = scene.grammar
    passed = grammar.passive_auxiliaries & scene.lexicon.past & clause.lows
    if passed and scene.low[index] not in passed:
        return True
    endings = [e for e in grammar.participle_endings if not e.endswith(grammar.infinitive_ending)]
    low = scene.low[index]
    if not low.endswith(tuple(endings)) and not is_participle(scene, low):
        return False
    others = (i for i in clause.words if i != index)
    return any(scene.low[i] in scene.grammar.passive_auxiliaries for i in others)


def helped(scene: Scene, index: int) -> bool:
    """Whether an English participle of any verb stands behind "was" or "has been"."""
    low = scene.low[index]
    before = scene.low[max(scene.sentence.first, index - 2) : index]
    participle = low.endswith(scene.grammar.finite_endings) or low in scene.lexicon.participles
    return participle and not scene.grammar.passive.isdisjoint(before)
