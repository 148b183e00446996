from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.spans import Published
from zopa.intake.dateline import published_on
from zopa.intake.layout import layout_of
from zopa.intake.noise import find_noise

from . import made


def published(text: str, metadata: Published | None = None) -> Published:
    layout = layout_of(text)
    return published_on(layout, find_noise(layout), metadata=metadata)


def around(line: str, *, last: bool = False) -> str:
    body = f"{made.FIRST}\n\n{made.SECOND}"
    return f"{body}\n\n{line}\n" if last else f"{made.TITLE}\n{line}\n\n{body}\n"


PRINTED = [
    ("Hafenblatt · Donnerstag, 5. Juni 2025 · Interview: Jana Petersilie", date(2025, 6, 5)),
    ("Das Hafenblatt · Briefing 2025-06-17 · Jana Petersilie", date(2025, 6, 17)),
    ("Hohenfels, Freitag, 6. Juni 2025. Von Jana Petersilie", date(2025, 6, 6)),
    ("Stand: 6. Juni 2025, 18 Uhr · Wort & Ort · Analyse von Jana Petersilie", date(2025, 6, 6)),
    ("06.06.2025 | aktualisiert um 21:14 Uhr | Redaktion: Jana Petersilie", date(2025, 6, 6)),
    ("Stand: 21.02.2025, 07:30 Uhr · Interview: Jana Petersilie", date(2025, 2, 21)),
    ("(hfb, 26.03.2025, 11:42 Uhr)", date(2025, 3, 26)),
    ("Jane Doe, diplomatic editor. Wednesday, 26 November 2025", date(2025, 11, 26)),
    ("Artikel veröffentlicht am: Mittwoch, 19. November 2025", date(2025, 11, 19)),
    ("Published: 24 July 2025", date(2025, 7, 24)),
    ("Published on July 24, 2025 at 3:15 pm", date(2025, 7, 24)),
    ("Stand: 02.12.2025, 14:05 Uhr", date(2025, 12, 2)),
    ("Stand: 2.12.25", date(2025, 12, 2)),
    ("Von Jana Petersilie, 3. März 2025", date(2025, 3, 3)),
    ("By Jane Doe | 24 July 2025", date(2025, 7, 24)),
    ("(AM) 16. Oktober 2025", date(2025, 10, 16)),
    ("Опубликовано: 3 марта 2025 г., 14:05", date(2025, 3, 3)),
    ("Опубліковано: 3 березня 2025 року", date(2025, 3, 3)),
    ("Mittwoch, 19. November 2025", date(2025, 11, 19)),
    ("2025-12-01", date(2025, 12, 1)),
    ("Tagblatt Hohenfels · Sonntag, 23. November 2025 · 7.30 Uhr", date(2025, 11, 23)),
    ("Von Jana Petersilie, Hohenfels | 3. März 2025", date(2025, 3, 3)),
    ("Hohenfels, 3. März 2025 (hfa)", date(2025, 3, 3)),
    ("Hohenfels, den 3. März 2025", date(2025, 3, 3)),
    ("Wochenbote · 3. März 2025 · Aufgezeichnet von Jana Petersilie", date(2025, 3, 3)),
    ("3. März 2025 | Lesezeit: 4 Minuten", date(2025, 3, 3)),
    ("Am 03.03.2025 um 18:20 Uhr von Jana Petersilie", date(2025, 3, 3)),
    ("Veröffentlicht am 3. März 2025 um 12:30 Uhr", date(2025, 3, 3)),
    ("(Stand: 3. März 2025)", date(2025, 3, 3)),
    ("Pressemitteilung vom 3. März 2025", date(2025, 3, 3)),
    ("Published 23 November 2025", date(2025, 11, 23)),
    ("Updated 23 November 2025 09:12 GMT", date(2025, 11, 23)),
    ("Nov. 23, 2025, 9:14 a.m. ET", date(2025, 11, 23)),
    ("GENEVA, November 23, 2025 (Wire)", date(2025, 11, 23)),
    ("By Jane Doe in Geneva, 23 November 2025", date(2025, 11, 23)),
]


@pytest.mark.parametrize(("line", "day"), PRINTED)
@pytest.mark.parametrize("last", [False, True])
def test_printed_dates(line: str, day: date, *, last: bool) -> None:
    found = published(around(line, last=last))
    assert (found.start, found.end, found.known) == (day, day, "printed")
    assert line.split(", 14:05", maxsplit=1)[0] in found.reason


