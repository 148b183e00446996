"""``zopa show``: what is in a case, and where each side stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zopa.cli.filters import Filters, filters
from zopa.cli.output import Format, emit, listing, opened

if TYPE_CHECKING:
    from zopa.library import Case

# The filters that each list can be narrowed down by.
_ALL = ("party", "actor", "since", "until", "outlet", "kind")
_FITTING: dict[str | None, tuple[str, ...]] = {
    None: (),
    "reports": ("since", "until", "outlet"),
    "statements": (*_ALL, "issue", "hedge"),
    "actors": ("party", "actor", "kind"),
    "timeline": _ALL,
    "positions": ("party", "issue"),
}


@click.command(
    epilog="""\b
Example:
  zopa show talks.zopa
  zopa show talks.zopa timeline --party us --since 2025-11-01 --evidence
  zopa show talks.zopa positions --party ru --issue territory --evidence
  zopa show talks.zopa statements --actor Lawrow --issue alliance --since 2025-11-01
  zopa show talks.zopa statements --hedge anonymous --outlet Nordkurier --format csv
"""
)
@click.argument("case", metavar="FILE")
@click.argument(
    "kind_of_list",
    metavar="[KIND]",
    required=False,
    type=click.Choice([name for name in _FITTING if name]),
)
@click.option("--evidence", is_flag=True, help="Below: every sentence that proves it.")
@filters
@listing
def show(
    case: str,
    kind_of_list: str | None,
    *,
    evidence: bool,
    format: Format,
    limit: int | None,
    lang: str,
    chosen: Filters,
) -> None:
    """Show what is in a case: an overview, or one KIND of it: reports, statements, actors, timeline
    or positions.

    positions is the table of issues and parties: the latest stance, how many different sentences
    say so, and since when. A dash means that nothing was said.
    """
    unfit = [f for f in chosen.given() if f.removeprefix("--") not in _FITTING[kind_of_list]]
    if unfit:
        fitting = " ".join(f"--{name}" for name in _FITTING[kind_of_list]) or "none"
        shown = kind_of_list or "the overview"
        raise click.UsageError(f"{unfit[0]} does not go with {shown}; what does: {fitting}")

    with opened(case) as held:
        if kind_of_list is None:
            _overview(held, format, lang)
        elif kind_of_list == "positions":
            from zopa.cli import positions

            view = positions.View(held, lang, parties=chosen.party, issues=chosen.issue)
            positions.show(view, format, evidence=evidence, limit=limit)
        else:
            _list(held, kind_of_list, chosen, format, limit, lang, evidence=evidence)


def _list(
    case: Case,
    kind: str,
    chosen: Filters,
    format: Format,
    limit: int | None,
    lang: str,
    *,
    evidence: bool,
) -> None:
    from zopa.cli import filters, lists, statements, timeline

    if kind == "reports":
        found = lists.reports(case, chosen, lang)
    elif kind == "statements":
        kept = filters.statements(case, chosen, case.statements())
        found = statements.listing(case, kept, lang, evidence=evidence)
    elif kind == "actors":
        found = lists.actors(case, chosen, lang, evidence=evidence)
    else:
        found = timeline.listing(case, chosen, lang, evidence=evidence)
    emit(found, format, limit=limit, lang=lang)


def _overview(case: Case, format: Format, lang: str) -> None:
    from zopa.cli import overview

    overview.show(case, format, lang)
