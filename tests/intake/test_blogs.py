"""Newsblogs: the stamps of their entries, and the day that their headline names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zopa.case.report import Report

from . import made

DAY = date(2025, 3, 3)
ENTRIES = (
    f"18:05 Uhr: Norden lenkt ein\n{made.FIRST}\n\n17:40 Uhr: Süden wartet ab\n{made.SECOND}\n"
)


def read(text: str) -> Report:
    return made.one(text.encode())


def marked(report: Report) -> list[str]:
    return [report.text[n.start : n.end] for n in report.noise]


@pytest.mark.parametrize(
    "head",
    [
        "Hafenblick – Newsblog\nGespräche: Die Entwicklungen vom 3. März 2025 im Überblick",
        "Liveblog vom 3. März 2025",
        "Newsticker: alle Meldungen am Montag, 3. März 2025",
        "Live updates: 3 March 2025",
    ],
)
def test_the_headline_of_a_newsblog_names_its_day(head: str) -> None:
    report = read(f"{head}\n\n{ENTRIES}")
    assert (report.published.start, report.published.known) == (DAY, "printed")
    assert {"18:05 Uhr:", "17:40 Uhr:"} <= {*marked(report)}
    assert not any("März 2025" in words for words in marked(report))  # the headline stays prose


@pytest.mark.parametrize(
    "head",
    [
        "Die Nacht von Hohenfels: Die Ereignisse vom 3. März 2025",  # nothing says that it is live
        "Liveblog: Die Waffenruhe vom 3. März 2025",
        "Newsblog zum Gipfel\nAm 3. März 2025 endete die Frist.",
        "Newsblog zum Gipfel",
    ],
)
def test_another_day_in_the_headline_is_not_that_of_the_blog(head: str) -> None:
    assert read(f"{head}\n\n{ENTRIES}").published.known == "unknown"


def test_one_line_with_a_time_is_no_newsblog() -> None:
    head = "Liveblog vom 3. März 2025"
    assert (
        read(f"{head}\n\n18:05 Uhr: Norden lenkt ein\n{made.FIRST}\n").published.known == "unknown"
    )


def test_dated_stamps_date_a_live_report_and_no_other() -> None:
    entries = ENTRIES.replace("18:05", "3. März 2025, 18:05").replace(
        "17:40", "3. März 2025, 17:40"
    )
    live = read(f"Liveticker zum Gipfel\n\n{entries}").published
    assert (live.start, live.end, live.known) == (DAY, DAY, "printed")
    assert read(f"Wie es dazu kam\n\n{entries}").published.known != "printed"


def test_numbers_of_clauses_are_no_stamps() -> None:
    text = f"Der Entwurf\n\n1.10: {made.FIRST}\n\n1.20: {made.SECOND}\n"
    assert marked(read(text)) == []


def test_the_outlet_before_the_word_for_a_newsblog() -> None:
    assert read(f"Hafenblick – Newsblog\n\n{ENTRIES}").outlet == "Hafenblick"


@given(
    st.lists(
        st.sampled_from(
            [
                "18:05 Uhr:",
                "3. März 2025,",
                "Liveblog",
                "vom",
                "+++",
                "\n",
                "24:99",
                "-",
                "Genf",
                "1.5",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_keeps_its_stretches(pieces: list[str]) -> None:
    report = read("Wort " + " ".join(pieces))
    ends = [0]
    for noise in report.noise:
        assert ends[-1] <= noise.start < noise.end <= len(report.text)
        ends.append(noise.end)
