"""docs/deals.md shows what the command prints, and its example runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "deals.md").read_text(encoding="utf-8")
PLAIN = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def test_the_worked_game_is_current() -> None:
    """All that is exact; the shares below are of a sample and may differ in the last digit."""
    shown = re.search(r"<!-- deals -->\n```\n(.*?)```\n<!-- /deals -->", PAGE, re.DOTALL)
    assert shown
    command = [sys.executable, "-m", "zopa", "deals", "examples/ukraine-2025/game.yaml"]
    done = subprocess.run(
        [*command, "--format", "table", "--samples", "100"],
        cwd=ROOT, env=PLAIN, capture_output=True, check=True,
    )  # fmt: skip
    printed = "\n".join(line.rstrip() for line in done.stdout.decode().splitlines())
    last = "packages keep all red lines and links\n\nPackages"
    assert last in printed
    assert shown[1].split(last)[0] == printed.split(last)[0]


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "96 packages keep all red lines" in done.stdout
    assert "proposal of the software" in done.stdout


def test_links_lead_somewhere() -> None:
    for name in ("deals.md", "methods-deals.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert (ROOT / "docs" / target).exists(), target


def test_the_table_of_errors_is_the_measured_one() -> None:
    from zopa.deals.forecast import measured

    text = (ROOT / "docs" / "methods-deals.md").read_text(encoding="utf-8")
    for model, error in measured().items():
        assert f"| `{model}` | {error.mean:.2f} | {error.median:.2f} |" in text
