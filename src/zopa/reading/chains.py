"""The hands through which a report came: outlets, agencies, documents, officials without a name.

A hand is found where its words stand, and it counts where the sentence makes it a source: behind
"laut" or "unter Berufung auf", before "zufolge", beside a verb of telling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import LinkKind, Unnamed
from zopa.language.hedging import Carrying, HedgeWords, Pattern, hedge_words
from zopa.language.lexicon import SpeechWords, people, speech_words
from zopa.language.phrases import Phrases
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.clauses import ClauseReader
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.phrase import NounPhrases
from zopa.reading.voice import Range

_NEAR = 4  # words between a link and the name of its source
_REACH = 14  # words between a verb of telling and who tells
_BACK = 9  # words before a noun in which its number stands
_DASHES = "-‑"
_ACRONYM = 5  # letters that an acronym has at most
_COMMAS = frozenset(",()–—;:")


class Hand(Struct, frozen=True):
    """One hand: words ``first`` to ``last`` (excluded) name it, ``head`` to ``tail`` are its phrase.

    ``shown`` are the words that make it a source ("unter Berufung auf"); ``linked``: a preposition
    does so, and no verb; ``cited``: it stands behind another hand; ``unnamed`` for a source without
    a name; ``origin``: whose word an official brings.
    """

    kind: LinkKind
    first: int
    last: int
    head: int
    tail: int
    shown: tuple[Range, ...] = ()
    linked: bool = False
    cited: bool = False
    unnamed: Unnamed | None = None
    actor: str | None = None


class Hands:
    """Finds the hands in the sentences of one page."""

    def __init__(
        self, page: Page, clauses: ClauseReader, names: Sequence[Name], places: Gazetteer
    ) -> None:
        self.page = page
        self.places = places
        self.words: HedgeWords = hedge_words(page.language)
        self.speech: SpeechWords = speech_words(page.language)
        self.phrases = NounPhrases(page, clauses)
        self.clauses = clauses
        self._low = page.words.low
        self._texts = page.words.text
        self._titles = people(page.language)
        self._at: dict[int, Name] = {}
        for name in names:
            for index in range(name.first, name.last):
                self._at.setdefault(index, name)
        self._upper = page.grammar.inverted_cue  # a language that writes nouns with a capital
        self._house = _folded(page.report.outlet or "")
        self._known: dict[int, tuple[Hand, ...]] = {}

    def find(self, sentence: Sentence) -> tuple[Hand, ...]:
        """The hands of a sentence that it makes sources, in the order of their words."""
        known = self._known.get(sentence.first)
        if known is None:
            known = self._known[sentence.first] = tuple(self._find(sentence))
        return known

    def _find(self, sentence: Sentence) -> Iterator[Hand]:
        index = sentence.first
        while index < sentence.last:
            hand = (
                self._carrier(index, sentence)
                or self._document(index, sentence)
                or self._crowd(index, sentence)
                or self._place(index, sentence)
            )
            if hand is not None:
                yield hand
                index = max(hand.last, hand.tail - 1)
            index += 1

    # -- outlets and agencies ---------------------------------------------------------------------

    def _carrier(self, index: int, sentence: Sentence) -> Hand | None:
        found = (
            self._titled(index, sentence)
            or self._listed(index, sentence)
            or self._compound(index)
            or self._headed(index, sentence)
        )
        if found is None or self._own(found):
            return None
        return self._sourced(found, sentence)

    def _titled(self, index: int, sentence: Sentence) -> Hand | None:
        """ "die Agentur Meridian", "der Sender „Kanal 5“", "das Blatt", "Medienberichte"."""
        low, text = self._low[index], self._texts[index]
        if self._upper and not text[0].isupper():
            return None
        if low in self.words.media_reports:
            return self._hand("outlet", index, index + 1, sentence)
        kind: LinkKind
        if low.endswith(self.words.agency_nouns):
            kind = "agency"
        elif low.endswith(self.words.outlet_nouns) and (
            self._upper or low in self.words.outlet_nouns
        ):
            kind = "outlet"
        else:
            return None
        first = index + 1
        behind = self._behind(first, sentence.last)
        if behind > first:
            quoted = self._texts[first] in QUOTE_MARKS
            inner = (first + 1, behind - 1) if quoted else (first, behind)
            return self._hand(kind, *inner, sentence, head=index, tail=behind)
        if _dashed(text):
            return self._hand(kind, index, index + 1, sentence)
        before = self._name_before(index, sentence)
        return self._hand(
            kind,
            before,
            index if not self._upper and before < index else index + 1,
            sentence,
            tail=index + 1,
        )

    def _behind(self, first: int, limit: int) -> int:
        """Behind the name of an outlet that begins at ``first``; ``first`` itself for none."""
        if first >= limit:
            return first
        texts = self._texts
        if texts[first] in QUOTE_MARKS:
            close = next(
                (i for i in range(first + 1, min(limit, first + 7)) if texts[i] in QUOTE_MARKS),
                None,
            )
            return close + 1 if close is not None and close > first + 1 else first
        known = self._spelled(first, limit)
        if known is not None:
            return known[0]
        if not self._upper:
            return first
        at = first
        while at < limit and at < first + 4 and texts[at][0].isupper() and self._at.get(at) is None:
            at += 1
        return at

    def _name_before(self, index: int, sentence: Sentence) -> int:
        """Where the capitals before a word begin: "Süddeutsche Zeitung", "the Harbour Post"."""
        at = index
        articles = self.page.grammar.articles
        while at > sentence.first and index - at < 4:
            text, low = self._texts[at - 1], self._low[at - 1]
            if not (text[0].isupper() or (text[0].isalpha() and low in self._titles.particles)):
                break
            if (
                low in articles
                or low in self.page.grammar.prepositions
                or low in self.page.grammar.as_words
            ):
                break
            at -= 1
        return at

    def _listed(self, index: int, sentence: Sentence) -> Hand | None:
        known = self._spelled(index, sentence.last)
        if known is None:
            return None
        last, carrying = known
        if carrying.word and not self._certain(index, last, sentence):
            return None
        return self._hand(carrying.kind, index, last, sentence)

    def _spelled(self, index: int, limit: int) -> tuple[int, Carrying] | None:
        if self._low[index] not in self.words.carriers:
            return None
        for last, carrying in self.words.carriers.at(self._low, index, limit):
            if carrying.spelled(self.page.between(index, last)):
                return last, carrying
        return None

    def _certain(self, first: int, last: int, sentence: Sentence) -> bool:
        """Whether a common word stands where only the name of an outlet does."""
        low, texts = self._low, self._texts
        before = texts[first - 1] if first > sentence.first else ""
        behind = texts[last] if last < sentence.last else ""
        if before in QUOTE_MARKS:
            return behind in QUOTE_MARKS
        if before.lower() in self.words.document_links & self.words.source_links:
            return True
        at = first - 1
        if at >= sentence.first and low[at] in self.page.grammar.articles:
            told = at > sentence.first and low[at - 1] in self.words.told_to
            return told or (behind.lower() in self.words.reporting)
        return False

    def _compound(self, index: int) -> Hand | None:
        """ "Spiegel-Bericht", "AP-Informationen"."""
        text = self._texts[index]
        if not _dashed(text):
            return None
        head, _, tail = text.replace("‑", "-").rpartition("-")
        if tail.lower() not in self.words.report_nouns:
            return None
        for last, carrying in self.words.carriers.at([head.lower()], 0):
            if last == 1 and carrying.spelled(head):
                return Hand(carrying.kind, index, index + 1, index, index + 1, linked=True)
        short = head.isupper() and len(head) <= _ACRONYM
        if not short or next(self.places.entries.at([head.lower()], 0), None) is not None:
            return None
        return Hand("outlet", index, index + 1, index, index + 1, linked=True)

    def _headed(self, index: int, sentence: Sentence) -> Hand | None:
        """ "Kieler Nachrichten", "Harbour Post"."""
        if self._low[index] not in self.words.outlet_heads or not self._texts[index][0].isupper():
            return None
        first = self._name_before(index, sentence)
        if first == index or self._at.get(first) is not None and self._at[first].kind == "person":
            return None
        return self._hand("outlet", first, index + 1, sentence)

    def _own(self, hand: Hand) -> bool:
        """Whether it is the report's own outlet."""
        if self._low[hand.head] in self.words.own_outlet and self._low[hand.last - 1].endswith(
            self.words.own_outlet_nouns
        ):
            return True
        name = _folded(self.page.between(hand.first, hand.last))
        return bool(self._house) and bool(name) and (name in self._house or self._house in name)

    def _hand(
        self,
        kind: LinkKind,
        first: int,
        last: int,
        sentence: Sentence,
        *,
        head: int | None = None,
        tail: int | None = None,
    ) -> Hand:
        """A hand with its article, and with the quotation marks around its name."""
        begin = min(first, head if head is not None else first)
        end = max(last, tail or last)
        if begin > sentence.first and end < sentence.last and self._texts[begin - 1] in QUOTE_MARKS:
            begin, end = (begin - 1, end + 1) if self._texts[end] in QUOTE_MARKS else (begin, end)
        adjectives = self.page.grammar.adjective_endings
        while (
            self._upper
            and begin > sentence.first + 1
            and self._texts[begin - 1][0].islower()
            and self._low[begin - 1].endswith(adjectives)
            and self._low[begin - 1] not in self.words.source_links
            and self._low[begin - 1] not in self.words.reporting
            and self._low[begin - 1] not in self.page.grammar.articles
            and self._low[begin - 1] not in self.page.grammar.prepositions
            and not self.clauses.is_finite(begin - 1)
        ):
            begin -= 1
        if (
            begin > sentence.first
            and self._low[begin - 1] in self.page.grammar.articles | self.words.own_outlet
        ):
            begin -= 1
        name = self._at.get(first)
        actor = name.actor if name is not None and name.kind != "person" else None
        return Hand(kind, first, last, begin, end, actor=actor)

    def _sourced(self, hand: Hand, sentence: Sentence) -> Hand | None:
        """The hand with the words that make it a source; ``None`` where nothing does."""
        linked = self._linked(hand, sentence)
        if linked is not None:
            return linked
        if hand.linked:
            return hand
        told = self._told_to(hand, sentence)
        if told is not None:
            return replace(hand, shown=(told,), linked=True)
        verb = self._verb(hand, sentence)
        return replace(hand, shown=(verb,)) if verb is not None else None

    def _linked(self, hand: Hand, sentence: Sentence) -> Hand | None:
        """A hand behind "laut", "nach Angaben", "unter Berufung auf", or before "zufolge"."""
        low = self._low
        if hand.tail < sentence.last and low[hand.tail] in self.speech.trailing:
            return replace(hand, shown=((hand.tail, hand.tail + 1),), linked=True)
        citing = self._ending(self.words.citing, hand.head, sentence)
        if citing is not None:
            return replace(hand, shown=(citing,), linked=True, cited=True)
        at = hand.head
        stop = max(sentence.first, at - _NEAR - 1)
        nouns = 0
        while at > stop:
            word = low[at - 1]
            if word in self.words.source_links and (
                nouns or word in self.words.document_links or not self._upper
            ):
                fixed = self._ending(self.speech.sources, at, sentence)
                return replace(hand, shown=(fixed or (at - 1, hand.head),), linked=True)
            if word.endswith(self.words.saying_nouns) or word in self.words.report_nouns:
                nouns += 1
            elif not (
                word in self.page.grammar.articles
                or word in self.page.grammar.owner_links
                or (self._texts[at - 1][0].islower() and not self.clauses.is_finite(at - 1))
            ):
                return None
            at -= 1
        return None

    def _ending(
        self, phrases: Phrases[Pattern] | Phrases[None], at: int, sentence: Sentence
    ) -> Range | None:
        """The phrase of a list that ends right before ``at``."""
        for first in range(max(sentence.first, at - _NEAR - 4), at):
            if self._low[first] not in phrases:
                continue
            for last, pattern in phrases.at(self._low, first, at):
                end = pattern.end(self._low, last, at) if pattern is not None else last
                if end == at:
                    return first, at
        return None

    def _told_to(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "sagte er der Zeitung X", "im Interview mit X", "told X"."""
        low, limit = self._low, hand.head
        verb = (
            self.phrases.subject_like(hand.head)
            and self._upper
            and low[hand.head] in self.page.grammar.articles
        )
        for first in range(max(sentence.first, limit - _REACH), limit):
            if low[first] not in self.words.told_to:
                continue
            for last, pattern in self.words.told_to.at(low, first, limit):
                end = pattern.end(low, last, limit)
                if end is None or any(self._texts[i] in _COMMAS for i in range(end, limit)):
                    continue
                saying = end - first == 1 and low[first] in self.speech.cues
                if saying and verb and low[hand.head] == self.page.grammar.nominative_article:
                    # "sagte der BBC": a feminine dative, "sagte der Sender": who speaks
                    if any(
                        i in self._at or low[i] in self.page.grammar.third_person
                        for i in range(sentence.first, limit)
                    ):
                        return first, hand.tail
                    continue
                if saying and end < limit and not self._person_between(end, limit):
                    continue
                if end <= limit and limit - end <= (_NEAR if not saying else _REACH):
                    return first, hand.tail
        return None

    def _person_between(self, first: int, last: int) -> bool:
        """Whether somebody who speaks is named, or nothing is, between a verb and a paper."""
        return all(
            i in self._at
            or self._low[i] in self.page.grammar.third_person
            or self._texts[i][0].isupper()
            or self._low[i] in self.page.grammar.articles
            for i in range(first, last)
        )

    def _verb(self, hand: Hand, sentence: Sentence) -> Range | None:
        """The verb of telling whose subject the hand can be: it stands behind no preposition."""
        low = self._low
        before = low[hand.head - 1] if hand.head > sentence.first else ""
        if before in self.page.grammar.prepositions - self.page.grammar.as_words:
            return None
        if self._upper and low[hand.head] in self.page.grammar.oblique:
            return None
        near = range(
            max(sentence.first, hand.head - _REACH), min(sentence.last, hand.tail + _REACH)
        )
        verbs = [i for i in near if low[i] in self.words.reporting]
        if not verbs:
            return None
        best = min(verbs, key=lambda i: abs(i - hand.first))
        return best, best + 1

    # -- documents --------------------------------------------------------------------------------

    def _document(self, index: int, sentence: Sentence) -> Hand | None:
        """ "laut Entwurf", "in dem Papier heißt es", "the draft says"."""
        low, text = self._low[index], self._texts[index]
        if not low.endswith(self.words.documents) or not (
            text[0].isupper() if self._upper else low in self.words.documents
        ):
            return None
        rough = self._hand("document", index, index + 1, sentence)
        tail = min(self.phrases.end(index, sentence.last, appositions=False), sentence.last)
        hand = replace(
            rough, first=rough.head, last=max(tail, index + 1), tail=max(tail, index + 1)
        )
        before = self._low[hand.head - 1] if hand.head > sentence.first else ""
        if hand.tail < sentence.last and self._low[hand.tail] in self.speech.trailing:
            return replace(hand, shown=((hand.tail, hand.tail + 1),), linked=True)
        citing = self._ending(self.words.citing, hand.head, sentence)
        if citing is not None:
            return replace(hand, shown=(citing,), linked=True, cited=True)
        if self._ending(self.speech.sources, hand.head, sentence) is not None or (
            before in self.words.document_links and before in self.words.source_links
        ):
            return replace(hand, shown=((hand.head - 1, hand.head),), linked=True)
        verb = self._stated(hand, sentence)
        placed = before in self.words.document_links or before not in self.page.grammar.prepositions
        return replace(hand, shown=(verb,), linked=True) if verb is not None and placed else None

    def _stated(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "heißt es", "geht ... hervor": what makes a document speak, right beside it."""
        low = self._low
        near = range(max(sentence.first, hand.head - 3), min(sentence.last, hand.tail + 2))
        for first in near:
            if low[first] not in self.words.document_verbs:
                continue
            for last, pattern in self.words.document_verbs.at(low, first, sentence.last):
                end = pattern.end(low, last, sentence.last)
                if end is not None:
                    return first, end
        return None

    # -- sources without a name -------------------------------------------------------------------

    def _crowd(self, index: int, sentence: Sentence) -> Hand | None:
        """ "zwei hochrangige Beamte", "Regierungskreise", "people familiar with the talks"."""
        low, text = self._low[index], self._texts[index]
        if self._upper and not text[0].isupper():
            return None
        circle = low.endswith(self.words.circles) and (self._upper or low in self.words.circles)
        person = low.endswith(self.words.crowd_nouns) and (
            self._upper or low in self.words.crowd_nouns
        )
        if not (circle or person) or low.endswith(self.words.spokesmen):
            return None
        if self._is_named(index, sentence):
            return None
        head, count, open_ = self._number(index, sentence)
        tail = self._tail(index, sentence)
        hand = Hand(
            "official", head, tail, head, tail, unnamed=Unnamed(count, self._side(head, tail))
        )
        linked = self._linked_crowd(hand, sentence, circle=circle)
        if linked is not None:
            return linked
        if circle and not person:
            return None
        definite = low and self._low[head] in self.page.grammar.articles and not open_
        if definite and not self._familiar(head, tail):
            return None
        return self._telling(hand, sentence)

    def _is_named(self, index: int, sentence: Sentence) -> bool:
        """ "der Beamte Karl Weber": the noun is the title of somebody."""
        behind = index + 1
        if behind < sentence.last and self._texts[behind][0].isupper():
            name = self._at.get(behind)
            capital = self._texts[behind][0].isalpha() and (
                name is None or (name.kind == "person" and not name.genitive)
            )
            if capital and (name is not None or not self._genitive(behind)):
                return True
        if behind + 1 < sentence.last and self._texts[behind] == ",":
            name = self._at.get(behind + 1)
            if name is not None and name.kind == "person" and name.head == behind + 1:
                return True
        return False

    def _genitive(self, index: int) -> bool:
        ending = self.page.grammar.genitive_ending
        return bool(ending) and self._low[index].endswith(ending)

    def _number(self, index: int, sentence: Sentence) -> tuple[int, int | None, bool]:
        """Where the phrase of a noun begins, how many it counts, and whether they are any ones."""
        low, grammar = self._low, self.page.grammar
        head = index
        for at in range(index - 1, max(sentence.first, index - _BACK) - 1, -1):
            word = low[at]
            if word in self.words.counts:
                return at, self.words.counts[word], True
            if word.isdigit() and len(word) < 4:
                return at, int(word), True
            if word in self.words.several:
                return at, None, True
            linked = at > sentence.first and low[at - 1] in self.words.familiar_links
            if word in grammar.articles:
                if linked:
                    continue
                return at, 1 if self._single(index) else None, False
            if word in self.words.familiar_links and self._familiar(at, index):
                head = at
                continue
            text = self._texts[at]
            stops = (
                not text[0].isalpha()
                or word in grammar.prepositions
                or word in grammar.coordinators
                or word in grammar.subordinators
                or word in self.speech.cues
                or word in grammar.finite
            )
            if stops:
                break
            if self._upper and text[0].isupper() and at > sentence.first:
                if self._familiar(at, index):
                    continue
                break
            head = at
        return head, None, True

    def _single(self, index: int) -> bool:
        """Whether an article before the noun makes it one: "der Beamte"."""
        return False

    def _familiar(self, first: int, last: int) -> bool:
        return any(self._low[i] in self.words.familiar for i in range(first, last))

    def _tail(self, index: int, sentence: Sentence) -> int:
        """Behind a noun with its genitive and the place it belongs to."""
        low, grammar = self._low, self.page.grammar
        tail = max(index + 1, self.phrases.end(index, sentence.last, appositions=False))
        at = tail
        while at < min(tail + 3, sentence.last) and low[at] in grammar.owning:
            at += 1
        while at < min(tail + 4, sentence.last) and at > tail and low[at] in grammar.articles:
            at += 1
        if at > tail and at < sentence.last:
            name = self._at.get(at)
            if name is not None and name.kind != "person":
                return name.last
            if self._upper and self._texts[at][0].isupper() and low[tail] not in grammar.locatives:
                return at + 1
        near = range(tail, min(tail + 2, sentence.last))
        known = next((i for i in near if low[i] in self.words.familiar), None)
        if known is not None and not self._upper:
            return max(
                known + 1, self.phrases.end(min(known + 2, sentence.last - 1), sentence.last)
            )
        return tail

    def _side(self, first: int, last: int) -> str | None:
        """The party that is named in a noun phrase."""
        for at in range(first, last):
            name = self._at.get(at)
            if name is not None:
                side = name.party or (name.actor if name.kind != "person" else None)
                if side is not None:
                    return side
            text = self._texts[at]
            if _dashed(text):
                head = text.replace("‑", "-").split("-")[0].lower()
                entry = next((e for _, e in self.places.entries.at([head], 0)), None)
                if entry is not None:
                    return entry.actor
            if self._upper:
                # "Kremlkreise": the seat is the first part of the word
                for size in range(4, min(len(text), 14)):
                    entry = next(
                        (e for _, e in self.places.entries.at([text[:size].lower()], 0)), None
                    )
                    if (
                        entry is not None
                        and entry.role in {"seat", "name"}
                        and len(text) > size + 4
                    ):
                        return entry.actor
        return None

    def _linked_crowd(self, hand: Hand, sentence: Sentence, *, circle: bool) -> Hand | None:
        """People behind a link, or circles behind "aus" and "in"."""
        low = self._low
        before = low[hand.head - 1] if hand.head > sentence.first else ""
        if circle and before in self.words.circle_links:
            return replace(hand, shown=((hand.head - 1, hand.tail),), linked=True)
        if circle and low[hand.head] in self.words.circle_links:
            return replace(hand, shown=((hand.head, hand.tail),), linked=True)
        linked = self._linked(hand, sentence)
        if linked is not None:
            return replace(linked, shown=((hand.head, hand.tail),))
        return None

    def _telling(self, hand: Hand, sentence: Sentence) -> Hand | None:
        """Somebody without a name who is the subject of a verb of saying."""
        low, grammar = self._low, self.page.grammar
        before = low[hand.head - 1] if hand.head > sentence.first else ""
        if before in grammar.prepositions and before not in grammar.as_words:
            return None
        if self._upper and low[hand.head] in grammar.oblique:
            return None
        near = range(max(sentence.first, hand.head - _NEAR), min(sentence.last, hand.tail + _REACH))
        cue = next((i for i in near if self._says(i)), None)
        if cue is None:
            return None
        if (
            cue > hand.tail
            and any(self._texts[i] == "," for i in range(hand.tail, cue))
            and sum(self._texts[i] == "," for i in range(hand.tail, cue)) % 2
        ):
            return None
        return replace(hand, shown=((hand.head, hand.tail),))

    def _says(self, index: int) -> bool:
        word = self._low[index]
        return word in self.speech.cues or word in self.words.reporting

    def _place(self, index: int, sentence: Sentence) -> Hand | None:
        """ "Aus Kiew hieß es", "im Kreml heißt es": the place stands for people in it."""
        low = self._low
        if low[index] not in self.words.place_links or index + 1 >= sentence.last:
            return None
        name = next(
            (self._at[i] for i in range(index + 1, min(index + 4, sentence.last)) if i in self._at),
            None,
        )
        if name is None or name.head > index + 1 or name.kind == "person":
            return None
        near = range(max(sentence.first, index - _NEAR), min(sentence.last, name.last + _NEAR))
        said = None
        for first in near:
            if low[first] in self.words.impersonal:
                for last, pattern in self.words.impersonal.at(low, first, sentence.last):
                    end = pattern.end(low, last, sentence.last)
                    if end is not None:
                        said = (first, end)
                        break
        if said is None:
            return None
        side = name.party or name.actor
        return Hand(
            "official",
            name.head,
            name.last,
            index,
            name.last,
            shown=((index, name.last), said),
            linked=True,
            unnamed=Unnamed(None, side),
        )


def _dashed(text: str) -> bool:
    return len(text) > 3 and any(mark in text[1:-1] for mark in _DASHES)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
