"""Stands of a headline that leaves out its verb: "Peru strikt gegen Zölle"."""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_REACH = 6  # words before the preposition, adverbs and titles included


def leaning(scene: Scene, number: int) -> list[Stand]:
    """The stands of a sentence of one clause that names who, "für" or "gegen", and the matter.

    A genitive before the preposition belongs to a noun: "Klage Perus gegen Zölle" is nobody's stance.
    """
    clause, grammar = scene.clauses[number], scene.grammar
    links: dict[str, Stance] = dict.fromkeys(scene.lexicon.against_links, "against")
    links |= dict.fromkeys(grammar.beneficiary, "for")
    if not grammar.inverted_cue:
        links = dict.fromkeys(scene.lexicon.against_links, "against")
    if len(scene.clauses) != 1 or clause.lows.isdisjoint(links):
        return []
    stressing = scene.lexicon.stressing
    if any(
        scene.clause_reader.is_finite(i) and scene.low[i] not in stressing for i in clause.words
    ):
        return []
    place = next(i for i in clause.words if scene.low[i] in links)
    if not clause.first < place <= clause.first + _REACH or place + 1 == clause.last:
        return []
    subject = scene.subject(number, place)
    if not isinstance(subject, tuple) or subject[0].role == "adjective":
        return []
    known = {i for name in subject for i in range(name.head, name.last)}
    if subject[0].head != clause.first and clause.first not in scene.subjects.at:
        return []
    for index in range(clause.first, place):
        plain = scene.low[index] in stressing or index in scene.subjects.at
        owned = scene.texts[index][0].isupper() and index - 1 in scene.subjects.at
        if index not in known and not plain and not owned:
            return []
    if grammar.inverted_cue and scene.texts[clause.words[-1]][0].islower():
        return []  # "Peru gegen Zölle immun": a participle or an adverb says something else
    voice = scene.voice(place)
    region = tuple(i for i in clause.words if i > place)
    return [
        Stand(
            holder,
            (place, place + 1),
            links[scene.low[place]],
            region,
            "position.leans",
            number,
            origin="narrative",
            voice=voice,
            confidence=0.65,
            bare=True,
        )
        for holder in scene.holders(subject, voice)
    ]
