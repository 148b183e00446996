"""Endless and hostile texts: how long reading takes, and that twice the text takes twice the time.

Run: python -m benchmarks.hostile
"""

from __future__ import annotations

import time
from typing import get_args

from zopa.case.agendas import load_agenda
from zopa.case.report import Report
from zopa.reading.mode import Mode
from zopa.reading.read import Reader

SENTENCE = {
    "de": "Chile fordert Gespräche über Zölle und die Seepartei lehnt ein Wasserabkommen ab ",
    "en": "Chile demands talks on tariffs and the Lake Party rejects the water treaty ",
}
ENDLESS = [
    ("de", SENTENCE["de"], 100_000),
    ("en", SENTENCE["en"], 100_000),
    ("de", SENTENCE["de"].strip() + ". ", 100_000),
    ("de", SENTENCE["de"].strip() + ", ", 100_000),
    ("de", "Chile sagte, dass ", 100_000),
    ("en", "Chile said that ", 100_000),
    ("de", "Peru sage, dass Chile verlangt, ", 100_000),
    ("de", "zu verhandeln, ", 50_000),
    ("de", "und sagt ", 50_000),
    ("en", "and says ", 50_000),
    ("de", "Das sei gut, ", 50_000),
    ("de", "Chile nennt es tabu ", 50_000),
    ("de", "Forderung Chiles nach ", 50_000),
    ("en", "demand of Chile for ", 50_000),
    ("de", "„Ja“ sagte Peru ", 100_000),
    ("en", "“Yes” said Peru ", 100_000),
    ("de", "„Ja sagte Peru ", 100_000),
    ("de", "Chile, ", 35_000),
    ("de", "Chile und ", 50_000),
    ("de", "Rosa Vidal ", 50_000),
    ("de", "der Präsident ", 50_000),
    ("de", "Voraussetzung ist, dass Chile Zölle fordert. Chile fordert Zölle. ", 100_000),
    *(("de", mark, 20_000) for mark in "„“”\"»«‚‘’,.-('"),
    ("de", "x", 100_000),
    ("de", "US-", 100_000),
    ("de", "\n", 50_000),
]


def many_persons() -> str:
    """A text that names two thousand persons by title and name."""
    letters = "abcdefghijklmnopqrst"
    surnames = [f"Zil{a}{b}{c}o" for a in letters for b in letters for c in letters[:5]]
    text = " ".join(f"Der Präsident Pablo {surname} sagte es." for surname in surnames)
    return text + " Der Präsident kam." * 500


def long_quotation() -> str:
    """A quotation of four thousand sentences."""
    return "„" + "Chile fordert Zölle. " * 4000 + "“, sagte Rosa Vidal."


def seconds(reader: Reader, text: str, language: str) -> float:
    """Processor time to read a text."""
    report = Report(id="r", path="r", text=text, raw="", format="text", language=language)
    begin = time.process_time()
    reader.read(report)
    return time.process_time() - begin


def main() -> None:
    """Print the slowest texts and the ratio of eight times the text to the text."""
    for mode in get_args(Mode):
        print(f"reader {mode}")
        measure(Reader(load_agenda(None), mode))


def measure(reader: Reader) -> None:
    """Print the figures of one reader."""
    made = [
        (lang, f"{unit[:30]!r} x {size:,}", unit * (size // len(unit)))
        for lang, unit, size in ENDLESS
    ]
    made += [("de", "2,000 persons", many_persons()), ("de", "a long quotation", long_quotation())]
    timed = sorted(((seconds(reader, text, lang), name) for lang, name, text in made), reverse=True)
    for took, name in timed[:8]:
        print(f"{took:6.2f} s  {name}")
    unit = SENTENCE["de"].strip() + ". „Wir warten“, sagte Rosa Vidal.\n"
    once = min(seconds(reader, unit * 200, "de") for _ in range(3))
    more = min(seconds(reader, unit * 1600, "de") for _ in range(3))
    print(f"eight times the text takes {more / once:.1f} times the time")


if __name__ == "__main__":
    main()
