"""Titles that no list has, offices of towns, and the bodies of those whom the agenda names."""

from __future__ import annotations

import pytest

from zopa.case.agenda import Agenda, Cues, Issue, LocalNames, Party, PartyKind, Person
from zopa.case.findings import Position, Statement
from zopa.reading.read import Reader

from .made import report, stances


def _party(id: str, kind: PartyKind, names: LocalNames) -> Party:
    return Party(id=id, kind=kind, names={"de": names})


AGENDA = Agenda(
    format="zopa-agenda/1",
    id="town",
    title={"de": "Stadion"},
    parties=(
        _party(
            "town",
            "organisation",
            LocalNames(name="Stadt Ohme", others=("Ohme",), people=("Ohmer",), seats=("Rathaus",)),
        ),
        _party("club", "organisation", LocalNames(name="FC Ohme", others=("Verein",))),
        _party("land", "state", LocalNames(name="Nordland", adjectives=("nordländisch",))),
    ),
    persons=(Person(name="Tjorven Lank", names=("Lank",), party="club", title="Zeugwart"),),
    issues=(
        Issue(
            id="rent",
            name={"de": "Pacht"},
            question={"de": "Die Pacht wird bezahlt."},
            cues={"de": Cues(topic=("Pacht*",))},
        ),
    ),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(AGENDA, "fast")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Die Pacht lehne man ab, sagte Domkapellmeister Paul Brink.", None),
        ("Die Pacht lehne man ab, sagte Domkapellmeister Tjorven Lank.", "club"),
        ("Zeugwart Lank lehnt die Pacht ab.", "club"),
        ("Oberbürgermeister Karl Brink lehnt die Pacht ab.", "town"),
        ("Ohmes Bürgermeisterin Ida Brink lehnt die Pacht ab.", "town"),
        ("Der Ohmer Baudezernent Karl Brink lehnt die Pacht ab.", "town"),
        ("Der Ohmer Stadtrat lehnt die Pacht ab.", "town"),
        ("Der nordländische Bürgermeister Karl Brink lehnt die Pacht ab.", None),
        ("Der nordländische Minister Karl Brink lehnt die Pacht ab.", "land"),
        ("Die Vereinsführung lehnt die Pacht ab.", "club"),
        ("Vereinschef Karl Brink lehnt die Pacht ab.", "club"),
        ("Lank wird deutlich. Sein Klub lehne die Pacht ab.", "club"),
        ("Der Fan Karl Brink lehnt die Pacht ab.", None),
    ],
)
def test_whose_officer_somebody_is(reader: Reader, text: str, party: str | None) -> None:
    found = [one.party for one in reader.read(report(text)) if isinstance(one, Position)]
    assert set(found) <= {party}
    assert found or party is None


def test_a_title_that_no_list_has_is_no_part_of_the_name(reader: Reader) -> None:
    text = "„Wir zahlen nicht“, sagte Domkapellmeister Tjorven Lank."
    (said,) = [one for one in reader.read(report(text)) if isinstance(one, Statement)]
    assert said.speaker == "person-tjorven-lank"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "de",
            "Sowohl die Seepartei als auch der Bergbund lehnen Strafzölle ab.",
            {"lake", "hill"},
        ),
        ("de", "Weder die Seepartei noch der Bergbund wollen Strafzölle.", {"lake", "hill"}),
        ("de", "Die Seepartei wie auch der Bergbund lehnen Strafzölle ab.", {"lake", "hill"}),
        ("de", "Die Seepartei lehnt anders als der Bergbund Strafzölle ab.", {"lake"}),
        ("en", "The Lake Party as well as the Hill League reject tariffs.", {"lake", "hill"}),
    ],
)
def test_several_who_share_a_verb(language: str, text: str, who: set[str]) -> None:
    assert {party for party, _, _, stance in stances(text, language) if stance == "against"} == who
