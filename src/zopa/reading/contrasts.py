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
_STOPS = frozenset(".!?:…") | QUOTE_MARKS
_PARTING = ",–—:?"  # marks before an answer in the sentence of its matter


def contrasted(scene: Scene, stand: Stand) -> list[Stand]:
    """The stand of the clause without a verb that ends, behind the one of another stand, with a bare
    denial ("eine Ausfuhr nicht") or, behind a refusal, with its contrary ("über Fisch sehr wohl").
    """
    number = stand.clause + 1
    while number < len(scene.clauses) and scene.clauses[number].inserted:
        number += 1  # "..., she said, leaving at once was not"
    if number >= len(scene.clauses) or not scene.clauses[number].elliptic:
        return []
    words = scene.clauses[number].words
    affirmed = scene.low[words[-1]] in scene.lexicon.affirmations
    if affirmed and stand.stance != "against":
        return []
    forever = scene.low[words[-1]] in scene.lexicon.forever
    same = not affirmed and scene.low[words[-2]] in scene.grammar.focus  # "eine Ausfuhr auch nicht"
    return [
        replace(
            stand,
            stance=stand.stance if same else _CONTRARY[stand.stance],
            region=tuple(words[:-1]),
            trigger=(words[-1], words[-1] + 1),
            rule=f"{stand.rule}.contrast",
            red_line=forever and not same,
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
    if number or voice is None:
        return []
    behind = _answer_behind(scene, number)
    if behind is None and not asked(scene.page, scene.sentence):
        return []
    if behind is None and voice.first >= scene.sentence.first - 1 and not _briefly(scene):
        return []  # somebody else has asked
    place, stance = behind or (clause.first, _answer(scene, number))
    if stance is None:
        return []
    return [
        Stand(
            holder,
            (place, place + 1),
            stance,
            tuple(i for i in clause.words if behind is None or i < place),
            "position.answer",
            number,
            voice=voice,
            context=behind is None,
            bare=behind is not None,
            confidence=0.6,
        )
        for holder in scene.speakers(voice)
    ]


def _briefly(scene: Scene) -> bool:
    """Whether the question before a sentence only names a matter: "A pay rise? “Never,” said X"."""
    texts, at = scene.texts, scene.sentence.first - 1
    while at >= 0 and texts[at] in QUOTE_MARKS:
        at -= 1
    first = at
    while first > 0 and texts[first - 1] not in _STOPS:
        first -= 1
    asked_of = range(first, at)
    return 0 < len(asked_of) <= _FRAGMENT and not any(
        scene.clause_reader.is_finite(i) for i in asked_of
    )


def _answer_behind(scene: Scene, number: int) -> tuple[int, Stance] | None:
    """The answer behind a matter that is named without a verb, and where it begins: "Besuche nach
    Kalender, gern, sobald ein Vertrag steht", "Fremde Schiffe – niemals".
    """
    words = scene.clauses[number].words
    if scene.clause_reader.finite_of(scene.clauses[number]) is not None:
        return None
    lows = scene.lows(scene.clauses[number])
    for at in range(1, len(words)):
        found = scene.lexicon.answers.first(lows, at)
        if found is None or found[0] != len(lows) or scene.texts[words[at] - 1] not in _PARTING:
            continue
        if any(scene.texts[i][0].isupper() for i in words[:at]):
            return words[at], found[1]
    return None


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
