"""Matters that somebody takes a stance on and the agenda does not know, so that it can grow."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import Stance
from zopa.case.spans import Span
from zopa.language.lexicon import StanceWords, stance_words
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_SHORT = 4  # letters of a word that can be a keyword
_MOST = 3  # keywords of one matter


class OpenMatter(Struct, frozen=True):
    """A stance on something that is on no agenda: whose, which, and the nouns that name it.

    ``keywords`` are suggested cues for an issue of its own, the first noun first.
    """

    party: str | None
    speaker: str | None
    stance: Stance
    keywords: tuple[str, ...]
    evidence: Span


def open_matter(page: Page, stand: Stand, named: frozenset[int]) -> OpenMatter | None:
    """The matter of a stand that no cue of the agenda explains; ``None`` where no noun names it.

    ``named``: words that are names, which are no matters.
    """
    lexicon = stance_words(page.language)
    keywords = _keywords(page, stand, named, lexicon)
    if not keywords or stand.bare or stand.specific:
        return None
    holder = stand.holder
    words = [*stand.region, *stand.shown, stand.trigger[0]]
    return OpenMatter(
        party=holder.party,
        speaker=holder.actor if holder.kind == "person" else None,
        stance=stand.stance,
        keywords=keywords,
        evidence=page.span(min(words), max(words) + 1),
    )


def _keywords(
    page: Page, stand: Stand, named: frozenset[int], lexicon: StanceWords
) -> tuple[str, ...]:
    """The nouns of what a stand is about, without names, dates and words that only take up."""
    low, texts = page.words.low, page.words.text
    plain = (
        lexicon.takes_up | lexicon.flips | lexicon.losses | lexicon.sides | lexicon.nominals.keys()
    )
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


def open_matters(page: Page, stands: Sequence[Stand], named: frozenset[int]) -> list[OpenMatter]:
    """The open matters of some stands that were found to be on no issue, one for each keyword."""
    found: dict[tuple[str | None, str], OpenMatter] = {}
    for stand in stands:
        if stand.holder.party is None:
            continue
        matter = open_matter(page, stand, named)
        if matter is not None:
            found.setdefault((matter.party, matter.keywords[0].lower()), matter)
    return list(found.values())
