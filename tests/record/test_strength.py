"""How well a stance is proven: sources, outlets, whose words."""

from __future__ import annotations

from datetime import date

import pytest

from zopa.case.findings import ESTIMATED, Hedge, PositionOrigin, StatementKind
from zopa.record.history import history
from zopa.record.strength import RANKS, Strength

from .disagreeing import AGENDA, MAY
from .told import Told


def strength(made: Told) -> Strength:
    (run,) = history(made.snap(), "north", "territory").runs
    return run.strength


@pytest.mark.parametrize(
    ("origin", "hedge", "rank"),
    [
        ("statement", None, "own_words"),
        ("statement", "self_report", "own_words"),
        ("statement", "relayed", "reported"),
        ("statement", "framing", "reported"),
        ("narrative", None, "reported"),
        ("statement", "hearsay", "hearsay"),
        ("narrative", "anonymous", "hearsay"),
        ("analysis", None, "analysis"),
        ("statement", "inference", "analysis"),
    ],
)
def test_whose_words(origin: PositionOrigin, hedge: Hedge | None, rank: str) -> None:
    made = Told(AGENDA)
    report = made.paper("Das lehne man ab.", MAY)
    made.stands(report, "Das lehne man ab.", "north", "against", origin=origin)
    kind: StatementKind = "indirect"
    made.says(report, "Das lehne man ab.", "Ada Berg", kind, hedge=hedge)
    found = strength(made)
    assert (found.rank, found.reason, found.sources) == (rank, f"strength.{rank}", 1)
    assert found.rank in RANKS


def test_what_only_the_model_sees_is_no_more_than_reported() -> None:
    made = Told(AGENDA)
    report = made.paper("Das lehne man ab.", MAY)
    made.stands(report, "Das lehne man ab.", "north", "against", rule=ESTIMATED)
    assert strength(made).rank == "reported"


def test_copies_are_no_sources_and_one_outlet_is_one_voice() -> None:
    made = Told(AGENDA)
    prints = ((*range(50),), (*range(50),), (*range(100, 150),))
    for number, fingerprint in enumerate(prints):
        text = f"{number}: Das lehnt der Norden ab."
        report = made.paper(
            text, date(2025, 5, 5 + number), outlet="Kurier", fingerprint=fingerprint
        )
        made.stands(report, text, "north", "against", origin="narrative")
    found = strength(made)
    assert (found.sources, found.outlets, found.rank) == (2, 1, "reported")
    text = "Auch die Post meldet: abgelehnt."
    made.stands(made.paper(text, MAY, outlet="Post"), text, "north", "against", origin="narrative")
    found = strength(made)
    assert (found.sources, found.outlets, found.rank) == (3, 2, "reported_by_several")


def test_own_words_and_a_second_outlet() -> None:
    made = Told(AGENDA)
    for text, outlet in (("Wir lehnen ab.", "Kurier"), ("Abgelehnt.", "Post")):
        made.stands(made.paper(text, MAY, outlet=outlet), text, "north", "against")
    assert strength(made).rank == "own_words_confirmed"
