"""Figures read from sentences: number, bound, unit, what is counted, of whom, when."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.agendas import load_agenda
from zopa.case.findings import Figure
from zopa.case.report import Report
from zopa.case.spans import Interval, Published
from zopa.reading.named_times import named_time
from zopa.reading.read import Reader

READER = Reader(load_agenda(None), "fast")
DAY = date(2025, 9, 10)


def read(text: str, language: str | None = "de", day: date | None = DAY) -> list[Figure]:
    published = Published(day, day, "printed") if day else Published()
    report = Report(
        id="r", path="r", text=text, raw="", format="text", language=language, published=published
    )
    found = [f for f in READER.read(report) if isinstance(f, Figure)]
    for figure in found:
        for start, end, words in (
            *((span.start, span.end, span.text) for span in figure.evidence),
            *((part.start, part.end, part.text) for part in (figure.noun, figure.number)),
        ):
            assert text[start:end] == words
    return found


@pytest.mark.parametrize(
    ("text", "value", "counted", "unit", "bound"),
    [
        ("Die Armee zählt 600.000 Soldaten.", 600000, "soldat", None, "exact"),
        ("Mindestens 41 Zivilisten wurden getötet.", 41, "dead", None, "least"),
        ("Die Behörde spricht von rund 250 Toten.", 250, "dead", None, "about"),
        ("Das Lager fasst 2,5 Millionen Tonnen Weizen.", 2.5e6, "weiz", "t", "exact"),
        ("Er bot höchstens zwölf schwere Panzer an.", 12, "panz", None, "most"),
        ("Der Vorrat betrage 290 Kilogramm, hieß es.", 290, "stock", "kg", "exact"),
        ("Die Zahl der Anträge ist auf 530 gestiegen.", 530, "antrag", None, "exact"),
    ],
)
def test_german(text: str, value: float, counted: str, unit: str | None, bound: str) -> None:
    (one,) = read(text)
    assert (one.value, one.counted, one.unit, one.bound) == (value, counted, unit, bound)


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        ("At least 1,200 prisoners went home.", 1200, "prisoner"),
        ("The ministry put it at 251 dead.", 251, "dead"),
        ("Some 40 civilians were killed on the road.", 40, "dead"),
    ],
)
def test_english(text: str, value: float, counted: str) -> None:
    (one,) = read(text, "en")
    assert (one.value, one.counted) == (value, counted)


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. Dezember tagte der Rat.",
        "Am 31.02. tagte der Rat.",
        "Das Treffen dauerte drei Stunden und begann um 15 Uhr.",
        "Im Jahr 2014 Soldaten zu schicken, sei falsch gewesen.",
        "Die Ziffer 1.23.456 sagt nichts.",
        "Artikel 12 gilt.",
        "9" * 400 + " Soldaten kamen.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    "text",
    [
        "08:50 Good mornings, readers.",
        "At 9:30 diplomats arrived in the harbour.",
        "The deadline of 1 February stands for both sides.",
    ],
)
def test_times_and_days_count_nothing_in_english(text: str) -> None:
    assert read(text, "en") == []


def test_a_colon_before_a_number_is_no_clock() -> None:
    (figure,) = read("The count: 212 captives may go home.", "en")
    assert (figure.value, figure.noun.text) == (212, "captives")


def test_a_count_that_goes_on_and_its_actors() -> None:
    (one,) = read("Bislang sind nach Angaben der Ukraine 214 Menschen getötet worden.")
    assert (one.total, one.actors, one.date) == (True, ("ua",), Interval())
    (plain,) = read("Die Ukraine schickte 40 Panzer.")
    assert not plain.total


def test_the_time_that_a_figure_is_of() -> None:
    (one,) = read("Am 1. September besaß das Land 410 Kilogramm Uran.")
    assert one.date == Interval(date(2025, 9, 1), date(2025, 9, 1))
    (undated,) = read("Am Montag waren es 410 Kilogramm Uran.", day=None)
    assert undated.date == Interval()


@pytest.mark.parametrize(
    ("text", "language", "values", "counted"),
    [
        ("Kiew spricht von 40 Toten, Moskau von 12.", "de", [40, 12], "dead"),
        (
            "Nach Kiewer Angaben starben 40 Menschen. Moskau geht von 12 aus.",
            "de",
            [40, 12],
            "dead",
        ),
        ("Moskau nennt 600.000 Soldaten, Kiew kommt auf 800.000.", "de", [6e5, 8e5], "soldat"),
        ("Kyiv put it at 40 dead, Moscow spoke of 12.", "en", [40, 12], "dead"),
        ("Die Ukraine lieferte 40 Panzer, Russland 12.", "de", [40], "panz"),
        ("Kiew sprach zunächst von 40 Toten, inzwischen von 52.", "de", [40], "dead"),
    ],
)
def test_a_number_without_a_noun_is_set_against_the_one_before(
    text: str, language: str, values: list[float], counted: str
) -> None:
    found = read(text, language)
    assert [figure.value for figure in found] == values
    assert {figure.counted for figure in found} == {counted}


def test_a_part_of_a_whole_is_so_many_per_cent() -> None:
    text = "Nach russischer Zählung sank die Ausfuhr um 40 Prozent, Kiew spricht von einem Fünftel."
    one, other = read(text)
    assert [(f.value, f.unit, f.counted) for f in (one, other)] == [
        (40, "percent", "ausfuhr"),
        (20, "percent", "ausfuhr"),
    ]
    assert not read("Ein Fünftel der Sitze blieb leer.")


def test_a_language_without_data_has_none() -> None:
    assert not read("Il y a 40 morts.", "fr")
    assert not read("Es gab 40 Tote.", None)


PIECES = [
    "600.000",
    "Soldaten",
    "2,5",
    "Millionen",
    ",",
    ".",
    "31.02.",
    "„",
    "Zahl",
    "der",
    "Toten",
    "MINDESTENS",
    "41",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), st.sampled_from(("de", "en")))
def test_any_text_gives_true_spans(text: str, language: str) -> None:
    for figure in read(text, language):
        assert figure.value >= 0
        assert figure.evidence[0].start <= figure.number.start < figure.number.end


def test_the_time_is_linear() -> None:
    def seconds(count: int) -> float:
        text = "Am Montag kamen 40 Soldaten und 30 Panzer. " * count
        begin = process_time()
        assert len(read(text)) == 2 * count
        return process_time() - begin

    seconds(20)
    assert seconds(800) < 24 * max(seconds(100), 0.01)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Am 3. September lehnte er es ab.", date(2025, 9, 3)),
        ("Vor zwei Wochen lehnte er es ab.", date(2025, 8, 27)),
        ("Am 3. Oktober wird er es ablehnen.", None),  # to come
        ("Seit dem 3. September lehnt er es ab.", None),  # and still does
        ("Am 3. und am 5. September lehnte er ab.", None),  # which of them
        ("Er lehnte es ab.", None),
        ("Am 31.02. lehnte er es ab.", None),
    ],
)
def test_the_one_time_that_is_named(text: str, first: date | None) -> None:
    found = named_time(text, "de", Interval(DAY, DAY))
    assert (found.days.start if found else None) == first
    if found:
        assert found.text in text
    assert named_time(text, "de", Interval()) is None
    assert named_time(text, None, Interval(DAY, DAY)) is None
