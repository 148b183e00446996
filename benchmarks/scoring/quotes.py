"""Quotations scored as Petersen-Frey and Biemann do (2024, arXiv 2404.16764).

In each article system and gold quotations are paired one to one so that the summed token-overlap F1 of
``quote`` is largest; the same type adds 0.01 and the same medium 0.001 where two overlap at all. A
pair without overlap is none (the authors' script keeps such pairs in an order that nothing fixes;
what stands in them can only add to its score). Each pair, and each quotation left alone, gives a token
precision and recall for each of its five parts: a part empty on both sides counts for nothing, one
that is empty on one side counts as 0 where the other side defines it. Message is the mean over
``quote``, Roles over the other four pooled, Joint over all five pooled, over all articles at once;
type and medium count quotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from training.sources.quotes import PARTS, ROLES, Article, Quotation, quotation
from training.sources.tokens import Token, ids_of

from benchmarks.scoring.assignment import assign
from benchmarks.scoring.ratio import Ratio, ratio
from zopa.case.findings import Finding, Statement
from zopa.case.spans import Part

MARKED_SPARINGLY = "Reported"
"""The type that the authors mark sparingly; the second way of scoring leaves it out."""

Predictions = Mapping[str, Sequence[Quotation]]
Pair = tuple[Quotation | None, Quotation | None]


class Scores(Struct, frozen=True):
    """The authors' figures; ``parts`` are those of each part alone (``quote``, ``speaker`` ...)."""

    message: Ratio
    roles: Ratio
    joint: Ratio
    type: Ratio
    medium: Ratio
    parts: dict[str, Ratio]


def score(
    articles: Iterable[Article], predicted: Predictions, *, without: str | None = None
) -> Scores:
    """The scores of predictions by name of article; an article that is not there has none.

    ``without`` leaves out the quotations of one type on both sides.
    """
    pairs: list[Pair] = []
    for article in articles:
        gold = [one for one in article.quotations if one.type != without]
        system = [one for one in predicted.get(article.name, ()) if one.type != without]
        pairs.extend(paired(gold, system))
    precisions, recalls = _token_ratios(pairs)
    parts = {p: Ratio(_mean(precisions[p]), _mean(recalls[p])) for p in PARTS}
    golds = sum(gold is not None for gold, _ in pairs)
    systems = sum(system is not None for _, system in pairs)
    both = [(gold, system) for gold, system in pairs if gold and system]
    return Scores(
        parts["quote"],
        _pooled(precisions, recalls, ROLES),
        _pooled(precisions, recalls, PARTS),
        ratio(sum(g.type == s.type for g, s in both), systems, golds),
        ratio(sum(g.medium == s.medium for g, s in both), systems, golds),
        parts,
    )


def both_ways(articles: Sequence[Article], predicted: Predictions) -> tuple[Scores, Scores]:
    """The scores as published, and with the type that is marked sparingly left out."""
    return score(articles, predicted), score(articles, predicted, without=MARKED_SPARINGLY)


def paired(gold: Sequence[Quotation], system: Sequence[Quotation]) -> list[Pair]:
    """Pairs of one article, then what is left alone on either side."""
    weights = [[_weight(one, other) for other in system] for one in gold]
    pairs = [(i, j) for i, j in assign(weights) if weights[i][j] > 0]
    gold_left = set(range(len(gold))) - {i for i, _ in pairs}
    system_left = set(range(len(system))) - {j for _, j in pairs}
    return [
        *((gold[i], system[j]) for i, j in pairs),
        *((gold[i], None) for i in sorted(gold_left)),
        *((None, system[j]) for j in sorted(system_left)),
    ]


def _weight(gold: Quotation, system: Quotation) -> float:
    common = len(set(gold.quote) & set(system.quote))
    if not common:
        return 0.0
    overlap = 2 * common / (len(gold.quote) + len(system.quote))
    return overlap + 0.01 * (gold.type == system.type) + 0.001 * (gold.medium == system.medium)


def _token_ratios(
    pairs: Sequence[Pair],
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The precisions and the recalls of each part, one of each pair where it is defined."""
    precisions: dict[str, list[float]] = {part: [] for part in PARTS}
    recalls: dict[str, list[float]] = {part: [] for part in PARTS}
    for gold, system in pairs:
        for part in PARTS:
            wanted: set[int] = set(getattr(gold, part)) if gold else set()
            found: set[int] = set(getattr(system, part)) if system else set()
            if found:
                precisions[part].append(len(wanted & found) / len(found))
            if wanted:
                recalls[part].append(len(wanted & found) / len(wanted))
    return precisions, recalls


def _pooled(
    precisions: Mapping[str, Sequence[float]],
    recalls: Mapping[str, Sequence[float]],
    parts: Sequence[str],
) -> Ratio:
    return Ratio(
        _mean([value for part in parts for value in precisions[part]]),
        _mean([value for part in parts for value in recalls[part]]),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


# -- from findings to quotations, and files ------------------------------------------------------


def of_findings(tokens: Sequence[Token], findings: Iterable[Finding]) -> list[Quotation]:
    """The statements among findings as quotations over the tokens of an article."""
    found = []
    for finding in findings:
        if not isinstance(finding, Statement):
            continue
        quote = _numbers(tokens, finding.quote)
        if quote:
            found.append(
                Quotation(
                    type=finding.form,
                    medium=finding.medium,
                    quote=quote,
                    speaker=_numbers(tokens, finding.speaker_spans),
                    cue=_numbers(tokens, finding.cue),
                    frame=_numbers(tokens, finding.frame),
                    addressee=_numbers(tokens, finding.addressee_spans),
                )
            )
    return found


def _numbers(tokens: Sequence[Token], parts: Iterable[Part]) -> tuple[int, ...]:
    return ids_of(tokens, [(part.start, part.end) for part in parts])


def write(path: Path, predicted: Predictions) -> None:
    """Write predictions as the authors' script reads them: one article a line."""
    lines = [
        msgspec.json.encode(
            {
                "documentName": name,
                "annotations": [
                    {
                        "type": one.type,
                        "medium": one.medium,
                        **{part: {"tokenIds": list(getattr(one, part))} for part in PARTS},
                    }
                    for one in quotations
                ],
            }
        )
        for name, quotations in predicted.items()
    ]
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def read(path: Path) -> dict[str, list[Quotation]]:
    """Predictions as ``write`` leaves them."""
    articles = (msgspec.json.decode(line) for line in path.read_bytes().splitlines())
    return {
        article["documentName"]: [quotation(entry) for entry in article["annotations"]]
        for article in articles
    }
