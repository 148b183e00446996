"""Stands of modal verbs in somebody's mouth: "müsse", "dürfe nicht", "werde es nicht geben"."""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.reading.clauses import Clause
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.subjects import Unnamed
from zopa.reading.voice import Voice

_PLAIN = frozenset({"denied", "must", "may_not"})  # are about what their own words name


def demanded(scene: Scene, number: int) -> list[Stand]:
    """The stand of a clause that says what must, may not or will be; its speaker holds it."""
    clause = scene.clauses[number]
    if clause.kind == "relative" or _told(scene, number):
        return []
    if not scene.lexicon.nominals.keys().isdisjoint(clause.lows):
        return []  # "die Forderung, er solle ..." is somebody else's
    negations = scene.grammar.negations
    lows = scene.lows(clause)
    denied = next(
        (word for word in lows if word in negations or word in scene.lexicon.doubting), None
    )
    for index in clause.words:
        voice = scene.voice(index)
        if voice is None or voice.speaker is None:
            continue
        found = _modal(scene, number, index, voice, denied=denied is not None)
        if found is None:
            continue
        stance, rule = found
        region = scene.region(number, "none")
        needed = _without(scene, clause)
        if needed and stance == "against":
            # "Ohne A werde es kein B geben": A is what is asked for
            stance, rule, region = "for", "without", needed
        return [
            Stand(
                holder,
                (index, index + 1),
                stance,
                region,
                f"position.{rule}",
                number,
                red_line=rule == "without" and not scene.lexicon.unsigned.isdisjoint(clause.lows),
                voice=voice,
                soft=True,
                bare=rule in _PLAIN or stance != "against",
                specific=True,
                takes_object=stance == "against",
                confidence=0.5 if rule == "denied" else 0.65,
            )
            for holder in scene.speakers(voice)
        ]
    return []


def _told(scene: Scene, number: int) -> bool:
    """Whether a clause is the content of a verb that takes a stance by itself."""
    clause = scene.clauses[number]
    if clause.parent is None or clause.head not in scene.grammar.content_words:
        return False
    return not scene.lexicon.frames.keys().isdisjoint(scene.clauses[clause.parent].lows)


def _modal(
    scene: Scene, number: int, index: int, voice: Voice, *, denied: bool
) -> tuple[Stance, str] | None:
    """The stance of a modal verb and its rule; ``None`` for any other word."""
    grammar, word = scene.grammar, scene.low[index]
    now = scene.clauses[number].lows.isdisjoint(scene.lexicon.past)
    if word in grammar.demand_modals or (word in grammar.obligations and now):
        return ("against" if denied else "for"), "must"
    if word in grammar.ban_modals:
        return ("against", "may_not") if denied else ("for", "may")
    if denied and word in scene.lexicon.existence:
        return "against", "shall_not_be"
    if word in grammar.future:
        subject = scene.subject(number, index)
        if _own(subject, voice):
            if not denied and not scene.clauses[number].lows.isdisjoint(scene.lexicon.talking):
                return "open", "will_talk"  # "man werde über X reden"
            return ("against", "will_not") if denied else ("for", "will")
        if denied and not isinstance(subject, tuple) and _refused(scene, number):
            return "against", "will_not_be"
        return None
    if denied and _plain_verb(scene, number, index):
        subject = scene.subject(number, index)
        if not isinstance(subject, tuple) or _own(subject, voice):
            return "against", "denied"
    return None


def _refused(scene: Scene, number: int) -> bool:
    """Whether "werde nicht" refuses: "niemals", "kein", or a passive. Other things just do not happen."""
    clause, grammar = scene.clauses[number], scene.grammar
    if not clause.lows.isdisjoint(grammar.never | (grammar.negations & grammar.articles)):
        return True
    return scene.low[clause.words[-1]] in grammar.future or not clause.lows.isdisjoint(
        scene.lexicon.passive_marks
    )


def _plain_verb(scene: Scene, number: int, index: int) -> bool:
    """Whether a word is the one verb of a main clause that tells nothing of the past."""
    clause = scene.clauses[number]
    low = scene.low[index]
    return (
        clause.kind == "main"
        and scene.clause_reader.finite_of(clause) == index
        and low not in scene.grammar.finite
        and low not in scene.grammar.subjunctive
        and not low.endswith(scene.grammar.preterite_ending or low)
        and clause.lows.isdisjoint(scene.lexicon.past)
    )


def _own(subject: tuple[Name, ...] | Unnamed, voice: Voice) -> bool:
    """Whether the speaker speaks of the own side."""
    if not isinstance(subject, tuple):
        return subject in {"we", "one"}
    speaker = voice.speaker
    return speaker is not None and any(
        n.actor == speaker.actor or (n.party is not None and n.party == speaker.party)
        for n in subject
    )


def _without(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The words behind "ohne" at the head of a clause, up to its verb."""
    if scene.low[clause.first] not in scene.grammar.without:
        return ()
    verb = scene.clause_reader.finite_of(clause)
    end = clause.last if verb is None else verb
    return tuple(i for i in clause.words if clause.first < i < end)
