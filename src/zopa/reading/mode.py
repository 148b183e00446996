"""The two ways to read a report, and the key that says how one was read."""

from __future__ import annotations

from typing import Literal, cast, get_args

from zopa.case.agenda import Agenda
from zopa.case.ids import content_id

Mode = Literal["encoder", "fast"]
"""With the encoder, or by rules and a tagger alone, which is many times faster and finds less."""

RULES = "7"
"""Raised by one whenever what is found changes, so that stored reports are read anew."""


def key_of(mode: Mode, agenda: Agenda) -> str:
    """What is stored with the findings of a report: another key means another reading."""
    return f"{mode}-{content_id('reader', RULES, mode, agenda)}"


def mode_of(key: str) -> Mode:
    """The mode in a stored key; cases from before there were two were read without the encoder."""
    mode, _, _ = key.partition("-")
    return cast("Mode", mode) if mode in get_args(Mode) else "fast"
