"""Matters that somebody takes a stance on and the agenda does not know, so that it can grow."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Matter
from zopa.case.spans import Interval
from zopa.language.dates import expressions
from zopa.language.keywords import keywords
from zopa.language.people import people
from zopa.language.stances import StanceWords, stance_words
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_SHORT = 4  # letters of a word that can be a keyword
_MOST = 3  # keywords of one matter


def open_matter(page: Page, stand: Stand, named: frozenset[int]) -> Matter | None:
    """The matter of a stand that no cue of the agenda explains; ``None`` where no noun names it.

    ``named``: words that are names, which are no matters.
    """
    lexicon = stance_words(page.language)
    low = page.words.low
    unnamed = any(low[index] in keywords(page.language).unnamed for index in stand.shown)
    if stand.bare or stand.specific or unnamed:
        return None
    words = [*stand.region, *stand.shown, stand.trigger[0]]
    nouns = _nouns(page, stand, named | _timely(page, min(words), max(words) + 1), lexicon)
    if not nouns:
        return None
    holder = stand.holder
    published = page.report.published
    return Matter(
        id="",
        evidence=(page.span(min(words), max(words) + 1),),
        confidence=stand.confidence,
        rule=stand.rule.replace("position.", "matter."),
        report=page.report.id,
        party=holder.party,
        speaker=holder.actor if holder.kind == "person" else None,
        stance=stand.stance,
        keywords=nouns,
        as_of=Interval(published.start, published.end),
    )


def _timely(page: Page, first: int, last: int) -> frozenset[int]:
    """Which of these words say when something is."""
    words = page.words
    start = words.start[first]
    text = page.report.text[start : words.end[last - 1]]
    found = expressions(text, page.language, published=Interval())
    return frozenset(
        index
        for index in range(first, last)
        for one in found
        if one.start <= words.start[index] - start < one.end
    )


def _nouns(
    page: Page, stand: Stand, named: frozenset[int], lexicon: StanceWords
) -> tuple[str, ...]:
    """The nouns of what a stand is about, without names, dates and words that only take up."""
    low, texts = page.words.low, page.words.text
    plain = (
        lexicon.takes_up | lexicon.flips | lexicon.losses | lexicon.sides | lexicon.nominals.keys()
    )
    known = people(page.language)
    plain |= keywords(page.language).vague | known.titles | known.private | known.bodies
    found: list[str] = []
    for index in stand.region:
        word = texts[index]
        noun = word[0].isupper() if page.grammar.inverted_cue else _object(page, index)
        opens = index == 0 or not texts[index - 1][0].isalnum()
        if not noun or opens or index in named or low[index] in plain or low[index] in found:
            continue
        if len(word) >= _SHORT and word.isalpha() and low[index] not in page.grammar.articles:
            found.append(word)
    return tuple(found[:_MOST])


def _object(page: Page, index: int) -> bool:
    """Whether an English word stands where a noun does: before a mark, a preposition or a verb."""
    low, grammar = page.words.low, page.grammar
    if low[index] in grammar.prepositions or low[index] in grammar.finite or index + 1 >= len(low):
        return False
    behind = low[index + 1]
    return not behind[0].isalnum() or behind in grammar.prepositions


def open_matters(page: Page, stands: Sequence[Stand], named: frozenset[int]) -> list[Matter]:
    """The open matters of some stands that were found to be on no issue, one for each keyword."""
    found: dict[tuple[str | None, str], Matter] = {}
    for stand in stands:
        if stand.holder.party is None:
            continue
        matter = open_matter(page, stand, named)
        if matter is not None:
            found.setdefault((matter.party, matter.keywords[0].lower()), matter)
    return list(found.values())
