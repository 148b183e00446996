"""What reading finds in a report. Every finding carries its evidence and the rule that made it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from zopa.case.spans import Interval, Part, Span

StatementKind = Literal["direct", "indirect", "reported"]
StatementForm = Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"]
Medium = Literal["Speech", "Writing", "Thought", "ST", "SW", "TW"]
Hedge = Literal["self_report", "relayed", "framing", "anonymous", "hearsay", "inference"]
LinkKind = Literal["outlet", "agency", "document", "official", "principal"]
Stance = Literal["for", "open", "against"]
PositionOrigin = Literal["statement", "narrative", "analysis"]
ESTIMATED = "position.model"
"""The rule of a position that no rule reads: the model of stances was sure of it."""
ActorKind = Literal["person", "state", "organisation", "group", "anonymous"]
OfficeStatus = Literal["held", "left", "named", "informal", "member", "excluded"]
EventKind = Literal[
    "meeting",
    "call",
    "visit",
    "talks",
    "summit",
    "strike",
    "ceasefire",
    "sanction",
    "arms_release",
    "signing",
    "resignation",
    "appointment",
    "vote",
    "presentation",
    "agreement",
    "protest",
    "release",
    "ruling",
    "walkout",
    "attack",
]
EventStatus = Literal[
    "planned",
    "held",
    "postponed",
    "replaced",
    "suspended",
    "cancelled",
    "rumoured",
    "agreed",
]
LeverKind = Literal[
    "threat", "sanction", "aid", "arms_release", "deadline", "battlefield", "domestic"
]
LeverStatus = Literal["announced", "in_force", "carried_out", "dropped"]
ParticipantRole = Literal["side", "host", "guest", "mediator", "actor", "target", "absent"]
DisagreementKind = Literal["contradiction", "change", "status"]
Bound = Literal["exact", "about", "least", "most"]


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
    """A person speaks for a party through an office held from ``start`` to ``end``.

    ``informal``: the work without the title; ``member`` and ``excluded``: of the delegation that
    ``title`` names.
    """

    report: str
    actor: str
    title: str
    party: str | None
    held: Interval = Interval()
    status: OfficeStatus = "held"


class Link(Struct, frozen=True, gc=False):
    """One hand through which a statement came; ``actor`` where the report tells who it is."""

    kind: LinkKind
    name: Part
    actor: str | None = None


class Unnamed(Struct, frozen=True, gc=False):
    """Sources without a name: how many, and the party on whose side they stand, where it is told."""

    count: int | None = None
    side: str | None = None


class Statement(Finding, frozen=True, kw_only=True):
    """An attributed utterance. Each part is a list of stretches: a quotation may be in pieces.

    ``hedge`` is ``None`` for what was heard first hand, ``hedge_spans`` are the words that show it.
    ``chain`` has the hands it came through, from the one nearest to the reader to its origin.
    ``speaker_rule`` names the rule that told who the speaker is.
    """

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
    hedge_spans: tuple[Part, ...] = ()
    chain: tuple[Link, ...] = ()
    unnamed: Unnamed | None = None
    speaker_rule: str | None = None


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


class Participant(Struct, frozen=True, gc=False):
    """One who takes part in an event, and as what; ``actor`` where the report tells who it is."""

    role: ParticipantRole
    name: Part
    actor: str | None = None


class Event(Finding, frozen=True, kw_only=True):
    """Something that happened, or that was to happen.

    ``participants`` are parties and persons by id, ``roles`` the same with the words that name them.
    ``name`` is that of a format or meeting ("Ukraine-Kontaktgruppe"), ``minutes`` how long it took,
    ``atmosphere`` the words in which the report tells its mood, ``when`` those that tell its date.
    """

    report: str
    kind: EventKind
    participants: tuple[str, ...]
    place: str | None = None
    date: Interval = Interval()
    status: EventStatus = "held"
    name: str | None = None
    minutes: int | None = None
    roles: tuple[Participant, ...] = ()
    atmosphere: tuple[Part, ...] = ()
    when: tuple[Part, ...] = ()


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
    """Pressure that one actor has on another; ``None`` for one whom the report does not tell.

    ``trigger`` are the words that say when it strikes, ``size`` those that say how hard. ``date`` is
    the day of the announcement or the deed, else that of the report. ``domestic``: the target is weak
    at home, and nobody holds it. A sanction that holds is ``in_force``, arms that were delivered are
    ``carried_out``, what was lifted, put off or taken back is ``dropped``.
    """

    report: str
    kind: LeverKind
    holder: str | None
    target: str | None
    trigger: Part | None = None
    date: Interval = Interval()
    status: LeverStatus = "announced"
    size: Part | None = None


class Figure(Finding, frozen=True, kw_only=True):
    """A number that a report gives: ``value`` of what ``counted`` names, at ``date``.

    ``counted`` is a key that words for one thing share in all languages, ``noun`` the word of the
    report and ``number`` its number. ``unit`` is what is measured in, ``None`` for what is counted.
    ``bound``: "at least 200" is ``least``. ``total``: a count that can only grow. ``actors`` are those
    that the sentence names, ``issue`` what it is about. ``date`` is empty where no day is told.
    """

    report: str
    value: float
    counted: str
    noun: Part
    number: Part
    bound: Bound
    total: bool
    unit: str | None = None
    actors: tuple[str, ...] = ()
    issue: str | None = None
    date: Interval = Interval()


class Matter(Finding, frozen=True, kw_only=True):
    """A stance on something that is on no agenda: whose, which, and the nouns that name it.

    ``keywords`` are suggested cues for an issue of its own, the first noun first.
    """

    report: str
    party: str | None
    speaker: str | None
    stance: Stance
    keywords: tuple[str, ...]
    as_of: Interval = Interval()


class Hardening(Struct, frozen=True, kw_only=True):
    """A quotation and a paraphrase of it that is harder than the words quoted.

    ``quoted`` and ``paraphrased`` are the words of strength in them, ``findings`` the ids of both.
    """

    id: str
    speaker: str
    issue: str | None
    quoted: Span
    paraphrased: Span
    words: tuple[str, str]
    findings: tuple[str, str]
    evidence: tuple[Span, ...]
    confidence: float
    rule: str


class Disagreement(Struct, frozen=True, kw_only=True):
    """Two or more findings that do not go together, and in which of the three ways.

    ``values`` has what each of ``findings`` says, in the same order, the earlier first; ``evidence``
    the stretch of each. ``rule`` tells why it was called what it was called, ``words`` are those of the
    reports that the rule went by beside the values.
    """

    id: str
    kind: DisagreementKind
    subject: str
    attribute: str
    findings: tuple[str, ...]
    values: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    words: tuple[str, ...] = ()
