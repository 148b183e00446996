"""Names that the encoder marks on a page: persons without a title or a listed given name, and bodies."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zopa.language import heads
from zopa.language.heads import Floats
from zopa.reading.page import Page

_PERSON = 0.75  # how sure the head must be of a name of several words
_BODY = 0.85  # the same of an organisation


class Marked(Struct, frozen=True):
    """Stretches of words: the word behind the last one by the first one."""

    persons: Mapping[int, int] = {}
    bodies: Mapping[int, int] = {}


def marked(page: Page, states: Floats) -> Marked:
    """The names of several words that the head is sure of, and the organisations.

    ``states`` are those of all words of the page. A stretch over a noise or a sentence's end is none.
    """
    persons: dict[int, int] = {}
    bodies: dict[int, int] = {}
    ends = {sentence.last for sentence in page.sentences}
    prose = {at for sentence in page.sentences for at in range(sentence.first, sentence.last)}
    for one in heads.shipped().stretches("names", states):
        inside = all(at in prose for at in range(one.first, one.last))
        if not inside or not ends.isdisjoint(range(one.first + 1, one.last)):
            continue
        if one.label == "PER" and one.last - one.first > 1 and one.sure >= _PERSON:
            persons[one.first] = one.last
        elif one.label == "ORG" and one.sure >= _BODY:
            bodies[one.first] = one.last
    return Marked(persons, bodies)
