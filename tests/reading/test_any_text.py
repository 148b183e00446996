"""Whatever the text: evidence is exact, reading twice gives the same, and time stays linear."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import Finding, Position, Statement
from zopa.case.spans import Part
from zopa.language.lexicon import people, speech_words, stance_words
from zopa.reading.read import Reader

from .made import findings, reader, report

NAMES = """
    Chile Chiles chilenische Bolivien Oslo USA MGW Metallgewerkschaft Seepartei Bergbund Rosa Vidal
    Vidals Pablo Reyes von der Präsident Ministerin US-Außenminister er sie wir man
"""
ISSUES = """
    Zölle Zöllen Wasserabkommen Lohnerhöhung Nullrunde Gespräche Geiseln Freihandel AKW tariffs
    talks wages hostages
"""
GLUE = """
    und oder aber dass wenn weil die der das den ein eine zu auf an vor mit für gegen nicht kein ist
    sei habe werde müsse solle darf nur erst bis sich es that if and but which to for against not
    is was will must would never
"""
MARKS = [*"„“”\"»«‚‘’'.,;:!?()–-…\n", "'s", ". ", "\n\n"]


def _lexicon(language: str) -> list[str]:
    stance = stance_words(language)
    triggers = {*speech_words(language).cues, *stance.frames, *stance.nominals, *stance.flips}
    triggers |= {word for phrase, _ in stance.evaluations for word in phrase}
    triggers |= {word for phrase, _ in stance.conditions for word in phrase}
    triggers |= people(language).titles
    return sorted(triggers)


WORDS = {
    language: st.one_of(
        st.sampled_from(NAMES.split()),
        st.sampled_from(ISSUES.split()),
        st.sampled_from(GLUE.split()),
        st.sampled_from(MARKS),
        st.sampled_from(_lexicon(language)),
        st.sampled_from(_lexicon(language)).map(str.capitalize),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    )
    for language in ("de", "en")
}


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A text of words that mean something to the reader, and its language."""
    language = draw(st.sampled_from(["de", "en"]))
    words = draw(st.lists(WORDS[language], max_size=60))
    return draw(st.sampled_from([" ", " ", ""])).join(words), language


def pieces(finding: Finding) -> Iterable[Part]:
    """Every stretch of the report that a finding names."""
    for span in finding.evidence:
        yield Part(span.start, span.end, span.text)
    if isinstance(finding, Statement):
        for parts in (finding.quote, finding.speaker_spans, finding.cue, finding.frame):
            yield from parts
    if isinstance(finding, Position) and finding.condition is not None:
        yield finding.condition


def check(text: str, language: str) -> None:
    found = findings(text, language)
    for finding in found:
        assert finding.evidence
        for piece in pieces(finding):
            assert piece.text
            assert text[piece.start : piece.end] == piece.text
    assert len({finding.id for finding in found}) == len(found)
    assert findings(text, language) == found


@given(texts())
@settings(max_examples=300, deadline=None)
def test_evidence_is_exact_and_reading_is_repeatable(made: tuple[str, str]) -> None:
    check(*made)


@given(st.text(), st.sampled_from(["de", "en"]))
@settings(deadline=None)
def test_any_characters(text: str, language: str) -> None:
    check(text, language)


@given(texts())
@settings(max_examples=50, deadline=None)
def test_a_reader_remembers_nothing_of_the_last_report(made: tuple[str, str]) -> None:
    text, language = made
    fresh = Reader(reader().agenda)
    assert fresh.read(report(text, language)) == findings(text, language)


EMPTY = ["", " ", "\n\n", "...", "„“", "?!", "-", "–", "„", "'", "\u200b", "🕊"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", EMPTY)
def test_nothing_in_nothing(text: str, language: str) -> None:
    assert findings(text, language) == ()


@pytest.mark.parametrize("language", ["fr", "tlh", None])
def test_a_language_without_data_gives_nothing(language: str | None) -> None:
    assert reader().read(report("Chile fordert Zölle.", language)) == ()


def test_capitals_throughout() -> None:
    check("CHILE FORDERT ZÖLLE. „WIR WARTEN“, SAGTE ROSA VIDAL.", "de")
    check("CHILE DEMANDED TARIFFS. “WE WAIT,” SAID ROSA VIDAL.", "en")


SENTENCE = {
    "de": "Chile fordert Gespräche über Zölle und die Seepartei lehnt ein Wasserabkommen ab ",
    "en": "Chile demands talks on tariffs and the Lake Party rejects the water treaty ",
}
ENDLESS = [
    ("de", SENTENCE["de"], 100_000),
    ("en", SENTENCE["en"], 100_000),
    ("de", SENTENCE["de"].strip() + ". ", 100_000),
    ("de", SENTENCE["de"].strip() + ", ", 100_000),
    ("de", "Chile sagte, dass ", 100_000),
    ("en", "Chile said that ", 100_000),
    ("de", "Peru sage, dass Chile verlangt, ", 100_000),
    ("de", "zu verhandeln, ", 50_000),
    ("de", "und sagt ", 50_000),
    ("en", "and says ", 50_000),
    ("de", "Das sei gut, ", 50_000),
    ("de", "Chile nennt es tabu ", 50_000),
    ("de", "Forderung Chiles nach ", 50_000),
    ("en", "demand of Chile for ", 50_000),
    ("de", "„Ja“ sagte Peru ", 100_000),
    ("en", "“Yes” said Peru ", 100_000),
    ("de", "„Ja sagte Peru ", 100_000),
    ("de", "Chile, ", 35_000),
    ("de", "Chile und ", 50_000),
    ("de", "Rosa Vidal ", 50_000),
    ("de", "der Präsident ", 50_000),
    ("de", "Voraussetzung ist, dass Chile Zölle fordert. Chile fordert Zölle. ", 100_000),
    *(("de", mark, 20_000) for mark in "„“”\"»«‚‘’,.-('"),
    ("de", "x", 100_000),
    ("de", "US-", 100_000),
    ("de", "\n", 50_000),
]
LIMIT = 2.0  # seconds; most take a tenth of it


@pytest.mark.parametrize(("language", "unit", "size"), ENDLESS)
def test_an_endless_text_takes_little_time(language: str, unit: str, size: int) -> None:
    assert seconds(unit * (size // len(unit)), language) < LIMIT


def test_many_persons_take_little_time() -> None:
    letters = "abcdefghijklmnopqrst"
    surnames = [f"Zil{a}{b}{c}o" for a in letters for b in letters for c in letters[:5]]
    text = " ".join(f"Der Präsident Pablo {surname} sagte es." for surname in surnames)
    assert seconds(text + " Der Präsident kam." * 500, "de") < LIMIT


def test_a_long_quotation_takes_little_time() -> None:
    text = "„" + "Chile fordert Zölle. " * 4000 + "“, sagte Rosa Vidal."
    assert seconds(text, "de") < LIMIT


def test_twice_the_text_takes_about_twice_the_time() -> None:
    unit = SENTENCE["de"].strip() + ". „Wir warten“, sagte Rosa Vidal.\n"
    once = min(seconds(unit * 200, "de") for _ in range(3))
    more = min(seconds(unit * 1600, "de") for _ in range(2))
    assert more < 8 * once * 2.5


def seconds(text: str, language: str) -> float:
    reader()  # made once, not timed
    begin = time.process_time()
    findings(text, language)
    return time.process_time() - begin
