"""Clauses: where they begin, what they hang on, which word is a finite verb."""

from __future__ import annotations

import pytest

from zopa.reading.clauses import ClauseReader

from .made import clauses, page

SPLIT = [
    ("de", "Chile wartet, und Peru geht.", [("main", "Chile wartet"), ("main", "und Peru geht")]),
    ("de", "Chile sagt, dass Peru geht.", [("main", "Chile sagt"), ("sub", "dass Peru geht")]),
    (
        "de",
        "Chile, das Zölle ablehnt, wartet.",
        [("main", "Chile wartet"), ("relative", "das Zölle ablehnt")],
    ),
    (
        "de",
        "Chile beginnt, Zölle zu erheben.",
        [("main", "Chile beginnt"), ("infinitive", "Zölle zu erheben")],
    ),
    (
        "de",
        "Chile hofft, die Zölle aufzuheben.",
        [("main", "Chile hofft"), ("infinitive", "die Zölle aufzuheben")],
    ),
    (
        "de",
        "Um Zölle zu erheben, wartet Chile.",
        [("sub", "Um Zölle zu erheben"), ("main", "wartet Chile")],
    ),
    ("de", "Fisch, Brot und Wein fehlen.", [("main", "Fisch Brot und Wein fehlen")]),
    ("de", "Wenn es regnet, wartet Chile.", [("sub", "Wenn es regnet"), ("main", "wartet Chile")]),
    ("de", "Chile wartet und geht.", [("main", "Chile wartet"), ("main", "und geht")]),
    ("de", "Chile, so heißt es, wartet.", None),
    ("en", "Chile waits and Peru leaves.", None),
    ("en", "Chile said that Peru waited.", [("main", "Chile said"), ("sub", "that Peru waited")]),
    ("en", "Peru, which waited, left.", [("main", "Peru left"), ("relative", "which waited")]),
    ("en", "If it rained, Peru waited.", [("sub", "If it rained"), ("main", "Peru waited")]),
    ("en", "Peru opened all talks at once.", [("main", "Peru opened all talks at once")]),
    (
        "en",
        "Peru would, in return for aid, give up the dam.",
        [("main", "Peru would in return for aid give up the dam")],
    ),
    (
        "en",
        "Peru might, an envoy said, be ready.",
        [("main", "Peru might be ready"), ("main", "an envoy said")],
    ),
    (
        "en",
        "It is a plan to which Peru agreed.",
        [("main", "It is a plan"), ("relative", "to which Peru agreed")],
    ),
    (
        "en",
        "The ministers who opposed the dam have left.",
        [("main", "The ministers have left"), ("relative", "who opposed the dam")],
    ),
    (
        "en",
        "If it rained, said Peru, it would wait.",
        [("sub", "If it rained"), ("main", "said Peru"), ("main", "it would wait")],
    ),
    (
        "en",
        "The dam, Peru made clear, was ready.",
        [("main", "The dam was ready"), ("main", "Peru made clear")],
    ),
    (
        "en",
        "Peru waited; the dam, Chile said, was ready.",
        [("main", "Peru waited"), ("main", "the dam was ready"), ("main", "Chile said")],
    ),
    ("en", "The smaller states rejected it.", [("main", "The smaller states rejected it")]),
    ("de", "Das können und wollen wir nicht.", [("main", "Das können und wollen wir nicht")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPLIT)
def test_split(language: str, text: str, expected: list[tuple[str, str]] | None) -> None:
    laid, found = clauses(text, language)
    read = [(c.kind, " ".join(laid.words.text[i] for i in c.words)) for c in found]
    if expected is not None:
        assert read == expected
    assert sorted(i for c in found for i in c.words) == [
        i for i, word in enumerate(laid.words.text) if word[0].isalnum()
    ]


def test_what_a_clause_hangs_on() -> None:
    _, found = clauses("Chile sagt, dass Peru hofft, Zölle zu erheben, wenn es regnet.")
    assert [c.parent for c in found] == [None, 0, 1, 2]
    assert [c.conditional for c in found] == [False, False, False, True]
    assert all(c.parent is None or c.parent < number for number, c in enumerate(found))


def test_a_clause_without_a_subject_is_fresh() -> None:
    _, found = clauses("Chile wartet und fordert Zölle.")
    assert [c.fresh for c in found] == [False, True]


FINITE = [
    ("de", "Chile forderte Zölle", ["forderte"]),
    ("de", "Chile hat gefordert", ["hat"]),
    ("de", "Chile hofft beizutreten", ["hofft"]),
    ("de", "Chile hofft abzulehnen", ["hofft"]),
    ("de", "die geplanten Zölle", []),
    ("de", "Peru müsse gehen", ["müsse"]),
    ("en", "Chile demanded tariffs", ["demanded"]),
    ("en", "Chile wants to support it", ["wants"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), FINITE)
def test_finite_verbs(language: str, text: str, expected: list[str]) -> None:
    laid = page(text, language)
    split = ClauseReader(laid)
    assert [w for i, w in enumerate(laid.words.text) if split.is_finite(i)] == expected


def test_two_conditions_hang_on_nothing() -> None:
    for text in (
        "Verlangt aber Geld, vorausgesetzt – die ohne Geld kommt.",
        "Vorausgesetzt – im Gegenzug: im Gegenzug, vorausgesetzt.",
    ):
        laid = page(text)
        found = ClauseReader(laid).read(laid.sentences[0])
        for clause in found:
            above = clause.parent
            for _ in found:
                above = found[above].parent if above is not None else None
            assert above is None
