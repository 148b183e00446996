"""``zopa show FILE``: what there is in a case, and what about it needs a look."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zopa.cli.output import Format, clean, console, emit_data, labels

if TYPE_CHECKING:
    from zopa.library import Case


def show(case: Case, format: Format, lang: str) -> None:
    """Print counts, dates, languages, the agenda, and what needs a look."""
    data = overview(case)
    if format != "table":
        emit_data(data, format)
        return
    from rich.table import Table
    from rich.text import Text

    word = labels(lang)
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(overflow="fold")
    for kind, count in data["counts"].items():
        grid.add_row(Text(word[kind]), Text(str(count)))
    first, last = data["dates"]["start"], data["dates"]["end"]
    grid.add_row(Text(word["dates"]), Text(f"{first} – {last}" if first else word["undated"]))
    spoken = ", ".join(f"{name} {count}" for name, count in data["languages"].items())
    grid.add_row(Text(word["languages"]), Text(spoken or word["none"]))
    title = case.agenda.title.get(lang) or next(iter(case.agenda.title.values()), "")
    grid.add_row(Text(word["agenda"]), Text(clean(f"{case.agenda.id}: {title}")))
    screen = console()
    screen.print(grid)
    checks = {name: count for name, count in data["to_check"].items() if count}
    if checks:
        screen.print(Text(f"\n{word['to_check']}", style="bold"))
        for name, count in checks.items():
            screen.print(Text(f"{count} {word[name]}"))


def overview(case: Case) -> dict[str, Any]:
    """The same as data."""
    found = case.snapshot
    days = [
        day
        for report in found.reports
        for day in (report.published.start, report.published.end)
        if day is not None
    ]
    languages = Counter(report.language or "?" for report in found.reports)
    readable = readable_languages()
    readers = Counter(case.store.readers().values())
    return {
        "counts": {
            "reports": len(found.reports),
            "statements": len(found.statements),
            "positions": len(found.positions),
            "actors": len(case.actors()),
            "offices": len(found.offices),
        },
        "dates": {
            "start": min(days).isoformat() if days else None,
            "end": max(days).isoformat() if days else None,
        },
        "languages": dict(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        "agenda": case.agenda.id,
        "to_check": {
            "copies": len(found.copy_of),
            "no_date": sum(not (r.published.start or r.published.end) for r in found.reports),
            "no_language": sum(r.language not in readable for r in found.reports),
            "no_party": sum(found.holds(p) and p.party is None for p in found.positions),
            # While a change of agenda is cut off, two readers have a share in the case.
            "mixed": len(found.reports) - max(readers.values()) if len(readers) > 1 else 0,
        },
    }


def readable_languages() -> tuple[str, ...]:
    """The languages that zopa has data for."""
    from zopa.language.compact import LANGUAGES

    return LANGUAGES
