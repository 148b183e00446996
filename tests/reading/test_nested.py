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
]

NOBODYS = [
    "Vor der Abstimmung über die Zölle werde es keine Gespräche geben, teilte Peru mit.",
    "Die Zölle, auf die sich Peru und Chile vor drei Jahren geeinigt hatten, sind verfallen.",
    "Wer glaube, Chile werde Zölle akzeptieren, der irre, sagte Perus Minister.",
    "Was die Zölle angeht, so warten alle auf die Antwort Perus.",
    "Beobachter rechnen damit, dass Peru bei der Runde, die im Mai beginnt, über Zölle sprechen wird.",
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_position_in_a_nested_sentence(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(p.party, p.issue, p.stance) for p in positions(text)]


@pytest.mark.parametrize("text", NOBODYS)
def test_no_position_in_a_nested_sentence(text: str) -> None:
    assert [p for p in positions(text) if p.party] == []
