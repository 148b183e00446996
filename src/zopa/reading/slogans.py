"""Stands of slogans, which have no verb: "Maut ja, Steuer nein: So sieht es Peru", "Nicht A, sondern B"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language.spoken import SloganWords, spoken_words
from zopa.reading.contrasts import asked
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range, Voice

_LONGEST = 16  # words of a slogan
_MARKS = frozenset(",;–—")
_PARTS = 2  # parts of a slogan at least, or one with "Punkt"
_BEGINS = 3  # words at the head of a sentence among which its subject stands


class Cry(Struct, frozen=True):
    """A part of a slogan: the words it is about, those that cry for it or against it."""

    about: tuple[int, ...]
    trigger: Range
    stance: Stance


def slogans(scene: Scene) -> list[Stand]:
    """The stands of the slogan with which a sentence or what it quotes begins.

    It is whose voice it stands in, or whom the words behind its colon name first; that of a sentence
    of its own is whose name the next one begins with.
    """
    words = spoken_words(scene.page.language).slogans
    if not words.opens(scene.low[scene.sentence.first : scene.sentence.last]):
        return []
    if asked(scene.page, scene.sentence):
        return []  # "Ein Gefängnis? Keinen einzigen Tag."
    first, last = _stretch(scene)
    pieces = _pieces(scene, first, last)
    ordered = len(pieces) == _PARTS and _in_turn(scene, words, pieces)
    pieces = pieces[:1] if ordered else pieces
    cried = [cry for piece in pieces for cry in cries(scene, words, piece)]
    emphatic = any(scene.low[i] in words.stops for piece in pieces for i in piece)
    if first == last:
        return []
    voice = scene.voice(first)
    if voice is not None and cried:
        emphatic |= scene.low[cried[0].trigger[0]] in scene.grammar.negations  # "Peru: Keine Maut"
    if voice is not None and len(pieces) == _PARTS and _trades(scene, pieces):
        return []  # "Kein Fonds, kein Abschluss" asks for the fund
    if len(cried) + emphatic + ordered < _PARTS or any(
        _unsaid(scene, words, piece) for piece in pieces
    ):
        return []  # "Keine Einigung: Peru reist ab" is news
    return [
        Stand(
            holder,
            cry.trigger,
            cry.stance,
            cry.about,
            "position.slogan",
            next(n for n, clause in enumerate(scene.clauses) if cry.about[0] in clause.words),
            voice=voice,
            bare=True,
            soft=cry.stance == "open",
            specific=True,
            red_line=_needed(scene, cry),
            shown=tuple(range(first, last)),
            confidence=0.6,
        )
        for holder in _criers(scene, voice, last)
        for cry in cried
    ]


def _trades(scene: Scene, pieces: Sequence[Sequence[int]]) -> bool:
    """Whether of two denied matters the second is a deal."""
    barring = scene.grammar.negations & scene.grammar.articles
    if any(scene.low[piece[0]] not in barring for piece in pieces):
        return False
    nouns = {scene.low[i] for i in pieces[1] if scene.is_noun(i)}
    return bool(nouns) and nouns <= scene.lexicon.deals


def _in_turn(scene: Scene, words: SloganWords, pieces: Sequence[Sequence[int]]) -> bool:
    """Whether a slogan asks for one thing before another: "Erst die Quote, dann der Vertrag"."""
    first, second = ([scene.low[i] for i in piece] for piece in pieces)
    return words.ahead.first(first, 0) is not None and words.behind.first(second, 0) is not None


def _stretch(scene: Scene) -> Range:
    """The words of a sentence that may be a slogan: up to its colon, or to a clause that names it."""
    texts = scene.texts
    end = scene.sentence.last
    words = [i for i in range(scene.sentence.first, end) if texts[i][0].isalnum()]
    first = next((i for i in words if scene.voice(i) is not None), words[0] if words else end)
    voice = scene.voice(first) if words else None
    for at in range(first, end if voice is None else min(voice.last, end)):
        if texts[at] in ":.!?" or (texts[at] == "," and at + 1 < end and _names(scene, at + 1)):
            return first, at
    return first, end if voice is None else min(voice.last, end)


def _names(scene: Scene, at: int) -> bool:
    """Whether a clause that takes up what stands before it begins: ", das ist der Satz, den ..."."""
    grammar = scene.grammar
    opens = scene.low[at] in grammar.as_words or scene.low[at] in scene.threads.fronted
    behind = at + 1
    return opens and behind < scene.sentence.last and scene.clause_reader.is_finite(behind)


def _pieces(scene: Scene, first: int, last: int) -> list[list[int]]:
    """The words between the marks of a stretch; none where it is long or has a verb."""
    if last - first > _LONGEST or any(scene.clause_reader.is_finite(i) for i in range(first, last)):
        return []
    mark = scene.grammar.infinitive_mark
    if any(
        scene.low[i] == mark and scene.texts[i + 1][0].islower() for i in range(first, last - 1)
    ):
        return []  # "fordert, nicht nur Zölle zu erheben"
    pieces: list[list[int]] = [[]]
    for at in range(first, last):
        if scene.texts[at] in _MARKS:
            pieces.append([])
        elif scene.texts[at][0].isalnum():
            pieces[-1].append(at)
    return [piece for piece in pieces if piece]


def cries(scene: Scene, words: SloganWords, piece: Sequence[int]) -> list[Cry]:
    """What a piece cries for or against: by its first words or by its last."""
    lows = [scene.low[i] for i in piece]
    opening = words.first.first(lows, 0)
    named = opening is not None and any(scene.is_noun(i) for i in piece[opening[0] :])
    if opening is not None and named:  # "Nicht mit uns" names no matter
        size, stance = opening
        return [Cry(tuple(piece[size:]), (piece[0], piece[size - 1] + 1), stance)]
    for at in range(1, len(lows)):
        found = words.last.first(lows, at) or scene.lexicon.answers.first(lows, at)
        if found is not None and found[0] == len(lows) and scene.is_noun(piece[at - 1]):
            return [Cry(tuple(piece[:at]), (piece[at], piece[-1] + 1), found[1])]
    return []


def _unsaid(scene: Scene, words: SloganWords, piece: Sequence[int]) -> bool:
    """Whether a piece names a matter and cries neither for it nor against it."""
    opening = words.first.first([scene.low[i] for i in piece], 0)
    if opening is None and scene.low[piece[0]] in scene.grammar.prepositions:
        return True  # "auf dem Papier ja, am Boden nein" names no matter
    nouns = any(scene.is_noun(i) and scene.low[i] not in words.stops for i in piece)
    return nouns and not cries(scene, words, piece)


def _needed(scene: Scene, cry: Cry) -> bool:
    """Whether a slogan says that nothing is signed without something: "Kein Vertrag ohne Quote"."""
    lows = {scene.low[i] for i in cry.about}
    deals = lows & (scene.lexicon.deals | scene.lexicon.unsigned)
    return cry.stance == "against" and bool(deals) and not lows.isdisjoint(scene.grammar.without)


def _criers(scene: Scene, voice: Voice | None, last: int) -> list[Name]:
    """Whose slogan it is."""
    if voice is not None:
        return scene.speakers(voice)
    at = scene.subjects.at
    named = [at[i] for i in range(last, scene.sentence.last) if i in at]
    if last < scene.sentence.last and scene.texts[last][0] in ":,":
        bound = [name for name in named if name.role != "adjective"]
        return scene.holders((bound[0],), None) if bound else []
    behind = range(scene.sentence.last, min(scene.sentence.last + _BEGINS, len(scene.texts)))
    following = next((at[i] for i in behind if i in at), None)
    if following is None or following.role == "adjective":
        return []
    return scene.holders((following,), None)
