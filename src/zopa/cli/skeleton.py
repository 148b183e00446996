"""A game from the record of a case: each entry with its sentence, nothing guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zopa.cli.choose import chosen_issues, chosen_parties
from zopa.cli.output import LANGUAGES, clean, labels, short
from zopa.errors import ZopaError
from zopa.record.matrix import latest_first
from zopa.record.names import issue_name, option_name, party_name
from zopa.record.strength import decisive

if TYPE_CHECKING:
    from zopa.case.findings import Position
    from zopa.case.report import Report
    from zopa.library import Case

_MOST_SENTENCES = 3
_TWO_WAYS = ("for", "against")
"""The options of an issue for which the agenda has none: its question answered with yes or no."""


def skeleton(case: Case, *, parties: Sequence[str] = (), issues: Sequence[str] = ()) -> str:
    """The text of the game. Raises ``ZopaError`` where the record has no position to build on."""
    matrix = case.matrix()
    wanted_parties = chosen_parties(case, parties) or matrix.parties
    wanted_issues = chosen_issues(case, issues) or tuple(
        id for id in matrix.issues if not _general(case, id)
    )
    if not wanted_parties or not wanted_issues:
        raise ZopaError("there is no position on any issue", hint="read reports into the case")
    return "\n".join(_Skeleton(case, wanted_parties, wanted_issues).lines()) + "\n"


def _general(case: Case, id: str) -> bool:
    issue = case.agenda.issue(id)
    return issue is not None and issue.general


class _Skeleton:
    def __init__(self, case: Case, parties: Sequence[str], issues: Sequence[str]) -> None:
        self.case, self.parties, self.issues = case, parties, issues
        self.reports: Mapping[str, Report] = {r.id: r for r in case.reports()}
        self.vetoes = {p.id for p in case.agenda.parties if p.veto and p.id in parties}
        self.options = {id: self._options(id) for id in issues}
        held = [p for p in case.positions() if case.snapshot.holds(p)]
        self.positions = {
            (party, issue): latest_first(
                decisive(p for p in held if p.party == party and p.issue == issue)
            )
            for party in parties
            for issue in issues
        }

    def _options(self, id: str) -> tuple[str, ...]:
        """Those of the agenda; an issue without any is settled by ``for`` or ``against``."""
        issue = self.case.agenda.issue(id)
        named = tuple(option.id for option in issue.options) if issue else ()
        return named or _TWO_WAYS

    def lines(self) -> Iterator[str]:
        yield "# Made from the record of a case. Complete it: what the record does not say is left out."
        yield "# Missing on purpose: weights, walk_away, figures, and orders that nobody stated."
        if not self.vetoes:
            yield "# The agenda names no veto among them: all must agree; write 'veto: false' where not so."
        yield "format: zopa-game/1"
        yield f"id: {_quoted(self.case.agenda.id)}"
        title = self.case.agenda.title
        if title:
            yield f"title: {_names(title)}"
        yield "parties:"
        for id in self.parties:
            yield from self._party(id)
        yield "issues:"
        for id in self.issues:
            yield from self._issue(id)
        yield from self._links()

    def _issue(self, id: str) -> Iterator[str]:
        names = {lang: issue_name(self.case.agenda, id, lang) for lang in LANGUAGES}
        yield f"  - id: {_quoted(id)}"
        yield f"    name: {_names(names)}"
        yield "    options:"
        for option in self.options[id]:
            called = {lang: self._called(id, option, lang) for lang in LANGUAGES}
            yield f"      - {{id: {_quoted(option)}, name: {_names(called)}}}"

    def _called(self, issue: str, option: str, lang: str) -> str:
        if self.options[issue] == _TWO_WAYS:
            return labels(lang)[option]
        return option_name(self.case.agenda, issue, option, lang)

    def _party(self, id: str) -> Iterator[str]:
        agenda = self.case.agenda
        names = {lang: party_name(agenda, id, lang) for lang in LANGUAGES}
        yield f"  - id: {_quoted(id)}"
        yield f"    name: {_names(names)}"
        if self.vetoes:
            yield f"    veto: {str(id in self.vetoes).lower()}"
        silent = [issue for issue in self.issues if not self.positions[id, issue]]
        if silent:
            yield f"    # nothing said on: {', '.join(silent)}"
        orders: list[str] = []
        lines: list[str] = []
        for issue in self.issues:
            found = self.positions[id, issue]
            if not found:
                continue
            orders += self._order(issue, found)
            lines += self._red_lines(issue, found)
        for key, entries in (("preferences", orders), ("red_lines", lines)):
            if any(not line.lstrip().startswith("#") for line in entries):
                yield f"    {key}:"
            yield from entries

    def _order(self, issue: str, found: Sequence[Position]) -> Iterator[str]:
        """One step of an order where the party was for one option and against another."""
        for position in found[:_MOST_SENTENCES]:
            yield f"      # {issue}: {self._said(position)}"
        latest: dict[str, Position] = {}
        for position in found:
            option = self._settles(issue, position)
            if option is not None:
                latest.setdefault(option, position)
        # What holds only under a condition is no order: a person writes the condition as terms.
        plain = {o: p for o, p in latest.items() if p.condition is None}
        liked = next((o for o, p in plain.items() if p.stance == "for"), None)
        refused = next((o for o, p in plain.items() if p.stance == "against"), None)
        if liked is None and refused is None:
            return
        if self.options[issue] == _TWO_WAYS:
            # On an issue of two ways, being against the one is being for the other.
            position = latest["for"]
            first, second = _TWO_WAYS if liked else ("against", "for")
            proofs = [position]
        elif liked is not None and refused is not None:
            first, second, proofs = liked, refused, [latest[liked], latest[refused]]
        else:
            return
        yield f"      {issue}:"
        yield f"        order: {_quoted(f'{first} > {second}')}"
        yield "        evidence:"
        for proof in proofs:
            yield from self._evidence(proof, "          ")

    def _settles(self, issue: str, position: Position) -> str | None:
        """The option a position is about, or ``None`` where it names none of this game."""
        if position.stance == "open":
            return None
        if position.option in self.options[issue]:
            return position.option
        return "for" if self.options[issue] == _TWO_WAYS else None

    def _red_lines(self, issue: str, found: Sequence[Position]) -> Iterator[str]:
        """What the party called not negotiable and has not since said otherwise on."""
        seen: set[str] = set()
        for position in found:
            option = self._settles(issue, position)
            if option is None or option in seen:
                if position.red_line and option is None:
                    yield f"      # RED LINE without an option of this game: {self._said(position)}"
                continue
            if not position.red_line:
                seen.add(option)
                continue
            seen.add(option)
            if position.condition is not None:
                yield f"      # RED LINE with a condition, to be written as terms: {self._said(position)}"
                continue
            two = self.options[issue] == _TWO_WAYS
            if position.stance == "for" and not two:
                yield f"      # not said which other options this excludes: {self._said(position)}"
                continue
            barred = option if position.stance == "against" else "against"
            yield f"      # {self._said(position)}"
            yield f"      - terms: {{{_quoted(issue)}: {_quoted(barred)}}}"
            yield "        evidence:"
            yield from self._evidence(position, "          ")

    def _links(self) -> Iterator[str]:
        inside = [
            link
            for link in self.case.agenda.links
            # Of one issue only one option is taken anyhow.
            if link.if_[0] != link.then[0]
            and all(i in self.options and o in self.options[i] for i, o in (link.if_, link.then))
        ]
        if inside:
            yield "links:"
        for link in inside:
            (a, x), (b, y) = link.if_, link.then
            yield f"  - kind: {link.kind}"
            yield f"    if: {{{_quoted(a)}: {_quoted(x)}}}"
            yield f"    then: {{{_quoted(b)}: {_quoted(y)}}}"

    def _said(self, position: Position) -> str:
        day = position.as_of.start or position.as_of.end
        option = f" {position.option}" if position.option else ""
        red = ", RED LINE" if position.red_line else ""
        red += ", WITH A CONDITION" if position.condition is not None else ""
        span = position.evidence[0]
        report = self.reports[span.report]
        head = f"{day.isoformat() if day else 'undated'} {position.stance}{option}{red}"
        return f"{head} ({clean(report.path)}): {short(span.text, 200)}"

    def _evidence(self, position: Position, indent: str) -> Iterator[str]:
        for span in position.evidence[:_MOST_SENTENCES]:
            path = _quoted(self.reports[span.report].path)
            yield (
                f"{indent}- {{report: {path}, start: {span.start}, end: {span.end},"
                f" text: {_quoted(span.text)}}}"
            )


def _quoted(text: str) -> str:
    """A scalar that YAML reads as these very characters."""
    return json.dumps(text, ensure_ascii=False)


def _names(names: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{lang}: {_quoted(name)}" for lang, name in names.items()) + "}"
