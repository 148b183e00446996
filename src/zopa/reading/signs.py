"""Finds constructions of several words in the clauses of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zopa.language.signs import Part, Sign, Signs, Token, gap_end
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.page import Page
from zopa.reading.voice import Range


class SignReader:
    """Finds signs in the sentences of one page."""

    def __init__(self, page: Page, clauses: ClauseReader, signs: Signs) -> None:
        self.page = page
        self.clauses = clauses
        self.signs = signs
        self._low = page.words.low
        self._texts = page.words.text
        self._capitals = page.grammar.inverted_cue

    def find(
        self, sentence: Sentence, clauses: Sequence[Clause] = ()
    ) -> Iterator[tuple[Sign, tuple[Range, ...]]]:
        """The signs of a sentence, each with the words that show it, the first part in front.

        ``clauses`` are those of the sentence, where they are known.
        """
        seen: set[tuple[int, int]] = set()
        here = frozenset(self._low[sentence.first : sentence.last])
        for index in range(sentence.first, sentence.last):
            behind = self._low[index + 1] if index + 1 < sentence.last else ""
            for start in self.signs.starting(self._low[index], behind):
                sign, way = start.sign, start.way
                if (sign.number, index) in seen or any(map(here.isdisjoint, start.needs)):
                    continue
                clauses = clauses or self.clauses.read(sentence)
                zone = next((c.words for c in clauses if index in c.words), None)
                if zone is None or (sign.parts[0].scope == "first" and zone[0] != index):
                    continue
                shown = self._way(way, index, zone, sentence)
                rest = self._rest(sign.parts[1:], zone, shown, sentence) if shown else None
                if shown and rest is not None:
                    seen.add((sign.number, index))
                    yield sign, (*shown, *rest)

    def _rest(
        self,
        parts: Sequence[Part],
        zone: Sequence[int],
        shown: Sequence[Range],
        sentence: Sentence,
    ) -> list[Range] | None:
        """Where the other parts stand; ``None`` where one is missing, or one that must not be is there."""
        taken = {i for first, last in shown for i in range(first, last)}
        found: list[Range] = []
        for part in parts:
            near: Sequence[int] = zone[:1] if part.scope == "first" else zone
            if part.scope == "sentence":
                near = range(sentence.first, sentence.last)
            here = next(
                (
                    spans
                    for index in near
                    if index not in taken or part.scope == "never"
                    for way in part.ways
                    if way[0].may_be(self._low[index])
                    for spans in [self._way(way, index, zone, sentence)]
                    if spans
                ),
                None,
            )
            if (here is not None) == (part.scope == "never"):
                return None
            if here is not None:
                found += here
                taken |= {i for first, last in here for i in range(first, last)}
        return found

    def _way(
        self, way: Sequence[Token], index: int, zone: Sequence[int], sentence: Sentence
    ) -> list[Range]:
        """The words of one way to say a part that begins at a word; none where it does not."""
        spans: list[Range] = []
        at, first = index, index
        after = list(way)
        while after:
            token = after.pop(0)
            if token.gap:
                spans.append((first, at))
                follower = after.pop(0)
                near = gap_end(self._low, at, sentence.last)
                found = next((i for i in near if self._is(follower, i, zone, sentence)), None)
                if found is None:
                    return []
                at, first, token = found, found, follower
            elif at >= sentence.last or not self._is(token, at, zone, sentence):
                return []
            particle = self._particle(token, at, zone)
            if particle is not None:
                spans.append((particle, particle + 1))
            at += 1
        spans.append((first, at))
        return sorted(spans, key=lambda span: span[0] != index)

    def _is(self, token: Token, index: int, zone: Sequence[int], sentence: Sentence) -> bool:
        low = self._low[index]
        if low in token.words:
            return True
        small = (
            not self._capitals
            or index == sentence.first
            or self._texts[index][0].islower()
            or self._texts[index].isupper()
        )
        if small and (low in token.verbs or self._particle(token, index, zone) is not None):
            return True
        return bool(token.endings and low.endswith(token.endings)) or bool(
            token.beginnings and low.startswith(token.beginnings)
        )

    def _particle(self, token: Token, index: int, zone: Sequence[int]) -> int | None:
        """The particle of a parted verb, behind it in its clause."""
        particles = token.parted.get(self._low[index])
        if not particles:
            return None
        return next((i for i in zone if i > index and self._low[i] in particles), None)
