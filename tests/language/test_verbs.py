"""Forms of verbs made from infinitives: every one listed is made, regular and irregular, apart and joined."""

from __future__ import annotations

import pytest

from zopa.language.compact import LANGUAGES
from zopa.language.stances import conjugation
from zopa.language.verbs import whole_forms

APART = [
    ("ab|lehnen", "ab", "lehnt lehnte lehnten lehne lehnen", "abgelehnt abzulehnen ablehnt"),
    ("zurück|weisen", "zurück", "weist wies weise", "zurückgewiesen zurückzuweisen zurückwies"),
    ("an|ordnen", "an", "ordnet ordnete", "angeordnet anzuordnen"),
]
WHOLE = [
    ("de", "verweigern", "verweigert verweigerte verweigern verweigere"),
    ("de", "verwerfen", "verwirft verwarf verworfen"),
    ("de", "unterschreiben", "unterschrieb unterschrieben unterschreibe"),
    ("de", "boykottieren", "boykottiert boykottierte boykottieren"),
    ("de", "zweifeln", "zweifelt zweifelte gezweifelt zweifle"),
    ("de", "leugnen", "leugnet leugnete geleugnet"),
    ("en", "reject", "reject rejects rejected rejecting"),
    ("en", "deny", "deny denies denied denying"),
    ("en", "refuse", "refuse refuses refused refusing"),
    ("en", "forswear", "forswear forswore forsworn"),
    ("en", "dismiss", "dismiss dismisses dismissed"),
]
NEVER = ["geverweigert", "gegefordert", "geboykottiert", "abgablehnt"]


@pytest.mark.parametrize(("spec", "particle", "apart", "joined"), APART)
def test_separable_verbs(spec: str, particle: str, apart: str, joined: str) -> None:
    found = conjugation("de").forms(spec)
    assert found.particle == particle
    assert set(apart.split()) <= found.apart
    assert set(joined.split()) <= found.joined
    assert not found.apart & found.joined


@pytest.mark.parametrize(("language", "verb", "forms"), WHOLE)
def test_other_verbs(language: str, verb: str, forms: str) -> None:
    found = conjugation(language).forms(verb)
    assert set(forms.split()) <= found.apart
    assert not found.joined
    assert found.all.isdisjoint(NEVER)


def test_forms_that_are_nouns_are_left_out() -> None:
    assert "sperre" not in conjugation("de").forms("sperren").all
    assert "versperre" in conjugation("de").forms("versperren").all


def test_what_is_no_verb_is_named() -> None:
    with pytest.raises(ValueError, match="blau"):
        conjugation("de").forms("blau")


@pytest.mark.parametrize("language", LANGUAGES)
def test_irregular_verbs_have_their_infinitive_or_base(language: str) -> None:
    table = conjugation(language)
    for verb in table.irregular:
        assert len(whole_forms(table, [verb])) > 1, verb
