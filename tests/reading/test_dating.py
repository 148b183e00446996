"""Undated reports: dated only where their own words are sure."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from zopa.case.report import Noise, Report
from zopa.case.spans import Published
from zopa.reading.dating import dated, days_on_which
from zopa.reading.dating import undated as forgotten


def undated(text: str, language: str | None = "de", noise: tuple[Noise, ...] = ()) -> Report:
    return Report(
        id="r", path="r", text=text, raw="", format="text", language=language, noise=noise
    )


def days(text: str, language: str = "de") -> tuple[date | None, date | None]:
    published = dated(undated(text, language)).published
    assert (published.known == "unknown") == (published.start is None)
    return published.start, published.end


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Gestern, am 3. März 2025, trafen sie sich.", date(2025, 3, 4), date(2025, 3, 4)),
        ("Heute (3. März 2025) trafen sie sich.", date(2025, 3, 3), date(2025, 3, 3)),
        ("Am Dienstag (4. März 2025) sagte er nichts.", date(2025, 3, 4), date(2025, 3, 10)),
        ("Am 12. März 2025 traf er sie in Oslo.", date(2025, 3, 12), None),
        (
            "Am 12. März 2025 traf er sie in Oslo. Am 20. März 2025 wird er in Wien sein.",
            date(2025, 3, 12),
            date(2025, 3, 20),
        ),
    ],
)
def test_what_is_sure(text: str, first: date, last: date | None) -> None:
    assert days(text) == (first, last)
    published = dated(undated(text)).published
    assert published.known == "inferred"
    assert published.reason


@pytest.mark.parametrize(
    "text",
    [
        "Am Freitag kam er nach Genf.",
        "Am 12. März 2025 wird er in Oslo sein.",
        "Sie einigten sich auf Wahlen am 5. Oktober 2026.",
        "Die Frist wurde bis zum 30. Juni 2026 verlängert.",
        "Er kündigte für den 3. Mai 2026 ein Treffen an.",
        "Heute, am 31. Februar 2025, kam er.",
        "Gestern, am 3. März 2025, kam er. Gestern, am 9. Juni 2025, ging er.",
        "",
    ],
)
def test_what_is_not_sure_stays_unknown(text: str) -> None:
    assert days(text) == (None, None)


def test_an_old_year_is_shown_as_a_reason_and_dates_nothing() -> None:
    published = dated(undated("1997 unterzeichneten sie den Vertrag.")).published
    assert published.known == "unknown"
    assert published.start is None
    assert "1997" in published.reason


def test_english() -> None:
    text = "The ministers spoke yesterday (March 3, 2025)."
    assert days(text, "en") == (date(2025, 3, 4), date(2025, 3, 4))


def test_a_dated_report_comes_back_unchanged() -> None:
    report = undated("Gestern, am 3. März 2025, trafen sie sich.")
    known = Published(date(2024, 1, 1), date(2024, 1, 1), "printed", "head")
    dated_one = Report(
        id="r", path="r", text=report.text, raw="", format="text", language="de", published=known
    )
    assert dated(dated_one) is dated_one
    once = dated(report)
    assert dated(once) is once


def test_a_report_can_be_dated_anew_after_its_text_or_the_rules_changed() -> None:
    report = undated("Gestern, am 3. März 2025, trafen sie sich.")
    before = replace(
        report,
        published=Published(
            date(2024, 1, 1), date(2024, 1, 1), "inferred", "told as happened: “x”"
        ),
    )
    assert dated(before) is before
    assert dated(forgotten(before)).published.start == date(2025, 3, 4)
    by_intake = replace(
        report, published=Published(date(2024, 1, 1), None, "inferred", "today: “x”")
    )
    assert forgotten(by_intake) is by_intake


def test_the_days_on_which_a_time_means_a_day() -> None:
    text = "Sie trafen sich am Freitag in Oslo."
    days = days_on_which(text, text.index("Freitag"), "de", date(2025, 3, 7))
    assert days[0] == date(2025, 3, 7)
    assert days[-1] <= date(2025, 3, 14)
    assert days_on_which(text, text.index("Freitag"), "de", date(2025, 3, 6)) == []
    assert days_on_which(text, text.index("Oslo"), "de", date(2025, 3, 7)) == []
    assert days_on_which("Am 7. März 2025 kam er.", 3, "de", date(2025, 3, 7)) == []


def test_a_language_without_data_and_noise_are_not_read() -> None:
    text = "Gestern, am 3. März 2025, trafen sie sich."
    assert dated(undated(text, None)).published == Published()
    assert dated(undated(text, "ru")).published == Published()
    everything = (Noise(0, len(text), "boilerplate"),)
    assert dated(undated(text, noise=everything)).published == Published()


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "gestern",
                    "heute",
                    "Freitag",
                    "am",
                    "3. März 2025",
                    "1. Januar 0001",
                    "war",
                    "wird",
                ),
                *(",", "(", ". ", "\n", "2199-12-31", "9999-12-31", "31.12.1999", "vor 3 Tagen"),
            ]
        ),
        max_size=25,
    )
)
def test_any_text_is_dated_or_not(pieces: list[str]) -> None:
    published = dated(undated(" ".join(pieces))).published
    if published.start and published.end:
        assert published.start <= published.end
    assert (published.known == "inferred") == (published.start is not None)


def test_many_dates_take_no_longer_than_a_few() -> None:
    started = process_time()
    dated(undated("Am Dienstag (4. März 2025) war er da. " * 4000))
    assert process_time() - started < 20
