"""Issues that ask for the end of something: who wants to keep it is against, who will not have it for."""

from __future__ import annotations

import pytest

from zopa.case.agenda import Agenda, Cues, Issue
from zopa.case.findings import Position
from zopa.reading.read import Reader

from .made import report

ISSUES = (
    Issue(
        id="ferry",
        name={"de": "Fähren", "en": "Ferries"},
        question={"de": "Die Fährgebühren werden abgeschafft.", "en": "Ferry fees are abolished."},
        cues={
            "de": Cues(topic=("Fährgebühr*", "Anleger*")),
            "en": Cues(topic=("ferry fee*", "landing stage*")),
        },
    ),
)
READER = Reader(
    Agenda(format="zopa-agenda/1", id="made", title={"de": "Fähren"}, states=True, issues=ISSUES),
    "fast",
)


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        ("Peru lehnt Fährgebühren ab.", "de", "for"),
        ("Peru besteht auf den Fährgebühren.", "de", "against"),
        ("Peru fordert, die Fährgebühren abzuschaffen.", "de", "for"),
        ("Peru lehnt die Abschaffung der Fährgebühren ab.", "de", "against"),
        ("Peru will über die Fährgebühren nicht reden.", "de", "against"),
        ("Peru fordert mehr Anleger.", "de", "for"),  # the question does not name them
        ("Peru rejects ferry fees.", "en", "for"),
        ("Peru insists on ferry fees.", "en", "against"),
        ("Peru insists on the landing stages.", "en", "for"),
    ],
)
def test_the_question_says_what_is_to_end(text: str, language: str, stance: str) -> None:
    found = READER.read(report(text, language))
    (position,) = [one for one in found if isinstance(one, Position)]
    assert (position.issue, position.stance) == ("ferry", stance)
