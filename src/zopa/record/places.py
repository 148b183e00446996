"""Which place a report means, so that "Moskau", "Moscow" and "im Kreml" are one."""

from __future__ import annotations

from collections.abc import Iterator

from zopa.case.agenda import Agenda, LocalNames
from zopa.language.compact import LANGUAGES
from zopa.language.folding import name_key
from zopa.language.states import states
from zopa.language.towns import towns


class Places:
    """Knows the states, capitals and seats of all languages, those of the agenda, and some towns."""

    def __init__(self, agenda: Agenda) -> None:
        self._known: dict[str, str] = {}
        for party in agenda.parties:
            for names in party.names.values():
                self._learn(names, party.id)
        for language in LANGUAGES:
            for state in states(language):
                self._learn(state.names, state.id)
        self._towns = {name_key(name): town for town in towns() for name in town.names}

    def key(self, place: str | None) -> tuple[str, bool] | None:
        """A key that names of one place share, and whether it is that of a state.

        A town that no list knows is its own key; ``None`` for no place.
        """
        folded = name_key(place) if place else ""
        if not folded:
            return None
        known = self._known.get(folded)
        if known is not None:
            return known, True
        town = self._towns.get(folded)
        return (town.id if town is not None else folded), False

    def around(self, place: str | None) -> frozenset[str]:
        """The keys of the state and the region in which a town lies, as far as a list has it."""
        town = self._towns.get(name_key(place)) if place else None
        return town.around if town is not None else frozenset()

    def _learn(self, names: LocalNames, actor: str) -> None:
        for name in _forms(names):
            self._known.setdefault(name_key(name), actor)


def _forms(names: LocalNames) -> Iterator[str]:
    yield from (name for name in (names.name, names.capital, *names.others, *names.seats) if name)
