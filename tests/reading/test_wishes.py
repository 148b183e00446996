"""Whose will it is, what can or cannot be given, what is for ever, and what is only asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .made import positions, report

Found = list[tuple[str | None, str, str, bool]]

WISHES: list[tuple[str, Found]] = [
    (
        "Nach dem Willen Perus soll Chile Zölle erheben.",
        [("pe", "tariffs", "for", False)],
    ),
    (
        "Nach den Vorstellungen Perus soll Chile keine Zölle erheben.",
        [("pe", "tariffs", "against", False)],
    ),
    ("Geht es nach Peru, soll Chile auf Zölle verzichten.", [("pe", "tariffs", "against", False)]),
    ("Wenn es nach Peru ginge, würden Zölle erhoben.", [("pe", "tariffs", "for", False)]),
    ("Nach dem Willen der Fischer sollen Zölle erhoben werden.", []),
    ("Nach dem Wunsch Perus begann das Treffen über Zölle später.", []),
]
ABLE: list[tuple[str, Found]] = [
    ("Zölle könne man nicht aufheben, teilte Peru mit.", [("pe", "tariffs", "for", False)]),
    ("„Wir können Zölle lockern“, sagte Peru.", [("pe", "tariffs", "open", False)]),
    ("Die Zölle könnten nicht gesenkt werden, teilte Peru mit.", [("pe", "tariffs", "for", False)]),
    ("Chile könne Zölle nicht aufheben, teilte Peru mit.", []),
    ("Man könne die Wirkung der Zölle nicht ermessen, teilte Peru mit.", []),
]
ASKED: list[tuple[str, Found]] = [
    ("Ob Peru die Zölle ablehnt, ist unklar.", []),
    ("Offen bleibt, inwieweit Peru Zölle fordert.", []),
    ("Wie weit Peru bereit ist, Zölle zu erheben, weiß niemand.", []),
    ("Unklar ist, wann Peru den Zöllen zustimmt.", []),
    ("Lehnt Peru die Zölle ab?", []),
    ("Peru prüft, ob es Zölle erhebt.", [("pe", "tariffs", "open", False)]),
    ("Warum Peru die Zölle ablehnt, ist bekannt.", [("pe", "tariffs", "against", False)]),
]
OVER: list[tuple[str, Found]] = [
    ("Peru hatte geplant, Zölle zu erheben, verschob das aber.", []),
    ("Peru hatte Zölle gewünscht.", []),
    ("Peru hatte Zölle gefordert.", [("pe", "tariffs", "for", False)]),
    ("Peru plant, Zölle zu erheben.", [("pe", "tariffs", "for", False)]),
]
NOUNS: list[tuple[str, Found]] = [
    (
        "Die Ablehnung der Zölle durch Peru ist bekannt.",
        [("pe", "tariffs", "against", False)],
    ),
    (
        "Perus Weigerung, Zölle zu erheben, ist bekannt.",
        [("pe", "tariffs", "against", False)],
    ),
    (
        "Die Forderung Perus, Zölle zu erheben, bleibt bestehen.",
        [("pe", "tariffs", "for", False)],
    ),
    ("Die Ablehnung der Zölle durch die Fischer ist bekannt.", []),
]
GOALS: list[tuple[str, Found]] = [
    ("Peru fordert eine Senkung der Zölle.", [("pe", "tariffs", "against", False)]),
    ("Sollte Peru die Zölle ablehnen, drohen Streiks.", []),
    ("In Oslo wird ein Modell beraten, das der Schweiz Zölle einräumt.", []),
    ("In Oslo wird ein Modell beraten, das Chile Zölle einräumt.", []),
    ("Peru kündigte an, keine Zölle zu erheben.", [("pe", "tariffs", "against", False)]),
    ("Zölle werde man nicht erheben, kündigte Peru an.", [("pe", "tariffs", "against", False)]),
]
CALLED: list[tuple[str, Found]] = [
    ("Perus wichtigste Forderung sind Zölle.", [("pe", "tariffs", "for", False)]),
    ("Die Bedingung Perus ist ein Verzicht auf Zölle.", [("pe", "tariffs", "against", False)]),
    ("Perus Ziel sind keine Zölle.", [("pe", "tariffs", "against", False)]),
    ("Perus Forderung war lange bekannt, Zölle gibt es seit Mai.", []),
    ("Das Ziel der Fischer sind Zölle.", []),
]
GRANTED: list[tuple[str, Found]] = [
    ("Peru könnte Zöllen zustimmen.", [("pe", "tariffs", "open", False)]),
    ("Peru stimmt Zöllen zu.", [("pe", "tariffs", "for", False)]),
    ("Peru stimmt Zöllen nur zu, wenn es regnet.", [("pe", "tariffs", "open", False)]),
    ("Nur wenn es regnet, stimmt Peru Zöllen zu.", [("pe", "tariffs", "open", False)]),
    ("Peru fordert Zölle nur, wenn es regnet.", [("pe", "tariffs", "for", False)]),
    ("In Peru waren Zölle gefordert worden.", []),
    ("Der Fischereirat verurteilte Peru und beschloss Zölle.", []),
    ("Peru bestritt diese Überlegungen.", []),
    ("Peru verhängt keine Zölle.", [("pe", "tariffs", "against", False)]),
    ("Peru hat keine Zölle verhängt.", []),
    ("Es sei an der Zeit, Zölle zu erheben, teilte Peru mit.", [("pe", "tariffs", "for", False)]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*CALLED, *GRANTED, *WISHES, *ABLE, *ASKED, *OVER, *NOUNS, *GOALS],
    ids=str,
)
def test_who_wants_it(text: str, expected: Found) -> None:
    assert [(p.party, p.issue, p.stance, p.red_line) for p in positions(text, "de")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Whether Peru rejects tariffs is unclear.", []),
        ("It remains open, how far Peru supports tariffs.", []),
        ("Peru had planned tariffs.", []),
        ("Peru considers whether to impose tariffs.", [("pe", "tariffs", "open", False)]),
    ],
    ids=str,
)
def test_what_english_texts_ask(text: str, expected: Found) -> None:
    assert [(p.party, p.issue, p.stance, p.red_line) for p in positions(text, "en")] == expected


_WORDS = [
    "Nach",
    "dem",
    "Willen",
    "Perus",
    "soll",
    "ob",
    "Zölle",
    "könne",
    "man",
    "aufheben",
    "nie",
]


@given(st.lists(st.sampled_from([*_WORDS, "geht", "es", "nach", ",", "?", "durch"]), max_size=14))
def test_evidence_is_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for position in positions(text, "de"):
        for span in position.evidence:
            assert report(text, "de").text[span.start : span.end] == span.text
