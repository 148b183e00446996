"""Who is said to be in office still, or not to have left it: "leitet die Behörde nach wie vor".

Only words for "still", or a denial, make an office of it: who leads a delegation for a day holds none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from zopa.language.officeholders import OfficeWords
from zopa.language.text import Sentence
from zopa.reading.office_holders import Holder, Holders
from zopa.reading.office_succession import Term
from zopa.reading.page import Page

_NEAR = 4  # words from a verb to the noun that is its object
_REACH = 12  # words from a name to what tells that its bearer has gone


class Kept(Struct, frozen=True):
    """Somebody who has an office still; words ``first`` to ``last`` say so, ``title`` names it."""

    holder: Holder
    title: str
    first: int
    last: int


class OfficeKept:
    """Reads who is told to hold on to an office, on one page."""

    def __init__(self, page: Page, words: OfficeWords, holders: Holders, terms: list[Term]) -> None:
        self.page = page
        self.words = words
        self.holders = holders
        self.terms = terms
        self._texts = page.words.text
        self._low = page.words.low

    def read(self, sentence: Sentence) -> Iterator[Kept]:
        """What a sentence says of one person: with two of them nobody knows who is meant."""
        lows = self._low[sentence.first : sentence.last]
        going = not self.words.going.isdisjoint(lows)
        post = next(self._posts(sentence), None)
        if not going and post is None and not self._still(lows):
            return
        people = self._people(sentence)
        if len({holder.actor for holder in people}) != 1:
            return
        holder = people[0]
        title = self._gone(holder, sentence) if going else None
        if title is None:
            found = post or next(self._led(holder, sentence), None)
            told = self._told(holder) if found is not None and found == post else None
            title = told or (self.page.between(*found) if found is not None else None)
        if title is not None:
            yield Kept(holder, title, *self._stretch(holder, sentence))

    def _people(self, sentence: Sentence) -> Sequence[Holder]:
        named = self.holders.within(sentence)
        opening = self.holders.opening(sentence) if not named else None
        return [opening] if opening is not None else named

    def _stretch(self, holder: Holder, sentence: Sentence) -> tuple[int, int]:
        """The sentence without its final mark."""
        last = sentence.last
        while last > holder.last and not self._texts[last - 1][0].isalnum():
            last -= 1
        return min(holder.head, sentence.first), last

    def _posts(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """ "Ist nach wie vor im Amt", "bleibt im Amt": the words for the office itself."""
        words, low = self.words, self._low
        for index in range(sentence.first, sentence.last):
            match = words.in_office.first(low, index)
            if match is None:
                continue
            before = low[max(sentence.first, index - _REACH) : index]
            closed = match[0] >= sentence.last or not self._texts[match[0]][0].isalpha()
            kept = not words.staying.isdisjoint(before) or (
                not words.copulas.isdisjoint(before) and self._still(before)
            )
            if closed and kept and self.page.grammar.negations.isdisjoint(before):
                yield match[0] - 1, match[0]

    def _still(self, lows: Sequence[str]) -> bool:
        """Whether a word for "still" stands there, and not a part of one only."""
        joined = f" {' '.join(lows)} "
        return any(f" {phrase} " in joined for phrase in self.words.still_phrases)

    def _led(self, holder: Holder, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """ "Leitet die Behörde nach wie vor", "the delegation is still led by X": the body."""
        words, low = self.words, self._low
        if not self._still(low[sentence.first : sentence.last]):
            return
        for index in range(sentence.first, sentence.last):
            if low[index] in words.leads and holder.last <= index:
                reach = range(index + 1, min(index + 1 + _NEAR, sentence.last))
            elif low[index] in words.led and low[index - 1] not in words.leads:
                reach = range(sentence.first, min(sentence.first + _NEAR, index))
                if not self._by(holder, index):
                    continue
            else:
                continue
            for at in reach:
                if self._texts[at] in ",;:.":
                    break
                if low[at].endswith(words.led_bodies) and self._noun(at):
                    yield at, at + 1
                    break

    def _noun(self, index: int) -> bool:
        grammar = self.page.grammar
        return self._texts[index][0].isupper() if grammar.inverted_cue else True

    def _by(self, holder: Holder, index: int) -> bool:
        """Whether a participle has the person as the one who does it."""
        before = self._low[max(0, holder.head - 1)]
        return before in self.page.grammar.agents and abs(holder.head - index) <= _REACH

    def _gone(self, holder: Holder, sentence: Sentence) -> str | None:
        """ "Minister X ist nicht entlassen worden", "denied that X had resigned": the title told."""
        words, low = self.words, self._low
        at = next((i for i in range(holder.last, sentence.last) if low[i] in words.going), None)
        if at is None or at - holder.last > _REACH:
            return None
        between = low[holder.last : at]
        if any(text in ",;:." for text in self._texts[holder.last : at]):
            return None
        denied = not words.deny.isdisjoint(low[sentence.first : holder.head])
        if denied == (not self.page.grammar.negations.isdisjoint(between)):
            return None
        return self._told(holder)

    def _told(self, holder: Holder) -> str | None:
        """The title that the report told of somebody."""
        return next((t.title for t in reversed(self.terms) if t.actor == holder.actor), None)