@pytest.mark.parametrize(
    "text",
    [
        f" date 2025-12-01 In Kürze:\n\n{made.FIRST}",
        f"date 2025-12-01 {made.FIRST}",
        f"Istanbul, 1. Dezember 2025 – {made.FIRST}",
        f"{made.TITLE}\n\nKiew/Berlin, 1. Dezember 2025 (dpa) – {made.FIRST}",
        f"(AM) 1. Dezember 2025 {made.FIRST}",
        f"GENEVA, Dec 1, 2025 (Wire) - {made.FIRST}",
        f"Hohenfels, 1. Dezember 2025 (hfa) – {made.FIRST}",
    ],
)
def test_dates_glued_to_the_first_sentence(text: str) -> None:
    found = published(text)
    assert (found.start, found.known) == (date(2025, 12, 1), "printed")


NEVER = [
    "Interview: Der Vertrag gilt seit dem 5. Juni 2025",
    "Der Bericht. Zuletzt geändert am 5. Juni 2025 durch das Parlament.",
    "Am 3. März 2025 trafen sich die Delegationen.",
    "Published on 24 July 2025, the plan foresees a truce.",
    "Der Plan wurde am 24. Juli 2025 veröffentlicht.",
    "Video: Gipfel in Alaska (02:14 Min., 11.03.2025)",
    "Bild Quelle: Amt für Presse, ID 250815-D-LS763-1030",
    "© 2025 Hafenblatt",
    "© 12.11.2025 dpa",
    "Foto: dpa, 11.03.2025",
    "Alaska-Gipfel, 15. August 2025",
    "Archivbild vom 11.03.2025",
    "Mittwoch, 20. November 2025",
    "Artikel veröffentlicht am: Mittwoch, 20. November 2025",
    "Stand: 31.02.2025",
    "Veröffentlicht am: 3. März 2099",
    "Nächstes Treffen: 3. März 2025",
    "Abgerufen am 3. März 2025",
    "02/03/2025",
    "Published: 02/03/2025",
    "Am 3. März 2025 in Hohenfels",
    "Jana Petersilie, Hohenfels, 3. März 2025",
    "By Sunday, November 23, 2025",
    "Rede vom 3. März 2025",
    "3. März 2025: Die Delegationen treffen sich",
    "Von 3. März 2025 an gilt die Waffenruhe.",
    "Seit dem 3. März 2025 (Montag) wird verhandelt.",
    "Published in a report of 3 March 2025",
    "GENEVA, Nov 23 (Wire) - Both sides met.",
]


@pytest.mark.parametrize("line", NEVER)
@pytest.mark.parametrize("last", [False, True])
def test_what_is_never_printed(line: str, *, last: bool) -> None:
    assert published(around(line, last=last)).known != "printed"


BYLINES = [
    ("Von unserer Korrespondentin Jana Petersilie, Hohenfels", "Jana Petersilie"),
    ("Aus Hohenfels berichtet Jana Petersilie", "Jana Petersilie"),
    ("Das Gespräch führte Jana Petersilie", "Jana Petersilie"),
    ("Ein Gastbeitrag von Jana Petersilie", "Jana Petersilie"),
    ("Jane Doe | 23 November 2025", "Jane Doe"),
    ("As told to Jane Doe", "Jane Doe"),
    ("Redaktion: ab, cde", "Redaktion"),
]


@pytest.mark.parametrize(("line", "author"), BYLINES)
def test_a_byline_is_noise_and_names_the_author(line: str, author: str) -> None:
    report = made.one(around(line).encode())
    assert report.author == author
    assert line in [report.text[n.start : n.end] for n in report.noise if n.kind == "dateline"]


@pytest.mark.parametrize(
    "line", ["Donald Duck", "Anna Berg, Hohenfels", "Interview: Anna Berg", "Von Kiew nach Genf"]
)
def test_a_name_in_a_heading_is_no_author(line: str) -> None:
    report = made.one(around(line).encode())
    assert report.author is None
    assert "dateline" not in {n.kind for n in report.noise}


def test_initials_sign_a_report_at_its_end_alone() -> None:
    report = made.one(around("ab/cde", last=True).encode())
    assert [report.text[n.start : n.end] for n in report.noise] == ["ab/cde"]
    assert not made.one(around("ab/cde").encode()).noise


@pytest.mark.parametrize(
    ("end", "known", "day"),
    [
        ("They had met on 20 November 2025 as well.", "inferred", date(2025, 11, 23)),
        ("The war began in 2014.", "unknown", None),
        ("They met on 1 May 2019 and on 3 June 2021.", "unknown", None),
        ("They met on 30 October 2024 and on 30 October 2025.", "unknown", None),
    ],
)
def test_a_dateline_without_a_year_takes_it_from_a_date_near_by(
    end: str, known: str, day: date | None
) -> None:
    found = published(f"GENEVA, Nov 23 (Wire) - Both sides met here today. {end}\n")
    assert (found.known, found.start, found.end) == (known, day, day)
    if day:
        assert "Nov 23" in found.reason
        assert "20 November 2025" in found.reason


