"""Stands that the encoder sees: what is a target of a position, whose, and how it is taken.

The head of targets (``training/model/heads.py``) labels a marked stretch with a stance and tells of
each word near it whether it names the party or tells a condition, and whether it proves the stance.
It is asked about what the sentence names of the agenda, and only what no rule sees is taken from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from zopa.case.findings import Stance
from zopa.language import heads
from zopa.reading.cues import Hit
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Range, Voice

RULE = "position.encoder"

_REACH = 60  # words on either side that are looked at, as many as in the training
_MARKED = 0.6  # how sure the head must be that there is a stance on a stretch that it marks itself
_CUED = 0.8  # the same on a cue of the agenda that it does not mark
_PART = 0.5  # how likely a word must be one of the party's or of the condition
_STANCES: tuple[Stance, ...] = ("for", "open", "against")


class _Taken(Struct, frozen=True):
    """How a stretch of words is taken, and by whom."""

    first: int
    last: int
    stance: Stance
    sure: float
    red_line: bool
    party: tuple[Range, ...]
    condition: Range | None
    proof: Range


class Targets:
    """Asks the encoder's head about the matters of one page. ``states`` are those of all its words."""

    def __init__(self, page: Page, states: heads.Floats) -> None:
        self.page = page
        self._heads = loaded = heads.shipped()
        self._states = states
        self._words = loaded.projected("target", states)
        self._marks = loaded.stretches("target", states)

    def stands(self, scene: Scene, hits: Iterable[Hit]) -> Iterator[Stand]:
        """What is seen of the cues of one sentence, by the stretches that hold them."""
        asked: dict[Range, bool] = {}
        for hit in hits:
            around = [m for m in self._marks if m.first < hit.last and hit.first < m.last]
            inside = scene.sentence
            if around and inside.first <= around[0].first and around[0].last <= inside.last:
                asked[around[0].first, around[0].last] = True
            else:
                asked.setdefault((hit.first, hit.last), False)
        for (first, last), marked in asked.items():
            taken = self._taken(first, last, _MARKED if marked else _CUED, scene)
            if taken is not None:
                yield from _stands(scene, taken)

    def _taken(self, first: int, last: int, needed: float, scene: Scene) -> _Taken | None:
        found = self._heads.around("target", self._states, self._words, first, last, reach=_REACH)
        none, *chances = found.labels[0].tolist()
        if 1 - none < needed:
            return None
        best = int(np.argmax(chances))
        limits = scene.sentence
        parts = self._heads.labels["parts"]
        conditions = _runs(found.roles[:, parts.index("condition")], found.begin)
        inner = [run for run in conditions if limits.first <= run[0] and run[1] <= limits.last]
        proofs = [r for r in _runs(found.flags, found.begin) if r[0] < last and first < r[1]]
        begin, end = proofs[0] if proofs else (first, last)
        return _Taken(
            first,
            last,
            _STANCES[best],
            chances[best],
            bool(found.labels[1][1] > _PART),
            tuple(_runs(found.roles[:, parts.index("party")], found.begin)),
            max(inner, key=lambda run: run[1] - run[0], default=None),
            (max(min(begin, first), limits.first), min(max(end, last), limits.last)),
        )


def _runs(chances: np.ndarray, begin: int) -> list[Range]:
    """The stretches of words that are likely what is asked for."""
    likely = np.concatenate([[False], chances > _PART, [False]])
    edges = np.flatnonzero(likely[1:] != likely[:-1]) + begin
    return [(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def _stands(scene: Scene, taken: _Taken) -> Iterator[Stand]:
    number = next(
        (at for at, one in enumerate(scene.clauses) if one.first <= taken.first < one.last), None
    )
    if number is None or scene.clauses[number].conditional:
        return
    voice = scene.voice(taken.first)
    scene.listen(scene.clauses[number])
    for holder in _holders(scene, number, voice, taken):
        yield Stand(
            holder,
            (taken.last, taken.last),
            taken.stance,
            tuple(range(taken.first, taken.last)),
            RULE,
            number,
            red_line=taken.red_line,
            condition=taken.condition,
            origin="statement",
            voice=voice,
            confidence=round(taken.sure * 0.8, 3),
            shown=tuple(range(*taken.proof)),
            marked=True,
        )


def _holders(scene: Scene, number: int, voice: Voice | None, taken: _Taken) -> Sequence[Name]:
    """Whose stance it is: who the head says, where that is a party; else the subject of the clause.

    In somebody's words it is his own, or nobody's where they tell of another.
    """
    if voice is None:
        named = [name for run in taken.party for name in scene.meant(run)]
        if named:
            return scene.holders(tuple(named), None)
        subject = scene.subject(number, scene.clauses[number].last)
        return scene.holders(subject, None) if isinstance(subject, tuple) else ()
    inside = [run for run in taken.party if voice.first <= run[0] and run[1] <= voice.last]
    named = [name for run in inside for name in scene.meant(run)]
    return scene.holders(tuple(named), voice) if named else scene.speakers(voice)
