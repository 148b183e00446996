"""Who is named beside an event and takes no part: the source, whose kin or whose minister somebody is."""

from __future__ import annotations

from zopa.language.happenings import Happenings
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.subjects import Subjects


class Bystanders:
    """Tells on one page which names only say something of others."""

    def __init__(self, page: Page, subjects: Subjects, words: Happenings) -> None:
        self._low = page.words.low
        self._at = subjects.at
        self._data = words

    def only_tells(self, name: Name) -> bool:
        """Whether a name says by whom something is known, or whose somebody is."""
        return self._source_or_kin(name) or self._whose(name)

    def _source_or_kin(self, name: Name) -> bool:
        """So are "nach Angaben des Kremls" and "der Schwiegersohn von Präsident Halden"."""
        links, at = self._data.links, name.head - 1
        if at >= 0 and self._low[at] in links:
            at -= 1
        elif self._low[name.head] not in links and not name.genitive:
            return False
        if at < 0:
            return False
        kin = name.kind == "person" and self._low[at] in self._data.kin
        return kin or self._low[at] in self._data.accounts

    def _whose(self, name: Name) -> bool:
        """So is "Haldens Vizepräsident Ode", where both speak for the same side."""
        behind = self._at.get(name.last) if name.genitive else None
        if behind is None or behind.kind != "person":
            return False
        return (name.party or name.actor) in {behind.party or behind.owner, behind.actor}
