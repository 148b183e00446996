"""The hands through which the sentences of a page came, in the order of their words.

Outlets and agencies are found by ``carriers``, sources without a name by ``crowds``; documents, and
those who bring somebody else's word, here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.text import Sentence
from zopa.reading.carriers import Carriers
from zopa.reading.clauses import ClauseReader
from zopa.reading.crowds import Crowds
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.hands import CARRIERS, Hand, Links, sorts
from zopa.reading.names import Name
from zopa.reading.page import Page

_NEAR = 3  # words between a document and the verb that makes it speak


class Hands:
    """Finds the hands in the sentences of one page."""

    def __init__(
        self, page: Page, clauses: ClauseReader, names: Sequence[Name], places: Gazetteer
    ) -> None:
        self.links = Links(page, clauses, names)
        self.carriers = Carriers(self.links, places)
        self.crowds = Crowds(self.links, places)
        self.words = self.links.words
        self._known: dict[int, tuple[Hand, ...]] = {}

    def find(self, sentence: Sentence) -> tuple[Hand, ...]:
        """The hands of a sentence that it makes sources, in the order of their words."""
        known = self._known.get(sentence.first)
        if known is None:
            known = self._known[sentence.first] = tuple(self._find(sentence))
        return known

    def _find(self, sentence: Sentence) -> list[Hand]:
        found: list[Hand] = []
        texts, language = self.links.texts, self.links.page.language
        free = sentence.first  # behind the hand before
        for index in range(sentence.first, sentence.last):
            sort = sorts(language, texts[index])
            if not sort or index < free:
                continue
            hand = (
                ("carrier" in sort and self.carriers.at(index, sentence))
                or ("document" in sort and self._document(index, sentence))
                or self.crowds.at(index, sentence, sort)
                or ("brought" in sort and self._brought(index, sentence))
                or None
            )
            if hand is not None:
                found.append(hand)
                free = max(hand.last, hand.tail)
        if any(hand.kind in CARRIERS for hand in found):
            found += self._cited(found, sentence)
        return found

    def _cited(self, found: Sequence[Hand], sentence: Sentence) -> list[Hand]:
        """ "unter Berufung auf das Ministerium": whom a paper names as its source."""
        low, limit = self.links.low, sentence.last
        cited: list[Hand] = []
        for index in range(sentence.first, limit):
            if low[index] not in self.words.citing:
                continue
            for end, pattern in self.words.citing.at(low, index, limit):
                if pattern.rest or end >= limit or not self.links.phrases.begins(end, limit):
                    continue
                tail = self.links.phrases.end(end, limit, appositions=False)
                taken = any(hand.head < tail and end < hand.tail for hand in (*found, *cited))
                if not taken and self._names_somebody(end, tail):
                    shown = ((index, end),)
                    cited.append(Hand("official", end, tail, end, tail, shown, linked=True))
        return cited

    def _names_somebody(self, first: int, last: int) -> bool:
        """Whether a phrase names somebody, and neither a paper nor what somebody said."""
        low, texts, words = self.links.low, self.links.texts, self.words
        return any(texts[i][0].isupper() for i in range(first, last)) and not any(
            low[i].endswith(words.saying_nouns + words.documents) or low[i] in words.report_nouns
            for i in range(first, last)
        )

    def _document(self, index: int, sentence: Sentence) -> Hand | None:
        """ "laut Entwurf", "in dem Papier heißt es", "the draft says"."""
        links, low = self.links, self.links.low
        head = self._head(index, sentence)
        end = links.phrases.end(index, sentence.last, appositions=False)
        tail = max(index + 1, min(end, sentence.last))
        hand = Hand("document", head, tail, head, tail)
        linked = links.linked(hand, sentence)
        if linked is not None:
            return linked
        before = links.before(head, sentence)
        near = range(max(sentence.first, head - _NEAR), min(sentence.last, tail + 2))
        said = links.said(self.words.document_verbs, near, sentence.last)
        placed = before in self.words.document_links or (
            before not in links.page.grammar.prepositions
            and low[head] not in links.page.grammar.oblique
        )
        return replace(hand, shown=(said,), linked=True) if said is not None and placed else None

    def _head(self, index: int, sentence: Sentence) -> int:
        """Where the noun phrase of a document begins."""
        links, head = self.links, index
        grammar = links.page.grammar
        while head > sentence.first and index - head < _NEAR:
            low, text = links.low[head - 1], links.texts[head - 1]
            if low in grammar.articles:
                return head - 1
            modifies = (
                text[0].isalpha()
                and low not in grammar.prepositions
                and (
                    low.endswith(grammar.adjective_endings) and text[0].islower()
                    if links.capitals
                    else low not in links.speech.cues and low not in grammar.finite
                )
            )
            if not modifies or low in self.words.source_links or links.clauses.is_finite(head - 1):
                break
            head -= 1
        return head

    def _brought(self, index: int, sentence: Sentence) -> Hand | None:
        """ "im Namen des Königs": the principal; "über ihren Sprecher X": the official."""
        links, limit = self.links, sentence.last
        low = links.low
        if low[index] in self.words.behalf:
            for last, pattern in self.words.behalf.at(low, index, limit):
                end = pattern.end(low, last, limit)
                if end is not None and end < limit and links.phrases.begins(end, limit):
                    tail = links.phrases.end(end, limit, appositions=False)
                    shown = ((index, end),)
                    return Hand("principal", end, tail, index, tail, shown, linked=True)
        if low[index] in self.words.through and index + 1 < limit:
            tail = links.phrases.end(index + 1, limit, appositions=False)
            spoken = [i for i in range(index + 1, tail) if low[i].endswith(self.words.spokesmen)]
            if spoken:
                first = spoken[0] + 1 if spoken[0] + 1 < tail else index + 1
                return Hand("official", first, tail, index, tail, ((index, tail),), linked=True)
        return None
