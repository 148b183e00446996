"""``zopa decide``: a person says whether two actors are one; that holds for ever, over re-reads."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from zopa.cli.output import Format, emit, listing, opened
from zopa.errors import ZopaError

if TYPE_CHECKING:
    from zopa.case.decision import Decision
    from zopa.cli.pairs import Pairs

Pair = tuple[str, str]
_USER = "ZOPA_USER"


@click.command(
    epilog="""\b
Example:
  zopa decide talks.zopa --evidence
  zopa decide talks.zopa --same Meier Mayer --by "A. Analyst"
  zopa decide talks.zopa --apart "Anna Berg" "Anna Berg@reports/07.txt"
  zopa decide talks.zopa --undo Meier Mayer
"""
)
@click.argument("case", metavar="FILE")
@click.option("--same", nargs=2, multiple=True, metavar="A B", help="These two are one actor.")
@click.option("--apart", nargs=2, multiple=True, metavar="A B", help="These two are two actors.")
@click.option(
    "--undo", nargs=2, multiple=True, metavar="A B", help="Leave the pair to the rules again."
)
@click.option("--by", metavar="NAME", help=f"Who decides; default: ${_USER}, else the login name.")
@click.option("--note", default="", metavar="WORDS", help="Why, in words of your own.")
@click.option("--evidence", is_flag=True, help="Below: where each of the two is named.")
@listing
def decide(
    case: str,
    *,
    same: tuple[Pair, ...],
    apart: tuple[Pair, ...],
    undo: tuple[Pair, ...],
    by: str | None,
    note: str,
    evidence: bool,
    format: Format,
    limit: int | None,
    lang: str,
) -> None:
    """Decide which names are one actor: lists the pairs in doubt and those decided on; with --same,
    --apart or --undo it takes a decision.

    A and B are names, ids, or NAME@REPORT for the one of a single report (its path or id). What is
    decided is signed, dated and kept for ever: reading again does not change it, and a later
    decision on the same pair counts.
    """
    from zopa.cli import pairs

    with opened(case) as held:
        known = pairs.Pairs(held, lang)
        if not (same or apart or undo):
            emit(pairs.listing(known, evidence=evidence), format, limit=limit, lang=lang)
            return
        taken = _decisions(known, same, apart, undo, by=by or _login(), note=note)
    _write(case, taken)
    for decision in taken:
        verdict = {"accept": "same", "reject": "apart"}.get(decision.verdict, "undone")
        names = [known.name(str(decision.fields[which])) for which in ("first", "second")]
        click.echo(
            f"{' / '.join(names)}: {known.word[f'pair_{verdict}']} ({decision.by})", err=True
        )


def _decisions(
    known: Pairs,
    same: tuple[Pair, ...],
    apart: tuple[Pair, ...],
    undo: tuple[Pair, ...],
    *,
    by: str,
    note: str,
) -> list[Decision]:
    """All of them, or none: raises ``ZopaError`` for a name that is not clear."""
    from zopa.case.decision import off_pair, on_pair

    at = datetime.now(UTC)
    found = []
    for pairs, one in ((same, True), (apart, False)):
        for said in pairs:
            first, second = map(known.meant, said)
            if first == second:
                raise ZopaError(
                    f"{said[0]!r} and {said[1]!r} are the same name of one actor ({first})",
                    hint="tell one of them apart as NAME@REPORT, with a path of: zopa show FILE reports",
                )
            found.append(on_pair(first, second, same=one, by=by, at=at, note=note))
    found += [off_pair(*known.held(*said), by=by, at=at, note=note) for said in undo]
    if len({decision.finding for decision in found}) < len(found):
        raise ZopaError("one pair is decided on twice", hint="name each pair once")
    return found


def _write(case: str, decisions: list[Decision]) -> None:
    from zopa.case.store import open_store

    with open_store(case) as store:
        for decision in decisions:
            store.decide(decision)


def _login() -> str:
    """Who is at the keyboard; raises ``ZopaError`` where nobody can tell."""
    try:
        return os.environ.get(_USER) or getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise ZopaError("a decision needs a name", hint="say who decides with --by NAME") from error
