"""The words and rules of dates of a language, from its ``dates.yaml``."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

import yaml

from zopa.language.compact import expand, expand_all
from zopa.language.dates.pattern import beginnings, compiled, pieces, spread
from zopa.language.grammar import grammar
from zopa.language.people import people

OTHER = "."
"""The character of all words that no rule names."""

_SPAN = "span_"  # how the groups of the expressions themselves begin
_FIRST = 0x4E00  # characters of classes: any block of letters without a meaning for ``re``
_YEARS = range(1000, 2200)
_SURE_YEARS = range(1900, 2050)  # with no word beside them that says so; round ones are mostly sums

_SHAPES = (
    ("full", re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}")),
    ("yearspan", re.compile(r"(?:1[5-9]|20)\d\d[/-]\d\d")),
    ("decimal", re.compile(r"\d{1,3}(?:\.\d{3})+")),
    ("dotted", re.compile(r"\d{1,2}\.\d{1,2}")),
    ("nth", re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")),
    ("figure", re.compile(r"\d{1,9}(?:\.\d+)?")),
)


class Rule:
    """A rule: ``make`` names the function that works its value out, ``arguments`` are handed to it.

    ``names`` are those of its groups; that of the expression itself is number ``span`` of them.
    """

    def __init__(
        self, rule: dict[str, Any], written: str, names: list[str], beginnings: frozenset[str]
    ) -> None:
        self.id: str = rule["id"]
        self.make: str = rule["make"]
        self.arguments = {k: v for k, v in rule.items() if k not in {"id", "make", "pattern"}}
        self.written = written
        self.names = names
        self.span = next(n for n, name in enumerate(names, 1) if name.startswith(_SPAN))
        self.beginnings = beginnings

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule compiled, which is done where it is first needed."""
        return re.compile(self.written)


