"""Scores of the encoder and its heads on the public sets: names, syntax, sentences, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from training.sources import conllu, germeval, quotes
from training.sources.quotes import Quotation
from training.sources.tokens import ids_of

from benchmarks.scoring import names as names_score
from benchmarks.scoring import quotes as quotes_score
from benchmarks.scoring import syntax as syntax_score
from benchmarks.scoring.ratio import Ratio
from benchmarks.scoring.syntax import Analysis
from zopa.language.encoder import Encoder, Text, text_of
from zopa.language.grammar import grammar
from zopa.language.heads import Heads
from zopa.language.moods import forms, konjunktiv_1
from zopa.language.text import lines, words
from zopa.language.text import sentences as cut_sentences
from zopa.reading.told import Run, Told, told


def _text(found: Sequence[str], starts: Sequence[int], text: str) -> Text:
    spaced = [start == 0 or text[start - 1].isspace() for start in starts]
    return Text(list(found), spaced, [number == 0 for number in range(len(spaced))])


VERBS = frozenset({"VERB", "AUX"})


def names(encoder: Encoder, heads: Heads, data: Path) -> dict[str, Ratio]:
    """Names of the test part of GermEval 2014, sentence by sentence, on its own words."""
    sentences = germeval.load(data / "names", "test")
    texts = [
        _text([t.text for t in one.tokens], [t.start for t in one.tokens], one.text)
        for one in sentences
    ]
    predicted = [
        [germeval.Span(found.first, found.last, found.label) for found in heads.names(states)]
        for states in encoder.states(texts)
    ]
    return names_score.score(sentences, predicted)


def syntax(encoder: Encoder, heads: Heads, data: Path) -> syntax_score.Scores:
    """Part of speech, trees and Konjunktiv I of the test part of GSD, on its words and sentences."""
    sentences = [
        conllu.merged(one) for one in conllu.load(data / "syntax" / "de_gsd-ud-test.conllu")
    ]
    texts = [
        _text([word.form for word in one.words], [word.start for word in one.words], one.text)
        for one in sentences
    ]
    predicted: list[list[Analysis]] = []
    mood = heads.labels["moods"].index("konjunktiv_1")
    for text, states in zip(texts, encoder.states(texts), strict=True):
        upos = heads.classes("upos", states).argmax(1)
        reporting = konjunktiv_1(
            text.words,
            [heads.labels["upos"][one] in VERBS for one in upos],
            heads.classes("moods", states)[:, mood].tolist(),
            forms("de"),
        )
        above, relations = heads.tree(states)
        predicted.append(
            [
                Analysis(
                    heads.labels["upos"][upos[at]],
                    int(above[at]),
                    relations[at],
                    reporting[at],
                )
                for at in range(len(states))
            ]
        )
    return syntax_score.score(sentences, predicted)


def sentences(encoder: Encoder, heads: Heads, data: Path) -> Ratio:
    """Sentence boundaries of the test part of GSD in whole paragraphs, on the product's words.

    Rules and the head joined, as the product joins them.
    """
    paragraphs = conllu.paragraphs(conllu.load(data / "syntax" / "de_gsd-ud-test.conllu"))
    tokens = [words(one.text) for one in paragraphs]
    texts = [text_of(one.text, found) for one, found in zip(paragraphs, tokens, strict=True)]
    predicted = []
    for one, found, states in zip(paragraphs, tokens, encoder.states(texts), strict=True):
        runs = lines(one.text, found)
        split = cut_sentences(found, runs, grammar("de"), model=heads.beginnings(states))
        predicted.append([(found.start[s.first], found.end[s.last - 1]) for s in split])
    return syntax_score.score_sentences(paragraphs, predicted)


def quotations(
    encoder: Encoder, heads: Heads, articles: Sequence[quotes.Article]
) -> dict[str, list[Quotation]]:
    """The quotations that the heads alone find in articles, by name of article."""
    tokens = [words(one.text) for one in articles]
    texts = [text_of(one.text, found) for one, found in zip(articles, tokens, strict=True)]
    predicted: dict[str, list[Quotation]] = {}
    for article, found, states in zip(articles, tokens, encoder.states(texts), strict=True):
        spans = list(zip(found.start, found.end, strict=True))
        predicted[article.name] = [as_printed(one, article, spans) for one in told(states, heads)]
    return predicted


def as_printed(one: Told, article: quotes.Article, spans: Sequence[tuple[int, int]]) -> Quotation:
    """A quotation in the tokens of its article; ``spans`` are the characters of each word of ours."""

    def numbers(runs: Sequence[Run]) -> tuple[int, ...]:
        return ids_of(article.tokens, [spans[i] for a, b in runs for i in range(a, b)])

    return Quotation(
        type=one.form,
        medium=one.medium,
        quote=numbers(one.quote),
        speaker=numbers(one.speaker),
        cue=numbers(one.cue),
        frame=numbers(one.frame),
        addressee=numbers(one.addressee),
    )


WAYS = ("as published", "without Reported")


def quotes_line(label: str, scores: quotes_score.Scores) -> str:
    """The figures of one way of scoring."""
    parts = "  ".join(f"{part} {100 * ratio.f1:.1f}" for part, ratio in scores.parts.items())
    return (
        f"quotes {label}: Joint {100 * scores.joint.f1:.1f} (P {100 * scores.joint.precision:.1f} "
        f"R {100 * scores.joint.recall:.1f})  Message {100 * scores.message.f1:.1f}  "
        f"type {100 * scores.type.f1:.1f}  {parts}"
    )


class Scores(Struct, frozen=True):
    """All scores of one encoder; ``quotes`` by way of counting (``WAYS``)."""

    names: dict[str, Ratio]
    syntax: syntax_score.Scores
    sentences: Ratio
    quotes: dict[str, quotes_score.Scores]

    def figures(self) -> dict[str, float]:
        """Every score in percent, by name."""
        found = {f"names {label}": ratio.f1 for label, ratio in self.names.items()}
        found |= {"UPOS": self.syntax.upos, "UAS": self.syntax.uas, "LAS": self.syntax.las}
        found |= {"Konjunktiv I": self.syntax.konjunktiv_1.f1, "sentences": self.sentences.f1}
        for way, one in self.quotes.items():
            found |= {
                f"Joint {way}": one.joint.f1,
                f"Message {way}": one.message.f1,
                f"type {way}": one.type.f1,
            }
        return {name: 100 * value for name, value in found.items()}


def scores(encoder: Encoder, heads: Heads, data: Path) -> Scores:
    """All scores of an encoder and its heads."""
    articles = quotes.load(data / "quotes", "dev")
    ways = quotes_score.both_ways(articles, quotations(encoder, heads, articles))
    return Scores(
        names(encoder, heads, data),
        syntax(encoder, heads, data),
        sentences(encoder, heads, data),
        dict(zip(WAYS, ways, strict=True)),
    )


def table(encoder: Encoder, heads: Heads, data: Path) -> list[str]:
    """All scores, a line each."""
    found = scores(encoder, heads, data)
    tree = found.syntax
    return [
        "names    "
        + "  ".join(f"{label} {100 * ratio.f1:.1f}" for label, ratio in found.names.items()),
        (
            f"syntax   UPOS {100 * tree.upos:.1f}  UAS {100 * tree.uas:.1f}  LAS {100 * tree.las:.1f}  "
            f"Konjunktiv I {100 * tree.konjunktiv_1.f1:.1f}  "
            f"sentences {100 * found.sentences.f1:.1f}"
        ),
        *(quotes_line(way, one) for way, one in found.quotes.items()),
    ]
