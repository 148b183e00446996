"""A voice: words of a report that are somebody's, and what a sentence offers to find it by."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zopa.case.findings import StatementForm, StatementKind
from zopa.language.text import Quotation, Sentence
from zopa.reading.clause import Clause
from zopa.reading.names import Name
from zopa.reading.subjects import Unnamed

Range = tuple[int, int]

KINDS: dict[StatementForm, StatementKind] = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "FreeIndirect": "indirect",
    "IndirectFreeIndirect": "indirect",
}


class Voice(Struct, frozen=True):
    """Words ``first`` to ``last`` (excluded) are somebody's; ``speaker`` is ``None`` if unnamed.

    ``cue`` and ``frame`` are word ranges, each perhaps in pieces; ``named`` the words that name the
    speaker; ``sourced``: a source is named that is no known actor, or none is named at all; ``joined``
    are those who said it together with the speaker; ``stranger`` who speaks where that is no actor.
    """

    first: int
    last: int
    form: StatementForm
    speaker: Name | None
    rule: str
    cue: tuple[Range, ...] = ()
    frame: tuple[Range, ...] = ()
    named: Range | None = None
    confidence: float = 0.8
    sourced: bool = False
    joined: tuple[Name, ...] = ()
    stranger: Name | None = None

    @property
    def kind(self) -> StatementKind:
        """The kind in the export contract."""
        return KINDS[self.form]


def pieces(voice: Voice, texts: Sequence[str]) -> tuple[Range, ...]:
    """The words of a voice, in two pieces where its frame stands among them with its marks."""
    inner = [f for f in voice.frame if voice.first < f[0] < f[1] < voice.last]
    if not inner:
        return ((voice.first, voice.last),)
    first, last = inner[0]
    while first > voice.first and not texts[first - 1][0].isalnum():
        first -= 1
    while last < voice.last and not texts[last][0].isalnum():
        last += 1
    found = ((voice.first, first), (last, voice.last))
    return tuple(piece for piece in found if piece[0] < piece[1])


class Cue(Struct, frozen=True):
    """A verb of saying at ``index`` in a clause, with its subject and the speaker that names."""

    clause: int
    index: int
    verb: str
    speaker: Name | None
    subject: tuple[Name, ...] | Unnamed


class Passage(Struct, frozen=True):
    """A sentence with its clauses, the quotations that touch it and its cues."""

    sentence: Sentence
    clauses: Sequence[Clause]
    quotes: Sequence[Quotation]
    cues: Sequence[Cue]

    def quoted(self, clause: Clause) -> bool:
        """Whether the clause stands within quotation marks."""
        first, last = clause.words[0], clause.words[-1]
        return any(q.first <= first and last < q.last for q in self.quotes)


def extent(name: Name | None) -> Range | None:
    """The words of a name with its article and title."""
    return (name.head, name.last) if name is not None else None
