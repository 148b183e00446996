"""English reports of talks between bodies that are named by common nouns, some of which give something up."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from zopa.case.agenda import Agenda
from zopa.case.findings import Position
from zopa.case.report import Report
from zopa.reading.read import Reader

_AGENDA = {
    "format": "zopa-agenda/1",
    "id": "quay",
    "title": {"en": "The quay"},
    "parties": [
        {
            "id": "port",
            "kind": "organisation",
            "names": {"en": {"name": "Port of Vell", "others": ["port", "port authority"]}},
        },
        {
            "id": "dockers",
            "kind": "group",
            "names": {"en": {"name": "dockers' union", "others": ["dockers", "union"]}},
        },
        {"id": "ardia", "kind": "state", "names": {"en": {"name": "Ardia", "capital": "Vell"}}},
    ],
    "persons": [
        {"name": "Ilse Brandt", "names": ["Brandt"], "party": "port", "title": "chief executive"},
        {"name": "Tom Reeve", "names": ["Reeve"], "party": "dockers", "title": "chairman"},
    ],
    "issues": [
        {
            "id": "bonus",
            "name": {"en": "Bonus"},
            "question": {"en": "The bonus is cut."},
            "cues": {"en": {"topic": ["bonus*"]}},
            "options": [
                {"id": "half", "name": {"en": "Half"}, "cues": {"en": ["half", "50 percent"]}},
                {"id": "tenth", "name": {"en": "A tenth"}, "cues": {"en": ["a tenth"]}},
            ],
        },
        {
            "id": "crane",
            "name": {"en": "Crane hall"},
            "question": {"en": "The crane hall is closed."},
            "cues": {"en": {"topic": ["crane hall*"]}},
        },
        {
            "id": "cranes",
            "name": {"en": "Cranes"},
            "question": {"en": "The port sells its cranes."},
            "cues": {"en": {"topic": ["cranes"]}},
        },
        {
            "id": "pier",
            "name": {"en": "Pier"},
            "question": {"en": "Ardia leaves the old pier."},
            "cues": {"en": {"topic": ["pier"]}},
        },
        {
            "id": "ferry",
            "name": {"en": "Ferry"},
            "question": {"en": "A ferry is run."},
            "cues": {"en": {"topic": ["ferry", "ferries"]}},
            "options": [
                {"id": "daily", "name": {"en": "Daily"}, "cues": {"en": ["daily", "every day"]}}
            ],
        },
    ],
}


@cache
def _reader() -> Reader:
    return Reader(msgspec.convert(_AGENDA, Agenda), "fast")


def _read(text: str) -> set[str]:
    report = Report(id="r", path="r.txt", text=text, raw="", format="text", language="en")
    found = [one for one in _reader().read(report) if isinstance(one, Position) and one.party]
    for one in found:
        assert all(text[span.start : span.end] == span.text for span in one.evidence)
    return {f"{one.party} {one.issue} {one.stance}" for one in found}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # bodies that the agenda names by common nouns
        ("The union rejects the ferry.", "dockers ferry against"),
        ("Dockers want a daily ferry.", "dockers ferry for"),
        ("The port authority is open to a ferry.", "port ferry open"),
        ("A union spokeswoman ruled out a ferry.", "dockers ferry against"),
        # what an issue asks to cut or to close
        ("The port asked dockers to give up half their bonus.", "port bonus for"),
        ("“Dockers should forgo half the bonus,” Brandt said.", "port bonus for"),
        ("Reeve said dockers would not give up a tenth of the bonus.", "dockers bonus against"),
        ("The bonus must come down, Brandt said.", "port bonus for"),
        ("“The bonus must not fall,” Reeve said.", "dockers bonus against"),
        ("The union will not accept a lower bonus.", "dockers bonus against"),
        ("Not a cent will be taken off the bonus, Reeve vowed.", "dockers bonus against"),
        ("The port wants half the bonus gone by May.", "port bonus for"),
        ("The port wants the crane hall gone.", "port crane for"),
        ("The union wants the crane hall kept open.", "dockers crane against"),
        ("Ardia is determined to save the crane hall.", "ardia crane against"),
        ("Ardia will not cut the bonus.", "ardia bonus against"),
        ("Ardia will not leave the pier.", "ardia pier against"),
        ("Ardia wants to keep the pier.", "ardia pier against"),
        ("The port demands that Ardia quit the pier.", "port pier for"),
        # what a report says that somebody will do
        ("Ardia will fund a ferry.", "ardia ferry for"),
        ("Ardia could finance a ferry, an official in Vell said.", "ardia ferry open"),
        ("Ardia will accept a ferry as long as the port pays.", "ardia ferry open"),
        # how far somebody goes
        ("A daily ferry is the least the union will accept.", "dockers ferry for"),
        ("“A daily ferry is as far as we can go,” Brandt said.", "port ferry for"),
        ("“A daily ferry is where it starts,” Reeve said.", "dockers ferry for"),
        # yes and no
        ("Asked about the ferry, Brandt said no.", "port ferry against"),
        ("On the ferry, Brandt was blunt: “No.”", "port ferry against"),
        ("On the ferry, the union was unmoved: “Not in a million years.”", "dockers ferry against"),
        ("Asked whether she would run a ferry, Brandt replied: “Certainly.”", "port ferry for"),
        ("“No,” Brandt said when asked whether she would run a ferry.", "port ferry against"),
        # clauses without a relative pronoun, and bodies of somebody
        ("A ferry is exactly what the union has been calling for.", "dockers ferry for"),
        ("A ferry is something the port will never accept.", "port ferry against"),
        ("A ferry is the one thing the union will not accept.", "dockers ferry against"),
        ("Ardia will not scrap the ferry, its transport ministry said.", "ardia ferry for"),
        ("Ardia dismissed suggestions of a ferry.", "ardia ferry against"),
        ("The port plans to do without half the bonus.", "port bonus for"),
        ("Ardia has called off the ferry.", "ardia ferry against"),
        ("Without a ferry, Brandt said, the port would close.", "port ferry for"),
        ("A ferry is off the table as far as Brandt is concerned.", "port ferry against"),
        ("Ardia is pressing the port to run a ferry.", "ardia ferry for"),
        ("The port could at most tolerate a daily ferry.", "port ferry open"),
        ("No ferry as long as cranes are falling, Brandt said.", "port ferry against"),
        ("Without a ferry, Reeve argued, every winter ends in a quarrel.", "dockers ferry for"),
        ("Ardia's demand that the port scrap the ferry has hardened.", "ardia ferry against"),
        ("A ferry is something Vell would look at.", "ardia ferry open"),
        ("The cranes stay, said Reeve.", "dockers cranes against"),
        ("A ferry would put lives at risk, Reeve argued.", "dockers ferry against"),
        # orders, and what something would do
        ("“Show us the ferry,” Reeve said.", "dockers ferry for"),
        ("A ferry would drive people away, Reeve argued.", "dockers ferry against"),
        ("The ferry stays, Brandt insisted.", "port ferry for"),
        ("The union will go to court over the ferry.", "dockers ferry against"),
    ],
)
def test_stances(text: str, told: str) -> None:
    assert _read(text) == {told}


@pytest.mark.parametrize(
    "text",
    [
        "A union in Ardia's north has 300 members, and a ferry.",
        "The rail union rejects the ferry.",
        "A former union official rejects the ferry.",
        "The union of both towns rejects the ferry.",
        "Ardia will decide on the ferry in May.",
        "Ardia will discuss the ferry with Norway.",
        "Ardia denied a report that it had dropped the ferry.",
        "Reports that Ardia had dropped the ferry were wrong, the ministry said.",
        "The ferry is a ship Ardia sold.",
        "Without the ferry the trip would take longer, Brandt said.",
        "The ferry is late, Brandt said, adding that nobody would be worse off.",
        "Last year Ardia had still refused the ferry, the magazine wrote.",
        "Dockers see the ferry as a bus they can take to work.",
        "In 1998 the union had accepted a ferry.",
        "The ferry is the most important item on the list.",
        "The ferry is all that is left, a fisherman said.",
        "Asked whether he had rejected the ferry, Reeve said: “Yes.”",
        "On Monday, Brandt was blunt: “No.”",
        "“If you give people a ferry, they will use it,” a guide said.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert _read(text) == set()


def test_who_says_yes_or_no_answers_what_was_named_before() -> None:
    want = "The union wants a ferry"
    assert _read(f"{want}. The port has always said no.") == {
        "dockers ferry for",
        "port ferry against",
    }
    assert _read(f"{want}; Ardia says no.") == {"dockers ferry for", "ardia ferry against"}
    assert _read(f"{want}. Ardia wants none.") == {"dockers ferry for", "ardia ferry against"}
    assert _read(f"{want}, an idea Ardia rejects.") == {"dockers ferry for", "ardia ferry against"}
    assert _read(f"{want}. Ardia is in favour.") == {"dockers ferry for", "ardia ferry for"}


def test_what_is_not_for_sale_is_not_sold() -> None:
    assert _read("“The cranes are ours,” Reeve said. “They are not for sale.”") == {
        "dockers cranes against"
    }
