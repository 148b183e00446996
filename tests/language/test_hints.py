from __future__ import annotations

import pytest

from zopa.language.grammar import grammar
from zopa.language.hints import HINTS, hints
from zopa.language.text import lines, sentences, words


def hinted(text: str, language: str = "de") -> dict[str, str]:
    """The words of a text that have a hint."""
    tokens = words(text)
    found = hints(tokens, sentences(tokens, lines(text, tokens), grammar(language)), language)
    assert len(found) == len(tokens)
    return {word: HINTS[kind] for word, kind in zip(tokens.text, found, strict=True) if kind}


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("de", "Peru lehnt Zölle ab.", {"lehnt": "against", "ab": "against"}),
        ("de", "Peru fordert Zölle.", {"fordert": "for"}),
        ("de", "Der Verzicht auf Zölle wird geprüft.", {"Verzicht": "turning"}),
        ("de", "Zölle kommen nicht infrage.", {"nicht": "denial"}),
        ("en", "Peru rejects the tariff.", {"rejects": "against"}),
        ("en", "Peru would never accept it.", {"never": "denial", "accept": "for"}),
    ],
)
def test_words_of_stance_are_hinted(language: str, text: str, kinds: dict[str, str]) -> None:
    assert kinds.items() <= hinted(text, language).items()


def test_a_verb_without_its_particle_has_no_hint() -> None:
    assert "lehnt" not in hinted("Die Leiter lehnt an der Wand.")


def test_the_particle_of_the_sentence_before_is_no_part_of_a_verb() -> None:
    assert "lehnt" not in hinted("Die Leiter lehnt an der Wand. Das Boot legt ab.")


def test_plain_news_have_no_hints() -> None:
    assert hinted("Die Delegation traf am Montag in Lima ein.") == {}


def test_words_outside_the_sentences_have_none() -> None:
    tokens = words("Peru lehnt Zölle ab.")
    assert hints(tokens, [], "de") == [0] * len(tokens)
