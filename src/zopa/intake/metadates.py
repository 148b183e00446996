"""Dates in metadata: of pages, mails, feeds and documents."""

from __future__ import annotations

import re
from datetime import date

from zopa.case.spans import Published
from zopa.intake.clean import tidy
from zopa.intake.dates import date_at, date_of

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")  # 20251201 as well


def printed_date(value: object, where: str) -> Published | None:
    """The day that metadata give as the day of publication, as it was there and then."""
    found = _day(value)
    if found is None:
        return None
    return Published(found, found, "printed", f"{where}: “{tidy(value)}”")


def inferred_date(value: object, where: str) -> Published | None:
    """A day near that of publication: of the last change, of the making of a file."""
    found = _day(value)
    if found is None:
        return None
    return Published(found, found, "inferred", f"{where}: “{tidy(value)}”")


def _day(value: object) -> date | None:
    words = tidy(value)
    if words is None or len(words) > 100:
        return None
    if iso := _ISO.match(words):
        return date_of(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    found = date_at(words, 0)
    return found.first if found and (found.end == len(words) or words[found.end] in " ,T") else None
