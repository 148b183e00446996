"""Amounts with what they are of, shares, and numbers that two sides set against each other."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from zopa.case.findings import Figure
from zopa.case.spans import Published

from .made import reader, report

FRAME = {
    "de": (
        "Viele Menschen verfolgten am Abend die Nachrichten.\n\n",
        "\n\nEs regnete in der Stadt.",
    ),
    "en": ("Many people followed the news that evening.\n\n", "\n\nIt rained in the city."),
}
DAY = date(2026, 3, 6)


def figures(text: str, language: str) -> list[Figure]:
    before, behind = FRAME[language]
    made = replace(
        report(f"{before}{text}{behind}", language), published=Published(DAY, DAY, "printed")
    )
    found = [one for one in reader().read(made) if isinstance(one, Figure)]
    for one in found:
        for part in (one.noun, one.number):
            assert made.text[part.start : part.end] == part.text
        for span in one.evidence:
            assert made.text[span.start : span.end] == span.text
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Schulden der Stadt betragen 84 Millionen Euro.", ("debt", "eur", 84e6)),
        ("de", "Die Altschulden bezifferte er auf 97 Millionen Euro.", ("debt", "eur", 97e6)),
        ("de", "Eine Pflegerin verdient im Mittel 3.900 Euro im Monat.", ("pay", "eur", 3900)),
        ("de", "Die Werft schuldet der Bank 12 Millionen Dollar.", ("debt", "usd", 12e6)),
        ("de", "Das Haushaltsdefizit liegt bei 5 Milliarden Kronen.", ("deficit", "crown", 5e9)),
        ("en", "The debt stands at $84 million.", ("debt", "usd", 84e6)),
        ("en", "The city owes €3.5 billion.", ("debt", "eur", 3.5e9)),
        ("en", "The mines produced 61,000 tonnes of copper.", ("copp", "t", 61000)),
        ("en", "It holds 48 per cent of the bonds.", ("bond", "percent", 48)),
    ],
)
def test_an_amount_and_what_it_is_of(
    language: str, text: str, expected: tuple[str, str, float]
) -> None:
    (one,) = figures(text, language)
    assert (one.counted, one.unit, one.value) == expected


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "de",
            "Laut Metallgewerkschaft verdient einer 3.900 Euro; die Arbeitgeber kommen auf 4.600.",
            [3900, 4600],
        ),
        (
            "de",
            "Offen ist, wie viele Werke ruhten: 60 Prozent laut Bergbund, drei von zehn laut Seepartei.",
            [60, 30],
        ),
        (
            "en",
            "The debt is $84 million, the Hill League says. The Lake Party puts it at $97 million.",
            [84e6, 97e6],
        ),
    ],
)
def test_two_numbers_of_one_thing(language: str, text: str, values: list[float]) -> None:
    found = figures(text, language)
    assert [one.value for one in found] == values
    assert len({(one.counted, one.unit) for one in found}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er zahlte 40 Euro und ging."),
        ("de", "Drei von zehn fanden das gut."),
        ("en", "He paid $40 and left."),
        ("en", "Two of them came by train."),
    ],
)
def test_a_number_of_nothing(language: str, text: str) -> None:
    assert not figures(text, language)


def test_a_year_that_is_over_is_the_time_of_its_sum() -> None:
    for text in ("Im Vorjahr landeten 400 Tonnen Hering an.", "2025 waren es 400 Tonnen Hering."):
        (one,) = figures(text, "de")
        assert (one.date.start, one.date.end) == (date(2025, 1, 1), date(2025, 12, 31))
    (one,) = figures("In 2030 the mines will produce 400 tonnes of copper.", "en")
    assert one.date.start is None
