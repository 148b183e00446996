"""Names in a report: states by name, seat and demonym, bodies, and persons by title and name."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import ActorKind
from zopa.language.folding import name_key
from zopa.language.lexicon import People, SpeechWords, people, speech_words
from zopa.language.text import Sentence
from zopa.reading.gazetteer import Entry, Gazetteer
from zopa.reading.page import Page

_DASHES = "-‑"


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


class _Person(Struct):
    """What one report says of a person, gathered over all its mentions."""

    key: str
    name: str
    given: bool
    party: str | None = None
    title: str = ""
    speaks: bool = True


class NameReader:
    """Finds the names of one page; ``read`` gives them in the order of the text, none overlapping."""

    def __init__(self, page: Page, places: Gazetteer) -> None:
        self.page = page
        self.words = page.words
        self.people: People = people(page.language)
        self.speech: SpeechWords = speech_words(page.language)
        self.places: Gazetteer = places
        self.persons: dict[str, _Person] = {}
        self.surnames: dict[str, list[str]] = {}
        for known in self.places.persons:
            for key in known.keys:
                self._register(key, known.name, given="-" in key, into=known.actor)
            person = self.persons[known.actor]
            person.party, person.title = known.party, known.title
        text = page.words.text
        self._runs = Counter(tuple(text[i : i + n]) for n in (3, 4) for i in range(len(text) - n))
        self.articled = Counter(
            self.words.text[i]
            for i in range(1, len(self.words))
            if self.words.low[i - 1] in page.grammar.articles
        )

    def read(self) -> list[Name]:
        """All names of the page."""
        rough: list[list[Name]] = [self._scan(sentence) for sentence in self.page.sentences]
        names: list[Name] = []
        for sentence, found in zip(self.page.sentences, rough, strict=True):
            names.extend(self._resolve(sentence, found))
        return names

    # -- first pass: gazetteer, titles, full names ------------------------------------------------

    def _scan(self, sentence: Sentence) -> list[Name]:
        found: list[Name] = []
        index = sentence.first
        while index < sentence.last:
            name = self._known(index, sentence) or self._titled(index, sentence, found)
            if name is None:
                name = self._full_name(index, sentence)
            if name is None:
                index += 1
                continue
            name = self._apposed(name, found)
            found.append(name)
            index = max(name.last, index + 1)
        return found

    def _apposed(self, name: Name, found: list[Name]) -> Name:
        """ "Pete X, der neue Minister": a title in apposition belongs to the person before it."""
        if name.role != "title" or name.head == 0 or self.words.text[name.head - 1] != ",":
            return name
        if self.words.low[name.head] not in self.page.grammar.articles or name.genitive:
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

    def _known(self, index: int, sentence: Sentence) -> Name | None:
        """A state, party or seat; with a body behind an adjective, the body."""
        entries = self.places.entries.get(self.words.low[index])
        if not entries:
            return None
        for entry in entries:
            last = index + len(entry.words)
            if last > sentence.last or tuple(self.words.low[index:last]) != entry.words:
                continue
            if entry.exact and not self.words.text[index].isupper():
                continue
            if entry.role != "adjective" and not self.words.text[index][0].isupper():
                continue
            if entry.role == "adjective":
                return self._adjective(index, last, entry, sentence)
            return self._place(index, last, entry, sentence)
        return None

    def _place(self, index: int, last: int, entry: Entry, sentence: Sentence) -> Name | None:
        genitive = entry.role == "genitive"
        if last < sentence.last and (genitive or not self.page.grammar.inverted_cue):
            at = last + (1 if self.words.low[last] in self.page.grammar.possessive_marks else 0)
            titled = self._title_at(at, sentence, owner=entry.actor, head=index)
            if titled is not None:
                return titled
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
            genitive=genitive or self._genitive_article(index, sentence),
        )

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
            if self._is_body(at):
                return Name(
                    head,
                    index,
                    at + 1,
                    entry.actor,
                    entry.kind,
                    entry.name,
                    entry.actor,
                    "body",
                    "name.body",
                    iso2=entry.iso2,
                    genitive=self._genitive_article(index, sentence),
                )
        return Name(
            self._head(index, sentence),
            index,
            last,
            entry.actor,
            entry.kind,
            entry.name,
            entry.actor,
            "adjective",
            "name.adjective",
            iso2=entry.iso2,
        )

    def _titled(self, index: int, sentence: Sentence, found: list[Name]) -> Name | None:
        """A title with or without a name: "US-Außenminister Rubio", "Kremlsprecher", "Präsident X"."""
        word, low = self.words.text[index], self.words.low[index]
        if not word[0].isupper() and self.page.grammar.inverted_cue:
            return None
        owner, rest = self._owner_in(low)
        if rest and self._is_body_word(rest):
            assert owner is not None
            return Name(
                self._head(index, sentence),
                index,
                index + 1,
                owner.actor,
                owner.kind,
                owner.name,
                owner.actor,
                "body",
                "name.body",
                iso2=owner.iso2,
                genitive=self._genitive_article(index, sentence),
            )
        if low in self.people.home and not self._is_title(low):
            actor = self.people.home[low]
            return Name(
                self._head(index, sentence),
                index,
                index + 1,
                actor,
                "state",
                word,
                actor,
                "body",
                "name.home",
            )
        if self._is_body_word(low) and (word[0].isupper() or not self.page.grammar.inverted_cue):
            body = self._owned_body(index, sentence)
            if body is not None:
                return body
        before = found[-1] if found else None
        possessor = None
        if before is not None and before.genitive and before.last == index:
            possessor = before.party if before.role != "adjective" else None
        actor_of = owner.actor if owner else self.people.home.get(low, possessor)
        return self._title_at(index, sentence, owner=actor_of, head=self._head(index, sentence))

    def _owned_body(self, index: int, sentence: Sentence) -> Name | None:
        """ "die Regierung in Bogotá", "das Außenministerium der USA", "die Regierung von X"."""
        at = index + 1
        while at < min(index + 4, sentence.last) and self.words.low[at] in self.page.grammar.owning:
            at += 1
        if at == index + 1 or at >= sentence.last:
            return None
        for entry in self.places.entries.get(self.words.low[at], ()):
            last = at + len(entry.words)
            if tuple(self.words.low[at:last]) == entry.words and entry.role != "adjective":
                return Name(
                    self._head(index, sentence),
                    index,
                    last,
                    entry.actor,
                    entry.kind,
                    entry.name,
                    entry.actor,
                    "body",
                    "name.body",
                    iso2=entry.iso2,
                    genitive=self._genitive_article(index, sentence),
                )
        return None

    def _title_at(
        self, index: int, sentence: Sentence, *, owner: str | None, head: int
    ) -> Name | None:
        if index >= sentence.last:
            return None
        low = self.words.low[index]
        own, rest = self._owner_in(low)
        core = rest or low
        if not self._is_title(core):
            return None
        if own is not None:
            owner = own.actor
        owner = self.people.home.get(low, owner)
        first = index
        last = index + 1
        private = core in self.people.private or core.endswith(
            self.people.private_endings or ("\0",)
        )
        former = any(
            self.words.low[i] in self.people.former for i in range(head, index)
        ) or low.startswith("ex-")
        name_last = self._name_after(last, sentence, alone=head < index or owner is not None)
        if owner is None:
            owner = self._owner_after(name_last, sentence)
        title = self.words.text[index]
        if name_last > last:
            person = self._register_at(last, name_last)
            if owner is not None and not private and person.party is None:
                person.party = owner
            if not person.title:
                person.title = title
            if private or former:
                person.speaks = False
            return Name(
                head,
                last,
                name_last,
                person.key,
                "person",
                person.name,
                None,
                "person",
                "name.title_and_name",
                title=title,
                owner=owner,
                speaks=not (private or former),
                genitive=self._genitive_article(first, sentence, title),
            )
        return Name(
            head,
            first,
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
            genitive=self._genitive_article(first, sentence, title),
        )

    def _full_name(self, index: int, sentence: Sentence) -> Name | None:
        """A given name of the list with at least one more name behind it."""
        word = self.words.text[index]
        if not word[0].isupper() or self.words.low[index] not in self.people.given:
            return None
        last = self._name_run(index, sentence)
        if last - index < 2:
            return None
        person = self._register_at(index, last)
        return Name(
            self._head(index, sentence),
            index,
            last,
            person.key,
            "person",
            person.name,
            None,
            "person",
            "name.given_and_surname",
        )

    # -- second pass: surnames and titles that stand for a person of the report --------------------

    def _resolve(self, sentence: Sentence, found: list[Name]) -> list[Name]:
        result: list[Name] = []
        at = 0
        index = sentence.first
        while index < sentence.last:
            if at < len(found) and found[at].first <= index:
                name = self._finish(found[at], sentence)
                result.append(name)
                index = max(index + 1, name.last)
                at += 1
                continue
            bare = self._surname(index, sentence)
            if bare is not None:
                result.append(bare)
                index = bare.last
                continue
            index += 1
        return [self._owned(name, result) for name in result]

    def _finish(self, name: Name, sentence: Sentence) -> Name:
        if name.role == "person" and name.actor is not None:
            person = self.persons[self._full_key(name.actor)]
            return replace(
                name,
                actor=person.key,
                name=person.name,
                party=person.party if person.speaks else None,
                speaks=person.speaks,
            )
        if name.role == "title":
            bearer = self._bearer(name)
            if bearer is not None:
                return replace(name, actor=bearer.key, name=bearer.name, party=bearer.party)
            return replace(name, party=name.owner if name.speaks else None)
        return name

    def _owned(self, name: Name, names: list[Name]) -> Name:
        """ "Trumps Sondergesandter X": the office belongs to the party of the possessor."""
        if name.role not in {"person", "title"} or name.party is not None or not name.speaks:
            return name
        for other in names:
            if other.last == name.head and other.genitive and other.party is not None:
                if name.actor is not None:
                    person = self.persons[name.actor]
                    if person.speaks and person.party is None:
                        person.party = other.party
                return replace(name, party=other.party, owner=other.party)
        return name

    def _bearer(self, name: Name) -> _Person | None:
        """The one person of the report who bears this title (for this party, where one is named)."""
        title = self._plain_title(name.title)
        if name.head == name.first and not self._owner_in(name.title.lower())[1]:
            return None  # without an article it is no particular bearer
        bearers = {
            person.key: person
            for person in self.persons.values()
            if person.title
            and self._same_title(self._plain_title(person.title), title)
            and (name.owner is None or person.party in {None, name.owner})
        }
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _same_title(self, full: str, short: str) -> bool:
        """ "der Minister" is the foreign minister; "der Präsident" is not the vice president."""
        if not full.endswith(short):
            return False
        return not full.startswith(self.people.deputies) or short.startswith(self.people.deputies)

    def _plain_title(self, title: str) -> str:
        low = title.lower()
        _, rest = self._owner_in(low)
        title = rest or low
        for ending in self.people.title_inflection:
            title = title.removesuffix(ending)
        return title

    def _surname(self, index: int, sentence: Sentence) -> Name | None:
        word = self.words.text[index]
        if not word[0].isupper() or len(word) < 3:
            return None
        genitive = False
        keys = self.surnames.get(name_key(word))
        if keys is None and word.endswith(self.page.grammar.genitive_ending):
            keys = self.surnames.get(name_key(word[:-1]))
            genitive = keys is not None
        if not keys or len(set(keys)) != 1 or self.words.low[index] in self.people.not_names:
            return None
        person = self.persons[keys[0]]
        if (
            not genitive
            and index + 1 < sentence.last
            and self.words.low[index + 1] in self.page.grammar.possessive_marks
        ):
            genitive = True
        return Name(
            self._head(index, sentence),
            index,
            index + 1,
            person.key,
            "person",
            person.name,
            person.party if person.speaks else None,
            "person",
            "name.surname",
            speaks=person.speaks,
            genitive=genitive,
        )

    # -- persons ------------------------------------------------------------------------------------

    def _register_at(self, first: int, last: int) -> _Person:
        name = self.page.between(first, last)
        genitive = (
            last - first >= 1
            and name.endswith(self.page.grammar.genitive_ending)
            and name_key(name[:-1]) in self.surnames
        )
        if genitive:
            name = name[:-1]
        return self._register(name_key(name), name, given=last - first > 1)

    def _register(self, key: str, name: str, *, given: bool, into: str | None = None) -> _Person:
        surname = key.rsplit("-", 1)[-1]
        actor = into or f"person-{key}"
        if not given and into is None:
            bearers = set(self.surnames.get(surname, ()))
            if len(bearers) == 1:
                return self.persons[bearers.pop()]
        person = self.persons.get(actor)
        if person is None:
            person = _Person(actor, name, given)
            self.persons[actor] = person
            short = f"person-{surname}"
            bearers_now = self.surnames.setdefault(surname, [])
            if given and short in bearers_now:
                # The surname came first and the full name later: one person of this report.
                bare = self.persons[short]
                person.party, person.title, person.speaks = bare.party, bare.title, bare.speaks
                bearers_now.remove(short)
            bearers_now.append(actor)
        elif into is not None and actor not in self.surnames.setdefault(surname, []):
            self.surnames[surname].append(actor)
        return person

    def _full_key(self, actor: str) -> str:
        """The full person for one who was first met by the surname alone."""
        bearers = set(self.surnames.get(actor.removeprefix("person-"), ()))
        return bearers.pop() if len(bearers) == 1 else actor

    # -- words ----------------------------------------------------------------------------------------

    def _name_after(self, index: int, sentence: Sentence, *, alone: bool) -> int:
        """Where a person's name that starts at ``index`` ends; ``index`` if there is none."""
        if index >= sentence.last:
            return index
        last = self._name_run(index, sentence)
        if last == index:
            return index
        if last - index == 1 and self.words.low[index] not in self.people.given:
            word = self.words.text[index]
            if (
                name_key(word) in self.surnames
                or name_key(word.removesuffix(self.page.grammar.genitive_ending)) in self.surnames
            ):
                return last
            if self.articled[word] or (
                alone and word.endswith(("e", "en", "er")) and len(word) > 9
            ):
                return index
        return last

    def _name_run(self, index: int, sentence: Sentence) -> int:
        at = index
        while at < sentence.last and at < index + 5:
            word, low = self.words.text[at], self.words.low[at]
            if low in self.people.particles and at + 1 < sentence.last and at > index:
                if not self.words.text[at + 1][0].isupper():
                    break
                if (
                    low in self.page.grammar.articles
                    and self.words.low[at - 1] not in self.people.particles
                ):
                    break  # "Keir Starmer den Gast" is no name, "Ursula von der Leyen" is one
                at += 1
                continue
            if at > index and word == "." and self._initial(self.words.text[at - 1]):
                at += 1
                continue
            if at > index and self._complete(index, at):
                break
            if not word[0].isupper() or not word[0].isalpha() or any(c.isdigit() for c in word):
                break
            if low in self.people.not_names or self._known_form(at, sentence):
                break
            if self.people.not_name_endings and low.endswith(self.people.not_name_endings):
                break
            if low in self.page.grammar.articles or low in self.page.grammar.prepositions:
                break
            if self._is_title(low) or self._owner_in(low)[1]:
                break
            if low in self.page.grammar.third_person or low in self.page.grammar.subordinators:
                break
            at += 1
        while at > index and self.words.text[at - 1] == ".":
            at -= 1
        return at

    @staticmethod
    def _initial(word: str) -> bool:
        return len(word) == 1 or (len(word) == 3 and word[1] == ".")

    def _complete(self, first: int, at: int) -> bool:
        """Whether the words so far are a whole name: given names and one surname."""
        last = self.words.low[at - 1]
        if self._initial(self.words.text[at - 1]) or last == "." or last in self.people.particles:
            return False
        has_given = any(self.words.low[i] in self.people.given for i in range(first, at - 1))
        if not has_given or last in self.people.given:
            return False
        longer = tuple(self.words.text[first : at + 1])
        return self._runs[longer] < 2

    def _known_form(self, index: int, sentence: Sentence) -> bool:
        return any(
            tuple(self.words.low[index : index + len(entry.words)]) == entry.words
            and index + len(entry.words) <= sentence.last
            and not (entry.exact and not self.words.text[index].isupper())
            for entry in self.places.entries.get(self.words.low[index], ())
        )

    def _owner_after(self, index: int, sentence: Sentence) -> str | None:
        """The owner in "der Präsident der Ukraine", "Chef des russischen Staatsfonds"."""
        at = index
        of = self.page.grammar.owner_links
        if at >= sentence.last or self.words.low[at] not in of:
            return None
        at += 1
        if (
            not self.page.grammar.inverted_cue
            and at < sentence.last
            and self.words.low[at] in self.page.grammar.articles
        ):
            at += 1
        if at >= sentence.last:
            return None
        for entry in self.places.entries.get(self.words.low[at], ()):
            last = at + len(entry.words)
            if tuple(self.words.low[at:last]) == entry.words and entry.role != "capital":
                return entry.actor
        return None

    def _owner_in(self, low: str) -> tuple[Entry | None, str]:
        """The party and the title in "us-außenminister" or "kremlsprecher"."""
        for dash in _DASHES:
            prefix, found, rest = low.partition(dash)
            if found and rest:
                entry = self.places.prefixes.get(prefix)
                if entry is not None and (self._is_title(rest) or self._is_body_word(rest)):
                    return entry, rest
        for length in range(4, len(low) - 3):
            entry = self.places.prefixes.get(low[:length])
            if entry is not None and entry.role in {"seat", "name"}:
                rest = low[length:]
                if self._is_title(rest):
                    return entry, rest
        return None, ""

    def _is_title(self, low: str) -> bool:
        if low in self.people.titles:
            return True
        return (
            bool(self.people.title_endings)
            and low.endswith(self.people.title_endings)
            and len(low) > 6
        )

    def _is_body(self, index: int) -> bool:
        return self._is_body_word(self.words.low[index])

    def _is_body_word(self, low: str) -> bool:
        if low in self.people.bodies:
            return True
        return bool(self.people.body_endings) and low.endswith(self.people.body_endings)

    def _is_modifier(self, index: int) -> bool:
        word = self.words.text[index]
        grammar = self.page.grammar
        low = self.words.low[index]
        if not word[0].isalpha() or low in grammar.prepositions or low in grammar.finite:
            return False
        if low in grammar.coordinators or low in grammar.articles or low in self.speech.cues:
            return False
        if low in grammar.negations or low in grammar.subordinators:
            return False
        if low in self.people.title_modifiers:
            return True
        if not grammar.inverted_cue:
            return low in self.people.former
        return word[0].islower() and low.endswith(("e", "er", "en", "es", "em"))

    def _head(self, index: int, sentence: Sentence) -> int:
        """Where the noun phrase of the word at ``index`` begins: its article and adjectives."""
        at = index
        while at > sentence.first and index - at < 5:
            low = self.words.low[at - 1]
            if low in self.page.grammar.articles:
                return at - 1
            if not self._is_modifier(at - 1):
                break
            at -= 1
        return at

    def _genitive_article(self, index: int, sentence: Sentence, title: str = "") -> bool:
        """Whether the noun phrase is a genitive that hangs on a noun before it ("Rückzug der Ukraine")."""
        head = self._head(index, sentence)
        article = self.words.low[head]
        if article not in self.page.grammar.genitive_articles or head <= sentence.first:
            return False
        before = self.words.text[head - 1]
        after_noun = before[0].isupper() and before[0].isalpha() and head - 1 > sentence.first
        if article == self.page.grammar.nominative_article:
            feminine = title.lower().endswith(self.people.feminine_endings)
            if title and not feminine:
                return False  # "der Minister" is a nominative
            first = self.words.low[head + 1]
            if head + 1 < index and first.endswith(self.page.grammar.nominative_ending):
                return False  # "der russische ..."
        return after_noun
