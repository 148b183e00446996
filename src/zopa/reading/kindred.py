"""Cues in other forms than the agenda has them: by word family, compound and order of words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from zopa.language.families import LIGHT, Families, families
from zopa.language.grammar import Grammar, grammar
from zopa.language.stances import StanceWords, stance_words
from zopa.language.text import Words
from zopa.reading.cues import GAP, NUMBER, PLACE, Cue, Hit

_REACH = 9  # words between the first and the last word of a cue
_HEAD = 5  # letters of the last part of a compound
_LEAST = 4  # letters of a noun of which another form counts
_MEMORY = 200_000
_NOUN = "="  # what the key of a noun begins with
_ADJECTIVE = "'"
_ANY_NUMBER = "#"
_SHORT = 3

Keys = frozenset[str]
_NONE: Keys = frozenset()


class Loose(Struct, frozen=True):
    """A cue as the sets of keys that its words must have one of; ``links`` are to stand there too.

    ``ordered``: the words follow each other as they do in the cue ("neutraler Status"); ``joint``:
    a place and the preposition that it stands behind.
    """

    cue: Cue
    parts: tuple[Keys, ...]
    links: Keys = frozenset()
    ordered: bool = False
    joint: tuple[Keys, str] | None = None


class _Started(Struct, frozen=True):
    """What one key can start: cues of that word alone, and loose ones, each with its other parts.

    ``verbal``: the cues count only where the word tells what somebody does; ``others`` are the keys
    of which a loose cue of several words has one.
    """

    cues: tuple[Cue, ...]
    verbal: bool
    loose: tuple[tuple[Loose, tuple[Keys, ...]], ...]
    linked: tuple[tuple[Loose, tuple[Keys, ...]], ...]
    others: Keys


class Kindred:
    """Finds loose cues. Which keys a word has is worked out once and kept."""

    def __init__(self, language: str) -> None:
        self.families: Families = families(language)
        self.grammar: Grammar = grammar(language)
        self.lexicon: StanceWords = stance_words(language)
        self._small = (
            self.grammar.prepositions
            | self.grammar.articles
            | self.grammar.coordinators
            | self.grammar.auxiliaries
            | self.grammar.pronouns
            | {self.grammar.infinitive_mark}
        )
        self._refusing = self.grammar.negations | self.grammar.without
        # verbs that take a stance are no matter by themselves; those that do so only in an expression
        # or about a matter that is named may be one: "sich zurückziehen"
        taking = {
            word
            for word, frames in self.lexicon.frames.items()
            if not all(frame.fixed or frame.named for frame in frames)
        }
        self._stances = taking | self.lexicon.talking | self.lexicon.fighting
        self._cues: list[tuple[Cue, str, tuple[str, ...]]] = []
        self._single: dict[str, list[Cue]] = {}
        self._several: dict[str, list[Loose]] = {}
        self._known: frozenset[str] = _NONE
        self._memory: dict[str, Keys | None] = {}
        self._started: dict[Keys, tuple[_Started, ...]] = {}

    def add(self, cue: Cue, text: str, places: tuple[str, ...]) -> None:
        """Take up a cue as the agenda writes it; ``places`` are what its word for a place may be."""
        self._cues.append((cue, text, places))

    def seal(self) -> None:
        """To be called once when all cues are in."""
        nouns = {
            self.families.stem(word.strip("*"))
            for _, text, _ in self._cues
            for word in text.split()
            if word.strip("*").isalpha()
        }
        for cue, text, places in self._cues:
            for loose in self._loosened(cue, text, places, nouns):
                if len(loose.parts) == 1 and not loose.links:
                    for key in loose.parts[0]:
                        self._single.setdefault(key, []).append(cue)
                else:
                    for key in loose.parts[0]:
                        self._several.setdefault(key, []).append(loose)
        used = {
            key
            for listed in self._several.values()
            for loose in listed
            for part in loose.parts
            for key in part
        }
        self._known = frozenset(used | self._single.keys())
        self._cues.clear()

    # -- the cues ---------------------------------------------------------------------------------

    def _loosened(
        self, cue: Cue, text: str, places: tuple[str, ...], nouns: Collection[str]
    ) -> Iterator[Loose]:
        words = [word for word in text.split() if word != GAP]
        lows = {word.lower() for word in words}
        if lows & self._refusing or words[0].lower() in self.grammar.prepositions:
            return
        if len(words) == 1 and words[0].isupper():
            return
        content = [w for w in words if w.lower() not in self._small]
        parts = tuple(self._part(word, places) for word in content)
        if not parts or not all(parts):
            return
        if len(parts) > 1:
            ordered = self._ordered(words, content)
            joint = self._joint(text, places)
            parts = parts if ordered else _anchored(parts)
            yield Loose(cue, parts, ordered=ordered, joint=joint)
            return
        links = frozenset(lows & self.grammar.prepositions)
        single = len(words) == 1 or bool(links)
        if cue.general or content[0] in {PLACE, NUMBER} or not single:
            return
        yield Loose(cue, parts, links)
        for first, last in self.families.heads(content[0].rstrip("*")) if not links else ():
            verbal = self.families.of(last.capitalize())
            hyphen = f"{first}-{last}" == content[0].rstrip("*").lower()
            known = hyphen or self.families.stem(first) in nouns
            # where a noun in -ung begins is only told by a first part that is known
            sure = known or not any(key.endswith("-ung") for key in verbal)
            if verbal and sure and len(first) >= _SHORT:
                yield Loose(cue, (verbal, frozenset({_NOUN + self.families.stem(first)})))

    def _ordered(self, words: Sequence[str], content: Sequence[str]) -> bool:
        """Whether a cue is a noun with what stands before it, and no verb with its object."""
        if PLACE in content:
            return False
        if NUMBER in content:
            return True
        if self.families.german:
            return content[0][0].islower() and content[-1][0].isupper()
        return len(words) == len(content)

    def _joint(self, text: str, places: tuple[str, ...]) -> tuple[Keys, str] | None:
        """The place of a cue with the preposition right before it."""
        words = text.lower().replace(f"{GAP} ", "").split()
        for before, word in pairwise(words):
            if word == PLACE and before in self.grammar.prepositions:
                return self._part(word, places), before
        return None

    def _part(self, word: str, places: tuple[str, ...]) -> Keys:
        """The keys of one word of a cue."""
        if word == PLACE:
            return frozenset(_NOUN + self.families.stem(place) for place in places)
        if word == NUMBER:
            return frozenset({_ANY_NUMBER})
        bare = word.strip("*")
        if not bare.replace("-", "").isalpha() or len(bare) < _SHORT:
            return _NONE
        if not self.families.german:
            stems = (bare, bare + "e") if word.endswith("*") else (bare,)
            found = frozenset(key for stem in stems for key in self.families.of(stem))
            return found or frozenset({_ADJECTIVE + bare.lower()})
        if bare[0].isupper() or word.startswith("*"):
            noun = bare[0].upper() + bare[1:]
            return self.families.of(noun) | {_NOUN + self.families.stem(noun)}
        forms = (bare, bare + "en", bare + "n") if word.endswith("*") else (bare,)
        verbs = frozenset(key for form in forms for key in self.families.of(form))
        strong = frozenset(key for key in verbs if not key.endswith("-ung"))
        return (strong or verbs) | {_ADJECTIVE + self._plain(bare)}

    def _plain(self, low: str) -> str:
        """An adjective without its ending."""
        for ending in ("en", "er", "es", "em", "e"):
            if low.endswith(ending) and len(low) - len(ending) >= _LEAST:
                return low[: -len(ending)]
        return low

    # -- the text ---------------------------------------------------------------------------------

    def _keys(self, word: str) -> Keys | None:
        """Those keys of a word that some cue has, ``None`` for a mark that parts stretches; worked out
        once for each word.
        """
        found = None
        if word[0].isalnum() or word in _INNER:
            found = self._known.intersection(self._all(word)) or _NONE  # the same for most words
        if len(self._memory) < _MEMORY and len(word) < 100:
            self._memory[word] = found
        return found

    def _all(self, word: str) -> Iterator[str]:
        if word[0].isdigit():
            yield _ANY_NUMBER
        if not word[0].isalpha() or len(word) < _SHORT:
            return
        yield from self.families.of(word)
        low = word.lower()
        if not self.families.german:
            yield _ADJECTIVE + low
            yield _NOUN + self.families.stem(low)
            return
        if not word[0].isupper():
            yield _ADJECTIVE + self._plain(low)
            return
        yield _NOUN + self.families.stem(word)
        for first, last in self.families.heads(word):
            if len(first) < _SHORT or _prefixed(first, self.families):
                continue
            if len(last) >= _HEAD:
                yield _NOUN + self.families.stem(last)
            yield from self.families.of(last.capitalize())

    def find(self, words: Words, first: int, last: int) -> list[Hit]:
        """Loose cues in words ``first`` to ``last`` (excluded); those of several words may overlap."""
        memory, texts = self._memory, words.text
        marked: dict[int, Keys] = {}
        begin = first
        found: list[Hit] = []
        for index in range(first, last):
            text = texts[index]
            keys = memory[text] if text in memory else self._keys(text)
            if keys:
                marked[index] = keys
            elif keys is None:
                found += self._stretch(words, marked, begin, index)
                marked = {}
                begin = index + 1
        found += self._stretch(words, marked, begin, last)
        return found

    def _stretch(
        self, words: Words, marked: dict[int, Keys], first: int, last: int
    ) -> Iterable[Hit]:
        """The loose cues between two marks."""
        if marked or last - first > 1:
            self._split_verbs(words, first, last, marked)
        return self._in_stretch(words, marked, first, last) if marked else ()

    def _split_verbs(self, words: Words, first: int, last: int, marked: dict[int, Keys]) -> None:
        """Add the keys of a verb whose particle ends the stretch: "tritt ... ab"."""
        particle = words.low[last - 1]
        if not self.families.is_particle(particle):
            return
        for index in range(first, last - 1):
            low = words.low[index]
            if not low.isalpha() or (words.text[index] != low and index != first):
                continue
            keys = self.families.joined(particle, low) & self._known
            if keys:
                marked[index] = marked.get(index, _NONE) | keys

    def _in_stretch(
        self, words: Words, marked: dict[int, Keys], first: int, last: int
    ) -> Iterator[Hit]:
        present = _NONE.union(*marked.values()) if len(marked) > 1 else _NONE
        for index, keys in marked.items():
            started = self._started.get(keys)
            if started is None:
                started = self._starting(keys)
            for one in started:
                if one.cues and not (one.verbal and self._only_describes(words, index)):
                    for cue in one.cues:
                        yield Hit(index, index + 1, cue, derived=True)
                listed = one.linked if present.isdisjoint(one.others) else one.loose
                for loose, others in listed:
                    if any(map(present.isdisjoint, others)):
                        continue
                    hit = self._whole(loose, words, marked, index, (first, last))
                    if hit is not None:
                        yield hit

    def _starting(self, keys: Keys) -> tuple[_Started, ...]:
        """What each key of a word can start; worked out once for words of the same keys."""
        found = []
        for key in sorted(keys):
            loose = tuple((one, one.parts[1:]) for one in self._several.get(key, ()))
            cues = self._single.get(key, ()) if key[0] != LIGHT else ()
            linked = tuple((one, others) for one, others in loose if not others)
            others = _NONE.union(*(others[0] for _, others in loose if others))
            found.append(_Started(tuple(cues), key[0] != _NOUN, loose, linked, others))
        if len(self._started) < _MEMORY:
            self._started[keys] = tuple(found)
        return tuple(found)

    def _only_describes(self, words: Words, index: int) -> bool:
        """Whether a verb takes a stance, or only stands as a participle before a noun."""
        low = words.low[index]
        if low in self._stances:
            return True
        before_noun = index + 1 < len(words) and words.text[index + 1][0].isupper()
        return (
            self.families.german
            and before_noun
            and words.text[index][0].islower()
            and low.endswith(self.grammar.adjective_endings)
        )

    def _whole(
        self,
        loose: Loose,
        words: Words,
        marked: dict[int, Keys],
        index: int,
        stretch: tuple[int, int],
    ) -> Hit | None:
        """The cue whose first part stands at ``index``, if its other parts stand near it."""
        if loose.ordered:
            return self._in_order(loose, words, marked, index)
        taken = [index]
        for part in loose.parts[1:]:
            near = [
                i
                for i, keys in marked.items()
                if i not in taken
                and abs(i - index) <= _REACH
                and not part.isdisjoint(keys)
                and self._behind(loose, part, words, i)
            ]
            if not near:
                return None
            taken.append(min(near, key=lambda i: abs(i - index)))
        begin, end = min(taken), max(taken) + 1
        if loose.links:
            low = words.low
            before = range(max(index - _REACH, stretch[0]), min(index + _SHORT, stretch[1]))
            links = [i for i in before if low[i] in loose.links]
            if not links or words.low[index] in self._stances:
                return None
            begin, end = min(begin, links[-1]), max(end, links[-1] + 1)
        return Hit(begin, end, loose.cue, derived=True)

    def _behind(self, loose: Loose, part: Keys, words: Words, index: int) -> bool:
        """Whether a place stands behind the preposition that it needs."""
        if loose.joint is None or part != loose.joint[0]:
            return True
        for at in range(index - 1, max(index - 1 - _SHORT, -1), -1):
            if words.low[at] in self.grammar.prepositions:
                return words.low[at] == loose.joint[1]
            if words.text[at][0].isupper() and self.families.german:
                return False
        return False

    def _in_order(
        self, loose: Loose, words: Words, marked: dict[int, Keys], index: int
    ) -> Hit | None:
        """The same for words that follow each other, with no noun between them."""
        at = index
        for part in loose.parts[1:]:
            ahead = range(at + 1, min(at + 1 + _SHORT, len(words)))
            found = next((i for i in ahead if not part.isdisjoint(marked.get(i, _NONE))), None)
            if found is None:
                return None
            between = range(at + 1, found)
            if self.families.german and any(words.text[i][0].isupper() for i in between):
                return None
            at = found
        return Hit(index, at + 1, loose.cue, derived=True)


_INNER = frozenset("„“”\"»«‚‘’'()%")


def _prefixed(first: str, known: Families) -> bool:
    """Whether the first part of a compound is rather a prefix and a letter or two."""
    return any(len(first) - len(prefix) < _SHORT for prefix in known.prefixes_of(first))


def _anchored(parts: Sequence[Keys]) -> tuple[Keys, ...]:
    """The parts with the one first that is rarest in texts: a verb, then the longest."""
    best = max(parts, key=lambda part: max(len(key) for key in part))
    return (best, *(part for part in parts if part is not best))
