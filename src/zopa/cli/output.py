"""How lists are shown: as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from zopa.library import Case

Command = TypeVar("Command", bound=Callable[..., Any])
Format = Literal["table", "json", "csv"]
LANGUAGES = ("de", "en")

# Control characters in a report could write on the terminal what is not there.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``grow`` is its share of the room, 0 for as much as it needs."""

    label: str
    grow: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: ``data`` for programs, ``cells`` for people, ``evidence`` to show below."""

    data: dict[str, Any]
    cells: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with the names of their columns."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]


def listing(command: Command) -> Command:
    """Give a command the options that all listings share: ``--format``, ``--limit``, ``--lang``."""
    for option in (
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            default=_environment_language,
            help="The language of labels and names; default: that of the environment.",
        ),
        click.option(
            "--limit", metavar="N", type=click.IntRange(min=0), help="Show so many entries."
        ),
        click.option(
            "--format",
            type=click.Choice(["table", "json", "csv"]),
            default=_usual_format,
            help="Default: table on a terminal, json elsewhere.",
        ),
    ):
        command = option(command)
    return command


def emit(found: Listing, format: Format, *, limit: int | None, lang: str) -> None:
    """Print a listing."""
    rows = found.rows[:limit]
    if format == "table":
        screen = console()
        screen.print(_table(found.columns, rows))
        _more(len(found.rows) - len(rows), lang, screen)
        _evidence(rows, lang, screen)
    else:
        emit_data([row.data for row in rows], format)


def emit_data(rows: list[dict[str, Any]] | dict[str, Any], format: Format) -> None:
    """Print data as JSON, or a list of them as CSV; always UTF-8."""
    import msgspec

    from zopa.record.export import as_csv

    if format == "csv":
        text = as_csv(rows if isinstance(rows, list) else [rows])
        click.echo(text.encode(), nl=False)
    else:
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))


def console() -> Console:
    """Where tables are printed; colours only on a terminal, and not with ``NO_COLOR``."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def clean(text: str) -> str:
    """One line without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def short(text: str, most: int) -> str:
    """The text in one line, cut at a word where it is longer than ``most`` characters."""
    line = clean(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"


def labels(lang: str) -> dict[str, str]:
    """The words of the screens in a language."""
    return _all_labels()[lang]


@cache
def _all_labels() -> dict[str, dict[str, str]]:
    import yaml

    text = Path(__file__).with_name("labels.yaml").read_text(encoding="utf-8")
    # The base loader leaves every word a word.
    return yaml.load(text, Loader=yaml.BaseLoader)  # type: ignore[no-any-return]  # noqa: S506


def _table(columns: Iterable[Column], rows: Iterable[Row]) -> object:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    for column in columns:
        table.add_column(
            Text(column.label),
            ratio=column.grow or None,
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row.cells))
    return table


def _more(count: int, lang: str, screen: Console) -> None:
    if count > 0:
        screen.print(f"… {count} {labels(lang)['more']}")


def _evidence(rows: Iterable[Row], lang: str, screen: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    shown = [row for row in rows if row.evidence]
    if shown:
        screen.print(Text(f"\n{labels(lang)['evidence']}", style="bold"))
    for row in shown:
        screen.print(Text(" · ".join(filter(None, map(clean, row.cells[:3]))), style="bold"))
        for line in row.evidence:
            screen.print(Padding(Text(clean(line)), (0, 0, 0, 2)))


def _usual_format() -> Format:
    return "table" if sys.stdout.isatty() else "json"


def _environment_language() -> str:
    said = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "de" if said.lower().startswith("de") else "en"


@contextmanager
def opened(path: str) -> Iterator[Case]:
    """The case in a file, for one short command.

    Meanwhile no cycles are collected: there are none, and looking for them in so many values took
    a third of the time. Raises ``CaseError`` for what is no case.
    """
    from zopa import library

    gc.disable()
    try:
        with library.open(path) as case:
            yield case
    finally:
        gc.enable()
