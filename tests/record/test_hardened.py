"""A quotation and a paraphrase that is harder than it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from zopa.record.disagreements import hardened

from .disagreeing import AGENDA, JUNE, MAY
from .made import person
from .told import Told

QUOTE = "„Einen Rückzug halte ich derzeit für unrealistisch“"


@pytest.mark.parametrize(
    ("paraphrase", "words"),
    [
        ("Berg schließt Truppenrückzug aus", ("unrealistisch", "schließt Truppenrückzug aus")),
        ("Berg: Rückzug ist unvermeidlich", ("unrealistisch", "unvermeidlich")),
    ],
)
def test_a_headline_harder_than_the_words(paraphrase: str, words: tuple[str, str]) -> None:
    made = Told(AGENDA)
    report = made.paper(f"{paraphrase}\n\n{QUOTE}, sagte sie.", MAY)
    made.says(report, QUOTE, "Ada Berg")
    made.says(report, paraphrase, "Ada Berg", "reported")
    (one,) = hardened(made.snap())
    assert (one.speaker, one.words) == (person("Ada Berg"), words)
    assert (one.quoted.text, one.paraphrased.text) == (QUOTE, paraphrase)


@pytest.mark.parametrize(
    "paraphrase",
    [
        "Berg schließt einen Rückzug nicht aus",  # denied
        "Berg schließt Wahlen aus",  # of another matter
        "Berg nennt einen Rückzug schwierig",  # as weak
    ],
)
def test_what_hardens_nothing(paraphrase: str) -> None:
    made = Told(AGENDA)
    report = made.paper(f"{paraphrase}\n\n{QUOTE}, sagte sie.", MAY)
    made.says(report, QUOTE, "Ada Berg")
    made.says(report, paraphrase, "Ada Berg", "reported")
    assert not hardened(made.snap())


def test_a_short_noun_and_a_compound_of_it_are_one_matter() -> None:
    made = Told(AGENDA)
    words, quote = (
        "Berg schließt Truppenabzug für immer aus",
        "„Einen Abzug sehe ich derzeit nicht“",
    )
    report = made.paper(f"{words}\n\n{quote}, sagte sie.", MAY)
    made.says(report, quote, "Ada Berg")
    made.says(report, words, "Ada Berg", "reported")
    (one,) = hardened(made.snap())
    assert one.words[0] == "sehe ich derzeit nicht"


def test_a_word_that_the_speaker_used_is_her_own() -> None:
    made = Told(AGENDA)
    other = "„Ein Rückzug ist ausgeschlossen“"
    report = made.paper(f"Berg schließt Rückzug aus. {QUOTE}, sagte sie. {other}, rief sie.", MAY)
    made.says(report, "Berg schließt Rückzug aus", "Ada Berg", "reported")
    made.says(report, QUOTE, "Ada Berg")
    made.says(report, other, "Ada Berg")
    assert not hardened(made.snap())


def test_another_report_counts_for_a_few_days() -> None:
    for day, count in ((MAY + timedelta(days=2), 1), (JUNE, 0)):
        made = Told(AGENDA)
        made.says(made.paper(f"{QUOTE}, sagte sie.", MAY), QUOTE, "Ada Berg")
        words = "Berg schließt Rückzug aus"
        made.says(made.paper(words, day), words, "Ada Berg", "reported")
        assert len(hardened(made.snap())) == count
