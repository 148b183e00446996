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
    "figures",
    "proposals",
    "evaluations",
    "levers",
    "disagreements",
    "hardened",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
