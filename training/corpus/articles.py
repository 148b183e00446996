"""Articles of ``raw.jsonl`` and ``news.jsonl`` annotated for this project: offsets and labels, no text.

``articles.jsonl`` holds statements, positions and names of further Wikinews articles, ``names.jsonl`` the
names of the 400 articles of ``news.jsonl``, ``second.jsonl`` a second reading of a sample of the further
articles and of the texts of ``own``. Annotation CC BY 4.0; the articles' texts are those of the data folder
(CC BY 2.5). ``python -m training.corpus.articles check DATA`` holds every offset against the texts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from training.corpus import own
from training.sources import news
from zopa.case.findings import Hedge, Medium, Stance, StatementForm

HERE = Path(__file__).parent
ARTICLES = HERE / "articles.jsonl"
NAMES = HERE / "names.jsonl"
SECOND = HERE / "second.jsonl"

Stretch = tuple[int, int]
Name = tuple[int, int, str]


class Statement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An attributed utterance: each part a list of stretches of characters."""

    form: StatementForm
    medium: Medium
    hedge: Hedge | None = None
    quote: tuple[Stretch, ...]
    speaker: tuple[Stretch, ...] = ()
    cue: tuple[Stretch, ...] = ()
    frame: tuple[Stretch, ...] = ()
    addressee: tuple[Stretch, ...] = ()


class Position(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a party stands towards the stretch ``target``."""

    party: Stretch
    target: Stretch
    stance: Stance
    red_line: bool = False
    condition: Stretch | None = None
    evidence: Stretch


class Article(Struct, frozen=True, kw_only=True):
    """The annotation of one article, by its name in the data, or of one text of ``own``, by its id."""

    name: str
    length: int
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    names: tuple[Name, ...] = ()


def load(path: Path = ARTICLES) -> list[Article]:
    """The annotated articles; none where the file is not there yet."""
    if not path.exists():
        return []
    decoder = msgspec.json.Decoder(Article)
    return [decoder.decode(line) for line in path.read_bytes().splitlines()]


def names_of_news() -> dict[str, tuple[Name, ...]]:
    """Names by article of ``news.jsonl``."""
    return {article.name: article.names for article in load(NAMES)}


def texts(data: Path) -> dict[str, str]:
    """All texts that are annotated: articles of the data folder by name, those of ``own`` by id."""
    found = {raw.name: raw.text for raw in news.load_raw(data / "news")}
    found |= {article.name: article.text for article in news.load(data / "news")}
    found |= {document.id: document.text for document in own.everything()}
    return found


def check(data: Path, files: Sequence[Path] = (ARTICLES, NAMES, SECOND)) -> Iterator[str]:
    """What does not fit the texts: the faults of every annotation of the files."""
    known = texts(data)
    for path in files:
        for article in load(path):
            for fault in faults(article, known):
                yield f"{path.name}: {article.name}: {fault}"


def faults(article: Article, known: Mapping[str, str]) -> Iterator[str]:
    """What is wrong: no such text, another length, offsets outside, blanks at an edge, labels, overlaps."""
    text = known.get(article.name)
    if text is None or len(text) != article.length:
        yield "no such text, or one of another length"
        return
    for start, end in _stretches(article):
        if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
            yield f"{start}-{end} is no stretch of words"
    for start, _, label in article.names:
        if label not in own.NAMES:
            yield f"the name at {start}: {label!r} is none of {', '.join(own.NAMES)}"
    for (_, end, _), (start, _, _) in pairwise(sorted(article.names)):
        if start < end:
            yield f"two names overlap at {start}"


def _stretches(article: Article) -> Iterator[Stretch]:
    for said in article.statements:
        for part in (said.quote, said.speaker, said.cue, said.frame, said.addressee):
            yield from part
    for one in article.positions:
        yield from (one.party, one.target, one.evidence)
        if one.condition:
            yield one.condition
    yield from ((start, end) for start, end, _ in article.names)


def count(found: Iterable[Article]) -> Counter[str]:
    """How many articles and labels of each kind."""
    counts: Counter[str] = Counter()
    for article in found:
        counts["articles"] += 1
        counts.update(f"statement {said.form}" for said in article.statements)
        counts.update(f"position {one.stance}" for one in article.positions)
        counts.update(name for _, _, name in article.names)
    return counts


def main(arguments: list[str]) -> int:
    verb, folder = arguments
    if verb != "check":
        print("usage: python -m training.corpus.articles check DATA", file=sys.stderr)
        return 2
    wrong = list(check(Path(folder)))
    for fault in wrong:
        print(fault)
    for label, number in sorted(count([*load(), *load(NAMES)]).items()):
        print(f"{number:7} {label}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
