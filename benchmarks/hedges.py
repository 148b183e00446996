"""Hedge and chain of statements, against passages with a blind gold.

Run: python -m benchmarks.hedges [--fast] [--errors] [FILE...]

Each gold statement is given the statement that shares most of its words; where none shares any, it
counts as missed, against the recall of its class. A statement without speaker whose class is none
is a plain sentence of the outlet, for which finding nothing is right. The second table asks for the
hedge of the gold words themselves, so that only the hedge is measured and not what is found.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from zopa.case.agendas import load_agenda
from zopa.case.findings import Link, Statement
from zopa.case.report import Report
from zopa.case.spans import Part
from zopa.reading.clauses import ClauseReader
from zopa.reading.gazetteer import gazetteer
from zopa.reading.hedges import Hedges
from zopa.reading.mode import Mode
from zopa.reading.name_reader import NameReader
from zopa.reading.page import lay_out
from zopa.reading.read import Reader

PLANTED = Path(__file__).parent / "planted"
NONE = "none"
MISSED = "missed"
CLASSES = (NONE, "relayed", "self_report", "framing", "anonymous", "hearsay", "inference")
_OPENING = frozenset("„“”\"»«‚‘’'")


class Told(Struct, frozen=True, kw_only=True):
    """A hand in the gold chain."""

    kind: str
    text: str


class Gold(Struct, frozen=True, kw_only=True):
    """A statement of the gold."""

    quote: str
    speaker: str | None
    hedge: str
    hedge_words: list[str]
    chain: list[Told] = []
    count: int | None = None
    side: str | None = None


class Passage(Struct, frozen=True, kw_only=True):
    """A short text with its statements; ``outlet`` prints it."""

    id: str
    language: str
    outlet: str | None
    text: str
    statements: list[Gold]

    @property
    def report(self) -> Report:
        """The passage as a report."""
        text, outlet, language = self.text, self.outlet, self.language
        return Report(
            id=self.id,
            path=self.id,
            text=text,
            raw="",
            format="text",
            outlet=outlet,
            language=language,
        )


class Pair(Struct, frozen=True):
    """A gold statement, its words in the text, and the statement that stands for it."""

    passage: Passage
    gold: Gold
    start: int
    found: Statement | None

    @property
    def label(self) -> str:
        """The class that was found; a plain sentence of the outlet is rightly passed over."""
        if self.found is None:
            return NONE if self.gold.hedge == NONE and self.gold.speaker is None else MISSED
        return self.found.hedge or NONE


def passages(path: Path) -> list[Passage]:
    """The passages of a file; raises ``msgspec.ValidationError`` where one is no passage."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return msgspec.convert(data["passages"], list[Passage])


def paired(passage: Passage, found: Sequence[Statement]) -> list[Pair]:
    """Each gold statement with the one that shares most of its words."""
    pairs = []
    after = 0
    for gold in passage.statements:
        start = passage.text.find(gold.quote, after)
        if start < 0:
            start = passage.text.find(gold.quote)
        if start < 0:
            raise ValueError(f"{passage.id}: not in the text: {gold.quote!r}")
        after = start
        end = start + len(gold.quote)

        def shared(one: Statement, start: int = start, end: int = end) -> tuple[float, float]:
            both = sum(max(0, min(end, p.end) - max(start, p.start)) for p in one.quote)
            size = sum(p.end - p.start for p in one.quote)
            return 2 * both / (size + end - start), one.confidence

        best = max(found, key=shared, default=None)
        pairs.append(Pair(passage, gold, start, best if best and shared(best)[0] > 0 else None))
    return pairs


def asked(passage: Passage, hedges_of: Reader) -> list[Pair]:
    """Each gold statement with the hedge of its own words, whatever the reader would find."""
    report = passage.report
    page = lay_out(report, ())
    assert page is not None
    places = gazetteer(hedges_of.agenda, page.language)
    clauses = ClauseReader(page)
    names = NameReader(page, places).read()
    bare = [
        Statement(
            id=str(number),
            evidence=(report.span(pair.start, pair.start + len(pair.gold.quote)),),
            confidence=1.0,
            rule="gold",
            report=report.id,
            speaker=None,
            kind="direct" if quoted else "indirect",
            form="Direct" if quoted else "Indirect",
            quote=(report.part_at(pair.start, pair.start + len(pair.gold.quote)),),
        )
        for number, pair in enumerate(paired(passage, []))
        for quoted in [report.text[pair.start - 1 : pair.start] in _OPENING and pair.start > 0]
    ]
    told = Hedges(page, clauses, names, places).settled(bare)
    return [
        Pair(passage, pair.gold, pair.start, one)
        for pair, one in zip(paired(passage, []), told, strict=True)
    ]


