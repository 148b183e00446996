"""Ways around red lines: proposals of the software from a catalogue of what negotiators did.

A pattern applies by the shape of the red lines (:mod:`zopa.deals.shape`), never by the name of an
issue. What comes out is marked as the software's own and is nobody's position.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from zopa.deals.errors import GameError
from zopa.deals.game import Game, Issue, Option
from zopa.deals.shape import Shape, shapes

Text = dict[str, str]
"""Language -> text; ``en`` and ``de`` are always there."""

LANGUAGES = ("en", "de")


class Precedent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that was agreed once and can be looked up."""

    year: int
    what: Text
    fact: Text


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shape of the red lines; what is not named does not matter.

    ``options`` and ``others`` are the least, ``sides`` is the exact number; the rest as in `Shape`.
    """

    contested: bool | None = None
    opposed_ends: bool | None = None
    both_wide: bool | None = None
    renunciation: bool | None = None
    binary: bool | None = None
    total: bool | None = None
    overlap: bool | None = None
    waits: bool | None = None
    options: int | None = None
    others: int | None = None
    sides: int | None = None

    def asked(self) -> tuple[str, ...]:
        """The names of what it asks for."""
        return tuple(name for name in self.__struct_fields__ if getattr(self, name) is not None)

    def holds(self, shape: Shape) -> bool:
        """Whether the shape has all of it."""
        for name in self.asked():
            wanted = getattr(self, name)
            if name == "options":
                if len(shape.refused) < wanted:
                    return False
            elif name == "others":
                if len(shape.others) < wanted:
                    return False
            elif name == "sides":
                if len(shape.sides) != wanted:
                    return False
            elif getattr(shape, name) != wanted:
                return False
        return True


class Pattern(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bridging move: its idea, the text of its option, why it goes around, shapes, precedents."""

    name: Text
    idea: Text
    option: Text
    around: Text
    when: tuple[Condition, ...]
    precedents: tuple[Precedent, ...]


class Bridge(Struct, frozen=True, kw_only=True):
    """A pattern applied to an issue: a proposal of the software (``origin``), nobody's position.

    ``because`` are the facts of the shape that the pattern asks for; the more, the better it fits.
    """

    issue: str
    pattern: str
    name: Text
    idea: Text
    option: Text
    around: Text
    precedents: tuple[Precedent, ...]
    because: tuple[str, ...]
    origin: Literal["proposal of the software"] = "proposal of the software"


def bridges(game: Game, *, each: int | None = None) -> tuple[Bridge, ...]:
    """Bridges for every contested issue, those that fit most closely first.

    ``each``: at most so many for one issue. Issues come in the order of the game; an issue with an
    option that nobody refuses and all sides have a known view of gets none.
    """
    found: list[Bridge] = []
    for shape in shapes(game):
        fitting = []
        for place, (id, pattern) in enumerate(catalogue().items()):
            reasons = [when.asked() for when in pattern.when if when.holds(shape)]
            if reasons:
                because = max(reasons, key=len)
                fitting.append((-len(because), place, _applied(game, shape, id, pattern, because)))
        fitting.sort(key=lambda entry: entry[:2])
        found += [bridge for _, _, bridge in fitting[:each]]
    return tuple(found)


def bridged(game: Game, chosen: Iterable[Bridge]) -> Game:
    """The game with each bridge as one more option, ``bridge_<pattern>``, of its issue.

    Nobody's red line names it and what the parties think of it is unknown, so what follows is a
    what-if. Raises :class:`GameError` for an issue that the game has not.
    """
    more: dict[str, list[Option]] = {}
    known = {issue.id for issue in game.issues}
    for bridge in chosen:
        if bridge.issue not in known:
            raise GameError(
                f"no issue {bridge.issue!r} to bridge",
                place=f"game {game.id!r}",
                hint=f"one of: {', '.join(sorted(known))}",
            )
        option = Option(id=f"bridge_{bridge.pattern}", name=bridge.name)
        more.setdefault(bridge.issue, []).append(option)
    issues = tuple(_with(issue, more.get(issue.id, [])) for issue in game.issues)
    return structs.replace(game, issues=issues)


def _with(issue: Issue, more: Iterable[Option]) -> Issue:
    own = {option.id for option in issue.options}
    added = tuple(option for option in more if option.id not in own)
    return structs.replace(issue, options=issue.options + added)


@cache
def catalogue() -> Mapping[str, Pattern]:
    """All patterns by id, in the order in which they are preferred when they fit equally well."""
    import msgspec

    text = Path(__file__).with_name("bridges.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, Pattern])


def _applied(
    game: Game, shape: Shape, id: str, pattern: Pattern, because: tuple[str, ...]
) -> Bridge:
    words = {language: _words(game, shape, language) for language in LANGUAGES}
    return Bridge(
        issue=shape.issue,
        pattern=id,
        name=pattern.name,
        idea=pattern.idea,
        option={x: _sentence(pattern.option[x].format_map(words[x])) for x in LANGUAGES},
        around={x: _sentence(pattern.around[x].format_map(words[x])) for x in LANGUAGES},
        precedents=pattern.precedents,
        because=because,
    )


_REST = {"en": "the other side", "de": "die andere Seite"}
_AND = {"en": "and", "de": "und"}


def _words(game: Game, shape: Shape, language: str) -> dict[str, str]:
    names = [_name(game.party(party).name, party, language) for party in shape.sides]
    first = names[0] if names else _REST[language]
    second = names[1] if len(names) > 1 else _REST[language]
    by_width = sorted(shape.sides, key=lambda party: len(shape.of(party)))
    narrow, wide = by_width[0], by_width[-1]
    others = [_name(game.party(party).name, party, language) for party in shape.others]
    return {
        "a": first,
        "b": second,
        "refused_a": _refused(game, shape, shape.sides[0], language),
        "refused_b": _refused(game, shape, shape.sides[-1], language),
        "narrow": _name(game.party(narrow).name, narrow, language),
        "wide": _name(game.party(wide).name, wide, language),
        "refused_narrow": _refused(game, shape, narrow, language),
        "refused_wide": _refused(game, shape, wide, language),
        "goal": _refused(game, shape, wide, language, ends=True),
        "others": _listed(others, _AND[language]) if others else _REST[language],
    }


def _refused(game: Game, shape: Shape, party: str, language: str, *, ends: bool = False) -> str:
    """What a party refuses, in words; with ``ends`` only the ends of the scale, if any of them."""
    issue = game.issue(shape.issue)
    refused = shape.of(party)
    if ends:
        far = {issue.options[0].id, issue.options[-1].id}
        refused = tuple(option for option in refused if option in far) or refused
    names = {option.id: _name(option.name, option.id, language) for option in issue.options}
    marks = ("“", "”") if language == "en" else ("„", "“")
    quoted = [f"{marks[0]}{names[option]}{marks[1]}" for option in refused]
    return " / ".join(quoted)


def _listed(names: list[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _name(names: Text, id: str, language: str) -> str:
    return names.get(language) or next(iter(names.values()), id)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
