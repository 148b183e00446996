"""``zopa deals``: which packages all could accept, what blocks the rest, ways around."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zopa.cli.output import Format, emit_data, listing

if TYPE_CHECKING:
    from zopa.deals.game import Game
    from zopa.deals.robustness import Progress
    from zopa.deals.study import Study

_SHOWN = 3
_IN_DATA = 100


@click.command(
    epilog="""\b
Example:
  zopa deals examples/ukraine-2025/game.yaml
  zopa deals game.yaml --relax ru.territory --keep ua --lang de
  zopa deals game.yaml --what-if ru.territory.special_zone=forbidden --format json
"""
)
@click.argument("game", metavar="GAME")
@click.option(
    "--relax",
    multiple=True,
    metavar="LINE",
    help="Without this red line: PARTY.N (its Nth), PARTY.ISSUE, PARTY.ISSUE.OPTION or PARTY.",
)
@click.option(
    "--keep", multiple=True, metavar="LINE", help="Show no move that gives up this red line."
)
@click.option(
    "--without", multiple=True, metavar="PARTY", help="As if this party were not at the table."
)
@click.option(
    "--what-if",
    multiple=True,
    metavar="CHANGE",
    help="party.issue.option=forbidden, or =allowed.",
)
@click.option(
    "--samples",
    metavar="N",
    type=click.IntRange(min=100, max=200_000),
    default=10_000,
    show_default=True,
    help="Preferences to draw for each party where the game leaves figures out.",
)
@click.option(
    "--seed",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Start of the draws; the same seed gives the same answer.",
)
@click.option(
    "--seconds",
    metavar="S",
    type=click.FloatRange(min=0.1),
    help="Stop after so long; default: never.",
)
@listing
def deals(
    game: str,
    *,
    relax: tuple[str, ...],
    keep: tuple[str, ...],
    without: tuple[str, ...],
    what_if: tuple[str, ...],
    samples: int,
    seed: int,
    seconds: float | None,
    format: Format,
    limit: int | None,
    lang: str,
) -> None:
    """Find the packages of a game that all parties could accept, and what stands in the way.

    GAME is a game file (zopa-game/1, YAML or JSON; GENIUS XML and NegoLog JSON are read as well) or
    a case, from which a game is made as by `zopa game`. Where the game gives orders and no figures,
    the answer holds for all figures that fit, or says for how many. Ctrl-C shows what is proven so
    far.
    """
    from zopa.deals.stop import Stop
    from zopa.deals.study import solve

    wish = Stop(seconds)
    with _progress() as progress:
        study = solve(
            _game(game),
            relax=relax,
            keep=keep,
            leave_out=without,
            what_if=what_if,
            samples=samples,
            seed=seed,
            stop=wish,
            progress=progress,
        )
    if format == "table":
        from zopa.cli import deals_screen

        deals_screen.show(study, lang, most=_SHOWN if limit is None else limit)
    elif format == "csv":
        emit_data(_rows(study)[:limit], format)
    else:
        emit_data(as_data(study, most=_IN_DATA if limit is None else limit), format)
    if study.unfinished:
        from zopa.cli.deals_screen import words

        click.echo(f"zopa: {words(lang)['unfinished']}: {', '.join(study.unfinished)}", err=True)
    if wish.asked:
        sys.exit(130)


def _game(path: str) -> Game:
    from zopa.deals.files import load_game

    file = Path(path)
    if file.is_file():
        with file.open("rb") as stream:
            if stream.read(16) == b"SQLite format 3\x00":
                from zopa.cli.game import game_of_case

                return game_of_case(path)
    return load_game(file)


def as_data(study: Study, *, most: int) -> dict[str, Any]:
    """The study as plain data, with at most so many candidates."""
    import msgspec

    from zopa.deals.write import game_data

    data: dict[str, Any] = msgspec.to_builtins(study)
    data["game"] = game_data(study.game)
    if study.opened is not None:
        data["opened"]["game"] = game_data(study.opened.game)
    for held in (data, data["opened"] or {}):
        if held.get("robustness"):
            found = held["robustness"]["candidates"]
            held["robustness"]["candidates_in_all"] = len(found)
            held["robustness"]["candidates"] = found[:most]
    return data


def _rows(study: Study) -> list[dict[str, Any]]:
    """The candidates as rows: terms, then shares."""
    found = study.robustness
    if study.opened is not None and (found is None or not found.candidates):
        found = study.opened.robustness
    rows = []
    for candidate in found.candidates if found else ():
        row: dict[str, Any] = dict(candidate.terms)
        row |= {"best": candidate.best.value, "all_accept": candidate.all.value}
        for party, accepts in candidate.parties.items():
            row[f"{party}_accepts"] = accepts.verdict
            row[f"{party}_share"] = accepts.share.value if accepts.share else None
        rows.append(row)
    return rows


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """What shows progress on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(what: str, done: int, all: int) -> None:
            part = f" {done:,} / {all:,}" if all else ""
            bar.update(task, description=f"{what}{part}")

        yield progress
