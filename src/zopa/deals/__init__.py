"""The deal space: which packages all could accept, what blocks the rest, the smallest move.

A library of its own: it reads games (``zopa-game/1``), not reports, and works in a notebook. Names
are loaded when they are first used, so that ``import zopa`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zopa.deals.bridges import Bridge, bridged
    from zopa.deals.errors import GameError
    from zopa.deals.files import load_game, parse_game, save_game
    from zopa.deals.forecast import Estimate, Stand
    from zopa.deals.game import Game
    from zopa.deals.study import Study, solve

_HOME = {
    "Bridge": "bridges",
    "Estimate": "forecast",
    "Game": "game",
    "GameError": "errors",
    "Stand": "forecast",
    "Study": "study",
    "bridged": "bridges",
    "load_game": "files",
    "parse_game": "files",
    "save_game": "files",
    "solve": "study",
}
"""Public name -> the module that holds it."""

__all__ = [
    "Bridge",
    "Estimate",
    "Game",
    "GameError",
    "Stand",
    "Study",
    "bridged",
    "load_game",
    "parse_game",
    "save_game",
    "solve",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(f"zopa.deals.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
