"""``zopa export``: the record as data."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from zopa.cli.output import opened
from zopa.errors import ZopaError
from zopa.record.kinds import KINDS


@click.command(
    epilog="""\b
Example:
  zopa export talks.zopa --format json -o talks.json
  zopa export talks.zopa --format csv --kind statements > statements.csv
"""
)
@click.argument("case", metavar="FILE")
@click.option(
    "--format",
    type=click.Choice(["json", "jsonl", "csv"]),
    default="json",
    show_default=True,
    help="json: one object (zopa-case/1); jsonl: one object a line; csv: one table.",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="The table of a csv; default: positions.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file and not to stdout.")
def export(case: str, format: str, kind: str | None, output: str | None) -> None:
    """Write the whole case as data: reports, actors, statements, positions, each with evidence.

    The same case gives the same bytes. With --format csv and a folder behind -o, every kind is
    written to a file of its own.
    """
    from zopa.record.export import as_csv, as_json, as_jsonl

    if kind and format != "csv":
        raise click.UsageError("--kind goes with --format csv; json and jsonl hold all kinds")
    with opened(case) as held:
        data = held.export()
    if format == "csv" and kind is None and output is not None and Path(output).is_dir():
        for each in KINDS:
            write([as_csv(data[each]).encode()], Path(output) / f"{each}.csv")
        return
    pieces: Iterable[bytes]
    if format == "json":
        pieces = [as_json(data)]
    elif format == "jsonl":
        pieces = as_jsonl(data)
    else:
        pieces = [as_csv(data[kind or "positions"]).encode()]
    write(pieces, Path(output) if output is not None else None)


def write(pieces: Iterable[bytes], path: Path | None) -> None:
    """To stdout, or to a file that is there whole or not at all."""
    if path is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            with path.open("wb") as stream:
                stream.writelines(pieces)
            return
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("wb") as stream:
                stream.writelines(pieces)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ZopaError(
            f"cannot be written ({error.strerror or error})",
            place=str(path),
            hint="name a file in a folder that is there and can be written",
        ) from error
