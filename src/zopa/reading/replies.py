"""Stands of a quoted word or two that reply to what the same sentence says was asked: "„Niemals“, antwortete
Peru auf die Frage nach einer Maut", "Auf den Vorschlag, sie zu senken, reagierte er knapp: „Mit mir nicht.“".
"""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Stance
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range, Voice

_LONGEST = 5  # words and marks of such a reply
_MARKS = 3  # marks around it


def replies(scene: Scene) -> tuple[list[Stand], Range]:
    """The stands of the reply that a sentence quotes, and the words that say what was asked."""
    lexicon = scene.lexicon
    none: tuple[list[Stand], Range] = [], (0, 0)
    sentence = range(scene.sentence.first, scene.sentence.last)
    lows = frozenset(scene.low[i] for i in sentence)
    voice = (
        None
        if lows.isdisjoint(lexicon.replying | lexicon.questioned | lexicon.replied)
        else _quoted(scene)
    )
    if voice is None or not (lexicon.replying & lows or _set_off(scene, voice)):
        return none
    words = [i for i in sentence if voice.first <= i < voice.last and scene.texts[i][0].isalnum()]
    stance = _answer(scene, words)
    asked = _asked(scene, voice) if stance is not None else None
    number = next((n for n, c in enumerate(scene.clauses) if words and words[0] in c.words), None)
    if stance is None or asked is None or number is None:
        return none
    return [
        Stand(
            holder,
            (words[0], words[-1] + 1),
            stance,
            tuple(i for i in range(*asked) if scene.texts[i][0].isalnum()),
            "position.reply",
            number,
            voice=voice,
            bare=True,
            links=scene.grammar.prepositions.intersection(scene.low[slice(*asked)]),
            soft=stance == "open",
            confidence=0.65,
        )
        for holder in scene.speakers(voice)
    ], asked


def _quoted(scene: Scene) -> Voice | None:
    """The short quotation of a sentence that has no other."""
    voices = {
        id(voice): voice
        for clause in scene.clauses
        for voice in map(scene.voice, clause.words)
        if voice is not None and voice.form == "Direct"
    }
    if len(voices) != 1:
        return None
    voice = next(iter(voices.values()))
    return voice if voice.last - voice.first <= _LONGEST + _MARKS else None


def _answer(scene: Scene, words: Sequence[int]) -> Stance | None:
    """What a few words answer, if they do no more than that."""
    lows = [scene.low[i] for i in words]
    if not lows or len(lows) > _LONGEST:
        return None
    found = scene.lexicon.answers.first(lows, 0)
    if found is not None and found[0] == len(lows):
        return found[1]
    judged = [one for at in range(len(lows)) for one in scene.lexicon.evaluations.at(lows, at)]
    whole = [phrase.stance for end, phrase in judged if end == len(lows) and not phrase.only_denied]
    return whole[0] if whole and not set(lows) & scene.grammar.negations else None


def _asked(scene: Scene, voice: Voice) -> Range | None:
    """The words that say what was asked: from their preposition to the verb of replying, or behind it."""
    low, lexicon = scene.low, scene.lexicon
    outside = [
        i for i in range(scene.sentence.first, scene.sentence.last) if scene.voice(i) is not voice
    ]
    first = scene.clauses[0].first
    verb = next((i for i in outside if low[i] in lexicon.replying and i > first), None)
    put = next((i for i in outside if low[i] in lexicon.questioned), first)
    if put in outside and put > first and scene.texts[put - 1] == ",":
        first = put  # "Peru, asked about the toll, said"
        verb = next((i for i in outside if low[i] in lexicon.replying and i > first), None)
    set_off = verb is None and low[first] in lexicon.replied and _set_off(scene, voice)
    if first in outside and (set_off or low[first] in lexicon.questioned):
        end = voice.first if verb is None else verb
        marks = [i for i in outside if i < end and scene.texts[i] == ","]
        return (first + 1, marks[-1]) if marks and _plain(scene, first, marks[-1]) else None
    behind = next((i for i in outside if i >= voice.last and low[i] in lexicon.questioned), None)
    if behind is not None and _plain(scene, behind, outside[-1]):
        return behind + 1, outside[-1] + 1  # "“No,” he said when asked whether ..."
    if verb is None:
        return None
    link = next((i for i in outside if low[i] in lexicon.replied and i > verb), None)
    if link is not None:
        last = voice.first if voice.first > link else outside[-1] + 1
        return link + 1, last
    first = scene.clauses[0].first
    return (first + 1, verb) if low[first] in lexicon.replied else None


def _set_off(scene: Scene, voice: Voice) -> bool:
    """Whether a colon stands before a quotation, and nothing behind it: "On the toll, Peru was blunt:"."""
    first = max(voice.first - 1, scene.sentence.first)
    before = scene.texts[max(first - 1, scene.sentence.first) : first + 1]
    behind = range(voice.last, scene.sentence.last)
    return ":" in before and not any(scene.texts[i][0].isalnum() for i in behind)


def _plain(scene: Scene, first: int, last: int) -> bool:
    """Whether a question asks for no refusal: "whether he would accept", but not "whether he rejected"."""
    frames = scene.lexicon.frames
    refusing = (
        f.stance == "against" and not (f.fixed or f.needs)
        for i in range(first, last)
        for f in frames.get(scene.low[i], ())
    )
    return not any(refusing)
