"""Clauses that the author hedges, and that no statement holds yet: "X soll gesagt haben", "dürfte".

Most are nobody's words: hearsay, or what the author infers. Others have a source that no verb of
saying brings ("nach eigener Zählung", "aus Sicht der Regierung").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zopa.case.findings import Statement
from zopa.case.spans import Interval, Part
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.hands import Hand
from zopa.reading.hedges import Hedges
from zopa.reading.marks import Mark
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects
from zopa.reading.voice import Range

_SHORT = 3  # words that a clause has at least
_TERM = 10  # words between "was X" and the term for it
_CONFIDENCE = 0.6
_QUESTION = "?"


class Unattributed:
    """Finds the hedged clauses of one page that are in no statement."""

    def __init__(
        self, page: Page, clauses: ClauseReader, subjects: Subjects, hedges: Hedges
    ) -> None:
        self.page = page
        self.clauses = clauses
        self.subjects = subjects
        self.hedges = hedges
        self._ends = [sentence.last for sentence in page.sentences]
        self._quoted = [False] * len(page.words)
        for quote in page.quotations:
            if quote.last - quote.first > 2 + _SHORT:
                self._quoted[quote.first : quote.last] = [True] * (quote.last - quote.first)

    def found(self, statements: Sequence[Statement]) -> list[Statement]:
        """A statement for each hedged clause; ``statements`` are those that are known already."""
        taken: set[int] = set()
        for one in statements:
            taken |= self.hedges.words_of([*one.quote, *one.frame, *one.cue])
        found: list[Statement] = []
        for sentence in self.page.sentences:
            if sentence.paragraph in self.page.listed or self._asks(sentence):
                continue
            shown: list[Mark | Hand] = [
                *self.hedges.marks.find(sentence),
                *(hand for hand in self.hedges.hands.find(sentence) if self._tells(hand)),
            ]
            clauses: list[Clause] = []
            for hedge in sorted(shown, key=lambda one: one.first):
                if hedge.first in taken or self._quoted[hedge.first]:
                    continue
                clauses = clauses or self.clauses.read(sentence)
                statement = self._statement(hedge, sentence, clauses, taken)
                if statement is not None:
                    found.append(statement)
                    taken |= self.hedges.words_of([*statement.quote, *statement.frame])
        return found

    def _tells(self, hand: Hand) -> bool:
        """Whether a hand by itself makes its sentence a statement: "laut X", "wie X meldet",
        "zwei Beamte sagten".
        """
        if hand.kind == "document":
            return hand.linked
        return hand.kind in {"outlet", "agency"} or hand.linked or hand.unnamed is not None

    def _asks(self, sentence: Sentence) -> bool:
        return self.page.words.text[sentence.last - 1] == _QUESTION

    def _statement(
        self, shown: Mark | Hand, sentence: Sentence, clauses: Sequence[Clause], taken: set[int]
    ) -> Statement | None:
        number = next((n for n, c in enumerate(clauses) if shown.first in c.words), None)
        if number is None:
            return None
        opener = self.page.words.low[clauses[number].first]
        relative = clauses[number].kind == "relative" or (
            clauses[number].first > sentence.first and opener in self.page.grammar.relatives
        )
        if isinstance(shown, Hand) and relative:
            if shown.kind == "document" or shown.unnamed is not None or not shown.linked:
                return None
            # "ein Schreiben, das der Zeitung X vorliegt": what the main clause tells
            number = next((n for n, c in enumerate(clauses) if c.kind == "main"), number)
            content = self._bare(*self._span(clauses, [number]))
            if content is None or any(i in taken for i in range(*content)):
                return None
            return self._made(shown, content, None, clauses, number)
        frame: Range | None = None
        if isinstance(shown, Hand) and not clauses[number].lows.isdisjoint(
            self.hedges.words.silent
        ):
            return None  # "dazu sagen die Unterhändler nichts"
        if self._opens(shown, clauses[number], sentence):
            content = self._bare(clauses[number].last, sentence.last)
            frame = (clauses[number].first, clauses[number].last)
        elif isinstance(shown, Mark) and shown.hedge == "anonymous":
            if any(i in taken for i in range(sentence.first, sentence.last)):
                return None
            content = self._bare(sentence.first, sentence.last)
        elif isinstance(shown, Mark) and not shown.fact:
            content = self._term(shown, sentence)
        elif (
            isinstance(shown, Hand)
            and shown.kind != "document"
            and (shown.told or not shown.linked)
            and opener not in self.page.grammar.as_words
        ):
            if any(i in taken for i in range(sentence.first, sentence.last)):
                return None
            content, frame = self._said(sentence, clauses[number])
        else:
            content, frame = self._content(shown, clauses, number)
        if content is None or any(i in taken for i in range(*content)):
            return None
        return self._made(shown, content, frame, clauses, number)

    def _opens(self, shown: Mark | Hand, clause: Clause, sentence: Sentence) -> bool:
        """ "Die Dichte der Termine lässt erkennen: ...": what stands behind the colon is hedged."""
        if not isinstance(shown, Mark) or not shown.fact:
            return False
        end = shown.spans[-1][1]
        near = end < sentence.last - 1 and end <= clause.last
        return near and self.page.words.text[end] == ":"

    def _content(
        self, shown: Mark | Hand, clauses: Sequence[Clause], number: int
    ) -> tuple[Range | None, Range | None]:
        """The words that are hedged, and those before them that do it."""
        clause = clauses[number]
        grammar = self.page.grammar
        family = self._family(clauses, number)
        low = self.page.words.low
        end = shown.tail if isinstance(shown, Hand) else shown.spans[0][1]
        behind = next(
            (
                c
                for c in clauses
                if c.parent == number
                and c.first >= end
                and c.head in grammar.content_words
                and low[c.first] in grammar.content_words
            ),
            None,
        )
        if behind is not None and not (
            isinstance(shown, Mark)
            and len(shown.spans) == 1
            and shown.spans[0][1] - shown.first == 1
        ):
            last = max(c.last for c in clauses if c is behind or c.first > behind.first)
            return self._bare(behind.first, last), (clause.first, behind.first)
        behind_it = clauses[number + 1].kind if number + 1 < len(clauses) else ""
        if low[clause.first] in grammar.as_words and (
            low[clause.first] == clause.head or (behind_it == "main" and clause.kind == "main")
        ):
            # "Wie X meldete, ...": the clause that it hangs on
            main = next(
                (n for n, c in enumerate(clauses) if c.kind == "main" and n != number), None
            )
            if main is None:
                return None, None
            first, last = self._span(clauses, self._family(clauses, main), skip=number)
            return self._bare(first, last), (clause.first, clause.last)
        first, last = self._span(clauses, family)
        tail = shown.tail if isinstance(shown, Hand) else shown.spans[0][1]
        head = shown.head if isinstance(shown, Hand) else shown.first
        leading = tail - head > 1 and head <= first + 1
        if leading:
            tail = self.hedges.hands.links.phrases.end(tail - 1, last, appositions=False)
            return self._bare(tail, last), (first, tail)
        return self._bare(first, last), None

    def _said(self, sentence: Sentence, clause: Clause) -> tuple[Range | None, Range | None]:
        """The words of whom a verb of saying tells: what stands in its sentence before or behind its
        clause, else the clause; the sentence before, where "Das berichtet X" takes that up.
        """
        first, last = clause.first, clause.last
        low = self.page.words.low
        if low[sentence.first] in self.hedges.words.anaphors:
            number = bisect_left(self._ends, sentence.last)
            before = self.page.sentences[number - 1] if number > 0 else sentence
            if before.paragraph == sentence.paragraph and before is not sentence:
                return self._bare(before.first, before.last), (first, last)
        sides = [(sentence.first, first), (last, sentence.last)]
        told = max(sides, key=lambda side: side[1] - side[0])
        content = self._bare(*told)
        if content is not None and any(self.clauses.is_finite(i) for i in range(*content)):
            return content, (first, last)
        return self._bare(first, last), None

    def _family(self, clauses: Sequence[Clause], number: int) -> list[int]:
        """A clause with all that hang on it."""
        family = [number]
        for other in range(len(clauses)):
            if other not in family and clauses[other].parent in family:
                family.append(other)
        return family

    def _span(
        self, clauses: Sequence[Clause], family: Sequence[int], *, skip: int | None = None
    ) -> Range:
        chosen = [clauses[n] for n in family if n != skip]
        return min(c.first for c in chosen), max(c.last for c in chosen)

    def _bare(self, first: int, last: int) -> Range | None:
        """A stretch without the marks at its ends; ``None`` for one that says too little."""
        texts = self.page.words.text
        while first < last and not (texts[first][0].isalnum() or texts[first] in QUOTE_MARKS):
            first += 1
        while first < last and not (texts[last - 1][0].isalnum() or texts[last - 1] in QUOTE_MARKS):
            last -= 1
        return (first, last) if last - first >= _SHORT else None

    def _term(self, mark: Mark, sentence: Sentence) -> Range | None:
        """The term in "was Moskau als „Pufferzone“ bezeichnet", "der angebliche Durchbruch"."""
        begin, end = mark.spans[0][1], min(sentence.last, mark.spans[-1][1] + _TERM)
        if len(mark.spans) == 1:
            quoted = next((q for q in self.page.quotations if q.first == begin), None)
            if quoted is not None:
                return quoted.first, quoted.last
            if self.page.words.low[mark.first] in self.hedges.words.plain_labels:
                return None
            if begin >= end:
                return None
            return begin, self.hedges.hands.links.phrases.end(begin, end, appositions=False)
        for quote in self.page.quotations:
            if begin <= quote.first and quote.last <= end:
                return quote.first, quote.last
        return None

    def _made(
        self,
        shown: Mark | Hand,
        content: Range,
        frame: Range | None,
        clauses: Sequence[Clause],
        number: int,
    ) -> Statement:
        page = self.page
        published = page.report.published
        rule = shown.hedge if isinstance(shown, Mark) else shown.kind
        speaker: str | None = None
        spoken: tuple[Part, ...] = ()
        if isinstance(shown, Mark) and shown.hedge in {"self_report", "framing"}:
            names = self.subjects.of(clauses, number, shown.first)
            if shown.hedge == "framing":
                near = range(shown.spans[-1][1], frame[1] if frame else shown.spans[-1][1] + 1)
                names = tuple(self.subjects.at[i] for i in near if i in self.subjects.at)
            if isinstance(names, tuple) and names:
                speaker = names[0].actor
                spoken = (page.part(names[0].head, names[0].last),)
        elif isinstance(shown, Hand):
            speaker = shown.actor
            spoken = (page.part(shown.head, shown.tail),)
        return Statement(
            id="",
            evidence=(page.span(*content),),
            confidence=_CONFIDENCE,
            rule=f"statement.hedged_{rule}",
            report=page.report.id,
            speaker=speaker,
            kind="reported",
            form="Reported",
            quote=(page.part(*content),),
            speaker_spans=spoken,
            frame=(page.part(*frame),) if frame is not None else (),
            said=Interval(published.start, published.end),
        )
