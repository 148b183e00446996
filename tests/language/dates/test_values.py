"""What expressions of time say: TIMEX3 value and days, counted from Wednesday, 19 November 2025."""

from __future__ import annotations

from datetime import date

import pytest

from zopa.case.spans import Interval
from zopa.language.dates import TimeExpression, expressions, minutes

TODAY = Interval(date(2025, 11, 19), date(2025, 11, 19))


def found(text: str, language: str = "de", published: Interval = TODAY) -> list[TimeExpression]:
    return expressions(text, language, published=published)


def said(text: str, language: str = "de") -> list[tuple[str, str]]:
    """The words of each expression and its value."""
    return [(text[one.start : one.end], one.value) for one in found(text, language)]


def only(text: str, language: str = "de", published: Interval = TODAY) -> TimeExpression:
    (one,) = found(text, language, published)
    return one


GERMAN = {
    "Am 3. März 2025 kam er.": [("3. März 2025", "2025-03-03")],
    "Mittwoch, den 12. März 2025": [("Mittwoch, den 12. März 2025", "2025-03-12")],
    "Stand: 02.12.2024": [("02.12.2024", "2024-12-02")],
    "Er kam am 3.12. an.": [("3.12.", "2025-12-03")],
    "Im Februar hatte er gezögert.": [("Februar", "2025-02")],
    "Im Februar soll er kommen.": [("Februar", "2026-02")],
    "Sie tagten am 3., 4. und 5. Mai.": [
        ("3", "2025-05-03"),
        ("4", "2025-05-04"),
        ("5. Mai", "2025-05-05"),
    ],
    "Am Mittwoch sprach er, am Freitag will er schweigen.": [
        ("Mittwoch", "2025-11-19"),
        ("Freitag", "2025-11-21"),
    ],
    "Am Donnerstag lehnte er ab.": [("Donnerstag", "2025-11-13")],
    "Am kommenden Donnerstag": [("kommenden Donnerstag", "2025-11-20")],
    "Am vergangenen Freitag": [("vergangenen Freitag", "2025-11-14")],
    "Donnerstag vergangener Woche": [("Donnerstag vergangener Woche", "2025-11-13")],
    "Freitag in einer Woche": [("Freitag in einer Woche", "2025-11-28")],
    "Sie kamen am Montagabend an.": [("Montagabend", "2025-11-17TEV")],
    "In der Nacht zu Dienstag fielen Schüsse.": [("Nacht zu Dienstag", "2025-11-18TNI")],
    "heute, gestern Abend und morgen früh": [
        ("heute", "2025-11-19"),
        ("gestern Abend", "2025-11-18TEV"),
        ("morgen früh", "2025-11-20TMO"),
    ],
    "in der Vorwoche": [("Vorwoche", "2025-W46")],
    "im kommenden Jahr": [("kommenden Jahr", "2026")],
    "Anfang der Woche": [("Anfang der Woche", "2025-W47")],
    "im dritten Quartal 2024": [("dritten Quartal 2024", "2024-Q3")],
    "in der zweiten Jahreshälfte 2024": [("der zweiten Jahreshälfte 2024", "2024-H2")],
    "im Frühjahr 2024": [("Frühjahr 2024", "2024-SP")],
    "die neunziger Jahre, die 1980er-Jahre und die 60er Jahre": [
        ("die neunziger Jahre", "199"),
        ("die 1980er-Jahre", "198"),
        ("die 60er Jahre", "196"),
    ],
    "im 19. Jahrhundert": [("19. Jahrhundert", "18")],
    "binnen 24 Stunden": [("24 Stunden", "PT24H")],
    "vor etwa drei Wochen": [("etwa drei Wochen", "P3W")],
    "seit fast eineinhalb Jahren": [("fast eineinhalb Jahren", "P1.5Y")],
    "eine 30-tägige Waffenruhe, ein dreistündiges Treffen": [
        ("30-tägige", "P30D"),
        ("dreistündiges", "PT3H"),
    ],
    "jeden Montag, täglich, alle zwei Wochen": [
        ("jeden Montag", "XXXX-WXX-1"),
        ("täglich", "P1D"),
        ("alle zwei Wochen", "P2W"),
    ],
    "Er kam am 3. März 2025. Am Tag darauf ging er, zwei Tage später kam sie.": [
        ("3. März 2025", "2025-03-03"),
        ("Tag darauf", "2025-03-04"),
        ("zwei Tage später", "2025-03-06"),
    ],
    "Am Freitag um 20.30 Uhr soll es losgehen.": [
        ("Freitag", "2025-11-21"),
        ("20.30 Uhr", "2025-11-21T20:30"),
    ],
    "Kurz vor dem dritten Jahrestag": [("dritten Jahrestag", "")],
    "Derzeit ruht das.": [("Derzeit", "PRESENT_REF")],
    "an Silvester und zu Ostern 2024": [("Silvester", "2025-12-31"), ("Ostern 2024", "2024-03-31")],
}

ENGLISH = {
    "They met on 3 March 2025.": [("3 March 2025", "2025-03-03")],
    "They met on Tuesday, March 4, 2025, again.": [("Tuesday, March 4, 2025", "2025-03-04")],
    "He will come on Friday; on Thursday he said no.": [
        ("Friday", "2025-11-21"),
        ("Thursday", "2025-11-13"),
    ],
    "about three weeks ago": [("about three weeks ago", "2025-10-29")],
    "by the end of next year": [("the end of next year", "2026")],
    "in the 1990s and in the 19th century": [("the 1990s", "199"), ("the 19th century", "18")],
    "It took an hour and a half.": [("an hour and a half", "PT1.5H")],
    "a 30-day truce, twice a week": [("30-day", "P30D"), ("twice a week", "P1W")],
    "at 9:40 a.m. and at noon": [("9:40 a.m.", "2025-11-19T09:40"), ("noon", "2025-11-19TMI")],
    "On 2 June they spoke. Two days later they met.": [
        ("2 June", "2025-06-02"),
        ("Two days later", "2025-06-04"),
    ],
    "every Monday": [("every Monday", "XXXX-WXX-1")],
    "They met in Bern on Oct. 10.": [("Oct. 10", "2025-10-10")],
    "Talks end on Sept 3 at sea; 5 cars mar the view.": [("Sept 3", "2025-09-03")],
}


