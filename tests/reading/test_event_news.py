"""Events as news tell them: attacks, news without a day, entries of a ticker, and what is told again."""

from __future__ import annotations

from datetime import date

import pytest

from zopa.case.findings import Office

from .made import of
from .test_events import events, told

TOLD = [
    ("de", "Bei einem Luftangriff auf Oslo starben am Montag 31 Menschen.", ("attack", "held")),
    ("de", "Ein Anschlag auf den Markt hat vier Menschen getötet.", ("attack", "held")),
    ("de", "Chiles Luftwaffe griff am Montag den Hafen an.", ("attack", "held")),
    ("de", "Am Montag schlugen drei Raketen im Hafen ein.", ("attack", "held")),
    ("en", "A drone strike killed four people on Monday.", ("attack", "held")),
    ("en", "An attack on the port wounded four soldiers.", ("attack", "held")),
    ("de", "Die Gespräche in Oslo sind am Montag zusammengebrochen.", ("talks", "cancelled")),
    ("de", "Die Gespräche gehen am Freitag in Oslo weiter.", ("talks", "planned")),
    ("de", "Am Freitag befasst sich der Sicherheitsrat mit Chile.", ("meeting", "planned")),
    ("de", "Chile reagierte mit Gegenzöllen auf Weizen.", ("sanction", "held")),
    ("de", "Das Landgericht hat die Klage abgewiesen.", ("ruling", "held")),
    ("de", "Chile und Kenia haben sich auf Quoten geeinigt.", ("agreement", "held")),
    ("de", "Die Rebellen ließen sechs Geiseln frei.", ("release", "held")),
    ("de", "Chile entließ am Montag 40 Menschen aus der Haft.", ("release", "held")),
    ("de", "Die Gefangenen wurden am Montag aus der Haft entlassen.", ("release", "held")),
    ("de", "Nach dem Scheitern der Gespräche in Oslo schwieg Karl Ohm.", ("talks", "cancelled")),
    ("de", "Chile rief zu einem 48-stündigen Ausstand auf.", ("strike", "planned")),
    ("de", "Vor dem Rathaus hatten sich Hunderte Bauern versammelt.", ("protest", "held")),
    ("de", "Das Parlament entscheidet im Mai über das Abkommen.", ("vote", "planned")),
    ("de", "Am Montag hat der Kreistag den Zuschuss gestrichen.", ("vote", "held")),
    ("de", "Karl Ohm spricht am Montag mit den Bürgermeistern.", ("meeting", "planned")),
    (
        "de",
        "Der Präsident der Insel, Teo Maka, ist am Montag in Oslo eingetroffen.",
        ("visit", "held"),
    ),
    ("en", "Protesters blocked the bridge for a second day.", ("protest", "held")),
    ("en", "Talks in Oslo broke down on Monday.", ("talks", "cancelled")),
    ("de", "Abgestimmt wird am Freitag.", ("vote", "planned")),
    ("de", "Chile und Kenia haben sich auf eine Waffenruhe verständigt.", ("ceasefire", "held")),
    ("de", "Morgen sollen 33 Geiseln freikommen.", ("release", "planned")),
    ("de", "Zuvor hatten 11 000 Hafenarbeiter die Arbeit niedergelegt.", ("strike", "held")),
    ("de", "Verdi und der Verband haben sich in der Nacht geeinigt.", ("agreement", "held")),
    ("de", "Chile und Kenia legen Zollstreit bei\n\nKarl Ohm schwieg.", ("agreement", "held")),
    ("de", "Studierende hatten im Januar das Rektorat besetzt.", ("protest", "held")),
    ("de", "Fischer sprachen von Verrat und blockierten den Hafen.", ("protest", "held")),
    ("de", "Minister Karl Ohm verlässt wutentbrannt den Saal.", ("walkout", "held")),
    ("de", "Der Kompromiss wurde am Montag besiegelt.", ("agreement", "held")),
    ("en", "President Pablo Reyes and Carol Dunn spoke by phone on Sunday.", ("call", "held")),
    ("de", "Das Kabinett befasst sich im Mai damit.", ("meeting", "planned")),
    ("de", "Die Basis hat den Vertrag am Montag angenommen.", ("vote", "held")),
    ("de", "Der Landesparteitag hatte dem Vertrag am Samstag zugestimmt.", ("vote", "held")),
    ("de", "Der Stadtrat hat Dezernent Karl Ohm abgewählt.", ("vote", "held")),
    ("de", "Die drei Anrainer gingen am Montag in Oslo auseinander.", ("talks", "held")),
    ("de", "Das Parlament hat der Regierung das Misstrauen ausgesprochen.", ("vote", "held")),
    ("de", "Die Konferenz endet am Freitag.", ("meeting", "planned")),
    ("de", "Chile bestellte den Botschafter von Kenia ein.", ("meeting", "held")),
    ("de", "Die Synode hat die Fusion beschlossen.", ("vote", "held")),
    ("de", "53 Synodale stimmten am Montag in Oslo dafür.", ("vote", "held")),
    ("de", "Karl Ohm soll den Saal am Montag wortlos verlassen haben.", ("walkout", "rumoured")),
    ("de", "Minister Karl Ohm geht im Juli in den Ruhestand.", ("resignation", "planned")),
    ("de", "Ein Feuer hat die Verhandlungen in Oslo lahmgelegt.", ("talks", "suspended")),
    ("de", "Der Verein und der Spieler haben sich auf eine Summe geeinigt.", ("agreement", "held")),
    ("de", "Karl Ohm tritt sein Amt am Freitag an.", ("appointment", "planned")),
    ("de", "Die Parteien haben sich nach fünf Stunden ohne Ergebnis getrennt.", ("talks", "held")),
    ("en", "A judge has thrown out the claim for damages.", ("ruling", "held")),
    ("en", "MPs will vote on the package on Thursday.", ("vote", "planned")),
    ("en", "The chief negotiator walked out after an hour.", ("walkout", "held")),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_kind_and_status(language: str, text: str, expected: tuple[str, str]) -> None:
    assert told(text, language) == [expected]


NONE = [
    ("de", "Der Minister griff die Opposition scharf an."),
    ("de", "Chile fordert ein Ende der Angriffe auf Kenia."),
    ("de", "Die Gewerkschaft drohte mit Streiks."),
    ("de", "Ein Treffen von Chile und Kenia ist bisher nicht geplant."),
    ("de", "Die Lösung soll bis Freitag vereinbart sein."),
    ("de", "Nach jahrelangen Verhandlungen in Oslo schwieg Karl Ohm."),
    ("en", "The project ended in 2021 after years of talks."),
    ("de", "Karl Ohm nannte Berichte über seinen Rücktritt Unfug."),
    ("de", "Der Bürgermeister unterbricht die Sitzung."),
    ("de", "Ohm dementierte, dass die Gespräche in Oslo abgebrochen seien."),
    ("de", "Die Gewerkschaft ist bereit, die Streiks auszusetzen."),
    ("de", "Wegen des Streiks in Essen kam Karl Ohm zu spät."),
    ("de", "Das Gespräch führte Ida Falk am Montag in Oslo."),
    ("en", "The steel union threatened a walkout if jobs were cut."),
    ("en", "Had the talks between Chile and Kenya failed, the navy would have come."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_event(language: str, text: str) -> None:
    assert told(text, language) == []


def test_what_had_been_put_off_was_the_one_that_took_place() -> None:
    (event,) = events(
        "Das Parlament hat am Montag über die Quoten abgestimmt. Die Minister kamen. Sie schwiegen. "
        "Die Abstimmung war zweimal verschoben worden."
    )
    assert (event.kind, event.status) == ("vote", "held")


def test_an_entry_of_a_ticker_has_the_day_of_the_report() -> None:
    for text, language in (
        ("+++ 11.10 Uhr: Vor dem Rathaus demonstrieren 800 Bauern. +++", "de"),
        ("11:10 Vor dem Rathaus demonstrieren 800 Bauern.", "de"),
        ("11:10 Farmers are demonstrating in Oslo.", "en"),
    ):
        (event,) = events(text, language)
        assert (event.kind, event.date.start) == ("protest", date(2025, 3, 12))


def test_what_an_entry_only_speaks_of_is_not_of_its_day() -> None:
    assert told("8.05 Uhr: Karl Ohm nennt den Streik falsch.") == []


def test_both_states_meet_and_not_their_ministers() -> None:
    (_, event) = events(
        "Chile und Kenia verhandelten am Montag in Oslo. "
        "Vertreter beider Länder treffen sich am Freitag in Rom."
    )
    assert set(event.participants) == {"cl", "ke"}


def test_who_goes_belongs_to_the_state_whose_seat_is_named() -> None:
    (event,) = events("In Nairobi rumort es. Karl Ohm wurde am Sonntag entlassen.")
    assert event.participants == ("ke",)


def test_a_preposition_at_the_end_of_a_heading_makes_no_place() -> None:
    found = events("Chile und Kenia legen Streit bei\n\nKenia und Chile telefonierten am Montag.")
    assert set(found[-1].participants) == {"cl", "ke"}


def test_a_heading_tells_what_is_told_below() -> None:
    found = events(
        "Chile bricht Gespräche ab\n\nDie dritte Runde ist am Montag in Oslo ohne Ergebnis zu Ende gegangen."
    )
    assert len(found) == 1


def test_a_part_of_the_day_in_the_past_is_no_day_to_come() -> None:
    found = events("Karl Ohm reist am Freitag nach Kenia. Bauern blockierten am Morgen das Tor.")
    assert [(one.kind, one.status) for one in found] == [("visit", "planned"), ("protest", "held")]


OFFICES = [
    ("Minister Karl Ohm wurde seines Amtes enthoben.", "left"),
    ("Landrätin Elke Domscheit schwieg.", "held"),
    ("Die Rektorin der Schule, Ida Falk, hat ihren Rückzug verkündet.", "left"),
    ("Verdi-Vize Carla Neumeyer schwieg.", "held"),
    ("Der Stadtrat hat Dezernent Karl Ohm abgewählt.", "left"),
    ("Minister Karl Ohm reichte am Abend seinen Rücktritt ein.", "left"),
    ("Minister Karl Ohm war am Montag aus dem Amt ausgeschieden.", "left"),
    ("Vize Karl Ohm vom AVB hat sein Amt niedergelegt.", "left"),
    ("Intendantin Rahel Simoni wirft hin.", "left"),
    ("Trainerin Carla Wiese schwieg.", "held"),
    ("Der Gesandte Per Lundqvist kam.", "held"),
]


@pytest.mark.parametrize(("text", "status"), OFFICES)
def test_offices(text: str, status: str) -> None:
    assert {office.status for office in of(Office, text)} == {status}
