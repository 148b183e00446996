"""Issues that ask for the end of something: who wants to keep it is against, who will not have it for."""

from __future__ import annotations

import pytest

from zopa.case.agenda import Agenda, Cues, Issue, Option
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
    Issue(
        id="garrison",
        name={"de": "Besatzung", "en": "Garrison"},
        question={
            "de": "Die Soldaten verlassen den Hafen.",
            "en": "The soldiers leave the harbour.",
        },
        cues={
            "de": Cues(for_=("Abzug*",), topic=("Soldat*",)),
            "en": Cues(topic=("soldier*",)),
        },
    ),
    Issue(
        id="aid",
        name={"de": "Hilfen", "en": "Aid"},
        question={
            "de": "Chile beschränkt seine Werfthilfen.",
            "en": "Chile limits its shipyard aid.",
        },
        cues={"de": Cues(for_=("Prämienabbau*",), topic=("Werfthilfe*", "Bauprämie*", "Prämie*"))},
    ),
    Issue(
        id="catch",
        name={"de": "Fang", "en": "Catch"},
        question={"de": "Es wird mehr gefischt.", "en": "More fish is caught."},
        cues={
            "de": Cues(
                for_=("Mehrfang*", "Lockerung der Fanggrenze"), topic=("Obergrenze*", "Fanggrenze*")
            )
        },
    ),
    Issue(
        id="quiet",
        name={"de": "Ruhe", "en": "Quiet"},
        question={"de": "An der Küste schweigen die Waffen.", "en": "The guns fall silent."},
        cues={"de": Cues(for_=("Seefrieden*",), topic=("Angriffe", "Küste*"))},
        options=(Option(id="all", name={"de": "Ganz"}, cues={"de": ("sämtliche Angriffe",)}),),
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


@pytest.mark.parametrize(
    ("text", "issue", "stance"),
    [
        # what leaves is given up; whatever verb says so, who wants it gone is for that
        ("Peru pocht auf seine Soldaten im Hafen.", "garrison", "against"),
        ("Peru will seine Soldaten behalten.", "garrison", "against"),
        ("Peru will weitere Soldaten stationieren.", "garrison", "against"),
        ("Peru fordert, dass die Soldaten den Hafen verlassen.", "garrison", "for"),
        ("Peru will die Soldaten nach Hause schicken.", "garrison", "for"),
        ("Peru fordert den Abzug der Soldaten.", "garrison", "for"),
        ("Peru lehnt den Verbleib der Soldaten ab.", "garrison", "for"),
        # a verb that has its object behind it
        ("Peru verteidigt die Werfthilfen.", "aid", "against"),
        ("Peru fordert, die Werfthilfen zu deckeln.", "aid", "for"),
        ("Peru lehnt jede Änderung an den Werfthilfen ab.", "aid", "against"),
        # the end that a cue of those who are for it names, and its compounds
        ("Peru lehnt die Prämie ab.", "aid", "for"),
        ("Peru besteht auf der Bauprämie.", "aid", "against"),
        # what is no matter for talks is not given up
        ("Die Werfthilfen seien kein Thema, sagte Perus Präsident.", "aid", "against"),
        # what is to be a matter of a treaty
        ("Peru möchte die Werfthilfen in ein Abkommen aufnehmen.", "aid", "for"),
        # what sets a bound
        ("Peru will die Fanggrenze gelockert sehen.", "catch", "for"),
        ("Peru pocht auf die Obergrenze.", "catch", "against"),
        ("Peru will die Werfthilfen vom Tisch haben.", "aid", "for"),
        # what all speak of ending
        ("Peru verurteilt die Angriffe.", "quiet", "for"),
        ("Peru fordert ein Ende der Angriffe.", "quiet", "for"),
        ("Peru fordert, sämtliche Angriffe einzustellen.", "quiet", "for"),
    ],
)
def test_what_leaves_what_is_limited_what_is_an_evil(text: str, issue: str, stance: str) -> None:
    found = READER.read(report(text, "de"))
    (position,) = [one for one in found if isinstance(one, Position)]
    assert (position.issue, position.stance) == (issue, stance)
