"""The texts to train on in one shape, whatever they came from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from training.corpus import articles, own
from training.model.labels import MEDIA
from training.sources import news, quotes
from training.sources.tokens import stretches
from zopa.case.spans import Part

Stretch = tuple[int, int]

EITHER = "SW"  # spoken or written: the authors left a few media open


class Name(Struct, frozen=True):
    """A name with its label (PER, LOC, ORG, OTH)."""

    start: int
    end: int
    label: str


class Said(Struct, frozen=True, kw_only=True):
    """A statement: each part a tuple of stretches; ``roles`` unless nobody looked for its speaker."""

    form: str
    medium: str
    hedge: str | None
    quote: tuple[Stretch, ...]
    speaker: tuple[Stretch, ...] = ()
    cue: tuple[Stretch, ...] = ()
    frame: tuple[Stretch, ...] = ()
    addressee: tuple[Stretch, ...] = ()
    roles: bool = True


class Stand(Struct, frozen=True, kw_only=True):
    """A position towards the stretch ``target``."""

    stance: str
    red_line: bool
    target: Stretch
    party: tuple[Stretch, ...]
    condition: tuple[Stretch, ...] = ()
    evidence: tuple[Stretch, ...] = ()


class Annotated(Struct, frozen=True, kw_only=True):
    """A text with what is known of it; ``None`` where nobody looked, which is not nothing found."""

    name: str
    text: str
    part: str
    language: str = "de"
    statements: tuple[Said, ...] | None = None
    positions: tuple[Stand, ...] | None = None
    names: tuple[Name, ...] | None = None
    sentences: tuple[Stretch, ...] | None = None
    moods: tuple[Name, ...] | None = None


def part_a(data: Path) -> Iterator[Annotated]:
    """The 400 articles of ``news.jsonl``; names where the corpus has them."""
    names = articles.names_of_news()
    for article in news.load(data / "news"):
        yield Annotated(
            name=article.name,
            text=article.text,
            part="a",
            statements=tuple(
                Said(
                    form=said.form,
                    medium=said.medium,
                    hedge=said.hedge,
                    quote=_spans(said.quote),
                    speaker=_spans(said.speaker),
                    cue=_spans(said.cue),
                    frame=_spans(said.frame),
                    addressee=_spans(said.addressee),
                )
                for said in article.statements
            ),
            positions=tuple(
                Stand(
                    stance=one.stance,
                    red_line=one.red_line,
                    target=(one.target.start, one.target.end),
                    party=((one.party.start, one.party.end),),
                    condition=((one.condition.start, one.condition.end),) if one.condition else (),
                    evidence=((one.evidence.start, one.evidence.end),),
                )
                for one in article.positions
            ),
            names=tuple(Name(*name) for name in names[article.name])
            if article.name in names
            else None,
        )


def part_b(data: Path) -> Iterator[Annotated]:
    """The further articles, annotated for this project; their texts stand in ``raw.jsonl``."""
    texts = {raw.name: raw.text for raw in news.load_raw(data / "news")}
    for article in articles.load():
        yield Annotated(
            name=article.name,
            text=texts[article.name],
            part="b",
            statements=tuple(
                Said(
                    form=said.form,
                    medium=said.medium,
                    hedge=said.hedge,
                    quote=said.quote,
                    speaker=said.speaker,
                    cue=said.cue,
                    frame=said.frame,
                    addressee=said.addressee,
                )
                for said in article.statements
            ),
            positions=tuple(
                Stand(
                    stance=one.stance,
                    red_line=one.red_line,
                    target=one.target,
                    party=(one.party,),
                    condition=(one.condition,) if one.condition else (),
                    evidence=(one.evidence,),
                )
                for one in article.positions
            ),
            names=tuple(Name(*name) for name in article.names),
        )


def part_c() -> Iterator[Annotated]:
    """The texts written for this project."""
    for path in sorted(own.OWN.glob("*.txt")):
        found, _ = own.documents(path)
        for one in found:
            yield Annotated(
                name=one.id,
                text=one.text,
                part="c",
                language=one.language,
                statements=tuple(_said(entry, one.text) for entry in one.statements),
                positions=tuple(_stand(entry) for entry in one.positions),
                names=tuple(Name(n.start, n.end, n.label) for n in one.names),
                sentences=one.sentences,
                moods=tuple(Name(n.start, n.end, n.label) for n in one.moods)
                if one.language == "de"
                else None,
            )


def part_d(*, without: Collection[str] = ()) -> Iterator[Annotated]:
    """The texts written for their positions, ``without`` some files; nothing else is annotated in them."""
    for path in sorted(own.STANDS.glob("*.txt")):
        if path.stem in without:
            continue
        found, _ = own.documents(path)
        for one in found:
            yield Annotated(
                name=one.id,
                text=one.text,
                part="d",
                language=one.language,
                positions=tuple(_stand(entry) for entry in one.positions),
            )


def _said(entry: own.Entry, text: str) -> Said:
    """A statement of our own texts, whose frames leave out the comma or colon behind them: the other
    parts take it in. Speech without a frame has its speaker in the sentence before, which is not
    marked there.
    """
    form, medium, *hedge = entry.labels
    parts = entry.parts
    return Said(
        form=form,
        medium=medium,
        hedge=hedge[0] if hedge else None,
        quote=parts["q"],
        speaker=parts.get("s", ()),
        cue=parts.get("c", ()),
        frame=tuple(
            (start, end + text.startswith((",", ":"), end)) for start, end in parts.get("f", ())
        ),
        addressee=parts.get("a", ()),
        roles="s" in parts or form not in {"FreeIndirect", "IndirectFreeIndirect"},
    )


def _stand(entry: own.Entry) -> Stand:
    parts = entry.parts
    return Stand(
        stance=entry.labels[0],
        red_line="red" in entry.labels,
        target=(parts["t"][0][0], parts["t"][-1][1]),
        party=parts.get("p", ()),
        condition=parts.get("k", ()),
        evidence=parts.get("e", ()),
    )


def _spans(parts: tuple[Part, ...]) -> tuple[Stretch, ...]:
    return tuple((part.start, part.end) for part in parts)


def quotes_train(data: Path) -> Iterator[Annotated]:
    """The authors' annotation of 696 articles: not for weights that ship (CC BY-NC-SA 4.0)."""
    for article in quotes.load(data / "quotes", "train"):
        yield Annotated(
            name=article.name,
            text=article.text,
            part="quotes",
            statements=tuple(
                Said(
                    form=one.type,
                    medium=one.medium if one.medium in MEDIA else EITHER,
                    hedge=None,
                    quote=_numbered(article, one.quote),
                    speaker=_numbered(article, one.speaker),
                    cue=_numbered(article, one.cue),
                    frame=_numbered(article, one.frame),
                    addressee=_numbered(article, one.addressee),
                )
                for one in article.quotations
                if one.quote
            ),
        )


def _numbered(article: quotes.Article, ids: tuple[int, ...]) -> tuple[Stretch, ...]:
    """Stretches of characters for the numbers of tokens."""
    tokens = article.tokens
    return tuple((tokens[first].start, tokens[last - 1].end) for first, last in stretches(ids))
