"""The small language of the rules' patterns."""

from __future__ import annotations

import re

import pytest

from zopa.language.dates.lexicon import lexicon
from zopa.language.dates.pattern import beginnings, compiled, pieces, spread


def letters(_kind: str, text: str) -> str:
    return {"number": "nN", "unit": "u", "vor": "v", "etwa": "e"}[text]


def test_context_stays_out_of_the_expression() -> None:
    written, names = compiled("'vor' / 'etwa'? number unit / 'etwa'", "x", letters)
    match = re.compile(written).match("venue")
    assert match
    assert match.group("x") == "enu"
    assert names == ["x", "number", "unit"]
    assert not re.compile(written).match("venu")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("'vor'? number unit", "vnN"),
        ("('vor' / )number", "v"),
        ("('vor'|'etwa'?) unit", "veu"),
        ("(number? unit?){0,3} 'etwa'", "nNue"),
        ("/ number / unit", "nN"),
    ],
)
def test_beginnings(pattern: str, expected: str) -> None:
    assert beginnings(pattern, letters) == frozenset(expected)


def test_macros() -> None:
    assert pieces(spread("<a> unit", {"a": "<b>|'vor'", "b": "number"})) == [
        ("sign", "("),
        ("sign", "("),
        ("class", "number"),
        ("sign", ")"),
        ("sign", "|"),
        ("word", "vor"),
        ("sign", ")"),
        ("class", "unit"),
    ]
    with pytest.raises(KeyError):
        spread("<none>", {})


def test_what_cannot_be_read_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot read"):
        pieces("number ? % unit")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_can_begin_somewhere_and_has_an_id_of_its_own(language: str) -> None:
    rules = lexicon(language).rules.values()
    assert all(rule.beginnings for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)
