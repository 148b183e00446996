"""Events told by words that need their surroundings: who speaks with whom, who asks whom to come."""

from __future__ import annotations

from datetime import date

import pytest

from .test_events import events, told

TOLD = [
    ("de", "Pablo Reyes sprach am Freitag zwei Stunden lang mit Carol Dunn.", ("meeting", "held")),
    ("de", "Am Montag saßen Chile und Kenia in Oslo.", ("meeting", "held")),
    ("de", "Chile und Kenia sind am Montag in Oslo aneinandergeraten.", ("meeting", "held")),
    ("de", "Weiterverhandelt wird am 17. März in Oslo.", ("talks", "planned")),
    ("de", "Am 17. März soll es in Oslo weitergehen.", ("talks", "planned")),
    (
        "de",
        "Frankreich hat Chile und Kenia für den 17. März nach Oslo gebeten.",
        ("meeting", "planned"),
    ),
    ("de", "Die Delegationen treffen sich am Freitag in Oslo.", ("talks", "planned")),
    ("de", "Chile bat Kenia am Montag am Telefon, zu warten.", ("call", "held")),
    ("de", "Chile und Kenia berieten am Montag über die Fähre.", ("talks", "held")),
    ("de", "Karl Ohm hat sein Amt am Montag niedergelegt.", ("resignation", "held")),
    ("de", "Minister Karl Ohm wurde am Montag entlassen.", ("resignation", "held")),
    ("de", "Karl Ohm scheidet Ende April aus.", ("resignation", "planned")),
    ("de", "Karl Ohm wurde zum Chefunterhändler bestimmt.", ("appointment", "held")),
    ("de", "Chile übergab Kenia am Montag in Oslo einen Entwurf.", ("presentation", "held")),
    (
        "de",
        "Das Papier, das Chile am Montag in Oslo verteilte, ist kurz.",
        ("presentation", "held"),
    ),
    ("de", "Chile sprach von den Gesprächen vom Montag.", ("talks", "held")),
    ("de", "Nach einer Sitzung des Rates in Oslo schwieg Chile.", ("meeting", "held")),
    ("de", "Chile hat den im Februar verschobenen Besuch in Kenia nachgeholt.", ("visit", "held")),
    (
        "de",
        "Die Runde zwischen Chile und Kenia wurde nach drei Stunden vertagt.",
        ("talks", "held"),
    ),
    ("de", "Chile und Kenia sollen die Runde in Oslo vertagt haben.", ("talks", "postponed")),
    (
        "de",
        "Der kenianische Entwurf, am Montag in Oslo verteilt, ist kurz.",
        ("presentation", "held"),
    ),
    ("en", "A draft which Chile circulated on Monday is short.", ("presentation", "held")),
    (
        "de",
        "Das Treffen zwischen Chile und Kenia findet am 20. März in Oslo statt.",
        ("meeting", "planned"),
    ),
    ("de", "Die Gespräche sollen am Freitag fortgesetzt werden.", ("talks", "planned")),
    ("de", "Die Unterhändler vertagten sich auf den 20. März.", ("talks", "planned")),
    ("de", "Pablo Reyes ist am Sonntag in Oslo eingetroffen.", ("visit", "held")),
    ("de", "Chile setzte die Reederei am Montag auf die Sanktionsliste.", ("sanction", "held")),
    ("en", "Pablo Reyes is due in Oslo on Friday.", ("visit", "planned")),
    ("en", "Pablo Reyes spoke with Carol Dunn in Oslo on Monday.", ("meeting", "held")),
    ("en", "France expects both delegations in Oslo on 17 March.", ("talks", "planned")),
    ("en", "Chile made Karl Ohm its envoy in January.", ("appointment", "held")),
    ("en", "Chile circulated a draft on Monday.", ("presentation", "held")),
    ("en", "Wednesday's talks between Chile and Kenya in Oslo ended early.", ("talks", "held")),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_kind_and_status(language: str, text: str, expected: tuple[str, str]) -> None:
    assert told(text, language) == [expected]


NONE = [
    ("de", "Pablo Reyes sprach am Freitag mit dem Sender über Kenia."),
    ("de", "Chile sprach mit Kenia nicht."),
    ("de", "Chile nannte die verhängten Sanktionen falsch."),
    ("de", "Chile hat Kenia gebeten, nach Oslo zu sehen."),
    ("de", "Für Chile geht es um die Ehre, und am Montag um mehr."),
    ("de", "Chile unterstützt ein Treffen in Oslo."),
    ("de", "Chile ist offen für Gespräche in Oslo."),
    ("de", "Chile übergab Kenia am Montag zwei Schiffe."),
    ("de", "Ein Plan, dem Karl Ohm nicht traut, wurde bestimmt gelesen."),
    ("de", "Statt eines Treffens in Oslo verlangt Chile Geld."),
    ("de", "Chile hält sich an die Regeln und auf Dauer zurück."),
    ("en", "Chile is due an answer on Friday."),
    ("en", "Chile dismissed the claims of Kenya on Monday."),
    ("en", "Chile is open to talks in Oslo."),
    ("en", "Karl Ohm made his point."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_looks_alike_is_no_event(language: str, text: str) -> None:
    assert told(text, language) == []


DAYS = [
    ("de", "Chile und Kenia verhandelten am Montag und Dienstag in Oslo.", (10, 11)),
    ("de", "Chile und Kenia verhandelten vom 3. bis 5. März in Oslo.", (3, 5)),
    ("de", "Chile und Kenia verhandelten zwischen dem 3. und dem 5. März in Oslo.", (3, 5)),
    ("de", "Chile und Kenia verhandelten von Montag bis Mittwoch in Oslo.", (10, 12)),
    ("de", "Einen Tag nach dem Treffen mit Kenia hat Chile geschwiegen.", (11, 11)),
    ("de", "Zwei Tage nach dem Treffen mit Kenia will Chile schweigen.", (10, 10)),
    ("de", "Am Montag, vier Tage nach dem Treffen mit Kenia, schwieg Chile.", (6, 6)),
    ("en", "Chile and Kenya negotiated from 3 to 5 March in Oslo.", (3, 5)),
    ("en", "Chile and Kenya negotiated on Monday and Tuesday in Oslo.", (10, 11)),
]


@pytest.mark.parametrize(("language", "text", "days"), DAYS)
def test_days(language: str, text: str, days: tuple[int, int]) -> None:
    (event,) = events(text, language)
    start, end = days
    assert (event.date.start, event.date.end) == (date(2025, 3, start), date(2025, 3, end))


UNKNOWN = [
    "Am Montag und am Donnerstag sprach Chile mit Kenia in Oslo.",  # two days, not four
    "Zwei Tage nach dem Treffen mit Kenia trat Karl Ohm ab.",  # a story, counted from another day
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_days_that_are_not_joined_or_counted(text: str) -> None:
    for event in events(text):
        start, end = event.date.start, event.date.end
        assert start == end
        assert "Zwei" not in text or start is None


def test_the_day_of_what_came_right_before() -> None:
    (met,) = events("Chile sagte am Montag nach dem Treffen mit Kenia wenig.")
    assert met.date.start == date(2025, 3, 10)


def test_the_day_of_a_story_of_one_day() -> None:
    filler = "Das Wetter war gut. " * 10
    (_, called) = events(
        f"Chile und Kenia trafen sich am Montag in Oslo. {filler}Chile telefonierte mit Peru."
    )
    assert called.date.start == date(2025, 3, 10)
    several = f"Am Freitag regnete es. Am Montag auch. {filler}Chile telefonierte mit Peru."
    (alone,) = events(several)
    assert alone.date.start is None


def test_who_meets_is_not_told_by_where_talks_go_on() -> None:
    text = (
        "Chile und Kenia verhandelten am Montag in Oslo. Weitergehen soll es am 17. März in Oslo, "
        "sagte Peru."
    )
    assert set(events(text)[-1].participants) == {"cl", "ke"}


def test_what_took_place_is_not_put_off_by_what_was_before() -> None:
    (talks,) = events(
        "Chile und Kenia führten am Montag und Dienstag in Oslo Gespräche. Die Runde war um eine "
        "Woche verschoben worden."
    )
    assert talks.status == "held"


def test_both_sides_are_those_of_the_report() -> None:
    text = (
        "Chile droht Kenia. Kenia warnt Chile. Chile wartet, Kenia auch. Peru und Frankreich "
        "sehen zu. Am 17. März wollen beide Delegationen in Oslo zusammenkommen."
    )
    planned = events(text)[-1]
    assert set(planned.participants) == {"cl", "ke"}
    assert planned.kind == "talks"


def test_lead_and_detail_tell_one_resignation() -> None:
    (event,) = events(
        "Karl Ohm hat sein Amt verloren. Der Minister aus Chile, Karl Ohm, trat am Montag zurück."
    )
    assert event.date.start == date(2025, 3, 10)
