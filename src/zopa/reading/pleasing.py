"""Stands of whom something pleases or displeases in English: "a toll does not satisfy Peru"."""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_ARTICLE = 2  # words behind a verb among which the name of its object begins


def pleased(scene: Scene, number: int) -> list[Stand]:
    """The stand of the object of a verb that says how a matter is taken; it is about the words before it.

    What does not displease says nothing, nor does what moves somebody to do something else.
    """
    clause, lexicon = scene.clauses[number], scene.lexicon
    moving = lexicon.pleasing | lexicon.displeasing
    if scene.grammar.inverted_cue or clause.lows.isdisjoint(moving):
        return []
    verb = next(
        (i for i in clause.words if scene.low[i] in moving and _acts(scene, clause, i)), None
    )
    holder = _object(scene, clause, verb) if verb is not None else None
    if verb is None or holder is None:
        return []
    denied = denies(scene, clause)
    if denied and scene.low[verb] in lexicon.displeasing:
        return []
    stance: Stance = "for" if scene.low[verb] in lexicon.pleasing and not denied else "against"
    voice = scene.voice(verb)
    return [
        Stand(
            one,
            (verb, verb + 1),
            stance,
            tuple(i for i in clause.words if i < verb),
            "position.pleased",
            number,
            voice=voice,
            bare=True,
            specific=True,
            origin="narrative" if voice is None else "statement",
            confidence=0.65,
        )
        for one in scene.holders((holder,), voice)
    ]


def _acts(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a word is the verb of a clause, no noun and no infinitive: "the suit", "to please"."""
    grammar, before = scene.grammar, scene.low[index - 1]
    closed = grammar.articles | grammar.possessives | grammar.prepositions
    return index > clause.first and before not in {*closed, grammar.infinitive_mark}


def _object(scene: Scene, clause: Clause, verb: int) -> Name | None:
    """The side that is the object of a verb, where no more hangs on it than a time or a place."""
    grammar = scene.grammar
    behind = range(verb + 1, verb + 1 + _ARTICLE)
    names = (scene.subjects.at.get(i) for i in behind if i in clause.words)
    name = next((one for one in names if one is not None), None)
    if name is None or name.role == "adjective" or name.genitive or name.party is None:
        return None
    between = range(verb + 1, name.head)
    if any(scene.low[i] not in grammar.articles for i in between):
        return None
    following = scene.low[name.last : name.last + 1]
    moved = {grammar.infinitive_mark, *grammar.content_words, *grammar.possessive_marks}
    return None if moved.intersection(following) else name
