"""Who holds which office, from the names of a page."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Office
from zopa.reading.names import Name
from zopa.reading.page import Page


def offices(page: Page, names: Sequence[Name]) -> list[Office]:
    """An office for each person named with a title, in the words of the report."""
    seen: set[tuple[str, str]] = set()
    result: list[Office] = []
    for name in names:
        if name.kind != "person" or name.actor is None or not name.title or name.role != "person":
            continue
        if (name.actor, name.title) in seen:
            continue
        seen.add((name.actor, name.title))
        result.append(
            Office(
                id="",
                evidence=(page.span(name.head, name.last),),
                confidence=0.85,
                rule="office.title_and_name",
                report=page.report.id,
                actor=name.actor,
                title=name.title,
                party=(name.owner or name.party) if name.speaks else None,
                status="left" if name.former else "held",
            )
        )
    return result
