"""Domains of NegoLog: one ``profile*.json`` for each party (weights, values, reservation value)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from zopa.deals.errors import GameError
from zopa.deals.game import Game, Issue, Option, Party, Preference, WalkAway, Weights


class _Profile(msgspec.Struct):
    issue_weights: dict[str, float] = msgspec.field(name="issueWeights")
    issues: dict[str, dict[str, float]]
    reservation: float = msgspec.field(name="reservationValue", default=0.0)


def read_negolog(folder: Path) -> Game:
    """The game of a NegoLog domain; parties are named by their files (``A``, ``B``).

    Issues and options stand in the order of the first profile. Raises :class:`GameError`.
    """
    files = sorted(folder.glob("profile*.json"))
    if not files:
        hint = "a NegoLog domain holds profileA.json and profileB.json"
        raise GameError("no profile in this folder", place=str(folder), hint=hint)
    profiles = {file.stem.removeprefix("profile"): _profile(file) for file in files}
    first = next(iter(profiles.values()))
    for file, profile in zip(files, profiles.values(), strict=True):
        if {i: set(o) for i, o in profile.issues.items()} != {
            i: set(o) for i, o in first.issues.items()
        }:
            problem = f"other issues or options than {files[0].name}"
            raise GameError(problem, place=str(file), hint="profiles of one domain share them")
    return Game(
        id=folder.name,
        issues=tuple(
            Issue(id=issue, options=tuple(Option(id=option) for option in options))
            for issue, options in first.issues.items()
        ),
        parties=tuple(
            Party(
                id=party,
                weights=Weights(values=profile.issue_weights),
                preferences={i: Preference(values=v) for i, v in profile.issues.items()},
                walk_away=WalkAway(value=profile.reservation),
            )
            for party, profile in profiles.items()
        ),
    )


def _profile(file: Path) -> _Profile:
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Profile)
    except msgspec.DecodeError as error:
        hint = "a profile has issueWeights, issues and reservationValue"
        raise GameError(str(error), place=str(file), hint=hint) from error
