"""What a listing is narrowed down to: who, about what, when, where, of which kind, how sure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

import click

from zopa.errors import ZopaError

if TYPE_CHECKING:
    from zopa.case.findings import Statement
    from zopa.case.report import Report
    from zopa.library import Case

Command = TypeVar("Command", bound=Callable[..., Any])
FIRST_HAND = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What was asked for; empty where nothing was."""

    party: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    outlet: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    hedge: tuple[str, ...] = ()

    def given(self) -> list[str]:
        """The names of the filters in use, as they are typed."""
        return [f"--{name}" for name in self.__slots__ if getattr(self, name)]


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-11-30", param, ctx)


def filters(command: Command) -> Command:
    """Give a command the options of ``Filters``; it gets them as ``chosen``."""

    @wraps(command)
    def filtered(*arguments: object, **options: object) -> object:
        picked: dict[str, Any] = {name: options.pop(name) for name in Filters.__slots__}
        return command(*arguments, chosen=Filters(**picked), **options)

    decorated = filtered
    for option in (
        click.option("--hedge", multiple=True, metavar="HEDGE", help=_hedges()),
        click.option(
            "--kind",
            multiple=True,
            metavar="KIND",
            help="direct, indirect, reported; of event; stance.",
        ),
        click.option("--outlet", multiple=True, metavar="NAME", help="Only reports of this one."),
        click.option("--until", type=Day(), metavar="DATE", help="Nothing after this day."),
        click.option("--since", type=Day(), metavar="DATE", help="Nothing before this day."),
        click.option("--issue", multiple=True, metavar="ID", help="Only this issue (id or name)."),
        click.option("--actor", multiple=True, metavar="NAME", help="Only this actor."),
        click.option("--party", multiple=True, metavar="ID", help="Only this party (id or name)."),
    ):
        decorated = option(decorated)
    return cast("Command", decorated)


def _hedges() -> str:
    return f"How it is known: {FIRST_HAND} (first hand), relayed, self_report, framing, …"


def within(chosen: Filters, report: Report) -> bool:
    """Whether a report is of the outlet and the days asked for; an undated one is of no days."""
    if chosen.outlet:
        outlet = (report.outlet or "").casefold()
        if not any(name.casefold() in outlet for name in chosen.outlet):
            return False
    return days_meet(chosen, report.published.start, report.published.end)


def days_meet(chosen: Filters, start: date | None, end: date | None) -> bool:
    """Whether an interval touches the days asked for; one without any end does not."""
    if chosen.since is None and chosen.until is None:
        return True
    first, last = start or end, end or start
    if first is None or last is None:
        return False
    return (chosen.since is None or last >= chosen.since) and (
        chosen.until is None or first <= chosen.until
    )


def statements(case: Case, chosen: Filters, found: Iterable[Statement]) -> list[Statement]:
    """The statements that pass; raises ``ZopaError`` for a name or word that the case does not know."""
    from zopa.case.findings import Hedge, StatementKind
    from zopa.cli.choose import chosen_actors, chosen_issues, chosen_parties

    known("kind", chosen.kind, get_args(StatementKind))
    known("hedge", chosen.hedge, (FIRST_HAND, *get_args(Hedge)))
    parties = chosen_parties(case, chosen.party)
    actors = chosen_actors(case, chosen.actor)
    issues = set(chosen_issues(case, chosen.issue))
    party_of = {actor.id: actor.party for actor in case.actors()}
    reports = {report.id for report in case.reports() if within(chosen, report)}
    kept = [
        one
        for one in found
        if one.report in reports
        and (not chosen.kind or one.kind in chosen.kind)
        and (not chosen.hedge or (one.hedge or FIRST_HAND) in chosen.hedge)
        and (not parties or {one.speaker, party_of.get(one.speaker or "")} & {*parties})
        and (not actors or one.speaker in actors)
    ]
    if issues:
        about = case.issues_of(kept)
        kept = [one for one in kept if issues.intersection(about[one.id])]
    return kept


def known(what: str, said: Sequence[str], words: Sequence[str]) -> None:
    """Raises ``ZopaError`` for a word that is none of those known."""
    for word in said:
        if word not in words:
            raise ZopaError(f"no {what} {word!r}", hint=f"one of: {', '.join(words)}")
