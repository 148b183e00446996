"""Pairs of actors: those in doubt, those that a person decided on, and which of them a name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zopa.case.decision import Decision, pair_of
from zopa.cli.lists import sentences
from zopa.cli.output import Column, Listing, Row, clean, labels
from zopa.errors import ZopaError
from zopa.record.export import as_data
from zopa.record.names import party_name

if TYPE_CHECKING:
    from zopa.case.actors import Doubt, Reason
    from zopa.case.spans import Span
    from zopa.library import Case

_AT = "@"
_MOST_PLACES = 2  # sentences shown of each of the two
_MOST_NAMED = 8
_STANDS = {"accept": "same", "reject": "apart"}


class Pairs:
    """The pairs of a case, and the actors that names mean."""

    def __init__(self, case: Case, lang: str) -> None:
        self.case = case
        self.lang = lang
        self.word = labels(lang)

    @cached_property
    def decided(self) -> tuple[tuple[tuple[str, str], Decision], ...]:
        """The pairs that a person's word holds for, the earliest first."""
        pairs = ((pair_of(one), one) for one in self.case.decisions() if one.verdict in _STANDS)
        return tuple((pair, one) for pair, one in pairs if pair is not None)

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """The ids that each name stands for in the reports, by the name in lower case."""
        found: dict[str, set[str]] = defaultdict(set)
        for mention in self.case.mentions():
            for name in (mention.actor, mention.name, mention.form):
                found[name.casefold()].add(mention.actor)
        for actor in self.case.actors():
            found[actor.id.casefold()].add(actor.id)
            if not found.get(actor.name.casefold()):
                found[actor.name.casefold()].add(actor.id)
        for party in self.case.agenda.parties:
            found[party_name(self.case.agenda, party.id, self.lang).casefold()].add(party.id)
        return found

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What an actor is called, by id, also by the ids that its reports give it."""
        names = {mention.actor: mention.name for mention in self.case.mentions()}
        return names | {actor.id: actor.name for actor in self.case.actors()}

    @cached_property
    def _reports(self) -> dict[str, str]:
        """The ids of reports by id and by path."""
        reports = self.case.reports()
        return {report.path: report.id for report in reports} | {r.id: r.id for r in reports}

    def name(self, id: str) -> str:
        """The name to show for an id or for ID@REPORT."""
        bare, at, report = id.partition(_AT)
        name = self._names.get(bare, bare)
        if not at:
            return clean(name)
        path = next((path for path, one in self._reports.items() if one == report), report)
        return clean(f"{name} @ {path}")

    def meant(self, said: str) -> str:
        """The id that a name, an id or NAME@REPORT stands for.

        Raises ``ZopaError`` for a name that nobody has, or that several ids have.
        """
        bare, at, place = said.partition(_AT)
        report = self._reports.get(place.strip()) if at else None
        if at and report is None:
            raise ZopaError(
                f"no report {place.strip()!r} in this case", hint="see: zopa show FILE reports"
            )
        wanted = " ".join(bare.split()).casefold()
        found = self._forms.get(wanted, set())
        if wanted in {id.casefold() for id in found}:
            found = {id for id in found if id.casefold() == wanted}
        if report is not None and len(found) > 1:
            here = {m.actor for m in self.case.mentions() if m.report == report}
            found = found & here or found
        if not found:
            raise ZopaError(f"no actor {bare.strip()!r} in this case", hint=self._near(wanted))
        if len(found) > 1:
            ids = ", ".join(sorted(found)[:_MOST_NAMED])
            raise ZopaError(f"{bare.strip()!r} may be several actors", hint=f"take one of: {ids}")
        (id,) = found
        return id if report is None else f"{id}{_AT}{report}"

    def _near(self, wanted: str) -> str:
        near = sorted(
            {self._names[id] for form, ids in self._forms.items() if wanted in form for id in ids}
            & {*self._names.values()}
        )
        return (
            f"there is: {', '.join(near[:_MOST_NAMED])}" if near else "see: zopa show FILE actors"
        )

    def held(self, first: str, second: str) -> tuple[str, str]:
        """The pair that was decided on and that two names mean; raises ``ZopaError`` for none."""
        wanted = [self._ids(first), self._ids(second)]
        for (one, other), _ in reversed(self.decided):
            if (one in wanted[0] and other in wanted[1]) or (
                one in wanted[1] and other in wanted[0]
            ):
                return one, other
        raise ZopaError(
            f"nothing was decided on {first!r} and {second!r}", hint="see: zopa decide FILE"
        )

    def _ids(self, said: str) -> set[str]:
        """All ids that a name may stand for, those of the decisions among them."""
        bare, at, place = said.partition(_AT)
        wanted = " ".join(bare.split()).casefold()
        found = {wanted} | self._forms.get(wanted, set())
        if at:
            report = self._reports.get(place.strip(), place.strip())
            return {f"{id}{_AT}{report}" for id in found}
        ids = {id for pair, _ in self.decided for id in pair}
        return found | {id for id in ids if id.casefold() == wanted}


def listing(pairs: Pairs, *, evidence: bool) -> Listing:
    """The pairs in doubt, then those that a person decided on."""
    word = pairs.word
    rows = [_doubt(pairs, doubt, evidence=evidence) for doubt in pairs.case.doubtful()]
    for (first, second), decision in pairs.decided:
        stand = _STANDS[decision.verdict]
        data: dict[str, Any] = {
            "status": stand,
            "first": first,
            "second": second,
            "names": [pairs.name(first), pairs.name(second)],
            "reasons": [],
            "by": decision.by,
            "at": decision.at.isoformat(),
            "note": decision.note,
        }
        who = f"{decision.by}, {decision.at.date()}" + (
            f": {decision.note}" if decision.note else ""
        )
        cells = (pairs.name(first), pairs.name(second), word[f"pair_{stand}"], clean(who))
        proof = _proof(pairs, (first, second), "decision") if evidence else ()
        rows.append(Row(data, cells, proof))
    columns = (
        Column(word["first"], grow=2),
        Column(word["second"], grow=2),
        Column(word["status"]),
        Column(word["why"], grow=4),
    )
    return Listing(columns, rows)


def _doubt(pairs: Pairs, doubt: Doubt, *, evidence: bool) -> Row:
    names = [pairs.name(doubt.first), pairs.name(doubt.second)]
    data = {
        "status": "open",
        "first": doubt.first,
        "second": doubt.second,
        "names": names,
        "reasons": [as_data(reason) for reason in doubt.reasons],
        "by": None,
        "at": None,
        "note": "",
    }
    why = "; ".join(map(_reason, doubt.reasons))
    cells = (*names, pairs.word["pair_open"], clean(why))
    proof = _proof(pairs, (doubt.first, doubt.second), "") if evidence else ()
    return Row(data, cells, proof)


def _reason(reason: Reason) -> str:
    """A sign for or against, the rule, and the words that it read."""
    words = f": {', '.join(reason.words)}" if reason.words else ""
    return f"{'−' if reason.against else '+'} {reason.rule}{words}"


def _proof(pairs: Pairs, ids: Iterable[str], rule: str) -> tuple[str, ...]:
    """Where each of the two is named, with the sentence around the name."""
    by_id = {report.id: report for report in pairs.case.reports()}
    lines: list[str] = []
    for id in ids:
        bare, at, report = id.partition(_AT)
        spans: list[Span] = [
            span
            for mention in pairs.case.mentions()
            if mention.actor == bare and (not at or mention.report == report)
            for span in mention.evidence[:1]
        ]
        around = [_around(pairs.case, span) for span in spans[:_MOST_PLACES]]
        lines += sentences(around, by_id, pairs.word, rule=rule)
    return tuple(lines)


def _around(case: Case, span: Span) -> Span:
    """The line that a name stands in, or as much of it as can be read at a glance."""
    report = case.report(span.report)
    text = report.text
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 150)
    end = text.find("\n", span.end)
    return report.span(start, min(end if end >= 0 else len(text), span.end + 150))
