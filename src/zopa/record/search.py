"""Search for statements: of the reports that hold the words, who said them, best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from msgspec import Struct

from zopa.case.findings import Statement
from zopa.case.report import Report
from zopa.case.store.protocol import Hit
from zopa.case.store.terms import Place, Term, merged, places

_AROUND = 0.4  # what a word counts that stands beside the words said: in the frame, say
_USUAL_LENGTH = 30  # words of a quotation
_FLAT = 0.3  # how little the length of a quotation matters


class Found(Struct, frozen=True):
    """A statement that a search found; ``places`` are the words looked for, in the report's text.

    ``score`` is larger for better finds and says nothing across searches.
    """

    statement: Statement
    score: float
    places: tuple[Place, ...]


def ranked(
    wanted: Sequence[Term],
    hits: Iterable[Hit],
    statements: Iterable[Statement],
    reports: Mapping[str, Report],
) -> list[Found]:
    """The statements that hold some of the words, best first, then by date and id.

    ``reports`` are those of the hits, with their texts. A statement counts each word once, the rarer
    among the statements the more, what is said more than what stands around it, and a long quotation
    less than a short one: BM25 (Robertson et al. 1994) without the counts, which mean little in a
    sentence. One with more of the words comes before one with fewer.
    """
    index = {hit.report: hit.index for hit in hits}
    held: list[tuple[Statement, dict[Term, float], tuple[Place, ...]]] = []
    bearers: dict[Term, int] = defaultdict(int)
    for one in statements:
        if one.report not in index:
            continue
        weights, where = _weights(one, wanted, reports[one.report].text, index[one.report])
        if weights:
            held.append((one, weights, where))
            for term in weights:
                bearers[term] += 1
    total = len(held)
    rare = {term: log(1 + (total - count + 0.5) / (count + 0.5)) for term, count in bearers.items()}
    found = []
    for one, weights, where in held:
        size = sum(len(part.text.split()) for part in one.quote)
        score = sum(weight * (0.05 + rare[term]) for term, weight in weights.items())
        score /= 1 - _FLAT + _FLAT * size / _USUAL_LENGTH
        found.append((len(weights), Found(one, round(score, 4), where)))

    def order(pair: tuple[int, Found]) -> tuple[int, float, int, str]:
        count, one = pair
        published = reports[one.statement.report].published
        day = published.start or published.end
        return -count, -one.score, -day.toordinal() if day else 0, one.statement.id

    return [one for _, one in sorted(found, key=order)]


def _weights(
    one: Statement, wanted: Sequence[Term], text: str, index: str
) -> tuple[dict[Term, float], tuple[Place, ...]]:
    """What each word counts in a statement, and where the words stand."""
    inside = index == "trigrams"
    said = [(part.start, part.end) for part in one.quote]
    beside = [(p.start, p.end) for p in (*one.frame, *one.speaker_spans, *one.cue)]
    weights: dict[Term, float] = {}
    where: list[Place] = []
    for stretches, weight in ((said, 1.0), (beside, _AROUND)):
        for start, end in stretches:
            for term in wanted:
                at = places((term,), text[start:end], inside=inside)
                if at:
                    weights.setdefault(term, weight)
                    where += [(start + first, start + last) for first, last in at]
    return weights, merged(where)
