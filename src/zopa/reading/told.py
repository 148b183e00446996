"""Quotations as the encoder's heads mark them: words of a text, not yet findings.

Quotations stand in layers (see ``LAYERS``), so that quoted words may stand inside an indirect
sentence and that inside a report. Around each the head says what every word is to it: speaker, cue,
addressee, or another stretch of the same quotation; so a speaker belongs to the quotation that asked
for it, and not to the nearest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.case.findings import Medium, StatementForm
from zopa.language.heads import Around, Heads, Stretch

Layer = Literal["direct", "content", "inner", "reported"]
LAYERS: tuple[Layer, ...] = ("direct", "content", "inner", "reported")
KIND = "quotation"
REACH = 60  # words before and behind a quotation in which its parts are looked for

Run = tuple[int, int]


class Told(Struct, frozen=True):
    """A quotation with its parts as runs of words, first and last (excluded); ``sure`` from 0 to 1."""

    form: StatementForm
    medium: Medium
    quote: tuple[Run, ...]
    speaker: tuple[Run, ...]
    cue: tuple[Run, ...]
    frame: tuple[Run, ...]
    addressee: tuple[Run, ...]
    sure: float


class _Marked(Struct, frozen=True):
    """A stretch of a layer with what is around it."""

    stretch: Stretch
    around: Around


def told(states: NDArray[np.float32], heads: Heads) -> list[Told]:
    """The quotations of a text in the order of their first word; ``states`` are those of its words."""
    words = heads.projected(KIND, states)
    found: list[Told] = []
    for layer in LAYERS:
        marked = [
            _Marked(
                stretch,
                heads.around(KIND, states, words, stretch.first, stretch.last, reach=REACH),
            )
            for stretch in heads.stretches(layer, states)
        ]
        groups = _joined(marked, heads) if layer == "direct" else [[one] for one in marked]
        found += (_told(group, heads) for group in groups)
    return sorted(found, key=lambda one: (one.quote, one.form))


def _joined(marked: Sequence[_Marked], heads: Heads) -> list[list[_Marked]]:
    """Stretches that make one quotation: of two neighbours each or one sees the other as its part."""
    part = heads.labels["roles"].index("part")
    groups: list[list[_Marked]] = []
    for one in marked:
        if groups:
            last = groups[-1][-1]
            chance = max(
                _mean(last.around, one.stretch, part), _mean(one.around, last.stretch, part)
            )
            if chance > 0.5:
                groups[-1].append(one)
                continue
        groups.append([one])
    return groups


def _mean(around: Around, stretch: Stretch, role: int) -> float:
    """The mean probability of a role over the words of a stretch; 0 for one out of reach."""
    seen = around.roles[
        max(stretch.first - around.begin, 0) : max(stretch.last - around.begin, 0), role
    ]
    return float(seen.mean()) if len(seen) else 0.0


def _told(group: Sequence[_Marked], heads: Heads) -> Told:
    begin = min(one.around.begin for one in group)
    end = max(one.around.begin + len(one.around.flags) for one in group)
    roles = np.zeros((end - begin, len(heads.labels["roles"])), np.float32)
    flags = np.zeros(end - begin, np.float32)
    seen = np.zeros(end - begin, np.float32)
    for one in group:
        place = slice(one.around.begin - begin, one.around.begin - begin + len(one.around.flags))
        roles[place] += one.around.roles
        flags[place] += one.around.flags
        seen[place] += 1
    roles /= np.maximum(seen, 1)[:, None]
    flags /= np.maximum(seen, 1)
    first = group[0]
    media = first.around.labels[1]
    best = roles.argmax(1)
    names = heads.labels["roles"]

    def runs(role: str) -> list[Run]:
        return [(a + begin, b + begin) for a, b in _runs(best == names.index(role))]

    speakers = runs("speaker")
    if speakers:
        column = names.index("speaker")
        speakers = [
            max(
                speakers,
                key=lambda run: float(roles[run[0] - begin : run[1] - begin, column].sum()),
            )
        ]
    quote = tuple((one.stretch.first, one.stretch.last) for one in group)
    cues = runs("cue")
    frame = [(a + begin, b + begin) for a, b in _runs(flags > 0.5)]
    return Told(
        form=cast("StatementForm", first.stretch.label),
        medium=cast("Medium", heads.labels["media"][int(media.argmax())]),
        quote=quote,
        speaker=tuple(speakers),
        cue=tuple(cues),
        frame=tuple(frame),
        addressee=tuple(runs("addressee")),
        sure=float(np.mean([one.stretch.sure for one in group])),
    )


def _runs(marked: NDArray[np.bool_]) -> list[Run]:
    """Runs of true values, first and last (excluded)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
