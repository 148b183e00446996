"""Whatever the text: evidence is exact, reading twice gives the same, and time stays linear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from benchmarks.hostile import ENDLESS, long_quotation, many_persons
from hypothesis import given, settings
from hypothesis import strategies as st

from zopa.case.findings import Finding, Position, Statement
from zopa.case.spans import Part
from zopa.language.conditions import condition_words
from zopa.language.hedging import hedge_words
from zopa.language.people import people
from zopa.language.saying import speech_words
from zopa.language.signs import signs
from zopa.language.stances import stance_words
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
    triggers |= {word for phrase, _ in condition_words(language).phrases for word in phrase}
    triggers |= people(language).titles
    return sorted(triggers)


def _hedging(language: str) -> list[str]:
    """Words that begin or continue some construction that keeps its distance."""
    hedging = hedge_words(language)
    return sorted({*signs(language).words(), *hedging.words, *hedging.modals, *hedging.reporting})


WORDS = {
    language: st.one_of(
        st.sampled_from(NAMES.split()),
        st.sampled_from(ISSUES.split()),
        st.sampled_from(GLUE.split()),
        st.sampled_from(MARKS),
        st.sampled_from(_lexicon(language)),
        st.sampled_from(_lexicon(language)).map(str.capitalize),
        st.sampled_from(_hedging(language)),
        st.sampled_from(_hedging(language)).map(str.capitalize),
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
        spoken = (finding.speaker_spans, finding.addressee_spans)
        for parts in (finding.quote, finding.cue, finding.frame, finding.hedge_spans, *spoken):
            yield from parts
        yield from (link.name for link in finding.chain)
    if isinstance(finding, Position) and finding.condition is not None:
        yield finding.condition


def exact(text: str, found: Sequence[Finding]) -> None:
    """Every stretch of every finding stands in the text, and no finding is there twice."""
    for finding in found:
        assert finding.evidence
        for piece in pieces(finding):
            assert piece.text
            assert text[piece.start : piece.end] == piece.text
    assert len({finding.id for finding in found}) == len(found)


def check(text: str, language: str) -> None:
    found = findings(text, language)
    exact(text, found)
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
    fresh = Reader(reader().agenda, "fast")
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


@pytest.mark.parametrize(("language", "unit", "size"), ENDLESS)
def test_an_endless_text_is_read(language: str, unit: str, size: int) -> None:
    """How long it takes is the matter of ``benchmarks.hostile``."""
    check(unit * (size // len(unit)), language)


@pytest.mark.parametrize("text", [many_persons(), long_quotation()], ids=["persons", "quotation"])
def test_a_text_full_of_one_thing_is_read(text: str) -> None:
    check(text, "de")
