"""Names in a report: states by name, seat and demonym, bodies, and persons by title and name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import ActorKind
from zopa.language.grammar import grammar
from zopa.language.people import People, people
from zopa.language.ranks import ranks
from zopa.language.saying import SpeechWords, speech_words
from zopa.language.text import Sentence
from zopa.reading.extents import Extents
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.page import Page
from zopa.reading.persons import Persons
from zopa.reading.register import NOTHING, Person, Told
from zopa.reading.titles import Entry, Titles, takes_up


class Name(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) name an actor; the noun phrase begins at ``head``.

    ``actor`` is ``None`` for a title without a name that cannot be resolved. ``party`` is whom the
    actor speaks for. ``role`` is that of the gazetteer, or ``person``, ``title`` or ``body``.
    """

    head: int
    first: int
    last: int
    actor: str | None
    kind: ActorKind
    name: str
    party: str | None
    role: str
    rule: str
    title: str = ""
    owner: str | None = None
    iso2: str | None = None
    speaks: bool = True
    genitive: bool = False
    former: bool = False


@lru_cache(maxsize=8)
def _links(language: str) -> frozenset[str]:
    """Words that never stand between an article and its noun."""
    closed = grammar(language)
    return closed.prepositions.union(
        closed.finite,
        closed.coordinators,
        closed.articles,
        speech_words(language).cues,
        closed.negations,
        closed.subordinators,
    )


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
        self._bare: dict[str, tuple[Person, bool] | None] = {}
        self._links = _links(page.language)

    def read(self) -> list[Name]:
        """All names of the page."""
        rough = [self._scan(sentence) for sentence in self.page.sentences]
        names: list[Name] = []
        for sentence, found in zip(self.page.sentences, rough, strict=True):
            names.extend(self._resolve(sentence, found))
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
            name = self._begun(index, sentence, found) if opens(low[index]) else None
            if name is None and index in self.marked:
                name = self._marked(index, sentence)
            if name is None and behind_cue:
                name = self._behind_cue(index, sentence)
            if name is not None:
                name = self._apposed(name, found)
                found.append(name)
                free = name.last
        return found

    def _begun(self, index: int, sentence: Sentence, found: Sequence[Name]) -> Name | None:
        """The name that begins at a word."""
        return (
            self._known(index, sentence)
            or self._titled(index, sentence, found)
            or self._courtesy(index, sentence)
            or self._full_name(index, sentence)
        )

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
        comma = name.head == title.last + 1 and self.words.text[title.last] == ","
        if not comma or title.role != "title" or title.owner is None or name.actor is None:
            return
        person = self.persons[name.actor]
        if not person.title and person.party is None and title.speaks:
            person.title, person.speaks, person.party = title.title, True, title.owner

    def _known(self, index: int, sentence: Sentence) -> Name | None:
        """A state, party or seat; with a body behind an adjective, the body."""
        for last, entry in self.entries.at(self.words.low, index, sentence.last):
            word = self.words.text[index]
            if entry.exact and not word.isupper():
                continue
            if entry.role == "adjective":
                return self._adjective(index, last, entry, sentence)
            if word[0].isupper():
                return self._place(index, last, entry, sentence)
            # "the Council": a name with its article
            named = word in self.grammar.articles and self.words.text[index + 1][0].isupper()
            if named and last > index + 1:
                return self._place(index + 1, last, entry, sentence)
        return None

    def _place(self, index: int, last: int, entry: Entry, sentence: Sentence) -> Name | None:
        genitive = entry.role == "genitive"
        if last < sentence.last and (genitive or not self.grammar.inverted_cue):
            at = last + (1 if self.words.low[last] in self.grammar.possessive_marks else 0)
            titled = self._title_at(at, sentence, owner=entry.actor, head=index)
            if titled is not None:
                return titled
            plain = genitive and not self.grammar.inverted_cue and at < sentence.last
            if plain and self.titles.word(self.words.low[at]).core_body:
                return self._body(index, at + 1, entry, sentence)  # "Kenya's government"
        genitive = genitive or self._genitive_article(index, sentence)
        named = self._of_entry(index, last, entry, sentence, genitive=genitive)
        head = self._apposed_head(index, entry, sentence) if not genitive else None
        return replace(named, head=head) if head is not None else named

    def _adjective(self, index: int, last: int, entry: Entry, sentence: Sentence) -> Name | None:
        """ "der russische Präsident", "die ukrainische Führung"; else the adjective owns a noun."""
        at = last
        while at < sentence.last and at < last + 3 and self._is_modifier(at):
            at += 1
        if at < sentence.last:
            head = self._head(index, sentence)
            titled = self._title_at(at, sentence, owner=entry.actor, head=head)
            if titled is not None:
                return titled
            if self.titles.word(self.words.low[at]).body:
                return self._body(index, at + 1, entry, sentence)
        return self._of_entry(index, last, entry, sentence, genitive=False)

    def _of_entry(
        self, index: int, last: int, entry: Entry, sentence: Sentence, *, genitive: bool
    ) -> Name:
        return Name(
            self._head(index, sentence),
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
                index, last, owner, sentence, genitive=self._genitive_article(index, sentence)
            ),
            role="body",
            rule="name.body",
        )

    def _titled(self, index: int, sentence: Sentence, found: Sequence[Name]) -> Name | None:
        """A title with or without a name: "US-Außenminister Rubio", "Kremlsprecher", "Präsident X"."""
        office = self.titles.word(self.words.low[index])
        if not office.matters:
            return None
        word = self.words.text[index]
        if not word[0].isupper() and self.grammar.inverted_cue:
            return None
        if office.owner is not None and office.core_body:
            return self._body(index, index + 1, office.owner, sentence)
        if office.home is not None and not office.title:
            return Name(
                self._head(index, sentence),
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
        return self._title_at(index, sentence, owner=owner, head=self._head(index, sentence))

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

    def _title_at(
        self, index: int, sentence: Sentence, *, owner: str | None, head: int
    ) -> Name | None:
        """The title at ``index`` with the name behind it, if there is one."""
        if index >= sentence.last:
            return None
        office = self.titles.word(self.words.low[index])
        if not office.core_title:
            return None
        if office.owner is not None:
            owner = office.owner.actor
        owner = office.home or owner
        first, last = (
            index + 1,
            self.extents.behind_title(index + 1, sentence, alone=head < index or owner is not None),
        )
        if owner is None:
            owner = self._owner_after(last, sentence)
        title = self.words.text[index]
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
            speaks=not (office.private or former),
            former=former,
            genitive=self._genitive_article(index, sentence, title),
        )
        if last == first:
            return self._party_behind(name, sentence) or name
        told = self.persons.told(title, owner)
        person, genitive = self._register(first, last, told)
        if takes_up(self.page, head, title) and head > sentence.first:
            name = replace(name, head=head + 1, genitive=False)
        if not office.private:
            person.party = person.party or owner
        person.title = person.title or title
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
        return self._head(noun, sentence) if person or body else None

    def _full_name(self, index: int, sentence: Sentence) -> Name | None:
        """A given name of the list with at least one more name behind it."""
        if not self.places.is_given(self.words.low[index]):
            return None
        if not self.words.text[index][0].isupper():
            return None
        last = max(self.extents.end(index, sentence), self.marked.get(index, index))
        if last - index < 2:
            return None
        return self._person(self._head(index, sentence), index, last, "name.given_and_surname")

    def _marked(self, index: int, sentence: Sentence) -> Name | None:
        """A name that the encoder marks: its given name is in no list."""
        last = self.marked.get(index)
        if last is None or last > sentence.last:
            return None
        capitals = [self.words.text[at] for at in range(index, last) if self.words.text[at] != "."]
        whole = self.extents.end(index, sentence) >= last
        if not whole or len(capitals) < 2 or len(capitals[-1]) < 2:
            return None
        return self._person(self._head(index, sentence), index, last, "name.marked")

    def _courtesy(self, index: int, sentence: Sentence) -> Name | None:
        """ "Frau Berg", "Mr Berg": a surname that is nobody's by anything else."""
        low = self.words.low
        if low[index] not in self.ranks.men and low[index] not in self.ranks.women:
            return None
        first = index + 1
        if first < sentence.last and self.words.text[first] == ".":
            first += 1
        last = self.extents.end(first, sentence) if first < sentence.last else first
        if last == first or not self.words.text[index][0].isupper():
            return None
        told = self.persons.told("", None, woman=low[index] in self.ranks.women)
        person, genitive = self._register(first, last, told)
        return Name(
            index,
            first,
            last,
            person.key,
            "person",
            person.name,
            None,
            "person",
            "name.courtesy",
            genitive=genitive or self._possessive(last),
        )

    def _behind_cue(self, index: int, sentence: Sentence) -> Name | None:
        """Two or three capitals right behind a verb of saying: "sagte Joris Tammen"."""
        last = self.extents.end(index, sentence)
        if not 2 <= last - index <= 3 or self.extents.has_noun(index, last):
            return None
        return self._person(index, index, last, "name.behind_cue")

    def _person(self, head: int, first: int, last: int, rule: str) -> Name:
        """A person named without a title."""
        person, genitive = self._register(first, last)
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
            genitive=genitive or self._possessive(last),
        )

    def _register(self, first: int, last: int, told: Told = NOTHING) -> tuple[Person, bool]:
        return self.persons.register(self.page.between(first, last), told)

    # -- second pass: surnames and titles that stand for a person of the report --------------------

    def _resolve(self, sentence: Sentence, found: Sequence[Name]) -> list[Name]:
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
        return [self._owned(name, possessors.get(name.head)) for name in result]

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
        return self.persons.bearer(name.title, name.owner)

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
            self._head(first, sentence),
            first,
            index + 1,
            person.key,
            "person",
            person.name,
            person.bound,
            "person",
            "name.surname",
            speaks=person.speaks,
            genitive=genitive or self._possessive(index + 1),
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
        if at < sentence.first or self.marked.get(index):
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

    # -- words ------------------------------------------------------------------------------------

    def _possessive(self, at: int) -> bool:
        """Whether a mark of possession by itself stands at ``at``: "Merz’ Vorschlag"."""
        words = self.words
        return (
            at + 1 < len(words)
            and words.low[at] in self.grammar.possessive_marks
            and words.start[at] == words.end[at - 1]
            and words.start[at + 1] > words.end[at]
            and words.text[at + 1][0].isalpha()
        )

    def _owner_after(self, index: int, sentence: Sentence) -> str | None:
        """The owner in "der Präsident der Ukraine", "Chef des russischen Staatsfonds"."""
        low = self.words.low
        if index >= sentence.last or low[index] not in self.grammar.owner_links:
            return None
        at = index + 1
        if (
            not self.grammar.inverted_cue
            and at < sentence.last
            and low[at] in self.grammar.articles
        ):
            at += 1
        if at >= sentence.last:
            return None
        owners = (e.actor for _, e in self.entries.at(low, at) if e.role != "capital")
        return next(owners, None)

    def _is_modifier(self, index: int) -> bool:
        """Whether the word can stand between an article and its noun."""
        word, low = self.words.text[index], self.words.low[index]
        if not word[0].isalpha() or low in self._links:
            return False
        if low in self.people.title_modifiers:
            return True
        if not self.grammar.inverted_cue:
            return low in self.people.former
        return word[0].islower() and low.endswith(self.grammar.adjective_endings)

    def _head(self, index: int, sentence: Sentence) -> int:
        """Where the noun phrase of the word at ``index`` begins: its article and adjectives."""
        at = index
        while at > sentence.first and index - at < 5:
            if self.words.low[at - 1] in self.grammar.articles:
                return at - 1
            if not self._is_modifier(at - 1):
                break
            at -= 1
        return at

    def _genitive_article(self, index: int, sentence: Sentence, title: str = "") -> bool:
        """Whether the noun phrase is a genitive that hangs on a noun before it ("Rückzug der Ukraine")."""
        head = self._head(index, sentence)
        article = self.words.low[head]
        if article not in self.grammar.genitive_articles or head <= sentence.first:
            return False
        if article == self.grammar.nominative_article:
            if title and not title.lower().endswith(self.people.feminine_endings):
                return False  # "der Minister" is a nominative
            adjective = self.words.low[head + 1] if head + 1 < index else ""
            if adjective and adjective.endswith(self.grammar.nominative_ending):
                return False  # "der russische ..."
        before = self.words.text[head - 1]
        return before[0].isupper() and before[0].isalpha() and head - 1 > sentence.first
