"""Stands that a clause ascribes by whose will it is: "nach dem Willen Perus soll", "geht es nach Peru", or at
whose behest it was done.
"""

from __future__ import annotations

from zopa.reading.denials import denies
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.things import stands_for_matter

_ARTICLE = 2  # words between a preposition and its noun, itself among them
_BEFORE = 3  # words before the noun for a will among which its preposition stands
_SHORT = 9  # words of "wenn es nach dem ... Minister geht"


def wished(scene: Scene, number: int) -> list[Stand]:
    """The stands of a clause that tells what is to be by somebody's will."""
    found = _by_will(scene, number) or _by_turn(scene, number)
    acted = _by_act(scene, number) if found is None else None
    found = found or acted
    if found is None:
        return []
    holders, place = found
    clause = scene.clauses[number]
    voice = scene.voice(clause.first)
    named = {i for holder in holders for i in range(holder.head, holder.last)}
    gone = not clause.lows.isdisjoint(
        scene.lexicon.vanishing
    )  # "auf Druck Perus verschwand der Zoll"
    region = tuple(i for i in scene.region(number, "none") if i not in named and i != place)
    taken_up = stands_for_matter(scene, number)
    if acted is not None:
        # "auf Druck Perus wurde die Sitzung zum Zoll vertagt" is about the meeting
        about = scene.lexicon.asked_about
        region = tuple(i for i in region if about.isdisjoint(scene.low[i - _ARTICLE : i]))
    return [
        Stand(
            holder,
            (place, place + 1),
            "against" if denies(scene, clause) or gone else "for",
            region,
            "position.by_will",
            number,
            voice=voice,
            specific=True,
            bare=not taken_up,
            context=taken_up,
            confidence=0.7,
        )
        for holder in holders
    ]


def _by_will(scene: Scene, number: int) -> tuple[list[Name], int] | None:
    """Whose will stands in a clause with a modal verb: "nach dem Willen", "nach seinen Vorstellungen"."""
    clause, lexicon, grammar = scene.clauses[number], scene.lexicon, scene.grammar
    views = grammar.viewpoints if lexicon.viewing else frozenset[str]()
    if clause.lows.isdisjoint(lexicon.wills | views):
        return None
    modals = grammar.obligations | grammar.ban_modals | grammar.future
    if clause.lows.isdisjoint(modals):
        return None
    for index in clause.words:
        before = {scene.low[i] for i in range(max(clause.first, index - _BEFORE), index)}
        wills = scene.low[index] in lexicon.wills and not before.isdisjoint(lexicon.by_words)
        sees = scene.low[index] in views and not before.isdisjoint(lexicon.viewing)
        if sees and clause.lows.isdisjoint(grammar.obligations | grammar.ban_modals):
            sees = False  # "kostet aus Sicht Perus viel" is no will
        if not wills and not sees:
            continue
        holders = scene.viewer(index, clause, scene.voice(index))
        if holders:
            return holders, index
    return None


def _by_act(scene: Scene, number: int) -> tuple[list[Name], int] | None:
    """At whose behest something was done, in a main clause that tells no talks: "auf Antrag Perus wurde der
    Zoll gestrichen", "auf Wunsch Perus steht der Zoll im Entwurf".
    """
    clause, lexicon, low = scene.clauses[number], scene.lexicon, scene.low
    if clause.kind != "main" or clause.lows.isdisjoint(lexicon.behests):
        return None
    if not clause.lows.isdisjoint(lexicon.talking) or denies(scene, clause):
        return None
    for index in clause.words:
        behest = low[index] in lexicon.behests and low[index - 1] in lexicon.at_behest
        holders = scene.viewer(index, clause, scene.voice(index)) if behest else None
        if holders:
            return holders, index
    return None


def _by_turn(scene: Scene, number: int) -> tuple[list[Name], int] | None:
    """Whom the condition before a clause names in "geht es nach Peru", "wenn es nach ihm ginge"."""
    if not number:
        return None
    before, lexicon = scene.clauses[number - 1], scene.lexicon
    if len(before.words) > _SHORT or lexicon.by_words.isdisjoint(before.lows):
        return None
    if lexicon.going.isdisjoint(before.lows) or scene.grammar.expletives.isdisjoint(before.lows):
        return None
    if any(scene.low[i] in scene.grammar.negations for i in before.words):
        return None
    place = next(i for i in before.words if scene.low[i] in lexicon.by_words)
    holders = scene.whom(place, before, scene.voice(before.first))
    return (holders, place) if holders else None
