"""Which parties and issues a person means: an id, or the name in any language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from zopa.cli.output import LANGUAGES
from zopa.errors import ZopaError
from zopa.record.names import issue_name, party_name

if TYPE_CHECKING:
    from zopa.library import Case


def chosen_parties(case: Case, said: Sequence[str]) -> tuple[str, ...]:
    """The ids of the parties that were named; raises ``ZopaError`` for one the case has not."""
    if not said:
        return ()
    known = {party.id for party in case.agenda.parties}
    known |= {actor.party for actor in case.actors() if actor.party is not None}
    names = {id: {party_name(case.agenda, id, lang) for lang in LANGUAGES} for id in sorted(known)}
    return tuple(_chosen(word, names, "party") for word in said)


def chosen_actors(case: Case, said: Sequence[str]) -> frozenset[str]:
    """The ids of the actors that were named, by id or by one of their names.

    A name may be that of several actors: all of them are meant. Raises ``ZopaError`` for a name that
    nobody in the case has.
    """
    found: set[str] = set()
    for word in said:
        wanted = word.casefold()
        bearers = {
            actor.id
            for actor in case.actors()
            if wanted in {actor.id.casefold(), *(name.casefold() for name in actor.names)}
        }
        if not bearers:
            near = sorted(
                actor.name
                for actor in case.actors()
                if any(wanted in name.casefold() for name in actor.names)
            )
            hint = f"there is: {', '.join(near[:8])}" if near else "see: zopa show CASE actors"
            raise ZopaError(f"no actor {word!r} in this case", hint=hint)
        found |= bearers
    return frozenset(found)


def chosen_issues(case: Case, said: Sequence[str]) -> tuple[str, ...]:
    """The ids of the issues that were named; raises ``ZopaError`` for one the agenda has not."""
    names = {
        issue.id: {issue_name(case.agenda, issue.id, lang) for lang in LANGUAGES}
        for issue in case.agenda.issues
    }
    return tuple(_chosen(word, names, "issue") for word in said)


def _chosen(said: str, names: Mapping[str, set[str]], what: str) -> str:
    wanted = said.casefold()
    for id, called in names.items():
        if wanted in {id.casefold(), *(name.casefold() for name in called)}:
            return id
    raise ZopaError(f"no {what} {said!r} in this case", hint=f"one of: {', '.join(names)}")
