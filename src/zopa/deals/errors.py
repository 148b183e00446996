"""The error of this library: something in a game that its author can put right."""

from __future__ import annotations

from zopa.errors import ZopaError


class GameError(ZopaError):
    """A game that cannot be used as it stands; names file, entry and what to do."""
