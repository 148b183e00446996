"""What somebody would do on a condition, and what nobody's word tells that he will not do: "Peru would
halve its tariffs if Chile opened the market", "Peru will not renew the treaty".
"""

from __future__ import annotations

from zopa.reading.clause import Clause
from zopa.reading.conditions import condition, terms
from zopa.reading.denials import denies
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_NEAR = 3  # words before a verb among which its modal stands, an adverb or two between them
_OPENING = 2  # words of a condition among which its conjunction stands


def offered(scene: Scene, number: int) -> list[Stand]:
    """The stand of a main clause that tells what its subject would do on a condition, or, in English,
    will do or not.

    What would only befall the subject ("would lose its market") is no will of it, and what somebody
    says of his own side is read elsewhere.
    """
    clause, lexicon = scene.clauses[number], scene.lexicon
    if clause.kind != "main" or clause.lows.isdisjoint(lexicon.offering | lexicon.refusing):
        return []
    verb = _verb(scene, clause)
    if verb is None:
        return []
    voice = scene.voice(verb)
    denied = denies(scene, clause)
    if scene.low[verb] in lexicon.undergone and not (denied and scene.low[verb] in lexicon.giving):
        return []
    if scene.grammar.inverted_cue and (denied or voice is not None):
        return []  # what somebody would do by his own word is told by the modal itself
    if denied and (voice is not None or not _refuses(scene, clause, verb)):
        return []
    would = not clause.lows.isdisjoint(lexicon.offering) and tied(scene, number)
    will = not denied and not would and _announces(scene, clause, verb)
    if not (denied or would or will):
        return []
    subject = scene.subject(number, verb)
    region = scene.region(number, subject)
    turns = False
    if not scene.grammar.inverted_cue:
        region = tuple(i for i in region if i >= verb)
        turns = scene.low[verb] in lexicon.flip_verbs | lexicon.relinquishing  # "will not lift"
    return [
        Stand(
            holder,
            (verb, verb if turns else verb + 1),
            "against" if denied else "for" if will else "open",
            region,
            f"position.{'will_refuse' if denied else 'will_do' if will else 'offered'}",
            number,
            voice=voice,
            soft=not denied,
            offers=True,
            bare=True,
            specific=True,
            origin="statement" if voice is not None else "narrative",
            confidence=0.6,
        )
        for holder in scene.holders(subject, voice)
    ]


def _announces(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether an English report tells what somebody will give or do: "Peru will open its ports in May"."""
    lexicon = scene.lexicon
    if scene.grammar.inverted_cue or scene.voice(verb) is not None:
        return False
    if scene.low[verb] not in lexicon.giving or not lexicon.past.isdisjoint(clause.lows):
        return False
    modals = (scene.low[i] for i in clause.words if i < verb)
    return not (lexicon.refusing - lexicon.offering).isdisjoint(modals)


def _refuses(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether the modal before a verb is denied, and the clause tells neither the past nor silence."""
    lexicon = scene.lexicon
    between = [scene.low[i] for i in clause.words if i < verb][-_NEAR:]
    if lexicon.refusing.isdisjoint(between) or scene.grammar.negations.isdisjoint(between):
        return False
    return lexicon.silent.isdisjoint(clause.lows) and lexicon.past.isdisjoint(clause.lows)


def tied(scene: Scene, number: int) -> bool:
    """Whether a clause hangs on a condition that asks for something: "if", "provided that"."""
    limits = condition(scene, number)
    if scene.grammar.inverted_cue:
        return limits is not None or terms(scene, number, gives=True) is not None
    if limits is None:
        return False
    first, last = limits
    opening = scene.low[first : min(first + _OPENING, last)]
    return not scene.terms.asking.isdisjoint(opening)


def _verb(scene: Scene, clause: Clause) -> int | None:
    """The verb behind the modal, if that is the first finite verb of its clause."""
    modal = scene.clause_reader.finite_of(clause)
    modals = scene.lexicon.offering | scene.lexicon.refusing
    if modal is None or scene.low[modal] not in modals:
        return None
    if scene.grammar.inverted_cue:
        return _last_verb(scene, clause, modal)
    endings = tuple(scene.grammar.adverb_endings)
    passed = scene.grammar.negations | scene.lexicon.stressing
    behind = [i for i in clause.words if modal < i <= modal + _NEAR]
    return next(
        (i for i in behind if scene.low[i] not in passed and not scene.low[i].endswith(endings)),
        None,
    )


def _last_verb(scene: Scene, clause: Clause, modal: int) -> int | None:
    """The German infinitive that closes a clause, or the part of it before a mark."""
    for at, index in enumerate(clause.words):
        closes = at + 1 == len(clause.words) or clause.words[at + 1] > index + 1
        if index <= modal or not closes or scene.texts[index][0].isupper():
            continue
        verb = scene.low[index].endswith(scene.grammar.infinitive_ending)
        return index if verb else None
    return None
