"""How far two readers of the corpus agree, the second of them without a look at the first.

Run: python -m benchmarks.agreement DATA

The sample is what ``training/corpus/second.jsonl`` holds: articles of part b (Wikinews, their texts in the
data folder) and texts of part c (written for the project). The first reader counts as gold.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from training.corpus import articles, own
from training.sources.quotes import Article, Quotation
from training.sources.tokens import Token, ids_of

from benchmarks.scoring.quotes import Scores, both_ways
from benchmarks.scoring.ratio import Ratio, ratio
from zopa.language.text import words

SHOWN = ("speaker", "cue", "frame")
"""The parts that are printed alone: ``quote`` is Message, and addressees are too few to tell."""

Stretch = tuple[int, int]
Stand = tuple[Stretch, str]


class Reading(Struct, frozen=True, kw_only=True):
    """What one reader marked in one text; a position is its target and its stance."""

    quotations: tuple[Quotation, ...]
    names: frozenset[articles.Name]
    positions: tuple[Stand, ...]


class Pair(Struct, frozen=True, kw_only=True):
    """A text and both readings of it."""

    name: str
    text: str
    tokens: tuple[Token, ...]
    first: Reading
    second: Reading


class Positions(Struct, frozen=True, kw_only=True):
    """How many positions each reader marked, how many of the first meet a target of the second, and how
    many of these meet one with the same stance.
    """

    first: int
    second: int
    overlapping: int
    same_stance: int


class Agreement(Struct, frozen=True, kw_only=True):
    """The figures of one part.

    ``statements`` are those of the first and of the second reader, ``published`` and ``without`` (Reported)
    their scores against each other.
    """

    documents: int
    words: int
    statements: tuple[int, int]
    published: Scores
    without: Scores
    names: Ratio
    positions: Positions


def pairs(data: Path) -> dict[str, list[Pair]]:
    """The texts that two have read, by part; raises ``KeyError`` where the first reading is missing."""
    known = articles.texts(data)
    documents = {document.id: document for document in own.everything()}
    read = {article.name: article for article in articles.load()}
    found: dict[str, list[Pair]] = {"b": [], "c": []}
    for again in articles.load(articles.SECOND):
        tokens = tokens_of(known[again.name])
        document = documents.get(again.name)
        first = of_own(document, tokens) if document else of_article(read[again.name], tokens)
        found["c" if document else "b"].append(
            Pair(
                name=again.name,
                text=known[again.name],
                tokens=tokens,
                first=first,
                second=of_article(again, tokens),
            )
        )
    return found


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, over which quotations are compared."""
    found = words(text)
    return tuple(map(Token, found.text, found.start, found.end))


def of_article(article: articles.Article, tokens: Sequence[Token]) -> Reading:
    """The reading that stands in offsets."""
    return Reading(
        quotations=tuple(
            Quotation(
                type=said.form,
                medium=said.medium,
                quote=ids_of(tokens, said.quote),
                speaker=ids_of(tokens, said.speaker),
                cue=ids_of(tokens, said.cue),
                frame=ids_of(tokens, said.frame),
                addressee=ids_of(tokens, said.addressee),
            )
            for said in article.statements
        ),
        names=frozenset(article.names),
        positions=tuple((one.target, one.stance) for one in article.positions),
    )


def of_own(document: own.Document, tokens: Sequence[Token]) -> Reading:
    """The reading that stands in the tags of a text of the project."""

    def numbers(entry: own.Entry, tag: str) -> tuple[int, ...]:
        return ids_of(tokens, entry.parts.get(tag, ()))

    return Reading(
        quotations=tuple(
            Quotation(
                type=entry.labels[0],
                medium=entry.labels[1],
                quote=numbers(entry, "q"),
                speaker=numbers(entry, "s"),
                cue=numbers(entry, "c"),
                frame=numbers(entry, "f"),
                addressee=numbers(entry, "a"),
            )
            for entry in document.statements
        ),
        names=frozenset((one.start, one.end, one.label) for one in document.names),
        positions=tuple((entry.parts["t"][0], entry.labels[0]) for entry in document.positions),
    )


def agreement(read: Sequence[Pair]) -> Agreement:
    """The figures of texts that two have read."""
    gold = [Article(one.name, one.text, one.tokens, (), one.first.quotations) for one in read]
    second: Mapping[str, Sequence[Quotation]] = {one.name: one.second.quotations for one in read}
    published, without = both_ways(gold, second)
    return Agreement(
        documents=len(read),
        words=sum(len(one.text.split()) for one in read),
        statements=(
            sum(len(one.first.quotations) for one in read),
            sum(len(one.second.quotations) for one in read),
        ),
        published=published,
        without=without,
        names=ratio(
            sum(len(one.first.names & one.second.names) for one in read),
            sum(len(one.second.names) for one in read),
            sum(len(one.first.names) for one in read),
        ),
        positions=positions((one.first.positions, one.second.positions) for one in read),
    )


def positions(read: Iterable[tuple[Sequence[Stand], Sequence[Stand]]]) -> Positions:
    """The positions of the first and of the second reader, text by text, held side by side."""
    first = second = overlapping = same = 0
    for ours, theirs in read:
        first += len(ours)
        second += len(theirs)
        for target, stance in ours:
            met = [other for stretch, other in theirs if _overlap(target, stretch)]
            overlapping += bool(met)
            same += stance in met
    return Positions(first=first, second=second, overlapping=overlapping, same_stance=same)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def lines(part: str, found: Agreement) -> Iterator[str]:
    """The figures of a part as text, percentages of F1."""
    both = (("as published", found.published), ("without Reported", found.without))
    yield f"part {part}: {found.documents} documents, {found.words} words"
    yield f"  statements: {found.statements[0]} in the first, {found.statements[1]} in the second"
    for label, scores in both:
        shown = f"Message {_percent(scores.message)}  Joint {_percent(scores.joint)}"
        yield f"    {label:16}  {shown}  type {_percent(scores.type)}  medium {_percent(scores.medium)}"
        parts = "  ".join(f"{part} {_percent(scores.parts[part])}" for part in SHOWN)
        yield f"    {'':16}  {parts}"
    yield f"  names: F1 {_percent(found.names)}"
    stands = found.positions
    yield f"  positions: {stands.first} in the first, {stands.second} in the second"
    yield f"    targets that overlap {stands.overlapping}, same stance among these {stands.same_stance}"


def _percent(value: Ratio) -> str:
    return f"{100 * value.f1:.1f}"


def main() -> None:
    """Print the agreement of each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the data folder with the texts of the articles")
    for part, read in pairs(parser.parse_args().data).items():
        print("\n".join(lines(part, agreement(read))))


if __name__ == "__main__":
    main()
