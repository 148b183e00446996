"""``zopa show FILE disagreements``: contradictions, changes and status updates, each with both spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from zopa.case.findings import DisagreementKind
from zopa.cli.choose import chosen_actors, chosen_issues, chosen_parties
from zopa.cli.filters import Filters, known, within
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.record.export import Row as Data
from zopa.record.export import as_data
from zopa.record.names import issue_name, option_name, party_name

if TYPE_CHECKING:
    from zopa.case.findings import Disagreement, Hardening
    from zopa.case.report import Report
    from zopa.case.spans import Span
    from zopa.library import Case

HARDENED = "hardened"
KINDS: tuple[str, ...] = (*get_args(DisagreementKind), HARDENED)
# A sign beside the word: neither alone tells the kind.
_SIGNS = {"contradiction": "≠", "change": "→", "status": "↻", HARDENED: "!"}


def listing(case: Case, chosen: Filters, lang: str, *, evidence: bool) -> Listing:
    """The disagreements that pass: contradictions, changes, status updates, then hardened quotations."""
    known("kind", chosen.kind, KINDS)
    word = labels(lang)
    names = {actor.id: actor.name for actor in case.actors()}
    by_id = {report.id: report for report in case.reports()}
    only = _Only(case, chosen, by_id)
    rows = []
    for one in case.disagreements():
        if not only.passes(one.kind, one.subject, one.attribute, one.evidence):
            continue
        cells = (
            f"{_SIGNS[one.kind]} {word[one.kind]}",
            _subject(case, one, names, lang),
            _attribute(case, one.attribute, word, lang),
            _between(one).join(
                _value(case, value, one.attribute, word, lang) for value in one.values
            ),
        )
        rows.append(_row(as_data(one), cells, one, by_id, word, evidence=evidence))
    for hard in case.hardened():
        if not only.passes(HARDENED, hard.speaker, hard.issue or "", hard.evidence):
            continue
        cells = (
            f"{_SIGNS[HARDENED]} {word[HARDENED]}",
            names.get(hard.speaker) or party_name(case.agenda, hard.speaker, lang),
            _attribute(case, hard.issue, word, lang) if hard.issue else "",
            " → ".join(hard.words),
        )
        data = as_data(hard) | {"kind": HARDENED}
        rows.append(_row(data, cells, hard, by_id, word, evidence=evidence))
    columns = (
        Column(word["kind"]),
        Column(word["subject"], grow=2),
        Column(word["attribute"], grow=2),
        Column(word["values"], grow=6),
    )
    return Listing(columns, rows)


class _Only:
    """What the filters leave."""

    def __init__(self, case: Case, chosen: Filters, reports: Mapping[str, Report]) -> None:
        self._chosen = chosen
        self._subjects = {*chosen_parties(case, chosen.party), *chosen_actors(case, chosen.actor)}
        self._issues = chosen_issues(case, chosen.issue)
        self._reports = reports

    def passes(self, kind: str, subject: str, attribute: str, evidence: Sequence[Span]) -> bool:
        """Whether one is of the kind, the subject, the issue, and known from a report asked for."""
        if self._chosen.kind and kind not in self._chosen.kind:
            return False
        # the subject of an event names its sides: "talks ru-ua Istanbul 2025-05-16"
        named = {subject, *(side for part in subject.split() for side in part.split("-"))}
        if self._subjects and not self._subjects & named:
            return False
        if self._issues and attribute not in self._issues:
            return False
        return any(within(self._chosen, self._reports[span.report]) for span in evidence)


def _row(
    data: Data,
    cells: Iterable[str],
    one: Disagreement | Hardening,
    reports: Mapping[str, Report],
    word: Mapping[str, str],
    *,
    evidence: bool,
) -> Row:
    why = " ".join(filter(None, [one.rule, *(f"„{said}“" for said in one.words)]))
    proof = sentences(one.evidence, reports, word, rule=why) if evidence else ()
    return Row(data, tuple(map(clean, cells)), proof)


def _between(one: Disagreement) -> str:
    return " ≠ " if one.kind == "contradiction" else " → "


def _subject(case: Case, one: Disagreement, names: Mapping[str, str], lang: str) -> str:
    if one.subject in names and one.subject.startswith("person-"):
        return names[one.subject]
    if " " in one.subject:
        kind, _, rest = one.subject.partition(" ")
        return f"{labels(lang).get(kind, kind)} {rest}"
    return party_name(case.agenda, one.subject, lang)


def _attribute(case: Case, attribute: str, word: Mapping[str, str], lang: str) -> str:
    if case.agenda.issue(attribute):
        return issue_name(case.agenda, attribute, lang)
    return word.get(attribute, attribute)


def _value(case: Case, value: str, attribute: str, word: Mapping[str, str], lang: str) -> str:
    """What a finding says, its keywords and options in the language of the screen."""
    said, condition, rest = value.partition(", condition: ")
    parts = []
    for part in said.split(", "):
        shown = option_name(case.agenda, attribute, part, lang)
        if shown == part:
            shown = word.get(part.replace(" ", "_"), part)
        if attribute == "office":
            shown = word.get(f"office_{part}", shown)
        parts.append(shown)
    return ", ".join(parts) + (f", {word['condition']}: {rest}" if condition else "")