def scores(pairs: Sequence[Pair]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and size of each class."""
    table: dict[str, tuple[float, float, float, int]] = {}
    for name in CLASSES:
        hits = sum(pair.label == name == pair.gold.hedge for pair in pairs)
        found = sum(pair.label == name for pair in pairs)
        gold = sum(pair.gold.hedge == name for pair in pairs)
        precision, recall = hits / max(found, 1), hits / max(gold, 1)
        both = precision + recall
        table[name] = (precision, recall, 2 * precision * recall / both if both else 0.0, gold)
    return table


def macro(pairs: Sequence[Pair]) -> float:
    """The mean F1 of the classes."""
    table = scores(pairs)
    return sum(row[2] for row in table.values()) / len(table)


def chains(pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """Gold chains that were found as they are, links found, and links: of pairs with a gold chain."""
    exact = links = total = 0
    for pair in pairs:
        if not pair.gold.chain:
            continue
        total += len(pair.gold.chain)
        chain = pair.found.chain if pair.found else ()
        same = [
            any(link.kind == told.kind and _shares(link, told) for link in chain)
            for told in pair.gold.chain
        ]
        links += sum(same)
        exact += [link.kind for link in chain] == [t.kind for t in pair.gold.chain] and all(
            _shares(link, told) for link, told in zip(chain, pair.gold.chain, strict=True)
        )
    return exact, links, total


def _shares(link: Link, told: Told) -> bool:
    """Whether one of two names holds the other, letter case and articles apart."""
    one, other = link.name.text.casefold(), told.text.casefold()
    return one in other or other in one or bool(set(one.split()[1:]) & set(other.split()[1:]))


def table(name: str, pairs: Sequence[Pair]) -> str:
    """The figures of one reading as text."""
    lines = [f"{name}: macro-F1 {macro(pairs):.3f} over {len(pairs)} statements"]
    lines += [
        f"  {label:12} P {p:.2f}  R {r:.2f}  F1 {f:.2f}  n {n}"
        for label, (p, r, f, n) in scores(pairs).items()
    ]
    exact, links, total = chains(pairs)
    with_chain = sum(bool(pair.gold.chain) for pair in pairs)
    invented = sum(bool(pair.found and pair.found.chain) and not pair.gold.chain for pair in pairs)
    anonymous = [pair for pair in pairs if pair.gold.hedge == "anonymous"]
    seen = [(p.gold, p.found.unnamed) for p in anonymous if p.found and p.found.unnamed]
    count = sum(gold.count == unnamed.count for gold, unnamed in seen)
    side = sum((gold.side is None) == (unnamed.side is None) for gold, unnamed in seen)
    words = sum(_worded(pair) for pair in pairs if pair.gold.hedge != NONE)
    hedged = sum(pair.gold.hedge != NONE for pair in pairs)
    lines.append(
        f"  missed {sum(pair.label == MISSED for pair in pairs)}; chains exact {exact} of {with_chain}, "
        f"links {links} of {total}, chains without gold {invented}; of {len(anonymous)} anonymous: "
        f"count {count}, side told or not {side}; hedge words shared {words} of {hedged}"
    )
    return "\n".join(lines)


def _worded(pair: Pair) -> bool:
    """Whether a word that shows the hedge is one of the gold's."""
    if pair.found is None or pair.label != pair.gold.hedge:
        return False
    gold = {word for words in pair.gold.hedge_words for word in words.split()}
    return any(gold & set(part.text.split()) for part in pair.found.hedge_spans)


def errors(pairs: Sequence[Pair]) -> list[str]:
    """A line for each wrong label."""
    return [
        f"{p.passage.id} {p.gold.hedge} -> {p.label} | {p.gold.quote} | {p.gold.hedge_words} | "
        f"{_found(p.found)}"
        for p in pairs
        if p.label != p.gold.hedge
    ]


def _found(one: Statement | None) -> str:
    if one is None:
        return "-"
    parts: Sequence[Sequence[Part]] = (one.quote, one.frame, one.speaker_spans, one.hedge_spans)
    texts = [" / ".join(part.text for part in some) for some in parts]
    return f"{one.form} {one.rule} {texts}"


def main() -> None:
    """Print the tables of each file, and of all together."""
    mode: Mode = "fast" if "--fast" in sys.argv else "encoder"
    files = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    files = files or sorted(PLANTED.glob("hedges-*.yaml"))
    reader = Reader(load_agenda(None), mode)
    found: list[Pair] = []
    given: list[Pair] = []
    for file in files:
        read = passages(file)
        ours = [
            pair
            for passage in read
            for pair in paired(
                passage, [f for f in reader.read(passage.report) if isinstance(f, Statement)]
            )
        ]
        bare = [pair for passage in read for pair in asked(passage, reader)]
        print(table(f"{file.name}, {mode}", ours))
        print(table(f"{file.name}, gold words given", bare))
        if "--errors" in sys.argv:
            print("\n".join(errors(ours)))
            print("-- gold words given")
            print("\n".join(errors(bare)))
        found += ours
        given += bare
    if len(files) > 1:
        print(table(f"all, {mode}", found))
        print(table("all, gold words given", given))
    counted = Counter(pair.gold.hedge for pair in found)
    print(", ".join(f"{label} {count}" for label, count in counted.most_common()))


if __name__ == "__main__":
    main()
