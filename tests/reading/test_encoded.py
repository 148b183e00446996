"""What the shipped weights find in sentences of the plainest kind, and that evidence is exact in any."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings

from zopa.case.agendas import load_agenda
from zopa.case.findings import Statement
from zopa.reading.read import Reader

from .made import HOME, report
from .test_any_text import exact, texts


@cache
def encoding() -> Reader:
    return Reader(load_agenda(HOME / "agenda.yaml"), "encoder")


def statements(text: str, language: str = "de") -> list[Statement]:
    found = encoding().read(report(text, language))
    return [one for one in found if isinstance(one, Statement)]


@pytest.mark.parametrize(
    ("text", "language", "form", "quote", "speaker", "cue"),
    [
        (
            "Die Ministerin sagte, man sei zu weiteren Gesprächen bereit.",
            "de",
            "Indirect",
            "man sei zu weiteren Gesprächen bereit",
            "Die Ministerin",
            "sagte",
        ),
        (
            "„Das ist mit uns nicht zu machen“, erklärte der Sprecher der Gewerkschaft.",
            "de",
            "Direct",
            "„Das ist mit uns nicht zu machen“",
            "der Sprecher der Gewerkschaft",
            "erklärte",
        ),
        (
            "The minister said that the talks would continue on Friday.",
            "en",
            "Indirect",
            "that the talks would continue on Friday",
            "The minister",
            "said",
        ),
    ],
)
def test_plain_statements(
    text: str, language: str, form: str, quote: str, speaker: str, cue: str
) -> None:
    (found,) = statements(text, language)
    assert found.form == form
    assert [part.text for part in found.quote] == [quote]
    assert [part.text for part in found.speaker_spans] == [speaker]
    assert [part.text for part in found.cue] == [cue]


def test_a_sentence_in_which_nobody_speaks_has_no_statement() -> None:
    assert (
        statements("Der Fluss entspringt in den Bergen und mündet nach 400 Kilometern ins Meer.")
        == []
    )


def test_a_long_report_is_read_to_its_end() -> None:
    filler = "Am Montag regnete es in der ganzen Region, und viele Straßen blieben gesperrt. " * 150
    text = filler + "Der Präsident sagte, er werde den Vertrag nicht unterschreiben."
    (found,) = [one for one in statements(text) if "Vertrag" in one.quote[0].text]
    assert found.speaker_spans[0].text == "Der Präsident"


def test_the_same_text_gives_the_same_findings() -> None:
    text = (
        "Die Seepartei fordert ein Wasserabkommen. „Ohne das geht nichts“, sagte ihre Vorsitzende."
    )
    fresh = Reader(load_agenda(HOME / "agenda.yaml"), "encoder")
    assert fresh.read(report(text)) == encoding().read(report(text))


@given(texts())
@settings(max_examples=60, deadline=None)
def test_evidence_is_exact_in_any_text(text: tuple[str, str]) -> None:
    body, language = text
    exact(body, encoding().read(report(body, language)))
