"""From a checkpoint to the files that ship: the encoder as an ONNX graph in 8 bits, the heads as matrices."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.base.wheel import Base
from training.corpus import own
from training.model import labels
from training.model.encoder import Encoder
from training.model.network import Network
from zopa.language.encoder import Encoder as Running
from zopa.language.encoder import text_of
from zopa.language.heads import Heads
from zopa.language.pieces import Pieces
from zopa.language.text import words

NAMES: dict[str, Sequence[str]] = {
    "starts": ("O", "B-sentence"),
    "upos": labels.UPOS,
    "moods": labels.MOODS,
    "names": labels.bio(labels.NAMES),
    "relations": labels.RELATIONS,
    "forms": labels.FORMS,
    "media": labels.MEDIA,
    "hedges": labels.HEDGES,
    "roles": labels.ROLES,
    "stances": labels.STANCES,
    "parts": labels.PARTS,
    **{name: labels.bio(of) for name, of in labels.LAYERS.items()},
}


def restored(checkpoint: Path, base: Base, pieces: Pieces, depth: int) -> Network:
    """The trained network, ready to be asked (no dropout)."""
    network = Network(base, pieces, depth=depth)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    network.eval()
    return network


def heads_of(network: Network) -> dict[str, np.ndarray]:
    """The matrices of the heads under the names the run time knows."""
    found = {}
    for name, value in network.heads.state_dict().items():
        found[name.removeprefix("layers.")] = value.numpy().astype(np.float16)
    return found


def _both(encoder: Encoder, vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    with torch.no_grad():
        states, middle = encoder.both(torch.from_numpy(vectors), torch.from_numpy(mask))
    return states.numpy(), middle.numpy()


def running(network: Network) -> tuple[Running, Heads]:
    """Encoder and heads as the product runs them, but in full precision and without a file."""

    def run(vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return _both(network.encoder, vectors, mask)

    return Running(network.pieces, run), Heads(heads_of(network), NAMES)


def _compare(network: Network) -> None:
    """Raises ``ValueError`` where the heads of the run time differ from those of the training."""
    chance = np.random.default_rng(0)
    states = chance.normal(size=(40, network.heads.upos.in_features)).astype(np.float32)
    heads = Heads(heads_of(network), NAMES)
    whole = torch.from_numpy(states)
    first, last = 11, 17
    with torch.no_grad():
        ours = network.heads
        roles, flags, labels = ours.quotation(whole, first, last)
        pairs = [
            (ours.names(whole).softmax(-1), heads.classes("names", states)),
            (ours.layers["content"](whole).softmax(-1), heads.classes("content", states)),
        ]
        around = heads.around(
            "quotation", states, heads.projected("quotation", states), first, last, reach=60
        )
        pairs += [(roles.softmax(-1), around.roles), (flags.sigmoid(), around.flags)]
        pairs += [
            (theirs.softmax(-1), mine) for theirs, mine in zip(labels, around.labels, strict=True)
        ]
        pairs.append((ours.syntax.arcs(whole), heads.arcs(states)))
    for theirs, mine in pairs:
        if not np.allclose(theirs.numpy(), mine, atol=0.02, rtol=0.02):
            raise ValueError("the heads of zopa.language.heads differ from the trained ones")


LOUD = 6.0
"""What goes into a matrix is made no larger than this: a step of the 8 bits is then fine enough for all."""


class _Evened(nn.Module):
    """A linear map of the same values whose loud inputs are divided by what its weights are raised by.

    A few channels of this encoder reach ten times the rest. In 8 bits with one scale for all of
    them the rest would be lost (SmoothQuant, Xiao et al. 2023, on these channels alone).
    """

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        by = (largest / LOUD).clamp(min=1.0)
        self.quieter = nn.Parameter(1 / by)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data.copy_(linear.weight.data * by)
        self.linear.bias.data.copy_(linear.bias.data)

    def forward(self, states: Tensor) -> Tensor:
        found: Tensor = self.linear(states * self.quieter)
        return found


def evened(network: Network) -> Encoder:
    """The encoder with its loud channels made quiet, the same function but for rounding.

    How loud a channel gets is measured on the texts of the project's own corpus.
    """
    encoder = copy.deepcopy(network.encoder)
    largest: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        here = inputs[0].abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest.get(module, here), here)

    watched = [
        getattr(layer, name) for layer in encoder.layers for name in ("mixed", "widen", "narrow")
    ]
    hooks = [module.register_forward_pre_hook(note) for module in watched]

    def run(vectors: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return _both(encoder, vectors, mask)

    texts = [text_of(one.text, words(one.text)) for one in own.everything()]
    Running(network.pieces, run).states(texts)
    for hook in hooks:
        hook.remove()
    for layer in encoder.layers:
        for name in ("mixed", "widen", "narrow"):
            linear = getattr(layer, name)
            if float(largest[linear].max()) > LOUD:
                setattr(layer, name, _Evened(linear, largest[linear]))
    encoder.eval()
    return encoder


class _Whole(nn.Module):
    """The encoder alone, as the graph that is exported."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.encoder.both(vectors, mask)


def write_graph(encoder: Encoder, target: Path) -> None:
    """An encoder in full precision as an ONNX graph; windows and pieces are free axes."""
    vectors = torch.zeros(2, 7, 384)
    mask = torch.ones(2, 7, dtype=torch.bool)
    torch.onnx.export(
        _Whole(encoder),
        (vectors, mask),
        str(target),
        input_names=["vectors", "mask"],
        output_names=["states", "middle"],
        dynamic_axes={"vectors": {0: "windows", 1: "pieces"}, "mask": {0: "windows", 1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )


def quantise(graph: Path, target: Path) -> None:
    """The graph with its matrices in signed 8 bits, a scale for each column.

    One bit is left unused so that sums do not overflow on processors without VNNI.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.preprocess import quant_pre_process

    clean = graph.with_suffix(".clean.onnx")
    quant_pre_process(str(graph), str(clean), skip_symbolic_shape=True)
    quantize_dynamic(
        str(clean), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )
    clean.unlink()


def write(network: Network, folder: Path) -> None:
    """Writes ``encoder.onnx``, ``heads.npz`` and ``labels.json`` into ``folder``."""
    _compare(network)
    graph = folder / "encoder.full.onnx"
    write_graph(evened(network), graph)
    quantise(graph, folder / "encoder.onnx")
    graph.unlink()
    _savez(folder / "heads.npz", heads_of(network))
    (folder / "labels.json").write_text(json.dumps(NAMES, indent=1) + "\n", encoding="utf-8")


def _savez(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An archive of arrays whose bytes depend on the arrays alone, not on the time of writing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            buffer = io.BytesIO()
            np.save(buffer, array)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue()
            )
