"""What a relative clause tells of a thing that is refused: "kein Treffen, bei dem geschossen wird"."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from zopa.case.agenda import Direction
from zopa.reading.cues import Hit
from zopa.reading.page import Page
from zopa.reading.stand import Stand

_NEAR = 3  # words before a noun among which its article stands


def limiting(page: Page, hits: Iterable[Hit], stand: Stand) -> list[Hit]:
    """The cues of a relative clause without which what somebody refuses would not be refused: behind "kein"
    and a noun; behind a German plural without an article those that name an option.
    """
    if stand.stance != "against" or not stand.described:
        return []
    words, grammar = page.words, page.grammar
    begin = min(stand.described)
    before = [i for i in stand.region if i < begin]
    noun = max(
        (i for i in before if not grammar.inverted_cue or words.text[i][0].isupper()), default=-1
    )
    if noun < 0 or begin - noun > _NEAR:
        return []
    near = [words.low[i] for i in range(max(noun - _NEAR, before[0]), noun)]
    nothing = grammar.negations & grammar.articles
    bare = bool(near) and near[-1] in grammar.prepositions and grammar.inverted_cue
    if nothing.isdisjoint(near) and not bare:
        return []
    told = frozenset(stand.described)
    found = [h for h in hits if h.first in told and h.last - 1 in told and not h.cue.general]
    found = [h for h in found if not h.derived and (h.cue.option is not None or not bare)]
    denied = any(words.low[i] in grammar.negations for i in told)
    return [_denied(hit) for hit in found if hit.cue.direction != "topic"] if denied else found


def _denied(hit: Hit) -> Hit:
    """A cue as one of the contrary: "kein Treffen, bei dem es keine Pause gibt"."""
    direction: Direction = "against" if hit.cue.direction == "for" else "for"
    return replace(hit, cue=replace(hit.cue, direction=direction))
