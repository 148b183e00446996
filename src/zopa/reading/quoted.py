"""Direct speech: who says what stands between quotation marks."""

from __future__ import annotations

from msgspec.structs import replace

from zopa.language.text import Quotation
from zopa.reading.clause import Clause
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects
from zopa.reading.telling import Telling
from zopa.reading.voice import Cue, Passage, Range, Voice, extent

QUOTED_COLON = "statement.quote_behind_colon"
_SHORT = 3  # quoted words up to which a quotation may be a mere expression


class Quoted:
    """Gives the quotations of one page their speakers."""

    def __init__(self, page: Page, subjects: Subjects, telling: Telling) -> None:
        self.page = page
        self.telling = telling
        self.subjects = subjects

    def voice(
        self,
        quote: Quotation,
        passage: Passage,
        before: Voice | None,
        closing: Passage | None,
    ) -> Voice | None:
        """The voice of a quotation, asked in the sentence where it begins; ``before`` is the last
        voice before the sentence, ``closing`` the sentence of its end if that is a later one.
        ``None`` for an expression that nobody is said to have used.
        """
        size = self._size(quote)
        if size == 0:
            return None
        for framing in (passage, closing):
            cue = self._cue(quote, framing) if framing is not None else None
            if framing is not None and cue is not None and (cue.subject != "none" or size > _SHORT):
                return self._said(quote, framing, cue)
        unsaid = Voice(
            quote.first,
            quote.last,
            "Direct",
            None,
            "statement.quote_without_speaker",
            confidence=0.4,
        )
        if before is not None and size > _SHORT and quote.first == passage.sentence.first:
            return replace(
                unsaid,
                speaker=before.speaker,
                rule="statement.quote_goes_on",
                confidence=0.7,
            )
        for number, clause in enumerate(passage.clauses):
            if clause.first <= quote.first < clause.last:
                subject = self.subjects.of(passage.clauses, number, quote.first)
                if isinstance(subject, tuple):
                    return replace(
                        unsaid,
                        speaker=subject[0],
                        rule="statement.quoted_words",
                        named=extent(subject[0]),
                        confidence=0.6,
                    )
        speaker = self._before_colon(quote, passage)
        if speaker is not None:
            return replace(
                unsaid,
                speaker=speaker,
                rule=QUOTED_COLON,
                frame=((passage.sentence.first, quote.first),),
                named=extent(speaker),
                confidence=0.7,
            )
        return unsaid if size > _SHORT else None

    def _before_colon(self, quote: Quotation, passage: Passage) -> Name | None:
        """Whom the clause before the colon of a quotation is about: "Peru bleibt hart: „...“"."""
        if quote.first == 0 or self.page.words.text[quote.first - 1] != ":":
            return None
        before = [
            n
            for n, clause in enumerate(passage.clauses)
            if clause.kind == "main" and clause.last == quote.first - 1
        ]
        if not before:
            return None
        clause = passage.clauses[before[-1]]
        subject = self.subjects.of(passage.clauses, before[-1], clause.last)
        if not isinstance(subject, tuple) or len(subject) != 1:
            return None
        return subject[0] if subject[0].head >= passage.sentence.first else None

    def _said(self, quote: Quotation, passage: Passage, cue: Cue) -> Voice:
        clause = passage.clauses[cue.clause]
        return Voice(
            quote.first,
            quote.last,
            "Direct",
            cue.speaker,
            "statement.quote_with_cue",
            cue=self.telling.cue_words(clause, cue.index),
            frame=self._frame(quote, clause),
            named=self.telling.told_by(passage.clauses, cue.clause, cue.index)
            or extent(cue.speaker),
            confidence=0.95 if cue.speaker else 0.6,
        )

    def _frame(self, quote: Quotation, clause: Clause) -> tuple[Range, ...]:
        """The clause of the cue without the quotation, with the marks that part the two."""
        texts = self.page.words.text
        first, last = clause.first, clause.last
        if last <= quote.first:
            return ((first, quote.first),)
        if first >= quote.last:
            behind = [texts[i][0].isalnum() for i in range(quote.last, first)]
            begin = first if any(behind) else quote.last
            return ((begin, last),)
        pieces = ((first, quote.first), (quote.last, last))
        return tuple(piece for piece in pieces if piece[0] < piece[1])

    def _size(self, quote: Quotation) -> int:
        """How many words are quoted."""
        texts = self.page.words.text[quote.first : quote.last]
        return sum(text[0].isalnum() for text in texts)

    @staticmethod
    def _cue(quote: Quotation, passage: Passage) -> Cue | None:
        """The verb of saying nearest to a quotation."""

        def distance(cue: Cue) -> int:
            before = cue.index < quote.first
            return quote.first - cue.index if before else cue.index - quote.last + 1

        outside = [c for c in passage.cues if not quote.first <= c.index < quote.last]
        return min(outside, key=distance, default=None)
