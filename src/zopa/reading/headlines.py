"""Stands of headlines in two parts: "Peru zum Zoll: Nein danke", "Nein zum Zoll: Peru bleibt hart"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Stance
from zopa.language.phrases import Phrases
from zopa.language.spoken import spoken_words
from zopa.reading.judgements import opinions
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.slogans import cries
from zopa.reading.stand import Stand
from zopa.reading.voice import Range

_LONGEST = 16  # words and marks of a headline


def headlines(scene: Scene) -> list[Stand]:
    """The stands of a headline in two parts: what somebody says to the matter that stands before the mark,
    or a slogan beside the words that say that a side means it.
    """
    first, last = scene.sentence.first, scene.sentence.last
    if last - first > _LONGEST:
        return []
    mark = next((i for i in range(first, last - 1) if scene.texts[i] in ".:?!"), None)
    if mark is None or mark == first or scene.texts[mark] in ".!":
        return []
    if scene.texts[mark] == "?":
        return _declined(scene, mark)
    colon = mark
    return _answered(scene, colon) or _camps(scene, colon) or _meant(scene, colon)


def _answered(scene: Scene, colon: int) -> list[Stand]:
    """The stand of a bare answer or judgement behind the name of a side and a matter."""
    first, last = scene.sentence.first, scene.sentence.last
    name = scene.subjects.at.get(first)
    if name is None or name.head != first or name.role == "adjective":
        return []
    if scene.low[name.last] not in scene.lexicon.asked_about:
        return []
    behind = [i for i in range(colon + 1, last) if scene.texts[i][0].isalnum()]
    if not behind or any(scene.clause_reader.is_finite(i) for i in behind):
        return []
    lows = [scene.low[i] for i in behind]
    answer = scene.lexicon.answers.first(lows, 0)
    number = next((n for n, c in enumerate(scene.clauses) if behind[0] in c.words), 0)
    stance: Stance | None = answer[1] if answer is not None and answer[0] == len(lows) else None
    stance = stance or next(iter(opinions(scene, number)), None)
    if stance is None:
        return []
    matter = range(name.last + 1, colon)
    return [
        _stand(scene, holder, stance, (behind[0], behind[-1] + 1), matter)
        for holder in scene.holders((name,), None)
    ]


def _camps(scene: Scene, colon: int) -> list[Stand]:
    """The stands of a list of who is for a matter or against it: "Zoll: Peru dafür, Chile dagegen"."""
    stands: list[Stand] = []
    at = colon + 1
    while at < scene.sentence.last:
        end = next((i for i in range(at, scene.sentence.last) if scene.texts[i] in ",;.!"), None)
        end = scene.sentence.last if end is None else end
        name = scene.subjects.at.get(at)
        if name is None or name.head != at or name.role == "adjective":
            return []
        lows = tuple(scene.low[name.last : end])
        answer = scene.lexicon.answers.first(lows, 0) if lows else None
        stance: Stance | None = scene.threads.siding.get(lows[-1]) if len(lows) == 1 else None
        if stance is None and answer is not None and answer[0] == len(lows):
            stance = answer[1]
        if stance is None:
            return []
        matter = range(scene.sentence.first, colon)
        stands += [
            _stand(scene, holder, stance, (name.last, end), matter)
            for holder in scene.holders((name,), None)
        ]
        at = end + 1
    return stands


def _declined(scene: Scene, mark: int) -> list[Stand]:
    """The stand of whom a matter with a question mark is answered without: "Maut? Nicht mit Peru"."""
    behind = [i for i in range(mark + 1, scene.sentence.last) if scene.texts[i][0].isalnum()]
    found = scene.lexicon.not_with.first([scene.low[i] for i in behind], 0) if behind else None
    if found is None or found[0] >= len(behind):
        return []
    name = scene.subjects.at.get(behind[found[0]])
    if name is None or name.head != behind[found[0]] or name.last != behind[-1] + 1:
        return []
    matter = range(scene.sentence.first, mark)
    return [
        _stand(scene, holder, "against", (behind[0], behind[-1] + 1), matter)
        for holder in scene.holders((name,), None)
    ]


def _meant(scene: Scene, colon: int) -> list[Stand]:
    """The stands of a slogan beside what says whose it is: "Peru macht Druck: Pause noch im Mai"."""
    words = spoken_words(scene.page.language).slogans
    first, last = scene.sentence.first, scene.sentence.last
    for told, cried in (((colon + 1, last), (first, colon)), ((first, colon), (colon + 1, last))):
        name = scene.subjects.at.get(told[0])
        if name is None or name.head != told[0] or name.role == "adjective":
            continue
        presses = _says(scene, words.pressing, told)
        if not (presses or _says(scene, words.firm, told)):
            continue
        piece = [i for i in range(*cried) if scene.texts[i][0].isalnum()]
        if not piece or any(scene.clause_reader.is_finite(i) for i in piece):
            continue
        found = [(cry.about, cry.trigger, cry.stance) for cry in cries(scene, words, piece)]
        asked_for = _asked_for(scene, piece) if presses and not found else ()
        if asked_for:
            found = [(asked_for, (piece[0], piece[0]), "for")]
        return [
            _stand(scene, holder, stance, trigger, about)
            for holder in scene.holders((name,), None)
            for about, trigger, stance in found
        ]
    return []


def _asked_for(scene: Scene, piece: Sequence[int]) -> tuple[int, ...]:
    """What a fragment asks for: all of it, or what stands before "or no deal"; nothing that is denied or
    restricted.
    """
    grammar = scene.grammar
    if any(scene.low[i] in grammar.restrictive for i in piece):
        return ()  # "Zölle nur bei Freilassung"
    denied = next((n for n, i in enumerate(piece) if scene.low[i] in grammar.negations), None)
    if denied is None:
        return tuple(piece)
    joined = denied > 1 and scene.low[piece[denied - 1]] in grammar.coordinators
    return tuple(piece[: denied - 1]) if joined else ()


def _says(scene: Scene, phrases: Phrases[None], words: Range) -> bool:
    """Whether one of some phrases stands among words."""
    lows = scene.low[slice(*words)]
    return any(phrases.first(lows, at) for at in range(len(lows)))


def _stand(
    scene: Scene, holder: Name, stance: Stance, trigger: Range, about: Sequence[int]
) -> Stand:
    number = next((n for n, c in enumerate(scene.clauses) if about[0] in c.words), 0)
    return Stand(
        holder,
        trigger,
        stance,
        tuple(about),
        "position.headline",
        number,
        bare=True,
        soft=stance == "open",
        specific=True,
        shown=tuple(range(scene.sentence.first, scene.sentence.last)),
        confidence=0.6,
    )
