"""Conditions of a stand: "erst wenn", "nur nach", "unter der Bedingung"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range

_AHEAD = 5  # clauses behind a clause among which its condition is looked for


def condition(scene: Scene, number: int, *, denied: bool = False) -> Range | None:
    """The words of the condition under which a clause holds; ``None`` where it names none.

    What is ``denied`` may wait for what "before" tells: "no ceasefire before the troops have left".
    """
    at = _clause(scene, number, denied=denied)
    if at is not None:
        last = scene.clauses[at].last
        if _proviso(scene, at) and at + 1 < len(scene.clauses):
            last = scene.clauses[at + 1].last  # "vorausgesetzt, er kommt"
        return scene.clauses[at].first, last
    if scene.terms.phrases.in_none(scene.clauses[number].lows):
        return None
    words = scene.clauses[number].words
    lows = scene.lows(scene.clauses[number])
    for at, low in enumerate(lows):
        if low not in scene.terms.phrases:
            continue
        for behind, _ in scene.terms.phrases.at(lows, at):
            end = _phrase_end(scene, words, behind)
            if end > behind:
                return words[at], words[end - 1] + 1
    return None


def _clause(scene: Scene, number: int, *, denied: bool) -> int | None:
    """The if-clause of a clause: behind it and what hangs on it, the frame of a speaker passed over."""
    clauses = scene.clauses
    for at in range(number + 1, min(number + _AHEAD, len(clauses))):
        clause = clauses[at]
        if clause.conditional or _proviso(scene, at) or (denied and _before(scene, at)):
            return at
        if _comes_first(scene, at):
            return at
        hangs = clause.kind != "main"
        told = scene.voice(clause.first) is None and scene.voice(clauses[number].first)
        if not hangs and not told:
            break
    if not number:
        return None
    ahead = clauses[number - 1].conditional or (denied and _before(scene, number - 1))
    return number - 1 if ahead else None


def _proviso(scene: Scene, at: int) -> bool:
    """Whether a clause is no more than "vorausgesetzt" or "es sei denn": the next one is the condition."""
    lows = scene.lows(scene.clauses[at])
    lows = lows[1:] if lows[0] in scene.grammar.no_verbs and len(lows) > 1 else lows
    found = scene.terms.provisos.first(lows, 0) if lows else None
    return found is not None and found[0] == len(lows)


def _before(scene: Scene, at: int) -> bool:
    """Whether a clause tells what must be before: "bevor die Truppen gehen"."""
    clause = scene.clauses[at]
    return clause.kind == "sub" and scene.low[clause.first] in scene.terms.before


def _comes_first(scene: Scene, at: int) -> bool:
    """Whether a main clause behind another one says what must come first: "zuvor müsse X gehen"."""
    clause, grammar = scene.clauses[at], scene.grammar
    if clause.kind != "main" or clause.lows.isdisjoint(scene.terms.first):
        return False
    return not clause.lows.isdisjoint(grammar.demand_modals | grammar.obligations)


def wanted(scene: Scene, stand: Stand) -> list[Stand]:
    """What is asked for in return: the stand on what the condition of another stand names.

    The condition of a threat is what it is to prevent. A condition that is denied asks for the opposite.
    """
    if stand.condition is None:
        return []
    first, last = stand.condition
    words = tuple(range(first, last))
    opener = next((scene.low[i] for i in words if scene.low[i] in scene.terms.asking), None)
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
            insists=False,
            condition=None,
            shown=(),
            confidence=0.6,
            bare=True,
            specific=True,
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
