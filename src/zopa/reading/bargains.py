"""What somebody leaves open on terms, whatever the verb: "man werde das Tal räumen, falls ...", "a toll might
pass if ...", and what he holds back until something is done.
"""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.reading.clause import Clause
from zopa.reading.conditions import condition
from zopa.reading.denials import denies
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.subjects import Unnamed
from zopa.reading.voice import Range, Voice

_OPENING = 3  # words of a condition among which its conjunction stands


def bargained(scene: Scene, number: int) -> list[Stand]:
    """The stand of a clause that tells what its speaker or subject does, or not, on a condition that
    asks for something: open where he would do it, against where he does not until then.

    What would only befall somebody then is a forecast. A condition that denies
    ("falls X nicht geht") is a threat, and no stand is read from it.
    """
    clause = scene.clauses[number]
    idle = scene.lexicon.past | scene.terms.befalling
    if clause.kind not in {"main", "sub"} or not clause.lows.isdisjoint(idle):
        return []
    limits = condition(scene, number, denied=True)
    if limits is None:
        return []
    denied = denies(scene, clause)
    stance = _stance(scene, clause, limits, denied=denied)
    if stance is None:
        return []
    verb = scene.clause_reader.finite_of(clause)
    if verb is None and clause.kind == "sub":
        verb = clause.words[-1]
    bare = verb is None and scene.voice(clause.first) is not None
    if verb is None and bare:
        verb = clause.first  # "Zölle, gern, sobald Peru zahlt"
    if verb is None or limits[0] <= verb < limits[1]:
        return []
    voice = scene.voice(verb)
    subject = scene.subject(number, verb)
    holders = _holders(scene, clause, subject, voice)
    first, last = limits
    region = tuple(i for i in scene.region(number, subject) if not first <= i < last)
    return [
        Stand(
            holder,
            (verb, verb if bare else verb + 1),
            stance,
            region,
            "position.bargained" if stance == "open" else "position.held_back",
            number,
            voice=voice,
            soft=stance == "open",
            offers=True,
            bare=True,
            specific=True,
            origin="statement" if voice is not None else "narrative",
            confidence=0.55,
        )
        for holder in holders
    ]


def _stance(scene: Scene, clause: Clause, limits: Range, *, denied: bool) -> Stance | None:
    """What a condition makes of a clause, by the word that opens it; ``None`` for nothing."""
    first, last = limits
    terms, opening = scene.terms, scene.low[first : min(first + _OPENING, last)]
    fails = scene.grammar.negations | terms.opposing | scene.lexicon.missing
    turned = any(scene.low[i] in fails for i in range(first, last))
    holds = not terms.holding.isdisjoint(opening)
    if denied:
        if not clause.lows.isdisjoint(scene.lexicon.against_links | terms.opposing):
            return None if turned else "open"  # "gegen X rührt er keinen Finger, wenn ..."
        return "against" if holds else None
    asks = not holds or not terms.asking.isdisjoint(opening)
    return "open" if asks and not turned else None


def _holders(
    scene: Scene, clause: Clause, subject: tuple[Name, ...] | Unnamed, voice: Voice | None
) -> list[Name]:
    """Who takes the stand: the subject of a clause that tells what it would do, or the speaker."""
    would = scene.grammar.future | scene.grammar.unreal | scene.lexicon.possible
    would |= scene.grammar.ban_modals
    modal = not clause.lows.isdisjoint(would)
    if isinstance(subject, tuple):
        found = scene.holders(subject, voice)
        return found if modal or voice is not None else []
    return scene.speakers(voice) if voice is not None else []
