"""Finds the names in a report: states by name, seat and demonym, bodies, persons by title and name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from zopa.language.people import People, people
from zopa.language.ranks import ranks
from zopa.language.saying import SpeechWords, speech_words
from zopa.language.text import Sentence
from zopa.reading.bearers import Bearers
from zopa.reading.extents import Extents
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.named_phrases import NamedPhrases
from zopa.reading.names import CALLED, Name
from zopa.reading.page import Page
from zopa.reading.persons import Persons
from zopa.reading.register import NOTHING, Person, Told
from zopa.reading.titles import Entry, Titles, takes_up

_REACH = 150  # words back to the party that a noun takes up
_OWNER = 4  # words between a title and the name in apposition: "des Landes"
_FIELD = 6  # words at most of "for trade and industry"


class NameReader:
    """Finds the names of one page; ``read`` gives them in the order of the text, none overlapping."""

    def __init__(
        self, page: Page, places: Gazetteer, marked: Mapping[int, int] | None = None
    ) -> None:
        """``marked``: names of persons that the encoder marks, the word behind each by its first."""
        self.page = page
        self.marked = marked or {}
        self.words = page.words
        self.grammar = page.grammar
        self.people: People = people(page.language)
        self.ranks = ranks(page.language)
        self.speech: SpeechWords = speech_words(page.language)
        self.places = places
        self.entries = places.entries
        self.titles: Titles = places.titles
        self.persons = Persons(page, places.listed, places.titles)
        self.extents = Extents(page, places, self.persons)
        self.phrases = NamedPhrases(page, places)
        self._heard: list[tuple[str, int]] = []  # parties in the order of their names

    def read(self) -> list[Name]:
        """All names of the page."""
        rough = [self._scan(sentence) for sentence in self.page.sentences]
        bearers = Bearers(self.page, self.places, self.persons, self.phrases, self.marked)
        names: list[Name] = []
        for sentence, found in zip(self.page.sentences, rough, strict=True):
            names.extend(bearers.resolve(sentence, found))
        return names

    # -- first pass: gazetteer, titles, full names ------------------------------------------------

    def _scan(self, sentence: Sentence) -> list[Name]:
        found: list[Name] = []
        low, opens = self.words.low, self.places.opens
        free = sentence.first  # behind the name before
        told = False  # whether the word before is a verb of saying
        for index in range(sentence.first, sentence.last):
            behind_cue, told = told, low[index] in self.speech.cues
            if index < free:
                continue
            begins = opens(low[index]) or opens(self._unmarked(index))
            name = self._begun(index, sentence, found) if begins else None
            if name is None and index in self.marked:
                name = self._marked(index, sentence)
            if name is None and low[index - 1] == "," and index > sentence.first:
                name = self._behind_title(index, sentence, found)
            if name is None and behind_cue:
                name = self._behind_cue(index, sentence)
            if name is not None:
                name = self._apposed(name, found)
                found.append(name)
                free = name.last
                self._hear(name)
        return found

    def _hear(self, name: Name) -> None:
        """Remember which party a name is of."""
        party = name.party or name.owner
        if party is None and name.role == "person" and name.actor is not None:
            party = self.persons[name.actor].party
        if party is not None:
            self._heard.append((party, name.first))

    def _begun(self, index: int, sentence: Sentence, found: Sequence[Name]) -> Name | None:
        """The name that begins at a word."""
        return (
            self._known(index, sentence)
            or self._titled(index, sentence, found)
            or self._courtesy(index, sentence)
            or self._full_name(index, sentence)
            or self._called(index, sentence, found)
        )

    def _called(self, index: int, sentence: Sentence, found: Sequence[Name]) -> Name | None:
        """A party by the noun for what it is: "der Konzern"; of several the one named last."""
        low = self.words.low
        meant = self.places.called.get(low[index], ())
        members = self.places.members.get(low[index])
        if members is not None and low[index - 1] in self.grammar.plural_articles:
            meant = (members,)
        if not meant or not self.words.text[index][0].isupper():
            return None
        if not self.phrases.known(index, sentence):
            return None
        if found and found[-1].role == "adjective" and found[-1].last == index:
            return None  # "die peruanische Reederei"
        entry = meant[0] if len(meant) == 1 else self._last_of(meant, index)
        if entry is None:
            return None
        named = self._of_entry(
            index, index + 1, entry, sentence, genitive=self.phrases.genitive(index, sentence)
        )
        return replace(named, role="name", rule=CALLED)

    def _last_of(self, meant: Sequence[Entry], index: int) -> Entry | None:
        """Of some parties the one that was named last before a word."""
        for party, at in reversed(self._heard):
            if index - at > _REACH:
                return None
            found = next((one for one in meant if one.actor == party), None)
            if found is not None:
                return found
        return None

    def _apposed(self, name: Name, found: Sequence[Name]) -> Name:
        """ "Pete X, der neue Minister": a title in apposition belongs to the person before it; in
        "Kenya's president, Pete X," the person stands behind it.
        """
        if name.role == "person" and found and not self.grammar.inverted_cue:
            self._named_behind(name, found[-1])
        if name.role != "title" or name.head == 0 or self.words.text[name.head - 1] != ",":
            return name
        owned = name.owner is not None and not self.grammar.inverted_cue  # ", Chile's president"
        opens = owned or self.words.low[name.head] in self.grammar.articles
        if not opens or name.genitive:
            return name
        bearer = next((n for n in reversed(found) if n.role == "person" and n.actor), None)
        if bearer is None or bearer.actor is None:
            return name
        person = self.persons[bearer.actor]
        if person.title:
            return name
        person.title, person.speaks = name.title, name.speaks
        if name.speaks and person.party is None:
            person.party = name.owner
        return replace(
            name, actor=person.key, name=person.name, role="person", rule="name.apposition"
        )

    def _named_behind(self, name: Name, title: Name) -> None:
        """Give a person the title that stands before it and a comma."""
        end = self._behind_field(title)
        comma = name.head == end + 1 and self.words.text[end] == ","
        if not comma or title.role != "title" or title.owner is None or name.actor is None:
            return
        person = self.persons[name.actor]
        if not person.title and person.party is None and title.speaks:
            person.title, person.speaks, person.party = title.title, True, title.owner

    def _behind_field(self, title: Name) -> int:
        """Behind what an English title is one for: "minister for trade and industry"."""
        at, words, grammar = title.last, self.words, self.grammar
        if words.low[at : at + 1] and words.low[at] in (
            grammar.owner_links | grammar.spoken_for | {grammar.infinitive_mark}
        ):
            for end in range(at + 1, min(at + _FIELD, len(words))):
                if words.text[end] == ",":
                    return end
                if not words.text[end][0].isalpha() or words.low[end] in grammar.finite:
                    break
        return at

    def _known(self, index: int, sentence: Sentence) -> Name | None:
        """A state, party or seat; with a body behind an adjective, the body."""
        for last, entry in self.entries.at(self.words.low, index, sentence.last):
            word = self.words.text[index]
            if entry.exact and not word.isupper():
                continue
            if entry.role == "adjective" or self._of_town(last, entry, sentence):
                return self._adjective(index, last, replace(entry, role="adjective"), sentence)
            if word[0].isupper():
                return self._place(index, last, entry, sentence)
            # "the Council": a name with its article
            named = word in self.grammar.articles and self.words.text[index + 1][0].isupper()
            if named and last > index + 1:
                return self._place(index + 1, last, entry, sentence)
            if entry.common and self.phrases.definite(index, last, sentence):
                return self._place(index, last, entry, sentence)
        return None

    def _of_town(self, last: int, entry: Entry, sentence: Sentence) -> bool:
        """Whether the word for the people of a town says whose the noun behind is: "Ohmer Stadtrat"."""
        if entry.role != "people" or entry.kind == "state" or last >= sentence.last:
            return False
        return self.grammar.inverted_cue and self.words.text[last][0].isupper()

    def _place(self, index: int, last: int, entry: Entry, sentence: Sentence) -> Name | None:
        genitive = entry.role == "genitive"
        if last < sentence.last and (genitive or not self.grammar.inverted_cue):
            at = last + (1 if self.words.low[last] in self.grammar.possessive_marks else 0)
            begin = index if self.grammar.inverted_cue else self.phrases.head(index, sentence)
            titled = self._office_at(at, sentence, owner=entry.actor, head=begin)
            if titled is not None:
                return titled
            while at < sentence.last - 1 and self.phrases.is_modifier(at):
                at += 1
            if genitive and at < sentence.last and self.titles.word(self.words.low[at]).core_body:
                spoken = self._title_of_body(at, sentence, entry, index)
                if spoken is not None:
                    return spoken
                return self._body(index, at + 1, entry, sentence)  # "Kenya's government"
        genitive = genitive or self.phrases.genitive(index, sentence)
        named = self._of_entry(index, last, entry, sentence, genitive=genitive)
        head = self._apposed_head(index, entry, sentence) if not genitive else None
        return replace(named, head=head) if head is not None else named

    def _adjective(self, index: int, last: int, entry: Entry, sentence: Sentence) -> Name | None:
        """ "der russische Präsident", "die ukrainische Führung"; else the adjective owns a noun."""
        at = last
        while at < sentence.last and at < last + 3 and self.phrases.is_modifier(at):
            at += 1
        if at < sentence.last:
            head = self.phrases.head(index, sentence)
            begin = at if self.grammar.inverted_cue else last
            titled = self._office_at(begin, sentence, owner=entry.actor, head=head)
            if titled is None and self.titles.word(self.words.low[at]).core_body:
                titled = self._title_of_body(at, sentence, entry, head)
            if titled is not None:
                return titled
            if self.titles.word(self.words.low[at]).body:
                return self._body(index, at + 1, entry, sentence)
        return self._of_entry(index, last, entry, sentence, genitive=False)

    def _title_of_body(self, body: int, sentence: Sentence, entry: Entry, head: int) -> Name | None:
        """The title behind an English body: "the Kenyan government spokesman"."""
        if self.grammar.inverted_cue:
            return None
        return self._title_at(body + 1, sentence, owner=entry.actor, head=head)

    def _of_entry(
        self, index: int, last: int, entry: Entry, sentence: Sentence, *, genitive: bool
    ) -> Name:
        return Name(
            self.phrases.head(index, sentence),
            index,
            last,
            entry.actor,
            entry.kind,
            entry.name,
            entry.actor,
            entry.role,
            f"name.{entry.role}",
            iso2=entry.iso2,
            genitive=genitive,
        )

    def _body(self, index: int, last: int, owner: Entry, sentence: Sentence) -> Name:
        return replace(
            self._of_entry(
                index, last, owner, sentence, genitive=self.phrases.genitive(index, sentence)
            ),
            role="body",
            rule="name.body",
        )

    def _titled(self, index: int, sentence: Sentence, found: Sequence[Name]) -> Name | None:
        """A title with or without a name: "US-Außenminister Rubio", "Kremlsprecher", "Präsident X"."""
        office = self.titles.word(self._unmarked(index))
        if not office.matters or self._only_modifies(index, sentence):
            return None
        word = self.words.text[index]
        if not word[0].isupper() and self.grammar.inverted_cue:
            return None
        if office.owner is not None and office.core_body:
            return self._body(index, index + 1, office.owner, sentence)
        if office.home is not None and not office.title:
            return Name(
                self.phrases.head(index, sentence),
                index,
                index + 1,
                office.home,
                "state",
                word,
                office.home,
                "body",
                "name.home",
            )
        if office.body:
            body = self._owned_body(index, sentence)
            if body is not None:
                return body
        owner = office.owner.actor if office.owner else office.home
        if owner is None and found:
            before = found[-1]
            if before.genitive and before.last == index and before.role != "adjective":
                owner = before.party
        return self._title_at(index, sentence, owner=owner, head=self.phrases.head(index, sentence))

    def _owned_body(self, index: int, sentence: Sentence) -> Name | None:
        """ "die Regierung in Bogotá", "das Außenministerium der USA", "die Regierung von X"."""
        at = index + 1
        while at < min(index + 4, sentence.last) and self.words.low[at] in self.grammar.owning:
            at += 1
        if at == index + 1 or at >= sentence.last:
            return None
        for last, entry in self.entries.at(self.words.low, at):
            if entry.role != "adjective":
                return self._body(index, last, entry, sentence)
        return None

    def _office_at(self, index: int, sentence: Sentence, *, owner: str, head: int) -> Name | None:
        """The title behind its owner; in English what it is one for and its ministry stand between:
        "Peru's deputy foreign minister", "the Peruvian foreign ministry spokesman".
        """
        at = index
        if not self.grammar.inverted_cue:
            limit = min(index + _FIELD, sentence.last - 1)
            while at < limit and (
                self.phrases.is_modifier(at) or self.titles.word(self.words.low[at]).core_body
            ):
                at += 1
        for place in range(at, index - 1, -1):
            titled = self._title_at(place, sentence, owner=owner, head=head)
            if titled is not None:
                return titled
        return None

    def _title_at(
        self, index: int, sentence: Sentence, *, owner: str | None, head: int
    ) -> Name | None:
        """The title at ``index`` with the name behind it, if there is one."""
        if index >= sentence.last:
            return None
        low = self._unmarked(index)
        marked = low != self.words.low[index]  # "the president's"
        office = self.titles.word(low)
        if not office.core_title or self.phrases.describes(index, sentence):
            return None
        if office.owner is not None:
            owner = office.owner.actor
        owner = office.home or owner
        alone = head < index or owner is not None
        first = self.extents.behind_degrees(index + 1, sentence)
        last = self.extents.behind_title(first, sentence, alone=alone)
        if marked or last == first:
            first = last = index + 1
        if owner is None and not marked:
            owner = self.phrases.owner_after(last, sentence)
        private = office.private
        if office.seats:
            owner = owner or self.places.local(office.seats)
            private = private and owner not in self.places.named
        title = self.words.text[index][: len(low)]
        former = office.former or any(
            low in self.people.former for low in self.words.low[head:index]
        )
        name = Name(
            head,
            index,
            last,
            None,
            "person",
            title,
            None,
            "title",
            "name.title",
            title=title,
            owner=owner,
            speaks=not (private or former),
            former=former,
            genitive=marked or self.phrases.genitive(index, sentence, title),
        )
        if last == first:
            return (self._party_behind(name, sentence) if not marked else None) or name
        served = self._served(head, first, last) if head < index else None
        if served is not None:
            return replace(name, last=index + 1, owner=owner or served.party)
        told = self.persons.told(title, owner)
        person, genitive = self._register(first, last, told)
        if takes_up(self.page, head, title) and head > sentence.first:
            name = replace(name, head=head + 1, genitive=False)
        if not private:
            person.party = person.party or owner
        person.title = person.title or title
        person.kinds |= self.people.kinds.intersection(self.words.low[head:first])
        person.speaks = person.speaks and name.speaks
        return replace(
            name,
            first=first,
            actor=person.key,
            name=person.name,
            role="person",
            rule="name.title_and_name",
            genitive=name.genitive or genitive,
        )

    def _served(self, head: int, first: int, last: int) -> Person | None:
        """The person who is known and whom an officer serves: "ein Sprecher Vidals", but not "die Rede
        Präsident Vidals".
        """
        low, grammar = self.words.low[head], self.grammar
        if last - first > 1 or not grammar.inverted_cue or low not in grammar.articles:
            return None
        found = self.persons.named(self.words.text[first])
        return (
            found[0]
            if found is not None and found[1] and low not in grammar.genitive_articles
            else None
        )

    def _only_modifies(self, index: int, sentence: Sentence) -> bool:
        """Whether an English title is part of the one behind it: "general secretary", "chief executive"."""
        behind = index + 1
        if self.grammar.inverted_cue or behind >= sentence.last:
            return False
        title = self.titles.word(self._unmarked(behind))
        return title.core_title and self.words.low[index] in self.people.title_modifiers

    def _unmarked(self, index: int) -> str:
        """A lower-case word without the mark of an English possessive: "president's"."""
        low = self.words.low[index]
        if not self.grammar.inverted_cue:
            for mark in self.grammar.possessive_marks:
                low = low.removesuffix(mark)
        return low

    def _party_behind(self, title: Name, sentence: Sentence) -> Name | None:
        """ "Bürgermeisterin Ada Bruns": a party of the agenda that has the name of a person."""
        if title.last >= sentence.last:
            return None
        for last, entry in self.entries.at(self.words.low, title.last, sentence.last):
            if entry.role == "name" and entry.kind == "group" and last - title.last > 1:
                named = self._of_entry(title.last, last, entry, sentence, genitive=title.genitive)
                return replace(named, head=title.head, kind="person", title=title.title)
        return None

    def _apposed_head(self, index: int, entry: Entry, sentence: Sentence) -> int | None:
        """Where a noun phrase begins whose noun stands right before a name: "der Verband Nordsee"."""
        noun = index - 1
        bare = entry.role == "name" and entry.kind not in {"state", "person"}
        if not bare or noun < sentence.first or not self.grammar.inverted_cue:
            return None
        word, low = self.words.text[noun], self.words.low[noun]
        people = self.people
        person = word[0].isupper() and low.endswith(self.ranks.person_nouns or ("\0",))
        body = low in people.collectives or low.endswith(people.collective_endings)
        return self.phrases.head(noun, sentence) if person or body else None

    def _full_name(self, index: int, sentence: Sentence) -> Name | None:
        """A given name of the list with at least one more name behind it."""
        if not self.places.is_given(self.words.low[index]):
            return None
        if not self.words.text[index][0].isupper():
            return None
        last = max(self.extents.end(index, sentence), self.marked.get(index, index))
        if last - index < 2:
            return None
        return self._person(
            self.phrases.head(index, sentence), index, last, "name.given_and_surname"
        )

    def _marked(self, index: int, sentence: Sentence) -> Name | None:
        """A name that the encoder marks: its given name is in no list."""
        last = self.marked.get(index)
        if last is None or last > sentence.last:
            return None
        capitals = [self.words.text[at] for at in range(index, last) if self.words.text[at] != "."]
        whole = self.extents.end(index, sentence) >= last
        if not whole or len(capitals) < 2 or len(capitals[-1]) < 2:
            return None
        return self._person(self.phrases.head(index, sentence), index, last, "name.marked")

    def _courtesy(self, index: int, sentence: Sentence) -> Name | None:
        """ "Frau Berg", "Mr Berg": a surname that is nobody's by anything else."""
        low = self.words.low
        if low[index] not in self.ranks.men and low[index] not in self.ranks.women:
            return None
        first = index + 1
        if first < sentence.last and self.words.text[first] == ".":
            first += 1
        first = self.extents.behind_degrees(first, sentence)
        last = self.extents.end(first, sentence) if first < sentence.last else first
        if last == first or not self.words.text[index][0].isupper():
            return None
        told = self.persons.told("", None, woman=low[index] in self.ranks.women)
        return self._person(index, first, last, "name.courtesy", told)

    def _behind_cue(self, index: int, sentence: Sentence) -> Name | None:
        """Two or three capitals right behind a verb of saying: "sagte Joris Tammen"."""
        last = self.extents.end(index, sentence)
        first = self._behind_rank(index, last)
        if not 2 <= last - first <= 3 or self.extents.has_noun(first, last):
            return None
        return self._person(index, first, last, "name.behind_cue")

    def _behind_title(self, index: int, sentence: Sentence, found: Sequence[Name]) -> Name | None:
        """A name between commas behind a title: "Der Minister des Landes, Joris Tammen, sagte"."""
        title = next((n for n in reversed(found) if n.role == "title"), None)
        if (
            title is None
            or not self.grammar.inverted_cue
            or not self.words.text[index][0].isupper()
        ):
            return None
        between = self.words.text[title.last : index - 1]
        last = self.extents.end(index, sentence)
        closed = last < sentence.last and self.words.text[last] == ","
        if len(between) > _OWNER or not 2 <= last - index <= 3 or not closed:
            return None
        if self.extents.has_noun(index, last) or not all(word[0].isalnum() for word in between):
            return None
        named = self._person(index, index, last, "name.behind_title")
        if named.actor is not None and title.head < title.first:
            person = self.persons[named.actor]
            if not person.title and person.party is None:
                person.title, person.speaks, person.party = title.title, title.speaks, title.owner
        return named

    def _behind_rank(self, index: int, last: int) -> int:
        """Where the given name stands behind a word for a rank or trade: "sagte Pater Paul Lenz"."""
        low, is_given = self.words.low, self.places.is_given
        ranked = self.grammar.inverted_cue and last - index > 2
        if ranked and is_given(low[index + 1]) and not is_given(low[index]):
            return index + 1
        return index

    def _person(self, head: int, first: int, last: int, rule: str, told: Told = NOTHING) -> Name:
        """A person named without a title."""
        person, genitive = self._register(first, last, told)
        return Name(
            head,
            first,
            last,
            person.key,
            "person",
            person.name,
            None,
            "person",
            rule,
            genitive=genitive or self.phrases.possessive(last),
        )

    def _register(self, first: int, last: int, told: Told = NOTHING) -> tuple[Person, bool]:
        return self.persons.register(self.page.between(first, last), told)
