"""Stands of who wants one thing before another: "First the guns fall silent, and only then do we talk"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.spoken import spoken_words
from zopa.language.text import QUOTE_MARKS
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Voice

_MARKS = QUOTE_MARKS | frozenset(",;:–—.")


def in_turn(scene: Scene, stands: Sequence[Stand]) -> list[Stand]:
    """The stands of a sentence with those on what comes first, which is wanted, and on what is only then
    talked of, which is left open.
    """
    found = _order(scene)
    if found is None:
        return list(stands)
    holders, first, then = found
    limits = (first[0], first[-1] + 1)
    # what comes then is no condition of what comes first
    stands = [one for one in stands if one.condition is None or one.condition[0] <= first[-1]]
    told = {i for stand in stands for i in stand.region}
    voice = scene.voice(first[0])
    wanted = Stand(
        holders[0],
        (first[0] - 1, first[0]),
        "for",
        first,
        "position.first",
        _clause(scene, first),
        voice=voice,
        specific=True,
        bare=True,
        shown=first,
        confidence=0.65,
    )
    left = replace(
        wanted,
        trigger=(then[0] - 1, then[0]),
        stance="open",
        region=then,
        rule="position.then",
        clause=_clause(scene, then),
        shown=then,
        soft=True,
        condition=limits,
    )
    new = [wanted] if told.isdisjoint(first) else []
    talked = any(scene.low[i] in scene.lexicon.talking for i in then)
    new += [left] if talked and told.isdisjoint(then) else []
    kept = [
        replace(stand, condition=limits)
        if stand.condition is None and not {*stand.region}.isdisjoint(then)
        else stand
        for stand in stands
    ]
    return kept + [replace(one, holder=holder) for one in new for holder in holders]


def _order(scene: Scene) -> tuple[list[Name], tuple[int, ...], tuple[int, ...]] | None:
    """Who speaks, the words of what comes first and those of what comes only then."""
    words = spoken_words(scene.page.language).slogans
    inside = range(scene.sentence.first, scene.sentence.last)
    heard = [i for i in inside if scene.voice(i) is not None and scene.texts[i][0].isalnum()]
    if not heard:
        return None
    voice = scene.voice(heard[0])
    lows = [scene.low[i] for i in heard]
    opening = words.ahead.first(lows, 0)
    if voice is None or opening is None or not all(_same(scene.voice(i), voice) for i in heard):
        return None
    begin = opening[0]
    at = next((n for n in range(begin + 1, len(heard)) if _follows(scene, heard, lows, n)), None)
    behind = words.behind.first(lows, at) if at is not None else None
    if behind is None or not scene.grammar.negations.isdisjoint(lows[begin:at]):
        return None
    first, then = tuple(heard[begin:at]), tuple(heard[behind[0] :])
    holders = scene.speakers(voice)
    return (holders, first, then) if holders and then else None


def _same(one: Voice | None, other: Voice) -> bool:
    """Whether two voices are of one known speaker."""
    if one is None or one.speaker is None or other.speaker is None:
        return False
    return one.speaker.actor == other.speaker.actor


def _follows(scene: Scene, heard: Sequence[int], lows: Sequence[str], at: int) -> bool:
    """Whether what comes only then begins at a word, behind a mark."""
    words = spoken_words(scene.page.language).slogans
    return words.behind.first(lows, at) is not None and scene.texts[heard[at] - 1] in _MARKS


def _clause(scene: Scene, words: Sequence[int]) -> int:
    """The clause that a word stands in."""
    return next((n for n, clause in enumerate(scene.clauses) if words[0] in clause.words), 0)
