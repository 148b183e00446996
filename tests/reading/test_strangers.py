"""Stances of those whom a report only describes: the position is found, whose it is stays unknown."""

from __future__ import annotations

import pytest

from .made import positions

DESCRIBED = [
    ("de", "Die Armee bietet Zölle an, sofern die Häfen offen bleiben.", "tariffs", "open"),
    ("de", "Mit der Regierung sind Zölle nicht zu machen.", "tariffs", "against"),
    ("de", "Zölle? Der Admiral schüttelte den Kopf.", "tariffs", "against"),
    ("de", "Die Aufständischen pfeifen auf Zölle.", "tariffs", "against"),
    ("de", "Die Regierung nannte Zölle eine Posse.", "tariffs", "against"),
    ("de", "Das Komitee räumt Zöllen eine Chance ein.", "tariffs", "open"),
    ("de", "Die Aufständischen verlangen Zölle.", "tariffs", "for"),
    ("de", "Zölle lehnte der Hausherr rundweg ab.", "tariffs", "against"),
    ("de", "Ihr alter Wortführer fordert Zölle.", "tariffs", "for"),
    ("de", "Für die Rebellen sind Zölle ausgeschlossen.", "tariffs", "against"),
    ("de", "Ihr Unterhändler sagte, man lehne Zölle ab.", "tariffs", "against"),
    ("de", "Wir verlangen Zölle.", "tariffs", "for"),
    ("de", "Zölle sind für uns unverzichtbar.", "tariffs", "for"),
    ("de", "Zölle seien unannehmbar.", "tariffs", "against"),
    ("de", "Es tagte der Betriebsrat, der Zölle ablehnt.", "tariffs", "against"),
    ("de", "Die Reederei kam und lehnte Zölle ab.", "tariffs", "against"),
    ("de", "Die Pflegekräfte fordern Zölle.", "tariffs", "for"),
    ("de", "Bloße Zölle seien ihm zu wenig, ließ er wissen.", "tariffs", "against"),
    ("de", "„Zölle erheben wir nicht“, sagte er.", "tariffs", "against"),
    ("de", "Zölle seien mit ihr unvereinbar, sagte der Minister.", "tariffs", "against"),
    ("en", "Bus drivers want tariffs.", "tariffs", "for"),
    ("en", "The drivers' union wants tariffs.", "tariffs", "for"),
    ("en", "The island's hardliners want tariffs.", "tariffs", "for"),
    ("en", "Three of the governors rejected tariffs.", "tariffs", "against"),
    ("en", "The smaller states rejected tariffs.", "tariffs", "against"),
    ("en", "The rebels want tariffs.", "tariffs", "for"),
    ("en", "The host rejected the tariffs.", "tariffs", "against"),
]
NOBODYS = [
    ("de", "Ein Zuschauer schüttelte den Kopf über das Wetter."),
    ("de", "Mit dem Bus ist der Hafen nicht zu erreichen, Zölle hin oder her."),
    ("de", "Ein Historiker lehnt Zölle ab."),
    ("de", "Beobachter fordern Zölle."),
    ("de", "Das Wetter spricht gegen Zölle."),
    ("de", "Die Rebellen hatten 2009 Zölle gefordert."),
    ("de", "Das Parlament beriet am Freitag über Zölle."),
    ("de", "Zölle wären unannehmbar."),
    ("de", "Es erschien ein Buch, das Zölle ablehnt."),
    ("de", "Analysten kamen und lehnten Zölle ab."),
    ("de", "Die Landwirtschaft braucht keine Zölle, sagte ein Forscher."),
    ("en", "Observers want tariffs."),
    ("en", "Newspapers want tariffs."),
    ("en", "Lawyers want tariffs."),
    ("en", "Three of the rivers want tariffs."),
    ("en", "The weather supports tariffs."),
]


@pytest.mark.parametrize(("language", "text", "issue", "stance"), DESCRIBED)
def test_whose_position_it_is_stays_unknown(
    language: str, text: str, issue: str, stance: str
) -> None:
    (found,) = positions(text, language)
    assert (found.issue, found.stance) == (issue, stance)
    assert (found.party, found.speaker) == (None, None)


@pytest.mark.parametrize(("language", "text"), NOBODYS)
def test_what_nobody_may_hold_is_no_position(language: str, text: str) -> None:
    assert positions(text, language) == []
