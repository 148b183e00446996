"""Which of several positions, and of several matters of one stand, remain."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import Position
from zopa.reading.context import Topic
from zopa.reading.cues import Hit
from zopa.reading.stand import Stand


def holder(stand: Stand) -> str | None:
    """Whose stance it is: a party, an actor or a name."""
    return stand.holder.party or stand.holder.actor or stand.holder.name or None


def most_certain(found: Sequence[Position]) -> list[Position]:
    """Of positions that say the same by different rules the most confident, in their order."""
    best: dict[tuple[str | None, ...], list[Position]] = {}
    for position in found:
        speaker = position.speaker if position.party is None else None
        said = (position.party, speaker, position.issue, position.option, position.stance)
        same = best.setdefault(said, [])
        rival = next((one for one in same if _overlap(one, position)), None)
        if rival is None:
            same.append(position)
        else:
            best_of, other = (
                (position, rival) if position.confidence > rival.confidence else (rival, position)
            )
            same[same.index(rival)] = replace(
                best_of,
                red_line=best_of.red_line or other.red_line,
                condition=best_of.condition or other.condition,
            )
    return [position for same in best.values() for position in same]


def _overlap(one: Position, other: Position) -> bool:
    (first,), (second,) = one.evidence, other.evidence
    return first.start < second.end and second.start < first.end


def without_terms(
    pairs: Sequence[tuple[Stand, Topic, bool]],
) -> list[tuple[Stand, Topic, bool]]:
    """The pairs without what a condition names of the very matter that it limits: "eine Anleihe, sofern
    die Schuldenregel bleibt" takes one position.
    """
    limited = {
        (holder(stand), stand.condition, topic.hit.cue.issue, option)
        for stand, topic, _ in pairs
        if stand.condition is not None
        for option in (None, topic.hit.cue.option)
    }

    def term(stand: Stand, hit: Hit) -> bool:
        words = (stand.region[0], stand.region[-1] + 1) if stand.region else None
        return (holder(stand), words, hit.cue.issue, hit.cue.option) in limited

    return [
        (stand, topic, certain) for stand, topic, certain in pairs if not term(stand, topic.hit)
    ]
