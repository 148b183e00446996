"""Stands of clauses that say what somebody's consent asks for: "Voraussetzung für die Maut sei ein Fonds",
"Bedingung Perus für ein Ja zur Maut ist der Fonds".
"""

from __future__ import annotations

from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.names import Name
from zopa.reading.nominals import beside_noun
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range

_OPENING = 4  # words of a clause among which the noun for a condition stands
_LINK = 4  # words behind it among which the preposition of its object stands


def premised(scene: Scene, number: int) -> list[Stand]:
    """The stands of a main clause whose first noun is one for a condition: it is open towards what that is a
    condition of, and for what it is.
    """
    clause = scene.clauses[number]
    if not scene.grammar.inverted_cue or scene.terms.openers.isdisjoint(clause.lows):
        return []
    if clause.kind != "main" or denies(scene, clause):
        return []
    parts = _parts(scene, clause)
    if parts is None:
        return []
    noun, (first, last) = parts
    voice = scene.voice(noun)
    holders = _holders(scene, number, noun)
    dependents = scene.dependents(number)
    about = [i for i in clause.words if i >= last]
    end = max((*about, *dependents), default=last) + 1
    return [
        stand
        for holder in holders
        for stand in (
            Stand(
                holder,
                (noun, noun + 1),
                "open",
                tuple(i for i in clause.words if first <= i < last - 1),
                "position.premised",
                number,
                condition=(last, end),
                voice=voice,
                soft=True,
                bare=True,
                confidence=0.65,
            ),
            Stand(
                holder,
                (noun, noun + 1),
                "for",
                (*about, *dependents),
                "position.premise",
                number,
                voice=voice,
                bare=True,
                specific=True,
                red_line=any(scene.low[i] in scene.lexicon.deals for i in range(first, last)),
                confidence=0.65,
            ),
        )
    ]


def _parts(scene: Scene, clause: Clause) -> tuple[int, Range] | None:
    """The noun for a condition at the head of a clause, and the words from its object up to the verb."""
    words = clause.words
    noun = next((i for i in words[:_OPENING] if scene.low[i] in scene.terms.openers), None)
    if noun is None or any(scene.low[i] in scene.grammar.prepositions for i in words if i < noun):
        return None
    near = [i for i in words if noun < i <= noun + _LINK]
    link = next((i for i in near if scene.low[i] in scene.grammar.beneficiary), None)
    if link is None:
        return None
    naming = scene.terms.naming - scene.grammar.prepositions
    verb = next((i for i in words if i > link and scene.low[i] in naming), None)
    if verb is None or verb <= link + 1 or scene.texts[verb][0].isupper():
        return None
    return noun, (link + 1, verb + 1)


def _holders(scene: Scene, number: int, noun: int) -> list[Name]:
    """Whose condition it is: its owner's, whoever sees it so, or the speaker's."""
    voice = scene.voice(noun)
    owner = beside_noun(scene, number, noun)
    if owner is not None:
        return scene.holders((owner,), voice)
    return scene.judge(number, voice) or scene.reported(number, voice)
