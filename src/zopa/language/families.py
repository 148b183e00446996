"""Which words are of one family: "Abtretung", "abtreten", "abgetreten"; "withdrawal", "withdrew".

Derivation by rule (Fleischer and Barz, Wortbildung der deutschen Gegenwartssprache: nouns in -ung,
infinitives as nouns, participles), with the strong verbs and their nouns as data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from zopa.language.compact import expand_all, load
from zopa.language.grammar import grammar
from zopa.language.stances import conjugation

_LONGEST = 80  # letters of a compound
_LEAST = 4  # letters of a stem
_FIRST = 3  # letters of the first part of a compound
_NOUN = "-ung"
_PARTICIPLE = "ge"
_VERBS = ("eten", "ete", "est", "et", "ten", "te", "en", "st", "n", "t", "e")
_ADJECTIVES = ("er", "en", "em", "es", "e")
_NOUNS = ("nen", "es", "en", "s", "n", "e")
_UMLAUTS = str.maketrans("äöü", "aou")
_SUFFIXES = ("ation", "ition", "ament", "ment", "ion", "al")
_DERIVED = 5  # letters of an English stem that a suffix is taken from
_MEMORY = 100_000

Keys = frozenset[str]
_NONE: Keys = frozenset()

LIGHT = "~"
"""What the key of a verb begins with that says too little alone: "ziehen", "give"."""


class Families:
    """The families of the words of one language. A key names a family; words of one share a key."""

    def __init__(self, language: str) -> None:
        data = load(language, "families.yaml")
        self.german = grammar(language).inverted_cue  # nouns bear capitals and make compounds
        self._forms: dict[str, str] = {}
        self._nouns: dict[str, str] = {}
        verbs = conjugation(language)
        for verb, entry in data["strong"].items():
            forms = verbs.forms(verb).all | expand_all(entry.get("forms", ""))
            self._forms |= dict.fromkeys(forms, verb)
            self._nouns |= dict.fromkeys(expand_all(entry["nouns"]), verb)
        self._light = expand_all(data["light"])
        self._apart = expand_all(data["apart"])
        self._never = expand_all(data["never"])
        self._vague = expand_all(data["vague"])
        self._aliases: dict[str, str] = data["aliases"]
        prefixes = expand_all(data["prefixes"]) | self._aliases.keys()
        self._prefixes: dict[str, list[str]] = {}  # by their first letter, the longest first
        for prefix in sorted(prefixes, key=lambda p: (-len(p), p)):
            self._prefixes.setdefault(prefix[0], []).append(prefix)
        self._separable = grammar(language).separable
        self._known: dict[str, Keys] = {}

    def of(self, word: str) -> Keys:
        """The keys of a word as it is written; none for one that stands for itself alone."""
        found = self._known.get(word)
        if found is None:
            found = self._found(word)
            if len(self._known) < _MEMORY:
                self._known[word] = found
        return found

    def _found(self, word: str) -> Keys:
        low = word.lower()
        if len(low) < _LEAST or low in self._apart or not low.isalpha():
            return _NONE
        keys = frozenset(self._german(word, low) if self.german else self._english(low))
        if not keys:
            return _NONE  # the same one for most words
        return frozenset(
            f"{LIGHT}{key}" if key in self._vague else key for key in keys - self._never
        )

    def joined(self, particle: str, verb: str) -> Keys:
        """The keys of a verb whose particle stands apart: "tritt ... ab"."""
        return self.of(particle + verb) if particle in self._separable else frozenset()

    def prefixes_of(self, low: str) -> list[str]:
        """Prefixes of verbs and of their nouns with which a word begins, the longest first."""
        return [prefix for prefix in self._prefixes.get(low[:1], ()) if low.startswith(prefix)]

    def is_particle(self, word: str) -> bool:
        """Whether a word can be the part of a verb that stands apart."""
        return word in self._separable

    def stem(self, word: str) -> str:
        """A noun without its ending: "Gebiete" and "Gebieten" have one; the word itself if short."""
        low = word.lower().translate(_UMLAUTS) if self.german else word.lower()
        endings = _NOUNS if self.german else ("s",)
        for ending in endings:
            if low.endswith(ending) and len(low) - len(ending) >= _LEAST:
                return low[: -len(ending)]
        return low

    def heads(self, noun: str) -> Iterator[tuple[str, str]]:
        """The ways to part a compound in two, the longest last part first; none of an endless word."""
        if not self.german or not noun[:1].isupper() or len(noun) > _LONGEST:
            return
        low = noun.lower()
        for at in range(_FIRST, len(low) - _LEAST + 1):
            yield low[:at].rstrip("-‑"), low[at:].lstrip("-‑")

    # -- German -----------------------------------------------------------------------------------

    def _german(self, word: str, low: str) -> Iterator[str]:
        if word[0].isupper():
            yield from self._strong(low, self._nouns)
            for ending in ("ungen", "ung"):
                if low.endswith(ending) and len(low) - len(ending) >= _LEAST - 1:
                    stem = low[: -len(ending)]
                    strong = list(self._strong(stem + "en", self._forms))
                    yield from strong or (f"{stem}{_NOUN}",)
            if low.endswith("n"):
                yield from self._strong(low, self._forms)  # an infinitive as a noun
            elif low.startswith(_PARTICIPLE):
                yield from self._verb(low)  # in front of its sentence
        else:
            yield from self._verb(low)

    def _verb(self, low: str) -> Iterator[str]:
        """The families of a word that may be a form of a verb."""
        strong = list(self._strong(low, self._forms))
        if not strong:
            for ending in _ADJECTIVES:
                if low.endswith(ending):
                    strong += self._strong(low[: -len(ending)], self._forms)
        if strong:
            yield from strong
            return
        for ending in _VERBS:
            if low.endswith(ending) and len(low) - len(ending) >= _LEAST - 1:
                for stem in self._unmarked(low[: -len(ending)]):
                    yield f"{stem}{_NOUN}"

    def _unmarked(self, stem: str) -> Iterator[str]:
        """A weak verb's stem without the "ge" or "zu" within it."""
        yield stem
        if stem.startswith("ge") and len(stem) - 2 >= _LEAST - 1:
            yield stem[2:]
        for prefix in self.prefixes_of(stem):
            rest = stem[len(prefix) :]
            if rest[:2] in {"ge", "zu"} and len(rest) - 2 >= _LEAST - 1:
                yield prefix + rest[2:]

    def _strong(self, low: str, table: dict[str, str]) -> Iterator[str]:
        """The family of a word of a strong verb, with or without a prefix."""
        verb = table.get(low)
        if verb is not None:
            yield f"{LIGHT}{verb}" if verb in self._light else verb
        for prefix in self.prefixes_of(low):
            rest = low[len(prefix) :]
            verb = table.get(rest) or table.get(rest.removeprefix("zu")) or table.get("ge" + rest)
            if verb is not None:
                yield self._aliases.get(prefix, prefix) + verb
                return

    # -- English ----------------------------------------------------------------------------------

    def _english(self, low: str) -> Iterator[str]:
        verb = self._forms.get(low) or self._nouns.get(low)
        if verb is not None:
            light = verb in self._light and low not in self._nouns
            yield f"{LIGHT}{verb}" if light else verb
            return
        stem = self._uninflected(low)
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _DERIVED:
                stem = stem[: -len(suffix)]
                break
        stem = stem.removesuffix("e")
        if len(stem) >= _LEAST:
            yield stem

    @staticmethod
    def _uninflected(low: str) -> str:
        for ending in ("ies", "ing", "ed", "es", "s"):
            if low.endswith(ending) and len(low) - len(ending) >= _LEAST:
                stem = low[: -len(ending)]
                if ending in {"ing", "ed"} and stem[-1] == stem[-2] and stem[-1] not in "ls":
                    return stem[:-1]
                return stem + "y" if ending == "ies" else stem
        return low


@lru_cache(maxsize=8)
def families(language: str) -> Families:
    """The families of the words of a language; raises ``FileNotFoundError`` for one without data."""
    return Families(language)
