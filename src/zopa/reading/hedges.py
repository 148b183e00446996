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

from zopa.case.findings import Hedge, Statement
from zopa.case.spans import Part
from zopa.language.hedging import hedge_words
from zopa.language.text import Sentence
from zopa.reading.chains import Hands
from zopa.reading.clauses import ClauseReader
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.hands import CARRIERS, Hand
from zopa.reading.indirect import GOES_ON, GOES_ON_NOW
from zopa.reading.lineage import Lineage
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
_FREE = frozenset({"FreeIndirect", "IndirectFreeIndirect"})
_TERM = 2  # words from a mark to the term that it keeps away from, a quotation mark among them
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
        self.clauses = clauses
        self.marks = Marks(page, clauses)
        self.hands = Hands(page, clauses, names, places)
        self.lineage = Lineage(page, names)
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
        outside = place.around - place.own
        whole = place.around | place.own
        if one.form != "Reported":
            hands, marks = self._hands(one, place, outside), self._marks(place, outside)
            if one.speaker is not None:  # "the minister suggested that": a verb of saying
                said = self.words_of(one.cue)
                marks = [m for m in marks if m.hedge != "inference" or m.first not in said]
            best = self._best(place, hands, marks, spoken=True)
            if best is not None or hands:
                return self._made(one, place, hands, best)
            if one.form == "Direct":
                return None
            if one.form in _FREE and not one.frame and self.page.grammar.subjunctive:
                told = self._telling(one, place, whole)
                if told is not None:
                    return told
            if self._named_outside(place):
                # what is inside are the speaker's words, but for what they say of themselves
                own = [m for m in self._marks(place, whole) if m.hedge == "self_report"]
                best = self._best(place, [], own, spoken=True)
                return self._made(one, place, [], best) if best is not None else None
        hands, marks = self._hands(one, place, whole), self._marks(place, whole)
        spoken = one.form != "Reported" and (bool(hands) or one.speaker is not None)
        best = self._best(place, hands, marks, spoken=spoken)
        return self._made(one, place, hands, best) if best is not None or hands else None

    def _telling(self, one: Statement, place: _Place, whole: frozenset[int]) -> Statement | None:
        """Speech that seems to go on, but the author tells in it of another source: "Im Ort wird
        gemunkelt, X sei tot". It is nobody's whom the sentences before named.
        """
        if one.rule in {GOES_ON, GOES_ON_NOW}:
            return None
        low, told = self.page.words.low, self.page.grammar.subjunctive
        plain: set[int] = set()
        for sentence in place.sentences:
            for clause in self.clauses.read(sentence):
                verb = self.clauses.finite_of(clause)
                if verb is not None and low[verb] in told:
                    break
                plain.update(clause.words)
        if not plain:
            return None
        hands = [h for h in self._hands(one, place, whole) if h.first in plain]
        marks = [m for m in self._marks(place, whole) if m.first in plain]
        marks = [m for m in marks if m.hedge != "inference"]
        hands = [h for h in hands if h.kind != "document"]
        best = self._best(place, hands, marks, spoken=False)
        if best is None and not hands:
            return None
        return self._made(replace(one, speaker=None, speaker_spans=()), place, hands, best)

    def _named_outside(self, place: _Place) -> bool:
        """Whether somebody who speaks is named outside the words of a statement."""
        texts, low, people = self.page.words.text, self.page.words.low, self.page.grammar.pronouns
        return any(
            i not in place.own
            and (i in self._at or low[i] in people or texts[i][0].isupper())
            and not low[i].endswith(self.words.saying_nouns)
            for first, last in place.speaker
            for i in range(first, last)
        )

    def _hands(self, one: Statement, place: _Place, zone: frozenset[int]) -> list[Hand]:
        found = []
        for sentence in place.sentences:
            for hand in self.hands.find(sentence):
                begun = hand.linked and one.form != "Direct" and self._begins(hand, zone)
                if not begun and not all(i in zone for i in range(hand.first, hand.last)):
                    continue
                mere = one.form == "Reported" and hand.first in place.own
                if not mere or hand.linked or self._speaks(hand, place):
                    found.append(hand)
        return found

    @staticmethod
    def _begins(hand: Hand, zone: frozenset[int]) -> bool:
        """Whether a part of a hand with its link stands in a zone: a quotation may have bitten off the
        rest of it.
        """
        first = min(hand.head, *(first for first, _ in hand.shown))
        return any(i in zone for i in range(first, hand.tail))

    @staticmethod
    def _speaks(hand: Hand, place: _Place) -> bool:
        """Whether a hand names the speaker."""
        return any(first < hand.tail and hand.head < last for first, last in place.speaker)

    def _marks(self, place: _Place, zone: frozenset[int]) -> list[Mark]:
        """The marks that stand in a zone; "suggests that" may open the words it is about."""
        low, opens = self.page.words.low, self.page.grammar.content_words
        return [
            mark
            for sentence in place.sentences
            for mark in self.marks.find(sentence)
            if all(
                i in zone or (i > mark.first and low[i] in opens)
                for first, last in mark.spans
                for i in range(first, last)
            )
            and (mark.fact or self._names(mark, place.own))
        ]

    @staticmethod
    def _names(mark: Mark, own: frozenset[int]) -> bool:
        """Whether the term that a mark keeps away from is among some words."""
        first, last = mark.spans[0][0], mark.spans[-1][1]
        behind = _TERM if len(mark.spans) == 1 else 0
        return any(i in own for i in range(first, last + behind))

    def _best(
        self,
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
            if mark.hedge == "hearsay" and hands:
                continue
            if mark.hedge == "framing" and self._credits(mark, hands):
                continue
            if mark.hedge == "self_report" and self._researched(mark, hands):
                continue
            shown.setdefault(mark.hedge, mark.spans)
        for hand in hands:
            if hand.unnamed is not None:
                shown["anonymous"] = hand.shown
            elif hand.kind in CARRIERS:
                shown.setdefault("relayed", hand.shown)
        for hedge in _RANK:
            if hedge in shown:
                return hedge, shown[hedge]
        return None

    @staticmethod
    def _credits(mark: Mark, hands: Sequence[Hand]) -> bool:
        """ "glaubt man der Agentur X": the words that seem to frame make an outlet a source."""
        shown = {i for hand in hands for first, last in hand.shown for i in range(first, last)}
        return any(i in shown for first, last in mark.spans for i in range(first, last))

    def _researched(self, mark: Mark, hands: Sequence[Hand]) -> bool:
        """ "will X erfahren haben": a paper that tells how it knows does not tell of itself."""
        return any(hand.kind in CARRIERS for hand in hands) and any(
            self.page.words.low[i] in self.words.researched
            for first, last in mark.spans
            for i in range(max(0, first - 1), last)
        )

    # -- the finding ------------------------------------------------------------------------------

    def _made(
        self,
        one: Statement,
        place: _Place,
        hands: Sequence[Hand],
        best: tuple[Hedge, tuple[Range, ...]] | None,
    ) -> Statement:
        hedge, spans = best if best is not None else (None, ())
        beside = sorted(place.around - place.own)
        chain = self.lineage.of(one.speaker, place.speaker, hands, beside)
        unnamed = next((hand.unnamed for hand in hands if hand.unnamed is not None), None)
        carrier = next((hand for hand in hands if hand.kind in CARRIERS), None)
        return replace(
            one,
            hedge=hedge,
            hedge_spans=tuple(self.page.part(first, last) for first, last in sorted(spans)),
            chain=chain,
            unnamed=unnamed if hedge == "anonymous" else None,
            relayed_by=carrier.actor if carrier is not None else None,
        )

    def _inherited(
        self, one: Statement, place: _Place, before: Statement | None
    ) -> Statement | None:
        """Speech that goes on without a frame of its own has the hedge and chain of its frame."""
        if before is None or not (before.hedge or before.chain) or not self._goes_on(one, place):
            return None
        if self._paragraph(before) != self._paragraph(one) or self._between(before, one):
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
        """Whether a statement has no frame, and the first verb in it is in the subjunctive."""
        texts, low = self.page.words.text, self.page.words.low
        rest = [i for i in place.around - place.own if texts[i][0].isalnum()]
        if len(rest) > _FRAME or place.frame - place.own:
            return False
        subjunctive = self.page.grammar.subjunctive
        if not subjunctive:
            return one.form in _FREE
        verbs = subjunctive | self.page.grammar.finite
        verb = next((low[i] for i in sorted(place.own) if low[i] in verbs), "")
        return one.form in _FREE | {"Indirect"} and (
            verb in subjunctive or (not verb and one.form in _FREE)
        )

    def _between(self, before: Statement, one: Statement) -> bool:
        """Whether a whole sentence stands between two statements, the later one without a speaker."""
        if one.speaker is not None or one.speaker_spans:
            return False
        last, first = self.words_of(before.quote[-1:]), self.words_of(one.quote[:1])
        if not last or not first:
            return False
        homes = [bisect_right(self._ends, index) for index in (max(last), min(first))]
        return homes[1] - homes[0] > 1

    def _paragraph(self, one: Statement) -> int:
        words = self.words_of(one.quote[:1])
        number = bisect_right(self._ends, min(words, default=0))
        return self.page.sentences[min(number, len(self._ends) - 1)].paragraph
