"""Stands of clauses without a verb: "Zölle ja, Kontingente nein", "Waffenruhe nur gegen Geiseln"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Stance
from zopa.reading.clause import Clause
from zopa.reading.conditions import condition, opened
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range, Voice

_LONGEST = 30  # words of such a clause


def brief(scene: Scene, number: int) -> list[Stand]:
    """The stands of somebody's words without a verb that answer each matter they name with yes or no, or
    name one with its terms.
    """
    clause = scene.clauses[number]
    if clause.kind != "main" or clause.conditional or len(clause.words) > _LONGEST:
        return []
    if not scene.grammar.inverted_cue or scene.clause_reader.finite_of(clause) is not None:
        return []
    voice = scene.voice(clause.first)
    if voice is None:
        return []
    found = _answers(scene, clause) or _on_terms(scene, number)
    return [
        _stand(holder, number, region, place, stance, voice)
        for region, place, stance in found
        for holder in scene.speakers(voice)
    ]


def _answers(scene: Scene, clause: Clause) -> list[tuple[tuple[int, ...], Range, Stance]]:
    """Each matter with the yes or no behind it: "Zölle ja, aber nur bis Mai"."""
    words, lows = clause.words, scene.lows(clause)
    found: list[tuple[tuple[int, ...], Range, Stance]] = []
    cut = at = 0
    while at < len(words):
        answer = scene.lexicon.answers.first(lows, at)
        end = at + 1
        if answer is not None and _closes(words, answer[0]):
            end, stance = answer
            region = tuple(words[cut:at])
            if any(scene.is_noun(i) and scene.low[i] not in scene.grammar.we_words for i in region):
                found.append((region, (words[at], words[end - 1] + 1), stance))
            cut = end
        at = end
    return found


def _closes(words: Sequence[int], end: int) -> bool:
    """Whether nothing but a mark stands behind some words of a clause."""
    return end == len(words) or words[end] > words[end - 1] + 1


def _on_terms(scene: Scene, number: int) -> list[tuple[tuple[int, ...], Range, Stance]]:
    """What is open on its terms alone: "Waffenruhe nur gegen Geiseln"."""
    clause = scene.clauses[number]
    limits = condition(scene, number)
    begin = opened(scene, limits)[0] if limits is not None else clause.first
    if begin not in clause.words or begin == clause.first:
        return []
    region = tuple(i for i in clause.words if i < begin)
    if scene.low[begin] not in scene.grammar.restrictive or not any(
        scene.is_noun(i) for i in region
    ):
        return []
    if not clause.lows.isdisjoint(scene.grammar.negations):
        return []
    return [(region, (begin, begin), "open")]


def _stand(
    holder: Name,
    number: int,
    region: tuple[int, ...],
    place: Range,
    stance: Stance,
    voice: Voice,
) -> Stand:
    return Stand(
        holder,
        place,
        stance,
        region,
        "position.brief",
        number,
        voice=voice,
        soft=stance == "for",
        bare=True,
        confidence=0.6,
    )
