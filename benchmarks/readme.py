"""The figures and the output that stand in README.md, printed by the product itself.

Run: python -m benchmarks.readme (shows them) or python -m benchmarks.readme --write (renews README.md).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import get_args

from benchmarks.accuracy import table
from zopa.reading.mode import Mode

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "examples/ukraine-2025"
PARTIES = ("ua", "ru", "us", "eu")


def demo() -> str:
    """What `make demo` prints as the matrix, at 100 columns, in English."""
    plain = {
        **os.environ,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    zopa = [sys.executable, "-m", "zopa"]
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder) / "demo.zopa")
        read = [
            *zopa,
            "read",
            f"{SAMPLE}/reports",
            "--agenda",
            f"{SAMPLE}/agenda.yaml",
            "--case",
            case,
        ]
        subprocess.run(read, check=True, cwd=ROOT, env=plain, capture_output=True)
        parties = [part for party in PARTIES for part in ("--party", party)]
        shown = [*zopa, "show", case, "positions", *parties, "--format", "table"]
        done = subprocess.run(shown, check=True, cwd=ROOT, env=plain, capture_output=True)
    lines = [line.rstrip() for line in done.stdout.decode().splitlines()]
    return "\n".join(lines).strip("\n")


def blocks() -> dict[str, str]:
    """Each marked block of README.md with what should stand in it."""
    return {"demo": demo(), "accuracy": "\n".join(table(mode) for mode in get_args(Mode))}


def renewed(readme: str, fresh: dict[str, str]) -> str:
    """The README with its marked blocks replaced."""
    for name, text in fresh.items():
        pattern = re.compile(rf"(<!-- {name} -->\n```\n).*?(```\n<!-- /{name} -->)", re.DOTALL)
        found = pattern.search(readme)
        if found is not None:
            readme = (
                readme[: found.start()] + f"{found[1]}{text}\n{found[2]}" + readme[found.end() :]
            )
    return readme


def main() -> None:
    """Show the blocks or write them into README.md."""
    fresh = blocks()
    if "--write" in sys.argv:
        path = ROOT / "README.md"
        path.write_text(renewed(path.read_text(encoding="utf-8"), fresh), encoding="utf-8")
    else:
        print("\n\n".join(fresh.values()))


if __name__ == "__main__":
    main()
