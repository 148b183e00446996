"""Stands of a noun in apposition: "A truce, a demand that Peru repeated", ", an old Chilean goal"."""

from __future__ import annotations

from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_NEAR = 5  # words between the comma and the noun for a demand, and behind it to whose it is


def apposed(scene: Scene) -> list[Stand]:
    """The stands on what a sentence calls somebody's demand or goal between two marks."""
    lexicon, grammar = scene.lexicon, scene.grammar
    found: list[Stand] = []
    for number, clause in enumerate(scene.clauses):
        if lexicon.matters.keys().isdisjoint(clause.lows):
            continue
        for at in clause.words:
            if scene.low[at] not in lexicon.matters or at <= scene.sentence.first + 1:
                continue
            if grammar.inverted_cue and scene.texts[at][0].islower():
                continue
            comma = _comma(scene, at)
            holder = _whose(scene, at) if comma is not None else None
            if comma is None or holder is None:
                continue
            region = _before(scene, comma)
            if region and _agrees(scene, holder, region[0]):
                found.append(
                    Stand(
                        holder,
                        (at, at + 1),
                        lexicon.matters[scene.low[at]],
                        region,
                        "position.apposed",
                        number,
                        origin="narrative",
                        voice=scene.voice(at),
                        specific=True,
                        bare=True,
                        shown=(*region, at),
                        confidence=0.7,
                    )
                )
    return found


def _comma(scene: Scene, at: int) -> int | None:
    """The comma before the article of a noun, with no more than what describes it between."""
    articles = scene.lexicon.indefinite
    for place in range(at - 1, max(at - _NEAR, scene.sentence.first), -1):
        if scene.texts[place - 1] in ",–—" and scene.low[place] in articles:
            return place - 1
        if not scene.texts[place][0].isalpha() or scene.clause_reader.is_finite(place):
            return None
    return None


def _before(scene: Scene, comma: int) -> tuple[int, ...]:
    """The words before a comma up to the mark or the verb before them."""
    first = comma
    while first > scene.sentence.first and scene.texts[first - 1] not in ",;:–—()":
        if scene.clause_reader.is_finite(first - 1):
            break
        first -= 1
    return tuple(i for i in range(first, comma) if scene.texts[i][0].isalnum())


def _whose(scene: Scene, at: int) -> Name | None:
    """Whose demand it is: "a Chilean demand", "one of Chile's", "made by Chile", "that Chile repeats"."""
    grammar, names = scene.grammar, scene.subjects.at
    before = names.get(at - 1) or names.get(at - 2)
    if before is not None and before.party is not None and before.role == "adjective":
        return before
    for place in range(at + 1, min(at + 1 + _NEAR, scene.sentence.last)):
        name = names.get(place)
        if name is not None and name.party is not None and name.head in {place, place - 1}:
            behind = scene.low[name.last] if name.last < len(scene.low) else "."
            linked = scene.low[name.head - 1]
            if linked in grammar.owner_links | grammar.agents or name.genitive:
                return name
            raises = linked in grammar.relatives | grammar.content_words or name.head == at + 1
            return name if raises and _repeats(scene, name.last, behind) else None
        low = scene.low[place]
        if low in grammar.negations or (scene.texts[place] in ",;:–—." and place > at + 1):
            return None
    return None


def _repeats(scene: Scene, at: int, low: str) -> bool:
    """Whether a verb that neither grants nor refuses anything stands behind whose demand it is."""
    behind = range(at, min(at + _NEAR, scene.sentence.last))
    verb = next((i for i in behind if scene.clause_reader.is_finite(i)), None)
    if verb is None or low in scene.grammar.negations:
        return False
    verbs = [scene.low[i] for i in range(verb, min(verb + 2, scene.sentence.last))]
    frames = (frame for one in verbs for frame in scene.lexicon.frames.get(one, ()))
    return all(frame.stance == "for" or frame.fixed or frame.needs for frame in frames)


def _agrees(scene: Scene, holder: Name, index: int) -> bool:
    """Whether no other side says what the words tell."""
    voice = scene.voice(index)
    speaker = voice.speaker if voice is not None else None
    return speaker is None or speaker.party in {None, holder.party}
