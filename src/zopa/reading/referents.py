"""Whom the words of a report mean: the nouns of a phrase, and what a report tells of each actor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import ActorKind, Mention
from zopa.language.people import People, people
from zopa.language.saying import speech_words
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.names import Name
from zopa.reading.page import Page

_NAMED = frozenset({"person"})  # roles of names that tell a person by name
_BODY = 60  # words back to the body of a state that "die Behörde" takes up
_NEAR = 40  # organisations and bearers of a title that a noun may take up


class Known(Struct):
    """What one report says of an actor. ``feminine`` is ``None`` where nothing shows it.

    ``named``: some mention is more than a title; ``first``: the first word that names the actor; ``kinds``:
    words for the kind of office before the title.
    """

    actor: str
    kind: ActorKind
    first: int
    party: str | None = None
    feminine: bool | None = None
    named: bool = False
    titles: set[str] = set()
    kinds: set[str] = set()


class Noun(Struct, frozen=True):
    """The noun that a phrase is about, at ``index``; ``name`` where a name stands there.

    ``definite``: the phrase points to somebody known; ``feminine`` is ``None`` where it may be both.
    """

    index: int
    name: Name | None
    definite: bool
    feminine: bool | None
    source: bool = False


def with_bodies(page: Page, names: Sequence[Name], mentions: Sequence[Mention]) -> list[Name]:
    """The names of a page and the organisations that only the encoder marks, in their order."""
    words = page.words
    articles = page.grammar.articles
    marked = []
    for one in mentions:
        for span in one.evidence:
            first = bisect_left(words.start, span.start)
            last = bisect_left(words.start, span.end)
            head = first - 1 if first and words.low[first - 1] in articles else first
            marked.append(
                Name(
                    head,
                    first,
                    last,
                    one.actor,
                    one.kind,
                    one.name,
                    None,
                    "name",
                    one.rule,
                    speaks=False,
                    genitive=words.low[head] in page.grammar.genitive_articles
                    and words.low[head] != page.grammar.nominative_article,
                )
            )
    return sorted([*names, *marked], key=lambda name: name.first)


class Referents:
    """The actors of one page by what their mentions tell, and the nouns of its phrases."""

    def __init__(self, page: Page, names: Sequence[Name], places: Gazetteer) -> None:
        self.page = page
        self.names = names
        self.grammar = page.grammar
        self.people: People = people(page.language)
        self.speech = speech_words(page.language)
        self.titles = places.titles
        self.opposite = places.opposite
        self._firsts = [name.first for name in names]
        self._low = page.words.low
        self._texts = page.words.text
        self.known: dict[str, Known] = {}
        for name in names:
            if name.actor is not None and name.role != "adjective":
                self._learn(name, name.actor)
        for person in places.persons:
            if person.actor in self.known and person.title:
                known = self.known[person.actor]
                known.titles.add(self.titles.plain(person.title))
                known.kinds |= self.people.kinds.intersection(person.title.lower().split())
        self._marks = page.grammar.possessive_marks
        self._bearers: dict[str, list[Known]] = {}
        organised = {"organisation", "group"}
        self._organised = [n for n in names if n.actor is not None and n.kind in organised]

    def within(self, first: int, last: int) -> Sequence[Name]:
        """The names of some words, in their order."""
        begin = bisect_left(self._firsts, first)
        return self.names[begin : bisect_left(self._firsts, last, begin)]

    def fits(self, actor: str, *, feminine: bool | None) -> bool:
        """Whether an actor is a person who can be meant by words of a gender (``None``: any)."""
        known = self.known[actor]
        return known.kind == "person" and not (
            feminine is not None and known.feminine is not None and known.feminine != feminine
        )

    def is_known(self, actor: str) -> bool:
        """Whether the report names the actor."""
        return actor in self.known

    def is_masculine(self, actor: str) -> bool:
        """Whether an actor is a body that "er" can mean."""
        return self.is_group(actor) and self.known[actor].feminine is False

    def is_group(self, actor: str) -> bool:
        """Whether an actor is no person."""
        return self.known[actor].kind != "person"

    def is_state(self, actor: str) -> bool:
        """Whether an actor is a state."""
        return self.known[actor].kind == "state"

    def kinds(self, name: Name) -> frozenset[str]:
        """The words for the kind of office before the title of a name."""
        return self.people.kinds.intersection(self._low[name.head : name.last])

    def holds(self, actor: str, kinds: frozenset[str]) -> bool:
        """Whether an actor may hold an office of one of some kinds."""
        known = self.known[actor].kinds
        return not (kinds and known) or not kinds.isdisjoint(known)

    def bearers(self, title: str, index: int) -> Sequence[str]:
        """The persons whom the report names before a word and gives this title, one that it is short
        for, or one that stands for the same office ("Staatschef" for "Präsident"). Of very many the
        ones named last.
        """
        short = self.titles.plain(title)
        if short not in self._bearers:
            alike = next((group for group in self.people.same_offices if short in group), {short})
            self._bearers[short] = [
                one
                for one in self.known.values()
                if one.named
                and any(self.titles.same(full, word) for full in one.titles for word in alike)
            ]
        found = self._bearers[short]
        before = bisect_left(found, index, key=lambda one: one.first)
        return [one.actor for one in found[max(before - _NEAR, 0) : before]]

    def collective(self, low: str, index: int) -> str | None:
        """The organisation before a word that a noun takes up: the last one whose name ends like the
        noun, else the only one.
        """
        if low in self.people.offices:
            # "die Behörde" is the ministry or agency named last
            near = self.within(max(index - _BODY, 0), index)
            body = next((n for n in reversed(near) if self._names_body(n)), None)
            if body is not None:
                return body.party or body.actor
        before = bisect_left(self._organised, index, key=lambda name: name.first)
        near = self._organised[max(before - _NEAR, 0) : before]
        alike = [n for n in near if self._low[n.last - 1].endswith(low)]
        if alike:
            return alike[-1].actor
        return near[0].actor if len({name.actor for name in near}) == 1 else None

    def short(self, low: str, index: int) -> str | None:
        """The one state, party or organisation named in full before a word that repeats its noun: "die
        Föderation".
        """
        before = bisect_left(self._firsts, index)
        alike = {
            name.actor
            for name in self.names[max(before - _NEAR, 0) : before]
            if name.last - name.first > 1
            and name.role == "name"
            and name.kind != "person"
            and low in self._low[name.first : name.last]
        }
        return alike.pop() if len(alike) == 1 else None

    def _names_body(self, name: Name) -> bool:
        """Whether a name is one of a body, or of its owner: "Chiles Finanzministerium"."""
        owned = name.genitive and name.last < len(self._low)
        return name.role == "body" or (owned and self.is_body(self._low[name.last]))

    def is_body(self, low: str) -> bool:
        """Whether a word is a body of a state: "Außenministerium"."""
        return low in self.people.bodies or low.endswith(self.people.body_endings)

    # -- what mentions tell -----------------------------------------------------------------------

    def _learn(self, name: Name, actor: str) -> None:
        known = self.known.get(actor)
        if known is None:
            known = Known(actor, name.kind, name.first, titles=set(), kinds=set())
            self.known[actor] = known
        known.party = known.party or name.party or name.owner
        if name.role in _NAMED or name.kind != "person":
            known.named = True
        if name.title:
            known.titles.add(self.titles.plain(name.title))
            known.kinds |= self.kinds(name)
        if known.feminine is None and name.kind == "person":
            known.feminine = self._gender(name)
        elif known.feminine is None and name.kind != "state" and not name.genitive:
            known.feminine = self._of_article(name)

    def _gender(self, name: Name) -> bool | None:
        """Whether a mention is of a woman: by the given name, else by the title."""
        given = name.name.split()[0].lower()
        if given in self.people.feminine_given:
            return True
        if given in self.people.given and given not in self.people.either_given:
            return False
        return self._of_noun(name.title.lower(), self._low[name.head]) if name.title else None

    def _of_article(self, name: Name) -> bool | None:
        """Whether a body is no "er" or "es", by the article of its name in the nominative."""
        article = self._low[name.head]
        if article in {self.grammar.nominative_article, self.grammar.neuter_article}:
            return False
        return True if article in self.grammar.plural_articles else None

    def _of_noun(self, low: str, article: str) -> bool | None:
        """The gender of a person's noun: by its ending, or by its article where it has both."""
        if not self.grammar.inverted_cue:
            return True if low.endswith(self.people.feminine_titles) else None
        if low.endswith(self.people.double_endings):
            return article in self.grammar.plural_articles or None
        return low.endswith(self.people.feminine_titles)

    # -- the noun of a phrase ---------------------------------------------------------------------

    def noun(self, first: int, last: int) -> Noun | None:
        """The noun that a phrase is about: its names in the order persons, titles, others; where
        none of them stands for the phrase as a whole, its first noun. ``None`` without either.
        """
        low = self._low
        begin = first
        while begin < last and (
            low[begin] in self.grammar.prepositions or not self._texts[begin][0].isalnum()
        ):
            begin += 1
        if begin >= last:
            return None
        definite = any(low[at] in self.people.definite for at in range(first, begin + 1))
        head = self._head(begin, last)
        source = head is not None and low[head].endswith(self.speech.source_endings)
        source = source or (head is not None and self._written_by(head, last))
        if head is not None and source:
            return Noun(head, None, definite, None, source=True)
        tops = [n for n in self.within(begin, last) if not self._dependent(n, begin, head)]
        for roles in (_NAMED, {"title"}):
            found = next((n for n in tops if n.role in roles), None)
            if found is not None:
                feminine = self._of_noun(found.title.lower(), low[found.head])
                pointed = definite or low[found.head] in self.people.definite
                return Noun(found.first, found, pointed, feminine)
        if tops and (head is None or tops[0].head <= head < tops[0].last):
            name = tops[0]
            return Noun(name.last - 1, name, definite, None)
        if head is None:
            return None
        return Noun(head, None, definite, self._of_noun(low[head], low[begin]))

    def _dependent(self, name: Name, begin: int, head: int | None) -> bool:
        """Whether a name in a phrase only hangs on the noun of the phrase."""
        if name.role == "adjective":
            return True
        if name.head <= begin:
            covers = head is not None and name.first <= head < name.last
            return name.genitive and name.last < len(self._low) and not covers
        before = self._low[name.head - 1]
        article = self._low[name.head]
        behind_mark = not before[0].isalnum()
        hangs = article in self.grammar.genitive_articles and article != name.name.lower()
        return (
            name.genitive
            or before in self.grammar.prepositions
            or before in self.grammar.owner_links
            or before in self.grammar.attributes
            or (hangs and not behind_mark)
        )

    def _written_by(self, head: int, last: int) -> bool:
        """Whether a noun is a paper, and a side in the genitive whoever wrote it: "Stellungnahme Perus"."""
        low = self._low[head]
        if not low.endswith(self.speech.papers) or low in self.speech.not_papers:
            return False
        return any(
            name.head == head + 1 and name.genitive and name.role != "adjective"
            for name in self.within(head + 1, last)
        )

    def _head(self, begin: int, last: int) -> int | None:
        """The first noun of a phrase, a possessor before it passed over."""
        low, texts = self._low, self._texts
        if not self.grammar.inverted_cue:
            return self._last_of_chunk(begin, last)
        links = self.grammar.owner_links | self.grammar.prepositions
        possessors = {n.last - 1 for n in self.within(begin, last) if n.genitive}
        for at in range(begin, last):
            core = texts[at].rpartition("-")[2] if texts[at][0].isdigit() else texts[at]
            if core[:1].isupper() and low[at] not in self.grammar.articles:
                follows = at + 1 < last and (
                    texts[at + 1][0].isupper() or texts[at + 1][0].islower()
                )
                if at in possessors and follows and low[at + 1] not in links:
                    continue
                return at
            if not texts[at][0].isalnum() and at > begin:
                return None
        return None

    def _last_of_chunk(self, begin: int, last: int) -> int | None:
        """The last word before a preposition, a relative or a mark: an English noun."""
        at = begin
        while at < last and (self._texts[at][0].isalnum() or self._low[at] in self._marks):
            low = self._low[at]
            if at > begin and (low in self.grammar.prepositions or low in self.grammar.relatives):
                break
            at += 1
        return at - 1 if at > begin else None
