"""The encoder in PyTorch: a post-norm BERT (Devlin et al. 2019) whose word table is given, not learned."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.base.wheel import Base
from zopa.language.encoder import MIDDLE


class Layer(nn.Module):
    """Self-attention and feed-forward, each with its residual and norm behind it."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.mixed = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, epsilon)
        self.widen = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.last = nn.LayerNorm(hidden, epsilon)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States of shape (windows, pieces, hidden); ``bias`` shuts the padding out."""
        windows, pieces, hidden = states.shape
        mixed = self.mixed(states).view(windows, pieces, 3, self.heads, hidden // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        seen = self.out(seen.transpose(1, 2).reshape(windows, pieces, hidden))
        states = self.norm(states + functional.dropout(seen, self.dropout, self.training))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.last(states + functional.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """Word vectors of the pieces in, states of the same shape out; ``depth`` of the base's layers."""

    def __init__(self, base: Base, *, depth: int, longest: int = 512, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.position = nn.Parameter(torch.zeros(longest, base.hidden))
        self.norm = nn.LayerNorm(base.hidden, base.epsilon)
        self.layers = nn.ModuleList(
            Layer(base.hidden, base.heads, base.inner, base.epsilon, dropout) for _ in range(depth)
        )
        self._fill(base.tensors, longest)

    def _fill(self, tensors: Mapping[str, np.ndarray], longest: int) -> None:
        """Copies the base's weights; the type vector is the same for every piece and joins the positions."""

        def put(target: Tensor, *names: str) -> None:
            found = np.concatenate([tensors[name] for name in names])
            target.data.copy_(torch.from_numpy(found).view_as(target))

        hidden = self.position.shape[1]
        position = tensors["emb.pos"].reshape(-1, hidden)[:longest] + tensors["emb.type"][:hidden]
        self.position.data.copy_(torch.from_numpy(position))
        put(self.norm.weight, "emb.ln.w")
        put(self.norm.bias, "emb.ln.b")
        for number, layer in enumerate(self.layers):
            of = f"l{number}.".__add__
            put(layer.mixed.weight, of("q.w"), of("k.w"), of("v.w"))
            put(layer.mixed.bias, of("q.b"), of("k.b"), of("v.b"))
            put(layer.out.weight, of("ao.w"))
            put(layer.out.bias, of("ao.b"))
            put(layer.norm.weight, of("aln.w"))
            put(layer.norm.bias, of("aln.b"))
            put(layer.widen.weight, of("fi.w"))
            put(layer.widen.bias, of("fi.b"))
            put(layer.narrow.weight, of("fo.w"))
            put(layer.narrow.bias, of("fo.b"))
            put(layer.last.weight, of("oln.w"))
            put(layer.last.bias, of("oln.b"))

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """States (windows, pieces, hidden) for word vectors of that shape; ``mask`` is True at pieces."""
        return self.both(vectors, mask)[0]

    def both(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The last states and those behind ``MIDDLE`` layers (behind the last where there are fewer)."""
        states = self.norm(vectors + self.position[: vectors.shape[1]])
        states = functional.dropout(states, self.dropout, self.training)
        bias = torch.where(mask, 0.0, -1e4).to(states.dtype)[:, None, None, :]
        middle = states
        for number, layer in enumerate(self.layers):
            states = layer(states, bias)
            if number < MIDDLE:
                middle = states
        return states, middle
