"""Kill a reading at random moments: the case stays readable, and a second run completes it.

Run: python -m benchmarks.durability [--kills 20] [--reports 500]
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import write

ZOPA = [sys.executable, "-m", "zopa"]


def main() -> None:
    """Print what happened at each kill; exits with 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write(home / "reports", options.reports)
        start = time.perf_counter()
        expected = _complete(home / "whole.zopa", home / "reports", options.jobs)
        whole = time.perf_counter() - start
        print(f"undisturbed: {whole:.1f} s, export of {len(expected):,} bytes")
        for number in range(options.kills):
            case = home / f"killed-{number}.zopa"
            delay = chance.uniform(0.05, whole * 0.95)
            stored, state = _killed(case, home / "reports", options.jobs, delay)
            same = _complete(case, home / "reports", options.jobs) == expected
            failures += state != "ok" or not same
            print(
                f"killed after {delay:5.2f} s: {stored:4} reports stored, file {state},"
                f" completed to the same export: {'yes' if same else 'NO'}"
            )
    print(f"{options.kills} kills, {failures} failures")
    sys.exit(1 if failures else 0)


def _read(case: Path, reports: Path, jobs: int) -> list[str]:
    read = [*ZOPA, "read", str(reports), "--case", str(case)]
    return [*read, "--jobs", str(jobs), "--reader", "fast"]


def _killed(case: Path, reports: Path, jobs: int, delay: float) -> tuple[int, str]:
    """Start a reading, kill it; gives the reports stored and the state of the file."""
    process = subprocess.Popen(
        _read(case, reports, jobs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if not case.exists():
        return 0, "ok"  # killed before there was anything
    connection = sqlite3.connect(case)
    try:
        state = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            state = "has findings without their report"
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        if "report" not in tables:
            return 0, state
        return int(connection.execute("SELECT count(*) FROM report").fetchone()[0]), state
    finally:
        connection.close()


def _complete(case: Path, reports: Path, jobs: int) -> bytes:
    """Read to the end and export."""
    subprocess.run(_read(case, reports, jobs), check=True, capture_output=True)
    done = subprocess.run(
        [*ZOPA, "export", str(case), "--format", "json"], check=True, capture_output=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
