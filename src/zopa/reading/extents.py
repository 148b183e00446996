"""How far the name of a person goes: given names, initials, particles and one surname."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

from zopa.language.grammar import grammar
from zopa.language.people import People, people
from zopa.language.ranks import ranks
from zopa.language.text import Sentence
from zopa.reading.gazetteer import Gazetteer
from zopa.reading.page import Page
from zopa.reading.persons import Persons


@lru_cache(maxsize=8)
def _never_names(language: str) -> frozenset[str]:
    closed = grammar(language)
    return people(language).not_names.union(
        closed.articles, closed.prepositions, closed.third_person, closed.subordinators
    )


class Extents:
    """Finds the ends of personal names on one page."""

    def __init__(self, page: Page, places: Gazetteer, persons: Persons) -> None:
        self.words = page.words
        self.grammar = page.grammar
        self.people: People = people(page.language)
        self.titles = places.titles
        self.entries = places.entries
        self.is_given = places.is_given
        self.persons = persons
        self._never_names = _never_names(page.language)
        self._degrees = ranks(page.language).degrees

    def behind_title(self, index: int, sentence: Sentence, *, alone: bool) -> int:
        """Where a person's name that starts at ``index`` ends; ``index`` if there is none."""
        if index >= sentence.last:
            return index
        last = self.end(index, sentence)
        if last - index == 1 and not self.is_given(self.words.low[index]):
            word = self.words.text[index]
            if self.persons.knows(word):
                return last
            common = len(word) > 9 and word.endswith(self.people.common_endings)
            if word in self._articled or (alone and common):
                return index
        return last

    def behind_degrees(self, index: int, sentence: Sentence) -> int:
        """Where a name may begin behind "Dr.", "Prof.", with or without a full stop."""
        at = index
        while at < sentence.last and self.words.low[at] in self._degrees:
            at += 1
            if at < sentence.last and self.words.text[at] == ".":
                at += 1
        return at

    def has_noun(self, first: int, last: int) -> bool:
        """Whether one of the words stands behind an article elsewhere, as nouns do."""
        return not self._articled.isdisjoint(self.words.text[first:last])

    @cached_property
    def _articled(self) -> frozenset[str]:
        """Words that stand behind an article somewhere on the page: nouns, no names."""
        words, articles = self.words, self.grammar.articles
        return frozenset(
            words.text[i + 1] for i, low in enumerate(words.low[:-1]) if low in articles
        )

    @cached_property
    def _runs(self) -> Counter[tuple[str, ...]]:
        """How often each three or four words follow each other on the page."""
        text = self.words.text
        return Counter(
            tuple(text[i : i + n])
            for i in range(len(text))
            if text[i][0].isupper()
            for n in (3, 4)
            if i + n <= len(text)
        )

    def end(self, index: int, sentence: Sentence) -> int:
        """Where the words of a name that starts at ``index`` end."""
        at = index
        while at < sentence.last and at < index + 5:
            word, low = self.words.text[at], self.words.low[at]
            if at > index and self._is_particle(at, sentence):
                if low in self.grammar.articles and (
                    self.words.low[at - 1] not in self.people.particles
                ):
                    break  # "Nora Falk den Gast" is no name, "Nora von der Heide" is one
            elif at > index and word == "." and self._initial(self.words.text[at - 1]):
                pass
            elif (at > index and self._complete(index, at)) or self._no_name(
                at, sentence, surname=at > index and self.is_given(self.words.low[at - 1])
            ):
                break
            at += 1
        while at > index and (
            self.words.text[at - 1] == "." or self.words.low[at - 1] in self.people.particles
        ):
            at -= 1
        return at

    def _is_particle(self, at: int, sentence: Sentence) -> bool:
        """Whether a particle before a name stands here; two of them only behind a given name."""
        low, particles = self.words.low, self.people.particles
        behind = at
        while behind < sentence.last and low[behind] in particles:
            behind += 1
        if behind == at or behind >= sentence.last or not self.words.text[behind][0].isupper():
            return False
        before = low[at - 1]
        return behind == at + 1 or before in particles or before in self.people.given

    def _no_name(self, at: int, sentence: Sentence, *, surname: bool = False) -> bool:
        """Whether the word cannot be part of a person's name; ``surname``: one is expected."""
        word, low = self.words.text[at], self.words.low[at]
        prefix, _, rest = word.partition("-")
        capital = word[0].isupper() or (prefix in self.people.particles and rest[:1].isupper())
        if not capital or any(c.isdigit() for c in word):
            return True
        never = low in self._never_names and not (at > sentence.first and self.is_given(low))
        noun = low.endswith(self.people.not_name_endings) and not self.is_given(low)
        if never or (noun and not (surname and self._closes(at, sentence))):
            return True
        office = self.titles.word(low)
        if office.title or office.owner is not None:
            return True
        return any(
            not entry.exact or word.isupper()
            for _, entry in self.entries.at(self.words.low, at, sentence.last)
        )

    def _closes(self, at: int, sentence: Sentence) -> bool:
        """Whether a name can end with a word that looks like a noun ("Elke Domscheit will")."""
        text = self.words.text
        behind = text[at + 1] if at + 1 < sentence.last else "."
        return not behind[0].isupper() and text[at] not in self._articled

    @staticmethod
    def _initial(word: str) -> bool:
        return len(word) == 1 or (len(word) == 3 and word[1] == ".")

    def _complete(self, first: int, at: int) -> bool:
        """Whether the words so far are a whole name: given names and one surname."""
        last = self.words.low[at - 1]
        if self._initial(self.words.text[at - 1]) or last == "." or last in self.people.particles:
            return False
        if not self.grammar.inverted_cue:
            return False  # nouns have no capitals here
        is_given = self.is_given
        if is_given(last) or not any(map(is_given, self.words.low[first : at - 1])):
            return False
        return self._runs[tuple(self.words.text[first : at + 1])] < 2
