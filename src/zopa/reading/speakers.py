"""Who the speaker of a statement is: the actor that its noun phrase means in this report.

A phrase is read by its noun: a name, a surname, a title with the bearer it has in this report, a seat,
a body of a state, a pronoun, a description ("the 54-year-old"). Pronouns and descriptions mean whom
the sentences before were about: their speaker first, then their subject; gender and number must agree.
A statement without a phrase of its own has the speaker before it, unless a heading, a sentence about
somebody else or a paragraph with a new subject stands between. What none of this tells stays unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Statement
from zopa.case.spans import Part
from zopa.language.text import Sentence
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.referents import Noun, Referents
from zopa.reading.voice import Range

_BACK = 3  # sentences that a pronoun or a description looks back
_APPOSED = 6  # words between a noun and the name in apposition, and words of that name
_SAME = "speaker.outer"
_CARRIED = "speaker.carried"


class Referent(Struct, frozen=True):
    """Whom a phrase means, and the rule that told; ``actor`` is ``None`` for somebody unnamed.

    ``words`` are those that name the speaker, where they are others than a statement has marked.
    """

    actor: str | None
    rule: str
    words: tuple[Part, ...] = ()


UNNAMED = Referent(None, "speaker.unnamed")


class _Center(Struct):
    """Whom a sentence is about: who speaks in it, and who acts."""

    speakers: list[Referent] = []
    acting: list[Referent] = []
    told: bool = False


class Speakers:
    """Finds the speakers of the statements of one page; ``acting`` are the subjects by sentence."""

    def __init__(
        self, page: Page, referents: Referents, acting: Mapping[int, Sequence[Name]]
    ) -> None:
        self.page = page
        self.referents = referents
        self.acting = acting
        self.grammar = page.grammar
        self.people = referents.people
        self._low = page.words.low
        self._texts = page.words.text
        self._sentences = page.sentences
        self._firsts = [sentence.first for sentence in page.sentences]
        self._quoted = [(quote.first, quote.last) for quote in page.quotations]
        self._quote_firsts = [first for first, _ in self._quoted]
        self._centers = [_Center([], []) for _ in page.sentences]
        self._relative = page.grammar.relatives - page.grammar.subordinators

    def resolve(self, statements: Sequence[Statement]) -> list[Statement]:
        """The same statements in the same order, each with its speaker and the rule that told."""
        found = list(statements)
        order = sorted(range(len(found)), key=lambda at: _extent(found[at]))
        outer: list[Statement] = []  # statements that hold the place we are at
        done = 0
        for at in order:
            one = found[at]
            start, end = one.quote[0].start, one.quote[-1].end
            home = self._sentence_at(start)
            while done < home:
                self._act(done)
                done += 1
            outer = [other for other in outer if other.quote[-1].end >= end]
            found[at] = self._spoken(one, home, outer)
            outer.append(found[at])
            self._heard(found[at], home)
        return found

    # -- one statement ----------------------------------------------------------------------------

    def _spoken(self, one: Statement, home: int, outer: Sequence[Statement]) -> Statement:
        if one.form == "Direct":
            holder = next((other for other in outer if _holds(other, one)), None)
            if holder is not None:
                rule = _SAME if holder.speaker is not None else None
                return replace(
                    one,
                    speaker=holder.speaker,
                    speaker_rule=rule,
                    speaker_spans=holder.speaker_spans,
                )
        referent = self._referent(one, home)
        if referent is not None and referent.words:
            one = replace(one, speaker_spans=referent.words)
        if referent is None or referent.actor not in self.referents.known:
            return replace(one, speaker=None, speaker_rule=None)
        return replace(one, speaker=referent.actor, speaker_rule=referent.rule)

    def _referent(self, one: Statement, home: int) -> Referent | None:
        quote = self._ranges(one.quote)
        spans = self._ranges(one.speaker_spans)
        ranges = [r for r in spans if not _overlap(r, quote)] or spans
        last = self._sentence_of(quote[-1][1] - 1)
        near = [r for r in ranges if home <= self._sentence_of(r[0]) <= last]
        frame = self._ranges(one.frame)
        apart = not any(home <= self._sentence_of(r[0]) <= last for r in frame)
        framed = [r for r in ranges if apart and r not in near and _overlap(r, frame)]
        heading = self._sentences[home].heading
        marked = self._one_of(near + framed, one)
        told = [self._phrase(*r, home, quote, one, heading=heading) for r in marked]
        meant = [found for found in told if found is not None]
        if meant:
            best = next((found for found in meant if found.actor is not None), meant[0])
            if len(marked) < len(spans) and not best.words:
                best = replace(best, words=tuple(self.page.part(*r) for r in marked))
            return best
        place = self._place(one, home)
        if place is not None:
            return place
        if near or framed or heading or one.rule.startswith("statement.reported_"):
            return self._given(one)
        if frame and not apart and one.cue and not self._told(frame):
            return self._given(one) or self._standing(home, quote)
        return self._carried(one, home, quote)

    def _one_of(self, spans: list[Range], one: Statement) -> list[Range]:
        """The stretches that name the speaker; of two around a cue the one that is its subject."""
        cues = self._ranges(one.cue)
        if len(spans) < 2 or not cues:
            return spans
        first, last = cues[0]
        if not any(end <= first for _, end in spans) or not any(at >= last for at, _ in spans):
            return spans
        behind = next((r for r in spans if r[0] == last), None)
        if behind is not None and self._low[behind[0]] not in self.grammar.oblique:
            return [behind]
        return [next((r for r in spans if self._low[r[0]] not in self.grammar.oblique), spans[0])]

    def _given(self, one: Statement) -> Referent | None:
        """The subject that the rules heard."""
        return Referent(one.speaker, "speaker.subject") if one.speaker else None

    def _told(self, frame: Sequence[Range]) -> bool:
        """Whether a frame is itself reported: "Zugleich teile X die Ansicht, dass ..."."""
        moods = self.grammar.subjunctive - self.grammar.unreal
        return any(
            self._low[at] in moods and self._texts[at][0].islower()
            for first, last in frame
            for at in range(first, last)
        )

    def _standing(self, home: int, quote: Sequence[Range]) -> Referent | None:
        """The one person named in a sentence beside a statement whose speaker nothing marks."""
        sentence = self._sentences[home]
        found = {
            name.actor
            for name in self.referents.within(sentence.first, sentence.last)
            if name.role == "person" and self._stands(name) and not _within(name, quote)
        }
        return Referent(found.pop(), "speaker.subject") if len(found) == 1 else None

    def _phrase(
        self,
        first: int,
        last: int,
        home: int,
        quote: Sequence[Range],
        one: Statement,
        *,
        heading: bool,
    ) -> Referent | None:
        """Whom a noun phrase means; ``None`` where it does not tell at all."""
        at = first
        while at < last - 1 and not self._texts[at][0].isalnum():
            at += 1
        word = self._low[at]
        place = self._sentence_of(at)
        alone = last - at == 1 or (last - at == 2 and self._texts[last - 1][0].islower())
        if alone and at > 0 and word in self._relative and self._texts[at - 1] == ",":
            return self._before_relative(at)
        if alone and word in self.grammar.third_person:
            return None if heading else self._pronoun(word, at, min(home, place), quote, one)
        if alone and (word in self.grammar.we_words or word in self.grammar.one_words):
            return None
        if alone and word in self.referents.speech.source_adverbs:
            return self._carried(one, home, quote)
        noun = self.referents.noun(first, last)
        if noun is None:
            return None
        if noun.source:
            return self._source(noun, first, last, home, quote, one, heading=heading)
        if noun.name is None or noun.name.role == "title":
            apposed = self._apposed(last)
            if apposed is not None:
                return apposed
        if noun.name is not None:
            return self._name(noun, noun.name, place, quote, heading=heading)
        return self._common(noun, first, last, place, quote, heading=heading)

    def _name(
        self, noun: Noun, name: Name, place: int, quote: Sequence[Range], *, heading: bool
    ) -> Referent | None:
        """Whom a name means, or a title without one."""
        if name.role == "person":
            surname = name.rule == "name.surname"
            return Referent(name.actor, "speaker.surname" if surname else "speaker.name")
        if name.role == "title":
            return self._title(noun, name, place, quote, heading=heading)
        if name.role == "people" and self._low[name.head] == self.grammar.nominative_article:
            # "der Franzose": one of them
            return self._described(noun.feminine, place, noun.index, quote, party=name.actor)
        if self._low[name.last - 1] in self.people.unnamed and not noun.definite:
            return UNNAMED
        rules = {"seat": "speaker.seat", "capital": "speaker.seat", "body": "speaker.body"}
        return Referent(name.actor, rules.get(name.role, "speaker.name"))

    def _title(
        self, noun: Noun, name: Name, place: int, quote: Sequence[Range], *, heading: bool
    ) -> Referent:
        """The bearer of a title: of those the report has named so, the one it was last about."""
        known = self.referents.known
        owned = name.owner is not None
        bare = self._low[name.head] not in self.grammar.articles
        if not noun.definite and not (bare and (owned or heading)):
            return UNNAMED
        if name.actor is not None and (owned or known[name.actor].named):
            return Referent(name.actor, "speaker.title")
        short = self.referents.titles.plain(name.title)
        bearers = [
            one.actor
            for one in known.values()
            if one.named
            and one.first < name.first
            and (name.owner is None or one.party in {None, name.owner})
            and self.referents.bears(one.actor, short)
        ]
        if len(bearers) == 1:
            return Referent(bearers[0], "speaker.title")
        if heading:
            return UNNAMED
        found = self._focus(place, noun.index, quote, lambda actor: actor in bearers)
        if found is not None:
            return Referent(found, "speaker.title")
        return self._described(noun.feminine, place, noun.index, quote, party=name.owner)

    def _described(
        self,
        feminine: bool | None,
        place: int,
        index: int,
        quote: Sequence[Range],
        *,
        party: str | None,
    ) -> Referent:
        """The person that a noun for somebody known from before can mean."""
        known = self.referents.known

        def fits(actor: str) -> bool:
            of = known[actor].party
            return self.referents.fits(actor, feminine=feminine) and (
                party is None or of in {None, party}
            )

        found = self._focus(place, index, quote, fits)
        return Referent(found, "speaker.description") if found is not None else UNNAMED

    def _common(
        self,
        noun: Noun,
        first: int,
        last: int,
        place: int,
        quote: Sequence[Range],
        *,
        heading: bool,
    ) -> Referent | None:
        """Whom a common noun means: a body, a company, or a person by a description."""
        low = self._low[noun.index]
        possessive = self._low[first] in self.grammar.possessives
        body = self.referents.is_body(low)
        if low in self.people.unnamed:
            return UNNAMED
        if possessive and (body or low in self.grammar.own_side):
            owner = self._focus(place, first, quote, lambda actor: True)
            party = self.referents.known[owner].party if owner else None
            return Referent(party, "speaker.body") if party else UNNAMED
        if heading or not noun.definite:
            return UNNAMED
        if body:
            return self._body(noun.index, place)
        if low in self.people.collectives or low.endswith(self.people.collective_endings):
            found = self._collective(low, noun.index, place)
            return Referent(found, "speaker.noun") if found else UNNAMED
        if low in self.people.described or low.endswith(self.people.described_endings):
            return self._described(noun.feminine, place, noun.index, quote, party=None)
        return UNNAMED

    def _apposed(self, last: int) -> Referent | None:
        """ "sein Stellvertreter in der Runde, Minister X": the name behind a comma."""
        limit = self._sentences[self._sentence_of(last - 1)].last
        for at in range(last, min(last + _APPOSED, limit - 1)):
            if self._texts[at] == ",":
                names = self.referents.within(at + 1, min(at + 1 + _APPOSED, limit))
                if names and names[0].role == "person" and names[0].head == at + 1:
                    behind = names[0].last
                    if behind >= limit or not self._texts[behind][0].isalnum():
                        return Referent(names[0].actor, "speaker.name")
                return None
        return None

    def _body(self, index: int, place: int) -> Referent:
        """ "In Moskau ... Das Außenministerium": the body of the place that the paragraph is set in."""
        paragraph = self._sentences[place].paragraph
        begin = place
        while begin > 0 and self._sentences[begin - 1].paragraph == paragraph:
            begin -= 1
        links = self.grammar.locatives | self.grammar.place_sources
        names = self.referents.within(self._sentences[begin].first, index)
        for name in reversed(names):
            if name.role in {"name", "capital", "seat"} and name.kind == "state":
                if self._low[name.head - 1] in links or name.head == 0:
                    return Referent(name.actor, "speaker.body")
        found = self._focus(place, index, (), self._is_state)
        return Referent(found, "speaker.body") if found is not None else UNNAMED

    def _collective(self, low: str, index: int, place: int) -> str | None:
        """The organisation that a noun takes up again: of the same head noun, or the only one."""
        found: list[str] = []
        for name in self.referents.within(0, index):
            if name.actor is None or name.kind not in {"organisation", "group"}:
                continue
            if self._low[name.last - 1].endswith(low):
                return name.actor
            found.append(name.actor)
        return found[0] if len(set(found)) == 1 else None

    def _source(
        self,
        noun: Noun,
        first: int,
        last: int,
        home: int,
        quote: Sequence[Range],
        one: Statement,
        *,
        heading: bool,
    ) -> Referent | None:
        """Whose words a noun of saying tells: "Angaben des Kremls", "eigenen Angaben"."""
        behind = noun.index + 1
        if behind < last:
            return self._phrase(behind, last, home, quote, one, heading=heading)
        before = self._low[first : noun.index]
        for name in self.referents.within(first, noun.index):
            if name.role == "adjective" or name.genitive:
                return Referent(name.actor, "speaker.adjective")
        if any(word in self.people.own for word in before):
            sentence = self._sentences[self._sentence_of(first)]
            before_it = [
                name
                for name in self.referents.within(sentence.first, first)
                if name.actor is not None and self._stands(name)
            ]
            if before_it:
                name = before_it[-1]
                pointed = self.referents.noun(name.head, name.last)
                found = pointed and self._name(pointed, name, home, quote, heading=heading)
                return found and Referent(found.actor, "speaker.own")
            acting = self._subjects(home)
            return Referent(acting[0].actor, "speaker.own") if len(acting) == 1 else None
        if before and before[0] in self.grammar.possessives and not heading:
            she = before[0].startswith(tuple(self.grammar.she_possessives))
            return self._pronoun(
                next(iter(sorted(self.grammar.she_words if she else self.grammar.he_words))),
                first,
                home,
                quote,
                one,
            )
        return UNNAMED

    def _place(self, one: Statement, home: int) -> Referent | None:
        """The side in "Aus Kiew hieß es" or "heißt es im Präsidialamt"."""
        speech = self.referents.speech
        cues = self._ranges(one.cue)
        if not any(self._low[at] in speech.place_cues for r in cues for at in range(*r)):
            return None
        quote = self._ranges(one.quote)
        sentence = self._sentences[home]
        for name in self.referents.within(sentence.first, sentence.last):
            inside = any(first <= name.first < last for first, last in quote)
            if name.head == 0 or inside or name.role in {"adjective", "person", "title"}:
                continue
            if self._low[name.head - 1] in self.grammar.place_sources:
                return Referent(name.actor, "speaker.place")
        for first, last in self._ranges(one.frame):
            for at in range(first + 1, last):
                if self.referents.is_body(self._low[at]) and (
                    self._low[at - 1] in self.grammar.place_sources
                ):
                    return self._body(at, home)
        return None

    # -- who the report is about ------------------------------------------------------------------

    def _pronoun(
        self, word: str, at: int, place: int, quote: Sequence[Range], one: Statement
    ) -> Referent | None:
        grammar = self.grammar
        he = word in grammar.he_words
        plural = word in grammar.they_words and self._plural(one)
        if plural:
            found = self._focus(place, at, quote, self._is_group)
            return Referent(found, "speaker.pronoun") if found is not None else UNNAMED
        if word in grammar.demonstratives:
            found = self._mentioned(place, feminine=not he)
        else:
            found = self._focus(
                place, at, quote, lambda actor: self.referents.fits(actor, feminine=not he)
            )
            if found is None and not he and grammar.inverted_cue:
                found = self._focus(place, at, quote, self._is_group)
        return Referent(found, "speaker.pronoun") if found is not None else UNNAMED

    def _plural(self, one: Statement) -> bool:
        """Whether the verb of a statement's cue is a plural."""
        grammar = self.grammar
        if not grammar.inverted_cue:
            return True
        words = [self._low[at] for r in self._ranges(one.cue) for at in range(*r)]
        return bool(words) and words[0].endswith(grammar.infinitive_ending)

    def _is_group(self, actor: str) -> bool:
        return self.referents.known[actor].kind != "person"

    def _is_state(self, actor: str) -> bool:
        return self.referents.known[actor].kind == "state"

    def _before_relative(self, at: int) -> Referent | None:
        """ "X, der sagte ...": whom the relative pronoun takes up."""
        sentence = self._sentences[self._sentence_of(at)]
        names = self.referents.within(sentence.first, at)
        if names and names[-1].last >= at - 1 and names[-1].actor is not None:
            return Referent(names[-1].actor, "speaker.pronoun")
        return None

    def _focus(self, place, index, quote, fits):  # type: ignore[no-untyped-def]
        """The actor of the right kind that the report was last about before a word."""
        sentence = self._sentences[place]
        for name in self.referents.within(sentence.first, index):
            if name.actor and self._stands(name) and not _within(name, quote) and fits(name.actor):
                return name.actor
        crossed = 0
        for at in range(place - 1, max(place - 1 - _BACK, -1), -1):
            before = self._sentences[at]
            if before.heading:
                return None
            center = self._centers[at]
            for said in reversed(center.speakers):
                if said.actor is not None and fits(said.actor):
                    return said.actor
            acting = [one.actor for one in center.acting if one.actor and fits(one.actor)]
            if acting:
                return acting[0] if len(acting) == 1 else None
            if at == place - 1:
                found = self._only(before, fits)
                if found is not None:
                    return found
            if before.paragraph != sentence.paragraph:
                crossed += 1
                if crossed > 1 and not (center.speakers or center.acting):
                    return None
        return None

    def _only(self, sentence: Sentence, fits) -> str | None:  # type: ignore[no-untyped-def]
        names = self.referents.within(sentence.first, sentence.last)
        found = {n.actor for n in names if n.actor and n.role in {"person", "title"} and fits(n.actor)}
        return found.pop() if len(found) == 1 else None

    def _mentioned(self, place: int, *, feminine: bool) -> str | None:
        """The person named last in the sentence before."""
        if place == 0 or self._sentences[place - 1].heading:
            return None
        before = self._sentences[place - 1]
        names = self.referents.within(before.first, before.last)
        fitting = [
            n.actor
            for n in names
            if n.actor is not None
            and n.role != "adjective"
            and self.referents.fits(n.actor, feminine=feminine)
        ]
        return fitting[-1] if fitting else None

    def _stands(self, name: Name) -> bool:
        """Whether a name can be the subject before a pronoun, outside all quotation marks."""
        if name.role == "adjective" or name.genitive:
            return False
        at = bisect_right(self._quote_firsts, name.first) - 1
        if at >= 0 and name.first < self._quoted[at][1]:
            return False
        before = self._low[name.head - 1] if name.head else ""
        article = self._low[name.head]
        return before not in self.grammar.prepositions and article not in self.grammar.oblique

    def _subjects(self, place: int) -> list[Referent]:
        """Who acts in a sentence: its subject, else the one person who can be it."""
        sentence = self._sentences[place]
        names = list(self.acting.get(place, ()))
        if not names:
            names = [
                name
                for name in self.referents.within(sentence.first, sentence.last)
                if self._stands(name) and name.role in {"person", "title", "people"}
            ]
            if len({name.actor for name in names}) > 1:
                return []
        found: dict[str, Referent] = {}
        for name in names:
            noun = self.referents.noun(name.head, name.last)
            if noun is None or noun.name is None:
                continue
            meant = self._name(noun, noun.name, place, (), heading=sentence.heading)
            if meant is not None and meant.actor is not None:
                words = (self.page.part(name.head, name.last),)
                found.setdefault(meant.actor, replace(meant, words=words))
        return list(found.values())

    # -- carrying over ----------------------------------------------------------------------------

    def _carried(self, one: Statement, home: int, quote: Sequence[Range]) -> Referent | None:
        """The speaker before a statement that has none of its own."""
        sentence = self._sentences[home]
        if sentence.heading:
            return None
        center = self._centers[home]
        if center.told:
            return self._again(center)
        if home == 0 or self._sentences[home - 1].heading:
            return None
        before = self._centers[home - 1]
        if before.told:
            return self._again(before)
        if self._sentences[home - 1].paragraph == sentence.paragraph and len(before.acting) == 1:
            return replace(before.acting[0], rule="speaker.subject_before")
        return None

    @staticmethod
    def _again(center: _Center) -> Referent | None:
        """Who spoke last in a sentence."""
        return replace(center.speakers[-1], rule=_CARRIED) if center.speakers else None

    def _heard(self, one: Statement, home: int) -> None:
        """Note who spoke, for what follows."""
        last = self._sentence_at(one.quote[-1].end - 1)
        for at in range(home, last + 1):
            center = self._centers[at]
            center.told = True
            if one.speaker is not None or (one.speaker_spans and one.form != "Direct"):
                center.speakers.append(Referent(one.speaker, _CARRIED, one.speaker_spans))
            elif one.form != "Direct":
                center.speakers.clear()

    def _act(self, place: int) -> None:
        """Note who acts in a sentence that is over."""
        center = self._centers[place]
        center.acting = self._subjects(place)
        if center.acting or center.told:
            return
        sentence = self._sentences[place]
        for at in range(sentence.first, sentence.last):
            if self._low[at] in self.grammar.he_words and self._low[at] not in (
                self.grammar.demonstratives
            ):
                found = self._focus(
                    place, at, (), lambda actor: self.referents.fits(actor, feminine=False)
                )
                if found is not None:
                    words = (self.page.part(at, at + 1),)
                    center.acting.append(Referent(found, "speaker.pronoun", words))
                return

    # -- places -----------------------------------------------------------------------------------

    def _ranges(self, parts: Sequence[Part]) -> list[Range]:
        words = self.page.words
        found = []
        for part in parts:
            first = bisect_right(words.end, part.start)
            last = bisect_left(words.start, part.end)
            if first < last:
                found.append((first, last))
        return found

    def _sentence_of(self, word: int) -> int:
        return max(bisect_right(self._firsts, word) - 1, 0)

    def _sentence_at(self, character: int) -> int:
        return self._sentence_of(bisect_right(self.page.words.end, character))


def _extent(one: Statement) -> tuple[int, int]:
    return one.quote[0].start, -one.quote[-1].end


def _overlap(words: Range, ranges: Sequence[Range]) -> bool:
    return any(first < words[1] and words[0] < last for first, last in ranges)


def _within(name: Name, ranges: Sequence[Range]) -> bool:
    return any(first <= name.first < last for first, last in ranges)


def _holds(outer: Statement, one: Statement) -> bool:
    """Whether the words of a statement, and those of its speaker, stand in somebody's indirect speech."""
    if outer.form not in {"Indirect", "IndirectFreeIndirect"}:
        return False
    start, end = one.quote[0].start, one.quote[-1].end
    return any(
        part.start <= start
        and end <= part.end
        and end - start < part.end - part.start
        and (
            one.speaker_spans == outer.speaker_spans
            or all(part.start <= named.start < part.end for named in one.speaker_spans)
        )
        for part in outer.quote
    )
