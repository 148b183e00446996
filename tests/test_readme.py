"""README.md shows what the product prints today, and its examples run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.readme import blocks, renewed

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_marked_blocks_are_current() -> None:
    """Renew them with ``python -m benchmarks.readme --write``."""
    assert renewed(README, blocks()) == README


def test_the_python_example_runs(tmp_path: Path) -> None:
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert examples
    for example in examples:
        script = example.replace('"river.zopa"', repr(str(tmp_path / "river.zopa")))
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") >= 10


def test_the_files_it_names_exist() -> None:
    for name in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / name).exists(), name
