"""The heads on the states of the words, and the loss of each."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

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
    bio,
)

ARC = 192  # width of the vectors that look for a head
RELATION = 64
AROUND = 192
NEAR = 16  # distances to a stretch on either side fall into so many classes


def distance_classes(size: int, first: int, last: int) -> Tensor:
    """How far each of ``size`` words stands from the stretch: 0 inside, then classes of growing width.

    1 to 16 before the stretch, 17 to 32 behind it: 1, 2, 3, 4, 5-6, 7-8, 9-12, ... words.
    """
    at = torch.arange(size)
    before = _class(torch.clamp(first - at, min=0))
    behind = _class(torch.clamp(at - last + 1, min=0))
    return torch.where(at < first, before, torch.where(at >= last, behind + NEAR, 0))


def _class(distance: Tensor) -> Tensor:
    """Classes 1 to ``NEAR``: exact up to 4, then two for each doubling."""
    far = 2 * torch.log2(torch.clamp(distance, min=1).double())
    return torch.where(
        distance <= 4, distance, torch.clamp(torch.ceil(far - 1e-9).long(), max=NEAR)
    )


class Syntax(nn.Module):
    """Deep biaffine attention (Dozat and Manning 2017): whose head is whom, and by which relation."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.zeros(hidden))
        self.child = nn.Linear(hidden, ARC)
        self.head = nn.Linear(hidden, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.child_relation = nn.Linear(hidden, RELATION)
        self.head_relation = nn.Linear(hidden, RELATION)
        self.relation = nn.Parameter(torch.zeros(len(RELATIONS), RELATION + 1, RELATION + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.relation, std=0.02)
        nn.init.normal_(self.root, std=0.02)

    def arcs(self, states: Tensor) -> Tensor:
        """Scores (words, 1 + words): column 0 is the root."""
        heads = torch.cat([self.root[None], states])
        child = functional.relu(self.child(states))
        child = functional.dropout(child, 0.2, self.training)
        head = functional.dropout(functional.relu(self.head(heads)), 0.2, self.training)
        return functional.pad(child, (0, 1), value=1.0) @ self.arc @ head.T

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Scores (words, relations) for a head of each word; head -1 is the root."""
        above = torch.cat([self.root[None], states])[heads + 1]
        child = functional.pad(functional.relu(self.child_relation(states)), (0, 1), value=1.0)
        head = functional.pad(functional.relu(self.head_relation(above)), (0, 1), value=1.0)
        return torch.einsum("wi,rij,wj->wr", child, self.relation, head)


class Around(nn.Module):
    """What each word is to a marked stretch, and labels of the stretch as a whole."""

    def __init__(self, hidden: int, roles: int, labels: tuple[int, ...]) -> None:
        super().__init__()
        self.word = nn.Linear(hidden, AROUND)
        self.stretch = nn.Linear(3 * hidden, AROUND)
        self.distance = nn.Embedding(2 * NEAR + 1, AROUND)
        self.role = nn.Linear(AROUND, roles)
        self.flag = nn.Linear(AROUND, 1)
        self.label = nn.ModuleList(nn.Linear(AROUND, size) for size in labels)
        nn.init.normal_(self.distance.weight, std=0.1)

    def stretch_of(self, states: Tensor, first: int, last: int) -> Tensor:
        """The vector of a stretch: its first word, its last, and the mean of all."""
        return self.stretch(
            torch.cat([states[first], states[last - 1], states[first:last].mean(0)])
        )

    def forward(self, states: Tensor, first: int, last: int) -> tuple[Tensor, Tensor, list[Tensor]]:
        """Scores of roles (words, roles), of the flag (words), and of each label of the stretch."""
        stretch = self.stretch_of(states, first, last)
        near = self.distance(distance_classes(len(states), first, last))
        mixed = functional.relu(self.word(states) + stretch + near)
        mixed = functional.dropout(mixed, 0.1, self.training)
        whole = functional.relu(stretch)
        return self.role(mixed), self.flag(mixed)[:, 0], [label(whole) for label in self.label]


class Heads(nn.Module):
    """All heads; each takes the states of the words of one window, (words, hidden)."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.starts = nn.Linear(hidden, 2)
        self.upos = nn.Linear(hidden, len(UPOS))
        self.moods = nn.Linear(hidden, len(MOODS))
        self.names = nn.Linear(hidden, len(bio(NAMES)))
        self.layers = nn.ModuleDict(
            {name: nn.Linear(hidden, len(bio(of))) for name, of in LAYERS.items()}
        )
        self.syntax = Syntax(hidden)
        self.quotation = Around(hidden, len(ROLES), (len(FORMS), len(MEDIA), len(HEDGES)))
        self.target = Around(hidden, len(PARTS), (len(STANCES), 2))
        self.meaning = nn.Linear(hidden, hidden)
        nn.init.eye_(self.meaning.weight)


def known(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy over the words whose label is known; 0 where none is."""
    if bool((labels != IGNORE).any()):
        return functional.cross_entropy(scores, labels, ignore_index=IGNORE)
    return scores.sum() * 0.0
