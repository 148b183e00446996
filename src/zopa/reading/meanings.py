"""Whom a noun phrase means in its report: by a name, a title, a seat, a pronoun, a description."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from zopa.language.epithets import epithets
from zopa.reading.focus import UNNAMED, Fits, Focus, Referent
from zopa.reading.names import CALLED, Name
from zopa.reading.page import Page
from zopa.reading.referents import Noun, Referents
from zopa.reading.voice import Range

_APPOSED = 6  # words between a noun and the name in apposition, and words of that name
_SETTING = 8  # sentences back to the place that a paragraph is set in
_NEAR = 150  # words back to the city in which a host receives
_RULES = {"seat": "speaker.seat", "capital": "speaker.seat", "body": "speaker.body"}


class Spot(Struct, frozen=True):
    """Where a phrase is read: the sentence, the words told there (whose names are no subjects), and
    whether the verb of the phrase is a plural.
    """

    sentence: int
    quote: tuple[Range, ...] = ()
    plural: bool = False


class Meanings:
    """Reads the noun phrases of one page; words that look back ask the ``focus``."""

    def __init__(self, page: Page, referents: Referents, focus: Focus) -> None:
        self.page = page
        self.referents = referents
        self.focus = focus
        self.grammar = page.grammar
        self.people = referents.people
        self._low = page.words.low
        self._texts = page.words.text
        self._sentences = page.sentences
        self._firsts = [sentence.first for sentence in page.sentences]
        self._objects = page.grammar.he_objects | page.grammar.she_objects
        known = epithets(page.language)
        self._hosts, self._arriving = known.hosts, known.arriving
        self._relative = page.grammar.relatives - page.grammar.subordinators

    def of(self, words: Range, spot: Spot) -> Referent | None:
        """Whom a noun phrase means; ``UNNAMED`` for somebody without a name, ``None`` where the words
        do not tell at all. In a heading nothing looks back.
        """
        first, last = words
        at = first
        while at < last - 1 and not self._texts[at][0].isalnum():
            at += 1
        if last - at == 1 or (last - at == 2 and self._texts[last - 1][0].islower()):
            word = self._low[at]
            if at > 0 and word in self._relative and self._texts[at - 1] == ",":
                return self._before_relative(at)
            if word in self.grammar.third_person or word in self._objects:
                return self._pronoun(word, at, spot)
            if word in self.grammar.we_words or word in self.grammar.one_words:
                return None
            if word in self.referents.speech.source_adverbs:
                return self.focus.carried(spot.sentence)
        if self._low[at] in self.grammar.third_person - self.grammar.demonstratives:
            return self._pronoun(self._low[at], at, spot)  # "tritt er der Idee entgegen"
        noun = self.referents.noun(first, last)
        if noun is None:
            return None
        if noun.source:
            return self._source(noun, words, spot)
        if noun.name is None or noun.name.role == "title":
            apposed = self._apposed(last)
            if apposed is not None:
                return apposed
        if noun.name is not None:
            return self.of_name(noun.name, spot)
        return self._common(noun, first, spot)

    def of_name(self, name: Name, spot: Spot) -> Referent | None:
        """Whom a name means, or a title without one; ``None`` for a name within others."""
        noun = self.referents.noun(name.head, name.last)
        if noun is None or noun.name is None:
            return None
        name = noun.name
        if name.role == "person":
            surname = name.rule == "name.surname"
            return Referent(name.actor, "speaker.surname" if surname else "speaker.name")
        if name.role == "title":
            return self._title(noun, name, spot)
        if name.role == "people" and self._low[name.head] == self.grammar.nominative_article:
            return self._described(noun, spot, party=name.actor)  # "der Franzose": one of them
        if self._low[name.last - 1] in self.people.unnamed and not noun.definite:
            return UNNAMED
        if name.rule == CALLED:
            return Referent(name.actor, "speaker.noun")
        return Referent(name.actor, _RULES.get(name.role, "speaker.name"))

    def body(self, index: int, sentence: int) -> Referent:
        """ "In Moskau ... Das Außenministerium": the body of the place that the paragraph is set in,
        else of the state that the report was last about.
        """
        paragraph = self._sentences[sentence].paragraph
        begin = sentence
        while begin > max(sentence - _SETTING, 0) and (
            self._sentences[begin - 1].paragraph == paragraph
        ):
            begin -= 1
        links = self.grammar.locatives | self.grammar.place_sources
        for name in reversed(self.referents.within(self._sentences[begin].first, index)):
            placed = name.head == 0 or self._low[name.head - 1] in links
            if placed and name.kind == "state" and name.role in {"name", "capital", "seat"}:
                return Referent(name.actor, "speaker.body")
        found = self._last("speaker.body", index, Spot(sentence), self.referents.is_state)
        if found.actor is not None:
            return found
        # else that of the official who spoke last
        known = self.referents.known

        def serves(actor: str) -> bool:
            party = known[actor].party
            return party in known and self.referents.is_state(party)

        bearer = self._last("speaker.body", index, Spot(sentence), serves).actor
        return Referent(known[bearer].party, "speaker.body") if bearer is not None else UNNAMED

    def host(self, index: int) -> str | None:
        """The side in whose city one meets: the last one named behind "in" or "ins" before a word."""
        links = self.grammar.locatives | self._arriving
        for name in reversed(self.referents.within(max(index - _NEAR, 0), index)):
            seat = name.role in {"capital", "seat"} and name.party is not None and name.head > 0
            if seat and not {self._low[name.head - 1], self._low[name.head]}.isdisjoint(links):
                return name.party
        return None

    # -- pronouns and descriptions ----------------------------------------------------------------

    def _last(self, rule: str, index: int, spot: Spot, fits: Fits) -> Referent:
        """Whom the report was last about, of those that fit."""
        at = min(spot.sentence, self._sentence_of(index))
        if self._sentences[at].heading:
            return UNNAMED
        found = self.focus.last(at, index, spot.quote, fits)
        return Referent(found, rule) if found is not None else UNNAMED

    def _pronoun(self, word: str, at: int, spot: Spot) -> Referent | None:
        grammar, rule = self.grammar, "speaker.pronoun"
        if self._sentences[spot.sentence].heading:
            return None
        feminine = word not in grammar.he_words | grammar.he_objects
        if word in grammar.them_objects and grammar.inverted_cue:
            return self._last(rule, at, spot, self.referents.is_group)
        if word in grammar.they_words and (spot.plural or not grammar.inverted_cue):
            return self._last(rule, at, spot, self.referents.is_group)

        def fits(actor: str) -> bool:
            return self.referents.fits(actor, feminine=feminine)

        if word in grammar.demonstratives:
            actor = self.focus.mentioned(min(spot.sentence, self._sentence_of(at)), fits)
            return Referent(actor, rule) if actor is not None else UNNAMED
        found = self._last(rule, at, spot, fits)
        if found.actor is None and grammar.inverted_cue:
            fits = self.referents.is_group if feminine else self.referents.is_masculine
            return self._last(rule, at, spot, fits)
        return found

    def _before_relative(self, at: int) -> Referent | None:
        """ "X, der sagte ...": whom the relative pronoun takes up."""
        sentence = self._sentences[self._sentence_of(at)]
        names = self.referents.within(sentence.first, at)
        if names and names[-1].last >= at - 1 and names[-1].actor is not None:
            return Referent(names[-1].actor, "speaker.pronoun")
        return None

    def _described(
        self, noun: Noun, spot: Spot, *, party: str | None, kinds: frozenset[str] = frozenset()
    ) -> Referent:
        """The person that a noun for somebody known from before can mean."""
        known = self.referents.known

        def fits(actor: str) -> bool:
            side = party is None or known[actor].party in {None, party}
            side = side and self.referents.holds(actor, kinds)
            return side and self.referents.fits(actor, feminine=noun.feminine)

        return self._last("speaker.description", noun.index, spot, fits)

    # -- titles and common nouns ------------------------------------------------------------------

    def _title(self, noun: Noun, name: Name, spot: Spot) -> Referent:
        """The bearer of a title: of those the report has named so, the one it was last about."""
        known = self.referents.known
        heading = self._sentences[spot.sentence].heading
        bare = self._low[name.head] not in self.grammar.articles
        if not noun.definite and not (bare and (name.owner is not None or heading)):
            return UNNAMED
        if name.actor is not None and (name.owner is not None or known[name.actor].named):
            return Referent(name.actor, "speaker.title")
        kinds = self.referents.kinds(name)
        bearers = [
            actor
            for actor in self.referents.bearers(name.title, name.first)
            if name.owner is None or known[actor].party in {None, name.owner}
            if self.referents.holds(actor, kinds)
        ]
        if len(bearers) == 1:
            return Referent(bearers[0], "speaker.title")
        found = self._last("speaker.title", noun.index, spot, lambda actor: actor in bearers)
        if found.actor is not None:
            return found
        return self._described(noun, spot, party=name.owner, kinds=kinds)

    def _common(self, noun: Noun, first: int, spot: Spot) -> Referent:
        """Whom a common noun means: a body, a company, or a person by a description."""
        low, people = self._low[noun.index], self.people
        if low in people.unnamed:
            return UNNAMED
        body = self.referents.is_body(low)
        if self._low[first] in self.grammar.possessives and (body or low in self.grammar.own_side):
            his = self._low[first] in self.grammar.he_possessives
            owns = partial(self.referents.fits, feminine=False) if his else self.referents.is_known
            owner = self._last("", first, spot, owns).actor
            party = self.referents.known[owner].party if owner is not None else None
            return Referent(party, "speaker.body") if party is not None else UNNAMED
        if self._sentences[spot.sentence].heading or not noun.definite:
            return UNNAMED
        short = self.referents.short(low, noun.index)
        if short is not None:
            return Referent(short, "speaker.noun")
        if body:
            return self.body(noun.index, self._sentence_of(noun.index))
        if low in people.collectives or low.endswith(people.collective_endings):
            group = self.referents.collective(low, noun.index)
            return Referent(group, "speaker.noun") if group is not None else UNNAMED
        side = self.host(noun.index) if low in self._hosts else None
        if side is not None:
            found = self._described(noun, spot, party=side)
            known = self.referents.known.get(found.actor or "")
            same = known is not None and known.party == side
            return found if same else Referent(side, "speaker.noun")
        if low in people.described or low.endswith(people.described_endings):
            return self._described(noun, spot, party=None)
        return UNNAMED

    def _apposed(self, last: int) -> Referent | None:
        """ "sein Stellvertreter in der Runde, Minister X": the name behind a comma."""
        limit = self._sentences[self._sentence_of(last - 1)].last
        comma = next(
            (i for i in range(last, min(last + _APPOSED, limit - 1)) if self._texts[i] == ","), None
        )
        if comma is None:
            return None
        names = self.referents.within(comma + 1, min(comma + 1 + _APPOSED, limit))
        if not names or names[0].role != "person" or names[0].head != comma + 1:
            return None
        behind = names[0].last
        closes = behind >= limit or not self._texts[behind][0].isalnum()
        return Referent(names[0].actor, "speaker.name") if closes else None

    # -- sources ----------------------------------------------------------------------------------

    def _source(self, noun: Noun, words: Range, spot: Spot) -> Referent | None:
        """Whose words a noun of saying tells: "Angaben des Kremls", "eigenen Angaben"."""
        first, last = words
        if noun.index + 1 < last:
            return self.of((noun.index + 1, last), spot)
        if self._low[noun.index] in self.people.unnamed:
            return UNNAMED
        for name in self.referents.within(first, noun.index):
            if name.role == "adjective" or name.genitive:
                return Referent(name.actor, "speaker.adjective")
        before = self._low[first : noun.index]
        if not self.people.own.isdisjoint(before):
            return self._own(first, spot)
        if before and before[0] in self.grammar.possessives:
            hers = before[0].startswith(tuple(self.grammar.she_possessives))
            pronouns = self.grammar.she_words if hers else self.grammar.he_words
            pronoun = min(pronouns - self.grammar.demonstratives, default=None)
            return self._pronoun(pronoun, first, spot) if pronoun is not None else None
        return UNNAMED

    def _own(self, index: int, spot: Spot) -> Referent | None:
        """Who tells in "nach eigenen Angaben": the subject before these words, else the one behind."""
        sentence = self._sentences[self._sentence_of(index)]
        names = [
            name
            for name in self.referents.within(sentence.first, sentence.last)
            if name.actor is not None and self.focus.stands(name)
        ]
        before = [name for name in names if name.first < index]
        if not before and len({name.actor for name in names}) != 1:
            return None
        meant = self.of_name(before[-1] if before else names[0], spot)
        return Referent(meant.actor, "speaker.own") if meant is not None else None

    def _sentence_of(self, word: int) -> int:
        return max(bisect_right(self._firsts, word) - 1, 0)


def overlapping(words: Range, ranges: Sequence[Range]) -> bool:
    """Whether one of the ranges has a word of ``words``."""
    return any(first < words[1] and words[0] < last for first, last in ranges)
