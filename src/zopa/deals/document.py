"""A game as a document of the format ``zopa-game/1``: entries to values, values to plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from zopa.deals.game import (
    Game,
    Issue,
    Link,
    Option,
    Party,
    Preference,
    Pressure,
    Ranking,
    RedLine,
    Reference,
    Terms,
    WalkAway,
    Weights,
)
from zopa.deals.order import parse_order
from zopa.deals.tree import Entry

FORMAT = "zopa-game/1"

T = TypeVar("T")


def read_document(top: Entry) -> tuple[Game, dict[str, Entry]]:
    """The game, and its entries by path (``parties/ua/weights``), for whoever checks it further.

    Parties and issues are addressed by id, all else by the words of the file and, in lists, by
    place counted from 1. Raises :class:`~zopa.deals.errors.GameError`.
    """
    fields = _fields(top, "a game", {"format", "id", "title", "parties", "issues", "links"})
    form = _required(top, fields, "format").text()
    if form != FORMAT:
        raise fields["format"].error(f"unknown format {form!r}", f"write 'format: {FORMAT}'")
    spots: dict[str, Entry] = {"": top}
    game = Game(
        id=fields["id"].text() if "id" in fields else "game",
        title=_names(fields.get("title")),
        parties=_each(fields.get("parties"), "a list of parties", lambda e: _party(e, spots)),
        issues=_each(fields.get("issues"), "a list of issues", lambda e: _issue(e, spots)),
        links=_each(fields.get("links"), "a list of links", _link),
    )
    if "links" in fields:
        for place, entry in enumerate(fields["links"].items("a list of links")):
            spots[f"links/{place + 1}"] = entry
    return game, spots


def _party(entry: Entry, spots: dict[str, Entry]) -> Party:
    known = {"id", "name", "veto", "points", "weights", "preferences", "walk_away", "red_lines"}
    fields = _fields(entry, "a party", known)
    id = _required(entry, fields, "id").text()
    entry = _named(entry, f"parties/{id}")
    spots[f"parties/{id}"] = entry
    preferences = fields.get("preferences")
    for key in ("weights", "walk_away", "preferences", "red_lines"):
        if key in fields:
            spots[f"parties/{id}/{key}"] = _named(fields[key], f"parties/{id}/{key}")
    wanted: dict[str, Preference] = {}
    if preferences is not None:
        for issue, value in preferences.mapping("issue: preference").items():
            spot = _named(value, f"parties/{id}/preferences/{issue}")
            spots[spot.path] = spot
            wanted[issue] = _preference(spot)
    lines: list[RedLine] = []
    if "red_lines" in fields:
        for place, value in enumerate(fields["red_lines"].items("a list of red lines")):
            spot = _named(value, f"parties/{id}/red_lines/{place + 1}")
            spots[spot.path] = spot
            lines.append(_red_line(spot))
    weights = fields.get("weights")
    limit = fields.get("walk_away")
    return Party(
        id=id,
        name=_names(fields.get("name")),
        veto=fields["veto"].flag() if "veto" in fields else True,
        points=fields["points"].flag() if "points" in fields else False,
        weights=_weights(spots[f"parties/{id}/weights"]) if _given(weights) else None,
        preferences=wanted,
        walk_away=_walk_away(spots[f"parties/{id}/walk_away"]) if _given(limit) else None,
        red_lines=tuple(lines),
    )


def _issue(entry: Entry, spots: dict[str, Entry]) -> Issue:
    fields = _fields(entry, "an issue", {"id", "name", "options"})
    id = _required(entry, fields, "id").text()
    spot = _named(entry, f"issues/{id}")
    spots[spot.path] = spot
    options = _required(entry, fields, "options").items("a list of options")
    found = []
    for option in options:
        if isinstance(option.value, dict):
            inner = _fields(option, "an option", {"id", "name"})
            one = Option(id=_required(option, inner, "id").text(), name=_names(inner.get("name")))
        else:
            one = Option(id=option.text())
        spots[f"issues/{id}/{one.id}"] = _named(option, f"issues/{id}/{one.id}")
        found.append(one)
    return Issue(id=id, name=_names(fields.get("name")), options=tuple(found))


def _preference(entry: Entry) -> Preference:
    values, order, evidence = _graded(entry)
    return Preference(values=values, order=order, evidence=evidence)


def _weights(entry: Entry) -> Weights:
    values, order, evidence = _graded(entry)
    return Weights(values=values, order=order, evidence=evidence)


def _graded(
    entry: Entry,
) -> tuple[dict[str, float] | None, Ranking | None, tuple[Reference, ...]]:
    """Numbers ``{a: 1, b: 0}``, an order ``a > b``, or either under ``values`` or ``order``."""
    if isinstance(entry.value, str):
        return None, _order(entry), ()
    fields = entry.mapping("numbers {option: value}, or an order 'a > b = c'")
    long = {"values", "order", "evidence"}
    held = [fields[key].value for key in ("values", "order") if key in fields]
    if set(fields) <= long and (not held or any(isinstance(v, dict | str) for v in held)):
        if len(held) == 2 and None not in held:
            raise entry.error("numbers and an order", "keep one: the numbers say more")
        values = _numbers(fields["values"]) if "values" in fields else None
        order = _order(fields["order"]) if "order" in fields else None
        return values, order, _evidence(fields.get("evidence"))
    return _numbers(entry), None, ()


def _numbers(entry: Entry) -> dict[str, float]:
    fields = entry.mapping("numbers {option: value}")
    return {key: value.number() for key, value in fields.items() if value.value is not None}


def _order(entry: Entry) -> Ranking:
    try:
        return parse_order(entry.text())
    except ValueError as error:
        raise entry.error(
            str(error), "write an order such as 'a > b = c > d', best first"
        ) from error


def _walk_away(entry: Entry) -> WalkAway:
    if not isinstance(entry.value, dict):
        return WalkAway(value=entry.number())
    fields = _fields(entry, "a walk-away value", {"value", "package", "pressure", "evidence"})
    given = [key for key in ("value", "package", "pressure") if _given(fields.get(key))]
    if len(given) > 1:
        raise entry.error(f"{' and '.join(given)} together", "keep one of them")
    package = fields["package"].mapping("{issue: option}") if "package" in given else None
    return WalkAway(
        value=fields["value"].number() if "value" in given else None,
        package=None if package is None else {key: e.text() for key, e in package.items()},
        pressure=_pressure(fields["pressure"]) if "pressure" in given else None,
        evidence=_evidence(fields.get("evidence")),
    )


def _pressure(entry: Entry) -> Pressure:
    fields = _fields(entry, "a pressure", {"start", "effect", "points", "floor"})
    points = []
    for point in _required(entry, fields, "points").items("a list of [time, pressure]"):
        pair = point.items("[time, pressure]")
        if len(pair) != 2:
            raise point.error("expected [time, pressure]", "write for instance [2025-11-20, 0.5]")
        points.append((_time(pair[0]), pair[1].number()))
    return Pressure(
        start=_required(entry, fields, "start").number(),
        effect=_required(entry, fields, "effect").number(),
        points=tuple(points),
        floor=fields["floor"].number() if _given(fields.get("floor")) else None,
    )


def _time(entry: Entry) -> str | float:
    value = entry.value
    if isinstance(value, str) and value.count("-") == 2:
        return value
    return entry.number()


def _red_line(entry: Entry) -> RedLine:
    fields = _fields(entry, "a red line", {"terms", "name", "evidence"})
    return RedLine(
        terms=_terms(_required(entry, fields, "terms")),
        name=_names(fields.get("name")),
        evidence=_evidence(fields.get("evidence")),
    )


def _link(entry: Entry) -> Link:
    fields = _fields(entry, "a link", {"kind", "if", "then", "gains", "name", "evidence"})
    kind = _required(entry, fields, "kind").text()
    if kind not in {"requires", "excludes", "bonus"}:
        raise fields["kind"].error(f"unknown kind {kind!r}", "write requires, excludes or bonus")
    return Link(
        kind="requires" if kind == "requires" else "excludes" if kind == "excludes" else "bonus",
        if_=_terms(_required(entry, fields, "if")),
        then=_terms(fields["then"]) if "then" in fields else {},
        gains=_numbers(fields["gains"]) if "gains" in fields else {},
        name=_names(fields.get("name")),
        evidence=_evidence(fields.get("evidence")),
    )


def _terms(entry: Entry) -> Terms:
    found: Terms = {}
    for issue, value in entry.mapping("{issue: option}").items():
        if isinstance(value.value, list):
            found[issue] = tuple(one.text() for one in value.value)
        else:
            found[issue] = (value.text(),)
    return found


def _evidence(entry: Entry | None) -> tuple[Reference, ...]:
    return _each(entry, "a list of references", _reference)


def _reference(entry: Entry) -> Reference:
    if not isinstance(entry.value, dict):
        return Reference(report=entry.text())
    fields = _fields(entry, "a reference", {"report", "start", "end", "text"})
    return Reference(
        report=_required(entry, fields, "report").text(),
        start=int(fields["start"].number()) if _given(fields.get("start")) else None,
        end=int(fields["end"].number()) if _given(fields.get("end")) else None,
        text=fields["text"].text() if "text" in fields else "",
    )


def _names(entry: Entry | None) -> dict[str, str]:
    """``{de: ..., en: ...}``, or one name for every language."""
    if entry is None or entry.value is None:
        return {}
    if isinstance(entry.value, dict):
        return {language: name.text() for language, name in entry.value.items()}
    return {"en": entry.text()}


def _each(entry: Entry | None, what: str, make: Callable[[Entry], T]) -> tuple[T, ...]:
    if entry is None or entry.value is None:
        return ()
    return tuple(make(one) for one in entry.items(what))


def _fields(entry: Entry, what: str, known: Iterable[str]) -> dict[str, Entry]:
    fields = entry.mapping(f"{what} (key: value)")
    for key, value in fields.items():
        if key not in known:
            raise value.error(f"{what} has no {key!r}", f"known are: {', '.join(sorted(known))}")
    return fields


def _required(entry: Entry, fields: dict[str, Entry], key: str) -> Entry:
    if not _given(fields.get(key)):
        raise entry.error(f"{key!r} is missing", f"add '{key}: ...'")
    return fields[key]


def _given(entry: Entry | None) -> bool:
    return entry is not None and entry.value is not None


def _named(entry: Entry, path: str) -> Entry:
    return Entry(entry.place, entry.line, path, entry.value)
