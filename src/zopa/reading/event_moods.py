"""The mood of a meeting, in the words of the report: "hart, aber konstruktiv"."""

from __future__ import annotations

from collections.abc import Callable

from zopa.language.happenings import Happenings
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.event_drafts import Range
from zopa.reading.page import Page

_GAP = 2  # words between two words of mood that belong together ("hart, aber fair")


class EventMoods:
    """Finds words of mood on one page."""

    def __init__(self, page: Page, words: Happenings) -> None:
        self.data = words
        self._texts = page.words.text
        self._low = page.words.low
        self._inverted = page.grammar.inverted_cue
        self._small = page.grammar.articles | page.grammar.prepositions

    def within(self, sentence: Sentence, is_event: Callable[[int], bool]) -> list[Range]:
        """The stretches of a sentence that tell a mood: a predicate, or an attribute of an event."""
        found: list[Range] = []
        for index in range(sentence.first, sentence.last):
            if self._low[index] not in self.data.moods or self._texts[index][0].isupper():
                continue
            if not self._says(index, sentence, is_event):
                continue
            if found and index - found[-1][1] <= _GAP and self._joined(found[-1][1], index):
                found[-1] = (found[-1][0], index + 1)
            else:
                found.append((index, index + 1))
        return found

    def _says(self, index: int, sentence: Sentence, is_event: Callable[[int], bool]) -> bool:
        """Whether the word is a predicate or stands before an event, not before any other noun."""
        at = index + 1
        while at < sentence.last and (
            self._low[at] in self.data.moods or self._low[at] in self.data.mood_links
        ):
            at += 1
        if (
            at >= sentence.last
            or self._texts[at] in QUOTE_MARKS
            or not self._texts[at][0].isalnum()
        ):
            return True
        if is_event(at):
            return True
        noun = self._texts[at][0].isupper() if self._inverted else self._low[at] not in self._small
        return not noun

    def _joined(self, first: int, last: int) -> bool:
        return all(
            self._texts[i] == "," or self._low[i] in self.data.mood_links
            for i in range(first, last)
        )
