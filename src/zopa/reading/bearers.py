"""Surnames and titles that stand for a person whom the report names elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from msgspec.structs import replace

from zopa.language.people import People, people
from zopa.language.ranks import ranks
from zopa.language.saying import speech_words
from zopa.language.text import Sentence
from zopa.language.threads import thread_words
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.named_phrases import NamedPhrases, never_inside
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.persons import Persons
from zopa.reading.register import Person


class Bearers:
    """The second look at the names of one page, when all its persons are known."""

    def __init__(
        self,
        page: Page,
        places: Gazetteer,
        persons: Persons,
        phrases: NamedPhrases,
        marked: Collection[int],
    ) -> None:
        self.words = page.words
        self.grammar = page.grammar
        self.people: People = people(page.language)
        self.ranks = ranks(page.language)
        self.places = places
        self.titles = places.titles
        self.persons = persons
        self.phrases = phrases
        self.marked = marked
        self._bare: dict[str, tuple[Person, bool] | None] = {}
        self._links = never_inside(page.language) | page.grammar.relatives | page.grammar.pronouns
        self._links |= thread_words(page.language).free | speech_words(page.language).adverbs

    def resolve(self, sentence: Sentence, found: Sequence[Name]) -> list[Name]:
        result: list[Name] = []
        texts = self.words.text
        coming = iter(found)
        following = next(coming, None)
        index = sentence.first
        while index < sentence.last:
            if following is not None and following.first <= index:
                name = self._finish(following)
                result.append(name)
                index = max(index + 1, name.last)
                following = next(coming, None)
                continue
            bare = self._surname(index, sentence) if texts[index][0].isupper() else None
            if bare is not None:
                result.append(bare)
            index += 1
        possessors = {n.last: n for n in result if n.genitive and n.party is not None}
        owned = [self._owned(name, possessors.get(name.head)) for name in result]
        return owned if self.grammar.inverted_cue else self._retinues(owned, sentence)

    def _finish(self, name: Name) -> Name:
        if name.role == "person" and name.actor is not None:
            person = self.persons.whole(name.actor)
            return replace(
                name,
                actor=person.key,
                name=person.name,
                party=person.bound,
                speaks=person.speaks,
            )
        if name.role == "title":
            bearer = self._bearer(name)
            if bearer is not None:
                return replace(name, actor=bearer.key, name=bearer.name, party=bearer.party)
            return replace(name, party=name.owner if name.speaks else None)
        return name

    def _retinues(self, names: Sequence[Name], sentence: Sentence) -> list[Name]:
        """The names with those of persons made those of their sides where these speak: "Peters's office",
        "aides to Peters", "the Peters government".
        """
        found: list[Name] = []
        for name in names:
            body = self._retinue(name, sentence)
            if body is None:
                if not found or name.first >= found[-1].last:
                    found.append(name)
                continue
            while found and found[-1].last > body.head and found[-1].role == "title":
                found.pop()
            found.append(body if not found or found[-1].last <= body.head else name)
        return found

    def _retinue(self, name: Name, sentence: Sentence) -> Name | None:
        """The side of a person, where the words around the name are for those who speak for that."""
        entry = self.places.sides.get(name.party or "")
        if name.role not in {"person", "title"} or entry is None or not name.speaks:
            return None
        low, people = self.words.low, self.people
        behind = name.last
        while behind < sentence.last - 1 and self.phrases.is_modifier(behind):
            behind += 1
        owns = name.genitive or low[name.head] in self.grammar.plural_articles
        first, last = name.head, name.last
        if owns and behind < sentence.last and low[behind] in people.retinue:
            if name.genitive and low[behind] in people.titles:
                return None  # "Peters's spokesman": a title of its own
            last = behind + 1
        elif not name.genitive and name.head - 1 > sentence.first:
            noun = name.head - 2
            if low[noun + 1] not in people.around or low[noun] not in people.retinue:
                return None
            first = self.phrases.head(noun, sentence)
        else:
            return None
        return Name(
            first,
            first,
            last,
            entry.actor,
            entry.kind,
            entry.name,
            entry.actor,
            "body",
            "name.retinue",
            genitive=self.phrases.possessive(last),
        )

    def _owned(self, name: Name, possessor: Name | None) -> Name:
        """ "Meiers Sprecher X": the office belongs to the party of the possessor."""
        if possessor is None or name.role not in {"person", "title"}:
            return name
        if name.party is not None or not name.speaks:
            return name
        if name.actor is not None:
            person = self.persons[name.actor]
            if person.speaks and person.party is None:
                person.party = possessor.party
        return replace(name, party=possessor.party, owner=possessor.party)

    def _bearer(self, name: Name) -> Person | None:
        """The one person of the report who bears this title (for this party, where one is named)."""
        if self.titles.word(name.title.lower()).owner is None and (
            name.head == name.first or (name.owner is None and self._any(name.head))
        ):
            return None  # without an article it is no particular bearer
        kinds = self.people.kinds.intersection(self.words.low[name.head : name.last])
        return self.persons.bearer(name.title, name.owner, kinds)

    def _any(self, head: int) -> bool:
        """Whether a phrase begins as one for anybody: "weitere westliche Politiker", "ein Minister"."""
        low = self.words.low[head]
        return low not in self.people.definite and low not in self.grammar.possessives

    def _surname(self, index: int, sentence: Sentence) -> Name | None:
        word = self.words.text[index]
        if len(word) < 3:
            return None
        if word not in self._bare:
            not_name = self.words.low[index] in self.people.not_names
            self._bare[word] = None if not_name else self.persons.named(word)
        bearer = self._bare[word]
        if bearer is None:
            return None
        person, genitive = bearer
        first = self._behind_given(index, sentence, person)
        if first == index and self._other_given(index, sentence):
            return None
        return Name(
            self.phrases.head(first, sentence),
            first,
            index + 1,
            person.key,
            "person",
            person.name,
            person.bound,
            "person",
            "name.surname",
            speaks=person.speaks,
            genitive=genitive or self.phrases.possessive(index + 1),
        )

    def _behind_given(self, index: int, sentence: Sentence, person: Person) -> int:
        """Where the name of a person begins whose surname stands at a word: "Tao" may be in no list."""
        given = person.name.split()[:-1]
        at = index
        while at > sentence.first and given and self.words.text[at - 1] == given[-1]:
            at, given = at - 1, given[:-1]
        return at

    def _other_given(self, index: int, sentence: Sentence) -> bool:
        """Whether the word before a surname may be a given name, so that it is somebody else's.

        Nouns for persons ("Kandidat Berg") are none, nor what stands for a title.
        """
        at = index - 1
        if at < sentence.first or index in self.marked:
            return False
        word, low = self.words.text[at], self.words.low[at]
        if not word[0].isupper() or not word.isalpha() or low in self._links:
            return False
        if self.words.end[at] + 1 != self.words.start[index] or self._known_word(low):
            return False
        if at == sentence.first and low in self._written:
            return False
        return not low.endswith(self.ranks.person_nouns or ("\0",))

    def _known_word(self, low: str) -> bool:
        """Whether a word is a title, a party or a word that is never a name."""
        return low in self.people.not_names or self.places.opens(low)

    @cached_property
    def _written(self) -> frozenset[str]:
        """The words of the page as they are written."""
        return frozenset(self.words.text)
