"""The lists of the export contract, by name. Here alone, so that naming them loads nothing."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
    "reports",
    "actors",
    "offices",
    "statements",
    "positions",
    "events",
    "proposals",
    "evaluations",
    "levers",
    "disagreements",
    "figures",
    "hardened",
    "matters",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
EXTENSIONS: tuple[Kind, ...] = ("figures", "hardened", "matters")
"""Lists beside those that ``zopa-case/1`` names: behind them, and a reader may pass them over."""