class Lexicon:
    """Classes of words with what each word stands for, and the rules as regular expressions."""

    def __init__(
        self, data: dict[str, Any], abbreviations: frozenset[str], given: frozenset[str]
    ) -> None:
        self.abbreviations = abbreviations
        self.given = given
        self.values: dict[str, dict[str, str]] = {
            name: _class(spec) for name, spec in data["classes"].items()
        }
        self._numerals(data["numerals"])
        for name, spec in data.get("joined", {}).items():
            self._join(name, spec)
        macros: dict[str, str] = data.get("macros", {})
        patterns = [(rule, spread(rule["pattern"], macros)) for rule in data["rules"]]
        members = self._members([pattern for _, pattern in patterns])
        self._letters: dict[frozenset[str], str] = {}
        self.table = {word: self._letter(frozenset(names)) for word, names in members.items()}
        for figure in [*map(str, range(100)), *(f"0{n}" for n in range(10))]:
            self.table[figure] = self._letter(_of_figure(figure) | members.get(figure, set()))
        for number in _YEARS:
            sure = number in _SURE_YEARS and number % 100
            names = {"year", "number", "digits", "figure"} | ({"year_sure"} if sure else set())
            self.table[str(number)] = self._letter(frozenset(names))
        self._shapes = {name: self._letter(frozenset(_SHAPE_CLASSES[name])) for name, _ in _SHAPES}
        self._adjective = self._letter(frozenset({"length"}))
        self._decade = self._letter(frozenset({"decade"}))
        self._decades = self._letter(frozenset({"decades"}))
        self.grouped = self._letter(frozenset({"grouped"}))
        self.possessives = tuple(data.get("possessives", "").split())
        self.apposition = frozenset(data["apposition"].split())
        self.capital = frozenset(data["capital"].split())
        self.cues = {name: expand_all(words) for name, words in data["tense"].items()}
        particles = self.cues.get("particles", ())
        self.cues["compound_past"] = frozenset(
            [particle + form for particle in particles for form in self.cues["strong"]]
        )
        self.cues["past"] |= self.cues["strong"]
        known = (self.values[name] for name in ("step", "follow", "ordinal", "deictic"))
        self.cues["not_past"] |= {word for words in known for word in words}
        endings = "|".join(map(re.escape, self.values["length_ending"]))
        self.length = re.compile(rf"(\d{{1,3}})[-‑]?({endings})")
        marks = "|".join(map(re.escape, data["decade_endings"].split()))
        nouns = "|".join(map(re.escape, expand_all(data["decade_nouns"])))
        self.decade = re.compile(rf"'?(\d{{3}}0|\d0)['’]?(?:{marks})([-‑]?(?:{nouns}))?")
        self.rules = self._rules(patterns)
        self._matchers: dict[str, tuple[re.Pattern[str], ...]] = {}
        needed = set(data["core"].split())
        core = [mark for names, mark in self._letters.items() if names & needed]
        self.core = re.compile(f"[{''.join(core)}]")

    def of(self, word: str) -> str:
        """The character of a word."""
        return self.table.get(word) or self.shape(word)

    def known(self, word: str) -> bool:
        """Whether a rule may name the word."""
        return self.of(word) != OTHER

    def shape(self, word: str) -> str:
        """The character of a word that begins with a figure, by its shape."""
        for name, pattern in _SHAPES:
            if pattern.fullmatch(word):
                return self._shapes[name]
        if match := self.decade.fullmatch(word):
            return self._decades if match.group(2) else self._decade
        return self._adjective if self.length.fullmatch(word) else OTHER

    def value_of(self, name: str, word: str) -> str:
        """What a word stands for in a class; the word itself where the class does not say."""
        if name == "length" and (match := self.length.fullmatch(word)):
            return f"{match.group(1)} {self.values['length_ending'][match.group(2)]}"
        return self.values.get(name, {}).get(word, word)

    def _letter(self, names: frozenset[str]) -> str:
        if names not in self._letters:
            self._letters[names] = chr(_FIRST + len(self._letters))
        return self._letters[names]

    def _numerals(self, spec: dict[str, Any]) -> None:
        """Number words made of two ("einundzwanzig"), by the pattern of the language."""
        numbers = self.values["number"]
        tens = {word: value for value, words in spec["tens"].items() for word in expand(words)}
        ones = {word: value for value, words in spec["ones"].items() for word in expand(words)}
        numbers |= {word: str(value) for word, value in tens.items()}
        for ten, high in tens.items():
            for one, low in ones.items():
                numbers[spec["joined"].format(ten=ten, one=one)] = str(int(high) + int(low))

    def _join(self, name: str, spec: dict[str, Any]) -> None:
        """Compounds of the words of several classes ("Dienstagabend"); values with a blank between."""
        found: dict[str, str] = {"": ""}
        for part in spec["of"]:
            words = self.values[part] if isinstance(part, str) else _class(part)
            found = {
                before + word: f"{first} {value}".strip()
                for before, first in found.items()
                for word, value in words.items()
            }
        self.values.setdefault(name, {}).update(
            {
                word + end: value
                for word, value in found.items()
                for end in expand(spec.get("end", ""))
            }
        )

    def _members(self, patterns: list[str]) -> dict[str, set[str]]:
        """The classes of each word; a word that a pattern quotes is a class of its own."""
        found: dict[str, set[str]] = {}
        for name, words in self.values.items():
            for word in words:
                found.setdefault(word, set()).add(name)
        for pattern in patterns:
            for kind, text in pieces(pattern):
                if kind == "word":
                    for word in expand(text):
                        found.setdefault(word, set()).add("=" + text)
        return found

    def _characters(self, kind: str, text: str) -> str:
        name = "=" + text if kind == "word" else text
        found = "".join(mark for names, mark in self._letters.items() if name in names)
        if not found:
            raise ValueError(f"no word is in the class {text!r}")
        return found

    def _rules(self, patterns: list[tuple[dict[str, Any], str]]) -> dict[str, Rule]:
        found: dict[str, Rule] = {}
        for number, (rule, pattern) in enumerate(patterns):
            written, names = compiled(pattern, f"{_SPAN}{number}", self._characters)
            begins = beginnings(pattern, self._characters)
            found[f"r{number}"] = Rule(rule, f"(?P<r{number}>{written})", names, begins)
        return found

    def matchers(self, character: str) -> tuple[re.Pattern[str], ...]:
        """The rules that can begin with a word of these classes, in their order; the last group that a
        match closes is named as its rule."""
        if character not in self._matchers:
            # Trying all rules at every word would be most of the time.
            self._matchers[character] = tuple(
                rule.pattern for rule in self.rules.values() if character in rule.beginnings
            )
        return self._matchers[character]


_SHAPE_CLASSES = {
    "full": ("full",),
    "yearspan": ("yearspan",),
    "decimal": ("number", "decimal"),
    "dotted": ("dotted",),
    "nth": ("nth",),
    "figure": ("number", "digits", "figure"),
}


def _of_figure(figure: str) -> frozenset[str]:
    number = int(figure)
    names = {"number", "digits"}
    if 1 <= number <= 31:
        names.add("dom")
    if 1 <= number <= 12:
        names.add("monthno")
    if number <= 24:
        names.add("hour")
    if len(figure) == 2 and number < 60:
        names.add("minute")
    return frozenset(names)


def _class(spec: dict[Any, str] | str) -> dict[str, str]:
    """The words of a class with their values; a mere list of words has each stand for itself."""
    if isinstance(spec, str):
        return {word: word for word in expand_all(spec)}
    return {word: str(value) for value, words in spec.items() for word in sorted(expand_all(words))}


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The words and rules of a language; raises ``FileNotFoundError`` for one without them."""
    path = resources.files("zopa.language").joinpath(language, "dates.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe one
    return Lexicon(data, grammar(language).abbreviations, people(language).given)
