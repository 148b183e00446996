"""How firm a stand is: a red line where its own clause, or words behind it that say no more, make it final
("daran ändert auch die Nacht nichts"), and none where it is taken only for now ("derzeit ausgeschlossen").
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.redlines import AFTER, DEMANDED, WITHIN, RedLineWords, red_line_words
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.laws import is_law
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.signs import SignReader
from zopa.reading.stand import Stand

_ANSWERS = (
    ".reply",
    ".answer",
    ".snapped",
    ".brief",
    ".slogan",
)  # how the rules of bare answers end
_REASON_MARKS = ":;–—"  # marks before the reason for a stand
_LONGEST = 5  # words of an answer that says no for good
_OPENING = 2  # words of a condition among which "until" stands
_AHEAD = 4  # clauses behind a stand among which the words that make it final are looked for


class Firmness:
    """Tells which stands of one page are red lines by the words around them."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.page = page
        self.words: RedLineWords = red_line_words(page.language)
        self._signs = SignReader(page, clauses, self.words.signs)

    def settled(self, scene: Scene, stands: list[Stand]) -> list[Stand]:
        """The stands of a sentence, each a red line or not as the words around it say."""
        if not stands:
            return stands
        final = self._final(scene.sentence, scene.clauses)
        return [self._settled(scene, stand, final) for stand in stands]

    def closing(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence says that what was said before is final: "Dabei bleibt es."."""
        found = self._final(sentence, clauses)
        return any(AFTER in said for said in found.values())

    def _final(self, sentence: Sentence, clauses: Sequence[Clause]) -> dict[int, set[str]]:
        """Which signs stand in which clauses of a sentence."""
        found: dict[int, set[str]] = {}
        if self.words.words.isdisjoint(self.page.words.low[sentence.first : sentence.last]):
            return found
        for sign, spans in self._signs.find(sentence, clauses):
            number = next(n for n, c in enumerate(clauses) if spans[0][0] in c.words)
            found.setdefault(number, set()).add(sign.says)
        return found

    def _settled(self, scene: Scene, stand: Stand, final: dict[int, set[str]]) -> Stand:
        if stand.stance == "open":
            return replace(stand, red_line=False) if stand.red_line else stand
        red = stand.red_line or self._made_final(scene, stand, final) or self._answered(stand)
        red = red or _anchored(scene, stand.clause) or self._for_good(scene, stand)
        red = red and not (self._for_now(scene, stand) or self._waits(scene, stand))
        return replace(stand, red_line=red) if red != stand.red_line else stand

    def _made_final(self, scene: Scene, stand: Stand, final: dict[int, set[str]]) -> bool:
        """Whether words in the clause of a stand, or behind it, make it final."""
        if WITHIN in final.get(stand.clause, ()) and not describing(scene, stand):
            return True
        if WITHIN in final.get(stand.clause - 1, ()) and self._announced(scene, stand.clause):
            return True
        for at in range(stand.clause + 1, min(stand.clause + _AHEAD, len(scene.clauses))):
            clause, said = scene.clauses[at], final.get(at, set())
            if AFTER in said or (DEMANDED in said and stand.stance == "for"):
                return True
            if clause.kind == "main" and not self._frames(scene, clause, stand):
                return False
        return False

    @staticmethod
    def _announced(scene: Scene, number: int) -> bool:
        """Whether a colon stands before a clause: "zieht eine rote Linie: keine Zölle"."""
        return scene.texts[scene.clauses[number].first - 1] == ":"

    def _answered(self, stand: Stand) -> bool:
        """Whether a stand is no more than a word that turns something down for good: "Niemals."."""
        if not stand.rule.endswith(_ANSWERS) or stand.stance != "against":
            return False
        low = self.page.words.low[stand.trigger[0] : stand.trigger[0] + _LONGEST]
        return self.words.answers.first(low, 0) is not None

    @staticmethod
    def _frames(scene: Scene, clause: Clause, stand: Stand) -> bool:
        """Whether a main clause only tells who says what stands around it."""
        told = stand.voice is not None and scene.voice(clause.first) is None
        return told or clause.inserted

    def _for_good(self, scene: Scene, stand: Stand) -> bool:
        """Whether a stand is taken for ever: "darauf werde man nie verzichten". What never was, or is only
        wished, is none.
        """
        clause, lexicon = scene.clauses[stand.clause], scene.lexicon
        if stand.context or stand.weak or describing(scene, stand):
            return False
        if clause.lows.isdisjoint(lexicon.forever):
            if lexicon.for_good.in_none(clause.lows):
                return False
            lows = scene.lows(clause)
            return any(lexicon.for_good.first(lows, at) for at in range(len(lows)))
        return clause.lows.isdisjoint(lexicon.past | self.words.wishes)

    @staticmethod
    def _waits(scene: Scene, stand: Stand) -> bool:
        """Whether a refusal holds only until something is done: "nicht infrage, solange A in Kraft ist"."""
        if stand.stance != "against" or stand.condition is None:
            return False
        first, last = stand.condition
        until = scene.terms.holding | scene.terms.before | scene.terms.ahead
        until = until - scene.grammar.without
        return not until.isdisjoint(scene.low[first : min(first + _OPENING, last)])

    def _for_now(self, scene: Scene, stand: Stand) -> bool:
        """Whether a clause tells a stand that holds only for some time."""
        clause, lapses = scene.clauses[stand.clause], self.words.lapses
        if lapses.in_none(clause.lows):
            return False
        lows = scene.lows(clause)
        return any(lapses.first(lows, at) for at in range(len(lows)))


def describing(scene: Scene, stand: Stand) -> bool:
    """Whether a stand is told by a participle before its noun: "die von Peru geforderten Zölle"."""
    at = stand.trigger[0]
    if not scene.grammar.inverted_cue or not scene.texts[at][0].islower():
        return False
    if at + 1 >= scene.sentence.last or not scene.is_noun(at + 1):
        return False
    ending = next((e for e in scene.grammar.adjective_endings if scene.low[at].endswith(e)), None)
    return ending is not None and scene.low[at].removesuffix(ending).endswith(
        scene.grammar.participle_endings
    )


def _anchored(scene: Scene, number: int) -> bool:
    """Whether a clause names the law that something is anchored in, or that forbids it; so may the
    clause that gives the reason for it: "komme nicht in Frage: Das verbiete das Gesetz".
    """
    following = number + 1
    if following < len(scene.clauses) - 1 and _only_tells(scene, number, following):
        following += 1
    reasons = following < len(scene.clauses) and scene.clauses[following].kind == "main"
    if reasons:
        first = scene.clauses[following].first
        points = scene.low[first] in scene.lexicon.pointing | scene.lexicon.objects
        reasons = scene.texts[first - 1] in _REASON_MARKS or points
    places = (number, following) if reasons else (number,)
    return _protected(scene, number) or any(
        _legal(scene, at, scene.lexicon.anchoring) for at in places
    )


def _protected(scene: Scene, number: int) -> bool:
    """Whether a law keeps what somebody says his side will or will not do: "Land, das die Verfassung
    schütze, werde er nicht verschenken".
    """
    if scene.clauses[number].lows.isdisjoint(scene.grammar.future):
        return False
    keeping = scene.lexicon.anchoring - scene.lexicon.allowing
    return any(
        clause.kind == "relative" and clause.parent == number and _legal(scene, at, keeping)
        for at, clause in enumerate(scene.clauses)
    )


def _legal(scene: Scene, number: int, verbs: frozenset[str]) -> bool:
    """Whether a clause has a law, and one of some words for what a law does."""
    clause = scene.clauses[number]
    return not clause.lows.isdisjoint(verbs) and any(is_law(scene, i) for i in clause.words)


def _only_tells(scene: Scene, number: int, at: int) -> bool:
    """Whether a clause only tells who says what stands before it."""
    clause = scene.clauses[at]
    told = scene.voice(clause.first) is None
    return clause.inserted or (told and scene.voice(scene.clauses[number].first) is not None)
