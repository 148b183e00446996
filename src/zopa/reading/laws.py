"""Stands that a law takes for its side: "das erlaubt unsere Verfassung nicht", "steht in der Verfassung"."""

from __future__ import annotations

from functools import lru_cache

from zopa.case.findings import Stance
from zopa.language.stances import stance_words
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_BESIDE = 3  # words between a law and the name of those whose law it is


def enshrined(scene: Scene, number: int) -> list[Stand]:
    """The stands of a clause in which a law forbids or keeps something: red lines all of them.

    They are those of the speaker, or else of the side whose law it is.
    """
    clause, lexicon = scene.clauses[number], scene.lexicon
    place = next((i for i in clause.words if is_law(scene, i)), None)
    if place is None:
        return []
    stance = _stance(scene, number, place)
    if stance is None:
        return []
    voice = scene.voice(place)
    holders = scene.speakers(voice) if voice is not None else _owners(scene, number, place)
    region = _about(scene, number, place)
    return [
        Stand(
            holder,
            (place, place + 1),
            stance,
            region,
            "position.law_forbids" if stance == "against" else "position.law_keeps",
            number,
            red_line=True,
            voice=voice,
            specific=True,
            judges=True,
            confidence=0.7,
        )
        for holder in holders
        if not clause.lows.isdisjoint(lexicon.laws) or holder.party is not None
    ]


def is_law(scene: Scene, index: int) -> bool:
    """Whether a word of a sentence names a law."""
    return law_at(scene.page, index)


def law_at(page: Page, index: int) -> bool:
    """Whether a word of a page names a law."""
    if page.grammar.inverted_cue and not page.words.text[index][0].isupper():
        return False
    return _names_law(page.language, page.words.low[index])


@lru_cache(maxsize=50_000)
def _names_law(language: str, low: str) -> bool:
    lexicon = stance_words(language)
    return low in lexicon.laws or low.endswith(tuple(lexicon.law_endings))


def _stance(scene: Scene, number: int, place: int) -> Stance | None:
    clause, lexicon = scene.clauses[number], scene.lexicon
    denied = not clause.lows.isdisjoint(scene.grammar.negations)
    founders = not clause.lows.isdisjoint(lexicon.foundering) and any(
        scene.low[i] in scene.grammar.prepositions for i in range(place - _BESIDE, place)
    )
    if founders or not clause.lows.isdisjoint(lexicon.forbidding) or _bars(scene, number):
        return None if denied else "against"
    if denied:
        return None if clause.lows.isdisjoint(lexicon.allowing) else "against"
    if clause.lows.isdisjoint(lexicon.keeping):
        return None
    inside = any(scene.low[i] in scene.grammar.locatives for i in range(place - _BESIDE, place))
    agent = any(scene.low[i] in scene.grammar.agents for i in range(place - _BESIDE, place))
    return "for" if inside or agent else None


def _bars(scene: Scene, number: int) -> bool:
    """Whether a verb of two pieces forbids: "das schließt Artikel 11 aus"."""
    lows = scene.clauses[number].lows
    return any(
        verb.particle in lows and not lows.isdisjoint(verb.apart) for verb in scene.lexicon.barring
    )


def _owners(scene: Scene, number: int, place: int) -> list[Name]:
    """Whose law it is: "in der peruanischen Verfassung", "die Verfassung Perus", "seine Verfassung"."""
    near = [*range(place - 1, place - _BESIDE, -1), *range(place + 1, place + _BESIDE)]
    for index in near:
        name = scene.subjects.at.get(index)
        if name is not None and name.party is not None:
            return [name]
    if scene.low[place - 1] in scene.grammar.possessives and number:
        found = scene.subject(number - 1, scene.clauses[number - 1].last)
        return [n for n in found if n.party is not None] if isinstance(found, tuple) else []
    return []


def _about(scene: Scene, number: int, place: int) -> tuple[int, ...]:
    """What the law is about: the words of the clause, or of the one before it that they take up."""
    clause = scene.clauses[number]
    forbids = scene.lexicon.forbidding  # what forbids turns nothing round
    own = [i for i in clause.words if i != place and scene.low[i] not in forbids]
    pointing = scene.lexicon.pointing | scene.lexicon.pronominal
    if number and scene.low[clause.first] in pointing:
        return (*scene.clauses[number - 1].words, *own)
    return (*scene.fronted(number), *own, *scene.dependents(number))
