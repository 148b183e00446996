"""``zopa read``: reports into a case."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zopa.job import Progress, ReadSummary
    from zopa.reading.mode import Mode


@click.command(
    epilog="""\b
Example:
  zopa read reports/ more.zip article.html --case talks.zopa
  zopa read --case talks.zopa --agenda water.yaml      (the same reports, another agenda)
"""
)
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path())
@click.option("--case", metavar="FILE", required=True, help="The case; made if it is not there.")
@click.option("--agenda", metavar="FILE", help="Parties and issues; kept in the case.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that read at the same time; default: one for each processor.",
)
@click.option(
    "--reader",
    type=click.Choice(["encoder", "fast"]),
    help="encoder: the reading model, about a thousand words a second and processor (default); "
    "fast: rules and a small tagger, for very large collections. Kept in the case.",
)
def read(
    paths: tuple[str, ...],
    case: str,
    agenda: str | None,
    jobs: int | None,
    reader: Mode | None,
) -> None:
    """Add reports to a case: files, folders, zip and WARC archives.

    Reading twice adds nothing. A file that cannot be read is named and left out, and the exit code
    is 1 at the end. After Ctrl-C or a crash, the same command goes on where it was.
    """
    from zopa import job

    if not paths and agenda is None and reader is None:
        raise click.UsageError(
            "name the reports to read, or an --agenda or --reader to read anew with"
        )
    try:
        with _progress() as progress:
            summary = job.read(
                paths,
                case=case,
                agenda=agenda,
                jobs=jobs or os.cpu_count() or 1,
                reader=reader,
                progress=progress,
            )
    except KeyboardInterrupt:
        click.echo(
            f"zopa: stopped; what was read is in {case}: run the same command again to go on",
            err=True,
        )
        sys.exit(130)
    for problem in summary.problems:
        click.echo(f"zopa: {problem}", err=True)
    click.echo(_said(summary), err=True)
    if summary.problems:
        sys.exit(1)


def _said(summary: ReadSummary) -> str:
    counts = [
        (summary.new, "new"),
        (summary.renewed, "read anew"),
        (summary.already_there, "already there"),
        (len(summary.problems), "not read"),
    ]
    parts = [f"{count} {what}" for count, what in counts if count] or ["nothing to read"]
    speed = f"; {summary.words:,} words in {summary.seconds:.1f} s" if summary.words else ""
    return ", ".join(parts) + speed


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """What shows progress on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    from zopa.cli.output import clean

    columns = (
        SpinnerColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.completed:.0f}"),
        TextColumn("{task.description}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(count: int, path: str) -> None:
            bar.update(task, completed=count, description=clean(path)[-60:])

        yield progress
