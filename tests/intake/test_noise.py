from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.intake.layout import layout_of
from zopa.intake.noise import find_noise, headings

from . import made


def noise(text: str) -> list[tuple[str, str]]:
    return [(mark.kind, text[mark.start : mark.end]) for mark in find_noise(layout_of(text))]


def test_a_text_full_of_noise() -> None:
    text = made.noisy()
    found = noise(text)
    assert [kind for kind, _ in found] == [
        "dateline", "teaser", "teaser", "caption", "credit", "language_list", "credit", "dateline",
        "boilerplate", "boilerplate", "dateline",
    ]  # fmt: skip
    assert found[0][1] == "date 2025-03-04 In Kürze:"
    assert found[5][1].startswith("العربية ∙ Deutsch")
    assert found[5][1].endswith("∙ +/−")
    assert found[6][1].startswith("Public Domain")
    left = text
    for _, words in found:
        left = left.replace(words, "")
    for words in (made.FIRST, made.SECOND, "Worüber gestritten wird"):
        assert words in left


NOISE = [
    ("credit", "Foto: dpa"),
    ("credit", "Bild: Jana Petersilie/AFP"),
    ("credit", "Bildquelle: Pressestelle des Amtes, Aufnahme 17"),
    ("credit", "© Reuters"),
    ("credit", "Photo by Jane Doe"),
    ("credit", "By Jane Doe - Own work, CC BY-SA 4.0"),
    ("caption", "Video: Was geschah (02:14 Min., 11.03.2025)"),
    ("caption", "Video: Was geschah – 22.11.2024 – 01:47 Min."),
    ("caption", "Warten am See. Foto: Hafenblatt/Lasse Brix"),
    ("dateline", "Autor: Redaktion"),
    ("dateline", "Von Jana Petersilie, Anchorage"),
    ("dateline", "Tagblatt Hohenfels/vs"),
    ("boilerplate", "Wir verwenden Cookies, um unser Angebot zu verbessern."),
    ("boilerplate", "Abonnieren Sie unseren Newsletter"),
    ("boilerplate", "Lesen Sie auch: Was bisher geschah"),
    ("boilerplate", "© 2025 The Harbour Post. All rights reserved."),
    ("boilerplate", "Teilen"),
    ("boilerplate", "12 Kommentare"),
    ("boilerplate", "Anzeige"),
]


@pytest.mark.parametrize(("kind", "line"), NOISE)
def test_lines_that_are_noise(kind: str, line: str) -> None:
    assert noise(f"{made.FIRST}\n\n{line}\n\n{made.SECOND}\n") == [(kind, line)]


PROSE = [
    "Bild: Trump plant Treffen mit Putin",
    "Neues Bild: Trump und Putin einig",
    "Quelle der Angaben ist ein Diplomat, der nicht genannt werden will.",
    "Die Cookies auf dem Verhandlungstisch blieben unberührt.",
    "Teilen wollte die Macht in Hafenstadt niemand.",
    "Von Kiew nach Moskau",
    "Von einer Einigung kann keine Rede sein.",
    "Video zeigt Angriff auf Hafenstadt",
    "Er stellte ein Foto: darauf war der Minister zu sehen, wie er geht.",
    "Die Übertragung begann um 14:05 Uhr.",
    "Am Abend (20:15, Ortszeit) trat die Sprecherin vor die Presse (Quelle: Amt).",
    "Deutsch, English und Français werden am Tisch gesprochen.",
    "Norden · Süden · Osten · Westen · Mitte",
    "Kommentare gab es keine.",
    "Mehr zum Thema Sanktionen sagte der Minister nicht.",
    "Stand heute gibt es keine Waffenruhe.",
    "Die Zeitung schrieb von einem Durchbruch.",
    "Copyrightfragen spielen am Tisch keine Rolle.",
    "Abonnieren will das Modell niemand.",
    "Schlechte Nachrichten",
]


