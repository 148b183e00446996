"""``zopa show``: what is in a case, and where each side stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from zopa.cli.filters import Day, Filters, filters
from zopa.cli.output import Format, emit, labels, listing, opened

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
    "disagreements": (*_ALL, "issue"),
    "levers": ("party", "since", "until", "outlet", "kind"),
    "matters": _ALL,
}


@click.command(
    epilog="""\b
Example:
  zopa show talks.zopa
  zopa show talks.zopa timeline --party us --since 2025-11-01 --evidence
  zopa show talks.zopa positions --history ru ceasefire
  zopa show talks.zopa positions --as-of 2025-04-01
  zopa show talks.zopa disagreements --kind contradiction --evidence
  zopa show talks.zopa levers --party eu
  zopa show talks.zopa matters --evidence
  zopa show talks.zopa actors --profile Lawrow
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
@click.option(
    "--as-of", type=Day(), metavar="DATE", help="As it was known on this day, nothing later."
)
@click.option(
    "--history", nargs=2, metavar="PARTY ISSUE", help="With positions: all that was said, by date."
)
@click.option("--profile", metavar="NAME", help="With actors: all that is known of this one.")
@filters
@listing
def show(
    case: str,
    kind_of_list: str | None,
    *,
    evidence: bool,
    as_of: date | None,
    history: tuple[str, str] | None,
    profile: str | None,
    format: Format,
    limit: int | None,
    lang: str,
    chosen: Filters,
) -> None:
    """Show what is in a case: an overview, or one KIND of it: reports, statements, actors, timeline,
    positions, disagreements, levers, or matters: what the agenda has no issue for.

    positions is the table of issues and parties: the latest stance, how many different sentences
    say so, and since when. A dash means that nothing was said.
    """
    unfit = [f for f in chosen.given() if f.removeprefix("--") not in _FITTING[kind_of_list]]
    if unfit:
        fitting = " ".join(f"--{name}" for name in _FITTING[kind_of_list]) or "none"
        shown = kind_of_list or "the overview"
        raise click.UsageError(f"{unfit[0]} does not go with {shown}; what does: {fitting}")

    if history and kind_of_list != "positions":
        raise click.UsageError("--history goes with positions")
    if profile and kind_of_list != "actors":
        raise click.UsageError("--profile goes with actors")

    with opened(case) as whole:
        held = whole
        if as_of is not None:
            held = whole.as_of(as_of)
            _left_out(whole, as_of, lang)
        if kind_of_list is None:
            _overview(held, format, lang)
        elif profile:
            from zopa.cli import profile as profiles

            found = profiles.listing(held, profile, lang, evidence=evidence)
            emit(found, format, limit=limit, lang=lang)
        elif history:
            from zopa.cli import history as histories

            found = histories.listing(held, *history, lang, evidence=evidence)
            emit(found, format, limit=limit, lang=lang)
        elif kind_of_list == "positions":
            from zopa.cli import positions

            view = positions.View(held, lang, parties=chosen.party, issues=chosen.issue)
            positions.show(view, format, evidence=evidence, limit=limit)
        else:
            _list(held, kind_of_list, chosen, format, limit, lang, evidence=evidence)


def _left_out(case: Case, day: date, lang: str) -> None:
    """Says on stderr which reports a day cannot have, for they have no date."""
    from zopa.record.history import undated

    without = undated(case.snapshot)
    if without:
        word = labels(lang)
        click.echo(f"{word['as_of']} {day}: {len(without)} {word['left_out']}", err=True)


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
    from zopa.cli import disagreements, filters, levers, lists, matters, statements, timeline

    if kind == "reports":
        found = lists.reports(case, chosen, lang)
    elif kind == "statements":
        kept = filters.statements(case, chosen, case.statements())
        found = statements.listing(case, kept, lang, evidence=evidence)
    elif kind == "actors":
        found = lists.actors(case, chosen, lang, evidence=evidence)
    else:
        lister = {
            "timeline": timeline,
            "disagreements": disagreements,
            "levers": levers,
            "matters": matters,
        }[kind]
        found = lister.listing(case, chosen, lang, evidence=evidence)
    emit(found, format, limit=limit, lang=lang)


def _overview(case: Case, format: Format, lang: str) -> None:
    from zopa.cli import overview

    overview.show(case, format, lang)
