"""Words and trees scored on gold tokens, sentences on whole paragraphs, Konjunktiv I as a class.

GSD marks neither documents nor paragraphs, so a paragraph is a run of ``conllu.RUN`` consecutive
sentences there; PUD marks documents, which are its paragraphs (see ``conllu.paragraphs``).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from training.sources.conllu import Paragraph, Sentence, Word

from benchmarks.scoring.ratio import Ratio, ratio


class Analysis(Struct, frozen=True):
    """What a model says of one word; ``head`` is a number in the sentence, -1 for the root."""

    upos: str
    head: int = -1
    deprel: str = ""
    konjunktiv_1: bool = False


class Scores(Struct, frozen=True):
    """Shares of words between 0 and 1, all words and marks counted, labels without their subtype."""

    upos: float
    uas: float
    las: float
    konjunktiv_1: Ratio
    words: int


def score(sentences: Sequence[Sentence], predicted: Sequence[Sequence[Analysis]]) -> Scores:
    """The scores of one analysis for each word of each sentence; raises ``ValueError`` otherwise.

    For a reader of plain text give sentences of ``conllu.merged``: a contraction ("zum") is one word.
    """
    pairs = [
        (word, analysis)
        for sentence, analyses in zip(sentences, predicted, strict=True)
        for word, analysis in zip(sentence.words, analyses, strict=True)
    ]
    total = max(len(pairs), 1)
    headed = [(word, analysis) for word, analysis in pairs if word.head == analysis.head]
    return Scores(
        sum(word.upos == analysis.upos for word, analysis in pairs) / total,
        len(headed) / total,
        sum(_label(word.deprel) == _label(analysis.deprel) for word, analysis in headed) / total,
        ratio(
            sum(word.konjunktiv_1 and analysis.konjunktiv_1 for word, analysis in pairs),
            sum(analysis.konjunktiv_1 for _, analysis in pairs),
            sum(word.konjunktiv_1 for word, _ in pairs),
        ),
        len(pairs),
    )


def gold(word: Word) -> Analysis:
    """The analysis that the set gives a word."""
    return Analysis(word.upos, word.head, word.deprel, word.konjunktiv_1)


def score_sentences(
    paragraphs: Sequence[Paragraph], predicted: Sequence[Sequence[tuple[int, int]]]
) -> Ratio:
    """The ratio of sentences with the right beginning and the right end, blanks passed over.

    ``predicted`` are stretches of characters, a list for each paragraph.
    """
    hits = found = wanted = 0
    for paragraph, stretches in zip(paragraphs, predicted, strict=True):
        right = {_stripped(paragraph.text, stretch) for stretch in paragraph.sentences}
        got = {_stripped(paragraph.text, stretch) for stretch in stretches}
        hits += len(right & got)
        found += len(got)
        wanted += len(right)
    return ratio(hits, found, wanted)


def _stripped(text: str, stretch: tuple[int, int]) -> tuple[int, int]:
    start, end = stretch
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _label(deprel: str) -> str:
    """A relation without its subtype, as the shared tasks count it: ``nsubj:pass`` is ``nsubj``."""
    return deprel.partition(":")[0]
