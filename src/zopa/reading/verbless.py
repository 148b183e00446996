"""Stands of a headline that leaves out its verb: "Peru strikt gegen Zölle", "Peru to lift tariffs"."""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.language.stances import Frame
from zopa.reading.clause import Clause
from zopa.reading.fitting import expression, ways
from zopa.reading.names import Name
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


def shortened(scene: Scene, number: int) -> list[Stand]:
    """The stands of an English headline without its form of "be": "Peru up in arms over toll", "Peru to
    scrap toll".
    """
    clause, grammar = scene.clauses[number], scene.grammar
    name = scene.subjects.at.get(clause.first)
    if grammar.inverted_cue or not scene.headline or name is None or name.head != clause.first:
        return []
    if name.genitive or name.role == "adjective" or name.last >= clause.last:
        return []
    found = _announced(scene, clause, name) or _barred(scene, clause, name)
    found = found or _predicate(scene, clause, name)
    if found is None:
        return []
    place, stance, region = found
    return [
        Stand(
            holder,
            (place, place + 1),
            stance,
            region,
            "position.headline",
            number,
            origin="narrative",
            confidence=0.6,
            bare=True,
            soft=stance == "open",
        )
        for holder in scene.holders((name,), None)
    ]


def _announced(
    scene: Scene, clause: Clause, name: Name
) -> tuple[int, Stance, tuple[int, ...]] | None:
    """What somebody is to do: "Peru to scrap toll"."""
    lexicon, verb = scene.lexicon, name.last + 1
    if scene.low[name.last] != scene.grammar.infinitive_mark or verb + 1 >= clause.last:
        return None
    deeds = lexicon.flip_verbs | lexicon.keeping_up | lexicon.giving | scene.terms.menaces
    if scene.low[verb] not in deeds:
        return None
    return name.last, "for", tuple(i for i in clause.words if i >= verb)


def _barred(scene: Scene, clause: Clause, name: Name) -> tuple[int, Stance, tuple[int, ...]] | None:
    """What somebody says no to behind a colon: "Peru: no new toll"."""
    place = name.last + 1
    if scene.texts[name.last] != ":" or place + 1 >= clause.last or place not in clause.words:
        return None
    barring = scene.grammar.negations & scene.grammar.articles
    region = tuple(i for i in clause.words if i > place)
    if scene.low[place] not in barring or not scene.grammar.without.isdisjoint(clause.lows):
        return None  # "Peru: no deal without a toll"
    finite = any(scene.clause_reader.is_finite(i) for i in region)
    return None if finite else (place, "against", region)


def _predicate(
    scene: Scene, clause: Clause, name: Name
) -> tuple[int, Stance, tuple[int, ...]] | None:
    """How somebody is said to be about something: "Peru up in arms over toll"."""
    behind = [i for i in clause.words if i >= name.last]
    if any(scene.clause_reader.is_finite(i) for i in behind):
        return None
    begin = next((i for i in behind if not _stresses(scene, i)), behind[0])
    frames = (f for low in sorted(scene.lexicon.being) for f in scene.lexicon.frames.get(low, ()))
    for frame in frames:
        words = _expressed(scene, clause, frame)
        if words and words[0] == begin and not frame.only_denied and not frame.place:
            return words[0], frame.stance, tuple(i for i in clause.words if i > words[-1])
    return None


def _expressed(scene: Scene, clause: Clause, frame: Frame) -> tuple[int, ...]:
    """The words of the expression of a frame that needs no more than it."""
    return () if frame.needs or frame.weak else expression(scene, clause, ways(scene, frame))


def _stresses(scene: Scene, index: int) -> bool:
    adverb = scene.low[index].endswith(tuple(scene.grammar.adverb_endings))
    return adverb or scene.low[index] in scene.lexicon.stressing
