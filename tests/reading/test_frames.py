"""Each rule of stance has a sentence of its own in each language, and reads it."""

from __future__ import annotations

import pytest
import yaml

from zopa.language.compact import LANGUAGES
from zopa.language.stances import stance_words

from .made import HOME, positions

TABLE = yaml.safe_load((HOME / "frames.yaml").read_text(encoding="utf-8"))
MODALS = {"must", "may_not", "shall_not_be", "will", "will_not", "will_not_be"}
GERMAN = {"without", "may", "will_talk", "denied", "asked_for"}
EXAMPLES = [
    pytest.param(language, rule, *example, id=f"{language}-{rule}-{number}")
    for language, rules in TABLE.items()
    for rule, examples in rules.items()
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_is_without_an_example(language: str) -> None:
    lexicon = stance_words(language)
    rules = {frame.id for frames in lexicon.frames.values() for frame in frames}
    rules |= {evaluation.id for _, evaluation in lexicon.evaluations}
    rules |= {nominal.id for nominals in lexicon.nominals.values() for nominal in nominals}
    without = MODALS | (GERMAN if language == "de" else set())
    assert {rule for rule, examples in TABLE[language].items() if examples} == rules | without


@pytest.mark.parametrize(("language", "rule", "text", "party", "issue", "stance"), EXAMPLES)
def test_example(language: str, rule: str, text: str, party: str, issue: str, stance: str) -> None:
    found = [
        (p.rule.removesuffix(".context"), p.party, p.issue, p.stance)
        for p in positions(text, language)
    ]
    assert found == [(f"position.{rule}", party, issue, stance)]
