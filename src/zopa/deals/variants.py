"""What if: a game with a red line more or less, or without a party; each change has a short name.

``PARTY.N`` is the Nth red line of a party (from 1, and still so when others are dropped),
``PARTY.ISSUE`` its red lines on that issue, ``PARTY.ISSUE.OPTION`` those on that option, ``PARTY``
all of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

from zopa.deals.errors import GameError
from zopa.deals.game import Game, Link, Party, RedLine


class Named(Struct, frozen=True, kw_only=True):
    """A red line with its short name, for instance ``ru.2``."""

    name: str
    party: str
    number: int
    line: RedLine


def red_lines(game: Game) -> tuple[Named, ...]:
    """All red lines with their short names, parties in order."""
    return tuple(
        Named(name=short_name(party, at), party=party.id, number=at, line=line)
        for party in game.parties
        for at, line in enumerate(party.red_lines)
    )


def short_name(party: Party, number: int) -> str:
    """The short name of the red line with this number (from 0) in the game as it is now."""
    return f"{party.id}.{party.red_lines[number].place or number + 1}"


def named(game: Game, name: str) -> tuple[Named, ...]:
    """The red lines that a short name means; raises :class:`GameError` where there is none."""
    party, issue, option = _parts(game, name)
    found = tuple(
        one
        for one in red_lines(game)
        if one.party == party
        and (
            issue is None
            or one.name == name
            or (issue in one.line.terms and (option is None or option in one.line.terms[issue]))
        )
    )
    if not found:
        known = ", ".join(f"{one.name} ({_short(one.line)})" for one in red_lines(game))
        raise GameError(
            f"no red line {name!r}",
            place=f"game {game.id!r}",
            hint=f"one of: {known}" if known else "the game has no red lines",
        )
    return found


def relaxed(game: Game, names: Iterable[str]) -> Game:
    """The game without these red lines; of one with several options only the named option goes.

    All names are those of the game as it was given: dropping one renumbers none of the others.
    """
    drop: dict[tuple[str, int], set[tuple[str, str] | None]] = {}
    for name in names:
        _, issue, option = _parts(game, name)
        what = (issue, option) if issue is not None and option is not None else None
        for one in named(game, name):
            drop.setdefault((one.party, one.number), set()).add(what)
    parties = []
    for party in game.parties:
        lines: list[RedLine] = []
        for at, line in enumerate(party.red_lines):
            kept = structs.replace(line, place=line.place or at + 1)
            lines += _thinner(kept, drop.get((party.id, at), set()))
        parties.append(structs.replace(party, red_lines=tuple(lines)))
    return structs.replace(game, parties=tuple(parties))


def without(game: Game, ids: Iterable[str]) -> Game:
    """The game without these parties: nobody's consent is needed but that of the others."""
    for id in ids:
        _party(game, id)
        game = structs.replace(
            game,
            parties=tuple(party for party in game.parties if party.id != id),
            links=tuple(_ungained(link, id) for link in game.links),
        )
    if not game.parties:
        raise GameError("no party is left", place=f"game {game.id!r}", hint="leave out fewer")
    return game


def supposed(game: Game, changes: Iterable[str], *, given: Game | None = None) -> Game:
    """The game with changes such as ``ru.territory.frozen_line=forbidden`` (or ``=allowed``).

    A red line that is supposed is named after all that the party has, or had in the game as it was
    ``given``. Raises :class:`GameError` for a change of another form or with an unknown id.
    """
    for change in changes:
        name, _, what = change.partition("=")
        party, issue, option = _parts(game, name)
        if issue is None or option is None or what not in {"forbidden", "allowed"}:
            raise GameError(
                f"what-if {change!r} is not understood",
                hint="write party.issue.option=forbidden or party.issue.option=allowed",
            )
        if what == "allowed":
            game = relaxed(game, [name])
            continue
        game = structs.replace(
            game,
            parties=tuple(
                _with(one, issue, option, _party(given or game, party)) if one.id == party else one
                for one in game.parties
            ),
        )
    return game


def _with(party: Party, issue: str, option: str, given: Party) -> Party:
    places = [line.place or at + 1 for at, line in enumerate(party.red_lines)]
    places.append(len(given.red_lines))
    line = RedLine(
        terms={issue: (option,)},
        name={"en": f"what if {issue}.{option}", "de": f"angenommen {issue}.{option}"},
        place=max(places) + 1,
    )
    return structs.replace(party, red_lines=(*party.red_lines, line))


def _parts(game: Game, name: str) -> tuple[str, str | None, str | None]:
    """Party, issue and option of a short name, checked; ``PARTY.N`` gives the issue ``N``."""
    parts = name.split(".")
    party = _party(game, parts[0])
    if len(parts) == 1:
        return party.id, None, None
    if len(parts) == 2 and parts[1].isdecimal():
        return party.id, parts[1], None
    issue = next((issue for issue in game.issues if issue.id == parts[1]), None)
    if issue is None:
        raise GameError(
            f"no issue {parts[1]!r} (in {name!r})",
            place=f"game {game.id!r}",
            hint=f"one of: {', '.join(i.id for i in game.issues)}",
        )
    if len(parts) == 2:
        return party.id, issue.id, None
    options = [option.id for option in issue.options]
    if len(parts) > 3 or parts[2] not in options:
        raise GameError(
            f"no option {'.'.join(parts[2:])!r} of {issue.id!r} (in {name!r})",
            place=f"game {game.id!r}",
            hint=f"one of: {', '.join(options)}",
        )
    return party.id, issue.id, parts[2]


def _party(game: Game, id: str) -> Party:
    for party in game.parties:
        if party.id == id:
            return party
    raise GameError(
        f"no party {id!r}",
        place=f"game {game.id!r}",
        hint=f"one of: {', '.join(party.id for party in game.parties)}",
    )


def _thinner(line: RedLine, drop: set[tuple[str, str] | None]) -> list[RedLine]:
    """The line without these (issue, option), none where nothing or ``None`` (all) is left of it."""
    if None in drop:
        return []
    terms = {
        issue: tuple(option for option in options if (issue, option) not in drop)
        for issue, options in line.terms.items()
    }
    return [structs.replace(line, terms=terms)] if all(terms.values()) else []


def _ungained(link: Link, party: str) -> Link:
    if party not in link.gains:
        return link
    return structs.replace(link, gains={p: x for p, x in link.gains.items() if p != party})


def _short(line: RedLine) -> str:
    return " and ".join(f"{issue}: {'/'.join(options)}" for issue, options in line.terms.items())
