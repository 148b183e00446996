"""Windows of words with the labels that are known of them, ready to be put in batches."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from training.model.annotated import Annotated, Said, Stand, Stretch
from training.model.labels import (
    FORMS,
    HEDGES,
    IGNORE,
    LAYERS,
    MEDIA,
    MOODS,
    NAMES,
    PARTS,
    RELATIONS,
    ROLES,
    STANCES,
    UPOS,
)
from training.sources import conllu, germeval
from zopa.language.text import words

Ints = NDArray[np.int64]
T = TypeVar("T")

LONGEST = 150  # words in a window
RUN = 40  # sentences that share no text are joined to windows of about so many words


@dataclass(slots=True)
class Around:
    """A marked stretch of a window with what each word is to it.

    ``labels`` are, for a quotation, its form, medium and hedge; for a target, stance and red line.
    """

    first: int
    last: int
    roles: Ints
    flags: Ints
    labels: tuple[int, ...]


@dataclass(slots=True)
class Window:
    """Words and their labels; an array of ``IGNORE`` where nobody looked."""

    words: list[str]
    spaced: list[bool]
    source: str
    starts: Ints
    upos: Ints
    moods: Ints
    heads: Ints
    relations: Ints
    names: Ints
    layers: dict[str, Ints]
    quotations: list[Around] = field(default_factory=list)
    targets: list[Around] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


def window(found: Sequence[str], spaced: Sequence[bool], source: str) -> Window:
    """A window of which nothing is known yet."""
    size = len(found)

    def blank() -> Ints:
        return np.full(size, IGNORE, np.int64)

    layers = {name: blank() for name in LAYERS}
    return Window(
        list(found),
        list(spaced),
        source,
        blank(),
        blank(),
        blank(),
        blank(),
        blank(),
        blank(),
        layers,
    )


def _tag(target: Ints, first: int, last: int, label: str, labels: Sequence[str]) -> bool:
    """Marks a stretch of words, unless one of them is marked already."""
    if first >= last or target[first:last].any():
        return False
    index = labels.index(label)
    target[first:last] = 2 * index + 2
    target[first] = 2 * index + 1
    return True


# ------------------------------------------------------------------------------------------------ syntax


def _mood(word: conllu.Word) -> int:
    if word.konjunktiv_1:
        return MOODS.index("konjunktiv_1")
    if word.konjunktiv_2:
        return MOODS.index("konjunktiv_2")
    return MOODS.index("indicative" if word.feats.get("VerbForm") == "Fin" else "none")


def _relation(name: str) -> int:
    return RELATIONS.index(name if name in RELATIONS else name.partition(":")[0])


def syntax(path: Path, *, seed: int) -> Iterator[Window]:
    """Windows of one to a few sentences of a treebank in a shuffled order, contractions as one word.

    The sentences of these sets are not those of one text, so any order teaches where they begin.
    """
    sentences = [conllu.merged(one) for one in conllu.load(path)]
    random.Random(seed).shuffle(sentences)
    for group in _grouped(sentences, lambda one: len(one.words), random.Random(7)):
        found: list[str] = []
        spaced: list[bool] = []
        for one in group:
            found += [word.form for word in one.words]
            spaced += [
                at == 0 or one.text[word.start - 1] == " " for at, word in enumerate(one.words)
            ]
        made = window(found, spaced, "syntax")
        made.starts[:] = 0
        base = 0
        for one in group:
            made.starts[base] = 1
            for at, word in enumerate(one.words):
                made.upos[base + at] = UPOS.index(word.upos)
                made.moods[base + at] = _mood(word)
                made.heads[base + at] = base + word.head if word.head >= 0 else -1
                made.relations[base + at] = _relation(word.deprel)
            base += len(one.words)
        yield made


def _grouped(
    sentences: Sequence[T], size: Callable[[T], int], chance: random.Random
) -> Iterator[list[T]]:
    """Runs of sentences: some alone, some joined up to about ``RUN`` words."""
    group: list[T] = []
    length = 0
    limit = chance.choice((1, RUN, RUN, 2 * RUN))
    for one in sentences:
        if group and length + size(one) > limit:
            yield group
            group, length = [], 0
            limit = chance.choice((1, RUN, RUN, 2 * RUN))
        group.append(one)
        length += size(one)
    if group:
        yield group


# ------------------------------------------------------------------------------------------------- names


def names(folder: Path, part: str) -> Iterator[Window]:
    """Windows of the name set; labels of derived and partial names are dropped."""
    sentences = germeval.load(folder, part)
    for group in _grouped(sentences, lambda one: len(one.tokens), random.Random(8)):
        found: list[str] = []
        spaced: list[bool] = []
        for one in group:
            found += [token.text for token in one.tokens]
            spaced += [
                at == 0 or one.text[token.start - 1] == " " for at, token in enumerate(one.tokens)
            ]
        made = window(found, spaced, "names")
        made.names[:] = 0
        made.starts[:] = 0
        base = 0
        for one in group:
            made.starts[base] = 1
            for span in one.outer:
                if span.label in NAMES:
                    _tag(made.names, base + span.first, base + span.last, span.label, NAMES)
            base += len(one.tokens)
        yield made


# -------------------------------------------------------------------------------------------- statements


def texts(found: Iterable[Annotated], *, seed: int = 0) -> Iterator[Window]:
    """Windows of whole paragraphs of annotated texts, each of at most ``LONGEST`` words."""
    chance = random.Random(seed)
    for text in found:
        yield from _windows(text, chance)


def _windows(text: Annotated, chance: random.Random) -> Iterator[Window]:
    tokens = words(text.text)
    breaks = [
        at
        for at in range(len(tokens))
        if at == 0 or "\n" in text.text[tokens.end[at - 1] : tokens.start[at]]
    ]
    ends = {end for _, end in text.sentences or ()}
    first = 0
    while first < len(tokens):
        last = _end(tokens.end, ends, breaks, first, len(tokens), tokens.text)
        yield _window(text, tokens.text, tokens.start, tokens.end, first, last, chance)
        first = last


def _end(
    stops: Sequence[int],
    ends: set[int],
    breaks: Sequence[int],
    first: int,
    size: int,
    found: Sequence[str],
) -> int:
    """Where a window that begins at ``first`` ends: behind a paragraph, else behind a full stop."""
    if size - first <= LONGEST:
        return size
    paragraphs = [at for at in breaks if first + LONGEST // 3 < at <= first + LONGEST]
    if paragraphs:
        return paragraphs[-1]
    limit = range(first + LONGEST, first + LONGEST // 3, -1)
    return next(
        (at for at in limit if stops[at - 1] in ends or found[at - 1] in ".!?“"), first + LONGEST
    )


class _Place:
    """Words ``first`` to ``last`` of a text as a window, and where stretches of characters lie in it."""

    def __init__(self, starts: Sequence[int], stops: Sequence[int], first: int, last: int) -> None:
        self._starts = starts[first:last]
        self._stops = stops[first:last]

    def words(self, stretch: Stretch) -> tuple[int, int]:
        """The words of the window that a stretch touches."""
        begin = bisect_right(self._stops, stretch[0])
        return begin, max(begin, bisect_left(self._starts, stretch[1]))

    def holds(self, stretch: Stretch) -> bool:
        """Whether the whole stretch lies in the window."""
        return self._starts[0] <= stretch[0] and stretch[1] <= self._stops[-1]

    def meets(self, stretch: Stretch) -> bool:
        """Whether a part of the stretch does."""
        return stretch[1] > self._starts[0] and stretch[0] < self._stops[-1]

    def mark(self, target: Ints, stretches: Iterable[Stretch], label: int) -> None:
        """Gives the words of the stretches a label."""
        for stretch in stretches:
            if self.meets(stretch):
                begin, end = self.words(stretch)
                target[begin:end] = label


def _window(
    text: Annotated,
    found: Sequence[str],
    starts: Sequence[int],
    stops: Sequence[int],
    first: int,
    last: int,
    chance: random.Random,
) -> Window:
    spaced = [at == 0 or text.text[starts[at] - 1].isspace() for at in range(first, last)]
    made = window(found[first:last], spaced, text.part)
    place = _Place(starts, stops, first, last)
    if text.sentences is not None:
        made.starts[:] = 0
        for stretch in text.sentences:
            if place.holds(stretch):
                made.starts[place.words(stretch)[0]] = 1
    for one in text.moods or ():
        if place.meets((one.start, one.end)):
            at, _ = place.words((one.start, one.end))
            made.moods[at] = MOODS.index("konjunktiv_1" if one.label == "KI" else "konjunktiv_2")
    if text.names is not None:
        made.names[:] = 0
        for one in text.names:
            if place.meets((one.start, one.end)):
                _tag(made.names, *place.words((one.start, one.end)), one.label, NAMES)
    if text.statements is not None:
        _statements(made, text.statements, place)
    if text.positions is not None:
        _positions(made, text.positions, place, chance)
    return made


def _layer(made: Window, form: str, first: int, last: int) -> None:
    """Marks a quotation in the layer of its form; content within content in the layer below."""
    if form == "Direct":
        _tag(made.layers["direct"], first, last, form, LAYERS["direct"])
    elif form == "Reported":
        _tag(made.layers["reported"], first, last, form, LAYERS["reported"])
    elif (
        not _tag(made.layers["content"], first, last, form, LAYERS["content"])
        and form == "Indirect"
    ):
        _tag(made.layers["inner"], first, last, form, LAYERS["inner"])


def _statements(made: Window, found: Iterable[Said], place: _Place) -> None:
    for name in ("direct", "content", "inner", "reported"):
        made.layers[name][:] = 0
    for said in sorted(
        found, key=lambda one: (one.quote[0][0], one.quote[0][0] - one.quote[-1][1])
    ):
        for stretch in said.quote:
            if place.meets(stretch):
                _layer(made, said.form, *place.words(stretch))
        if all(place.holds(stretch) for stretch in said.quote):
            parts = [place.words(stretch) for stretch in said.quote]
            made.quotations.extend(
                _quotation(made, said, parts, first, place) for first, last in parts if first < last
            )


def _quotation(
    made: Window, said: Said, parts: Sequence[tuple[int, int]], first: int, place: _Place
) -> Around:
    """One stretch of a quotation with its roles; its other stretches are its ``part``."""
    roles = np.zeros(len(made), np.int64)
    flags = np.zeros(len(made), np.int64)
    place.mark(roles, said.addressee, ROLES.index("addressee"))
    place.mark(roles, said.speaker, ROLES.index("speaker"))
    place.mark(roles, said.cue, ROLES.index("cue"))
    for begin, end in parts:
        if begin != first:
            roles[begin:end] = ROLES.index("part")
    place.mark(flags, said.frame, 1)
    if not said.roles:
        roles[:] = IGNORE
    labels = (
        FORMS.index(said.form),
        MEDIA.index(said.medium),
        HEDGES.index(said.hedge or "none"),
    )
    last = next(end for begin, end in parts if begin == first)
    return Around(first, last, roles, flags, labels)


def _positions(made: Window, found: Iterable[Stand], place: _Place, chance: random.Random) -> None:
    target = made.layers["target"]
    target[:] = 0
    for stand in found:
        if not place.meets(stand.target):
            continue
        first, last = place.words(stand.target)
        if first >= last:
            continue
        if stand.stance == "none":
            if place.holds(stand.target):
                nothing = np.zeros(len(made), np.int64)
                made.targets.append(Around(first, last, nothing, nothing, (0, 0)))
            continue
        _tag(target, first, last, "target", LAYERS["target"])
        if not place.holds(stand.target):
            continue
        roles = np.zeros(len(made), np.int64)
        flags = np.zeros(len(made), np.int64)
        place.mark(roles, stand.condition, PARTS.index("condition"))
        place.mark(roles, stand.party, PARTS.index("party"))
        place.mark(flags, stand.evidence, 1)
        labels = (STANCES.index(stand.stance), int(stand.red_line))
        made.targets.append(Around(first, last, roles, flags, labels))
    _nothing(made, chance)


def _nothing(made: Window, chance: random.Random) -> None:
    """A few stretches towards which nobody takes a stand: the head learns to say ``none``."""
    capital = [
        at
        for at in range(1, len(made))
        if made.words[at][0].isupper() and not made.layers["target"][at]
    ]
    for at in chance.sample(capital, min(len(capital), 1 + len(made.targets) // 2)):
        zeros = np.zeros(len(made), np.int64)
        made.targets.append(Around(at, at + 1, zeros, zeros, (0, 0)))
