"""Whether an office is held, was left or is still to be taken, and since or until when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zopa.case.findings import OfficeStatus
from zopa.case.spans import Interval
from zopa.language.officeholders import OfficeWords
from zopa.language.text import Sentence
from zopa.reading.event_dates import EventDates
from zopa.reading.office_holders import Holder
from zopa.reading.office_titles import Title
from zopa.reading.page import Page

_OF = 5  # words of what somebody belongs to, at most
_NEAR = 12  # words around a title in which a date or a verb tells of it


class OfficeTerms:
    """Reads the terms of offices on one page."""

    def __init__(self, page: Page, words: OfficeWords, dates: EventDates) -> None:
        self.words = words
        self.dates = dates
        self.grammar = page.grammar
        self._texts = page.words.text
        self._low = page.words.low

    def status(self, holder: Holder, title: Title, sentence: Sentence, rule: str) -> OfficeStatus:
        """What the words around a title tell of it."""
        if title.status != "held":
            return title.status
        around = set(self.around(title, sentence))
        if self._subject(title, sentence) and self._begins(holder, sentence):
            return "named"
        if self._is_dismissed(holder, title, sentence):
            return "left"
        if rule == "office.name_in_apposition" and self._texts[title.last] == ":":
            new = self._low[title.head] in self.words.new
            return "named" if new else "held"
        if self._subject(title, sentence) and self._leaves(holder, sentence):
            return "left"
        if rule in {"office.as", "office.copula"}:
            if self._gone(self.around(title, sentence)):
                return "left"
            if around & self.words.named_verbs:
                return "named"
        if rule == "office.as" and self._limit(title, sentence):
            return "left"
        verb = self.verb_before(title, sentence) if rule == "office.copula" else None
        between = range(verb + 2, title.head) if verb is not None else ()
        if any(self.words.ended(self._low, i) for i in between):
            return "left"  # "ist nicht mehr Minister"
        if verb is not None and self._low[verb] in self.words.becoming:
            return "named"
        if verb is not None and self._low[verb] in self.words.gone:
            return "left"
        return "held"

    def held(
        self, title: Title, holder: Holder, sentence: Sentence, status: OfficeStatus
    ) -> Interval:
        """Since when or until when, where a date beside the title tells it."""
        first = max(sentence.first, min(title.head, holder.head) - _NEAR)
        last = min(sentence.last, max(title.last, holder.last) + _NEAR)
        for timed in self.dates.within(range(first, last)):
            when = timed.expression.interval
            before = {self._low[timed.first], self._low[max(0, timed.first - 1)]}
            if before & self.words.since and when.start is not None:
                return Interval(when.start, None)
            if before & self.words.left_until and when.end is not None:
                return Interval(None, when.end)
            if (
                status == "left"
                and when.end is not None
                and self._beside_left(timed.first, sentence)
            ):
                return Interval(None, when.end)
        return Interval()

    def verb_before(self, title: Title, sentence: Sentence) -> int | None:
        """The copula before a title, a date between them passed over."""
        at = title.head - 1
        least = max(sentence.first, at - _NEAR // 2)
        while at > least and (
            self.dates.covers(at)
            or self._low[at] in self.words.since | self.words.left_until
            or self._texts[at] == ","
            or self._low[at] in self.grammar.articles | self.words.passed
            or self.words.ended(self._low, at)
            or self.words.ended(self._low, at + 1)
        ):
            at -= 1
        verbs = self.words.copulas
        if title.last < sentence.last and self._low[title.last] in self.words.be:
            verbs |= self.words.modals  # "soll nicht mehr Minister sein"
        return at if at > sentence.first and self._low[at] in verbs else None

    def _leaves(self, holder: Holder, sentence: Sentence) -> bool:
        """ "Trade envoy Ono bows out", "Minister Ohm trat am Freitag zurück"."""
        at = self._behind_relative(holder.last, sentence)
        if at + 1 < sentence.last and self._texts[at] == ",":
            at += 1  # "die Leiterin des Amts, Ida Falk, hat ..."
        if at < sentence.last and self._low[at] in self.words.links:
            reach = range(at + 1, min(at + _OF, sentence.last))  # "Vize Kai Ohm vom AVB hat ..."
            at = next((i for i in reach if self._low[i] in self.words.leaves), at)
        if at >= sentence.last or self._low[at] not in self.words.leaves:
            return False
        end = at
        while end < sentence.last and self._texts[end] not in ",;:.–":
            end += 1
        if not self.grammar.negations.isdisjoint(self._low[at:end]):
            return False  # "ist nicht zurückgetreten"
        quits = self._low[at] in self.words.quits
        if quits and not self.words.left_with.isdisjoint(self._low[at:end]):
            return True  # "Intendantin Ida Falk wirft hin"
        return self._gone(self._low[at:end])

    def _begins(self, holder: Holder, sentence: Sentence) -> bool:
        """ "Der neue Minister Kai Ohm tritt sein Amt am Montag an": with a day to come."""
        at = self._behind_relative(holder.last, sentence)
        if at >= sentence.last or self._low[at] not in self.words.beginning:
            return False
        end = at
        while end < sentence.last and self._texts[end] not in ",;:.–":
            end += 1
        if self.words.posts.isdisjoint(self._low[at:end]):
            return False
        today = self.dates.published.end
        days = [t.expression.interval.start for t in self.dates.within(range(at, end))]
        return today is not None and any(day is not None and day > today for day in days)

    def _is_dismissed(self, holder: Holder, title: Title, sentence: Sentence) -> bool:
        """ "Der Rat hat Dezernent Kai Ohm am Montag abgewählt": somebody else did so."""
        at = holder.last
        while at < sentence.last and self._texts[at] not in ",;:.–":
            at += 1
        before = self._low[max(sentence.first, title.head - _NEAR) : title.head]
        behind = self._low[holder.last : at]
        perfect = self.grammar.auxiliaries
        return (
            bool(behind)
            and behind[-1] in self.words.dismissed
            and not perfect.isdisjoint(before)
            and perfect.isdisjoint(behind)
            and self.grammar.negations.isdisjoint(behind)
        )

    def _subject(self, title: Title, sentence: Sentence) -> bool:
        """Whether a title can be the subject: not in "ein Vertrauter von Präsident Ohm tritt ab"."""
        before = title.head - 1
        return before < sentence.first or self._low[before] not in self.grammar.prepositions

    def _gone(self, words: Sequence[str]) -> bool:
        """Whether words tell that somebody leaves an office."""
        if not self.words.left_verbs.isdisjoint(words):
            return True
        own = self.grammar.possessives
        if any(one in own and two in self.words.left_nouns for one, two in pairwise(words)):
            return True  # "hat ihren Rückzug verkündet"
        named = not self.words.posts.isdisjoint(words)
        return named and not self.words.left_with.isdisjoint(words)

    def _behind_relative(self, at: int, sentence: Sentence) -> int:
        """Where a sentence goes on behind ", der lange gezögert hatte,"."""
        if at + 1 >= sentence.last or self._texts[at] != ",":
            return at
        if self._low[at + 1] not in self.grammar.relatives:
            return at
        reach = range(at + 2, min(at + 2 + 2 * _NEAR, sentence.last))
        return next((i + 1 for i in reach if self._texts[i] == ","), at)

    def _limit(self, title: Title, sentence: Sentence) -> bool:
        """Whether the words before a title say until when: "leitete bis Dezember als Direktorin"."""
        first = max(sentence.first, title.head - _NEAR)
        until = self.words.left_until
        return any(
            self._low[timed.first] in until or self._low[max(first, timed.first - 1)] in until
            for timed in self.dates.within(range(first, title.head))
        )

    def _beside_left(self, index: int, sentence: Sentence) -> bool:
        around = self._low[max(sentence.first, index - 6) : min(sentence.last, index + 8)]
        return not self.words.left_verbs.isdisjoint(around)

    def around(self, title: Title, sentence: Sentence) -> list[str]:
        """The words around a title, in lower case."""
        first = max(sentence.first, title.head - _NEAR)
        return self._low[first : min(sentence.last, title.last + _NEAR)]
