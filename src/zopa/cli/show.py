"""``zopa show``: what is in a case, and where each side stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zopa.cli.output import Format, emit, listing, opened

if TYPE_CHECKING:
    from zopa.library import Case


@click.command(
    epilog="""\b
Example:
  zopa show talks.zopa
  zopa show talks.zopa positions --party ru --issue territory --evidence
  zopa show talks.zopa statements --party "European Union" --format csv
"""
)
@click.argument("case", metavar="FILE")
@click.argument(
    "kind",
    required=False,
    type=click.Choice(["reports", "statements", "actors", "positions"]),
)
@click.option("--evidence", is_flag=True, help="Below: every sentence that proves it.")
@click.option("--party", multiple=True, metavar="ID", help="Only this party (id or name).")
@click.option("--issue", multiple=True, metavar="ID", help="Only this issue (id or name).")
@listing
def show(
    case: str,
    kind: str | None,
    *,
    evidence: bool,
    party: tuple[str, ...],
    issue: tuple[str, ...],
    format: Format,
    limit: int | None,
    lang: str,
) -> None:
    """Show what is in a case: an overview, or one kind of it.

    positions is the table of issues and parties: the latest stance, how many different sentences
    say so, and since when. A dash means that nothing was said.
    """
    if issue and kind != "positions":
        raise click.UsageError("--issue goes with positions")
    if party and kind not in {"positions", "statements", "actors"}:
        raise click.UsageError("--party goes with positions, statements and actors")

    with opened(case) as held:
        if kind is None:
            _overview(held, format, lang)
        elif kind == "positions":
            from zopa.cli import positions

            view = positions.View(held, lang, parties=party, issues=issue)
            positions.show(view, format, evidence=evidence, limit=limit)
        else:
            from zopa.cli import lists

            if kind == "reports":
                found = lists.reports(held, lang)
            elif kind == "statements":
                found = lists.statements(held, lang, parties=party, evidence=evidence)
            else:
                found = lists.actors(held, lang, parties=party, evidence=evidence)
            emit(found, format, limit=limit, lang=lang)


def _overview(case: Case, format: Format, lang: str) -> None:
    from zopa.cli import overview

    overview.show(case, format, lang)
