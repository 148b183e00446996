"""What the types cannot say of a game: ids that are known, numbers that fit, links that agree."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from itertools import pairwise

from zopa.deals.compiled import compile_space
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Link, Party, Pressure, Ranking, Terms
from zopa.deals.satisfy import satisfiable
from zopa.deals.tree import Entry

MAX_OPTIONS = 1_000
MAX_IN_ALL = 2_000
_SUM = 1e-6
_ID = re.compile(r"[^\s>=/](?:[^>=/]*[^\s>=/])?")


def check_game(game: Game, spots: dict[str, Entry] | None = None) -> Game:
    """The game itself when it can be used; otherwise a :class:`GameError` that names the entry.

    ``spots`` are the entries of the file by path (``parties/ua/weights``). A game in which no
    package is acceptable to all is a good game: that is an answer, not an error.
    """
    _Check(game, spots or {}).all()
    return game


class _Check:
    def __init__(self, game: Game, spots: dict[str, Entry]) -> None:
        self.game = game
        self.spots = spots
        self.options = {issue.id: {o.id for o in issue.options} for issue in game.issues}

    def error(self, path: str, problem: str, hint: str) -> GameError:
        near = path
        while near not in self.spots and near:
            near = near.rpartition("/")[0]
        spot = self.spots.get(near)
        if spot is None:
            return Entry(f"game {self.game.id!r}", 0, path, None).error(problem, hint)
        return Entry(spot.place, spot.line, path, None).error(problem, hint)

    def all(self) -> None:
        game = self.game
        if not game.issues:
            raise self.error("issues", "the game has no issues", "add 'issues:' with options")
        if not game.parties:
            raise self.error("parties", "the game has no parties", "add 'parties:'")
        self.once("issues", [issue.id for issue in game.issues], "issue")
        self.once("parties", [party.id for party in game.parties], "party")
        for issue in game.issues:
            path = f"issues/{issue.id}"
            if not issue.options:
                raise self.error(path, "the issue has no options", "add at least one option")
            if len(issue.options) > MAX_OPTIONS:
                problem = f"the issue has {len(issue.options)} options, more than {MAX_OPTIONS}"
                raise self.error(path, problem, "grade it: a few options that differ in substance")
            self.once(path, [option.id for option in issue.options], "option")
        total = sum(len(issue.options) for issue in game.issues)
        if total > MAX_IN_ALL:
            problem = f"the issues have {total} options in all, more than {MAX_IN_ALL}"
            raise self.error("issues", problem, "leave out what is settled, or study it in parts")
        if not any(party.veto for party in game.parties):
            hint = "leave 'veto: false' out for those that must accept"
            raise self.error("parties", "no party has a veto", hint)
        for party in game.parties:
            self.party(party)
        self.links()

    def once(self, path: str, ids: list[str], what: str) -> None:
        seen: set[str] = set()
        for id in ids:
            if not _ID.fullmatch(id):
                hint = "no '>', '=' or '/', and no space at its ends"
                raise self.error(path, f"{id!r} is no id of a {what}", hint)
            if id in seen:
                raise self.error(f"{path}/{id}", f"the {what} {id!r} stands twice", "rename one")
            seen.add(id)

    def party(self, party: Party) -> None:
        path = f"parties/{party.id}"
        weights = party.weights
        if weights is not None:
            if party.points:
                hint = "leave the weights out, or 'points'"
                raise self.error(f"{path}/weights", "points take no weights", hint)
            names = list(weights.values or ()) + _ranked(weights.order)
            self.known(names, self.options, f"{path}/weights", "issue")
            for issue, value in (weights.values or {}).items():
                if not math.isfinite(value) or value < 0:
                    problem = f"the weight of {issue!r} is {value}"
                    raise self.error(f"{path}/weights", problem, "weights are 0 or more")
            total = math.fsum((weights.values or {}).values())
            if weights.values is not None and abs(total - 1.0) > _SUM:
                hint = f"divide each by {total:g}" if total > 0 else "give the issues weights"
                raise self.error(f"{path}/weights", f"the weights sum to {total:g}, not 1", hint)
        for issue, preference in party.preferences.items():
            spot = f"{path}/preferences/{issue}"
            self.known([issue], self.options, f"{path}/preferences", "issue")
            names = list(preference.values or ()) + _ranked(preference.order)
            self.known(names, self.options[issue], spot, f"option of {issue!r}")
            for option, value in (preference.values or {}).items():
                if not math.isfinite(value):
                    problem = f"the value of {option!r} is {value}"
                    raise self.error(spot, problem, "write a number, or leave it out if unknown")
        for place, line in enumerate(party.red_lines):
            self.terms(line.terms, f"{path}/red_lines/{place + 1}")
        self.refuses_all(party)
        self.walk_away(party)

    def refuses_all(self, party: Party) -> None:
        for issue, options in self.options.items():
            refused: set[str] = set()
            for line in party.red_lines:
                if set(line.terms) == {issue}:
                    refused.update(line.terms[issue])
            if refused == options:
                problem = f"{party.id!r} by itself refuses every option of {issue!r}"
                hint = "add the option it could accept, or take one red line away"
                raise self.error(f"parties/{party.id}/red_lines", problem, hint)

    def walk_away(self, party: Party) -> None:
        limit, path = party.walk_away, f"parties/{party.id}/walk_away"
        if limit is None:
            return
        if limit.value is not None and not math.isfinite(limit.value):
            problem = f"the walk-away value is {limit.value}"
            raise self.error(path, problem, "write a number, or leave it out if unknown")
        if limit.package is not None:
            for issue, option in limit.package.items():
                self.terms({issue: (option,)}, path)
            without = [issue for issue in self.options if issue not in limit.package]
            if without:
                problem = f"the reference package says nothing on {', '.join(without)}"
                raise self.error(path, problem, "give it one option for each issue")
        if limit.pressure is not None:
            self.pressure(limit.pressure, path)

    def pressure(self, pressure: Pressure, path: str) -> None:
        if not pressure.points:
            raise self.error(path, "no points in time", "add [time, pressure]")
        kinds = {isinstance(when, str) for when, _ in pressure.points}
        if len(kinds) > 1:
            raise self.error(path, "dates and numbers mixed as times", "use one of them")
        for when, _ in pressure.points:
            if isinstance(when, str):
                try:
                    date.fromisoformat(when)
                except ValueError:
                    hint = "write year-month-day, such as 2025-11-20"
                    raise self.error(path, f"{when!r} is no date", hint) from None
        numbers = [pressure.start, pressure.effect, pressure.floor or 0.0]
        numbers += [level for _, level in pressure.points]
        numbers += [when for when, _ in pressure.points if not isinstance(when, str)]
        if not all(map(math.isfinite, numbers)):
            raise self.error(path, "a number is missing or not finite", "write numbers")
        times = [when for when, _ in pressure.points]
        if any(str(a) == str(b) for a, b in pairwise(times)):
            raise self.error(path, "a time stands twice", "keep one")
        if times != sorted(times, key=lambda t: (str(t) if isinstance(t, str) else "", t)):
            raise self.error(path, "times out of order", "earliest first")

    def links(self) -> None:
        known: dict[str, tuple[int, Link]] = {}
        parties = {party.id for party in self.game.parties}
        for place, link in enumerate(self.game.links):
            path = f"links/{place + 1}"
            self.terms(link.if_, path)
            if link.kind == "bonus":
                if not link.gains:
                    raise self.error(path, "a bonus without gains", "add 'gains: {party: 0.05}'")
                self.known(link.gains, parties, path, "party")
                if not all(map(math.isfinite, link.gains.values())):
                    raise self.error(path, "a gain is no number", "write numbers")
                continue
            if not link.then:
                raise self.error(path, "'then' is missing", "say what it needs or rules out")
            self.terms(link.then, path)
            for issue in link.if_.keys() & link.then.keys():
                if not set(link.if_[issue]) & set(link.then[issue]):
                    problem = f"two different options of {issue!r} never stand together"
                    raise self.error(path, problem, "link options of different issues")
            key = repr((_sorted(link.if_), _sorted(link.then)))
            other = known.setdefault(key, (place, link))
            if other[1].kind != link.kind:
                problem = f"contradicts link {other[0] + 1}: one requires what the other excludes"
                raise self.error(path, problem, "keep one of the two")
        space = compile_space(self.game)
        links = [rule for rule in space.rules if rule.owner == "link"]
        if not satisfiable(space.sizes, links):
            problem = "the links contradict each other: no package keeps them all"
            raise self.error("links", problem, "take one of them away")

    def terms(self, terms: Terms, path: str) -> None:
        if not terms:
            raise self.error(path, "no terms", "add {issue: option}")
        for issue, options in terms.items():
            self.known([issue], self.options, path, "issue")
            if not options:
                raise self.error(path, f"no option of {issue!r}", "name one")
            self.known(options, self.options[issue], path, f"option of {issue!r}")

    def known(self, ids: Iterable[str], among: Iterable[str], path: str, what: str) -> None:
        among = set(among)
        for id in ids:
            if id not in among:
                close = get_close_matches(id, sorted(among)[:2000], 1)
                hint = f"did you mean {close[0]!r}?" if close else f"known: {_some(among)}"
                raise self.error(path, f"unknown {what} {id!r}", hint)


def _ranked(order: Ranking | None) -> list[str]:
    return [] if order is None else [name for tier in order.tiers for name in tier]


def _sorted(terms: Terms) -> list[tuple[str, list[str]]]:
    return sorted((issue, sorted(options)) for issue, options in terms.items())


def _some(names: set[str]) -> str:
    shown = sorted(names)
    return ", ".join(shown[:8]) + (f" and {len(shown) - 8} more" if len(shown) > 8 else "")
