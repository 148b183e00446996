"""The three real reports, where this checkout has them beside it; their text is not copied here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zopa.case.report import Report

from . import made

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "reports"
# Only where the folder exists: elsewhere the list is empty and no case is made of it.
FILES = sorted(SHARED.glob("*.txt")) if SHARED.exists() else []


def kinds(report: Report) -> dict[str, int]:
    counts: dict[str, int] = {}
    for noise in report.noise:
        counts[noise.kind] = counts.get(noise.kind, 0) + 1
    return counts


def check(path: Path) -> None:
    report = made.one(path.read_bytes(), path=str(path))
    assert report.language == "de"
    number = path.name[:3]
    if number == "000":
        assert report.published.start == report.published.end == date(2025, 11, 19)
        assert report.published.known == "printed"
        assert (report.author, report.outlet) == ("Redaktion", None)
        assert kinds(report) == {"dateline": 2, "credit": 2, "language_list": 1}
    elif number == "002":
        assert report.published.known in {"inferred", "unknown"}
        assert report.title is None
        assert kinds(report) == {}
    elif number == "003":
        assert (report.published.start, report.published.known) == (date(2025, 12, 1), "printed")
        assert report.title is None
        assert kinds(report) == {"dateline": 1, "teaser": 4}


if FILES:

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
    def test_real_reports(path: Path) -> None:
        check(path)
