"""What the tests of disagreements share: an agenda, two days, and what is found between reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from zopa.case.agenda import Agenda, Cues, Issue, Option, Party
from zopa.case.findings import Disagreement, Stance
from zopa.record.disagreements import disagreements

from .told import Told

AGENDA = Agenda(
    format="zopa-agenda/1",
    id="test",
    title={"en": "Test"},
    parties=(Party(id="north", kind="party"), Party(id="south", kind="party")),
    issues=(
        Issue(id="territory", name={}, question={}),
        Issue(id="negotiation", name={}, question={}, general=True),
        Issue(
            id="harbour",
            name={},
            question={},
            cues={"de": Cues(for_=("Hafen*",), against=("Sperre*",))},
            options=(
                Option(id="closed", name={}, cues={"de": ("Sperre*",)}),
                Option(id="dues", name={}),
            ),
        ),
    ),
)
MAY = date(2025, 5, 5)  # a Monday
JUNE = date(2025, 6, 16)


def found(made: Told) -> tuple[Disagreement, ...]:
    return disagreements(made.snap())


def kinds(made: Told) -> list[tuple[str, str]]:
    return [(one.kind, one.rule) for one in found(made)]


def two(
    first: str,
    second: str,
    stances: tuple[Stance, Stance],
    *,
    days: tuple[date | None, date | None] = (MAY, JUNE),
    **more: Any,
) -> Told:
    """The north in two reports."""
    made = Told(AGENDA)
    for text, stance, day in zip((first, second), stances, days, strict=True):
        made.stands(made.paper(text, day), text, "north", stance, **more)
    return made
