"""What a cheap first look before the encoder would save, and lose.

Run: python -m benchmarks.look DATA

The first look keeps a sentence that holds a quotation mark, a verb in the Konjunktiv I or a word of
saying, and the sentences beside it; the encoder sees what is kept of each article as one text. Prints
the share of words kept, the time against that of the whole articles, and the scores of the heads on
``quotes/dev`` with and without the look.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from training.sources import quotes
from training.sources.quotes import Article, Quotation

from benchmarks.model import as_printed
from benchmarks.scoring import quotes as quotes_score
from zopa.language import encoder, heads
from zopa.language.grammar import grammar
from zopa.language.saying import speech_words
from zopa.language.text import QUOTE_MARKS, Words, lines, sentences, words
from zopa.reading.told import told


def kept(text: str, tokens: Words, beside: int) -> np.ndarray:
    """Which words of a German text the first look keeps; ``beside`` sentences on either side of a find."""
    closed, speech = grammar("de"), speech_words("de")
    telling = {*speech.cues, *speech.whole, *speech.particles, *speech.source_markers}
    telling |= closed.subjunctive
    found = sentences(tokens, lines(text, tokens), closed)
    marked = [
        any(low in telling or low in QUOTE_MARKS for low in tokens.low[one.first : one.last])
        for one in found
    ]
    chosen = np.zeros(len(tokens), bool)
    for at, one in enumerate(found):
        if any(marked[max(at - beside, 0) : at + beside + 1]):
            chosen[one.first : one.last] = True
    return chosen


def looked(
    articles: Sequence[Article], beside: int | None
) -> tuple[dict[str, list[Quotation]], float, float]:
    """Quotations by article, the share of words the encoder saw, and seconds; ``None``: no first look."""
    running, ours = encoder.shipped(), heads.shipped()
    found: dict[str, list[Quotation]] = {}
    seen = total = 0
    started = time.perf_counter()
    for article in articles:
        tokens = words(article.text)
        chosen = (
            np.ones(len(tokens), bool) if beside is None else kept(article.text, tokens, beside)
        )
        at = np.flatnonzero(chosen)
        whole = encoder.text_of(article.text, tokens)
        part = encoder.Text(
            [whole.words[i] for i in at],
            [whole.spaced[i] for i in at],
            [whole.opens[i] for i in at],
        )
        seen += len(at)
        total += len(tokens)
        (states,) = running.states([part])

        spans = [(tokens.start[i], tokens.end[i]) for i in at]
        found[article.name] = [
            as_printed(one, article, spans) for one in (told(states, ours) if len(at) else ())
        ]
    return found, seen / total, time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    articles = quotes.load(parser.parse_args().data / "quotes", "dev")
    looked(articles[:3], None)  # loads
    base = 0.0
    for label, beside in (
        ("whole articles", None),
        ("and one sentence beside", 1),
        ("the finds alone", 0),
    ):
        found, share, seconds = looked(articles, beside)
        base = base or seconds
        published, fair = quotes_score.both_ways(articles, found)
        print(
            f"{label:24} {100 * share:5.1f} % of the words, time x {seconds / base:.2f}, "
            f"Joint {100 * published.joint.f1:.1f} as published, {100 * fair.joint.f1:.1f} without Reported",
            flush=True,
        )


if __name__ == "__main__":
    main()
