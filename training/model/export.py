"""From a checkpoint to the files that ship: the encoder as an ONNX graph in 8 bits, the heads as matrices."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.base.wheel import Base
from training.model import labels
from training.model.network import Network
from zopa.language.encoder import Encoder as Running
from zopa.language.heads import Heads
from zopa.language.pieces import Pieces

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


def running(network: Network) -> tuple[Running, Heads]:
    """Encoder and heads as the product runs them, but in full precision and without a file."""

    def run(vectors: np.ndarray, mask: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return np.asarray(
                network.encoder(torch.from_numpy(vectors), torch.from_numpy(mask)).numpy()
            )

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


class _Whole(nn.Module):
    """The encoder alone, as the graph that is exported."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(vectors, mask)


def write_graph(network: Network, target: Path) -> None:
    """The encoder in full precision as an ONNX graph; windows and pieces are free axes."""
    vectors = torch.zeros(2, 7, 384)
    mask = torch.ones(2, 7, dtype=torch.bool)
    torch.onnx.export(
        _Whole(network),
        (vectors, mask),
        str(target),
        input_names=["vectors", "mask"],
        output_names=["states"],
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
    write_graph(network, graph)
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
