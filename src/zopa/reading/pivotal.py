"""Stands on what alone will do: "Its signature hinges on A", "Nothing short of A will do", "There can be no
deal as long as A stays".
"""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Stance
from zopa.language.phrases import Phrases
from zopa.reading.clause import Clause
from zopa.reading.conditions import condition
from zopa.reading.denials import denies
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.withheld import undone

_OPENING = 3  # words of a condition among which its conjunction stands


def pivotal(scene: Scene, number: int) -> list[Stand]:
    """The stands of a clause that names what somebody's consent, or a deal, hangs on."""
    if scene.grammar.inverted_cue or scene.clauses[number].conditional:
        return []
    return _hinging(scene, number) or _least(scene, number) or _meanwhile(scene, number)


def _hinging(scene: Scene, number: int) -> list[Stand]:
    """What a consent or the whole hangs on: "For Peru, everything depends on A"."""
    clause, terms = scene.clauses[number], scene.terms
    hinging = terms.hinging | terms.tying
    if clause.lows.isdisjoint(hinging) or denies(scene, clause):
        return []
    words = clause.words
    adverbs = tuple(scene.grammar.adverb_endings)
    for at, index in enumerate(words[:-2]):
        if not at or scene.low[index] not in hinging:
            continue
        link = at + 1
        while link < len(words) - 2 and scene.low[words[link]].endswith(adverbs):
            link += 1
        ties = _tied(scene, words, at)
        link = ties or link
        links = terms.tying_links if ties else terms.tying_links - {scene.grammar.infinitive_mark}
        if scene.low[words[link]] not in links:
            continue
        region = (*words[link + 1 :], *scene.dependents(number))
        if scene.low[region[0]] in scene.grammar.clause_openers:
            return []  # "depends on whether", "on how"
        if ties:
            subject = scene.subject(number, index)
            holders = scene.holders(subject, scene.voice(index))
        else:
            holders = _waiting(scene, number, words[:at])
        return [_stand(scene, number, one, "for", region, (index, index + 1)) for one in holders]
    return []


def _tied(scene: Scene, words: Sequence[int], at: int) -> int:
    """Where the link stands behind the own consent that a verb ties to something: "has tied its signature
    to A", "makes its support conditional on A"; 0 where it ties none.
    """
    terms, low = scene.terms, scene.low
    lows = [low[i] for i in words]
    links = [n for n in range(at + 1, len(words) - 1) if lows[n] in terms.tying_links]
    spans = [range(at + 1, links[0])] if links else []
    own = scene.grammar.possessives
    for span in spans:
        held = [n for n in span if lows[n] in terms.consents and lows[n - 1] in own]
        if held and lows[at] in terms.tying:
            return links[0]
    return 0


def _waiting(scene: Scene, number: int, subject: Sequence[int]) -> list[Name]:
    """Who makes something hang on something else: whose consent it is, or who says that all does."""
    clause, terms = scene.clauses[number], scene.terms
    voice = scene.voice(subject[-1])
    if any(scene.low[i] in terms.consents for i in subject):
        owner = next((scene.subjects.at[i] for i in subject if i in scene.subjects.at), None)
        if owner is not None and (owner.genitive or owner.role == "adjective"):
            return scene.holders((owner,), voice)
        own = any(scene.low[i] in scene.grammar.possessives for i in subject)
        if own and voice is not None:
            return scene.speakers(voice)
    if not any(scene.low[i] in terms.whole for i in subject):
        return []
    viewed = scene.judge(number, voice)
    if viewed is not None or voice is None:
        return viewed or []
    plain = scene.grammar.demand_modals.isdisjoint(clause.lows)
    return scene.speakers(voice) if plain else []


def _least(scene: Scene, number: int) -> list[Stand]:
    """What alone will do, or less than will not: whom that is to satisfy stands behind the verb."""
    clause, words = scene.clauses[number], scene.clauses[number].words
    verb = scene.clause_reader.finite_of(clause)
    if verb is None or scene.low[verb] not in scene.grammar.helpers | scene.grammar.finite:
        return []
    least = _behind(scene, words, scene.terms.least)
    lesser = _behind(scene, words, scene.terms.lesser)
    first = least or lesser
    if not first or words[first] >= verb:
        return []
    region = tuple(i for i in words[first:] if i < verb)
    if lesser and not (denies(scene, clause) or _bad(scene, clause)):
        return []
    voice = scene.voice(words[0])
    holders = scene.speakers(voice) if voice is not None else []
    if not holders:
        found = [scene.subjects.at[i] for i in words if i > verb and i in scene.subjects.at]
        holders = scene.holders(tuple(found[:1]), voice) if found else []
    trigger = (words[0], words[first])
    return [_stand(scene, number, one, "for", region, trigger) for one in holders]


def _behind(scene: Scene, words: Sequence[int], phrases: Phrases[None]) -> int:
    """How many words the phrase has that a clause begins with; 0 for none."""
    found = phrases.first([scene.low[i] for i in words], 0)
    return found[0] if found is not None else 0


def _bad(scene: Scene, clause: Clause) -> bool:
    """Whether a judging phrase of a clause refuses something."""
    lows = scene.lows(clause)
    found = (scene.lexicon.evaluations.first(lows, at) for at in range(len(lows)))
    return any(one is not None and one[1].stance == "against" for one in found)


def _meanwhile(scene: Scene, number: int) -> list[Stand]:
    """What there is no deal as long as it lasts, or as long as it is missing."""
    clause, terms = scene.clauses[number], scene.terms
    limits = condition(scene, number, denied=True)
    following = scene.clauses[number + 1] if number + 1 < len(scene.clauses) else None
    if limits is None and following is not None and following.head in terms.meanwhile:
        limits = (following.first, following.last)
    if limits is None:
        return []
    first, last = limits
    opening = {scene.low[i] for i in range(first, min(first + _OPENING, last))}
    if opening.isdisjoint(scene.grammar.lasting | terms.meanwhile):
        return []
    lows = [scene.low[i] for i in clause.words if not first <= i < last]
    deals = scene.lexicon.deals | scene.lexicon.unsigned
    denied = not scene.grammar.negations.isdisjoint(lows)
    if not (denied and not deals.isdisjoint(lows)) and not undone(scene, clause):
        return []
    absent = scene.grammar.negations | scene.lexicon.missing
    lacks = any(scene.low[i] in absent for i in range(first, last))
    region = tuple(i for i in range(first, last) if scene.low[i] not in absent)
    voice = scene.voice(clause.first)
    if voice is not None:
        holders = scene.speakers(voice)
    else:
        subject = scene.subject(number, clause.last)
        holders = scene.judge(number, voice) or scene.holders(subject, None)
    stance: Stance = "for" if lacks else "against"
    return [_stand(scene, number, one, stance, region, (first, first + 1)) for one in holders]


def _stand(
    scene: Scene,
    number: int,
    holder: Name,
    stance: Stance,
    region: tuple[int, ...],
    trigger: tuple[int, int],
) -> Stand:
    voice = scene.voice(trigger[0])
    return Stand(
        holder,
        trigger,
        stance,
        region,
        "position.pivotal",
        number,
        red_line=True,
        voice=voice,
        specific=True,
        bare=True,
        origin="narrative" if voice is None else "statement",
        confidence=0.65,
    )
