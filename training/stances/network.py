"""The upper layers of the encoder with marks below them, and what is asked of them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.model.encoder import Layer
from training.model.labels import PARTS, STANCES
from training.stances.examples import Example
from zopa.language.hints import HINTS
from zopa.language.stance_model import spread

INNER = 256
SMOOTHING = 0.05  # the annotation errs, too
UNHINTED, LOST = 0.15, 0.1
"""The shares of examples that are shown without hints, and of hints that are lost in the others: the
lexicon knows more of the words of the corpus than of new text."""
USUAL = 12  # words that count as much as the stance, where each of them is asked


class StanceNetwork(nn.Module):
    """Trains the layers it is given; the encoder itself stays as it is."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        hidden = layers[0].out.in_features
        self.mark = nn.Embedding(2, hidden)
        self.hint = nn.Embedding(len(HINTS), hidden)
        self.layers = nn.ModuleList(layers)
        self.wide = nn.Linear(2 * hidden, INNER)
        self.stance = nn.Linear(INNER, len(STANCES))
        self.red = nn.Linear(INNER, 1)
        self.part = nn.Linear(hidden, len(PARTS))
        self.shown = nn.Linear(hidden, 1)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.normal_(self.hint.weight, std=0.02)

    def lifted(self, states: Tensor, marks: Tensor, hints: Tensor, bias: Tensor) -> Tensor:
        """States (targets, pieces, hidden) of the last layer."""
        states = states + self.mark(marks.long()) + self.hint(hints)
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def asked(self, states: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of stances (targets, classes), of a red line (targets), of parts (targets, pieces, classes).

        A target is seen as the mean and the maximum of its pieces.
        """
        inside = marks.to(states.dtype)[..., None]
        mean = (states * inside).sum(1) / inside.sum(1)
        most = (states * inside - 1e4 * (1 - inside)).amax(1)
        wide = functional.relu(self.wide(torch.cat([mean, most], -1)))
        wide = functional.dropout(wide, 0.1, self.training)
        return self.stance(wide), self.red(wide)[:, 0], self.part(states)

    def forward(
        self, states: Tensor, marks: Tensor, hints: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """What the product asks: the targets of one window, without padding."""
        bias = torch.zeros(1, 1, 1, 1)
        return self.asked(self.lifted(states, marks, hints, bias), marks)


def padded(
    found: Sequence[Example], chance: random.Random | None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, mask, marks and hints of a batch; with a ``chance`` some targets are narrowed and some
    hints lost.
    """
    longest = max(len(one.states) for one in found)
    hidden = found[0].states.shape[1]
    states = np.zeros((len(found), longest, hidden), np.float32)
    mask = np.zeros((len(found), longest), bool)
    marks = np.zeros((len(found), longest), bool)
    hints = np.zeros((len(found), longest), np.int64)
    for number, one in enumerate(found):
        states[number, : len(one.states)] = one.states
        mask[number, : len(one.states)] = True
        target = one.narrowed(chance) if chance is not None else one.target
        marks[number, slice(*one.pieces(*target))] = True
        hinted = one.hints if chance is None else _without_some(one.hints, chance)
        hints[number, : len(one.states)] = spread(hinted, one.ends)
    return tuple(torch.from_numpy(each) for each in (states, mask, marks, hints))


def _without_some(hints: Sequence[int], chance: random.Random) -> list[int]:
    if chance.random() < UNHINTED:
        return [0] * len(hints)
    return [0 if chance.random() < LOST else hint for hint in hints]


def heads(one: Example) -> Tensor:
    """The first piece of each word."""
    return torch.from_numpy(np.concatenate([[0], one.ends[:-1]]))


def loss_of(network: StanceNetwork, found: Sequence[Example], chance: random.Random) -> Tensor:
    """The mean loss over a batch."""
    states, mask, marks, hints = padded(found, chance)
    bias = torch.where(mask, 0.0, -1e4)[:, None, None, :]
    low = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001 - nothing public says it
    with torch.autocast("cpu", torch.bfloat16, enabled=low):
        lifted = network.lifted(states, marks, hints, bias)
    lifted = lifted.float()
    stances, reds, parts = network.asked(lifted, marks)
    shown = network.shown(lifted)[..., 0]
    wanted = torch.tensor([one.stance for one in found])
    loss = functional.cross_entropy(stances, wanted, label_smoothing=SMOOTHING)
    words = torch.tensor(0.0)
    for row, one in enumerate(found):
        at = heads(one)
        words = words + functional.cross_entropy(
            parts[row, at], torch.from_numpy(one.parts), reduction="sum"
        )
        if one.stance == 0 or one.evidence.any():
            words = words + functional.binary_cross_entropy_with_logits(
                shown[row, at], torch.from_numpy(one.evidence).float(), reduction="sum"
            )
    loss = loss + 0.5 * words / USUAL / len(found)
    taken = wanted > 0
    if bool(taken.any()):
        red = torch.tensor([float(one.red) for one in found])
        loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(reds[taken], red[taken])
    return loss
