"""How far words reach: what a denial denies, what only says why, and what takes nothing up."""

from __future__ import annotations

from itertools import pairwise

from zopa.reading.clause import Clause
from zopa.reading.page import Page
from zopa.reading.scene import Scene

_COLON = ":"
_MARKS = frozenset(",–—")
_BREAKS = frozenset(",–—.;:!?()")


def parts(page: Page, index: int) -> bool:
    """Whether a denial behind a mark is only of the words behind it: "A, aber nicht B"; behind an
    insertion ("werde, so X, nicht") it is of the whole.
    """
    low, texts, grammar = page.words.low, page.words.text, page.grammar
    joined = low[index - 1] in grammar.contrast or low[index - 1] in grammar.coordinators
    mark = index - 2 if joined else index - 1
    if mark < 1 or texts[mark] not in _MARKS:
        return joined and low[index - 1] in grammar.coordinators
    start = mark - 1
    while start > 0 and texts[start - 1] not in _BREAKS:
        start -= 1
    return start == 0 or texts[start - 1] not in _MARKS or low[start] not in grammar.as_words


def in_part(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a denial is only of the words behind it: "A, aber nicht B", "nicht B, sondern A";
    "nichts als X" denies nothing.
    """
    texts, low, grammar = scene.texts, scene.low, scene.grammar
    behind = [i for i in clause.words if i > index]
    if low[index] in grammar.nothing and any(low[i] in grammar.nothing_but for i in behind[:2]):
        return True
    if low[index] in grammar.nothing and _surpassed(scene, behind):
        return True
    end = next((i for at, i in enumerate(behind) if i != index + 1 + at), None)
    if end is not None and low[end] in scene.threads.correcting:
        return True
    run = behind if end is None else [i for i in behind if i < end]
    if not run or end is not None or not parts(scene.page, index):
        return False
    verb = any(
        i < index and (scene.clause_reader.is_finite(i) or low[i] == grammar.infinitive_mark)
        for i in clause.words
    )
    if not verb or low[run[0]] == grammar.infinitive_mark:
        return verb
    if any(scene.clause_reader.is_finite(i) for i in run):
        return False
    return not grammar.inverted_cue or texts[run[-1]][0].isupper()


def _surpassed(scene: Scene, behind: list[int]) -> bool:
    """Whether words compare what "nothing" surpasses: "wünscht sich Peru mehr als X"."""
    than = scene.grammar.nothing_but | scene.grammar.like_words
    return any(
        scene.low[i] in scene.threads.surpassing and scene.low[following] in than
        for i, following in pairwise(behind)
    )


def argued(scene: Scene, clause: Clause, region: tuple[int, ...]) -> frozenset[int]:
    """The words of other clauses behind a colon, which say why: "wies beides zurück: X sei wertlos"."""
    own = set(clause.words)
    last = max((i for i in region if i in own), default=clause.first)
    behind = [i for i in region if i > last and i not in own]
    if not behind or _COLON not in scene.texts[last : behind[0]]:
        return frozenset()
    return frozenset(behind)


def stands_alone(scene: Scene, number: int) -> bool:
    """Whether a clause takes up nothing that was said before: "der anonym bleiben wollte"."""
    clause = scene.clauses[number]
    if clause.kind == "relative":
        return True
    return clause.head in scene.threads.free and number == 0
