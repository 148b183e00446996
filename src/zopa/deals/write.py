"""A game as text: YAML for people, JSON for programs; reading it again gives the same game."""

from __future__ import annotations

import json

import yaml

from zopa.deals.document import FORMAT
from zopa.deals.game import (
    Game,
    Issue,
    Link,
    Party,
    Preference,
    Reference,
    Terms,
    WalkAway,
    Weights,
)
from zopa.deals.order import order_text

Data = str | float | bool | None | list["Data"] | dict[str, "Data"]


def game_data(game: Game) -> dict[str, Data]:
    """The game as plain data of the format ``zopa-game/1``; what is unknown is left out."""
    return _without_empty(
        {
            "format": FORMAT,
            "id": game.id,
            "title": dict(game.title),
            "parties": [_party(party) for party in game.parties],
            "issues": [_issue(issue) for issue in game.issues],
            "links": [_link(link) for link in game.links],
        }
    )


def game_yaml(game: Game) -> str:
    """The game as YAML, entries in the order of the game."""
    return yaml.dump(
        game_data(game), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )


def game_json(game: Game) -> str:
    """The game as JSON, indented."""
    return json.dumps(game_data(game), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes short lists and mappings of plain words on one line."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True  # an anchor is never written, whatever stands twice

    def represent_short(self, data: dict[str, Data]) -> yaml.Node:
        node = self.represent_dict(data)
        node.flow_style = not any(isinstance(value, list | dict) for value in data.values())
        return node

    def represent_words(self, data: list[Data]) -> yaml.Node:
        node = self.represent_list(data)
        node.flow_style = not any(isinstance(value, list | dict) for value in data)
        return node


_Dumper.add_representer(dict, _Dumper.represent_short)
_Dumper.add_representer(list, _Dumper.represent_words)


def _party(party: Party) -> Data:
    data: dict[str, Data] = {"id": party.id, "name": dict(party.name), "veto": party.veto}
    if party.points:
        data["points"] = True
    if party.walk_away is not None:
        data["walk_away"] = _walk_away(party.walk_away)
    if party.weights is not None:
        data["weights"] = _graded(party.weights)
    data["preferences"] = {issue: _graded(p) for issue, p in party.preferences.items()}
    data["red_lines"] = [
        _without_empty(
            {
                "name": dict(line.name),
                "terms": _terms(line.terms),
                "evidence": _evidence(line.evidence),
            }
        )
        for line in party.red_lines
    ]
    return _without_empty(data)


def _issue(issue: Issue) -> Data:
    options: list[Data] = [
        {"id": option.id, "name": dict(option.name)} if option.name else option.id
        for option in issue.options
    ]
    return _without_empty({"id": issue.id, "name": dict(issue.name), "options": options})


def _link(link: Link) -> Data:
    return _without_empty(
        {
            "kind": link.kind,
            "name": dict(link.name),
            "if": _terms(link.if_),
            "then": _terms(link.then),
            "gains": dict(link.gains),
            "evidence": _evidence(link.evidence),
        }
    )


def _graded(entry: Preference | Weights) -> Data:
    if entry.order is None and not entry.evidence and entry.values:
        return dict(entry.values)
    if entry.values is None and not entry.evidence and entry.order is not None:
        return order_text(entry.order)
    data: dict[str, Data] = {}
    if entry.values is not None:
        data["values"] = dict(entry.values)
    if entry.order is not None:
        data["order"] = order_text(entry.order)
    if entry.evidence:
        data["evidence"] = _evidence(entry.evidence)
    return data


def _walk_away(limit: WalkAway) -> Data:
    data: dict[str, Data] = {}
    if limit.value is not None:
        if not limit.evidence:
            return limit.value
        data["value"] = limit.value
    if limit.package is not None:
        data["package"] = dict(limit.package)
    if limit.pressure is not None:
        pressure = limit.pressure
        shape: dict[str, Data] = {
            "start": pressure.start,
            "effect": pressure.effect,
            "points": [[when, level] for when, level in pressure.points],
        }
        data["pressure"] = shape if pressure.floor is None else shape | {"floor": pressure.floor}
    return data | ({"evidence": _evidence(limit.evidence)} if limit.evidence else {})


def _terms(terms: Terms) -> Data:
    return {
        issue: options[0] if len(options) == 1 else list(options)
        for issue, options in terms.items()
    }


def _evidence(references: tuple[Reference, ...]) -> Data:
    rows: list[Data] = []
    for one in references:
        row: dict[str, Data] = {"report": one.report}
        if one.start is not None:
            row["start"] = one.start
        if one.end is not None:
            row["end"] = one.end
        if one.text:
            row["text"] = one.text
        rows.append(row)
    return rows


def _without_empty(data: dict[str, Data]) -> dict[str, Data]:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