@pytest.mark.parametrize("line", PROSE)
@pytest.mark.parametrize("first", [False, True])
def test_prose_is_never_swallowed(line: str, *, first: bool) -> None:
    text = f"{line}\n\n{made.FIRST}" if first else f"{made.FIRST}\n\n{line}\n\n{made.SECOND}\n"
    assert noise(text) == []


def test_a_credit_leaves_the_sentence_behind_it() -> None:
    text = f"Foto: dpa. {made.SECOND}\n{made.FIRST}"
    assert noise(text) == [("credit", "Foto: dpa.")]
    assert noise(f"{made.FIRST} (Foto: dpa)") == [("credit", "(Foto: dpa)")]


def test_a_language_list_glued_to_a_sentence() -> None:
    text = f"{made.FIRST}Deutsch ∙ English ∙ español ∙ français ∙ italiano ∙ polski\n{made.SECOND}"
    assert noise(text) == [
        ("language_list", "Deutsch ∙ English ∙ español ∙ français ∙ italiano ∙ polski")
    ]


def test_a_doubled_line_loses_only_what_is_doubled() -> None:
    text = (
        "Der Norden lehnt eine Überwachung der Waffenruhe ab\n"
        "Überwachung der Waffenruhe ab Süden besteht auf Beobachtern\n"
        f"{made.FIRST}"
    )
    assert noise(text) == [("teaser", "Überwachung der Waffenruhe ab")]


def test_teasers_that_the_body_does_not_repeat_stay() -> None:
    text = f"In Kürze:\nWasserstand der Ilvane fällt weiter\n\n{made.FIRST}\n\n{made.SECOND}"
    assert noise(text) == [("teaser", "In Kürze:")]
    text = f"In Kürze:\nUnterhändler treffen sich in Hafenstadt\n\n{made.FIRST}\n\n{made.SECOND}"
    assert ("teaser", "Unterhändler treffen sich in Hafenstadt") in noise(text)


def test_links_to_other_reports_at_the_end() -> None:
    text = f"{made.FIRST}\n\nMehr zum Thema\nDer Fluss friert zu\nWer zahlt die Zeche?\n"
    assert noise(text) == [
        ("boilerplate", "Mehr zum Thema"),
        ("boilerplate", "Der Fluss friert zu\nWer zahlt die Zeche?"),
    ]
    assert noise(f"Mehr zum Thema\nDer Fluss friert zu\n{made.FIRST}") == [
        ("boilerplate", "Mehr zum Thema")
    ]


def heads(text: str) -> list[str]:
    return [text[start:end] for start, end in headings(text, find_noise(layout_of(text)))]


def test_headings() -> None:
    text = (
        f"{made.TITLE}\nVon Jana Petersilie\n\n{made.FIRST}\n\nWer zahlt?\n{made.SECOND}\n"
        f"Ein 28-Punkte-Plan\n{made.FIRST}\n- ein Punkt\n- noch ein Punkt\n{made.SECOND}\nEnde"
    )
    assert heads(text) == [made.TITLE, "Wer zahlt?", "Ein 28-Punkte-Plan"]


def test_a_wrapped_paragraph_has_no_headings() -> None:
    words = (made.FIRST + " " + made.SECOND).split()
    lines, line = [], ""
    for word in words * 2:
        if len(line) + len(word) > 66:
            lines.append(line.strip())
            line = ""
        line += f" {word}"
    text = f"{made.TITLE}\n\n" + "\n".join([*lines, line.strip()])
    assert heads(text) == [made.TITLE]


@given(st.text(alphabet="aA. :\n∙|(Foto)Deutsch,1©", max_size=200))
def test_noise_and_headings_are_in_range_and_apart(text: str) -> None:
    marks = find_noise(layout_of(text))
    position = 0
    for mark in marks:
        assert position <= mark.start < mark.end <= len(text)
        position = mark.end
    for start, end in headings(text, marks):
        assert 0 <= start < end <= len(text)
        assert not any(mark.start < end and start < mark.end for mark in marks)
