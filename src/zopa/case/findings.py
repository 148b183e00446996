"""What reading finds in a report. Every finding carries its evidence and the rule that made it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from zopa.case.spans import Interval, Part, Span

StatementKind = Literal["direct", "indirect", "reported"]
StatementForm = Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"]
Medium = Literal["Speech", "Writing", "Thought", "ST", "SW", "TW"]
Hedge = Literal["self_report", "relayed", "framing", "anonymous", "hearsay"]
Stance = Literal["for", "open", "against"]
PositionOrigin = Literal["statement", "narrative", "analysis"]
ActorKind = Literal["person", "state", "organisation", "group", "anonymous"]
OfficeStatus = Literal["held", "left", "named"]
EventStatus = Literal["planned", "held", "postponed", "suspended", "cancelled", "rumoured"]
DisagreementKind = Literal["contradiction", "change", "status"]


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """What all findings share.

    ``id`` is a hash of the content (not of rule and confidence, so that a person's decision still
    holds after the rules improve), ``confidence`` lies between 0 and 1, ``rule`` names the rule.
    """

    id: str
    evidence: tuple[Span, ...]
    confidence: float
    rule: str


class Mention(Finding, frozen=True, kw_only=True):
    """An actor named in one report by one form of its name; the evidence is each place.

    ``actor`` is the id that the actor has in the whole case: the party's id of the agenda, the
    lower-case ISO code of a state, or an id made from the folded full name of a person.
    """

    report: str
    actor: str
    kind: ActorKind
    name: str
    form: str
    iso2: str | None = None


class Office(Finding, frozen=True, kw_only=True):
    """A person speaks for a party through an office held from ``start`` to ``end``."""

    report: str
    actor: str
    title: str
    party: str | None
    held: Interval = Interval()
    status: OfficeStatus = "held"


class Statement(Finding, frozen=True, kw_only=True):
    """An attributed utterance. Each part is a list of stretches: a quotation may be in pieces."""

    report: str
    speaker: str | None
    kind: StatementKind
    form: StatementForm
    medium: Medium = "Speech"
    quote: tuple[Part, ...]
    speaker_spans: tuple[Part, ...] = ()
    cue: tuple[Part, ...] = ()
    frame: tuple[Part, ...] = ()
    addressee_spans: tuple[Part, ...] = ()
    hedge: Hedge | None = None
    relayed_by: str | None = None
    said: Interval = Interval()


class Position(Finding, frozen=True, kw_only=True):
    """Where a party stands on an issue, or on one option of it, at a date."""

    report: str
    party: str | None
    speaker: str | None
    issue: str
    option: str | None = None
    stance: Stance
    red_line: bool = False
    condition: Part | None = None
    as_of: Interval = Interval()
    origin: PositionOrigin = "statement"


class Event(Finding, frozen=True, kw_only=True):
    """Something that happened, or that was to happen."""

    report: str
    kind: str
    participants: tuple[str, ...]
    place: str | None = None
    date: Interval = Interval()
    status: EventStatus = "held"


class Clause(Struct, frozen=True, kw_only=True):
    """A numbered term of a proposal, mapped to issues and options of the agenda."""

    number: str
    text: Span
    issues: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


class Proposal(Finding, frozen=True, kw_only=True):
    """One dated version of a plan."""

    report: str
    name: str
    version: str
    author: str | None = None
    date: Interval = Interval()
    clauses: tuple[Clause, ...] = ()


class Evaluation(Finding, frozen=True, kw_only=True):
    """What a party said of a proposal."""

    report: str
    proposal: str
    party: str | None
    speaker: str | None
    verdict: str
    quote: Part | None = None


class Lever(Finding, frozen=True, kw_only=True):
    """Pressure that one actor has on another."""

    report: str
    kind: str
    holder: str | None
    target: str | None
    trigger: Part | None = None
    date: Interval = Interval()
    status: str = "announced"


class Disagreement(Struct, frozen=True, kw_only=True):
    """Two or more findings that do not go together, and in which of the three ways."""

    id: str
    kind: DisagreementKind
    subject: str
    attribute: str
    findings: tuple[str, ...]
    values: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
