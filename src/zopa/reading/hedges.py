"""The hedge of each statement, the words that show it, and the hands through which it came.

A statement has the hedge of its frame: the words around its quotation that no other statement owns.
Where nothing there names a source, the words of the statement itself are the author's, and their
hedges count; else they are the speaker's own. Of two hedges the one nearest to the origin counts:
an official without a name who is quoted by an agency is anonymous, and the chain shows the agency.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Hedge, Link, LinkKind, Statement
from zopa.case.spans import Part
from zopa.language.hedging import hedge_words
from zopa.language.text import Sentence
from zopa.reading.chains import Hand, Hands
from zopa.reading.clauses import ClauseReader
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.marks import Mark, Marks
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.voice import Range

_RANK: tuple[Hedge, ...] = (
    "anonymous",
    "self_report",
    "framing",
    "relayed",
    "hearsay",
    "inference",
)
_DEPTH: dict[LinkKind, int] = {
    "outlet": 0,
    "agency": 0,
    "document": 2,
    "official": 3,
    "principal": 4,
}
_FREE = frozenset({"FreeIndirect", "IndirectFreeIndirect"})
_CARRIERS = frozenset({"outlet", "agency"})
_FRAME = 2  # words that are no frame yet: "Zudem", "So"


class _Place(Struct, frozen=True):
    """Where a statement stands: its words, its sentences, the words of its frame and around it."""

    own: frozenset[int]
    sentences: tuple[Sentence, ...]
    frame: frozenset[int]
    around: frozenset[int]
    speaker: tuple[Range, ...]


class Hedges:
    """Gives the statements of one page their hedges and chains."""

    def __init__(
        self, page: Page, clauses: ClauseReader, names: Sequence[Name], places: Gazetteer
    ) -> None:
        self.page = page
        self.words = hedge_words(page.language)
        self.marks = Marks(page)
        self.hands = Hands(page, clauses, names, places)
        self._at = {i: name for name in reversed(names) for i in range(name.head, name.last)}
        self._ends = [sentence.last for sentence in page.sentences]

    def settled(self, statements: Sequence[Statement]) -> list[Statement]:
        """The same statements in the same order, with hedge, chain and sources without a name."""
        order = sorted(range(len(statements)), key=lambda i: (statements[i].quote[0].start, i))
        owned = [self.words_of(one.quote) for one in statements]
        frames = [self.words_of([*one.frame, *one.cue, *one.speaker_spans]) for one in statements]
        by_sentence: dict[int, list[int]] = {}
        homes = [self._sentences(words | frame) for words, frame in zip(owned, frames, strict=True)]
        for number, sentences in enumerate(homes):
            for sentence in sentences:
                by_sentence.setdefault(sentence.first, []).append(number)
        found = list(statements)
        latest: int | None = None
        for number in order:
            one = statements[number]
            rivals = {
                other
                for sentence in homes[number]
                for other in by_sentence[sentence.first]
                if other != number
            }
            place = self._placed(
                one,
                owned[number],
                frames[number],
                homes[number],
                [(statements[r], owned[r], frames[r]) for r in sorted(rivals)],
            )
            told = self._told(one, place)
            if told is None:
                before = found[latest] if latest is not None else None
                told = self._inherited(one, place, before) or one
            found[number] = told
            if one.form != "Reported" or told.hedge is not None or told.chain:
                latest = number
        return found

    # -- where it stands --------------------------------------------------------------------------

    def words_of(self, parts: Iterable[Part]) -> frozenset[int]:
        """The words of stretches of the text."""
        words = self.page.words
        return frozenset(
            index
            for part in parts
            for index in range(
                bisect_right(words.end, part.start), bisect_left(words.start, part.end)
            )
        )

    def _sentences(self, words: frozenset[int]) -> tuple[Sentence, ...]:
        """The sentences that hold some words, without those between that hold none."""
        numbers = sorted({bisect_right(self._ends, index) for index in words})
        sentences = self.page.sentences
        return tuple(
            sentences[n]
            for n in numbers
            if n < len(sentences) and sentences[n].first < self._ends[n]
        )

    def _placed(
        self,
        one: Statement,
        own: frozenset[int],
        frame: frozenset[int],
        sentences: tuple[Sentence, ...],
        rivals: Sequence[tuple[Statement, frozenset[int], frozenset[int]]],
    ) -> _Place:
        around = {i for sentence in sentences for i in range(sentence.first, sentence.last)}
        around -= own
        for other, words, its in rivals:
            if other.form == "Reported" and one.form != "Reported":
                continue
            if not own < words:
                around -= words
            else:
                around -= words - frame
            if not its & (frame | own) and one.frame:
                around -= its
        spans = tuple(
            (min(words), max(words) + 1)
            for words in (self.words_of([part]) for part in one.speaker_spans)
            if words
        )
        return _Place(own, sentences, frame, frozenset(around | frame), spans)

    # -- what it shows ----------------------------------------------------------------------------

    def _told(self, one: Statement, place: _Place) -> Statement | None:
        """The statement with what its sentences show; ``None`` where they show nothing."""
        zones = [place.around - (place.own if one.form != "Reported" else frozenset())]
        if one.form == "Reported":
            zones = [place.around | place.own]
        elif one.form != "Direct":
            zones.append(place.around | place.own)
        for zone in zones:
            hands = self._hands(one, place, zone)
            marks = self._marks(place, zone)
            sourced = bool(hands) or bool(place.speaker) or one.speaker is not None
            spoken = sourced and one.form != "Reported"
            best = self._best(one, place, hands, marks, spoken=spoken)
            if best is not None or hands:
                return self._made(one, place, hands, best)
            if place.speaker and any(i not in place.own for r in place.speaker for i in range(*r)):
                return (
                    None  # somebody is named outside, so that the words inside are not the author's
                )
        return None

    def _hands(self, one: Statement, place: _Place, zone: frozenset[int]) -> list[Hand]:
        found = []
        for sentence in place.sentences:
            for hand in self.hands.find(sentence):
                if not all(i in zone for i in range(hand.first, hand.last)):
                    continue
                if hand.linked or one.form != "Reported" or self._speaks(hand, place):
                    found.append(hand)
        return found

    @staticmethod
    def _speaks(hand: Hand, place: _Place) -> bool:
        """Whether a hand names the speaker."""
        return any(first < hand.tail and hand.head < last for first, last in place.speaker)

    def _marks(self, place: _Place, zone: frozenset[int]) -> list[Mark]:
        return [
            mark
            for sentence in place.sentences
            for mark in self.marks.find(sentence)
            if all(i in zone for first, last in mark.spans for i in range(first, last))
        ]

    def _best(
        self,
        one: Statement,
        place: _Place,
        hands: Sequence[Hand],
        marks: Sequence[Mark],
        *,
        spoken: bool,
    ) -> tuple[Hedge, tuple[Range, ...]] | None:
        shown: dict[Hedge, tuple[Range, ...]] = {}
        for mark in marks:
            inner = mark.first in place.own
            if mark.hedge in {"hearsay", "inference"} and spoken and inner:
                continue
            if mark.hedge in {"hearsay"} and hands:
                continue
            shown.setdefault(mark.hedge, mark.spans)
        for hand in hands:
            if hand.unnamed is not None:
                shown["anonymous"] = hand.shown
            elif hand.kind in _CARRIERS:
                shown.setdefault("relayed", hand.shown)
        for hedge in _RANK:
            if hedge in shown:
                return hedge, shown[hedge]
        return None

    # -- the finding ------------------------------------------------------------------------------

    def _made(
        self,
        one: Statement,
        place: _Place,
        hands: Sequence[Hand],
        best: tuple[Hedge, tuple[Range, ...]] | None,
    ) -> Statement:
        hedge, spans = best if best is not None else (None, ())
        chain = self._chain(one, place, hands)
        unnamed = next((hand.unnamed for hand in hands if hand.unnamed is not None), None)
        carrier = next((hand for hand in hands if hand.kind in _CARRIERS), None)
        return replace(
            one,
            hedge=hedge,
            hedge_spans=tuple(self.page.part(first, last) for first, last in sorted(spans)),
            chain=chain,
            unnamed=unnamed if hedge == "anonymous" else None,
            relayed_by=carrier.actor if carrier is not None else None,
        )

    def _chain(self, one: Statement, place: _Place, hands: Sequence[Hand]) -> tuple[Link, ...]:
        """The hands from the one nearest to the reader to the origin, if there is more than a speaker."""
        ordered = sorted(
            hands,
            key=lambda h: (_DEPTH[h.kind] + (1 if h.cited and h.kind in _CARRIERS else 0), h.first),
        )
        links = [
            Link(hand.kind, self.page.part(hand.first, hand.last), hand.actor) for hand in ordered
        ]
        if not any(hand.kind != "official" for hand in hands):
            return ()
        named = [
            (first, last)
            for first, last in place.speaker
            if not any(hand.head < last and first < hand.tail for hand in hands)
            and any(self.page.words.text[i][0].isupper() for i in range(first, last))
        ]
        if named and not any(hand.kind == "official" for hand in hands):
            links.append(Link("official", self.page.part(*named[0]), one.speaker))
        return tuple(links)

    def _inherited(
        self, one: Statement, place: _Place, before: Statement | None
    ) -> Statement | None:
        """Speech that goes on without a frame of its own has the hedge and chain of its frame."""
        if before is None or not (before.hedge or before.chain) or not self._goes_on(one, place):
            return None
        if self._paragraph(before) != self._paragraph(one):
            return None
        if before.hedge in {"hearsay", "inference"}:
            return None
        if one.speaker_spans and before.speaker_spans and one.speaker_spans != before.speaker_spans:
            return None
        return replace(
            one,
            hedge=before.hedge,
            hedge_spans=before.hedge_spans,
            chain=before.chain,
            unnamed=before.unnamed,
            relayed_by=before.relayed_by,
        )

    def _goes_on(self, one: Statement, place: _Place) -> bool:
        texts = self.page.words.text
        rest = [i for i in place.around - place.own if texts[i][0].isalnum()]
        if len(rest) > _FRAME or place.frame - place.own:
            return False
        if one.form in _FREE:
            return True
        low, grammar = self.page.words.low, self.page.grammar
        return one.form == "Indirect" and any(low[i] in grammar.subjunctive for i in place.own)

    def _paragraph(self, one: Statement) -> int:
        words = self.words_of(one.quote[:1])
        number = bisect_right(self._ends, min(words, default=0))
        return self.page.sentences[min(number, len(self._ends) - 1)].paragraph
