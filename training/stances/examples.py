"""Sentences with marked words: the stance taken towards these, and whose it is, as the corpus has it."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.model import annotated
from training.model.annotated import Annotated, Stretch
from training.model.labels import PARTS, STANCES
from zopa.language.encoder import Encoder, text_of
from zopa.language.grammar import grammar
from zopa.language.hints import hints
from zopa.language.stance_model import Range, window
from zopa.language.text import Sentence, Words, lines, sentences, words

HELD_BACK = frozenset({"de-02", "de-06", "de-08", "en-02", "en-03"})
"""Files of part d that no weights are trained on: ``benchmarks.stands`` scores them as unseen."""

_LETTERS = 4  # a word that may name a matter has more of them
_IDLE = {"a": 0.5, "d": 0.5}
"""The share, by part, of the words that name a matter elsewhere and are marked as one of nobody's here;
all of them where a part is not named."""
_NARROW = 0.7  # how often words inside a target are marked in place of all of it


@dataclass(slots=True)
class Example:
    """A marked target in its window; numbers of words count from the window's first.

    ``own`` is the first word of the sentence of the target; ``states`` are those of the middle layer,
    (pieces, hidden), ``ends`` behind which piece a word ends; ``evidence`` are the words that show the
    stance, ``parts`` what each is to the target.
    """

    source: str
    own: int
    states: NDArray[np.float16]
    ends: NDArray[np.int64]
    capitals: NDArray[np.bool_]
    hints: list[int]
    target: tuple[int, int]
    stance: int
    red: bool
    parts: NDArray[np.int64]
    evidence: NDArray[np.bool_]

    def pieces(self, first: int, last: int) -> tuple[int, int]:
        """The pieces of words ``first`` to ``last`` (excluded)."""
        return (int(self.ends[first - 1]) if first else 0, int(self.ends[last - 1]))

    def alone(self) -> Example:
        """The same without the sentence before."""
        cut = int(self.ends[self.own - 1]) if self.own else 0
        return replace(
            self,
            own=0,
            states=self.states[cut:],
            ends=self.ends[self.own :] - cut,
            capitals=self.capitals[self.own :],
            hints=self.hints[self.own :],
            target=(self.target[0] - self.own, self.target[1] - self.own),
            parts=self.parts[self.own :],
            evidence=self.evidence[self.own :],
        )

    def narrowed(self, chance: random.Random) -> tuple[int, int]:
        """The target, or one to a few words of it around a noun: what a cue of an agenda would hit."""
        first, last = self.target
        if last - first == 1 or chance.random() > _NARROW:
            return self.target
        nouns = [at for at in range(first, last) if self.capitals[at]] or range(first, last)
        at = chance.choice(nouns)
        reach = chance.choice((0, 0, 0, 1, 2))
        return max(first, at - reach), min(last, at + reach + 1)


def texts(data: Path) -> list[Annotated]:
    """All texts of the corpus with positions that weights may be trained on."""
    return [
        *annotated.part_a(data),
        *annotated.part_b(data),
        *annotated.part_c(),
        *annotated.part_d(without=HELD_BACK),
    ]


def held_back() -> list[Annotated]:
    """The texts that tell how far it carries."""
    trained = {one.name for one in annotated.part_d(without=HELD_BACK)}
    return [one for one in annotated.part_d() if one.name not in trained]


def examples(found: Iterable[Annotated], encoder: Encoder, *, seed: int) -> Iterator[Example]:
    """What the model is trained on, see ``targets``."""
    for laid, target, stand in targets(found, encoder, seed=seed):
        made = laid.example(target, stand)
        if made is not None:
            yield made


def targets(
    found: Iterable[Annotated], encoder: Encoder, *, seed: int
) -> Iterator[tuple[Laid, Stretch, annotated.Stand | None]]:
    """The marked targets of all texts, and words that nobody takes a stance on: such as name a matter
    elsewhere in ``found``.

    ``encoder`` is the one that ships: the model is trained on what it will be given.
    """
    chance = random.Random(seed)
    texts = [one for one in found if one.positions is not None]
    matters = {
        word
        for one in texts
        for stand in one.positions or ()
        for word in words(one.text[slice(*stand.target)]).text
        if word[0].isupper() and len(word) > _LETTERS
    }
    for one in texts:
        laid = Laid(one.name, one.text, one.language, encoder)
        for stand in one.positions or ():
            yield laid, stand.target, stand
        for target in _idle(laid.tokens, one, matters, chance):
            yield laid, target, None


class Laid:
    """A text laid out in words, sentences and states."""

    def __init__(self, name: str, text: str, language: str, encoder: Encoder) -> None:
        self.name = name
        self.tokens = words(text)
        runs = lines(text, self.tokens)
        self.language = language
        self.divided(sentences(self.tokens, runs, grammar(language)))
        (self.states,) = encoder.read([text_of(text, self.tokens)])

    def divided(self, found: Sequence[Sentence]) -> None:
        """Takes other sentences."""
        self.sentences = found
        self.hints = hints(self.tokens, found, self.language)

    def place(self, target: Stretch) -> tuple[Range, Range] | None:
        """The window and the words of a target; ``None`` where the model could not see it."""
        first, last = _words(self.tokens, target)
        number = self._sentence(first)
        if number is None:
            return None
        begin, end = window(self.sentences, number)
        last = min(last, end)
        return ((begin, end), (first, last)) if begin <= first < last else None

    def _sentence(self, word: int) -> int | None:
        """The sentence that a word stands in."""
        return next((n for n, s in enumerate(self.sentences) if s.first <= word < s.last), None)

    def example(self, target: Stretch, stand: annotated.Stand | None) -> Example | None:
        """A target as the annotation has it, ``None`` where the model could not see it."""
        place = self.place(target)
        if place is None:
            return None
        (begin, end), (first, last) = place
        number = self._sentence(first)
        assert number is not None
        pieces = self.states.pieces(begin, end)
        roles = np.zeros(end - begin, np.int64)
        shown = np.zeros(end - begin, np.bool_)
        if stand is not None and stand.stance != STANCES[0]:
            for label, ranges in (("condition", stand.condition), ("party", stand.party)):
                for at in _within(self.tokens, ranges, begin, end):
                    roles[at] = PARTS.index(label)
            shown[_within(self.tokens, stand.evidence, begin, end)] = True
        return Example(
            self.name,
            self.sentences[number].first - begin,
            self.states.middle[slice(*pieces)],
            self.states.ends[begin:end] - pieces[0],
            np.array([word[0].isupper() for word in self.tokens.text[begin:end]]),
            self.hints[begin:end],
            (first - begin, last - begin),
            STANCES.index(stand.stance) if stand is not None else 0,
            stand is not None and stand.red_line,
            roles,
            shown,
        )


def _idle(
    tokens: Words, one: Annotated, matters: set[str], chance: random.Random
) -> Iterator[Stretch]:
    """Words that name a matter elsewhere and are no target here."""
    share = _IDLE.get(one.part, 1.0)
    marked = set[int]()
    for stand in one.positions or ():
        marked.update(range(*_words(tokens, stand.target)))
    for at, word in enumerate(tokens.text):
        if word in matters and at not in marked and chance.random() < share:
            yield tokens.start[at], tokens.end[at]


def _words(tokens: Words, stretch: Stretch) -> tuple[int, int]:
    """The words that a stretch of characters touches."""
    first = bisect_right(tokens.end, stretch[0])
    return first, max(first, bisect_left(tokens.start, stretch[1]))


def _within(tokens: Words, ranges: Sequence[Stretch], begin: int, end: int) -> list[int]:
    """The words of stretches of characters, counted from ``begin``."""
    return [
        at - begin
        for stretch in ranges
        for at in range(*_words(tokens, stretch))
        if begin <= at < end
    ]
