"""Which issues of the agenda a statement is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from zopa.case.findings import Position, Statement
from zopa.language.compact import LANGUAGES
from zopa.language.text import words
from zopa.reading.issues import CueIndex
from zopa.record.snapshot import Snapshot


def issues_of(case: Snapshot, statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """The issues of each statement by its id, in the order of the agenda; none for most.

    A statement is about the issue of a position that its words prove, and about an issue whose cue
    words it holds.
    """
    proven: dict[str, list[Position]] = defaultdict(list)
    for position in filter(case.holds, case.positions):
        proven[position.report].append(position)
    languages = {report.id: report.language for report in case.reports}
    cues = {
        language: CueIndex(case.agenda, language)
        for language in {*languages.values()} & {*LANGUAGES}
        if language is not None
    }
    order = {issue.id: number for number, issue in enumerate(case.agenda.issues)}
    found = {}
    for one in statements:
        issues = {position.issue for position in proven[one.report] if _proves(one, position)}
        index = cues.get(languages.get(one.report) or "")
        if index is not None:
            for part in one.quote:
                tokens = words(part.text)
                issues |= {hit.cue.issue for hit in index.find(tokens, 0, len(tokens))}
        found[one.id] = tuple(sorted(issues, key=lambda issue: order.get(issue, len(order))))
    return found


def _proves(statement: Statement, position: Position) -> bool:
    return any(
        span.start < part.end and part.start < span.end
        for span in position.evidence
        for part in statement.quote
    )
