"""Who stayed away from an event, and what is told not to have taken place."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from zopa.case.findings import Event
from zopa.case.spans import Published

from .made import reader, report

FRAME = {
    "de": (
        "Viele Menschen verfolgten am Abend die Nachrichten.\n\n",
        "\n\nEs regnete in der Stadt.",
    ),
    "en": ("Many people followed the news that evening.\n\n", "\n\nIt rained in the city."),
}
DAY = date(2026, 3, 6)  # a Friday


def events(text: str, language: str) -> list[Event]:
    before, behind = FRAME[language]
    made = replace(
        report(f"{before}{text}{behind}", language), published=Published(DAY, DAY, "printed")
    )
    found = [one for one in reader().read(made) if isinstance(one, Event)]
    for one in found:
        for span in one.evidence:
            assert made.text[span.start : span.end] == span.text
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "An der Sitzung in Bern am Dienstag nahm Ministerin Ines Kolb nicht teil."),
        ("de", "An der Sitzung am Dienstag in Bern hatte Ines Kolb nicht teilgenommen."),
        ("de", "Bei den Gesprächen am Dienstag in Bern fehlte Ines Kolb."),
        ("de", "Ines Kolb blieb den Gesprächen am Dienstag in Bern fern."),
        ("de", "Ines Kolb war beim Treffen am Dienstag in Bern nicht dabei."),
        ("en", "Minister Ines Kolb stayed away from the talks in Bern on Tuesday."),
        ("en", "Ines Kolb did not attend the meeting in Bern on Tuesday."),
        ("en", "Ines Kolb was absent from the talks in Bern on Tuesday."),
        ("en", "Ines Kolb skipped the talks in Bern on Tuesday."),
    ],
)
def test_who_stayed_away_took_no_part(language: str, text: str) -> None:
    (one,) = events(text, language)
    assert one.status == "held"
    assert [(role.role, role.actor) for role in one.roles if role.actor] == [
        ("absent", "person-ines-kolb")
    ]
    assert "person-ines-kolb" not in one.participants


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "An der Sitzung in Bern am Dienstag nahm Ministerin Ines Kolb teil."),
        ("de", "Ines Kolb saß am Dienstag in Bern mit am Verhandlungstisch."),
        ("en", "Ines Kolb took part in the talks in Bern on Tuesday."),
        ("en", "Ines Kolb attended the talks in Bern on Tuesday."),
    ],
)
def test_who_came_took_part(language: str, text: str) -> None:
    (one,) = events(text, language)
    assert one.participants == ("person-ines-kolb",)
    assert all(role.role != "absent" for role in one.roles)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Chile und Peru trafen sich am Montag nicht.", "meeting"),
        ("de", "Es gab kein Treffen von Chile und Peru am Montag.", "meeting"),
        ("de", "Chile und Peru haben am Montag nicht miteinander gesprochen.", "talks"),
        ("de", "Die Präsidenten von Chile und Peru haben am Montag nicht telefoniert.", "call"),
        ("de", "Das Abkommen von Chile und Peru wurde am Montag nicht unterzeichnet.", "signing"),
        ("de", "Das Treffen von Chile und Peru am Montag hat nie stattgefunden.", "meeting"),
        ("de", "Ein Telefonat von Chile und Peru habe es am Montag nicht gegeben.", "call"),
        ("en", "Ministers of Chile and Peru did not meet in Bern on Monday.", "meeting"),
        ("en", "The meeting of Chile and Peru in Bern on Monday never took place.", "meeting"),
        ("en", "No meeting between Chile and Peru took place in Bern on Monday.", "meeting"),
        ("en", "There was no call between Chile and Peru on Monday.", "call"),
        ("en", "The treaty between Chile and Peru was not signed on Monday.", "signing"),
    ],
)
def test_what_did_not_take_place_on_a_day_that_is_over(language: str, text: str, kind: str) -> None:
    (one,) = events(text, language)
    assert (one.kind, one.status, one.date.start) == (kind, "cancelled", date(2026, 3, 2))
    assert set(one.participants) == {"cl", "pe"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Chile und Peru haben bislang nicht miteinander gesprochen."),
        ("de", "Chile und Peru haben am Montag nicht über Kupfer gesprochen."),
        ("de", "Chile und Peru wollen am Montag nicht miteinander sprechen."),
        ("de", "Der Vertrag von Chile und Peru wurde am Montag noch nicht unterzeichnet."),
        ("en", "Ministers of Chile and Peru did not meet the press on Monday."),
        ("en", "Chile and Peru have not met yet."),
        ("en", "No meeting between Chile and Peru is planned."),
        ("en", "There was no call for talks on Monday."),
    ],
)
def test_nothing_is_told_not_to_have_been(language: str, text: str) -> None:
    assert all(one.status != "cancelled" for one in events(text, language))


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("de", "Der Stadtrat stimmte am Dienstag ab. Der Beschluss fiel einstimmig.", 2),
        ("de", "Der Stadtrat stimmte am Dienstag ab. Drei stimmten dagegen.", 2),
        ("de", "Der Stadtrat stimmte am Dienstag ab. Danach gab es Suppe.", 1),
        ("en", "The city council voted on Tuesday. The decision was unanimous.", 2),
        ("en", "The city council voted on Tuesday. Then there was soup.", 1),
    ],
)
def test_how_a_vote_ended_is_told_behind_it(language: str, text: str, spans: int) -> None:
    votes = [one for one in events(text, language) if one.kind == "vote"]
    assert len(votes[0].evidence) == spans
