"""``zopa game``: a game from the record, each entry with its evidence; what is unknown stays so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zopa.cli.export import write
from zopa.cli.output import opened

if TYPE_CHECKING:
    from zopa.deals.game import Game


@click.command(
    epilog="""\b
Example:
  zopa game talks.zopa -o game.yaml
  zopa game talks.zopa --party ua --party ru --issue territory --issue alliance
"""
)
@click.argument("case", metavar="FILE")
@click.option("--party", multiple=True, metavar="ID", help="Only this party (id or name).")
@click.option("--issue", multiple=True, metavar="ID", help="Only this issue (id or name).")
@click.option("-o", "--output", metavar="FILE", help="Write to this file and not to stdout.")
def game(case: str, party: tuple[str, ...], issue: tuple[str, ...], output: str | None) -> None:
    """Write a game (zopa-game/1) from the record of a case, to be completed by a person.

    Parties, issues, options and links come from the agenda. A red line is one that a party called
    so; an order of two options stands where a party was for the one and against the other. All of
    it has its sentence. Nothing is guessed: figures, weights and walk-away values are left out,
    and what was said under a condition stays a comment.
    """
    from zopa.cli.skeleton import skeleton

    with opened(case) as held:
        text = skeleton(held, parties=party, issues=issue)
    write([text.encode()], Path(output) if output is not None else None)


def game_of_case(path: str) -> Game:
    """The game of a case, for ``zopa deals``."""
    from zopa.cli.skeleton import skeleton
    from zopa.deals.files import parse_game

    with opened(path) as held:
        return parse_game(skeleton(held), place=f"{path} (game from the record)")
