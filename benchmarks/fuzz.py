"""Random and mutated inputs through intake and reading: no crash, no hang, every span true.

Run: python -m benchmarks.fuzz [--inputs 200000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import get_args

from benchmarks.generate import report as generated
from benchmarks.gold import EXAMPLES
from zopa.case.agendas import load_agenda
from zopa.case.report import Report
from zopa.case.spans import Part, Span
from zopa.intake import Problem, Source, extract
from zopa.reading.mode import Mode
from zopa.reading.read import Reader

_PIECES = (
    b"\xe2\x80\x9e", b"\xe2\x80\x9c", b'"', b"'", b"\xc2\xbb", b".", b",", b":", b";", b"\n", b"\r\n",
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"<p>", b"</p>", b"<", b"&amp;", b"&#", b"PK\x03\x04",
    b"%PDF-1.7", b" ", b"\xc2\xa0", b"\xcc\x88", b"\xf0\x9f\x98\x80", b"date 2025-13-99", b"31.02.2025",
    b"(02:14 Min., 11.03.2025)", "∙".encode(), b"WARC/1.0\r\n", b"From: a@b\n", b"=?utf-8?q?", b"=E2",
    b"sagte ", b"nicht ", b"dass ", "Präsident ".encode(), b"1.", b"-", b"---",
)  # fmt: skip
_SUFFIXES = (".txt", ".md", ".html", ".eml", ".xml", ".pdf", ".docx", ".rss", ".warc", "")
LIMIT = 5.0


def corpus() -> list[tuple[str, bytes]]:
    """The sample reports, some made ones, and the smallest of each binary kind."""
    found = [
        (path.suffix, path.read_bytes())
        for path in sorted(EXAMPLES.glob("*/reports/*"))
        if path.is_file()
    ]
    found += [(".txt", generated(n, words=120).encode()) for n in range(20)]
    found += [(path.suffix, path.read_bytes()) for path in sorted(EXAMPLES.glob("*/*.md"))]
    return found


def mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to six small changes: cut, double, flip, insert a piece, splice with another input."""
    for _ in range(chance.randint(1, 6)):
        if not data:
            return bytes(chance.randrange(256) for _ in range(chance.randrange(64)))
        at = chance.randrange(len(data))
        end = min(len(data), at + chance.randrange(1, 400))
        kind = chance.randrange(7)
        if kind == 0:
            data = data[:at] + data[end:]
        elif kind == 1:
            data = data[:end] + data[at:end] * chance.randint(1, 3) + data[end:]
        elif kind == 2:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif kind == 3:
            data = data[:at] + chance.choice(_PIECES) * chance.randint(1, 8) + data[at:]
        elif kind == 4:
            data = data[:at] + other[-chance.randrange(1, 2000) :]
        elif kind == 5:
            data = data[:at]
        else:
            data = data[at:] + data[:at]
    return data[:20_000]


def main() -> None:
    """Run; prints a summary and exits with 1 at the first failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", choices=get_args(Mode), default="fast")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    seeds = corpus()
    reader = Reader(load_agenda(None), options.reader)
    counts: Counter[str] = Counter()
    slowest = 0.0
    begin = time.perf_counter()
    for number in range(options.inputs):
        suffix, data = chance.choice(seeds)
        data = data[chance.randrange(len(data)) :][: chance.choice((200, 800, 3000))]
        data = mutate(data, chance.choice(seeds)[1], chance)
        if chance.random() < 0.3:
            suffix = chance.choice(_SUFFIXES)
        source = Source(path=f"fuzz-{number}{suffix}", suffix=suffix, data=data)
        start = time.perf_counter()
        try:
            counts.update(_read(source, reader))
        except Exception:
            Path(f"fuzz-failure{suffix or '.bin'}").write_bytes(data)
            print(
                f"input {number} (seed {options.seed}) failed; it is kept as fuzz-failure{suffix}"
            )
            raise
        took = time.perf_counter() - start
        slowest = max(slowest, took)
        if took > LIMIT:
            Path(f"fuzz-slow{suffix or '.bin'}").write_bytes(data)
            sys.exit(f"input {number} took {took:.1f} s")
    seconds = time.perf_counter() - begin
    print(f"{options.inputs:,} inputs in {seconds:.0f} s, slowest {slowest:.2f} s: {dict(counts)}")


def _read(source: Source, reader: Reader) -> Counter[str]:
    """Extract and read one input; raises ``AssertionError`` for a span that is not true."""
    result = extract(source)
    if isinstance(result, Problem):
        assert "\n" not in str(result)
        return Counter(problems=1)
    counts: Counter[str] = Counter(reports=len(result))
    for report in result:
        for finding in reader.read(report):
            counts["findings"] += 1
            for name in finding.__struct_fields__:
                _check(getattr(finding, name), report)
        assert all(0 <= n.start < n.end <= len(report.text) for n in report.noise)
    return counts


def _check(value: object, report: Report) -> None:
    if isinstance(value, (Part, Span)):
        assert report.text[value.start : value.end] == value.text, (value, report.path)
    elif isinstance(value, tuple):
        for item in value:
            _check(item, report)


if __name__ == "__main__":
    main()
