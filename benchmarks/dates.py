"""How well dates are found and resolved, and how fast, in one table.

Run: python -m benchmarks.dates DATA [--errors krauts|own]

KRAUTS Dolomiten-100 by TIMEX3 value, beside the figures published for HeidelTime. The texts written
for zopa mark only what has a place on the calendar, by its days: of what is found there, durations
without one, repeated times and "now" do not count; ``?`` marks a value that nobody can tell. The rules
were made with the files of odd number at hand; those of even number are held out.
"""

from __future__ import annotations

import argparse
import re
import time
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from training.corpus import own
from training.sources import krauts

from benchmarks.scoring.dates import Stretch, pairs, score, total
from zopa.case.spans import Interval
from zopa.language.dates import TimeExpression, expressions
from zopa.language.text import words

PUBLISHED = (
    "HeidelTime, all of KRAUTS: strict F 71.9, relaxed F 80.7, relaxed + value F 67.1 (published)"
)
FOLDER = Path("dates/krauts/KRAUTS_Dolomiten-100")

Scored = tuple[str, list[tuple[Stretch, str]], list[tuple[Stretch, TimeExpression]]]


def read_krauts(data: Path) -> Iterator[Scored]:
    """Each article of KRAUTS: its text, what is marked in it, what was found in it."""
    for article in krauts.load(data / FOLDER):
        day = Interval(article.published, article.published)
        found = expressions(article.text, "de", published=day)
        gold = [((one.start, one.end), one.value) for one in article.expressions]
        yield article.text, gold, [((one.start, one.end), one) for one in found]


def read_own(files: list[Path]) -> Iterator[Scored]:
    """The same of the project's own texts; values are days."""
    for path in files:
        for document in own.documents(path)[0]:
            day = date.fromisoformat(document.published)
            found = expressions(document.text, document.language, published=Interval(day, day))
            gold = [((one.start, one.end), one.label) for one in document.dates]
            kept = [one for one in found if on_calendar(one)]
            yield document.text, gold, [((one.start, one.end), one) for one in kept]


def on_calendar(expression: TimeExpression) -> bool:
    """Whether the own texts mark such an expression: it has days, and is not merely "now"."""
    return expression.interval != Interval() and not expression.value.endswith("_REF")


def days(label: str) -> Interval | None:
    """The days of a label of the own texts (``2024-03``, ``2024-W11``, two of them); none for ``?``."""
    if label == "?":
        return None
    first, _, last = label.partition("/")
    return Interval(_days(first)[0], _days(last or first)[1])


def _days(label: str) -> tuple[date, date]:
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", label):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(6)
    year, month, day = (*map(int, label.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def same_value(gold: str, found: TimeExpression) -> bool:
    """Whether the TIMEX3 values agree."""
    return gold == found.value


def same_days(gold: str, found: TimeExpression) -> bool:
    """Whether the days agree; what the text does not tell must not be told."""
    wanted = days(gold)
    return found.interval == wanted if wanted else found.interval == Interval()


def agreeing_days(gold: str, found: TimeExpression) -> bool:
    """Whether the days of one lie within those of the other: "Ende Juni" and June."""
    wanted = days(gold)
    if wanted is None:
        return found.interval == Interval()
    have = found.interval
    return _within(have, wanted) or _within(wanted, have)


def _within(inner: Interval, outer: Interval) -> bool:
    starts = bool(inner.start and outer.start and inner.start >= outer.start)
    return starts and bool(inner.end and outer.end and inner.end <= outer.end)


def halves() -> dict[str, list[Path]]:
    """The files of the own texts by the parity of their number."""
    files = sorted(own.OWN.glob("*.txt"))
    number = {path: int(path.stem[-2:]) for path in files}
    return {
        "seen": [path for path in files if number[path] % 2],
        "held out": [path for path in files if not number[path] % 2],
    }


def speed(data: Path) -> str:
    """Expressions and words a second on one core, over all texts, words cut anew; the best of three."""
    texts = [(one.text, "de", one.published) for one in krauts.load(data / FOLDER)]
    texts += [(d.text, d.language, date.fromisoformat(d.published)) for d in own.everything()]
    best = float("inf")
    count = 0
    for _ in range(3):
        started = time.perf_counter()
        count = sum(len(expressions(t, lang, published=Interval(d, d))) for t, lang, d in texts)
        best = min(best, time.perf_counter() - started)
    total_words = sum(len(words(text)) for text, _, _ in texts)
    return f"{count / best:,.0f} expressions/s, {total_words / best:,.0f} words/s"


def table(data: Path) -> Iterator[str]:
    """The lines of the table."""
    counts = total(score(gold, found, same_value) for _, gold, found in read_krauts(data))
    yield f"KRAUTS Dolomiten-100   {counts}"
    yield PUBLISHED
    for name, files in halves().items():
        read = list(read_own(files))
        exact = total(score(gold, found, same_days) for _, gold, found in read)
        loose = total(score(gold, found, agreeing_days) for _, gold, found in read)
        yield f"own texts, {name:9}   {exact}   days within each other F {100 * loose.value_f1:.1f}"
    yield f"speed, one core        {speed(data)}"


def errors(read: Iterator[Scored], kind: str) -> Iterator[str]:
    """What was missed, what was too much, what was cut or resolved in another way."""
    same = same_value if kind == "krauts" else same_days
    for text, gold, found in read:
        matched = pairs(gold, found)
        left = {one for one, _ in matched}
        right = {id(other[1]) for _, other in matched}
        for one in gold:
            if one not in left:
                yield f"MISSED  {_shown(text, *one[0])}  {one[1]}"
        for stretch, other in found:
            if id(other) not in right:
                yield f"EXTRA   {_shown(text, *stretch)}  {_said(other)}"
        for one, (stretch, other) in matched:
            if one[0] != stretch:
                yield f"SPAN    {_shown(text, *one[0])}  found {text[slice(*stretch)]!r} ({other.reason})"
            if not same(one[1], other):
                yield f"VALUE   {_shown(text, *one[0])}  {one[1]}, found {_said(other)}"


def _shown(text: str, start: int, end: int) -> str:
    before, after = text[max(start - 45, 0) : start], text[end : end + 30]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", " ")


def _said(found: TimeExpression) -> str:
    days_of = f"{found.interval.start}..{found.interval.end}"
    return f"{found.kind} {found.value} {days_of} {found.anchored} ({found.reason})"


def main() -> None:
    """Print the table, or the errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", choices=("krauts", "own"))
    given = parser.parse_args()
    if given.errors:
        read = read_krauts(given.data) if given.errors == "krauts" else read_own(halves()["seen"])
        lines = errors(read, given.errors)
    else:
        lines = table(given.data)
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()
