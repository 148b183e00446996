"""Interviews whose answers stand in quotation marks, and whose questions do not.

„Was verlangen Sie?“ is printed without marks and the answer behind it as a quotation that names
nobody. A report that is mostly laid out so quotes one person, and every quotation in it without a
verb of saying is that person's, whatever sentence names another before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import Statement
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.interviews import Answer, Interview
from zopa.reading.page import Page
from zopa.reading.referents import Referents

_TURNS = 2  # questions with a bare answer at least
_LONG = 40  # words and marks that a question has at most


def dialogue(page: Page, referents: Referents, statements: Sequence[Statement]) -> Interview | None:
    """The interview of a report that prints its answers as quotations; ``None`` for any other."""
    if "?" not in page.report.text or len(page.quotations) < _TURNS:
        return None
    layout = _Layout(page)
    asked = layout.questions()
    if len(asked) < _TURNS:
        return None
    guest = _guest(referents, statements, asked[0].first)
    if guest is None:
        return None
    questions = [(one.first, one.last) for one in asked]
    quotes = [(one.first, one.last) for one in page.quotations if one.first > asked[0].first]
    return Interview([Answer(first, last, guest) for first, last in quotes], questions, guest)


def given(page: Page, found: Interview, statements: Sequence[Statement]) -> list[Statement]:
    """The statements with the guest as the speaker of each quotation that no verb of saying gives to
    somebody.
    """
    answers = [(answer.first, answer.last) for answer in found.answers]
    settled = []
    for one in statements:
        first = bisect_right(page.words.start, one.quote[0].start) - 1
        bare = one.form == "Direct" and not one.cue and not one.frame
        if bare and any(begin <= first < end for begin, end in answers):
            settled.append(replace(one, speaker=found.guest, speaker_rule="speaker.interview"))
        else:
            settled.append(one)
    return settled


def _guest(referents: Referents, statements: Sequence[Statement], begin: int) -> str | None:
    """Who is asked: the one person that the lines before the first question name, or of several the
    one to whom verbs of saying give quotations; without such lines whoever is quoted so.
    """
    before = dict.fromkeys(
        name.actor
        for name in referents.within(0, begin)
        if name.role == "person" and name.actor is not None and not name.genitive
    )
    quoted = Counter(
        one.speaker
        for one in statements
        if one.form == "Direct" and one.cue and one.speaker is not None
    )
    if len(before) == 1:
        return next(iter(before))
    likely = {actor: count for actor, count in quoted.items() if not before or actor in before}
    return next(iter(likely)) if len(likely) == 1 else None


class _Layout:
    """Tells questions and answers of one page by their marks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._texts = page.words.text
        self._quoted = frozenset(i for q in page.quotations for i in range(q.first, q.last))

    def questions(self) -> list[Sentence]:
        """The questions behind which a quotation stands that no words around it tell; none unless
        most quotations that begin a sentence are such answers.
        """
        sentences = self.page.sentences
        found, told = [], 0
        for number, sentence in enumerate(sentences[1:], 1):
            if self._texts[sentence.first] not in QUOTE_MARKS:
                continue
            if not self._bare(number):
                told += 1
            elif self._asks(sentences[number - 1]):
                found.append(sentences[number - 1])
        return found if len(found) >= told else []

    def _asks(self, sentence: Sentence) -> bool:
        """Whether a sentence without quotation marks ends with a question mark."""
        short = sentence.last - sentence.first <= _LONG
        words = range(sentence.first, sentence.last)
        return short and self._texts[sentence.last - 1] == "?" and self._quoted.isdisjoint(words)

    def _bare(self, number: int) -> bool:
        """Whether the quotation that begins with a sentence ends with one, no word being left over."""
        first = self.page.sentences[number].first
        quote = next((q for q in self.page.quotations if q.first <= first + 1 < q.last), None)
        if quote is None:
            return False
        behind = next((s for s in self.page.sentences[number:] if quote.last <= s.last + 1), None)
        if behind is None:
            return False
        return not any(self._texts[i][0].isalnum() for i in range(quote.last, behind.last))
