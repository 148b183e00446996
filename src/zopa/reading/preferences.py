"""Stands on what somebody would do anything rather than: "eher trete er zurück, als die Maut zu senken",
"ehe er der Maut zustimme, trete er zurück".
"""

from __future__ import annotations

from zopa.reading.scene import Scene
from zopa.reading.stand import Stand


def shunned(scene: Scene, number: int) -> list[Stand]:
    """The stands of an infinitive behind "als", or of a clause with "ehe", where the clause beside it says
    what is done rather: red lines all of them, of the speaker or of that clause's subject.
    """
    clause, lexicon = scene.clauses[number], scene.lexicon
    before = scene.low[clause.first] in scene.terms.before and clause.kind == "sub"
    at = _quits(scene, number) if before else number - 1
    if at is None or at < 0:
        return []
    beside = scene.clauses[at]
    if not before:
        if clause.kind != "infinitive" or scene.low[clause.first] not in lexicon.than:
            return []
        if beside.kind == "relative" or beside.lows.isdisjoint(lexicon.rather):
            return []
    verb = scene.clause_reader.finite_of(beside)
    rather = (i for i in beside.words if scene.low[i] in lexicon.rather)
    voice = scene.voice(next(rather, verb or beside.first))
    subject = scene.subject(at, beside.words[-1] if verb is None else verb)
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
        for holder in (
            scene.speakers(voice) if before and subject == "none" else scene.holders(subject, voice)
        )
    ]


def _quits(scene: Scene, number: int) -> int | None:
    """The main clause beside one with "ehe" that says what is given up rather: "trete er zurück"."""
    for at in (number + 1, number - 1):
        if not 0 <= at < len(scene.clauses) or scene.clauses[at].kind != "main":
            continue
        lows = scene.clauses[at].lows
        for verb in scene.lexicon.quitting:
            whole = not verb.particle or verb.particle in lows
            if not lows.isdisjoint(verb.joined | verb.apart if whole else verb.joined):
                return at
    return None
