"""Who speaks: the actor of each statement in the sample cases, quotations with their speaker in
public articles, and how well each kind of quotation is read.

Run: python -m benchmarks.speakers [DATA] [--errors] [--no-encoder] [--no-fast]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml
from msgspec import Struct
from msgspec.structs import replace
from training.sources import quotes
from training.sources.quotes import Article, Quotation

from benchmarks import model
from benchmarks.accuracy import halves
from benchmarks.gold import CASES, EXAMPLES, GoldStatement, Score, Scored, half, read_case
from benchmarks.reading import quotations
from benchmarks.scoring import quotes as quotes_score
from zopa.case.findings import Mention, Statement, StatementForm
from zopa.language.folding import plain
from zopa.reading.gazetteer import person_id
from zopa.reading.mode import Mode

FORMS: tuple[StatementForm, ...] = get_args(StatementForm)
UNKNOWN = "none"


class Told(Struct, frozen=True):
    """A statement that an analyst marked as well, and the ids that its speaker may have."""

    found: Statement
    gold: GoldStatement
    ids: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether the speaker is the one of the gold, and there is one."""
        return self.found.speaker is not None and self.found.speaker in self.ids


# -- the actor of a speaker, on the sample cases ---------------------------------------------------


def names_of(case: str) -> dict[str, dict[str, Any]]:
    """The actors of a case's annotation by name."""
    text = (EXAMPLES / case / "expected.yaml").read_text(encoding="utf-8")
    return {actor["name"]: actor for actor in yaml.safe_load(text)["actors"]}


def told(scored: Scored, actors: Mapping[str, dict[str, Any]]) -> list[Told]:
    """The statements of a report that overlap one of the annotation by at least half on both sides."""
    mentions = scored.of(Mention)
    found = []
    left = list(scored.statements)
    for statement in scored.of(Statement):
        taken = [(part.start, part.end) for part in statement.quote]
        alike = [gold for gold in left if half(taken, gold.stretches)]
        match = next((g for g in alike if g.kind == statement.kind), next(iter(alike), None))
        if match is not None:
            left.remove(match)
            found.append(Told(statement, match, _ids(match.speaker, actors, mentions)))
    return found


def _ids(
    speaker: str | None, actors: Mapping[str, dict[str, Any]], mentions: Iterable[Mention]
) -> frozenset[str]:
    """The ids of an actor of the annotation: that of its party, of its name, or of what a mention
    of one of its names says.
    """
    if speaker is None:
        return frozenset()
    actor = actors.get(speaker, {})
    names = {speaker, *actor.get("names", ())}
    ids = {person_id(name) for name in names}
    if actor.get("kind", "person") != "person" and actor.get("party"):
        ids.add(actor["party"])
    folded = {plain(name) for name in names}
    ids |= {m.actor for m in mentions if plain(m.form) in folded or plain(m.name) in folded}
    return frozenset(ids)


def score_actors(told: Sequence[Told]) -> Score:
    """Right speakers among those given and among those the annotation knows."""
    return Score(
        sum(one.right for one in told),
        sum(one.found.speaker is not None for one in told),
        sum(one.gold.speaker is not None for one in told),
    )


