"""The whole network: windows in, the loss of every head out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.base.wheel import Base
from training.model.encoder import Encoder
from training.model.examples import Around as Marked
from training.model.examples import Window
from training.model.heads import Around, Heads, known
from training.model.labels import IGNORE, LAYERS
from zopa.language.pieces import Pieces

WEIGHTS = {
    "starts": 0.5,
    "upos": 0.5,
    "moods": 0.5,
    "names": 1.0,
    "arcs": 0.75,
    "relations": 0.5,
    "direct": 0.5,
    "content": 1.0,
    "inner": 0.25,
    "reported": 1.0,
    "target": 0.5,
    "quotation": 1.5,
    "target around": 0.75,
    "meaning": 2.0,
}
"""How much the loss of each head counts."""

BEGIN, END = 0, 2  # the pieces that open and close a window


class Network(nn.Module):
    """Encoder and heads; ``pieces`` cuts the words and gives their vectors, which are not trained."""

    def __init__(self, base: Base, pieces: Pieces, *, depth: int) -> None:
        super().__init__()
        self.encoder = Encoder(base, depth=depth)
        self.heads = Heads(base.hidden)
        self.pieces = pieces

    def states(self, windows: Sequence[Window]) -> list[Tensor]:
        """The states of the words of each window, (words, hidden): the mean of first and last piece."""
        vectors, mask, firsts, lasts = self.inputs(windows)
        states = self.encoder(vectors, mask)
        return [
            (state[first] + state[last]) / 2
            for state, first, last in zip(states, firsts, lasts, strict=True)
        ]

    def inputs(
        self, windows: Sequence[Window]
    ) -> tuple[Tensor, Tensor, list[Tensor], list[Tensor]]:
        """Vectors and mask of the pieces, and for each window the first and last piece of each word."""
        rows: list[list[int]] = []
        firsts: list[Tensor] = []
        lasts: list[Tensor] = []
        for one in windows:
            cut = self.pieces.cut(one.words, one.spaced)
            sizes = np.array([len(word) for word in cut])
            last = np.cumsum(sizes)
            firsts.append(torch.from_numpy(last - sizes + 1))
            lasts.append(torch.from_numpy(last))
            rows.append([BEGIN, *(piece for word in cut for piece in word), END])
        longest = max(map(len, rows))
        ids = np.ones((len(rows), longest), np.int64)
        mask = np.zeros((len(rows), longest), bool)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            mask[number, : len(row)] = True
        return torch.from_numpy(self.pieces.vectors(ids)), torch.from_numpy(mask), firsts, lasts

    def losses(
        self, windows: Sequence[Window], meanings: Sequence[Sequence[tuple[int, int, Tensor]]]
    ) -> dict[str, Tensor]:
        """The loss of each head over a batch.

        ``meanings`` are, by window, stretches with the base's embedding.
        """
        states = [state.float() for state in self.states(windows)]
        together = torch.cat(states)
        heads = self.heads
        losses: dict[str, Tensor] = {}

        def labels(name: str) -> Tensor:
            return torch.from_numpy(np.concatenate([getattr(one, name) for one in windows]))

        for name in ("starts", "upos", "moods", "names"):
            losses[name] = known(getattr(heads, name)(together), labels(name))
        for name in LAYERS:
            found = torch.from_numpy(np.concatenate([one.layers[name] for one in windows]))
            losses[name] = known(heads.layers[name](together), found)
        lists: dict[str, list[Tensor]] = defaultdict(list)
        for state, one, meaning in zip(states, windows, meanings, strict=True):
            if one.heads[0] != IGNORE:
                self._syntax(state, one, lists)
            for marked in one.quotations:
                lists["quotation"].append(around_loss(heads.quotation, state, marked))
            for marked in one.targets:
                lists["target around"].append(around_loss(heads.target, state, marked))
            for first, last, embedding in meaning:
                ours = heads.meaning(state[first:last].mean(0))
                lists["meaning"].append(1 - functional.cosine_similarity(ours, embedding, dim=0))
        losses |= {name: torch.stack(found).mean() for name, found in lists.items()}
        return losses

    def _syntax(self, state: Tensor, one: Window, lists: dict[str, list[Tensor]]) -> None:
        above = torch.from_numpy(one.heads)
        scores = self.heads.syntax.arcs(state)
        inside = torch.from_numpy(np.cumsum(one.starts == 1))
        apart = inside[:, None] != inside[None, :]
        scores = scores.masked_fill(functional.pad(apart, (1, 0)), -1e4)
        # one sentence weighs as its words do: batches of many short sentences stay comparable
        lists["arcs"].append(functional.cross_entropy(scores, above + 1))
        relations = self.heads.syntax.relations(state, above)
        lists["relations"].append(
            functional.cross_entropy(relations, torch.from_numpy(one.relations))
        )


def around_loss(head: Around, state: Tensor, marked: Marked) -> Tensor:
    """The loss around one marked stretch; the words near it are looked at, the rest is too easy."""
    near = slice(max(marked.first - 60, 0), marked.last + 60)
    first, last = marked.first - near.start, marked.last - near.start
    roles, flags, labels = head(state[near], first, last)
    wanted = torch.from_numpy(marked.roles[near])
    loss = functional.cross_entropy(roles, wanted, reduction="sum") / 12
    loss = (
        loss
        + functional.binary_cross_entropy_with_logits(
            flags, torch.from_numpy(marked.flags[near]).float(), reduction="sum"
        )
        / 12
    )
    for scores, label in zip(labels, marked.labels, strict=True):
        loss = loss + 0.3 * functional.cross_entropy(scores[None], torch.tensor([label]))
    return loss / 3
