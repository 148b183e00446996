"""What parties, issues and options are called, in a language to show them in."""

from __future__ import annotations

from zopa.case.agenda import Agenda
from zopa.case.findings import ActorKind
from zopa.language.states import display_name


def party_name(agenda: Agenda, id: str, language: str) -> str:
    """The name of a party: that of the agenda, else of the state, else its id."""
    party = agenda.party(id)
    own = party.names.get(language) if party else None
    if own and own.name:
        return own.name
    iso2 = party.iso2 if party else party_kind(agenda, id)[1]
    if iso2:
        return display_name(iso2, language)
    return next((n.name for n in party.names.values() if n.name), id) if party else id


def party_kind(agenda: Agenda, id: str) -> tuple[ActorKind, str | None]:
    """What kind of actor a party is, and its ISO code if it has one."""
    party = agenda.party(id)
    if party is not None:
        return ("organisation" if party.kind == "party" else party.kind), party.iso2
    # A state that the agenda does not list has its code for an id.
    return ("state", id.upper()) if len(id) == 2 else ("organisation", None)


def issue_name(agenda: Agenda, id: str, language: str) -> str:
    """The name of an issue, or its id where the agenda has none."""
    issue = agenda.issue(id)
    return _in(issue.name, language, id) if issue else id


def issue_question(agenda: Agenda, id: str, language: str) -> str:
    """What being for the issue means; empty where the agenda does not say."""
    issue = agenda.issue(id)
    return _in(issue.question, language, "") if issue else ""


def option_name(agenda: Agenda, issue: str, id: str, language: str) -> str:
    """The name of an option of an issue, or its id where the agenda has none."""
    found = agenda.issue(issue)
    option = next((o for o in found.options if o.id == id), None) if found else None
    return _in(option.name, language, id) if option else id


def _in(names: dict[str, str], language: str, otherwise: str) -> str:
    return names.get(language) or next(iter(names.values()), otherwise)
