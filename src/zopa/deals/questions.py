"""Which single unknown, if somebody settled it, would change the recommendation most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zopa.deals.robustness import Sampled
from zopa.deals.space import Mask, Picks, Space
from zopa.deals.unknowns import Belief

QuestionKind = Literal["importance", "order", "strength"]


class Reply(Struct, frozen=True, kw_only=True):
    """One of the two replies: its share of the admissible preferences, and what it would mean.

    ``terms``: the package that is best most often then (``None``: no deal); ``best``: how often.
    """

    share: float
    terms: dict[str, str] | None
    best: float


class Question(Struct, frozen=True, kw_only=True):
    """Something that is not known of a party and could be asked.

    ``importance``: does issue ``first`` matter more to it than issue ``second``? ``order``: does it
    prefer option ``first`` of ``issue`` to option ``second``? ``strength``: is option ``first`` of
    ``issue`` nearer to its best than to its worst there? ``gain``: by how much the expected share
    in which the recommended package is best rises once the reply is known (expected value of
    information); ``changes``: whether one of the replies changes the recommendation.
    """

    party: str
    kind: QuestionKind
    issue: str | None
    first: str
    second: str | None
    gain: float
    changes: bool
    yes: Reply
    no: Reply


def questions(found: Sampled, space: Space, picks: Picks, *, most: int = 5) -> tuple[Question, ...]:
    """The open questions of parties with a veto that matter most, the weightiest first.

    A question that would not change the recommendation, or whose gain is within the noise of the
    sample (two standard errors), is left out.
    """
    best = found.best[: found.done]
    if not len(best):
        return ()
    outcomes = len(picks) + 1  # the last is no deal
    best = np.where(best < 0, len(picks), best)
    now = np.bincount(best, minlength=outcomes)
    noise = 2.0 * float(np.sqrt(0.25 / len(best)))
    asked = []
    for number, belief in enumerate(found.beliefs):
        if not belief.veto:
            continue
        for kind, issue, first, second, yes in _open(found, number, belief, space):
            count = int(yes.sum())
            if not 0 < count < len(best):
                continue
            if_yes = np.bincount(best[yes], minlength=outcomes)
            if_no = now - if_yes
            gain = (int(if_yes.max()) + int(if_no.max()) - int(now.max())) / len(best)
            changes = len({int(now.argmax()), int(if_yes.argmax()), int(if_no.argmax())}) > 1
            if not changes or gain < noise:
                continue
            asked.append(
                Question(
                    party=belief.party,
                    kind=kind,
                    issue=issue,
                    first=first,
                    second=second,
                    gain=gain,
                    changes=changes,
                    yes=_reply(if_yes, len(best), space, picks),
                    no=_reply(if_no, len(best), space, picks),
                )
            )
    asked.sort(key=lambda q: (-q.gain, q.party, q.kind, q.issue or "", q.first, q.second or ""))
    return tuple(asked[:most])


def _reply(counts: NDArray[np.intp], samples: int, space: Space, picks: Picks) -> Reply:
    total, top = int(counts.sum()), int(counts.argmax())
    return Reply(
        share=total / samples,
        terms=space.terms(picks[top]) if top < len(picks) else None,
        best=int(counts[top]) / total,
    )


_Open = tuple[QuestionKind, str | None, str, str | None, Mask]


def _open(found: Sampled, number: int, belief: Belief, space: Space) -> Iterator[_Open]:
    """Each open question with the reply in every draw."""
    drawn, done = found.draws[number], found.done
    weights = drawn.weights[:done]
    importance = belief.importance
    if importance.figures is None:
        for a, b in _undecided(importance.blocks, importance.chain):
            yes = weights[:, a] > weights[:, b]
            yield "importance", None, space.issues[a], space.issues[b], yes
    for issue, scale in enumerate(belief.scales):
        values, names = drawn.values[issue][:done], space.options[issue]
        if scale.figures is not None:
            continue
        for a, b in _undecided(scale.blocks, scale.chain):
            yield "order", space.issues[issue], names[a], names[b], values[:, a] > values[:, b]
        for tier in range(1, scale.chain - 1):
            a = int(np.flatnonzero(scale.blocks == tier)[0])
            yield "strength", space.issues[issue], names[a], None, values[:, a] > 0.5


def _undecided(blocks: NDArray[np.intp], chain: int) -> Iterator[tuple[int, int]]:
    """Pairs of which the order does not say which comes first."""
    for a in range(len(blocks)):
        for b in range(a + 1, len(blocks)):
            if blocks[a] != blocks[b] and max(blocks[a], blocks[b]) >= chain:
                yield a, b
