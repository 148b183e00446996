"""Talks and plans as what somebody says will be done: "werde Unterhändler schicken"."""

from __future__ import annotations

from zopa.reading.cues import Hit
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_WILL = "position.will"  # the rule of what somebody says that his side will do


def does(page: Page, hit: Hit, stand: Stand) -> bool:
    """Whether a cue holds the verb that ends the German clause of what somebody says will be done, and so
    is no mere occasion: "auf dem Gipfel werde man handeln".
    """
    words, grammar = page.words, page.grammar
    if not grammar.inverted_cue or stand.rule != _WILL or not stand.shown:
        return False
    last = max(stand.shown)
    if not hit.first <= last < hit.last or not words.text[last][0].islower():
        return False
    return words.low[last] not in grammar.prepositions | grammar.no_verbs
