"""Evidence: a stretch of a report's text, and an interval of days."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Known = Literal["printed", "inferred", "unknown"]


class Part(Struct, frozen=True, order=True, gc=False):
    """A stretch of one report's text, where the report is clear from what holds it.

    ``start`` and ``end`` count characters (code points) of ``Report.text``; ``text`` is exactly
    ``report.text[start:end]``.
    """

    start: int
    end: int
    text: str


class Span(Struct, frozen=True, order=True, gc=False):
    """Evidence: ``report.text[start:end] == text`` for the report with the id ``report``."""

    report: str
    start: int
    end: int
    text: str


class Interval(Struct, frozen=True, gc=False):
    """Days from ``start`` to ``end``, both included; ``None`` is an end that is not known."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"interval ends before it starts: {self.start} > {self.end}")


class Published(Struct, frozen=True):
    """When a report was published, and how that is known.

    ``printed``: the report or its metadata says so; ``inferred``: worked out from other dates;
    ``unknown``: both ends are ``None``. ``reason`` names the rule and the words it read.
    """

    start: date | None = None
    end: date | None = None
    known: Known = "unknown"
    reason: str = ""
