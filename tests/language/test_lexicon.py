"""The language data: every file loads, every field is used, what is written means what it should."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import yaml

import zopa.language
import zopa.reading
from zopa.case.findings import (
    EventKind,
    EventStatus,
    LeverKind,
    LeverStatus,
    OfficeStatus,
    ParticipantRole,
)
from zopa.language.compact import LANGUAGES, expand, expand_all
from zopa.language.grammar import Grammar, grammar
from zopa.language.people import people
from zopa.language.saying import speech_words
from zopa.language.stances import stance_words

HOME = Path(zopa.language.__file__).parent


def test_compact_entries() -> None:
    assert expand("forder{n,t}") == ["fordern", "fordert"]
    assert expand("{ab,an}ge{sagt,lehnt}") == ["abgesagt", "abgelehnt", "angesagt", "angelehnt"]
    assert expand("wort{,e}") == ["wort", "worte"]
    assert expand("wort") == ["wort"]
    assert expand_all("") == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_loads(language: str) -> None:
    assert grammar(language).articles
    assert people(language).titles
    assert speech_words(language).cues
    assert stance_words(language).frames
    assert grammar(language) is grammar(language)


def test_a_language_without_data_is_an_error_here() -> None:
    with pytest.raises(FileNotFoundError):
        grammar("tlh")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["grammar", "people", "speech", "stance"])
def test_words_are_lower_case(language: str, name: str) -> None:
    data = yaml.safe_load((HOME / language / f"{name}.yaml").read_text(encoding="utf-8"))
    frames = data.pop("frames", [])
    for entry in frames:
        entry["words"] = ""  # "Ziel" is written so to be found as a noun as well
    assert _strings(data) == [text.lower() for text in _strings(data)]


def _strings(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in _strings(value)]
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grammar_file_has_the_fields_of_the_grammar(language: str) -> None:
    data = yaml.safe_load((HOME / language / "grammar.yaml").read_text(encoding="utf-8"))
    assert set(data) == {field.name for field in msgspec.structs.fields(Grammar)}


def test_every_word_class_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for home in (HOME, Path(zopa.reading.__file__).parent)
        for path in home.glob("*.py")
    )
    unused = [f.name for f in msgspec.structs.fields(Grammar) if f".{f.name}" not in code]
    assert unused == []


def _names(data: object) -> Iterator[str]:
    """What the code may call something in a file by: its keys, and the values of its ids and kinds."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            if key in {"id", "does", "kind"} and isinstance(value, str):
                yield value
            yield from _names(value)
    elif isinstance(data, list):
        for value in data:
            yield from _names(value)


def test_words_of_a_language_stand_in_its_files_only() -> None:
    """No word of saying, stance or office is written in the code, outside its comments."""
    lexicon: set[str] = set()
    for language in LANGUAGES:
        lexicon |= speech_words(language).cues.keys() | stance_words(language).frames.keys()
        lexicon |= people(language).titles | grammar(language).negations
        lexicon |= grammar(language).articles | grammar(language).prepositions
    # stances, kinds and rules of the contract and labels of weights that happen to be words of English
    lexicon -= {"for", "open", "against", "reported", "none", "without", "will", "a"}
    # so are called ways of words to stand in a sentence, and the rules of modal verbs and of events
    lexicon -= {"brought", "cannot", "denied", "end", "nothing", "stay", "summoned"}
    # groups of words in the files, their fields and their signs are called so
    lexicon -= {
        name
        for path in HOME.glob("*/*.yaml")
        for name in _names(yaml.safe_load(path.read_text("utf-8")))
    }
    kinds = (EventKind, EventStatus, LeverKind, LeverStatus, OfficeStatus, ParticipantRole)
    lexicon -= {word for kind in kinds for word in get_args(kind)}
    found = []
    for path in Path(zopa.reading.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        found += [(path.name, text) for text in texts if text in lexicon]
    assert found == []
