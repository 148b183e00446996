"""A text with what every later step asks of it: its lines and its datelines, worked out once."""

from __future__ import annotations

from msgspec import Struct

from zopa.intake.datelines import Dateline, datelines, is_chronicle
from zopa.intake.lines import Line, lines_of


class Layout(Struct, frozen=True, kw_only=True):
    """A text, its lines that are not blank, and the lines that speak of the report itself.

    ``chronicle`` says that the lines begin with dates of events, so that none dates the report.
    """

    text: str
    lines: list[Line]
    datelines: list[Dateline]
    chronicle: bool


def layout_of(text: str) -> Layout:
    """The layout of a cleaned text."""
    lines = lines_of(text)
    chronicle = is_chronicle(lines)
    found = datelines(lines, chronicle=chronicle)
    return Layout(text=text, lines=lines, datelines=found, chronicle=chronicle)
