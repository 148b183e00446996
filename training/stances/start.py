"""The layers that the model of stances begins with: those of the encoder that ships, out of its graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.model.encoder import Layer
from zopa.language.encoder import MIDDLE

HEADS = 12  # of attention, as the base has them; the graph does not name them
EPSILON = 1e-12  # of the norms
DROPOUT = 0.1


def layers_of(graph: Path, first: int = MIDDLE) -> list[Layer]:
    """The layers of an encoder from ``first`` on, their matrices made of the 8 bits they are kept in.

    Raises ``KeyError`` where the graph is none of ``training.model.export``.
    """
    model = onnx.load(str(graph)).graph
    values = {one.name: numpy_helper.to_array(one) for one in model.initializer}
    products = {
        "/".join(node.name.split("/")[2:4]): node.input[1].removesuffix("_quantized")
        for node in model.node
        if node.op_type == "MatMulInteger"
    }
    found = []
    number = first
    while f"layers.{number}/out" in products:
        found.append(_layer(values, products, number))
        number += 1
    return found


def _layer(values: dict[str, np.ndarray], products: dict[str, str], number: int) -> Layer:
    def vector(name: str) -> np.ndarray:
        plain = f"encoder.layers.{number}.{name}"
        inside, _, what = plain.rpartition(".")
        return values[plain] if plain in values else values[f"{inside}.linear.{what}"]

    def matrix(name: str) -> np.ndarray:
        stem = products[f"layers.{number}/{name}"]
        kept = values[f"{stem}_quantized"].astype(np.float32) - values[f"{stem}_zero_point"]
        quieter = values.get(f"encoder.layers.{number}.{name}.quieter")
        found: np.ndarray = kept * values[f"{stem}_scale"]
        return (found if quieter is None else found * quieter[:, None]).T

    hidden, inner = vector("out.bias").size, vector("widen.bias").size
    layer = Layer(hidden, HEADS, inner, EPSILON, DROPOUT)
    weights = {f"{name}.weight": matrix(name) for name in ("mixed", "out", "widen", "narrow")}
    others = [name for name in layer.state_dict() if name not in weights]
    weights |= {name: vector(name) for name in others}
    layer.load_state_dict({name: torch.from_numpy(np.array(one)) for name, one in weights.items()})
    return layer
