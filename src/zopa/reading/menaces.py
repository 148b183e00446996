"""Stands of who threatens something, or does it, over a matter or for one: "threatened to strike over job
cuts", "will sue unless wages rise".
"""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.language.saying import speech_words
from zopa.reading.clause import Clause
from zopa.reading.conditions import condition
from zopa.reading.denials import denies
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range

_NEAR = 5  # words behind a menace among which stands what it is over
_TIMES = 4  # words behind "for" among which a time stands


def menaced(scene: Scene, number: int) -> list[Stand]:
    """The stands of an English clause that tells what its subject does, or threatens, about a matter."""
    clause, terms = scene.clauses[number], scene.terms
    if scene.grammar.inverted_cue or clause.lows.isdisjoint(terms.menaces):
        return []
    if (clause.kind == "sub" and clause.conditional) or denies(scene, clause):
        return []
    index = next((i for i in clause.words if _menaces(scene, clause, i)), None)
    if index is None:
        return []
    told = _over(scene, clause, index) or _unless(scene, number)
    if told is None:
        return []
    stance, (first, last) = told
    voice = scene.voice(index)
    subject = scene.subject(number, index)
    named = isinstance(subject, tuple) and subject[0].head in clause.words
    spoken = voice is not None and voice.speaker is not None and not named
    holders = scene.speakers(voice) if spoken else scene.holders(subject, voice)
    return [
        Stand(
            holder,
            (index, index + 1),
            stance,
            tuple(range(first, last)),
            "position.menaced",
            number,
            voice=voice,
            specific=True,
            bare=True,
            origin="narrative" if voice is None else "statement",
            confidence=0.65,
        )
        for holder in holders
    ]


def over_at(scene: Scene, clause: Clause, words: tuple[int, ...]) -> int | None:
    """Where the words begin that say what a menace among some words is over; ``None`` where none do."""
    for index in words:
        if scene.low[index] in scene.terms.menaces:
            told = _over(scene, clause, index)
            if told is not None:
                return told[1][0] - 1
    return None


def _menaces(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a word is a verb for a menace, or a noun for one that somebody stages."""
    if scene.low[index] not in scene.terms.menaces or index == clause.first:
        return False
    before = scene.low[index - 1]
    name = scene.subjects.at.get(index - 1)
    if before in scene.grammar.passive and scene.low[index].endswith(scene.grammar.finite_endings):
        return False  # "was sued over"
    acts = name is not None and not name.genitive and name.role != "adjective"
    helped = before in scene.terms.staging | scene.grammar.helpers | scene.grammar.passive
    article = before in scene.grammar.articles and scene.low[index - 2] in scene.terms.staging
    return acts or helped or article or scene.clause_reader.is_finite(index)


def _over(scene: Scene, clause: Clause, index: int) -> tuple[Stance, Range] | None:
    """What a menace is over or for, in its clause."""
    terms, low = scene.terms, scene.low
    times = speech_words(scene.page.language).times
    for at in range(index + 1, min(index + _NEAR, clause.last - 1)):
        if at not in clause.words:
            return None
        if low[at] in terms.causes:
            return "against", (at + 1, clause.last)
        if low[at] in terms.gains:
            timed = not times.isdisjoint(low[at + 1 : at + _TIMES])
            return None if timed else ("for", (at + 1, clause.last))
        if scene.clause_reader.is_finite(at):
            return None
    return None


def _unless(scene: Scene, number: int) -> tuple[Stance, Range] | None:
    """What alone averts a menace: "will strike unless wages rise"."""
    limits = condition(scene, number)
    clause = scene.clauses[number]
    threat = scene.grammar.future | scene.lexicon.offering
    if limits is None or clause.lows.isdisjoint(threat):
        return None
    first, last = limits
    if scene.low[first] not in scene.lexicon.unless:
        return None
    absent = scene.grammar.negations | scene.lexicon.missing
    denied = any(scene.low[i] in absent for i in range(first, last))
    return ("against" if denied else "for"), (first + 1, last)
