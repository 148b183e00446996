"""Speed and memory of the command line, each command as a whole process.

Run: python -m benchmarks.speed [--reports 2000]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import write

ZOPA = [sys.executable, "-m", "zopa"]


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory (MB, of the largest process) of a command; raises if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        raise RuntimeError(f"{command}: exit {process.returncode}: {errors.decode()[-2000:]}")
    peak = usage.ru_maxrss / 1024
    return time.perf_counter() - start, peak


def median(command: list[str], runs: int = 7) -> float:
    """Median seconds of several runs."""
    return statistics.median(timed(command)[0] for _ in range(runs))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    count = parser.parse_args().reports
    print(f"processors {os.cpu_count()}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        words = write(home / "many", count)
        few = max(1, count // 10)
        words_few = write(home / "few", few)
        print(f"zopa --help                         {median([*ZOPA, '--help']):8.3f} s")
        _read(home, "few", few, words_few, reader="encoder", jobs=1)
        _read(home, "few", few, words_few, reader="encoder", jobs=2)
        _read(home, "few", few, words_few, reader="fast", jobs=1)
        _read(home, "many", count, words, reader="fast", jobs=1)
        _read(home, "many", count, words, reader="fast", jobs=2)
        case = str(home / "many-fast-1.zopa")
        again, _ = timed([*ZOPA, "read", str(home / "many"), "--case", case])
        print(f"read again, nothing new             {again:8.2f} s")
        for what in (["show", case, "positions"], ["show", case], ["search", case, "Waffenruhe"]):
            print(f"{' '.join(['zopa', what[0], *what[2:]]):36}{median([*ZOPA, *what]):8.3f} s")
        seconds, _ = timed([*ZOPA, "export", case, "--format", "json"])
        print(f"zopa export --format json           {seconds:8.2f} s")
        size = Path(case).stat().st_size / 1e6
        print(
            f"case file                           {size:8.1f} MB ({size * 1000 / count:.1f} kB a report)"
        )


def _read(home: Path, folder: str, count: int, words: int, *, reader: str, jobs: int) -> None:
    case = home / f"{folder}-{reader}-{jobs}.zopa"
    command = [*ZOPA, "read", str(home / folder), "--case", str(case), "--jobs", str(jobs)]
    seconds, peak = timed([*command, "--reader", reader])
    print(
        f"read {count} reports, {reader}, {jobs} process(es)    {seconds:8.2f} s "
        f"{words / seconds:10,.0f} words/s {peak:8.0f} MB"
    )


if __name__ == "__main__":
    main()
