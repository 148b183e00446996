"""Outlets and agencies in a sentence: by their names, by the word for a paper, by their last word."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import LinkKind
from zopa.language.hedging import Carrying
from zopa.language.people import people
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.hands import REACH, Hand, Links, dashed
from zopa.reading.voice import Range

_NEAR = 4  # words between "im Interview mit" and the name of an outlet
_QUOTED = 7  # words that a name in quotation marks has at most, the marks included
_CAPITALS = 4  # words that a name has at most
_ACRONYM = 5  # letters that an acronym has at most
_STOPS = frozenset(",()–—;:")


class Carriers:
    """Finds the outlets and agencies of one page."""

    def __init__(self, links: Links, places: Gazetteer) -> None:
        self.links = links
        self.places = places
        self.page = links.page
        self.words = links.words
        self._low = links.low
        self._texts = links.texts
        self._particles = people(self.page.language).particles
        self._house = _folded(self.page.report.outlet or "")

    def at(self, index: int, sentence: Sentence) -> Hand | None:
        """The outlet or agency that is named at a word and is a source; never the report's own."""
        found = (
            self._titled(index, sentence)
            or self._listed(index, sentence)
            or self._compound(index)
            or self._headed(index, sentence)
            or self._quoted(index, sentence)
        )
        if found is None or self.own(found):
            return None
        return self._sourced(found, sentence)

    def own(self, hand: Hand) -> bool:
        """Whether a hand is the report's own outlet."""
        noun = self._low[hand.last - 1]
        if self._low[hand.head] in self.words.own_outlet and noun.endswith(
            self.words.own_outlet_nouns
        ):
            return True
        name = _folded(self.page.between(hand.first, hand.last))
        return bool(self._house and name) and (name in self._house or self._house in name)

    # -- names ------------------------------------------------------------------------------------

    def _titled(self, index: int, sentence: Sentence) -> Hand | None:
        """ "die Agentur Meridian", "der Sender „Kanal 5“", "das Blatt", "Medienberichte"."""
        low, text = self._low[index], self._texts[index]
        capitals = self.links.capitals
        if capitals and not text[0].isupper():
            return None
        if low in self.words.media_reports:
            return self._hand("outlet", index, index + 1, sentence)
        if low.endswith(self.words.not_outlets) or (
            not capitals and self.links.before(index, sentence) in self.words.not_outlets
        ):
            return None  # "Netzagentur", "space agency"
        kind: LinkKind
        if low.endswith(self.words.agency_nouns):
            kind = "agency"
        elif low.endswith(self.words.outlet_nouns) and (capitals or low in self.words.outlet_nouns):
            kind = "outlet"
        else:
            return None
        first = index + 1
        behind = self._behind(first, sentence.last)
        if behind > first:
            quoted = self._texts[first] in QUOTE_MARKS
            inner = (first + 1, behind - 1) if quoted else (first, behind)
            return self._hand(kind, *inner, sentence, head=index, tail=behind)
        if dashed(text):
            return self._hand(kind, index, index + 1, sentence)
        before = self._name_before(index, sentence)
        last = index if not capitals and before < index else index + 1
        return self._hand(kind, before, last, sentence, tail=index + 1)

    def _behind(self, first: int, limit: int) -> int:
        """Behind the name of an outlet that begins at ``first``; ``first`` itself for none."""
        if first >= limit:
            return first
        texts = self._texts
        if texts[first] in QUOTE_MARKS:
            near = range(first + 1, min(limit, first + _QUOTED))
            close = next((i for i in near if texts[i] in QUOTE_MARKS), None)
            return close + 1 if close is not None and close > first + 1 else first
        known = self._spelled(first, limit)
        if known is not None:
            return known[0]
        if not self.links.capitals:
            return first
        at = first
        while at < min(limit, first + _CAPITALS) and texts[at][0].isupper():
            name = self.links.at.get(at)
            if name is not None and name.kind in {"person", "state"}:
                break
            at += 1
        return at

    def _name_before(self, index: int, sentence: Sentence) -> int:
        """Where the capitals before a word begin: "Süddeutsche Zeitung", "the Harbour Post"."""
        at = index
        grammar = self.page.grammar
        while at > sentence.first and index - at < _CAPITALS:
            text, low = self._texts[at - 1], self._low[at - 1]
            if not (text[0].isupper() or (text[0].isalpha() and low in self._particles)):
                break
            if low in grammar.articles or low in grammar.prepositions or low in grammar.as_words:
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
        tail = last  # "the Tass news agency"
        while not self.links.capitals and tail < min(last + 3, sentence.last):
            tail += 1
            if self._low[tail - 1] in self.words.agency_nouns + self.words.outlet_nouns:
                return self._hand(carrying.kind, index, last, sentence, tail=tail)
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
        behind = self._low[last] if last < sentence.last else ""
        before = self.links.before(first, sentence)
        if before in QUOTE_MARKS:
            return behind in QUOTE_MARKS
        if before in self.words.source_links:
            return True
        if before in self.page.grammar.articles:
            told = self.links.before(first - 1, sentence) in self.words.told_to
            return told or behind in self.words.reporting
        return False

    def _compound(self, index: int) -> Hand | None:
        """ "Spiegel-Bericht", "AP-Informationen"."""
        text = self._texts[index]
        if not dashed(text):
            return None
        head, _, tail = text.replace("‑", "-").rpartition("-")
        if tail.lower() not in self.words.report_nouns:
            return None
        hand = Hand("outlet", index, index + 1, index, index + 1, linked=True)
        for last, carrying in self.words.carriers.at([head.lower()], 0):
            if last == 1 and carrying.spelled(head):
                return replace(hand, kind=carrying.kind)
        short = head.isupper() and len(head) <= _ACRONYM
        known = self.places.entries.at([head.lower()], 0)
        return hand if short and not known else None

    def _headed(self, index: int, sentence: Sentence) -> Hand | None:
        """ "Kieler Nachrichten", "Harbour Post"."""
        if self._low[index] not in self.words.outlet_heads or not self._texts[index][0].isupper():
            return None
        first = self._name_before(index, sentence)
        name = self.links.at.get(first)
        if first == index or (name is not None and name.kind == "person"):
            return None
        return self._hand("outlet", first, index + 1, sentence)

    def _quoted(self, index: int, sentence: Sentence) -> Hand | None:
        """ "laut „Seepost“", "ein Bericht der „Seepost“": where nothing but an outlet stands."""
        if self._texts[index] not in QUOTE_MARKS:
            return None
        behind = self._behind(index, sentence.last)
        name = range(index + 1, behind - 1)
        if not name or not all(self._texts[i][0].isupper() for i in (name[0], name[-1])):
            return None
        at = index
        if self.links.before(at, sentence) in self.page.grammar.articles:
            at -= 1
        before = self.links.before(at, sentence)
        tells = (behind if behind < sentence.last else index, index - 1)
        reported = any(self._low[i] in self.words.reporting for i in tells)
        apart = at < index or self.links.before(index - 1, sentence) in _STOPS
        aired = self._low[name[-1]].endswith(self.words.outlet_nouns)
        if (
            before not in self.words.source_links
            and before not in self.words.report_nouns
            and not (reported and apart and index - 1 >= sentence.first)
            and not (aired and before in self.words.media_links)
            and self.links.ending(self.words.trusting, at, sentence) is None
            and self.links.ending(self.words.citing, at, sentence) is None
        ):
            return None
        return self._hand("outlet", index + 1, behind - 1, sentence)

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
        """A hand with its article and adjectives, and the quotation marks around its name."""
        texts, grammar = self._texts, self.page.grammar
        begin = min(first, head if head is not None else first)
        end = max(last, tail or last)
        quoted = begin > sentence.first and end < sentence.last and texts[begin - 1] in QUOTE_MARKS
        if quoted and texts[end] in QUOTE_MARKS:
            begin, end = begin - 1, end + 1
        while begin > sentence.first + 1 and self._adjective(begin - 1):
            begin -= 1
        before = self.links.before(begin, sentence)
        if before in grammar.articles or before in self.words.own_outlet:
            begin -= 1
        name = self.links.at.get(first)
        actor = name.actor if name is not None and name.kind == "organisation" else None
        return Hand(kind, first, last, begin, end, actor=actor)

    def _adjective(self, index: int) -> bool:
        low, grammar = self._low[index], self.page.grammar
        return (
            self.links.capitals
            and self._texts[index][0].islower()
            and low.endswith(grammar.adjective_endings)
            and low not in self.words.source_links
            and low not in self.words.reporting
            and low not in grammar.articles
            and low not in grammar.prepositions
            and not self.links.clauses.is_finite(index)
        )

    # -- sources ----------------------------------------------------------------------------------

    def _sourced(self, hand: Hand, sentence: Sentence) -> Hand | None:
        """The hand with the words that make it a source; ``None`` where nothing does."""
        linked = self.links.linked(hand, sentence)
        if linked is not None:
            return linked
        if hand.linked:
            return replace(hand, shown=((hand.first, hand.last),))
        told = self._told_to(hand, sentence)
        if told is not None:
            return replace(hand, shown=(told,), linked=True, told=True)
        opened = self.links.opened(hand, sentence)
        if opened is not None:
            return replace(hand, shown=(opened,), linked=True)
        aired = self._aired(hand, sentence)
        if aired is not None:
            return replace(hand, shown=(aired,), linked=True, told=True)
        verb = self.links.telling(hand, sentence)
        if verb is None or self._low[verb] not in self.words.reporting:
            return None
        cited = self._low[verb] in self.words.cited
        return replace(hand, shown=((verb, verb + 1),), linked=cited)

    def _aired(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "was quoted by X", "seen by X", "auf X klang er anders", "vom Sender X verbreitet"."""
        low, words, before = self._low, self.words, self.links.before(hand.head, sentence)
        clauses = self.links.clauses.read(sentence)
        zone: Sequence[int] = next((c.words for c in clauses if hand.head in c.words), ())
        given = next((i for i in zone if low[i] in words.receiving), None)
        if given is not None:  # "ein Schreiben, das der Zeitung X vorliegt"
            return given, given + 1
        if low[hand.head] in self.page.grammar.oblique and before not in words.agent_links:
            said = next((i for i in zone if low[i] in words.told_already and i >= hand.tail), None)
            if said is not None:  # "hatte dem Sender X gesagt"
                return hand.head, said + 1
        if before not in words.media_links and before not in words.agent_links:
            return None
        word = next((i for i in zone if low[i] in words.media_words), None)
        if word is None and before in words.media_links:
            cues = self.links.speech.cues
            word = next((i for i in zone if low[i] in cues and self._texts[i][0].islower()), None)
        if word is None or hand.head <= word < hand.tail:
            return None
        if abs(word - hand.head) > _NEAR:
            return hand.head - 1, hand.head
        return min(word, hand.head - 1), max(word + 1, hand.head)

    def _told_to(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "sagte er der Zeitung X", "im Interview mit X", "told X"."""
        low, limit = self._low, hand.head
        for first in range(max(sentence.first, limit - REACH), limit):
            if low[first] not in self.words.told_to:
                continue
            for last, pattern in self.words.told_to.at(low, first, limit):
                end = pattern.end(low, last, limit)
                if end is None or any(self._texts[i] in _STOPS for i in range(end, limit)):
                    continue
                if end - first > 1 or low[first] not in self.links.speech.cues:
                    if limit - end <= _NEAR:
                        return first, hand.tail
                elif self._hears(hand, end, sentence):
                    return first, hand.tail
        return None

    def _hears(self, hand: Hand, behind: int, sentence: Sentence) -> bool:
        """Whether an outlet behind a verb of saying is told, and does not tell itself: somebody who
        speaks stands between the two or before both.
        """
        grammar = self.page.grammar
        subject = self._low[hand.head] == grammar.nominative_article

        def speaks(index: int) -> bool:
            low, text = self._low[index], self._texts[index]
            return (
                index in self.links.at
                or low in grammar.third_person
                or low in grammar.we_words
                or (text[0].isupper() and low not in grammar.articles)
            )

        between = range(behind, hand.head)
        if between and not all(
            speaks(i) or self._low[i] in grammar.articles or self._texts[i].islower()
            for i in between
        ):
            return False
        if any(speaks(i) for i in between):
            return True
        before = [i for i in range(sentence.first, behind - 1) if speaks(i)]
        return bool(before) and (not subject or any(i in self.links.at for i in before))


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
