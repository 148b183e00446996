"""How well political claims are read: polarity given the claim, actor given the sentence.

Run: python -m benchmarks.claims ../shared/data/claims [--errors]

The data are claims of DebateNet-mig15 with their polarity (1 for, -1 against the category of the
claim) and their actors. ``inside`` holds the actors that stand in the text of the claim itself.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from zopa.case.agendas import load_agenda
from zopa.case.report import Report
from zopa.language.grammar import grammar
from zopa.reading.gazetteer import gazetteer
from zopa.reading.name_reader import NameReader
from zopa.reading.page import Page, lay_out
from zopa.reading.polarity import polarity

Claim = dict[str, Any]


def page_of(text: str) -> Page | None:
    """The page of one claim."""
    report = Report(id="claim", path="claim", text=text, raw="", format="text", language="de")
    return lay_out(report, ())


def always_for(_text: str) -> int:
    """The answer that is right most often."""
    return 1


def read(text: str) -> int:
    """1 or -1, as the reader sees the claim."""
    page = page_of(text)
    return -1 if page is not None and polarity(page) == "against" else 1


def by_words(text: str) -> int:
    """The same by a word of denial anywhere: the figure to beat."""
    words = {word.strip('.,;:!?"„“').lower() for word in text.split()}
    return 1 if words.isdisjoint(grammar("de").negations) else -1


def scores(claims: Sequence[Claim], guess: Callable[[str], int]) -> tuple[float, float]:
    """Accuracy and macro-F1 of the polarity."""
    counts: Counter[tuple[int, int]] = Counter()
    for claim in claims:
        counts[int(claim["polarity"]), guess(claim["quote"])] += 1
    right = counts[1, 1] + counts[-1, -1]
    f1 = []
    for one, other in ((1, -1), (-1, 1)):
        hits = counts[one, one]
        f1.append(2 * hits / max(2 * hits + counts[other, one] + counts[one, other], 1))
    return right / max(sum(counts.values()), 1), sum(f1) / 2


def actors(claims: Sequence[Claim]) -> tuple[int, int]:
    """In how many claims with an actor of their own the name reader finds one of them; of how many."""
    places = gazetteer(load_agenda(None), "de")
    found = total = 0
    for claim in claims:
        inside = [a["name"] for a in claim["actors"] if a["inside"] and a["name"] in claim["quote"]]
        page = page_of(claim["quote"])
        if not inside or page is None:
            continue
        total += 1
        names = NameReader(page, places).read()
        spans = [page.between(n.head, n.last) for n in names]
        found += any(name in span or span in name for name in inside for span in spans)
    return found, total


def main() -> None:
    """Print the figures; with ``--errors`` also the claims that were read the wrong way."""
    if len(sys.argv) < 2:
        raise SystemExit("usage: python -m benchmarks.claims FOLDER [--errors]")
    claims: list[Claim] = []
    files = sorted(Path(sys.argv[1]).glob("*.jsonl"))
    if not files:
        sys.exit(f"{sys.argv[1]}: no file *.jsonl there; name the folder that holds the claims")
    for path in files:
        claims += [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    print(f"{len(claims)} claims{'':14}accuracy  macro-F1")
    guesses: dict[str, Callable[[str], int]] = {
        "always for": always_for,
        "a word of denial": by_words,
        "zopa": read,
    }
    for name, guess in guesses.items():
        accuracy, macro = scores(claims, guess)
        print(f"{name:24}{accuracy:10.3f}{macro:10.3f}")
    found, total = actors(claims)
    print(f"actor found in the claim: {found} of {total} ({found / max(total, 1):.3f})")
    if "--errors" in sys.argv:
        for claim in claims:
            if read(claim["quote"]) != claim["polarity"]:
                print(claim["polarity"], claim["claims"], claim["quote"])


if __name__ == "__main__":
    main()
