"""Sentences as newspapers write them: a position in a clause that others break into."""

from __future__ import annotations

import pytest

from .made import positions

NESTED = [
    (
        "Peru ließ wissen, dass es an der Forderung nach Zöllen, die auch für Holz gelten, festhalten will.",
        ("pe", "tariffs", "for"),
    ),
    (
        "Perus Minister stellte klar, dass man sich an Zöllen, die niemand braucht, nicht beteiligen werde.",
        ("pe", "tariffs", "against"),
    ),
    (
        "Peru, das Hilfe braucht, will die Zölle, die Kenia plant, nach Angaben des Hofes nicht annehmen.",
        ("pe", "tariffs", "against"),
    ),
    (
        "Der peruanische Minister, der am Montag kam, machte deutlich, dass man Zöllen nie zustimmen werde.",
        ("pe", "tariffs", "against"),
    ),
    (
        "In einem Brief, der am Montag eintraf, warnt die peruanische Regierung davor, die Zölle zu erheben.",
        ("pe", "tariffs", "against"),
    ),
    ("Man brauche, sagte Perus Minister, endlich Zölle.", ("pe", "tariffs", "for")),
    (
        "Man brauche, sagte Perus Minister nach der Runde, endlich Zölle, die allen nützten.",
        ("pe", "tariffs", "for"),
    ),
    ("Mit den Zöllen, die Peru fordert, wäre die Kasse voll.", ("pe", "tariffs", "for")),
    (
        "Nach Beratungen rückte der peruanische Präsident davon ab und sagte, sein Land lehne Zölle ab.",
        ("pe", "tariffs", "against"),
    ),
    (
        "Wer glaube, Peru werde Zölle akzeptieren, der irre, sagte Perus Minister.",
        ("pe", "tariffs", "against"),
    ),
    ("Ein Frieden sei nur mit Zöllen denkbar, sagte Perus Minister.", ("pe", "tariffs", "for")),
    (
        "Erst nach einer Freilassung könne man über alles andere reden, sagte Perus Minister.",
        ("pe", "hostages", "for"),
    ),
    (
        "Vor einer Freilassung werde es keine Gespräche geben, teilte Peru mit.",
        ("pe", "hostages", "for"),
    ),
    ("Peru und Chile streiten über Zölle. Beide lehnen sie ab.", ("cl", "tariffs", "against")),
    ("+++ 9.15 Uhr: Peru schließt Zölle aus +++", ("pe", "tariffs", "against")),
    ("Was die Zölle angeht, so bleibt Peru bei seinem Nein.", ("pe", "tariffs", "against")),
    ("Zölle, erklärte Peru, seien die Mindestvoraussetzung.", ("pe", "tariffs", "for")),
    (
        "Die Zölle seien, sagte Perus Minister nach der Runde, ungerecht und wirkungslos.",
        ("pe", "tariffs", "against"),
    ),
    ("„Ohne Zölle“, sagte Perus Präsident, „gehen wir nicht vom Tisch.“", ("pe", "tariffs", "for")),
    ("Für Peru kommen die Zölle, so klug sie seien, zur Unzeit.", ("pe", "tariffs", "against")),
    ("Anders als Peru, das Zölle will, lehnt Chile sie rundweg ab.", ("cl", "tariffs", "against")),
    (
        "Während Peru die Zölle begrüßt, will Chile sie auf keinen Fall.",
        ("cl", "tariffs", "against"),
    ),
    ("Mit den Zöllen werde alles nur teurer, kritisierte Peru.", ("pe", "tariffs", "against")),
    ("Auf Antrag Perus wurden die Zölle aus dem Entwurf gestrichen.", ("pe", "tariffs", "against")),
    ("Auf Druck Perus verschwanden die Zölle aus dem Papier.", ("pe", "tariffs", "against")),
    ("Auf Wunsch Perus stehen die Zölle im ersten Absatz.", ("pe", "tariffs", "for")),
    ("Peru prüfte die Zölle lange und lehnte ab.", ("pe", "tariffs", "against")),
    (
        "Eher friere die Hölle zu, als dass Peru Zölle akzeptiere, sagte dessen Minister.",
        ("pe", "tariffs", "against"),
    ),
    (
        "„Das wäre Irrsinn“, warnte Perus Präsident mit Blick auf die Zölle.",
        ("pe", "tariffs", "against"),
    ),
    (
        "Wer Frieden wolle, komme an den Zöllen nicht vorbei, mahnte Perus Präsident.",
        ("pe", "tariffs", "for"),
    ),
    (
        "Der Vorschlag, Zölle zu erheben, sei für Peru nicht akzeptabel, sagte dessen Präsident.",
        ("pe", "tariffs", "against"),
    ),
    (
        "Man habe oft erklärt, dass man Zölle ablehne, sagte Perus Präsident.",
        ("pe", "tariffs", "against"),
    ),
    ("„Die Zölle“, sagte Perus Präsident und stand auf, „sind tot.“", ("pe", "tariffs", "against")),
    ("Peru lehnt die Zölle, so wie sie Kenia plant, ab.", ("pe", "tariffs", "against")),
    ("In einer Stellungnahme Perus heißt es, man lehne Zölle ab.", ("pe", "tariffs", "against")),
    (
        "Der Zoll, von dem niemand mehr zu reden wagt, bleibe unannehmbar, sagte Perus Präsident.",
        ("pe", "tariffs", "against"),
    ),
    ("Bei den Zöllen gebe es keinen Spielraum, hieß es in Peru.", ("pe", "tariffs", "for")),
]

NOBODYS = [
    "Vor der Abstimmung über die Zölle werde es keine Gespräche geben, teilte Peru mit.",
    "Die Zölle, auf die sich Peru und Chile vor drei Jahren geeinigt hatten, sind verfallen.",
    "Wer glaube, Chile werde Zölle akzeptieren, der irre, sagte Perus Minister.",
    "Was die Zölle angeht, so warten alle auf die Antwort Perus.",
    "Auf Antrag Perus wurde die Sitzung, in der es um die Zölle ging, unterbrochen.",
    "Auf Wunsch Perus wurde über die Zölle geredet.",
    "Die Zölle, sagte ein Beobachter, seien für Peru eine Niederlage.",
    "Peru bat um Auskunft, wann die Zölle fällig würden.",
    "Auf Druck Perus wurde die Sitzung zu den Zöllen vertagt.",
    "Ob die Zölle kommen, entscheidet Peru im Herbst.",
    "Man habe erklärt, dass Kenia Zölle ablehne, sagte Perus Präsident.",
    "In einem Bericht über Peru heißt es, man lehne Zölle ab.",
    "Wie Peru zu den Zöllen steht, ist nicht bekannt.",
    "Beobachter rechnen damit, dass Peru bei der Runde, die im Mai beginnt, über Zölle sprechen wird.",
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_position_in_a_nested_sentence(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(p.party, p.issue, p.stance) for p in positions(text)]


@pytest.mark.parametrize("text", NOBODYS)
def test_no_position_in_a_nested_sentence(text: str) -> None:
    assert [p for p in positions(text) if p.party] == []
