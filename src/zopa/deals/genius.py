"""GENIUS/ANAC XML: a domain file, and a utility space for each party.

Format: the Genius user guide (Baarslag and others, TU Delft): ``<utility_space>`` holds
``<objective>`` with ``<issue>`` (items with ``evaluation``) and ``<weight index value>``, and
``<reservation value>``; evaluations are divided by the largest of their issue.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from lxml import etree

from zopa.deals.compiled import missing
from zopa.deals.errors import GameError
from zopa.deals.game import Game, Issue, Option, Party, Preference, WalkAway, Weights

_MOST_BOUNDS = 1_000


def read_genius(path: Path) -> Game:
    """The game of a folder of utility spaces, or of the folder that a file of it stands in.

    A single utility space gives a game of one party. Integer issues become one option for each
    whole number. Raises :class:`GameError` that names file and element.
    """
    files = sorted(path.glob("*.xml")) if path.is_dir() else sorted(path.parent.glob("*.xml"))
    trees = {file: _tree(file) for file in files}
    spaces = {file: tree for file, tree in trees.items() if _local(tree) == "utility_space"}
    if not spaces:
        hint = "a GENIUS domain has one XML file with <utility_space> for each party"
        raise GameError("no utility space here", place=str(path), hint=hint)
    issues: tuple[Issue, ...] | None = None
    parties = []
    for file, tree in spaces.items():
        found, party = _space(file, tree)
        if issues is None:
            issues = found
        elif [(i.id, i.options) for i in found] != [(i.id, i.options) for i in issues]:
            problem = f"other issues or options than {next(iter(spaces)).name}"
            raise GameError(problem, place=str(file), hint="files of one domain share them")
        parties.append(party)
    assert issues is not None
    folder = path if path.is_dir() else path.parent
    return Game(id=folder.resolve().name, issues=issues, parties=tuple(parties))


def write_genius(game: Game, folder: Path) -> None:
    """Write ``<id>.xml`` (the domain) and ``<id>-<party>.xml`` for each party into the folder.

    Raises :class:`GameError` where GENIUS cannot hold the game: unknown numbers, values below 0,
    red lines, links, or a walk-away value that is no number.
    """
    place = f"game {game.id!r}"
    hint = "GENIUS holds weights, values and reservation values only"
    if missing(game):
        raise GameError(f"unknown: {missing(game)[0]}", place=place, hint="GENIUS needs numbers")
    if game.links or any(party.red_lines for party in game.parties):
        raise GameError("GENIUS cannot hold red lines and links", place=place, hint=hint)
    folder.mkdir(parents=True, exist_ok=True)
    domain = etree.Element("negotiation_template")
    etree.SubElement(domain, "utility_space").append(_objective(game, None, place))
    _save(domain, folder / f"{game.id}.xml")
    for party in game.parties:
        root = etree.Element("utility_space", type="any", number_of_issues=str(len(game.issues)))
        root.append(_objective(game, party, place))
        limit = party.walk_away
        if limit is not None and limit.value is None:
            raise GameError(f"the walk-away value of {party.id!r}", place=place, hint=hint)
        etree.SubElement(root, "discount_factor", value="1.0")
        etree.SubElement(root, "reservation", value=repr(limit.value if limit else 0.0))
        _save(root, folder / f"{game.id}-{party.id}.xml")


def _objective(game: Game, party: Party | None, place: str) -> etree._Element:
    root = etree.Element(
        "objective", index="0", etype="objective", type="objective", name=game.id, description=""
    )
    tops: dict[str, float] = {}
    for at, issue in enumerate(game.issues, start=1):
        node = etree.SubElement(
            root,
            "issue",
            index=str(at),
            etype="discrete",
            type="discrete",
            vtype="discrete",
            name=issue.id,
        )
        values = _values(party, issue, place) if party is not None else {}
        tops[issue.id] = max(values.values(), default=0.0)
        for number, option in enumerate(issue.options, start=1):
            item = etree.SubElement(node, "item", index=str(number), value=option.id)
            if party is not None:
                item.set("evaluation", repr(values[option.id]))
    for at, issue in enumerate(game.issues, start=1):
        if party is not None:
            weight = (party.weights.values or {}).get(issue.id, 0.0) if party.weights else 1.0
            # GENIUS divides evaluations by the largest of the issue: the weight makes up for it.
            value = weight * tops[issue.id]
            etree.SubElement(root, "weight", index=str(at), value=repr(value))
    return root


def _values(party: Party, issue: Issue, place: str) -> dict[str, float]:
    preference = party.preferences.get(issue.id)
    values = (preference.values if preference else None) or {}
    for option, value in values.items():
        if value < 0:
            problem = f"the value of {option!r} for {party.id!r} is below 0"
            raise GameError(problem, place=place, hint="GENIUS has evaluations of 0 and more")
    return {option.id: values.get(option.id, 0.0) for option in issue.options}


def _save(root: etree._Element, file: Path) -> None:
    etree.indent(root)
    file.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _tree(file: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(file.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise GameError(f"not XML: {error}", place=str(file), hint="correct it there") from error


def _space(file: Path, tree: etree._Element) -> tuple[tuple[Issue, ...], Party]:
    weights = {str(node.get("index")): _number(file, node, "value") for node in tree.iter("weight")}
    issues, shares, preferences = [], {}, {}
    for node in tree.iter("issue"):
        id = str(node.get("name") or node.get("index"))
        evaluations = _evaluations(file, node, id)
        top = max(evaluations.values(), default=0.0)
        issues.append(Issue(id=id, options=tuple(Option(id=option) for option in evaluations)))
        shares[id] = weights.get(str(node.get("index")), 0.0)
        preferences[id] = Preference(
            values={o: value / top if top > 0 else 0.0 for o, value in evaluations.items()}
        )
    if not issues:
        raise GameError("no <issue> in it", place=str(file), hint="is this a utility space?")
    total = sum(shares.values())
    if total <= 0:
        raise GameError("the weights sum to 0", place=f"{file}: weight", hint="give them values")
    reserve = next(tree.iter("reservation"), None)
    party = Party(
        id=file.stem,
        weights=Weights(values={id: share / total for id, share in shares.items()}),
        preferences=preferences,
        walk_away=None
        if reserve is None
        else WalkAway(value=_number(file, reserve, "value") / total),
    )
    return tuple(issues), party


def _evaluations(file: Path, node: etree._Element, id: str) -> dict[str, float]:
    kind = node.get("vtype") or node.get("type") or "discrete"
    if kind == "integer":
        return _integers(file, node, id)
    if kind != "discrete":
        hint = "discrete and integer issues are read; cut the range into options"
        raise GameError(f"an issue of the type {kind!r}", place=f"{file}: {id}", hint=hint)
    found: dict[str, float] = {}
    for item in node.iter("item"):
        option = str(item.get("value"))
        if option in found:
            raise GameError(f"{option!r} stands twice", place=f"{file}: {id}", hint="remove one")
        found[option] = _number(file, item, "evaluation")
        if found[option] < 0:
            problem = f"the evaluation of {option!r} is below 0"
            raise GameError(problem, place=f"{file}: {id}", hint="evaluations are 0 and more")
    return found


def _integers(file: Path, node: etree._Element, id: str) -> dict[str, float]:
    """Whole numbers from ``lowerbound`` to ``upperbound``, the evaluator linear in between."""
    bounds = next((n for n in node.iter("range")), node)
    low, high = int(_number(file, bounds, "lowerbound")), int(_number(file, bounds, "upperbound"))
    if not 0 <= high - low < _MOST_BOUNDS:
        problem = f"a range from {low} to {high}"
        raise GameError(problem, place=f"{file}: {id}", hint="at most 1000 whole numbers, upwards")
    evaluator = next((n for n in node.iter("evaluator")), None)
    if evaluator is None:
        raise GameError("no <evaluator>", place=f"{file}: {id}", hint="add one with its type")
    if evaluator.get("ftype") == "linear":
        offset = _number(file, evaluator, "parameter0")
        slope = _number(file, evaluator, "parameter1")
        values = {at: offset + slope * at for at in range(low, high + 1)}
    else:
        points = {
            low: _number(file, evaluator, "lowerbound"),
            high: _number(file, evaluator, "upperbound"),
        }
        values = _between(points)
    return {str(at): value for at, value in values.items()}


def _between(points: dict[int, float]) -> dict[int, float]:
    values = dict(points)
    for (a, left), (b, right) in pairwise(sorted(points.items())):
        values |= {at: left + (right - left) * (at - a) / (b - a) for at in range(a, b + 1)}
    return dict(sorted(values.items()))


def _number(file: Path, node: etree._Element, key: str) -> float:
    text = node.get(key)
    try:
        value = float(text) if text is not None else float("nan")
    except ValueError:
        value = float("nan")
    if not -1e12 < value < 1e12:
        where = f"{file}:{node.sourceline}: <{_local(node)}>"
        raise GameError(f"{key} is {text!r}", place=where, hint="write a number")
    return value


def _local(node: etree._Element) -> str:
    return str(etree.QName(node).localname)