@pytest.mark.parametrize(("text", "expected"), GERMAN.items(), ids=list(GERMAN))
def test_german(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items(), ids=list(ENGLISH))
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Frau sagte, die Lage sei gut.",
        "600 000 Soldaten",
        "Es waren 31.02. Einheiten",
        "am 31.02.",
        "31.02.2025",
        "Frau Mai lobte den Plan.",
        "rund 2000 Soldaten",
        "Es kamen 1918 Menschen.",
        "Der Mann ist 45 Jahre alt.",
        "im Alter von 70 Jahren",
        "Robert Winter sprach.",
        "Guten Morgen!",
        "eines Tages",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["They may march.", "Theresa May left.", "some 2000 soldiers", "He is 45 years old."]
)
def test_what_is_no_date_in_english(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    "text", ["am 30. Februar 2025", "am 31. April", "Montag, 19. November 2025"]
)
def test_a_day_that_the_calendar_does_not_have_has_no_value(text: str) -> None:
    one = only(text)
    assert (one.value, one.interval) == ("", Interval())


@pytest.mark.parametrize(
    ("text", "first", "last", "modifier"),
    [
        ("Ende Februar 2025", date(2025, 2, 20), date(2025, 2, 28), "END"),
        ("Anfang 2025", date(2025, 1, 1), date(2025, 2, 28), "START"),
        ("Mitte der Woche", date(2025, 11, 19), date(2025, 11, 20), "MID"),
        ("zum Jahresende", date(2025, 12, 1), date(2025, 12, 31), "END"),
        ("seit mehr als drei Wochen", date(2025, 10, 29), date(2025, 11, 19), "MORE_THAN"),
        ("vor etwa drei Wochen", date(2025, 10, 29), date(2025, 10, 29), "APPROX"),
        ("in den letzten zehn Jahren", date(2015, 11, 19), date(2025, 11, 19), ""),
        ("am Wochenende hatte es geregnet", date(2025, 11, 15), date(2025, 11, 16), ""),
    ],
)
def test_days_and_modifier(text: str, first: date, last: date, modifier: str) -> None:
    one = only(text)
    assert (one.interval, one.modifier) == (Interval(first, last), modifier)


def test_an_unknown_day_of_publication_leaves_what_counts_from_it_open() -> None:
    for text in ("am Freitag", "gestern", "im Mai", "vor drei Wochen", "im kommenden Jahr"):
        one = only(text, published=Interval())
        assert one.interval == Interval()
        assert one.anchored == "none"
        assert one.value in {"", "P3W"}


def test_days_of_publication_that_disagree_give_no_value_but_all_days() -> None:
    two = Interval(date(2025, 3, 1), date(2025, 3, 2))
    assert only("gestern", published=two).interval == Interval(date(2025, 2, 28), date(2025, 3, 1))
    assert only("gestern", published=two).value == ""
    assert only("Am Freitag kam er.", published=two).value == "2025-02-28"


def test_a_weekday_beside_a_day_named_in_full_is_of_its_week() -> None:
    some = Interval(date(2026, 2, 27), date(2026, 3, 6))
    text = (
        "Das Gericht sprach am Dienstag, dem 3. März 2026, sein Urteil. Am Mittwoch trat er zurück."
    )
    assert found(text, published=some)[-1].interval == Interval(date(2026, 3, 4), date(2026, 3, 4))
    assert found("Am Mittwoch trat er zurück.", published=some)[-1].value == ""


def test_a_perfect_without_ge_is_told_of_the_past() -> None:
    text = "Die Räte haben am Montag in Oslo verhandelt; am Abend geht es weiter."
    assert found(text)[0].value == found("Die Räte trafen sich am Montag.")[0].value


def test_an_open_day_of_publication_stays_open() -> None:
    since = Interval(date(2025, 3, 1), None)
    assert only("gestern", published=since).interval == Interval(date(2025, 2, 28), None)


def test_a_day_counts_from_a_day_only() -> None:
    text = "Der Vertrag stammt von 1997. Zwei Tage später kam der Streit."
    assert found(text)[-1].interval == Interval()


def test_what_is_skipped_is_not_read() -> None:
    text = "Stand 3. März 2025. Er kam am 4. März 2025."
    (one,) = expressions(text, "de", published=TODAY, skip=[(0, 19)])
    assert one.value == "2025-03-04"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("fast anderthalb Stunden", 90),
        ("1,5 Stunden", 90),
        ("eine halbe Stunde", 30),
        ("drei Tage", 4320),
        ("90 Sekunden", 2),
        ("mehrere Jahre", None),
        ("gestern", None),
    ],
)
def test_minutes(text: str, length: int | None) -> None:
    assert minutes(only(text)) == length


def test_all_capitals_and_lower_case_are_read() -> None:
    assert said("AM MITTWOCH KAM ER") == [("MITTWOCH", "2025-11-19")]
    assert said("am mittwoch kam er") == [("mittwoch", "2025-11-19")]


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        found("am Freitag", "xx")
