"""A stand: who takes a stance on the words of a region, before it is asked which issue that is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from zopa.case.findings import PositionOrigin, Stance
from zopa.reading.names import Name
from zopa.reading.voice import Range, Voice

OPPOSITE: dict[Stance, Stance] = {"for": "against", "against": "for", "open": "open"}
"""The stance towards what is turned round: who is for a toll is against its end."""
CONTRARY: dict[Stance, Stance] = {"for": "against", "against": "for", "open": "against"}
"""The stance of who disagrees."""
DENIED: dict[Stance, Stance] = {"for": "against", "open": "against", "against": "open"}
"""The stance of who does not do what tells a stance: who does not refuse may still agree."""


class Stand(Struct, frozen=True):
    """``holder`` takes a stance on what the words of ``region`` name.

    ``insists``: "not negotiable", which refuses a loss and insists on anything else. ``act``: the
    words report a speech act ("fordert"), so there is a statement too; ``voice`` is the statement
    the words stand in. ``context``: may answer what the sentence before named; ``verb_final``: what
    it is about stands before the verb; ``links`` are the words that join its object to the verb;
    ``alone``: no main clause stands before it; ``weak``: an intention; ``soft``: less than a demand;
    ``answers``: a verb without any object, which answers what was said before;
    ``takes_object``: what it is about may be a pronoun ("hat sie abgelehnt");
    ``threat``: what it is about is to deter somebody; ``judges``: a phrase that judges;
    ``specific``: says nothing of talks or plans as such; ``bare``: about
    what its own words name, or about nothing; ``shown``: the words of its clause, which prove it;
    ``grants``: gives what others ask for; ``drops``: takes back what a noun of its clause says;
    ``offers``: tells what somebody would do, which may as well be a threat;
    ``described``: words of the relative clauses that describe words of the region;
    ``refrains``: the stance is contrary because what it is about is denied ("fordert, keine X zu ...");
    ``refused`` is the verb by which it is about a refusal ("lehnt es ab, auf X zu verzichten");
    ``contrary``: the stance of the same words where they are denied, or not denied;
    ``line``: says of what is to be kept that it is a line;
    ``tabled``: refuses to talk of it, as of what is not to be given up;
    ``echo``: takes over the stance that somebody else took before, or its contrary.
    """

    holder: Name
    trigger: Range
    stance: Stance
    region: tuple[int, ...]
    rule: str
    clause: int
    red_line: bool = False
    insists: bool = False
    condition: Range | None = None
    origin: PositionOrigin = "statement"
    act: bool = False
    voice: Voice | None = None
    confidence: float = 0.8
    context: bool = False
    verb_final: bool = False
    links: frozenset[str] = frozenset()
    alone: bool = True
    weak: bool = False
    soft: bool = False
    grants: bool = False
    yields: bool = False
    drops: bool = False
    offers: bool = False
    takes_object: bool = False
    answers: bool = False
    threat: bool = False
    judges: bool = False
    specific: bool = False
    bare: bool = False
    shown: tuple[int, ...] = ()
    described: tuple[int, ...] = ()
    refrains: bool = False
    refused: int | None = None
    tabled: bool = False
    line: bool = False
    contrary: Stance | None = None
    echo: Literal["same", "contrary"] | None = None
