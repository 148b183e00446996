"""A report laid out for reading: its words, sentences and quotations, with what is no prose left out."""

from __future__ import annotations

from msgspec import Struct

from zopa.case.report import Report
from zopa.case.spans import Part, Span
from zopa.language.compact import LANGUAGES
from zopa.language.grammar import Grammar, grammar
from zopa.language.saying import speech_words
from zopa.language.text import Quotation, Sentence, Words, lines, quotations, sentences, words


class Page(Struct, frozen=True):
    """One report with its words, sentences and quotations; ``language`` has a folder of data.

    ``listed`` are the paragraphs that are items of a list: terms of a plan, say, and nobody's words.
    """

    report: Report
    language: str
    grammar: Grammar
    words: Words
    sentences: list[Sentence]
    quotations: list[Quotation]
    listed: frozenset[int]

    def span(self, first: int, last: int) -> Span:
        """Evidence: the text of words ``first`` to ``last`` (excluded)."""
        return self.report.span(self.words.start[first], self.words.end[last - 1])

    def part(self, first: int, last: int) -> Part:
        """The same without the report's id."""
        return self.report.part_at(self.words.start[first], self.words.end[last - 1])

    def between(self, first: int, last: int) -> str:
        """The text of words ``first`` to ``last`` (excluded)."""
        return self.report.text[self.words.start[first] : self.words.end[last - 1]]


def lay_out(report: Report, headings: tuple[tuple[int, int], ...]) -> Page | None:
    """The page of a report, or ``None`` where its language cannot be read."""
    if report.language not in LANGUAGES:
        return None
    closed = grammar(report.language)
    tokens = words(report.text)
    runs = lines(report.text, tokens, skip=[(noise.start, noise.end) for noise in report.noise])
    found = sentences(tokens, runs, closed, headings=headings)
    return Page(
        report,
        report.language,
        closed,
        tokens,
        found,
        quotations(tokens, runs),
        _listed(tokens, found, speech_words(report.language).times),
    )


_ITEMS = 3  # so many paragraphs with a number or a bullet make a list
_BULLETS = frozenset("•-–*·▪")


def _listed(tokens: Words, found: list[Sentence], times: frozenset[str]) -> frozenset[int]:
    """The paragraphs that begin with a number ("2." or "2)") or a bullet, if there are several.

    The day of an entry in a chronicle ("2. März: ...") is no number of an item; ``times`` are months.
    """
    items = set()
    begun = -1
    for sentence in found:
        if sentence.paragraph == begun or sentence.last - sentence.first < _ITEMS:
            continue
        begun = sentence.paragraph
        first, second = tokens.text[sentence.first], tokens.text[sentence.first + 1]
        dated = tokens.low[sentence.first + 2] in times
        numbered = first.isdigit() and len(first) < _ITEMS and second in {".", ")"} and not dated
        if numbered or first in _BULLETS:
            items.add(sentence.paragraph)
    return frozenset(items) if len(items) >= _ITEMS else frozenset()
