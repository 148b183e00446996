"""Events beside encounters: agreements, protests, rulings, releases, walkouts, and how talks end."""

from __future__ import annotations

from datetime import date

import pytest

from .test_events import events, told

TOLD = [
    ("de", "Chile und Kenia einigten sich am Montag auf neue Quoten.", ("agreement", "held")),
    ("de", "Am Dienstag haben sich die Minister auf Quoten verständigt.", ("agreement", "held")),
    ("de", "Vor dem Rathaus protestierten am Montag 300 Fischer.", ("protest", "held")),
    ("de", "In der Vorwoche hatten Bauern die Brücke blockiert.", ("protest", "held")),
    ("de", "Die für Samstag geplante Blockade sagte Pablo Reyes ab.", ("protest", "cancelled")),
    ("de", "Für Samstag rufen Bauern zu einer Kundgebung auf.", ("protest", "planned")),
    ("de", "Das Landgericht gab der Klage am Montag statt.", ("ruling", "held")),
    ("de", "Am 3. März kippte der Gerichtshof den Vertrag.", ("ruling", "held")),
    ("de", "Chile und Kenia tauschten am Montag Gefangene aus.", ("release", "held")),
    ("de", "Am Sonntag sollen zwölf Geiseln freikommen.", ("release", "planned")),
    ("de", "Chiles Delegation verließ die Sitzung am Montag.", ("walkout", "held")),
    ("de", "Ende Februar hatte Chile seine Unterhändler abgezogen.", ("walkout", "held")),
    ("de", "Chile und Kenia gingen am Montag ohne Ergebnis auseinander.", ("talks", "held")),
    ("de", "Am Montag wurde in Oslo verhandelt.", ("talks", "held")),
    ("de", "Weiter geht es am 20. März in Oslo.", ("talks", "planned")),
    ("de", "Das machte Karl Ohm am Montag nach einer ersten Runde deutlich.", ("talks", "held")),
    ("de", "Die Gelegenheit bietet das Ministertreffen am 2. April.", ("meeting", "planned")),
    ("de", "Das Parlament lehnte den Vertrag am Montag ab.", ("vote", "held")),
    ("de", "Am Montag wurde der Entwurf veröffentlicht.", ("presentation", "held")),
    ("de", "Karl Ohm reichte am Montag seinen Rücktritt ein.", ("resignation", "held")),
    ("de", "Der Unterhändler wurde am Montag seines Amtes enthoben.", ("resignation", "held")),
    ("de", "Am 1. April übernimmt Carol Dunn.", ("appointment", "planned")),
    ("de", "Neue Unterhändlerin wird am 1. April Carol Dunn.", ("appointment", "planned")),
    ("en", "Chile and Kenya agreed on Monday on new quotas.", ("agreement", "held")),
    ("en", "Chile and Kenya announced a deal on Monday.", ("agreement", "held")),
    ("en", "Hundreds of farmers marched in Oslo on Monday.", ("protest", "held")),
    ("en", "The court struck down the treaty on Monday.", ("ruling", "held")),
    ("en", "Chile freed twelve prisoners on Monday.", ("release", "held")),
    ("en", "Kenya walked out of the session on Monday.", ("walkout", "held")),
    ("en", "Chile and Kenya parted on Monday without a result.", ("talks", "held")),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_kind_and_status(language: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text, language)


NONE = [
    ("de", "Die Meinungen gehen weit auseinander."),
    ("de", "Chile und Kenia einigten sich am Montag nicht."),
    ("de", "Bis Freitag muss eine Einigung stehen."),
    ("de", "Chile blockiert am Montag die Einigung."),
    ("de", "Der Verband droht mit einer Blockade."),
    ("de", "Wer die Brücke blockiert, schadet allen."),
    ("de", "Die Polizei sperrte am Montag die Brücke."),
    ("de", "Das Ministerium wies am Montag den Vorwurf zurück."),
    ("de", "Chile fordert die Freilassung der Gefangenen."),
    ("de", "Karl Ohm verließ am Montag den Raum."),
    ("de", "Karl Ohm lehnte am Montag neue Zölle ab."),
    ("de", "Ein neuer Termin steht nicht fest."),
    ("de", "Die Union zeigt am Montag Stärke."),
    ("en", "Nobody expects a deal by Friday."),
    ("en", "The crisis began on 17 March."),
    ("en", "Kenya demands the release of all prisoners."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_looks_alike_is_no_event(language: str, text: str) -> None:
    assert told(text, language) == []


def test_a_titled_person_who_was_named_before() -> None:
    (event,) = events(
        "Für Unruhe sorgte der Abgang von Minister Karl Ohm. Der Minister legte am Montag sein Amt nieder."
    )
    assert event.kind == "resignation"
    assert event.date.start == date(2025, 3, 10)
    assert event.place is None


def test_a_video_call_is_one_event() -> None:
    (event,) = events("In einer Videokonferenz berieten Chile und Kenia am Montag.")
    assert event.kind == "call"


DAYS = [
    ("Das am Montag unterzeichnete Abkommen bindet Chile.", (10, 10)),
    ("Die am Samstag ausgerufene Waffenruhe hält.", (8, 8)),
    ("Bis in die Nacht zum Mittwoch verhandelten Chile und Kenia am Dienstag in Oslo.", (11, 11)),
    ("Ab Montag streikt Karl Ohm.", (17, 17)),
    ("Chile und Kenia trafen sich vor drei Tagen in Oslo.", (9, 9)),
    ("Für Montag und Dienstag ruft Chile zum Streik auf.", (17, 18)),
    ("Anfang März hatte Chile einen Entwurf vorgelegt.", (1, 10)),
    ("Chile lehnt den am Freitag von Kenia vorgelegten Entwurf ab.", (7, 7)),
    ("Man einigte sich am Montag darauf, am Freitag in Oslo weiterzuverhandeln.", (14, 14)),
    ("Chile kündigte am Montag an, Karl Ohm würde Carol Dunn am 20. März treffen.", (20, 20)),
    ("Nach zwei Tagen Gesprächen in Oslo war Schluss. Chile hat am Dienstag abgelehnt.", (10, 11)),
    ("Die vierte Runde ist vorüber. Chile hat am Dienstag in Oslo abgelehnt.", (11, 11)),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days(text: str, days: tuple[int, int]) -> None:
    (event,) = events(text)
    assert (event.date.start, event.date.end) == tuple(date(2025, 3, day) for day in days)


def test_what_is_broken_off_until_a_day_goes_on_then() -> None:
    broken, next_one = events("Die Gespräche in Oslo sind bis Freitag unterbrochen.")
    assert (broken.status, next_one.status) == ("suspended", "planned")
    assert next_one.date.start == date(2025, 3, 14)