def by_rule(told: Iterable[Told]) -> list[str]:
    """A line for each rule: how often it was right, of how many."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.found.speaker_rule or UNKNOWN].append(one)
    lines = []
    for rule, some in sorted(groups.items(), key=lambda item: -len(item[1])):
        known = sum(one.gold.speaker is not None for one in some)
        right = sum(one.right for one in some)
        lines.append(f"    {rule:24}{right:5} right of {len(some):4}, {known:4} of them known")
    return lines


def errors(told: Iterable[Told]) -> list[str]:
    """A line for each statement whose speaker is not that of the annotation."""
    return [
        f"    {one.gold.speaker} / {one.found.speaker} [{one.found.speaker_rule}, {one.found.rule}] "
        f"<{' | '.join(p.text for p in one.found.speaker_spans)}> {one.gold.text[:90]}"
        for one in told
        if (one.gold.speaker is None) != (one.found.speaker is None)
        or (one.gold.speaker is not None and not one.right)
    ]


def actors(mode: Mode, *, listed: bool) -> list[str]:
    """The table of speakers on both cases; ``listed``: with the errors of the seen reports."""
    lines = []
    everything: list[Told] = []
    for case in CASES:
        known = names_of(case)
        for name, some in halves(case, read_case(case, mode=mode)).items():
            found = [(one.name, told(one, known)) for one in some]
            flat = [one for _, listing in found for one in listing]
            lines.append(_line(f"  {case}, {name}", score_actors(flat)))
            if name == "all":
                everything += flat
            if name == "seen" and listed:
                for report, listing in found:
                    wrong = errors(listing)
                    lines += [f"   {report}", *wrong] if wrong else []
    return [*lines, _line("  both cases", score_actors(everything)), *by_rule(everything)]


def _line(name: str, score: Score) -> str:
    return (
        f"{name:28}P {score.precision:.2f}  R {score.recall:.2f}  F1 {score.f1:.2f}  "
        f"({score.hits} right, {score.found} given, {score.gold} known)"
    )


# -- quotations with their speaker, on public articles ---------------------------------------------


def score_spoken(
    articles: Iterable[Article],
    predicted: Mapping[str, Sequence[Quotation]],
    *,
    without: str | None = None,
) -> Score:
    """Quotations of both sides that share at least half of their quote and of their speaker, seen
    from either side. Where neither side names a speaker, the quote alone decides. ``without`` leaves
    out the quotations of one type on both sides.
    """
    total = Score(0, 0, 0)
    for article in articles:
        wanted = [one for one in article.quotations if one.type != without]
        system = [one for one in predicted.get(article.name, ()) if one.type != without]
        pairs = quotes_score.paired(wanted, system)
        hits = sum(
            _shared(gold.quote, one.quote) and _shared(gold.speaker, one.speaker)
            for gold, one in pairs
            if gold is not None and one is not None
        )
        total += Score(hits, len(system), len(wanted))
    return total


def _shared(one: Sequence[int], other: Sequence[int]) -> bool:
    both = len(set(one) & set(other))
    return both * 2 >= len(set(one)) and both * 2 >= len(set(other))


def by_kind(articles: Sequence[Article], predicted: Mapping[str, Sequence[Quotation]]) -> list[str]:
    """Joint and Message of each kind of quotation, each kind on both sides by itself."""
    lines = []
    for form in FORMS:
        some = [
            replace(one, quotations=tuple(q for q in one.quotations if q.type == form))
            for one in articles
        ]
        system = {name: [q for q in found if q.type == form] for name, found in predicted.items()}
        scores = quotes_score.score(some, system)
        golds = sum(len(one.quotations) for one in some)
        founds = sum(len(found) for found in system.values())
        lines.append(
            f"    {form:22}Joint {100 * scores.joint.f1:5.1f}  Message {100 * scores.message.f1:5.1f}  "
            f"({founds} found, {golds} gold)"
        )
    return lines


def public(data: Path, mode: Mode) -> list[str]:
    """The figures on the articles that the data set keeps for development."""
    articles = quotes.load(data / "quotes", "dev")
    predicted = quotations(articles, mode)
    lines = [
        f"  {model.quotes_line(label, scores)}"
        for label, scores in zip(
            model.WAYS, quotes_score.both_ways(articles, predicted), strict=True
        )
    ]
    lines.append(_line("  quote and speaker", score_spoken(articles, predicted)))
    rest = score_spoken(articles, predicted, without=quotes_score.MARKED_SPARINGLY)
    lines.append(_line("  the same without Reported", rest))
    return [*lines, *by_kind(articles, predicted)]


def main() -> None:
    """Print the tables of each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--errors", action="store_true", help="list the errors of seen reports")
    for mode in get_args(Mode):
        parser.add_argument(f"--no-{mode}", action="store_true")
    found = parser.parse_args()
    for mode in get_args(Mode):
        if getattr(found, f"no_{mode}"):
            continue
        print(f"Reader {mode}: the speakers of the sample cases")
        print("\n".join(actors(mode, listed=found.errors)))
        if found.data is not None:
            print(f"Reader {mode}: quotations of public articles")
            print("\n".join(public(found.data, mode)), flush=True)


if __name__ == "__main__":
    main()
