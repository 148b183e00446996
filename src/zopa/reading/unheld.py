"""Clauses that name a stance which nobody takes: "is expected to reject", "declined to comment on"."""

from __future__ import annotations

from zopa.reading.clause import Clause
from zopa.reading.scene import Scene

_OBJECT = 4  # words of an object, its noun among them
_NEAR = 3  # words before a verb among which the word stands that only foresees it


def unheld(scene: Scene, clause: Clause, index: int, needs: frozenset[str] = frozenset()) -> bool:
    """Whether the verb at ``index`` tells no stance of its subject.

    So it is where others only foresee it, where somebody refuses to speak of it, where somebody
    denies to have taken it, and where somebody is blamed for it. German says most of this with clauses
    of their own. What the verb itself ``needs`` foresees nothing: "has yet to decide".
    """
    if scene.grammar.inverted_cue:
        return _speechless(scene, clause, index) or _off_course(scene, clause, needs)
    return (
        _foreseen(scene, clause, index, needs)
        or _silent(scene, clause, index)
        or _disclaimed(scene, clause, index)
        or _blamed(scene, clause, index)
        or _rumoured(scene, index)
    )


def _foreseen(scene: Scene, clause: Clause, index: int, needs: frozenset[str]) -> bool:
    """Whether others foresee it: "is expected to reject", "analysts expect Kenya to reject"."""
    mark = scene.grammar.infinitive_mark
    before = [i for i in clause.words if i < index]
    if scene.voice(index) is not None or not before or scene.low[before[-1]] != mark:
        return False
    return any(scene.low[i] in scene.lexicon.foreseen - needs for i in before)


def _silent(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether somebody does not want to speak: "declined to comment on"."""
    behind = [scene.low[i] for i in clause.words if index < i <= index + _NEAR]
    return not scene.lexicon.silent.isdisjoint(behind)


def _speechless(scene: Scene, clause: Clause, index: int) -> bool:
    """The same in German, where the verb stands last: "wollte sich dazu nicht äußern"."""
    last = scene.low[clause.words[-1]]
    if last not in scene.lexicon.silent or index == clause.words[-1]:
        return False
    return not clause.lows.isdisjoint(scene.grammar.negations)


def _off_course(scene: Scene, clause: Clause, needs: frozenset[str]) -> bool:
    """Whether somebody only leaves his course, whatever for: "rückt von seiner Linie ab"."""
    leaving = needs & scene.grammar.agents  # "von"
    if scene.lexicon.courses.isdisjoint(clause.lows) or not leaving:
        return False
    places = [at for at, i in enumerate(clause.words) if scene.low[i] in leaving]
    near = (clause.words[at + 1 : at + 1 + _OBJECT] for at in places)
    nouns = [next((i for i in words if scene.is_noun(i)), None) for words in near]
    return any(i is not None and scene.low[i] in scene.lexicon.courses for i in nouns)


def _disclaimed(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether somebody denies a stance: "denied wanting tariffs"."""
    at = clause.words.index(index)
    verb = clause.words[at - 1] if at else index
    denies = scene.low[verb] in scene.lexicon.denying
    if at + 1 < len(clause.words) and scene.low[index] in scene.lexicon.denying:
        return scene.low[clause.words[at + 1]] in scene.lexicon.frames
    return denies and verb != index


def _rumoured(scene: Scene, index: int) -> bool:
    """Whether what is refused is only what was told: "denied a report that it had dropped the tariffs"."""
    for at in range(index + 1, min(index + 1 + _OBJECT, len(scene.low) - 1)):
        if scene.low[at] in scene.lexicon.rumours:
            return scene.low[at + 1] in scene.grammar.content_words
        if not scene.texts[at][0].isalpha():
            return False
    return False


def _blamed(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether somebody else is blamed for it: "accused Kenya of wanting", and the blame itself."""
    low, lexicon = scene.low, scene.lexicon
    blames = [i for i in clause.words if low[i] in lexicon.blaming]
    if not blames:
        return False
    acts = [
        i
        for i in clause.words
        if low[i - 1] in scene.grammar.prepositions
        and low[i] in lexicon.frames
        and i > blames[0] + 1
    ]
    return bool(acts) and index in {blames[0], *acts}
