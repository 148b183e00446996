from __future__ import annotations

from zopa.intake.markdown import read_markdown

SOURCE = """---
title: "Zwei Delegationen"
author: Jana Beispiel
date: 2025-03-04
---
# Zwei *Delegationen*, ein Tisch ##

Die **Unterhändler** trafen [den Minister](https://example.org/a "Titel") in `Hafenstadt`.
> Er sagte: 2 * 3 sei \\*sechs\\*, snake_case bleibe.

1. Erste Klausel
- Punkt <br> mit __Nachdruck__ ![Bild](b.png)

***
![x]
"""


def test_marks_go_and_words_stay() -> None:
    draft = read_markdown(SOURCE.encode())
    assert draft.text == (
        "Zwei Delegationen, ein Tisch\n\n"
        "Die Unterhändler trafen den Minister in Hafenstadt.\n"
        "Er sagte: 2 * 3 sei *sechs*, snake_case bleibe.\n\n"
        "1. Erste Klausel\nPunkt  mit Nachdruck \n\n\n![x]\n"
    )
    assert (draft.title, draft.author) == ("Zwei Delegationen", "Jana Beispiel")
    assert draft.published
    assert draft.published.known == "printed"


def test_every_character_stands_where_its_origin_says() -> None:
    draft = read_markdown(SOURCE.encode())
    for origin in draft.origins:
        assert origin.source is not None
        there = SOURCE[origin.source : origin.source + origin.end - origin.start]
        assert there == draft.text[origin.start : origin.end]


def test_a_rule_at_the_top_is_no_head() -> None:
    assert read_markdown(b"---\nWords of a report.\n").text.strip() == "Words of a report."
