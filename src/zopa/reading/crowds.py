"""Sources without a name: "zwei hochrangige Beamte", "Regierungskreise", "Aus Kiew hieß es"."""

from __future__ import annotations

from msgspec.structs import replace

from zopa.case.findings import Unnamed
from zopa.language.text import Sentence
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.hands import REACH, Hand, Links, Sort
from zopa.reading.voice import Range

_BACK = 9  # words before a noun in which its number stands
_NEAR = 5  # words between a place and "hieß es"
_SEAT = 4  # letters that the first part of a word like "Kremlkreise" has at least
_PART = 14  # and at most


class Crowds:
    """Finds the sources without a name of one page."""

    def __init__(self, links: Links, places: Gazetteer) -> None:
        self.links = links
        self.places = places
        self.page = links.page
        self.words = links.words
        self._low = links.low
        self._texts = links.texts

    def at(self, index: int, sentence: Sentence, sort: frozenset[Sort]) -> Hand | None:
        """The source without a name that a word names; ``sort`` is what the word can be."""
        if "place" in sort:
            return self._place(index, sentence)
        if "someone" in sort:
            return self._someone(index, sentence)
        if sort & {"circle", "insider", "people", "person"}:
            return self._people(index, sentence, sort)
        return None

    def _someone(self, index: int, sentence: Sentence) -> Hand | None:
        """ "Einer der Beteiligten", "one of those in the room", "jemand aus dem Stab"."""
        limit = sentence.last
        if index + 2 >= limit or self._low[index + 1] not in self.words.someone_links:
            return None
        if self.links.before(index, sentence) in self.page.grammar.prepositions:
            return None
        first = index + 2 if self._low[index + 1] not in self.page.grammar.articles else index + 1
        tail = max(first + 1, self.links.phrases.end(first, limit, appositions=False))
        if any(
            i in self.links.at and self.links.at[i].kind == "person" for i in range(first, tail)
        ):
            return None
        unnamed = Unnamed(self.words.counts.get(self._low[index]), self._side(first, tail))
        hand = Hand("official", index, tail, index, tail, ((index, tail),), unnamed=unnamed)
        linked = self.links.linked(hand, sentence)
        if linked is not None:
            return replace(linked, shown=hand.shown)
        told = self.links.telling(hand, sentence, self.words.confiding)
        return hand if told is not None else None

    def _people(self, index: int, sentence: Sentence, sort: frozenset[Sort]) -> Hand | None:
        links, words = self.links, self.words
        circle, insider = "circle" in sort, "insider" in sort
        if sort == {"person"} and self.links.clauses.is_finite(index):
            return None
        if self._low[index].endswith(words.spokesmen + words.not_crowd) or self._is_named(
            index, sentence
        ):
            return None
        head, count, open_ = self._number(index, sentence)
        tail = self._tail(index, sentence)
        if not (circle or insider) and self._of_outlet(index, tail):
            return None
        unnamed = Unnamed(count, self._side(head, tail))
        hand = Hand("official", head, tail, head, tail, unnamed=unnamed)
        familiar = self._familiar(head, tail)
        if circle and not (insider and open_):
            return self._circle(hand, sentence)
        if not (open_ or familiar) and not self._definite(index, head, insider=insider):
            return None
        shown = ((head, tail),)
        if any(self._low[i] in words.nameless for i in range(head, index)):
            return replace(hand, shown=shown, linked=True)
        linked = links.linked(hand, sentence)
        if linked is not None:
            return replace(linked, shown=shown)
        heard = self._heard(hand, sentence)
        if heard is not None:
            return replace(hand, shown=(*shown, heard), linked=True)
        witness = head == index and self._low[index].endswith(words.witnesses)
        if not (insider or familiar or witness or (head < index and self._counted(head))):
            return None  # "Bewohner sagten": people who speak for themselves
        if not links.capitals and links.before(head, sentence) in words.told_to:
            return None  # "told lawmakers"
        told = links.telling(hand, sentence, words.confiding, whole=not insider)
        return replace(hand, shown=shown) if told is not None else None

    def _heard(self, hand: Hand, sentence: Sentence) -> Range | None:
        """ "wie X von einem Teilnehmer erfuhr", "war von Beamten zu vernehmen": who learns it."""
        if self.links.before(hand.head, sentence) not in self.words.circle_links:
            return None
        near = range(hand.tail, min(sentence.last, hand.tail + _NEAR))
        learnt = next((i for i in near if self._low[i] in self.words.learning), None)
        if learnt is not None:
            return learnt, learnt + 1
        return self.links.said(self.words.impersonal, near, sentence.last)

    def _of_outlet(self, index: int, last: int) -> bool:
        """ "ein Korrespondent der Agentur X": the outlet is the source."""
        nouns = self.words.agency_nouns + self.words.outlet_nouns
        return any(
            self._low[i].endswith(nouns) or self._low[i] in self.words.carriers
            for i in range(index + 1, last)
            if self._texts[i][0].isupper()
        )

    def _definite(self, index: int, head: int, *, insider: bool) -> bool:
        """ "der Beamte", "die Diplomaten": taken up from before, and still without a name."""
        return (
            insider and head == index - 1 and self._low[head] not in self.page.grammar.possessives
        )

    def _counted(self, head: int) -> bool:
        word = self._low[head]
        return word in self.words.counts or word in self.words.several or word.isdigit()

    def _circle(self, hand: Hand, sentence: Sentence) -> Hand | None:
        """Circles behind "aus" and "in", beside words of saying."""
        low = self._low
        if (self.links.linked(hand, sentence)) is not None:
            return replace(hand, shown=((hand.head, hand.tail),), linked=True)
        first = (
            hand.head - 1
            if self.links.before(hand.head, sentence) in self.words.circle_links
            else hand.head
        )
        if low[first] not in self.words.circle_links and self.links.capitals:
            telling = self.links.telling(hand, sentence, self.words.confiding)
            return replace(hand, shown=((hand.head, hand.tail),)) if telling is not None else None
        near = range(max(sentence.first, first - REACH), min(sentence.last, hand.tail + REACH))
        sure = any(low[i].endswith(self.words.sure_circles) for i in range(hand.head, hand.tail))
        said = (
            sure
            or self.links.said(self.words.impersonal, near, sentence.last) is not None
            or any(low[i] in self.links.speech.cues and self._texts[i][0].islower() for i in near)
        )
        return replace(hand, shown=((first, hand.tail),), linked=True) if said else None

    def _is_named(self, index: int, sentence: Sentence) -> bool:
        """ "der Beamte Karl Weber", or a name itself: the noun is the title of somebody."""
        own = self.links.at.get(index)
        if own is not None and own.kind == "person" and own.actor is not None:
            return True
        behind = index + 1
        if behind >= sentence.last:
            return False
        tail = self._tail(index, sentence)
        if tail + 1 < sentence.last and self._texts[tail] == ",":
            apposed = self.links.at.get(tail + 1)  # "der Unterhändler der Miliz, X Y, sagte"
            if apposed is not None and apposed.kind == "person" and apposed.head == tail + 1:
                return True
        name = self.links.at.get(behind)
        if self._texts[behind][0].isupper():
            if name is not None:
                return name.kind == "person" and not name.genitive
            ending = self.page.grammar.genitive_ending
            return not (ending and self._low[behind].endswith(ending))
        if self._texts[behind] == "," and behind + 1 < sentence.last:
            name = self.links.at.get(behind + 1)
            return name is not None and name.kind == "person" and name.head == behind + 1
        return False

    def _number(self, index: int, sentence: Sentence) -> tuple[int, int | None, bool]:
        """Where the phrase of a noun begins, how many it counts, and whether they are any ones."""
        low, grammar, words = self._low, self.page.grammar, self.words
        head = index
        for at in range(index - 1, max(sentence.first, index - _BACK) - 1, -1):
            word, text = low[at], self._texts[at]
            if word in words.counts:
                return at, words.counts[word], True
            if word.isdecimal() and len(word) < _SEAT:
                return at, int(word), True
            if word in words.several:
                return at, None, True
            inner = at > sentence.first and low[at - 1] in words.familiar_links
            if word in grammar.articles:
                if inner and (self._familiar(at, index) or self._modified(index)):
                    continue
                return at, None, False
            if word in words.familiar_links and (
                self._familiar(at, index) or self._modified(index)
            ):
                head = at
                continue
            if self._both(at, sentence):
                head = at
                continue
            name = self.links.at.get(at)
            adjective = name is not None and name.role == "adjective"
            capital = text[0].isupper() and at > sentence.first and self.links.capitals
            capital = capital and not adjective
            if (
                not text[0].isalpha()
                or word in grammar.prepositions
                or word in grammar.coordinators
                or word in grammar.subordinators
                or word in self.links.speech.cues
                or word in grammar.finite
                or (capital and not self._familiar(at, index) and not self._modified(index))
            ):
                break
            head = head if capital else at
        return head, None, True

    def _both(self, at: int, sentence: Sentence) -> bool:
        """Whether "und" stands between the adjectives of two parties: "peruanische und chilenische"."""
        if self._low[at] not in self.page.grammar.coordinators or at <= sentence.first:
            return False
        sides = [self.links.at.get(at - 1), self.links.at.get(at + 1)]
        return all(name is not None and name.role == "adjective" for name in sides)

    def _modified(self, index: int) -> bool:
        """Whether a participle stands before a noun, which may have much before itself."""
        endings, before = self.words.participial, index - 1
        return bool(endings) and before >= 0 and self._low[before].endswith(endings)

    def _familiar(self, first: int, last: int) -> bool:
        return any(self._low[i] in self.words.familiar for i in range(first, last))

    def _tail(self, index: int, sentence: Sentence) -> int:
        """Behind a noun with its genitive and the place it belongs to."""
        low, grammar, limit = self._low, self.page.grammar, sentence.last
        phrases = self.links.phrases
        tail = max(index + 1, phrases.end(index, limit, appositions=False))
        at = tail
        while at < min(tail + 3, limit) and (
            low[at] in grammar.owning or (at > tail and low[at] in grammar.articles)
        ):
            at += 1
        if tail < at < limit:
            name = self.links.at.get(at)
            if name is not None and name.kind != "person":
                return name.last
            if (
                self.links.capitals
                and self._texts[at][0].isupper()
                and low[tail] not in grammar.locatives
            ):
                return at + 1
        if not self.links.capitals:
            near = range(tail, min(tail + 2, limit))
            known = next((i for i in near if low[i] in self.words.familiar), None)
            if known is not None and known + 2 < limit:
                return max(known + 1, phrases.end(known + 2, limit, appositions=False))
        return tail

    def _side(self, first: int, last: int) -> str | None:
        """The party that is named in a noun phrase, ``None`` for people of two parties."""
        adjectives = {
            name.actor
            for name in (self.links.at.get(at) for at in range(first, last))
            if name is not None and name.role == "adjective"
        }
        if len(adjectives) > 1:
            return None
        for at in range(first, last):
            name = self.links.at.get(at)
            if name is not None:
                side = name.party or (name.actor if name.kind != "person" else None)
                if side is not None:
                    return side
            side = self._inside(self._texts[at])
            if side is not None:
                return side
        return None

    def _inside(self, text: str) -> str | None:
        """The party that a compound begins with: "US-Beamte", "Kremlkreise"."""
        head, mark, _ = text.replace("‑", "-").lower().partition("-")
        if mark and head:
            entry = next((e for _, e in self.places.entries.at([head], 0)), None)
            return entry.actor if entry is not None else None
        if not self.links.capitals:
            return None
        for size in range(_SEAT, min(len(text) - _SEAT, _PART)):
            entry = next((e for _, e in self.places.entries.at([head[:size]], 0)), None)
            if entry is not None and entry.role == "seat":
                return entry.actor
        return None

    def _place(self, index: int, sentence: Sentence) -> Hand | None:
        """ "Aus Kiew hieß es", "im Kreml heißt es", "wie X aus dem Ministerium erfuhr"."""
        low, limit = self._low, sentence.last
        if index + 1 >= limit:
            return None
        near = range(index + 1, min(index + 4, limit))
        name = next((self.links.at[i] for i in near if i in self.links.at), None)
        if name is not None and name.head == index + 1 and name.kind != "person":
            around = range(max(sentence.first, index - _NEAR), min(limit, name.last + _NEAR))
            said = self.links.said(self.words.impersonal, around, limit)
            if said is not None:
                unnamed = Unnamed(None, name.party or name.actor)
                shown = ((index, name.last), said)
                rough = Hand("official", name.head, name.last, index, name.last, unnamed=unnamed)
                return replace(rough, shown=shown, linked=True)
        if not self.links.phrases.begins(index + 1, limit):
            return None
        end = self.links.phrases.end(index + 1, limit, appositions=False)
        if any(low[i].endswith(self.words.seats) for i in range(index + 1, end)):
            around = range(max(sentence.first, index - _NEAR), min(limit, end + _NEAR))
            said = self.links.said(self.words.impersonal, around, limit)
            learnt = range(end, min(limit, end + 2))
            heard = next(((i, i + 1) for i in learnt if low[i] in self.words.learning), None)
            said = said or heard
            if said is not None:
                unnamed = Unnamed(None, self._side(index + 1, end))
                rough = Hand("official", index + 1, end, index, end, unnamed=unnamed)
                return replace(rough, shown=((index, end), said), linked=True)
        printed = any(
            low[i].endswith(self.words.outlet_nouns) or low[i] in self.words.outlet_heads
            for i in range(index + 1, end)
        )
        if end < limit and low[end] in self.words.learning and not printed:
            unnamed = Unnamed(None, self._side(index + 1, end))
            rough = Hand("official", index + 1, end, index, end, unnamed=unnamed)
            return replace(rough, shown=((index, end),), linked=True)
        return None