def test_a_dateline_without_a_year_and_the_year_of_the_copyright() -> None:
    text = "Hohenfels, Sonntag, 23. November (hfa) – Beide Seiten trafen sich.\n\n© {} Hafenblatt\n"
    assert published(text.format(2025)).start == date(2025, 11, 23)
    assert published(text.format(2024)).known == "unknown"  # that was a Saturday


def test_a_date_that_no_calendar_has_is_named() -> None:
    found = published(around("Stand: Dienstag, 31.02.2025"))
    assert found == Published(reason="no such day: “Stand: Dienstag, 31.02.2025”")


def test_a_date_under_a_credit_may_be_the_pictures() -> None:
    assert published(around("Foto: dpa\n11.03.2025")).known != "printed"


def test_a_chronicle_and_an_invitation_have_no_dateline() -> None:
    days = "\n".join(f"{n}. März 2025\nEs geschah etwas." for n in (3, 4, 5))
    assert published(days).known == "unknown"
    assert (
        published(f"Einladung\nDatum: 3. März 2025\nOrt: Rathaus\n\n{made.FIRST}").known
        == "unknown"
    )


def test_datelines_that_disagree_give_the_days_between() -> None:
    found = published(f"Published: 24 July 2025\n\n{made.FIRST}\n\nPublished: 26 July 2025")
    assert (found.start, found.end) == (date(2025, 7, 24), date(2025, 7, 26))
    assert found.known == "inferred"


def test_the_order_of_trust() -> None:
    day = date(2025, 1, 1)
    metadata = Published(day, day, "printed", "meta date")
    assert published(around("Published: 24 July 2025"), metadata).start == date(2025, 7, 24)
    assert published(around("Stand: 24. Juli 2025"), metadata) == metadata
    weak = Published(day, day, "inferred", "PDF created")
    assert published(around("Stand: 24. Juli 2025"), weak).start == date(2025, 7, 24)
    assert published(around("Nichts weiter"), weak) == weak


def test_a_month_behind_a_label_is_an_interval() -> None:
    found = published(around("Stand: Februar 2024"))
    assert (found.start, found.end) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Am Montag, 1. Dezember, reiste er ab. Der Plan von 2025 gilt.", (11, 25), (12, 7)),
        ("Am Montag, 1. Dezember 2025, war er abgereist.", (12, 1), (12, 7)),
        ("Am Montag, 1. Dezember 2025, soll er abreisen.", (11, 25), (12, 1)),
        ("Heute, am 1. Dezember 2025, reiste er ab.", (12, 1), (12, 1)),
        ("01.12.2025 Die Gespräche gehen weiter, hieß es.", (12, 1), (12, 1)),
    ],
)
def test_inferred_days(text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    found = published(text)
    assert found.known == "inferred"
    assert (found.start, found.end) == (date(2025, *start), date(2025, *end))
    assert "Dezember" in found.reason or "01.12." in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag, 1. Dezember, reiste er ab.",
        "Am Dienstag, 1. Dezember, reiste er ab. Der Plan von 2025 gilt.",
        "Am Montag, 1. Dezember, reiste er ab. 2014 begann es, 2022 ging es weiter.",
        "Am Montag, 1. Dezember 2025, und am Donnerstag, 24. Februar 2022, geschah es.",
        "Am Montag, 1. Dezember, starb er. Von 2020 bis 2025 war er Minister.",
        "Am Montag, 1. Dezember 1975, geschah es. Der Film läuft am 3. März 2025.",
    ],
)
def test_thin_evidence_infers_nothing(text: str) -> None:
    assert published(text).known == "unknown"


@given(st.dates(date(1950, 1, 1), date(2035, 12, 31)))
def test_every_day_is_understood_in_every_form(day: date) -> None:
    months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    english = (
        "January February March April May June July August September October November December"
    )
    name, foreign = months.split()[day.month - 1], english.split()[day.month - 1]
    for words in (
        f"{day.day}. {name} {day.year}",
        f"{day.day} {foreign} {day.year}",
        f"{foreign} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day}. {day.month}. {day.year}",
    ):
        assert published(around(f"Published: {words}")).start == day


@given(st.text(max_size=200))
def test_any_text_has_a_consistent_answer(text: str) -> None:
    found = published(text)
    if found.known == "unknown":
        assert found.start is found.end is None
    else:
        assert found.start
        assert found.end
        assert found.start <= found.end
        assert found.reason
