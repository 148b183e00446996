"""Whether a text that is known to be a claim speaks for or against, whoever says it and of what."""

from __future__ import annotations

from typing import Literal

from zopa.reading.clauses import ClauseReader
from zopa.reading.denials import denies
from zopa.reading.frames import governed
from zopa.reading.judgements import opinions
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.subjects import Subjects

_REACH = 6  # words between a noun and the word that joins its object

Polarity = Literal["for", "against"]


def polarity(page: Page) -> Polarity:
    """What the first clause says that takes a stance; ``for`` where none does.

    Refusals are those that the position reader knows: verbs and nouns of refusal, judging phrases,
    "es wird keine X geben", and a demand that what follows be given up.
    """
    clauses = ClauseReader(page)
    subjects = Subjects(page, (), clauses)
    for sentence in page.sentences:
        split = clauses.read(sentence)
        scene = Scene(page, clauses, subjects, sentence, split, ())
        for number, clause in enumerate(split):
            found = None if clause.conditional else _of_clause(scene, number)
            if found is not None:
                return found
    return "for"


def _of_clause(scene: Scene, number: int) -> Polarity | None:
    clause, lexicon, grammar = scene.clauses[number], scene.lexicon, scene.grammar
    verb = governed(scene, number)
    stance = None
    if verb is not None and scene.low[verb[0]] not in lexicon.fighting:
        stance = verb[1]
    judged = opinions(scene, number)
    if "against" in judged:
        return "against"
    if stance == "against":
        return "for" if _given_up(scene, number) else "against"
    denied = not clause.lows.isdisjoint(grammar.negations)
    if denied and not clause.lows.isdisjoint(lexicon.existence):
        return "against"
    if stance is None and not judged:
        refused = _refusal(scene, number) or not clause.lows.isdisjoint(lexicon.against_links)
        return "against" if refused else None
    turned = stance == "for" and (_given_up(scene, number) or _refrains(scene, number))
    return "against" if turned else "for"


def _refusal(scene: Scene, number: int) -> bool:
    """Whether a noun of refusal stands in a clause: "das Nein zur Quote"."""
    words = scene.clauses[number].words
    for at, index in enumerate(words):
        if scene.grammar.inverted_cue and scene.texts[index][0].islower():
            continue
        behind = {scene.low[i] for i in words[at + 1 : at + 1 + _REACH]}
        entries = scene.lexicon.nominals.get(scene.low[index], ())
        if any(one.stance == "against" and one.links & behind for one in entries):
            return True
    return False


def _refrains(scene: Scene, number: int) -> bool:
    """Whether what a clause asks for is not to be done: "fordert, keine X zu bauen"."""
    behind = number + 1
    if behind >= len(scene.clauses) or scene.clauses[behind].kind != "infinitive":
        return False
    return denies(scene, scene.clauses[behind])


def _given_up(scene: Scene, number: int) -> bool:
    """Whether the infinitive behind a clause turns round what it names: "fordert, X zu streichen"."""
    if number + 1 >= len(scene.clauses) or scene.clauses[number + 1].kind != "infinitive":
        return False
    words = scene.clauses[number + 1].words
    return sum(scene.low[i] in scene.lexicon.flip_verbs for i in words) % 2 == 1
