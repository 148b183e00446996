"""What somebody says for, open to or against a matter in his own words, without a verb that says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.language.spoken import spoken_words

from .made import positions, report

SAID = "Die chilenische Ministerin Rosa Vidal sagte: „{}“"
QUOTED = [
    ("Gebraucht wird ein Wasserabkommen.", [("water", "for")]),
    ("Ein Wasserabkommen gehört in den Vertrag.", [("water", "for")]),
    ("Die Strafzölle gehören abgeschafft.", [("tariffs", "against")]),
    ("Strafzölle müssen weg.", [("tariffs", "against")]),
    ("Bei den Strafzöllen bleibt es nicht.", [("tariffs", "against")]),
    ("Wir lassen uns die Wasserteilung nicht aus der Hand nehmen.", [("water", "for")]),
    ("Strafzölle lassen wir uns nicht aufzwingen.", [("tariffs", "against")]),
    ("Strafzölle ließen sich staffeln.", [("tariffs", "open")]),
    ("Die Strafzölle sind aufzuheben.", [("tariffs", "against")]),
    ("Neue Strafzölle sehe ich nicht.", [("tariffs", "against")]),
    ("Strafzölle wären eine vernünftige Antwort.", [("tariffs", "for")]),
    ("Strafzölle sind der falsche Weg.", [("tariffs", "against")]),
    ("Strafzölle wären das Ende unserer Betriebe.", [("tariffs", "against")]),
    ("Lieber ein Wasserabkommen als neue Strafzölle.", [("tariffs", "against"), ("water", "for")]),
    ("Wer Strafzölle verlangt, spielt mit dem Feuer.", [("tariffs", "against")]),
    ("Kein Strafzoll, keine Sperre.", [("tariffs", "against")]),
    ("Ein Wasserabkommen, mehr nicht.", [("water", "for")]),
    ("Her mit dem Wasserabkommen!", [("water", "for")]),
    ("Schluss mit den Strafzöllen!", [("tariffs", "against")]),
    ("Mit Strafzöllen haben wir kein Problem.", [("tariffs", "open")]),
    ("Strafzölle stören uns nicht.", [("tariffs", "open")]),
    ("Mit Strafzöllen braucht man uns nicht zu kommen.", [("tariffs", "against")]),
    ("Die Strafzölle landen im Papierkorb.", [("tariffs", "against")]),
    ("Am Wasserabkommen kommt niemand vorbei.", [("water", "for")]),
    ("Was wir brauchen, ist ein Wasserabkommen.", [("water", "for")]),
]


@pytest.mark.parametrize(("said", "expected"), QUOTED)
def test_what_is_said_takes_a_stance(said: str, expected: list[tuple[str, str]]) -> None:
    found = positions(SAID.format(said))
    assert sorted((p.issue, p.stance) for p in found if p.party == "cl") == expected


LOOK_ALIKES = [
    # nobody has the word
    "Ein Wasserabkommen gehört in den Vertrag.",
    "Strafzölle müssen weg.",
    # what others say
    SAID.format("Oslo meint, die Strafzölle gehörten abgeschafft."),
    # a question, and what is over
    SAID.format("Gehört ein Wasserabkommen in den Vertrag?"),
    SAID.format("Gebraucht wurde damals ein Wasserabkommen."),
    SAID.format("Wenn ein Wasserabkommen in den Vertrag gehört, wird es teuer."),
    # somebody without a party, and a judgement on something else
    "Die Forscherin Eva Lind sagte: „Ein Wasserabkommen gehört in den Vertrag.“",
    SAID.format("Das war ein guter Tag nach den Strafzöllen."),
    SAID.format("Die Schiffe kommen mit den Strafzöllen nicht an."),
    SAID.format("Der Brief zu den Strafzöllen landet in Oslo."),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_it(text: str) -> None:
    assert [(p.party, p.issue, p.stance) for p in positions(text)] == []


def test_an_answer_takes_up_the_question() -> None:
    text = SAID.format("Neue Strafzölle? Dann können wir gleich zusperren.")
    assert [(p.issue, p.stance) for p in positions(text)] == [("tariffs", "against")]


def test_whose_view_it_is_may_stand_beside_it() -> None:
    text = "Aus Sicht Kenias gehört ein Wasserabkommen in den Vertrag."
    assert [(p.party, p.issue, p.stance) for p in positions(text)] == [("ke", "water", "for")]


WORDS = sorted(
    {*spoken_words("de").signs.words(), "Strafzölle", "Wasserabkommen", "„", "“", "?", ".", ","}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_evidence_is_the_text_itself(words: list[str]) -> None:
    text = "Rosa Vidal sagte: „" + " ".join(words)
    source = report(text)
    for position in positions(text):
        for span in position.evidence:
            assert source.text[span.start : span.end] == span.text
