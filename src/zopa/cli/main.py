"""The command ``zopa``: its commands, and what becomes of errors."""

from __future__ import annotations

import sys

import click

from zopa import __version__
from zopa.cli.deals import deals
from zopa.cli.decide import decide
from zopa.cli.export import export
from zopa.cli.game import game
from zopa.cli.read import read
from zopa.cli.search import search
from zopa.cli.show import show
from zopa.errors import ZopaError

_EXAMPLE = """\b
Example:
  zopa read reports/ --case talks.zopa
  zopa show talks.zopa positions --evidence
"""


class _Stopped(click.ClickException):
    """One line on stderr, exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 - always stderr
        click.echo(f"zopa: {self.message}", err=True)


class _Commands(click.Group):
    """Says errors that the user can put right in one line; all others stay as they are."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ZopaError as error:
            raise _Stopped(str(error)) from error


@click.group(
    cls=_Commands,
    epilog=_EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="zopa")
def cli() -> None:
    """Follow a negotiation: who said what, where each side stands, and which sentence proves it.

    Reads news reports, transcripts and communiqués into one case file. Works offline; nothing
    leaves this computer.
    """


for _command in (read, show, search, decide, export, game, deals):
    cli.add_command(_command)


def main() -> None:
    """Run the command line; a terminal that cannot show a character gets a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli()
