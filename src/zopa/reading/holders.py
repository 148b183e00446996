"""Whose stance it is where no name stands as the subject: a body, a title, a pronoun, both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from zopa.case.findings import Statement
from zopa.language.epithets import epithets
from zopa.language.stances import StanceWords, stance_words
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.meanings import Spot
from zopa.reading.names import CALLED, Name
from zopa.reading.page import Page
from zopa.reading.papers import Papers
from zopa.reading.phrase import NounPhrases
from zopa.reading.referents import Referents
from zopa.reading.sides import sides
from zopa.reading.speakers import Speakers
from zopa.reading.strangers import Strangers
from zopa.reading.voice import Range

_BOTH = 2
_OFFICERS = frozenset({"title", "person"})  # roles of names
_NEAR = 150  # words back to the one whose neighbour or rival is meant
_BACK = 5  # sentences back to those whom "beide" takes up


class Holders(Speakers):
    """Speakers that can also tell whom the subject of a clause means, once they are resolved."""

    def __init__(
        self,
        page: Page,
        referents: Referents,
        acting: Mapping[int, Sequence[Name]],
        clauses: ClauseReader,
    ) -> None:
        super().__init__(page, referents, acting)
        self._phrases = NounPhrases(page, clauses)
        self._clauses = clauses
        self.strangers = Strangers(page, self._phrases, clauses)
        self.papers = Papers(page, referents)
        self._stance: StanceWords = stance_words(page.language)
        self._hosts = epithets(page.language).hosts
        self._best: dict[str, Name] = {}
        for name in referents.names:
            if name.actor is not None and self._better(name):
                self._best[name.actor] = name

    def _better(self, name: Name) -> bool:
        """Whether a mention tells more of its actor than those before it."""
        assert name.actor is not None
        known = self._best.get(name.actor)
        return known is None or (known.party is None and name.party is not None)

    def name_of(self, actor: str | None) -> Name | None:
        """A mention of the actor that tells for whom it speaks; ``None`` for an unknown one."""
        return self._best.get(actor) if actor is not None else None

    def resolve(self, statements: Sequence[Statement]) -> list[Statement]:
        """The same statements with their speakers; then it is known on whose side those stand."""
        found = super().resolve(statements)
        homes = [
            (
                self._sentence_at(one.quote[-1].end - 1),
                one.speaker,
                frozenset(i for r in self._ranges(one.quote) for i in range(*r)),
            )
            for one in found
            if one.speaker is not None and one.form != "Reported"
        ]
        for actor, party in sides(self.page, self.referents, self.acting, homes).items():
            if actor in self._best:
                self._best[actor] = replace(self._best[actor], party=party)
        return found

    def beside(self, one: Statement) -> Name | None:
        """Who is named beside a statement whose speaker was looked for in another sentence."""
        last = self._sentence_at(one.quote[-1].end - 1)
        spans = self._ranges(one.speaker_spans)
        if not spans or any(self._sentence_of(first) == last for first, _ in spans):
            return None
        quoted = {i for first, end in self._ranges(one.quote) for i in range(first, end)}
        sentence = self._sentences[last]
        near = {
            name.actor
            for name in self.referents.within(sentence.first, sentence.last)
            if name.role == "person" and not name.genitive and name.first not in quoted
        }
        return self.name_of(near.pop()) if len(near) == 1 else None

    def officer(self, one: Statement) -> Name | None:
        """Who speaks by an office alone, where that tells for whom: "sagte die Präsidentin von Peru"."""
        for first, last in self._ranges(one.speaker_spans):
            noun = self.referents.noun(first, last)
            source = noun is not None and noun.source  # "Angaben des Ministers von Peru"
            found = self._in_office(noun.index + 1 if noun and source else first, last)
            found = found or self._own_body(first, last)
            if found is not None:
                return found
        return None

    def _own_body(self, first: int, last: int) -> Name | None:
        """Whose body speaks in "Peru will not sign, its foreign ministry said"."""
        noun = self.referents.noun(first, last)
        if self.grammar.inverted_cue or noun is None or noun.name is not None:
            return None
        owned = self._low[first] in self.grammar.possessives - self.grammar.we_possessives
        if not owned or not self.referents.is_body(self._low[noun.index]):
            return None
        owns = self.referents.is_group
        if self._low[first] in self.grammar.he_possessives:  # "his office": that of a man
            owns = partial(self.referents.fits, feminine=False)
        return self.name_of(self.focus.last(self._sentence_of(first), first, (), owns))

    def _in_office(self, first: int, last: int) -> Name | None:
        """An officer without a name, with the party of the office: that of its owner, or the one that
        the sentence before was about.
        """
        noun = self.referents.noun(first, last)
        name = noun.name if noun is not None else None
        if name is None or name.role != "title":
            return None
        if name.party is not None:
            return name
        if name.owner is not None or not name.speaks:
            return None
        place = self._sentence_of(first)
        whose = name.head > 0 and self._low[name.head - 1] in self.grammar.whose
        if whose or self._low[name.head] in self.grammar.possessives:
            party = self.focus.last(place, name.head, (), self.referents.is_group)
            return replace(name, party=party) if party is not None else None
        behind = next((i for i in range(name.last, last) if self._texts[i][0].isupper()), None)
        if behind is not None:
            links = self.grammar.genitive_articles | self.grammar.owner_links
            owned = self._low[name.last] in links
            owner = self.referents.short(self._low[behind], behind) if owned else None
            served = next(iter(self.referents.within(behind, last)), None)
            if owned and owner is None and served is not None and served.role in _OFFICERS:
                owner = served.party  # "ein Sprecher des Präsidenten"
            return replace(name, party=owner) if owner is not None else None
        listed = self._low[name.first] in self.referents.people.titles
        party = self._side_before(place) if listed else None
        return replace(name, party=party) if party is not None else None

    def _side_before(self, place: int) -> str | None:
        """The one party that the sentence before was about, in one paragraph."""
        if place == 0:
            return None
        before = self._sentences[place - 1]
        if before.heading or before.paragraph != self._sentences[place].paragraph:
            return None
        center = self.focus.centers[place - 1]
        known = [self.name_of(one.actor) for one in (*center.speakers, *center.acting)]
        parties = {name.party for name in known if name is not None}
        named = {
            name.party or name.owner for name in self.referents.within(before.first, before.last)
        }
        return parties.pop() if len(parties) == 1 and named - {None} <= parties else None

    def private(self, one: Statement) -> bool:
        """Whether the noun for a speaker is one for somebody who binds nobody: "eine Abgeordnete"."""
        for first, last in self._ranges(one.speaker_spans):
            noun = self.referents.noun(first, last)
            if noun is not None:
                return self.referents.people.is_private(self._low[noun.index])
        return False

    def joined(self, one: Statement) -> tuple[Name, ...]:
        """Who said it together with the speaker: "Vidal und Reyes sagten, ..."."""
        for first, _ in self._ranges(one.speaker_spans):
            limit = self._sentences[self._sentence_of(first)].last
            names = [n for n in self.referents.within(first, limit) if n.role != "adjective"]
            row, closed = names[:1], 0
            for name in names[1:]:
                between = self._low[row[-1].last : name.head]
                last = len(between) == 1 and between[0] in self.grammar.coordinators
                if not (last or between == [","]) or name.genitive:
                    break
                row.append(name)
                closed = len(row) if last else closed
            row = row[:closed]  # "A, B und C"; what only a comma parts is in apposition
            if row and row[0].actor == one.speaker:
                known = [self.name_of(name.actor) for name in row[1:]]
                return tuple(name for name in known if name is not None)
        return ()

    def sided(self, name: Name) -> Name:
        """The name with the party that its bearer speaks for."""
        if name.party is None and name.actor is None and name.role == "title":
            sentence = self._sentences[self._sentence_of(name.head)]
            end = self._phrases.end(name.head, sentence.last, appositions=False)
            return self._in_office(name.head, end) or name
        if name.party is not None or name.actor is None:
            return name
        known = self._best.get(name.actor)
        return replace(name, party=known.party) if known is not None and known.party else name

    def of_clause(self, clause: Clause) -> tuple[Name, ...]:
        """Whom the first noun phrase of a clause means that can be its subject and means anybody."""
        at, limit = clause.first, clause.last
        finite = self._clauses.finite_of(clause)
        if finite is not None and not self.grammar.inverted_cue:
            limit = max(finite, at + 1)  # an English subject stands before its verb
        own = set(clause.words)
        while at < limit:
            if (
                at not in own or self._low[at] in self.grammar.reflexive
            ):  # of what breaks into the clause
                at += 1
                continue
            opens = at == clause.first and self._low[at] == clause.head
            prepositional = self._low[at] in self.grammar.prepositions and not opens
            begin = at + 1 if prepositional or opens else at
            if begin >= limit or not self._phrases.begins(begin, limit):
                at += 1
                continue
            end = self._phrases.end(begin, limit, appositions=False)
            owned = self._owned(begin, end) and self._possessor(begin, end) is None
            if not prepositional and not owned and self._phrases.subject_like(begin):
                found = self.meant((begin, end))
                if found:
                    return found
            at = max(end, at + 1)
        return ()

    def of_paper(self, clause: Clause) -> tuple[Name, ...]:
        """The party whose paper is the first noun phrase of a clause: "Der Entwurf aus Oslo fordert ..."."""
        first = clause.first
        if self._low[first] in self.grammar.coordinators and first + 1 < clause.last:
            first += 1
        if not self._phrases.begins(first, clause.last) or not self._phrases.subject_like(first):
            return ()
        end = self._phrases.end(first, clause.last, appositions=False)
        name = self.name_of(self.papers.owner(first, end))
        return (name,) if name is not None else ()

    def _owned(self, first: int, last: int) -> bool:
        """Whether a phrase begins with a possessor and names nobody else: "Kenya's consent"."""
        names = self.referents.within(first, last)
        return len(names) == 1 and names[0].genitive and names[0].head == first

    def _possessor(self, first: int, last: int) -> Name | None:
        """The party of "Perus Regierung", "Perus neue Delegation": its possessor stands before it."""
        if not self._owned(first, last):
            return None
        owner = self.referents.within(first, last)[0]
        noun = next((i for i in range(owner.last, last) if self._texts[i][0].isupper()), None)
        if noun is None or noun - owner.last > 1:
            return None
        low = self._low[noun]
        sides = self._stance.sides | self.grammar.own_side
        if low not in sides and not self.referents.is_body(low):
            return None
        return self.name_of(owner.party or owner.actor)

    def behind(self, index: int, limit: int) -> tuple[Name, ...]:
        """Whom the noun phrase behind a preposition means."""
        begin = index + 1
        if begin >= limit or not self._phrases.begins(begin, limit):
            return ()
        return self.meant((begin, self._phrases.end(begin, limit, appositions=False)))

    def meant(self, phrase: Range) -> tuple[Name, ...]:
        """Whom a noun phrase means: an actor, both sides, or nobody who is known."""
        first, last = phrase
        place = self._sentence_of(first)
        both = self._both(first, last, place)
        if both:
            return both
        owner = self._possessor(first, last) or self._opposite(first, last)
        if owner is not None:
            return (owner,)
        name = self.name_of(self._plain(phrase, place) or self._side(first, last, place))
        name = name or self._in_office(first, last)
        return (name,) if name is not None else ()

    def _side(self, first: int, last: int, place: int) -> str | None:
        """The party that "die Partei" or "die Kammer" takes up."""
        noun = self.referents.noun(first, last)
        if noun is None or noun.name is not None or not noun.definite:
            return None
        if self._low[noun.index] in self._hosts:
            return self.meanings.host(noun.index)
        if self.referents.is_body(self._low[noun.index]):
            owners = self.referents.within(noun.index + 1, last)
            if owners and owners[0].genitive and owners[0].head == noun.index + 1:
                return owners[0].party or owners[0].actor
        if self._low[noun.index] not in self._stance.sides:
            return None
        return self.focus.last(place, first, (), self.referents.is_group)

    def _opposite(self, first: int, last: int) -> Name | None:
        """The other one of the two whom "das Nachbarland" may mean: not the one named last."""
        noun = self.referents.noun(first, last)
        contracted = self._low[first - 1] in self.referents.people.definite if first else False
        if noun is None or noun.name is not None or not (noun.definite or contracted):
            return None
        pair = self.referents.opposite.get(self._low[noun.index], ())
        for name in reversed(self.referents.within(max(first - _NEAR, 0), first) if pair else ()):
            other = [one for one in pair if one.actor != (name.party or name.owner)]
            if len(other) < len(pair):
                at, one = noun.index, other[0]
                known = self.name_of(one.actor)
                return known or Name(
                    first, at, at + 1, one.actor, one.kind, one.name, one.actor, "name", CALLED
                )
        return None

    def _plain(self, phrase: Range, place: int) -> str | None:
        found = self.meanings.of(phrase, Spot(place))
        return found.actor if found is not None else None

    def _both(self, first: int, last: int, place: int) -> tuple[Name, ...]:
        """The two parties that "both sides" are: those that the report names most up to here; "all three"
        are all that it names, where they are as many.
        """
        words = self._low[first:last]
        size = _BOTH
        if self._stance.both.isdisjoint(words):
            size = next((self._stance.counted[w] for w in words if w in self._stance.counted), 0)
            if not size or self._stance.wholes.isdisjoint(words):
                return ()
        elif last - first == 1:
            return self._pair(place)
        states = not self._stance.states.isdisjoint(words)
        if not states and self._stance.sides.isdisjoint(words):
            return ()
        counts: Counter[str] = Counter()
        for name in self.referents.within(0, last):
            party = name.party or name.owner
            known = self.name_of(party)
            if party is not None and known is not None and (not states or known.kind == "state"):
                counts[party] += 1
        if size > _BOTH and len(counts) != size:
            return ()
        named = [self.name_of(party) for party, _ in counts.most_common(size)]
        found = tuple(name for name in named if name is not None)
        return found if len(found) == size else ()

    def _pair(self, place: int) -> tuple[Name, ...]:
        """The two whom "beide" takes up: those of the sentence before, or of the last ones that name any
        in its paragraph.
        """
        found: dict[str, Name] = {}
        paragraph = -1
        for at in range(place - 1, max(place - 1 - _BACK, -1), -1):
            before = self._sentences[at]
            if found and before.paragraph != paragraph:
                break
            found |= self._named_in(before)
            if found:
                paragraph = before.paragraph
            if len(found) >= _BOTH:
                break
        return tuple(found.values()) if len(found) == _BOTH else ()

    def _named_in(self, before: Sentence) -> dict[str, Name]:
        """The parties that a sentence names."""
        found: dict[str, Name] = {}
        for name in self.referents.within(before.first, before.last):
            party = name.party or (name.owner if name.role == "adjective" else None)
            if name.actor is None and name.role == "title":
                meant = self.meant((name.head, name.last))
                party = meant[0].party if meant else None
            known = self.name_of(party) or self.name_of(name.actor)
            if party is not None and known is not None:
                found.setdefault(party, known)
        return found
