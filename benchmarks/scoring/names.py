"""Names scored on the outer level of GermEval 2014: span F1 over PER, LOC and ORG.

Derived and part labels are folded away by dropping them, on both sides: a span labelled ``LOCderiv``
("deutsche") or ``ORGpart`` ("EU-Gipfel") is no name here, nor is one labelled ``OTH``. A predicted
span counts where its first token, its last token and its label are those of a gold span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from training.sources.germeval import Sentence, Span
from training.sources.tokens import ids_of

from benchmarks.scoring.ratio import Ratio, ratio

LABELS = ("PER", "LOC", "ORG")


def kept(spans: Iterable[Span]) -> set[Span]:
    """The spans that count."""
    return {span for span in spans if span.label in LABELS}


def score(sentences: Sequence[Sentence], predicted: Sequence[Iterable[Span]]) -> dict[str, Ratio]:
    """The ratio of each label and of ``all`` of them; one entry of ``predicted`` for each sentence.

    Raises ``ValueError`` where the two differ in length.
    """
    pairs = [
        (kept(sentence.outer), kept(spans))
        for sentence, spans in zip(sentences, predicted, strict=True)
    ]
    return {"all": _ratio(pairs, LABELS)} | {label: _ratio(pairs, [label]) for label in LABELS}


def from_characters(sentence: Sentence, spans: Iterable[tuple[int, int, str]]) -> list[Span]:
    """Spans of characters (start, end, label) of the sentence's text as spans of its tokens."""
    found = []
    for start, end, label in spans:
        numbers = ids_of(sentence.tokens, [(start, end)])
        if numbers:
            found.append(Span(numbers[0], numbers[-1] + 1, label))
    return found


def _ratio(pairs: Iterable[tuple[set[Span], set[Span]]], labels: Sequence[str]) -> Ratio:
    hits = found = gold = 0
    for wanted, got in pairs:
        wanted_here = {span for span in wanted if span.label in labels}
        got_here = {span for span in got if span.label in labels}
        hits += len(wanted_here & got_here)
        found += len(got_here)
        gold += len(wanted_here)
    return ratio(hits, found, gold)
