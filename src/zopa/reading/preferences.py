"""Stands on what somebody would do anything rather than: "eher trete er zurück, als die Maut zu senken"."""

from __future__ import annotations

from zopa.reading.scene import Scene
from zopa.reading.stand import Stand


def shunned(scene: Scene, number: int) -> list[Stand]:
    """The stands of an infinitive behind "als", where the clause before it says what is done rather:
    red lines all of them, of the speaker or of that clause's subject.
    """
    clause, lexicon = scene.clauses[number], scene.lexicon
    if clause.kind != "infinitive" or not number or scene.low[clause.first] not in lexicon.than:
        return []
    before = scene.clauses[number - 1]
    if before.kind == "relative" or before.lows.isdisjoint(lexicon.rather):
        return []
    first = next(i for i in before.words if scene.low[i] in lexicon.rather)
    voice = scene.voice(first)
    subject = scene.subject(number - 1, before.words[-1])
    return [
        Stand(
            holder,
            (clause.first, clause.first + 1),
            "against",
            tuple(clause.words[1:]),
            "position.rather_than",
            number,
            red_line=True,
            voice=voice,
            specific=True,
            bare=True,
            verb_final=True,
            confidence=0.65,
        )
        for holder in scene.holders(subject, voice)
    ]
