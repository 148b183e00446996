"""``zopa show FILE positions``: issues by parties; a table where it fits, else issue by issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zopa.cli.choose import chosen_issues, chosen_parties
from zopa.cli.lists import sentences
from zopa.cli.output import Format, clean, console, emit_data, labels
from zopa.record.export import as_data
from zopa.record.matrix import Cell, Matrix
from zopa.record.names import issue_name, issue_question, option_name, party_name

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from zopa.case.findings import Position
    from zopa.library import Case

# A sign beside the word: neither colour nor sign alone tells the stance.
SIGNS = {"for": "+", "open": "~", "against": "−"}
_COLOURS = {"for": "green", "open": "yellow", "against": "red"}
_NOTHING = "—"
_LEAST_COLUMN = 16
_ISSUE_COLUMN = 22


class View:
    """The part of the matrix that was asked for, with the words to show it in."""

    def __init__(
        self, case: Case, lang: str, *, parties: Sequence[str] = (), issues: Sequence[str] = ()
    ) -> None:
        self.case = case
        self.lang = lang
        self.word = labels(lang)
        whole = case.matrix()
        only_parties = chosen_parties(case, parties) or whole.parties
        only_issues = chosen_issues(case, issues) or whole.issues
        self.matrix = Matrix(
            issues=tuple(dict.fromkeys(only_issues)),
            parties=tuple(dict.fromkeys(only_parties)),
            cells=tuple(
                c for c in whole.cells if c.party in only_parties and c.issue in only_issues
            ),
        )
        self.positions: dict[str, Position] = {p.id: p for p in case.positions()}
        self.reports = {report.id: report for report in case.reports()}

    @cached_property
    def names(self) -> dict[str, str]:
        """What actors are called, by id."""
        return {actor.id: actor.name for actor in self.case.actors()}

    def party(self, id: str) -> str:
        return clean(party_name(self.case.agenda, id, self.lang))

    def issue(self, id: str) -> str:
        return clean(issue_name(self.case.agenda, id, self.lang))

    def question(self, id: str) -> str:
        return clean(issue_question(self.case.agenda, id, self.lang))

    def option(self, cell: Cell) -> str:
        if cell.option is None:
            return ""
        return clean(option_name(self.case.agenda, cell.issue, cell.option, self.lang))


def show(view: View, format: Format, *, evidence: bool, limit: int | None) -> None:
    """Print the matrix; ``limit`` counts issues in a table, cells elsewhere."""
    if format != "table":
        emit_data(
            [_data(view, cell, evidence=evidence) for cell in view.matrix.cells][:limit], format
        )
        return
    screen = console()
    issues = view.matrix.issues[:limit]
    if not issues:
        screen.print(view.word["no_positions"])
        return
    room = screen.width - min(_ISSUE_COLUMN, max(len(view.issue(issue)) for issue in issues))
    if len(view.matrix.parties) * (_LEAST_COLUMN + 2) <= room:
        screen.print(_table(view, issues))
    else:
        for issue in issues:
            screen.print(_block(view, issue))
    left = len(view.matrix.issues) - len(issues)
    if left:
        screen.print(f"… {left} {view.word['more']}")
    screen.print(f"\n{view.word['by_machine']}", style="dim")
    if evidence:
        _print_evidence(view, issues, screen)


def _data(view: View, cell: Cell, *, evidence: bool) -> dict[str, Any]:
    data = as_data(cell)
    if evidence:
        positions = [view.positions[id] for id in cell.positions]
        data["positions"] = [
            as_data(p) | {"review": view.case.snapshot.review(p.id)} for p in positions
        ]
        data["evidence"] = [as_data(s) for p in positions for s in p.evidence]
    return data


def _table(view: View, issues: Iterable[str]) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(Text(view.word["issue"]), max_width=_ISSUE_COLUMN)
    for party in view.matrix.parties:
        table.add_column(Text(view.party(party)), min_width=_LEAST_COLUMN)
    for issue in issues:
        cells = [view.matrix.cell(issue, party) for party in view.matrix.parties]
        table.add_row(
            Text(view.issue(issue)),
            *(_cell(view, c, "\n") if c else Text(_NOTHING) for c in cells),
        )
    return table


def _block(view: View, issue: str) -> RenderableType:
    """One issue: a line for each party that said something, one for all that did not."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    head = Text(view.issue(issue), style="bold")
    if question := view.question(issue):
        head.append(f"  {question}", style="not bold dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(max_width=24)
    grid.add_column()
    silent = []
    for party in view.matrix.parties:
        cell = view.matrix.cell(issue, party)
        if cell is None:
            silent.append(view.party(party))
        else:
            grid.add_row(Text(view.party(party)), _cell(view, cell, " · "))
    if silent:
        grid.add_row(Text(_NOTHING), Text(f"{', '.join(silent)}: {view.word['nothing_said']}"))
    return Group(head, Padding(grid, (0, 0, 1, 2)))


def _cell(view: View, cell: Cell, between: str) -> Text:
    """``− against ·7`` and the date; then what else must not be overlooked; then the option."""
    from rich.text import Text

    word = view.word
    text = Text(f"{SIGNS[cell.stance]} {word[cell.stance]}", style=_COLOURS[cell.stance])
    text.append(f" ·{cell.sentences}", style="default")
    day = cell.date.isoformat() if cell.date else word["undated"]
    text.append(f"{between}{day}", style="default")
    if cell.red_line:
        text.append(f"{between}■ {word['red_line']}", style="bold red")
    if cell.contested:
        text.append(f"{between}≠ {word['contested']}", style="bold magenta")
    if cell.origin != "statement":
        text.append(f"{between}({word[cell.origin]})", style="dim")
    if cell.estimated:
        text.append(f"{between}({word['estimated']})", style="dim")
    if option := view.option(cell):
        text.append(f"\n  {option}", style="italic default")
    return text


def _print_evidence(view: View, issues: Sequence[str], screen: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    screen.print(Text(f"\n{view.word['evidence']}", style="bold"))
    for cell in view.matrix.cells:
        if cell.issue not in issues:
            continue
        screen.print(Text(f"\n{view.issue(cell.issue)} · {view.party(cell.party)}", style="bold"))
        for id in cell.positions:
            for line in _proof(view, view.positions[id]):
                screen.print(Padding(line, (0, 0, 0, 2)))


def _proof(view: View, position: Position) -> list[Text]:
    """Who took the stance, in which sentence, where that stands and by which rule it was found."""
    from rich.text import Text

    word = view.word
    option = position.option and option_name(
        view.case.agenda, position.issue, position.option, view.lang
    )
    head = [
        f"{SIGNS[position.stance]} {word[position.stance]}",
        f"■ {word['red_line']}" if position.red_line else "",
        option or "",
        view.names.get(position.speaker or "", ""),
        word[position.origin],
        f"{position.confidence:.2f}",
    ]
    lines = [Text(" · ".join(filter(None, map(clean, head))))]
    if position.condition is not None:
        lines.append(Text(f"  {word['condition']}: {clean(position.condition.text)}"))
    lines += [
        Text(f"  {line}")
        for line in sentences(position.evidence, view.reports, word, rule=position.rule)
    ]
    return lines
