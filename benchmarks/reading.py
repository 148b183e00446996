"""Every score of the two readers on the public sets, with speed, memory and size, in one table.

Run: python -m benchmarks.reading DATA [--no-speed]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast, get_args

import numpy as np
from training.sources import conllu, news, quotes
from training.sources.quotes import Article, Quotation

from benchmarks import model
from benchmarks.scoring import quotes as quotes_score
from benchmarks.scoring import syntax as syntax_score
from zopa.case.agendas import load_agenda
from zopa.case.report import Report
from zopa.language import encoder, heads
from zopa.language.grammar import grammar
from zopa.language.pieces import MODELS
from zopa.language.text import lines, sentences, words
from zopa.reading.mode import Mode
from zopa.reading.read import Reader
from zopa.reading.told import told

MODES: tuple[Mode, ...] = get_args(Mode)


def report(name: str, text: str) -> Report:
    """A report of plain German text."""
    return Report(id=name, path=name, text=text, raw="", format="text", language="de")


def quotations(articles: Sequence[Article], mode: Mode) -> dict[str, list[Quotation]]:
    """The statements of a reader as quotations, by name of article."""
    reader = Reader(load_agenda(None), mode)
    return {
        article.name: quotes_score.of_findings(
            article.tokens, reader.read(report(article.name, article.text))
        )
        for article in articles
    }


def rule_sentences(data: Path) -> str:
    """Sentence boundaries of the rules in whole paragraphs of GSD."""
    paragraphs = conllu.paragraphs(conllu.load(data / "syntax" / "de_gsd-ud-test.conllu"))
    predicted: list[list[tuple[int, int]]] = []
    for one in paragraphs:
        tokens = words(one.text)
        found = sentences(tokens, lines(one.text, tokens), grammar("de"))
        predicted.append([(tokens.start[s.first], tokens.end[s.last - 1]) for s in found])
    return f"fast     sentences {100 * syntax_score.score_sentences(paragraphs, predicted).f1:.1f}"


def speed(data: Path, what: str, batch: int) -> str:
    """Words a second on one processor, load time and peak memory, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading", str(data), "--worker", what, str(batch)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return (
        f"{what:14} batch {batch:2}: {found['words']:7,.0f} words/s, first use {found['load']:.2f} s, "
        f"{found['memory']:.0f} MB"
    )


def worker(data: Path, what: str, batch: int) -> None:
    """What ``speed`` runs: prints its figures as JSON. ``what`` is a mode of the reader, or
    ``all heads`` for one pass of the encoder with every head and nothing else.
    """
    articles = news.load(data / "news")[:60]
    started = time.perf_counter()
    run = _all_heads(batch) if what == "all heads" else _reader(cast("Mode", what))
    run([("first", "Er sagte, das sei gut.")])
    loaded = time.perf_counter()
    run([(article.name, article.text) for article in articles])
    seconds = time.perf_counter() - loaded
    count = sum(len(article.text.split()) for article in articles)
    found = {"words": count / seconds, "load": loaded - started, "memory": _peak()}
    print(json.dumps(found))


def _peak() -> float:
    """The most memory of this process so far in MB; the system's own figure begins with the parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line)


Run = Callable[[Sequence[tuple[str, str]]], None]


def _reader(mode: Mode) -> Run:
    """Whole reports, one after the other, as ``zopa read`` reads them."""
    reader = Reader(load_agenda(None), mode)

    def run(texts: Sequence[tuple[str, str]]) -> None:
        for name, text in texts:
            reader.read(report(name, text))

    return run


def _all_heads(batch: int) -> Run:
    def run(texts: Sequence[tuple[str, str]]) -> None:
        found = [encoder.text_of(text, words(text)) for _, text in texts]
        ours = heads.shipped()
        for states in encoder.shipped().states(found, batch=batch):
            for name in ("starts", "upos", "moods"):
                ours.classes(name, states)
            begins = [0, *np.flatnonzero(ours.classes("starts", states)[1:, 1] > 0.5) + 1]
            for first, last in zip(begins, [*begins[1:], len(states)], strict=True):
                ours.tree(states[first:last])
            ours.names(states)
            told(states, ours)
            projected = ours.projected("target", states)
            for one in ours.stretches("target", states):
                ours.around("target", states, projected, one.first, one.last, reach=60)

    return run


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--worker", nargs=2, metavar=("WHAT", "BATCH"))
    found = parser.parse_args()
    if found.worker:
        what, batch = found.worker
        worker(found.data, what, int(batch))
        return
    size = sum(path.stat().st_size for path in MODELS.iterdir())
    print(f"weights  {size / 1e6:.1f} MB in all")
    print("The heads alone, shipped weights")
    for line in model.table(encoder.shipped(), heads.shipped(), found.data):
        print(line, flush=True)
    print("The readers")
    print(rule_sentences(found.data))
    articles = quotes.load(found.data / "quotes", "dev")
    for mode in MODES:
        ways = quotes_score.both_ways(articles, quotations(articles, mode))
        for label, scores in zip(model.WAYS, ways, strict=True):
            print(f"{mode:8} {model.quotes_line(label, scores)}", flush=True)
    if not found.no_speed:
        for what, batch in (("all heads", 1), ("all heads", 16), ("encoder", 1), ("fast", 1)):
            print(speed(found.data, what, batch), flush=True)


if __name__ == "__main__":
    main()
