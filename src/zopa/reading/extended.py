"""Stances that extend to another matter: "Gleiches gelte für X", "The same goes for X"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.threads import Extending
from zopa.reading.clause import Clause
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand


def extended(scene: Scene, here: Sequence[Stand], before: Sequence[Stand]) -> list[Stand]:
    """The stands of the clauses that carry to their matter what was said last: in the same sentence, or,
    where that has none, in the one ``before``.
    """
    found: list[Stand] = []
    for number, clause in enumerate(scene.clauses):
        words = _matter(scene, clause)
        if not words:
            continue
        said = [one for one in here if one.clause < number] or before
        if not said:
            continue
        last = said[-1]
        voice = scene.voice(words[0])
        if voice is not None and voice.speaker is not None:
            teller = last.voice.speaker if last.voice is not None else None
            if not any(_same(voice.speaker, one) for one in (last.holder, teller)):
                continue  # somebody else says so
        found.append(
            replace(
                last,
                trigger=(clause.first, clause.first + 1),
                region=words,
                rule=f"{last.rule}.likewise",
                clause=number,
                shown=tuple(clause.words),
                described=scene.describing(words),
                condition=None,
                voice=voice,
                verb_final=False,
                context=False,
                bare=True,
                takes_object=False,
                refused=None,
            )
        )
    return found


def _same(one: Name, other: Name | None) -> bool:
    """Whether two names are of one actor, or of one party."""
    if other is None:
        return False
    party = one.party is not None and one.party == other.party
    return party or (one.actor is not None and one.actor == other.actor)


def _matter(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The words of the matter that a clause carries a stance to; none where it denies that."""
    lows = scene.lows(clause)
    for way in scene.threads.extending:
        opening = _opening(way, lows)
        if not opening or way.verb.isdisjoint(lows[opening : opening + 1]):
            continue
        if way.beside and way.beside.isdisjoint(lows[opening:]):
            continue
        if not scene.grammar.negations.isdisjoint(lows[opening:]):
            continue  # one that opens the clause denies nothing: "nicht anders"
        at = next((n for n in range(opening + 1, len(lows)) if lows[n] in way.link), None)
        if at is not None and at + 1 < len(lows):
            return tuple(clause.words[at + 1 :])
    return ()


def _opening(way: Extending, lows: Sequence[str]) -> int:
    """How many words of a clause are those that open it."""
    return max((len(one) for one in way.opens if tuple(lows[: len(one)]) == one), default=0)
