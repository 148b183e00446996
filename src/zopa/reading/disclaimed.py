"""Sentences that deny what a report before them told: "Medien zufolge ... Das Ministerium dementierte"."""

from __future__ import annotations

from zopa.language.stances import StanceWords
from zopa.language.text import Sentence
from zopa.reading.page import Page

_LONGEST = 16  # words and marks of a sentence that does no more than deny


def disclaims(page: Page, sentence: Sentence, before: Sentence, lexicon: StanceWords) -> bool:
    """Whether a sentence that names no issue denies the one ``before``, which passes on what somebody has
    reported: by a verb for that alone ("dementierte"), or one beside a word for the report ("wies den
    Bericht zurück").
    """
    if sentence.last - sentence.first > _LONGEST or sentence.paragraph != before.paragraph:
        return False
    low = frozenset(page.words.low[sentence.first : sentence.last])
    told = frozenset(page.words.low[before.first : before.last])
    if told.isdisjoint(lexicon.passed_on) or not low.isdisjoint(page.grammar.negations):
        return False
    rejects = not low.isdisjoint(lexicon.rejecting) and not low.isdisjoint(lexicon.told_of)
    return rejects or not low.isdisjoint(lexicon.disclaiming)
