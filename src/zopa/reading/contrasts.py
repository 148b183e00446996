"""Stands that are left unsaid: "Eine Verdünnung sei möglich, eine Ausfuhr nicht", "Beobachter? Gern."."""

from __future__ import annotations

from msgspec.structs import replace

from zopa.case.findings import Stance
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.judgements import opinions
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_FRAGMENT = 6  # words of a fragment that answers
_CONTRARY: dict[Stance, Stance] = {"for": "against", "open": "against", "against": "open"}
_ASKS = "?"


def contrasted(scene: Scene, stand: Stand) -> list[Stand]:
    """The stand of the clause without a verb that ends, behind the one of another stand, with a bare
    denial ("eine Ausfuhr nicht") or, behind a refusal, with its contrary ("über Fisch sehr wohl").
    """
    number = stand.clause + 1
    if number >= len(scene.clauses) or not scene.clauses[number].elliptic:
        return []
    words = scene.clauses[number].words
    affirmed = scene.low[words[-1]] in scene.lexicon.affirmations
    if affirmed and stand.stance != "against":
        return []
    same = not affirmed and scene.low[words[-2]] in scene.grammar.focus  # "eine Ausfuhr auch nicht"
    return [
        replace(
            stand,
            stance=stand.stance if same else _CONTRARY[stand.stance],
            region=tuple(words[:-1]),
            trigger=(words[-1], words[-1] + 1),
            rule=f"{stand.rule}.contrast",
            red_line=False,
            insists=False,
            condition=None,
            shown=tuple(words),
            clause=number,
            takes_object=False,
            context=False,
        )
    ]


def answered(scene: Scene, number: int) -> list[Stand]:
    """The stand of the first words behind a question in the same mouth: "Beobachter? Gern."."""
    clause = scene.clauses[number]
    voice = scene.voice(clause.first)
    if number or voice is None or not asked(scene.page, scene.sentence):
        return []
    if voice.first >= scene.sentence.first - 1:
        return []  # somebody else has asked
    stance = _answer(scene, number)
    if stance is None:
        return []
    return [
        Stand(
            holder,
            (clause.first, clause.first + 1),
            stance,
            tuple(clause.words),
            "position.answer",
            number,
            voice=voice,
            context=True,
            confidence=0.6,
        )
        for holder in scene.speakers(voice)
    ]


def asked(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence before one ends with a question mark."""
    texts = page.words.text
    at = sentence.first - 1
    while at >= 0 and texts[at] in QUOTE_MARKS:
        at -= 1
    return at >= 0 and texts[at] == _ASKS


def _answer(scene: Scene, number: int) -> Stance | None:
    """What the words answer: an answer as such, or a judgement without a verb ("Eine Zumutung.")."""
    clause = scene.clauses[number]
    lows = scene.lows(clause)
    found = scene.lexicon.answers.first(lows, 0)
    short = len(lows) <= _FRAGMENT and scene.clause_reader.finite_of(clause) is None
    if found is not None and (found[0] == len(lows) or short or _parted(scene, number, found[0])):
        return found[1]
    if not short:
        return None
    return next(iter(opinions(scene, number)), None)


def _parted(scene: Scene, number: int, words: int) -> bool:
    """Whether a mark stands behind the first words of a clause."""
    return scene.texts[scene.clauses[number].words[words - 1] + 1] in ",–—;:"
