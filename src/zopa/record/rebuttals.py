"""What one report has somebody claim of a party, and the party deny right after it.

Both stand in one report, so time explains nothing: there are two accounts of one thing. Only a denial
that points back ("denied this", "no such promise") is taken; one that names its matter is of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Disagreement, Event, Finding, Mention, Office, Position, Statement
from zopa.language.differing import Found, Sign, rebuttal, sign
from zopa.record.compared import Ground, Value, differ
from zopa.record.matters import issues_of
from zopa.record.position_items import OPPOSED

_NEAR = 120  # characters from a claim to what denies it
_WEIGHT = 0.8

F = TypeVar("F", bound=Finding)
Find = Callable[[str, str | None], Found | None]


class _Told(Struct, frozen=True):
    """A statement with the stretch that it takes with its frame; ``party`` is that of its speaker."""

    statement: Statement
    start: int
    end: int
    party: str | None


class _Page(Struct, frozen=True):
    """What is told in one report, for one that is denied or opposed there."""

    told: list[_Told]
    positions: list[Position]
    gone: list[Office | Event]
    mentions: list[Mention]


def rebuttals(ground: Ground) -> Iterator[Disagreement]:
    """Contradictions between a claim and its denial, or between two opposed accounts, in one report."""
    case = ground.case
    marked: dict[str, list[tuple[Statement, Found, bool]]] = defaultdict(list)
    for one in filter(case.holds, case.statements):
        if ground.is_copy(one.report):
            continue
        denial = _first(one, rebuttal, ground)
        found = denial or _first(one, _sign("contrary"), ground)
        if found is not None:
            marked[one.report].append((one, found, denial is not None))
    if not marked:
        return
    speaks_for = ground.speaks_for
    pages = {report: _Page([], [], [], []) for report in marked}
    for one in filter(case.holds, case.statements):
        if one.report in pages:
            pages[one.report].told.append(_laid(one, speaks_for))
    for position in filter(case.holds, case.positions):
        if position.report in pages and position.party and position.origin != "analysis":
            pages[position.report].positions.append(position)
    for office in filter(case.holds, case.offices):
        if office.report in pages and office.status == "left":
            pages[office.report].gone.append(office)
    for event in filter(case.holds, case.events):
        if event.report in pages and event.kind == "resignation":
            pages[event.report].gone.append(event)
    for mention in filter(case.holds, case.mentions):
        if mention.report in pages:
            actor = speaks_for.get(mention.actor, mention.actor)
            pages[mention.report].mentions.append(replace(mention, actor=actor))
    told: set[tuple[str, str, str]] = set()
    for report, some in sorted(marked.items()):
        for one, words, denied in some:
            laid = _laid(one, speaks_for)
            rival = _denied(laid, pages[report], ground) if denied else None
            made = (
                _made(*rival, laid, words)
                if rival is not None
                else _contrary(laid, words, pages[report])
            )
            if made is not None and (report, made.subject, made.attribute) not in told:
                told.add((report, made.subject, made.attribute))
                yield made


def _sign(name: Sign) -> Find:
    return lambda text, language: sign(text, name, language)


def _first(statement: Statement, find: Find, ground: Ground) -> Found | None:
    """The first words that are found in the frame of a statement or in what it says."""
    language = ground.times.language.get(statement.report)
    for text in [part.text for part in statement.frame] + [s.text for s in statement.evidence]:
        found = find(text, language)
        if found is not None:
            return found
    return None


def _laid(statement: Statement, speaks_for: dict[str, str]) -> _Told:
    own = statement
    parts = [(p.start, p.end) for p in (*own.frame, *own.cue, *own.speaker_spans)]
    parts += [(s.start, s.end) for s in own.evidence]
    who = statement.speaker
    party = speaks_for.get(who, who) if who is not None else None
    return _Told(own, min(a for a, _ in parts), max(b for _, b in parts), party)


def _denied(denial: _Told, page: _Page, ground: Ground) -> tuple[str, str, Finding] | None:
    """Whom the denied claim is about, on what, and the finding that tells it."""
    gone = _before(denial, page.gone)
    position = _before(denial, [p for p in page.positions if denial.party in {None, p.party}])
    claim = max(
        (one for one in page.told if 0 <= denial.start - one.end <= _NEAR),
        key=lambda one: (one.end, -one.start, one.statement.id),
        default=None,
    )
    # of several the nearest is denied; a claim that holds a position tells that one
    at = claim.start if claim is not None else 0
    if gone is not None and gone.evidence[0].end > at and position is None:
        return _person(gone), "office", gone
    if position is not None and position.evidence[0].end > at:
        sure = denial.party is not None or ground.voices.of(position) != "own"
        return (str(position.party), position.issue, position) if sure else None
    if claim is None or _own(claim, denial):
        return None
    if _first(claim.statement, _sign("commits"), ground) is None:
        return None
    within = [p for p in page.positions if _meet(p, denial)]
    if within and len({(p.party, p.issue) for p in within}) == 1:
        party, issue = str(within[0].party), within[0].issue
        return (party, issue, claim.statement) if claim.party != party else None
    issues = issues_of(ground.case, [claim.statement])[claim.statement.id]
    party_ = _accused(claim, denial, page)
    return (party_, issues[0], claim.statement) if party_ and len(issues) == 1 else None


def _before(denial: _Told, some: Sequence[F]) -> F | None:
    """The one whose words stand nearest before a denial, and not far from it."""
    near = [one for one in some if 0 <= denial.start - one.evidence[0].end <= _NEAR]
    return max(near, key=lambda one: (one.evidence[0].end, one.id), default=None)


def _own(claim: _Told, denial: _Told) -> bool:
    """Whether both are words of one speaker, or of one party."""
    who = claim.statement.speaker
    return who is not None and (who == denial.statement.speaker or claim.party == denial.party)


def _accused(claim: _Told, denial: _Told, page: _Page) -> str | None:
    """The party that a claim is about and whose denial it is; ``None`` where that is in doubt."""
    named = {
        mention.actor
        for mention in page.mentions
        if any(claim.start <= s.start and s.end <= claim.end for s in mention.evidence)
    } - {claim.party}
    if denial.party is None:
        return next(iter(named)) if len(named) == 1 else None
    # who is asked is not named: "he says that you agreed"
    asked = not named and denial.statement.kind == "direct"
    return denial.party if denial.party in named or asked else None


def _meet(position: Position, told: _Told) -> bool:
    span = position.evidence[0]
    return told.start < span.end and span.start < told.end


def _person(gone: Office | Event) -> str:
    return gone.actor if isinstance(gone, Office) else gone.participants[0]


def _made(
    subject: str, attribute: str, claim: Finding, denial: _Told, words: Found
) -> Disagreement:
    office = attribute == "office"
    return differ(
        "contradiction",
        subject,
        attribute,
        [_says(claim)],
        [_says(denial.statement)],
        rule="office.left_and_denied" if office else "position.claimed_and_denied",
        words=[words.text],
        weight=_WEIGHT,
    )


def _says(finding: Finding) -> Value:
    return Value(finding, finding.evidence[0].text)


def _contrary(one: _Told, words: Found, page: _Page) -> Disagreement | None:
    """Two stances of a party side by side, where the words say that they are opposed."""
    for after in (p for p in page.positions if _meet(p, one)):
        opposed = [
            p
            for p in page.positions
            if (p.party, p.issue) == (after.party, after.issue)
            and {p.stance, after.stance} == OPPOSED
        ]
        before = _before(one, opposed)
        if before is not None:
            return differ(
                "contradiction",
                str(after.party),
                after.issue,
                [Value(before, before.stance)],
                [Value(after, after.stance)],
                rule="position.contrary_accounts",
                words=[words.text],
                weight=_WEIGHT,
            )
    return None
